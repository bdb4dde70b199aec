"""A tab: a list with a filter, and what is selected in it beside or below."""

import asyncio
from collections.abc import Callable, Sequence
from threading import Lock
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.message import Message

from pln.errors import PlnError
from pln.names import fold
from pln.reports.report import Report
from pln.tui.commands import MOST_ROWS, Commands
from pln.tui.detail import Detail, picture
from pln.tui.door import commands_of
from pln.tui.lines import Line, Listing, remark
from pln.tui.row_list import RowList

if TYPE_CHECKING:
    from pln.reports.dashboard_page import GoalPicture

Load = Callable[[Commands], Listing]
_WIDE = 120  # cells from which on the detail is beside the list
_READING = Listing("", (), [remark("Reading …")])
_PAUSE_SECONDS = 0.05  # of somebody who walks through the list without a look at each line


class Browser(Container):
    """The list that `load` makes. It reads when it is first shown, and anew when it is told to."""

    DEFAULT_CSS = """
    Browser { layout: vertical; height: 1fr; }
    Browser > .list { height: 3fr; }
    Browser > Detail { height: 2fr; border-top: solid $foreground 40%; }
    Browser > Detail:focus { border-top: heavy $primary; }
    Browser.wide { layout: horizontal; }
    Browser.wide > .list { width: 5fr; height: 1fr; }
    Browser.wide > Detail { width: 4fr; height: 1fr; border-top: none; border-left: solid $foreground 40%; }
    Browser.wide > Detail:focus { border-top: none; border-left: heavy $primary; }
    Browser.whole > .list { display: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False),
        Binding("down", "into_list", show=False),
    ]

    class Missing(Message):
        """The list has no line that opens what was to be selected."""

        def __init__(self, opens: tuple[str, ...]) -> None:
            super().__init__()
            self.opens = opens

    def __init__(self, load: Load, **given: Any) -> None:
        super().__init__(**given)
        self._load = load
        self._listing: Listing | None = None
        self._sought: Sequence[str] | None = None
        self._reports: Sequence[Report[Any]] = ()
        self._goal: GoalPicture | None = None
        self._shown: tuple[str, ...] = ()
        self._wanted: tuple[str, ...] = ()
        self._turn = Lock()  # one detail is read at a time
        self._looked_at: Line | None = None
        self._reads = False
        self.stale = True

    def compose(self) -> ComposeResult:
        """The list, and the detail; the filter is made when it is wanted."""
        with Vertical(classes="list"):
            yield RowList()
        yield Detail()

    @property
    def current(self) -> Line | None:
        """The line that is selected."""
        return self.query_one(RowList).current

    @property
    def is_reading(self) -> bool:
        """Whether it has nothing to show yet."""
        return self._listing is None

    def refresh_if_stale(self) -> None:
        """Reads again what may have changed."""
        if self.stale:
            self.stale, self._reads = False, True
            self._read()

    async def select(self, opens: Sequence[str]) -> None:
        """Selects the line that opens this, now or as soon as it has been read; posts Missing if there is none."""
        self._wanted = tuple(opens)
        await self._find()

    async def _find(self) -> None:
        rows, wanted = self.query_one(RowList), self._wanted
        found = rows.select(wanted)
        if not found and self._filter:
            await self._show_all()
            found = rows.select(wanted)
        if found or not self._reads:
            self._wanted = ()
        if not found and not self._reads:
            self.post_message(self.Missing(wanted))

    async def _show_all(self) -> None:
        await self.query(".filter").remove()
        self._narrow()

    @work(exclusive=True, group="list")
    async def _read(self) -> None:
        if self._listing is None:
            self.query_one(RowList).show(_READING, _READING.lines)
        try:
            listing = await asyncio.to_thread(self._load, commands_of(self))
        except PlnError as error:
            listing = Listing("", (), [remark(error.message), *([remark(error.hint)] if error.hint else [])])
        self._listing, self._sought, self._reads = listing, None, False
        self._shown = ()
        self._narrow()
        if self._wanted:
            await self._find()

    def on_input_changed(self) -> None:
        """Narrows the list as somebody types."""
        self._narrow()

    def _narrow(self) -> None:
        """Shows the lines that have all the words of the filter."""
        if self._listing is None:
            return
        lines, asked = self._listing.lines, fold(self._filter).split()
        if asked:
            if self._sought is None:
                self._sought = [line.sought for line in lines]
            found = zip(lines, self._sought, strict=True)
            lines = [line for line, text in found if line.opens and all(word in text for word in asked)]
            lines = lines or [remark("Nothing here has these words. esc shows all again.")]
        self.query_one(RowList).show(self._listing, lines)

    @on(RowList.Highlighted)
    def _look(self, event: RowList.Highlighted) -> None:
        self._show_detail(event.line)

    @on(RowList.Chosen)
    def _enter(self) -> None:
        self.query_one(Detail).focus()
        self.set_class(not self.has_class("wide"), "whole")

    @property
    def _filter(self) -> str:
        """What somebody has typed to narrow the list."""
        return "".join(getattr(one, "value", "") for one in self.query(".filter"))

    def on_input_submitted(self) -> None:
        """From the filter into the list."""
        self.action_into_list()

    def action_into_list(self) -> None:
        """From the filter into the list."""
        self.query_one(RowList).focus()

    async def action_filter(self) -> None:
        """Into the filter."""
        if not self.query(".filter"):
            from textual.widgets import Input

            made = Input(placeholder="narrow the list", compact=True, select_on_focus=False, classes="filter")
            await self.query_one(Vertical).mount(made, before=0)
        self.query_one(".filter").focus()

    async def action_back(self) -> None:
        """From the detail to the list; from there, all lines again."""
        if self.has_class("whole") or self.query_one(Detail).has_focus:
            self.remove_class("whole")
        else:
            await self._show_all()
        self.query_one(RowList).focus()

    @work(exclusive=True, group="detail")
    async def _show_detail(self, line: Line | None) -> None:
        detail, self._looked_at = self.query_one(Detail), line
        if line is None:
            self._reports, self._goal = (), None
            return detail.show(Text())
        again = line.opens == self._shown
        if not again:
            await asyncio.sleep(_PAUSE_SECONDS)
        try:
            text = await asyncio.to_thread(self._drawn, line, detail.room)
        except PlnError as error:
            text = Text(f"{error.message}\n{error.hint}")
        self._shown = line.opens
        return detail.show(text, from_the_top=not again)

    def _drawn(self, line: Line, width: int) -> Text:
        with self._turn:
            if line is not self._looked_at:  # somebody has walked on meanwhile
                return Text()
            return self._read_detail(line, width)

    def _read_detail(self, line: Line, width: int) -> Text:
        commands = commands_of(self)
        reports = (commands.run(words, most=MOST_ROWS).report for words in _answers(line.opens))
        self._reports = [report for report in reports if report is not None]
        self._goal = commands.goal_picture(line.opens[2]) if line.opens[:2] == ("show", "goal") else None
        return self._picture(line.note, width)

    def _picture(self, note: str, width: int) -> Text:
        said = [Text(f"{note}\n", "bold")] if note else []
        if self._goal and self._goal.curve:
            from pln.tui.charts import progress_chart

            said.append(Text("\n".join(progress_chart(self._goal, width)) + "\n"))
        return Text("\n").join([*said, *(picture(report, width) for report in self._reports)])

    def _on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.width >= _WIDE, "wide")
        detail, line = self.query_one(Detail), self.current
        if self._reports and line and detail.size.width:
            detail.show(self._picture(line.note, detail.room), from_the_top=False)


def _answers(opens: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The commands whose answers are the detail: of somebody, what to know before a meeting comes first."""
    if opens[:2] == ("show", "contact"):
        return [("contacts", "brief", *opens[2:]), opens]
    return [opens]
