"""The figures behind the dials: weeks with a talk, people in balance, the pace of goals, what was returned.

Each can be asked of any day, from what was known then.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cache
from math import exp2

from pln.classes import dataclass
from pln.facts.goal_record import GoalRecord
from pln.rules import gratitude, reciprocity
from pln.rules.forecast import pace_ratio
from pln.rules.progress import progress
from pln.vocabulary import UNREADABLE


@dataclass(frozen=True, slots=True)
class Passed:
    """What passed with somebody on a day. `answered_on`: when it was thanked for, or its outcome told."""

    contact: int
    day: date
    gave: bool
    effort: int
    answered_on: date | None = None


def weeks_with_a_talk(by_day: Iterable[tuple[date, int]], until: date, weeks: int) -> int:
    """In how many of so many weeks, the last of which ends on a day, somebody was talked to."""
    ages = ((until - day).days // 7 for day, people in by_day if people)
    return len({age for age in ages if 0 <= age < weeks})


@cache
def _fading() -> tuple[float, ...]:
    """What an exchange still counts, by its age in days."""
    return tuple([exp2(-age / reciprocity.HALF_LIFE_DAYS) for age in range(reciprocity.WINDOW_DAYS + 1)])


def balanced(passed: Iterable[Passed], on: date) -> tuple[int, int]:
    """How many people are in balance on a day, and of how many that can be said."""
    fading = _fading()
    given: dict[int, float] = defaultdict(float)
    received: dict[int, float] = defaultdict(float)
    times: dict[int, int] = defaultdict(int)
    for one in passed:
        age = (on - one.day).days
        if 0 <= age <= reciprocity.WINDOW_DAYS:
            (given if one.gave else received)[one.contact] += one.effort * fading[age]
            times[one.contact] += 1
    scores = [
        reciprocity.score_of(given[contact], received[contact])
        for contact, count in times.items()
        if count >= reciprocity.FEWEST
    ]
    return sum(abs(score) <= reciprocity.IN_BALANCE for score in scores), len(scores)


def goal_pace(record: GoalRecord, on: date) -> float | None:
    """The pace ratio of an active goal with a date, 0 to 1; None for another, or where it is not known."""
    goal = record.goal
    if goal.status != "active" or goal.due_on is None or goal.due_on is UNREADABLE or goal.started_on > on:
        return None
    reached = progress(record, on)
    if reached is not None and reached >= 1:
        return 1.0
    if goal.due_on < on:
        return 0.0
    pace = pace_ratio(record, on)
    return None if pace is None else min(1.0, max(0.0, pace))


def returned(passed: Iterable[Passed], on: date) -> tuple[int, int]:
    """Of what was received in the 365 days before a day: how much was thanked for by then, and of how much."""
    answered = waiting = 0
    for one in passed:
        age = (on - one.day).days
        if one.gave or not 0 <= age <= gratitude.WINDOW_DAYS:
            continue
        if one.answered_on is not None and one.answered_on <= on:
            answered += 1
        elif age >= gratitude.DUE_AFTER_DAYS:
            waiting += 1
    return answered, answered + waiting
