"""How the app runs commands: off the thread that draws, one at a time, with what they ask and say shown."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import Future
from threading import Lock

from textual import work
from textual.app import App
from textual.notifications import SeverityLevel

from pln.errors import PlnError
from pln.render.safe import safe
from pln.tui.commands import MOST_ROWS, Commands, Editor, Outcome


class PerformingApp(App[None]):
    """An app that performs commands. `commands` is all that it knows of what is stored."""

    def __init__(self, commands: Commands) -> None:
        super().__init__()
        self.commands = commands
        self._turn = Lock()  # one command at a time changes something

    async def changed(self) -> None:
        """Called after a command that changed something."""

    async def perform(self, words: Sequence[str], edit: Editor | None = None) -> Outcome:
        """Runs a command off this thread, and shows what changed and how to take it back. Raises PlnError.

        Its answer is one to be read: no more rows than that.
        """
        outcome = await asyncio.to_thread(self._run, words, edit)
        if outcome.changed:
            await self.changed()
        self._tell(outcome, how_back="U does it again." if words[0] == "undo" else "u takes it back.")
        return outcome

    def _run(self, words: Sequence[str], edit: Editor | None) -> Outcome:
        with self._turn:
            return self.commands.run(words, self._ask, edit, MOST_ROWS)

    def _ask(self, said: Sequence[str], question: str) -> str | None:
        """Asks what a command wants to know, from the thread that it runs in."""
        from pln.tui.dialogs.ask import AskDialog

        answer: Future[str | None] = Future()
        self.call_from_thread(self.push_screen, AskDialog(said, question, answer))
        return answer.result()

    def _tell(self, outcome: Outcome, how_back: str) -> None:
        said = [safe(line) for line in outcome.said if not _is_of_the_command_line(line)]
        if outcome.changed:
            said = [*said[:-1], f"{said[-1]} {how_back}" if said else how_back]
        if said:
            self.tell("\n".join(said))

    def tell(self, text: str, *, severity: SeverityLevel = "information") -> None:
        """Says something for a while, in place of what was said before."""
        self.clear_notifications()
        self.notify(text, severity=severity, markup=False)

    def complain(self, error: PlnError) -> None:
        """Says what went wrong, and what to do about it."""
        hint = f"\n{safe(error.hint)}" if error.hint else ""
        self.tell(f"! {safe(error.message)}{hint}", severity="error")

    @work(group="command")
    async def do(self, words: Sequence[str], edit: Editor | None = None) -> None:
        """Runs a command; an error is told like everything else."""
        try:
            await self.perform(words, edit)
        except PlnError as error:
            self.complain(error)


def _is_of_the_command_line(line: str) -> bool:
    """Whether a sentence is only about what to type next in a shell."""
    before, found, _ = line.partition("pln ")
    return bool(found) and len(before.split()) <= 3
