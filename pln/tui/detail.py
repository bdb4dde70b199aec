"""What is selected, whole: the answer of a command as it is drawn on a terminal."""

from typing import Any, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from pln.render.terminal import draw
from pln.reports.report import Report


class Detail(VerticalScroll, can_focus=True):
    """A text to scroll in. What it is given to show is harmless already: `picture` makes it so."""

    DEFAULT_CSS = """
    Detail { height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; background: $background; }
    Detail > Static { width: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll_down", show=False),
        Binding("k", "scroll_up", show=False),
        Binding("g", "scroll_home", show=False),
        Binding("G", "scroll_end", show=False),
        Binding("space", "page_down", show=False),
    ]

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static(markup=False)

    @property
    def room(self) -> int:
        """The cells in a line of it."""
        return max(self.size.width - 3, 20)

    def show(self, text: Text, *, from_the_top: bool = True) -> None:
        """Shows a text; `from_the_top` unless it is the same one anew."""
        self.query_one(Static).update(text)
        if from_the_top:
            self.scroll_home(animate=False)


def picture(report: Report[Any], width: int) -> Text:
    """A report as a terminal of this width shows it."""
    return Text.from_ansi(draw(report, width=width, color=True))
