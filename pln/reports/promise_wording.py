"""Promises in words: which are late, until when one is due, and what share was kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from pln.dates import describe_day, describe_distance
from pln.facts.promise import Promise
from pln.rules.promises import FEWEST, due_day, is_late, kept, open_promises
from pln.rules.wording import counted, listed, percent

LATE_SHOWN = 5


def promise_sentence(promise: Promise) -> str:
    """`Promised Ann Lee: send the paper, by Fri 27 Nov 2026.`, or `Ann Lee promised: …`."""
    due = f", by {describe_day(promise.due_on)}" if promise.due_on else ", no day set"
    made = (
        f"Promised {promise.contact.name}" if promise.whose == "mine" else f"{promise.contact.name} promised"
    )
    return f"{made}: {promise.what}{due}."


def due_words(promise: Promise, today: date) -> str:
    """`due today`, `due in 3 days`, `due 2 weeks ago`; "" without a day."""
    due_on = due_day(promise)
    return "" if due_on is None else f"due {describe_distance(due_on, today)}"


def owed_words(promise: Promise, today: date) -> str:
    """`you promised: send the paper, due in 3 days`, or `they promised: …`."""
    whose = "you promised" if promise.whose == "mine" else "they promised"
    return ", ".join(filter(None, (f"{whose}: {promise.what}", due_words(promise, today))))


def promise_notes(promises: Sequence[Promise], today: date) -> Iterator[str]:
    """Which are late, mine before theirs; then the share kept of mine and of theirs, with sample and window."""
    late = [one for one in open_promises(promises, today) if is_late(one, today)]
    mine = [_late(one, today) for one in late if one.whose == "mine"]
    theirs = [_late(one, today) for one in late if one.whose != "mine"]
    if mine:
        yield f"{len(mine)} of yours late: {listed(mine, LATE_SHOWN)}"
    if theirs:
        yield f"{len(theirs)} of theirs late: {listed(theirs, LATE_SHOWN)}"
    yield from _kept("Yours", [one for one in promises if one.whose == "mine"], today)
    yield from _kept("Theirs", [one for one in promises if one.whose != "mine"], today)


def _late(promise: Promise, today: date) -> str:
    return f"{promise.what} ({promise.contact.name}, {due_words(promise, today)})"


def _kept(whose: str, promises: Sequence[Promise], today: date) -> Iterator[str]:
    found = kept(promises, today)
    if found.share is not None and found.is_thin:
        yield f"{whose} kept: not enough data yet, {found.n} of {FEWEST} that ended or are late."
    elif found.share is not None:
        judged = f"{counted(found.n, 'promise')} that ended in the last year or are late"
        yield f"{whose} kept: {found.kept} of {judged} ({percent(found.share)})."
