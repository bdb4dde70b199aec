"""One of several."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from pln.tui.dialogs.dialog import Dialog
from pln.tui.lines import Line, Listing, Width, cell
from pln.tui.row_list import RowList

# What is chosen (the words of a command, or of a part of one), what it is called, and what is said about it.
Choice = tuple[tuple[str, ...], str, str]


class ChooseDialog(Dialog[tuple[str, ...]]):
    """A short list; its result is the words of the choice."""

    DEFAULT_CSS = """
    ChooseDialog RowList { height: auto; max-height: 16; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "leave", show=False)]
    KEYS_TEXT = "enter: choose   esc: leave"

    def __init__(self, title: str, choices: Sequence[Choice]) -> None:
        super().__init__()
        self._title, self._choices = title, choices

    @property
    def title_text(self) -> str:
        """What is to be chosen."""
        return self._title

    def content(self) -> Iterator[Widget]:
        """The list."""
        yield RowList()

    def on_mount(self) -> None:
        """Fills it."""
        lines = [
            Line(words, (cell(name, look="bold"), cell(about, look="dim")))
            for words, name, about in self._choices
        ]
        rows = self.query_one(RowList)
        rows.styles.height = min(len(lines), 16)
        widest = max((len(name) for _, name, _ in self._choices), default=0)
        rows.show(Listing("", (Width(min(widest + 1, 40)), Width(0, 1)), lines), lines)
        rows.focus()

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        self.dismiss(event.line.opens)
