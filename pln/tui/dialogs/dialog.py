"""What all dialogs have: a box with a title, a place for what went wrong, and a line of keys."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, TypeVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static

from pln.errors import PlnError
from pln.render.safe import safe
from pln.tui.door import app_of

PAUSE_SECONDS = 0.08  # of somebody who types on: only what stands still that long is looked up
Result = TypeVar("Result")


class Dialog(ModalScreen[Result]):
    """Escape leaves it with nothing done. What somebody typed stays when a command refuses it, and after one escape."""

    DEFAULT_CSS = """
    Dialog { align: center middle; }
    Dialog > Vertical {
        width: 90%; max-width: 96; height: auto; max-height: 95%;
        background: $surface; border: round $primary; padding: 0 1;
    }
    Dialog .title { text-style: bold; margin-bottom: 1; }
    Dialog .problem { display: none; color: $error; text-style: bold; }
    Dialog .problem.said { display: block; }
    Dialog .keys { color: $text-muted; margin-top: 1; }
    Dialog Input { background: $foreground 8%; }
    Dialog Input:focus { background: $foreground 16%; }
    Dialog Input > .input--placeholder, Dialog Input > .input--suggestion { color: $text-muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]
    TITLE_TEXT = ""
    KEYS_TEXT = "enter: do it   esc: leave"
    _works = False
    _would_leave = False  # at the next escape, whatever was typed

    def compose(self) -> ComposeResult:
        """The box; what is in it is the business of `content`."""
        with Vertical():
            yield Static(safe(self.title_text), classes="title", markup=False)
            yield from self.content()
            yield Static("", classes="problem", markup=False)
            yield Static(self.keys_text, classes="keys", markup=False)

    @property
    def keys_text(self) -> str:
        """What its keys do."""
        return self.KEYS_TEXT

    @property
    def title_text(self) -> str:
        """What it is about."""
        return self.TITLE_TEXT

    def content(self) -> Iterable[Widget]:
        """What is asked."""
        return ()

    def fit(self, lines: int) -> None:
        """As high as so many lines need, frame included, and no higher than there is room for."""
        box = self.query_one(Vertical)
        box.styles.height, box.styles.max_height = "95%", lines

    def complain(self, error: PlnError | None) -> None:
        """Says what is wrong, or that nothing is any more."""
        problem = self.query_one(".problem", Static)
        said = "" if error is None else f"! {error.message}" + (f"\n  {error.hint}" if error.hint else "")
        problem.update(safe(said, keep_newlines=True))
        problem.set_class(bool(said), "said")

    def perform(self, words: Sequence[str]) -> None:
        """Runs a command; leaves when it is done, stays when it is refused. Asked again meanwhile, it waits."""
        if not self._works:
            self._works, self._would_leave = True, False
            self.complain(None)
            self._say_keys("Working …")
            self._perform(words)

    @work(group="command")
    async def _perform(self, words: Sequence[str]) -> None:
        try:
            outcome = await app_of(self).perform(words)
        except PlnError as error:
            self.complain(error)
            self._say_keys(self.keys_text)
        else:
            self.dismiss(outcome)  # type: ignore[arg-type]
        finally:
            self._works = False

    def _say_keys(self, text: str) -> None:
        self.query_one(".keys", Static).update(text)

    @property
    def is_typed_in(self) -> bool:
        """Whether something would be lost by leaving."""
        return False

    def action_leave(self) -> None:
        """Leaves with nothing done; asked twice where something was typed."""
        if self._would_leave or not self.is_typed_in:
            self.dismiss(None)
        else:
            self._would_leave = True
            self._say_keys("esc again: leave without what you typed   or type on")

    @on(Input.Changed)
    def _type_on(self) -> None:
        if self._would_leave:
            self._would_leave = False
            self._say_keys(self.keys_text)


class ReadDialog(Dialog[None]):
    """Something to read, in a VerticalScroll; among the keys stands that it scrolls, where it does."""

    KEYS_TEXT = "esc: back"

    @property
    def keys_text(self) -> str:
        """With those that scroll, where there is something to scroll."""
        scrolls = any(part.show_vertical_scrollbar for part in self.query(VerticalScroll))
        return f"↓ ↑: scroll   {self.KEYS_TEXT}" if scrolls else self.KEYS_TEXT

    def on_mount(self) -> None:
        """Whether it scrolls shows when it is laid out."""
        self.watch(
            self.query_one(VerticalScroll),
            "show_vertical_scrollbar",
            lambda: self._say_keys(self.keys_text),
        )
