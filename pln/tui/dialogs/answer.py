"""The answer of any command, on a screen of its own."""

import asyncio
from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.widget import Widget

from pln.errors import PlnError
from pln.reports.report import Report
from pln.tui.detail import Detail, picture
from pln.tui.dialogs.dialog import ReadDialog
from pln.tui.door import app_of


class AnswerDialog(ReadDialog):
    """Shows a report, or runs the command that gives it. `record` is the command, where it shows one record."""

    DEFAULT_CSS = """
    AnswerDialog > Vertical { height: 90%; max-width: 130; }
    AnswerDialog Detail { background: $surface; padding: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,enter", "leave", show=False),
        # What the app does to a record; it refuses where none is shown.
        Binding("e", "app.edit", show=False),
        Binding("E", "app.edit_text", show=False),
        Binding("x", "app.finish", show=False),
    ]

    def __init__(self, words: Sequence[str], report: Report[Any] | None = None) -> None:
        super().__init__()
        self._words, self._report = tuple(words), report
        self.record = self._words if self._words[:1] == ("show",) else ()

    @property
    def keys_text(self) -> str:
        """With those for a record."""
        return f"e: edit   x: done   {super().keys_text}" if self.record else super().keys_text

    @property
    def title_text(self) -> str:
        """The command."""
        return f"pln {' '.join(self._words)}" if self._words else ""

    def content(self) -> Iterator[Widget]:
        """What it says."""
        yield Detail()

    def on_mount(self) -> None:
        """Asks."""
        self.query_one(Detail).focus()
        self.call_after_refresh(self._answer)

    @work(exclusive=True)
    async def _answer(self) -> None:
        detail = self.query_one(Detail)
        try:
            report = self._report or (await app_of(self).perform(self._words)).report
            if report is not None:
                detail.show(await asyncio.to_thread(picture, report, detail.room))
        except PlnError as error:
            self.complain(error)
