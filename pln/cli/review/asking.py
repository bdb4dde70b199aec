"""Asking in a review: an answer is a key, the end of a section, or the end of the review for now."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from pln.classes import dataclass
from pln.cli.invocation import Invocation
from pln.cli.leaving import StoppedError
from pln.errors import PlnError

if TYPE_CHECKING:
    from pln.store.session import Writer

COMMAND = "goals review"
HELP = ("?", "h", "help")
HOW = "Return: no answer; skip: on to what comes next; quit: leave, resume later."


class SkippedError(Exception):
    """No more of what is being asked about."""


@dataclass(frozen=True)
class Change:
    """What an answer does: one step of its own. `said` confirms it."""

    said: str
    write: "Callable[[Writer], object]"


@dataclass(frozen=True)
class Ask:
    """A question with what its keys do. `read` makes a change of any other answer; it raises InputError."""

    question: str
    keys: Mapping[str, Change]
    read: Callable[[str], Change] | None = None


def typed(invocation: Invocation, question: str) -> str:
    """An answer, "" for none. SkippedError and StoppedError where somebody wants to go on, or to leave."""
    while (answer := invocation.ask(question)) in HELP:
        invocation.say(HOW)
    if answer == "skip":
        raise SkippedError
    if answer in ("quit", "q"):
        raise StoppedError
    return answer


def answered(invocation: Invocation, ask: Ask) -> bool:
    """Asks until the answer can be understood and does what it says; whether anything was done."""
    while True:
        answer = typed(invocation, ask.question)
        if not answer:
            return False
        try:
            change = _change(ask, answer)
            if change is None:
                known = ", ".join(ask.keys)
                invocation.say(f"'{answer}' is not one of {known}; once more:")
                continue
            with invocation.write(COMMAND) as writer:
                change.write(writer)
        except PlnError as error:
            invocation.say(f"{error.message}; or {', '.join(ask.keys)}; once more:")
        else:
            invocation.say(change.said)
            return True


def _change(ask: Ask, answer: str) -> Change | None:
    if answer.casefold() in ask.keys:
        return ask.keys[answer.casefold()]
    return ask.read(answer) if ask.read else None
