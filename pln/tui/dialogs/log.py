"""Logging by a sentence, with names completed and what was understood shown while it is typed."""

import asyncio
from collections.abc import Callable, Iterator
from typing import ClassVar

from rich.text import Text
from textual import on, work
from textual.binding import Binding, BindingType
from textual.suggester import Suggester
from textual.widget import Widget
from textual.widgets import Input, Static

from pln.names import fold
from pln.render.safe import safe
from pln.tui.commands import Commands, Outcome, Understood
from pln.tui.dialogs.dialog import PAUSE_SECONDS, Dialog
from pln.tui.door import commands_of

_EXAMPLE = "yesterday: coffee with Ann Lee and Bob about lifetimes #rust +learn-rust"
_LONGEST_NAME = 4  # words of a name that are completed


class LogDialog(Dialog[Outcome]):
    """One sentence; with nobody named in it yet it is only a start."""

    DEFAULT_CSS = """
    LogDialog #understood { height: auto; min-height: 6; margin-top: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "complete", show=False, priority=True)]
    TITLE_TEXT = "What happened, and with whom?"
    KEYS_TEXT = "enter: log it   tab: complete the name   esc: leave   #tag  +goal"

    def __init__(self, start: str = "") -> None:
        super().__init__()
        self._start = start

    def content(self) -> Iterator[Widget]:
        """The sentence, and what it says."""
        yield Input(
            self._start,
            placeholder=_EXAMPLE,
            suggester=_Names(lambda: commands_of(self)),
            select_on_focus=False,
            compact=True,
        )
        yield Static("", id="understood", markup=False)

    @property
    def is_typed_in(self) -> bool:
        """Whether there is more than it began with."""
        return self.query_one(Input).value.strip() != self._start.strip()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self.complain(None)
        self._understand(event.value)

    @work(exclusive=True, group="preview")
    async def _understand(self, sentence: str) -> None:
        commands = commands_of(self)
        if not sentence.strip():
            return self.query_one("#understood", Static).update(_hints())
        await asyncio.sleep(PAUSE_SECONDS)
        found = await asyncio.to_thread(commands.understand, sentence)
        return self.query_one("#understood", Static).update(_in_words(found))

    @on(Input.Submitted)
    def _log(self, event: Input.Submitted) -> None:
        sentence = event.value.strip()
        if sentence:
            self.perform(
                ("log", "interaction", *(("--", sentence) if sentence.startswith("-") else (sentence,)))
            )

    def action_complete(self) -> None:
        """Takes what is suggested."""
        self.query_one(Input).action_end()
        self.query_one(Input).action_cursor_right()


def _hints() -> Text:
    return Text("Date, people, kind, #tags and +goals are taken from the sentence.", "dim")


def _in_words(found: Understood) -> Text:
    """What was understood, a line each: nothing of it by colour alone."""
    said = {
        "When": found.day,
        "With": ", ".join(found.people),
        "Kind": found.kind,
        "For": ", ".join(found.goals),
        "Tags": " ".join(f"#{tag}" for tag in found.tags),
        "What": found.summary,
    }
    text = Text()
    for label, value in said.items():
        if value:
            text.append(f"{label:<6}", "dim").append(f"{safe(value)}\n")
    for question in found.questions:
        text.append(f"? {safe(question)}\n", "bold")
    for problem in found.problems:
        text.append(f"! {safe(problem)}\n", "bold")
    return text


class _Names(Suggester):
    """Completes the name, #tag or +goal at the end of the sentence."""

    def __init__(self, commands: Callable[[], Commands]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._commands = commands
        self._latest = ""

    async def get_suggestion(self, value: str) -> str | None:
        """The sentence with its last words completed; None where nothing begins like them."""
        self._latest = value
        await asyncio.sleep(PAUSE_SECONDS)
        return await asyncio.to_thread(_completed, self._commands(), value) if value == self._latest else None


def _completed(commands: Commands, sentence: str) -> str | None:
    words = sentence.split(" ")
    last = words[-1]
    if len(last) > 1 and last[0] in "#+":
        slugs = commands.names("tag" if last[0] == "#" else "goal", last[1:])
        return f"{sentence[: -len(last)]}{last[0]}{slugs[0][0]}" if slugs else None
    for count in range(min(_LONGEST_NAME, len(words)), 0, -1):
        phrase = " ".join(words[-count:])
        if len(phrase) < 2 or not phrase[0].isalpha():
            continue
        for _, name in commands.names("contact", phrase):
            name = safe(name)
            if fold(name).startswith(fold(phrase)) and len(name) > len(phrase):
                return sentence[: -len(phrase)] + name
    return None
