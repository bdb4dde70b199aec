"""A list of any length: only the lines that are on the screen are drawn."""

from collections.abc import Sequence
from typing import Any, ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from pln.tui.lines import Cell, Line, Listing, shared_out, wrapped

_MARK, _NO_MARK = "▌ ", "  "
_LOOKS = {"": Style(), "bold": Style(bold=True), "dim": Style(dim=True)}


class RowList(ScrollView, can_focus=True):
    """Lines to walk through. Posts Highlighted where the cursor comes to stand, Chosen on Enter or a double click."""

    DEFAULT_CSS = """
    RowList { height: 1fr; overflow-x: hidden; scrollbar-size-vertical: 1; background: $surface; }
    RowList > .row-list--cursor { background: $block-cursor-blurred-background; text-style: bold; }
    RowList:focus > .row-list--cursor {
        background: $block-cursor-background; color: $block-cursor-foreground; text-style: bold;
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"row-list--cursor"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "move(1)", show=False),
        Binding("k,up", "move(-1)", show=False),
        Binding("pagedown,ctrl+d,space", "page(1)", show=False),
        Binding("pageup,ctrl+u", "page(-1)", show=False),
        Binding("g,home", "to(0)", show=False),
        Binding("G,end", "to(-1)", show=False),
        Binding("enter", "choose", show=False),
    ]

    class Highlighted(Message):
        """The cursor stands on another line; None where there is none to stand on."""

        def __init__(self, line: Line | None) -> None:
            super().__init__()
            self.line = line

    class Chosen(Message):
        """Somebody wants to look into this line."""

        def __init__(self, line: Line) -> None:
            super().__init__()
            self.line = line

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self._listing = Listing("", (), ())
        self._given: Sequence[Line] = ()
        self._lines: Sequence[Line] = ()
        self._at = -1
        self._stays = False

    @property
    def current(self) -> Line | None:
        """The line that the cursor is on."""
        return self._lines[self._at] if 0 <= self._at < len(self._lines) else None

    def show(self, listing: Listing, lines: Sequence[Line]) -> None:
        """Shows some lines of a listing. The cursor stays on what it was on, or as near as it can."""
        before = self.current.opens if self.current and not self._stays else None
        at, self._stays = self._at, False
        self._listing, self._given = listing, lines
        self._lines = lines = self._wrapped()
        self.virtual_size = Size(self.size.width, len(lines))
        same = next((place for place, line in enumerate(lines) if line.opens == before), -1) if before else -1
        self._at = -1
        self._stand(same if same >= 0 else max(at, 0), told=True)
        self.refresh()

    def let_go(self) -> None:
        """When lines are shown next, the cursor stays at its place, wherever the line that it is on goes."""
        self._stays = True

    def select(self, opens: Sequence[str]) -> bool:
        """Puts the cursor on the line that opens this; whether there is one."""
        wanted = tuple(opens)
        place = next((place for place, line in enumerate(self._lines) if line.opens == wanted), -1)
        if place >= 0:
            self._stand(place)
        return place >= 0

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        place = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if place >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        style = self.get_component_rich_style("row-list--cursor") if place == self._at else self.rich_style
        line = self._lines[place]
        segments = [Segment(_MARK if place == self._at else _NO_MARK, style)]
        segments += self._cells(line, width - len(_MARK), style)
        return Strip(segments).adjust_cell_length(width, style).simplify()

    def _cells(self, line: Line, width: int, style: Style) -> list[Segment]:
        if not line.opens:
            (cell,) = line.cells
            return [Segment(_fitted(cell, width), style + _LOOKS[cell.look])]
        segments = []
        looks = _LOOKS if line is not self.current else dict.fromkeys(_LOOKS, Style())
        for cell, size in zip(line.cells, shared_out(self._listing.widths, width), strict=True):
            if size > 0:
                segments += [Segment(_fitted(cell, size), style + looks[cell.look]), Segment(" ", style)]
        return segments

    def _stand(self, place: int, *, told: bool = False) -> None:
        """Moves the cursor to the line at this place, or the nearest one that opens something."""
        last = len(self._lines) - 1
        place = min(max(place, 0), last)
        after = (one for one in range(place, last + 1) if self._lines[one].opens)
        before = (one for one in range(place, -1, -1) if self._lines[one].opens)
        found = next(after, next(before, -1))
        if found == self._at and not told:
            return
        self._at = found
        self._reveal()
        self.refresh()
        self.post_message(self.Highlighted(self.current))

    def _reveal(self) -> None:
        """Brings the cursor onto the screen; at the first line, what is written above it, too."""
        if self._at >= 0 and not any(line.opens for line in self._lines[: self._at]):
            self.scroll_home(animate=False, force=True)
        elif self._at >= 0:
            self.scroll_to_region(Region(0, self._at, 1, 1), animate=False, force=True)

    def action_move(self, by: int) -> None:
        """One line down or up, past headings."""
        place = self._at + by
        while 0 <= place < len(self._lines) and not self._lines[place].opens:
            place += by
        if 0 <= place < len(self._lines):
            self._stand(place)

    def action_page(self, by: int) -> None:
        """A screen down or up."""
        self._stand(self._at + by * max(1, self.size.height - 1))

    def action_to(self, place: int) -> None:
        """To the first line, or (-1) the last one."""
        self._stand(place if place >= 0 else len(self._lines) - 1)

    def action_choose(self) -> None:
        """Into the line."""
        if self.current:
            self.post_message(self.Chosen(self.current))

    async def _on_click(self, event: events.Click) -> None:
        place = event.y + self.scroll_offset.y
        if place < len(self._lines) and self._lines[place].opens:
            self._stand(place)
            if event.chain == 2:
                self.action_choose()

    def _wrapped(self) -> Sequence[Line]:
        """The lines, with remarks in as many as they need."""
        room = self.scrollable_content_region.width - len(_MARK)
        if room <= 0 or all(line.opens or cell_len(line.cells[0].text) <= room for line in self._given):
            return self._given
        return [part for line in self._given for part in ((line,) if line.opens else wrapped(line, room))]

    def _on_resize(self) -> None:
        current, self._lines = self.current, self._wrapped()
        self._at = next((place for place, line in enumerate(self._lines) if line is current), -1)
        self.virtual_size = Size(self.size.width, len(self._lines))
        self._reveal()


def _fitted(cell: Cell, width: int) -> str:
    """The text in exactly so many cells of the screen."""
    if cell_len(cell.text) <= width:
        return set_cell_size(cell.text, width)
    return f"{set_cell_size(cell.text, max(0, width - 1))}…"[: max(width, 0) or None] if width > 0 else ""
