"""Forecast: when a goal is reached if it goes on as it went, and whether that is soon enough."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from math import ceil, floor

from pln.classes import dataclass
from pln.facts.goal_record import GoalRecord
from pln.rules.progress import progress, velocity, weekly_gains

HORIZON_DAYS = 3650
# Quartiles of fewer weeks than this say nothing.
RANGE_WEEKS = 4
# Keeps a sum like 0.1 + 0.2 from adding a day.
TOLERANCE = 1e-9
NOT_CONVERGING = "not converging"
BEYOND_HORIZON = "more than 10 years at this pace"


@dataclass(frozen=True, slots=True)
class Forecast:
    """The day a goal is reached at its present pace, and the days at a good and at a poor one.

    None is unknown, or for `late_on` open. `remark` says why there is no day although the pace is known.
    """

    on: date | None = None
    early_on: date | None = None
    late_on: date | None = None
    remark: str = ""


def forecast(record: GoalRecord, today: date) -> Forecast:
    """today + (1 − p) / v, with early and late from the quartiles of the weekly gains.

    Nothing where the velocity is unknown or the goal reached; a remark alone where v ≤ 0 or the day is more
    than ten years off. The range always holds the forecast: its weeks reach further back than the velocity
    does, so that a goal that lately sped up would else be done before its early day.
    """
    reached, pace = progress(record, today), velocity(record, today)
    if reached is None or pace is None or reached >= 1:
        return Forecast()
    if pace <= 0:
        return Forecast(remark=NOT_CONVERGING)
    days = _days_left(reached, pace, today)
    if days is None:
        return Forecast(remark=BEYOND_HORIZON)
    gains = weekly_gains(record, today)
    if len(gains) < RANGE_WEEKS:
        return Forecast(today + timedelta(days))
    early = _days_left(reached, quantile(gains, 0.75) / 7, today)
    late = _days_left(reached, quantile(gains, 0.25) / 7, today)
    return Forecast(
        on=today + timedelta(days),
        early_on=None if early is None else today + timedelta(min(early, days)),
        late_on=None if late is None else today + timedelta(max(late, days)),
    )


def required_pace(record: GoalRecord, today: date) -> float | None:
    """Fraction a day that reaches the goal when it is due: (1 − p) / max(1, days left).

    None without a due date, after it, or where progress is unknown.
    """
    reached, due_on = progress(record, today), record.goal.due_on
    if reached is None or due_on is None or due_on < today:
        return None
    return (1 - reached) / max(1, (due_on - today).days)


def pace_ratio(record: GoalRecord, today: date) -> float | None:
    """Velocity / required pace: 1 is just in time. None where either is unknown or nothing is left to do."""
    pace, required = velocity(record, today), required_pace(record, today)
    return None if pace is None or not required else pace / required


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which a share (0 to 1) of the values lies, interpolated between neighbours.

    The inclusive method of `statistics.quantiles`, without that module's cost at start-up. Needs a value.
    """
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    low, high = ordered[floor(place)], ordered[ceil(place)]
    return low + (high - low) * (place - floor(place))


def _days_left(reached: float, pace: float, today: date) -> int | None:
    """Whole days until nothing is left, at a fraction a day; None for never or beyond the horizon."""
    horizon = min(HORIZON_DAYS, (date.max - today).days)
    if pace <= 0 or (1 - reached) / pace > horizon:
        return None
    return ceil((1 - reached) / pace - TOLERANCE)
