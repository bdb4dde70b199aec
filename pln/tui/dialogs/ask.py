"""What a command asks while it runs."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future

from textual import on
from textual.widget import Widget
from textual.widgets import Input, Static

from pln.render.safe import safe
from pln.tui.dialogs.dialog import Dialog


class AskDialog(Dialog[str]):
    """A question, below what the command said before it. `answer` gets None where somebody leaves, or the app ends."""

    KEYS_TEXT = "enter: answer   esc: stop"

    def __init__(self, said: Sequence[str], question: str, answer: "Future[str | None]") -> None:
        super().__init__()
        self._said, self._question, self._answer = said, question, answer

    @property
    def title_text(self) -> str:
        """The question."""
        return self._question

    def content(self) -> Iterator[Widget]:
        """What was said, and a line for the answer."""
        if self._said:
            yield Static(safe("\n".join(self._said), keep_newlines=True), markup=False)
        yield Input(compact=True)

    @on(Input.Submitted)
    def _take(self, event: Input.Submitted) -> None:
        self._answer.set_result(event.value)
        self.dismiss(event.value)

    def on_unmount(self) -> None:
        """The command waits for an answer, whatever becomes of the dialog."""
        if not self._answer.done():
            self._answer.set_result(None)
