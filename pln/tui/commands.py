"""What the app may ask of pln: commands by their words, and what helps somebody to type them.

Everything here may take a while and must not be called from the thread that draws.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from pln.classes import dataclass
from pln.reports.report import Report

if TYPE_CHECKING:
    from pln.reports.dashboard_page import GoalPicture

# Of an answer that somebody reads: enough to scroll through for a while, and drawn in an instant.
MOST_ROWS = 200
# What was said since the last question, and the question; None where whoever was asked has left.
Asker = Callable[[Sequence[str], str], str | None]
# A text, as it comes back from an editor.
Editor = Callable[[str], str]


@dataclass(frozen=True)
class Outcome:
    """What became of a command: its answer if it gave one, what it said, and whether it changed anything."""

    report: Report[Any] | None
    said: tuple[str, ...]
    changed: bool


@dataclass(frozen=True)
class Blank:
    """One thing that a command takes: an argument (no `flag`), or a flag with a value or, as a `switch`, without.

    `word` is what an editor and --clear call it, `label` what people do. `names` is the kind of record whose names
    complete it, `choices` are the words that it may be.
    """

    word: str
    label: str
    help: str
    flag: str = ""
    choices: tuple[str, ...] = ()
    names: str = ""
    many: bool = False
    switch: bool = False
    required: bool = False


@dataclass(frozen=True)
class Understood:
    """What a sentence about an interaction says, in words; `problems` keep it from being logged as it is."""

    day: str
    kind: str
    people: tuple[str, ...]
    goals: tuple[str, ...]
    tags: tuple[str, ...]
    summary: str
    questions: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


class Commands(Protocol):
    """The door to everything that pln knows and does. What cannot be done raises a PlnError."""

    def run(
        self,
        words: Sequence[str],
        ask: Asker | None = None,
        edit: Editor | None = None,
        most: int | None = None,
    ) -> Outcome:
        """Runs a command. Without `ask` it asks nothing: what it would ask is an error.

        `most`: its answer holds only so many rows, and says how many there are besides.
        """

    def understand(self, sentence: str) -> Understood:
        """What would be logged. Never raises for what was typed: that is among the problems."""

    def names(self, subject: str, start: str) -> list[tuple[str, str]]:
        """The slug and name of records of a kind whose slugs begin so, tags included."""

    def blanks(self, command: Sequence[str]) -> tuple[Blank, ...]:
        """What a command takes, but for the flags that every command has."""

    def texts(self, subject: str, handle: Sequence[str]) -> Mapping[str, list[str]]:
        """The texts that one would type to give a record the values it has, by the words of its flags."""

    def goal_picture(self, slug: str) -> "GoalPicture":
        """A goal as `goals progress` judges it, with the curve of its progress."""

    def edited(self, text: str) -> str:
        """The text as it comes back from the user's editor, which takes the terminal meanwhile."""

    def known(self) -> list[tuple[str, str]]:
        """The words of every command, and what it is for."""

    def stamp(self) -> object:
        """Differs whenever anybody has changed what is stored."""
