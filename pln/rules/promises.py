"""Promises, of mine and of theirs: which are open, which are late, and what share was kept.

share kept = kept / (kept + dropped + open and late), over those that ended in the last 365 days or are late today

Kept after the day it was due is kept. What is open without a due day, or not due yet, counts neither way; what was
dropped counts as not kept, however good the reason. A loan is a promise like any other: to give back, to me or by
me. Under 5 the share is kept back: one promise would move it by a quarter.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from pln.classes import dataclass
from pln.facts.promise import Promise
from pln.vocabulary import UNREADABLE

WINDOW_DAYS = 365
FEWEST = 5


@dataclass(frozen=True, slots=True)
class Kept:
    """How many of the `n` promises that ended within the window, or are late today, were `kept`.

    `share` is a fraction, None where there is none of them.
    """

    kept: int
    n: int

    @property
    def share(self) -> float | None:
        return self.kept / self.n if self.n else None

    @property
    def is_thin(self) -> bool:
        """Whether there are so few that the share says little."""
        return self.n < FEWEST


def is_open(promise: Promise) -> bool:
    """Whether it is neither kept nor dropped."""
    return promise.kept_on is None and promise.dropped_on is None


def due_day(promise: Promise) -> date | None:
    """The day it is due; None where it has none, or one that cannot be read."""
    return None if promise.due_on is UNREADABLE else promise.due_on


def is_due(promise: Promise, today: date) -> bool:
    """Whether it is open, and the day it is due has come."""
    due_on = due_day(promise)
    return is_open(promise) and due_on is not None and due_on <= today


def is_late(promise: Promise, today: date) -> bool:
    """Whether it is open, and the day it was due is over."""
    return is_due(promise, today) and promise.due_on != today


def open_promises(promises: Iterable[Promise], today: date) -> list[Promise]:
    """Those that are open: the late ones first, then by due day, those without one last.

    Of the late ones mine come first, since I can do something about them; of several without a day the oldest.
    """

    def sooner(promise: Promise) -> tuple[bool, bool, date, date, int]:
        late = is_late(promise, today)
        due_on = due_day(promise) or date.max
        return not late, late and promise.whose != "mine", due_on, promise.made_on, promise.id

    return sorted(filter(is_open, promises), key=sooner)


def kept(promises: Iterable[Promise], today: date) -> Kept:
    """Of those that ended in the last 365 days or are late today: how many were kept."""
    since = today - timedelta(WINDOW_DAYS)
    judged = [one for one in promises if is_late(one, today) or _ended_from(one, since)]
    return Kept(sum(one.kept_on is not None for one in judged), len(judged))


def _ended_from(promise: Promise, since: date) -> bool:
    ended_on = promise.kept_on or promise.dropped_on
    return ended_on is not None and ended_on >= since
