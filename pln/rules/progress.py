"""Progress: how far a goal has come, as a fraction, on any day, rebuilt from dated facts.

metric: (value − start) / (target − start); milestones: by weight; resources: the share finished; manual: the
value as a percentage. The scope is today's: a milestone or resource added late counts as open from the
first day on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import pairwise

from pln.facts.goal_record import GoalRecord
from pln.facts.resource import Resource
from pln.vocabulary import UNREADABLE

MANUAL_RANGE = (0.0, 100.0)
ENOUGH_FACTS = 3
# Milestones and resources come in lumps, so their pace is read over a longer time.
WINDOW_DAYS = {"metric": 28, "manual": 28, "milestones": 84, "resources": 84}
WINDOW_MIN_DAYS = 14
GAIN_WEEKS = 12


def progress(record: GoalRecord, on: date) -> float | None:
    """The fraction reached by the end of a day, 0 to 1; None where it is unknown.

    Unknown, never 0: no check-in with a value yet, no milestones or none with a weight, nothing to finish,
    or a measure that cannot be read.
    """
    measure = record.goal.measure
    return None if measure is UNREADABLE else _MEASURES[measure](record, on)


def dated_facts(record: GoalRecord, on: date) -> tuple[date, ...]:
    """The days, up to one, on which the measured progress was said or made, in order."""
    if record.goal.measure == "milestones":
        days = [step.done_on for step in record.milestones if step.done_on is not None]
    elif record.goal.measure == "resources":
        days = [day for item in to_finish(record) if (day := finished_on(item)) is not None]
    else:
        days = [check.day for check in record.checkins if check.value is not None]
    return tuple(sorted(day for day in days if day <= on))


def curve(record: GoalRecord, today: date) -> tuple[tuple[date, float], ...]:
    """Progress as it came about: a day and the fraction reached by its end, from the goal's start to today.

    One point for the start, one for each day with a dated fact, one for today; between two points it stays as it
    was. Before anything was said of it a goal stands at 0. Empty where progress is unknown today.
    """
    now = progress(record, today)
    if now is None:
        return ()
    facts = dated_facts(record, today)
    began_on = min(record.goal.started_on, today, *facts[:1])
    points = {day: _before(record, day) for day in (began_on, *facts)}
    return (*points.items(), (today, now)) if today not in points else tuple(points.items())


def velocity(record: GoalRecord, today: date) -> float | None:
    """Fraction gained a day: (p(today) − p(today − W)) / W.

    W = 28 days, 84 for milestones and resources, and never longer than the goal's age. None where progress
    is unknown, the goal is younger than 14 days, or there are fewer than three dated facts.
    """
    now = progress(record, today)
    if now is None:
        return None
    window = min(WINDOW_DAYS[record.goal.measure], (today - record.goal.started_on).days)
    if window < WINDOW_MIN_DAYS or len(dated_facts(record, today)) < ENOUGH_FACTS:
        return None
    return (now - _before(record, today - timedelta(window))) / window


def weekly_gains(record: GoalRecord, today: date) -> tuple[float, ...]:
    """The fraction gained in each of the last twelve weeks (or as many as the goal is old), latest first."""
    weeks = min(GAIN_WEEKS, (today - record.goal.started_on).days // 7)
    points = [_before(record, today - timedelta(7 * week)) for week in range(weeks + 1)]
    return tuple(later - earlier for later, earlier in pairwise(points))


def to_finish(record: GoalRecord) -> tuple[Resource, ...]:
    """The linked resources that finishing can be asked of: neither dropped nor without an end."""
    return tuple(item for item in record.resources if item.status != "dropped" and item.every_days is None)


def finished_on(item: Resource) -> date | None:
    """The day a resource was finished; one that is done without a day counts from when it was added."""
    return (item.finished_on or item.added_on) if item.status == "done" else None


def _before(record: GoalRecord, on: date) -> float:
    # Before anything was said of it a goal stands at its start, which is 0 by definition.
    return progress(record, on) or 0.0


def _by_milestones(record: GoalRecord, on: date) -> float | None:
    steps = [step for step in record.milestones if step.weight is not UNREADABLE]
    return _share([(step.weight, step.done_on is not None and step.done_on <= on) for step in steps])


def _by_resources(record: GoalRecord, on: date) -> float | None:
    return _share([(1.0, (day := finished_on(item)) is not None and day <= on) for item in to_finish(record)])


def _share(steps: Sequence[tuple[float, bool]]) -> float | None:
    total = sum(weight for weight, _ in steps)
    return sum(weight for weight, done in steps if done) / total if total > 0 else None


def _by_metric(record: GoalRecord, on: date) -> float | None:
    return _by_value(record, on, record.goal.start_value, record.goal.target_value)


def _by_hand(record: GoalRecord, on: date) -> float | None:
    return _by_value(record, on, *MANUAL_RANGE)


def _by_value(record: GoalRecord, on: date, start: float | None, target: float | None) -> float | None:
    if start is None or target is None or start == target:
        return None
    # From the latest on: most are asked of a day not long ago.
    said = (one.value for one in reversed(record.checkins) if one.value is not None and one.day <= on)
    value = next(said, None)
    return None if value is None else min(1.0, max(0.0, (value - start) / (target - start)))


_MEASURES: dict[str, Callable[[GoalRecord, date], float | None]] = {
    "milestones": _by_milestones,
    "metric": _by_metric,
    "resources": _by_resources,
    "manual": _by_hand,
}
