"""What is done to the record that is selected: it is changed, in a form or as text, finished, or put away."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Any

from textual import work

from pln.errors import PlnError
from pln.tui.commands import Outcome
from pln.tui.performing import PerformingApp

_PUTS_AWAY = (("contacts", "snooze"), ("edit", "resource"), ("edit", "goal"))
_NOT_CHANGED = "These are answers, not records: there is nothing to change. / finds what you mean."
_NO_RECORD = {
    (): "Select a record to change it.",
    ("history",): "What was done is not changed but taken back: u does so, with the last step first.",
}


class RecordsApp(PerformingApp):
    """An app in which a record can be selected."""

    @property
    def selected(self) -> tuple[str, ...]:
        """The command that shows what is selected, without `pln`; () for nothing."""
        return ()

    def take(self) -> tuple[str, ...]:
        """What is selected, to do something to it."""
        return self.selected

    def put_away(self) -> None:
        """Called before something is done after which what is selected belongs elsewhere."""

    def refuse(self, why: str) -> None:
        """Says why nothing is done."""
        self.tell(why)

    def choose(self, title: str, choices: Sequence[Any], dialog: Callable[..., Any]) -> None:
        """Asks which one, and does it to what is selected."""

        def then(words: tuple[str, ...] | None) -> None:
            if words:
                self._settle(words)

        self.push_screen(dialog(title, choices), then)

    def _settle(self, words: Sequence[str]) -> None:
        """Does something to what is selected. If that puts it away, the line that takes its place is selected."""
        if tuple(words[:2]) in _PUTS_AWAY:
            self.put_away()
        self.do(words)

    @work(exclusive=True, group="finish")
    async def action_finish(self) -> None:
        """Keeps the promise, reaches the milestone, finishes the resource."""
        from pln.tui.dialogs.choose import ChooseDialog
        from pln.tui.finishing import ways_to_finish

        try:
            ways = await asyncio.to_thread(ways_to_finish, self.commands, self.selected)
        except PlnError as error:
            return self.complain(error)
        if not ways:
            return self.refuse(
                "There is nothing to be finished here. x is for promises, goals and resources."
            )
        self.take()
        if len(ways) == 1:
            self._settle(ways[0][0])
        else:
            self.choose("What is done?", ways, ChooseDialog)
        return None

    def action_add(self) -> None:
        """Which kind of record? Then its form."""
        from pln.tui.adding import kinds
        from pln.tui.dialogs.choose import ChooseDialog

        def then(words: tuple[str, ...] | None) -> None:
            if words:
                self.fill_in(words)

        self.push_screen(ChooseDialog("What is new?", kinds(self.commands)), then)

    @work(exclusive=True, group="form")
    async def fill_in(self, command: Sequence[str], record: Sequence[str] = ()) -> None:
        """The form of a command; `record` is what is changed: its kind, and its handle.

        A new record that belongs to such a one as is selected belongs to that, unless something else is filled in.
        """
        from pln.tui.adding import start
        from pln.tui.dialogs.form import FormDialog

        try:
            blanks = await asyncio.to_thread(self.commands.blanks, command)
            before = await asyncio.to_thread(self.commands.texts, record[0], record[1:]) if record else None
        except PlnError as error:
            self.complain(error)
            return
        title = f"Change {' '.join(record)}" if record else " ".join(command).capitalize()
        begun = None if record else start(blanks, self.selected)
        self.push_screen(FormDialog(title, [*command, *record[1:]], blanks, before, begun), self._show_answer)

    def _show_answer(self, outcome: Outcome | None) -> None:
        """A command that was filled in may be one that answers."""
        if outcome is not None and outcome.report is not None:
            from pln.tui.dialogs.answer import AnswerDialog

            self.push_screen(AnswerDialog((), outcome.report))

    def action_edit(self) -> None:
        """In a form."""
        if record := self._record():
            self.fill_in(("edit", record[0]), record)

    def action_edit_text(self) -> None:
        """As text, in the editor."""
        if record := self._record():
            self.do(("edit", *record), self._in_editor)

    def _record(self) -> tuple[str, ...]:
        """The kind and handle of what is selected; () after saying that there is nothing to change."""
        if self.selected[:1] == ("show",):
            return self.take()[1:]
        self.refuse(_NO_RECORD.get(self.selected[:1], _NOT_CHANGED))
        return ()

    def _in_editor(self, text: str) -> str:
        """The text as it comes back from the editor, for which the app steps aside."""
        return self.call_from_thread(self._suspended, text)

    def _suspended(self, text: str) -> str:
        with self.suspend():
            return self.commands.edited(text)
