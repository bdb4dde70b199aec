"""Status: one word for how a goal does, the rule that said so, and what to look at."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from math import floor
from typing import Literal

from pln.classes import dataclass
from pln.facts.goal_record import GoalRecord
from pln.rules.forecast import TOLERANCE, Forecast, forecast, pace_ratio
from pln.rules.progress import progress
from pln.rules.wording import counted
from pln.vocabulary import UNREADABLE

Status = Literal[
    "achieved", "dropped", "someday", "paused", "overdue", "stalled", "no date", "not enough data",
    "on track", "watch", "at risk",
]  # fmt: skip

DEFAULT_GOAL_LIMIT = 3
STALLED_AFTER_DAYS = 21
GOOD_PACE, MIDDLING_PACE = 1.0, 0.7
GOOD_CONFIDENCE, MIDDLING_CONFIDENCE = 7, 4

NO_NEXT_ACTION = "no next action"
CONFIDENCE_FELL = "confidence fell at two check-ins running"
OVER_LIMIT = "more active goals than the limit"
REACHED = "reached: mark it achieved"


@dataclass(frozen=True, slots=True)
class Assessment:
    """A goal as judged today. `pace_ratio` is 1 where it will be reached just in time."""

    status: Status
    rule: str
    progress: float | None
    pace_ratio: float | None
    forecast: Forecast
    confidence: int | None
    flags: tuple[str, ...]


def assess(record: GoalRecord, today: date, *, over_limit: bool = False) -> Assessment:
    """Judge a goal. Pace and forecast are left out where nothing is asked of it: not active, or reached."""
    reached, goal = progress(record, today), record.goal
    running = goal.status == "active" and (reached is None or reached < 1)
    confidence, pace = latest_confidence(record, today), pace_ratio(record, today) if running else None
    outlook = forecast(record, today) if running else Forecast()
    status, rule = _status(record, today, reached, pace, confidence)
    flags = [
        (REACHED, goal.status == "active" and status == "achieved"),
        (NO_NEXT_ACTION, running and not goal.next_action),
        (CONFIDENCE_FELL, running and _confidence_fell(record, today)),
        (OVER_LIMIT, running and over_limit),
        (outlook.remark, bool(outlook.remark)),
    ]
    return Assessment(
        status, rule, reached, pace, outlook, confidence, tuple(flag for flag, up in flags if up)
    )


def over_goal_limit(records: Iterable[GoalRecord], limit: int) -> frozenset[str]:
    """The slugs of the active goals begun when there were already as many as the limit."""
    active = (record.goal for record in records if record.goal.status == "active")
    latest = sorted(active, key=lambda goal: (goal.started_on, goal.id))[limit:]
    return frozenset(goal.slug for goal in latest)


def evidence_on(record: GoalRecord, today: date) -> date | None:
    """The latest day on which something was done for the goal, None where nothing was.

    A check-in, a milestone done, a linked resource begun, finished or dropped, a linked done interaction.
    """
    days = [check.day for check in record.checkins]
    days += [step.done_on for step in record.milestones if step.done_on is not None]
    for item in record.resources:
        days += [day for day in (item.started_on, item.finished_on, item.dropped_on) if day is not None]
    return max(filter(today.__ge__, (*days, *record.talks)), default=None)


def latest_confidence(record: GoalRecord, today: date) -> int | None:
    """The confidence last said, 1 to 10; None where none was."""
    return next(iter(_confidences(record, today)), None)


def _confidences(record: GoalRecord, today: date) -> list[int]:
    """Latest first."""
    return [
        check.confidence
        for check in reversed(record.checkins)
        if check.confidence is not None and check.day <= today
    ]


def _confidence_fell(record: GoalRecord, today: date) -> bool:
    last_three = _confidences(record, today)[:3]
    return len(last_three) == 3 and last_three[0] < last_three[1] < last_three[2]


def _status(
    record: GoalRecord, today: date, reached: float | None, pace: float | None, confidence: int | None
) -> tuple[Status, str]:
    """The first rule that matches, and the words for it."""
    goal = record.goal
    if goal.status == "achieved":
        return "achieved", "marked as achieved"
    if reached is not None and reached >= 1:
        return "achieved", "nothing is left to do"
    if goal.status is UNREADABLE:
        return "not enough data", "its status cannot be read"
    if goal.status != "active":
        return goal.status, f"{goal.status}: not judged"
    if goal.due_on is UNREADABLE:
        return "no date", "the due date cannot be read"
    if goal.due_on is not None and goal.due_on < today:
        return "overdue", f"due date passed {counted((today - goal.due_on).days, 'day')} ago"
    since = max(goal.started_on, evidence_on(record, today) or goal.started_on)
    if since is not UNREADABLE and (quiet := (today - since).days) >= STALLED_AFTER_DAYS:
        return "stalled", f"nothing noted for {counted(quiet, 'day')}"
    if goal.due_on is None:
        return "no date", "no due date to measure the pace against"
    return _outlook(pace, confidence)


def _outlook(pace: float | None, confidence: int | None) -> tuple[Status, str]:
    """The worse of pace and confidence; one that is unknown is left out."""
    grades: list[int] = []
    reasons: list[str] = []
    if pace is not None:
        grades.append(_grade(pace + TOLERANCE, GOOD_PACE, MIDDLING_PACE))
        # Rounded down, so that 99.9 % does not read as enough.
        share = floor((pace + TOLERANCE) * 100)
        reasons.append(f"{share} % of the pace needed" if share >= 0 else "moving away from the target")
    if confidence is not None:
        grades.append(_grade(confidence, GOOD_CONFIDENCE, MIDDLING_CONFIDENCE))
        reasons.append(f"confidence {confidence} of 10")
    if not grades:
        return "not enough data", "neither pace nor confidence is known yet"
    outlooks: tuple[Status, ...] = ("on track", "watch", "at risk")
    return outlooks[max(grades)], ", ".join(reasons)


def _grade(value: float, good: float, middling: float) -> int:
    """0 good, 1 middling, 2 poor."""
    return 0 if value >= good else 1 if value >= middling else 2
