"""Feedback: whether those asked for an outside view answer, how soon, and what comes of it.

response rate = questions answered / questions answered, or asked at least 14 days ago
delay         = median of the days from asking to the answer
applied       = adopted and applied / adopted, and applied or answered at least 14 days ago

all of them over everything that was ever asked: a person asks rarely, and a window would leave nothing to judge.
Who was asked last week, and what was said last week, is given time first. Under 3 in a sample the figure is kept
back.

An active goal lacks an outside view where nobody has answered about it within 90 days, as in `goals gaps`. A goal
begun in the last 14 days, or asked about in the last 14 days, is left in peace.

More than a third of the feedback that was studied made people do worse (A. Kluger and A. DeNisi, "The Effects of
Feedback Interventions on Performance", 1996): so what one applied is told, and asking much is no aim by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from pln.classes import dataclass
from pln.facts.feedback import Feedback
from pln.facts.goal import Goal
from pln.facts.refs import Ref
from pln.rules.gaps import OUTSIDE_VIEW_DAYS
from pln.rules.median import median
from pln.vocabulary import UNREADABLE

PATIENCE_DAYS = 14
FEWEST = 3


@dataclass(frozen=True, slots=True)
class Sample:
    """`count` of `n`; the share is a fraction, None where n is 0."""

    count: int
    n: int

    @property
    def share(self) -> float | None:
        return self.count / self.n if self.n else None

    @property
    def is_thin(self) -> bool:
        """Whether there is so little of it that the share says nothing."""
        return self.n < FEWEST


@dataclass(frozen=True, slots=True)
class Unseen:
    """A goal without an outside view: when the last came, and since when a question waits (None: never, none)."""

    goal: Ref
    seen_on: date | None
    asked_on: date | None


@dataclass(frozen=True, slots=True)
class FeedbackHabit:
    """What came of asking. `median_days` is over `delays` answers, None where there is none."""

    answered: Sample
    median_days: float | None
    delays: int
    applied: Sample
    unseen: tuple[Unseen, ...]


def feedback_habit(known: Sequence[Feedback], goals: Iterable[Goal], today: date) -> FeedbackHabit:
    """Everything ever asked, judged; `unseen` are the active ones of `goals`, those never looked at first."""
    due = [one for one in known if one.answered_on is not None or _is_past_patience(one.asked_on, today)]
    delays = [
        (one.answered_on - one.asked_on).days
        for one in known
        if one.answered_on is not None and UNREADABLE not in (one.asked_on, one.answered_on)
    ]
    adopted = [
        one
        for one in known
        if one.decision == "adopt" and one.answered_on is not None
        if one.applied_on is not None or _is_past_patience(one.answered_on, today)
    ]
    return FeedbackHabit(
        answered=Sample(sum(one.answered_on is not None for one in due), len(due)),
        median_days=median(delays),
        delays=len(delays),
        applied=Sample(sum(one.applied_on is not None for one in adopted), len(adopted)),
        unseen=_unseen(known, goals, today),
    )


def _is_past_patience(day: date, today: date) -> bool:
    return (today - day).days >= PATIENCE_DAYS


def _unseen(known: Sequence[Feedback], goals: Iterable[Goal], today: date) -> tuple[Unseen, ...]:
    seen: dict[str, date] = {}
    asked: dict[str, date] = {}
    for one in known:
        if one.goal is None:
            continue
        if one.answered_on is None:
            asked[one.goal.slug] = max(one.asked_on, asked.get(one.goal.slug, date.min))
        else:
            seen[one.goal.slug] = max(one.answered_on, seen.get(one.goal.slug, date.min))
    found = [
        Unseen(Ref(goal.slug, goal.name), seen.get(goal.slug), asked.get(goal.slug))
        for goal in goals
        if goal.status == "active" and _is_past_patience(goal.started_on, today)
    ]
    blind = [one for one in found if _lacks_a_view(one, today)]
    return tuple(sorted(blind, key=lambda one: one.seen_on or date.min))


def _lacks_a_view(one: Unseen, today: date) -> bool:
    if one.asked_on is not None and not _is_past_patience(one.asked_on, today):
        return False
    return one.seen_on is None or (today - one.seen_on).days > OUTSIDE_VIEW_DAYS
