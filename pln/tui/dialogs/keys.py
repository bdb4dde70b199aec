"""All keys."""

from collections.abc import Iterator
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from pln.tui.dialogs.dialog import ReadDialog
from pln.tui.keys import KEYS, MOVING

_ROWS = [(key.shown or key.keys, key.what) for key in KEYS] + list(MOVING)
_BESIDES = 5  # lines: the frame, the title, the keys


class KeysDialog(ReadDialog):
    """What each key does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,q,enter", "leave", show=False),
        Binding("j,down", "scroll(1)", show=False),
        Binding("k,up", "scroll(-1)", show=False),
        Binding("pagedown,space", "scroll(10)", show=False),
        Binding("pageup", "scroll(-10)", show=False),
    ]
    DEFAULT_CSS = """
    KeysDialog VerticalScroll { height: 1fr; scrollbar-size-vertical: 1; }
    KeysDialog .keys { margin-top: 0; }
    """
    TITLE_TEXT = "Keys"

    def content(self) -> Iterator[Widget]:
        """The table."""
        text = Text()
        for keys, what in _ROWS:
            text.append(f"{keys:<14}", "bold").append(f"{what}\n")
        text.rstrip()
        with VerticalScroll(can_focus=False):
            yield Static(text)

    def on_mount(self) -> None:
        """As high as the table needs."""
        self.fit(len(_ROWS) + _BESIDES)

    def action_scroll(self, by: int) -> None:
        """Down and up, on a small screen."""
        self.query_one(VerticalScroll).scroll_relative(y=by, animate=False)
