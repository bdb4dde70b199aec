"""`goals progress`: where each goal stands, whether it will be in time, and what it lacks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Annotated

from pln.classes import dataclass
from pln.dates import describe_day
from pln.facts.goal_record import GoalRecord
from pln.names import fold
from pln.reports.goal_wording import outlook_words, support_words
from pln.reports.report import Column, Kind, Report, When
from pln.rules.cadence import CadenceSettings
from pln.rules.status import (
    DEFAULT_GOAL_LIMIT,
    NO_NEXT_ACTION,
    OVER_LIMIT,
    Assessment,
    Status,
    assess,
    over_goal_limit,
)
from pln.rules.support import support

# From what most needs a look to what needs none.
STATUS_ORDER: tuple[Status, ...] = (
    "overdue", "at risk", "stalled", "watch", "not enough data", "no date", "on track", "paused", "achieved",
    "someday", "dropped",
)  # fmt: skip
NOT_PURSUED = ("someday", "dropped")


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """A goal as it stands; `progress` is a fraction, `pace_ratio` is 1 where it will be done just in time."""

    goal: Annotated[str, Column("Goal", Kind.NAME)]
    slug: Annotated[str, Column("Slug", Kind.SLUG, When.MACHINE)]
    status: Annotated[Status, Column("Status")]
    rule: Annotated[str, Column("Why")]
    progress: Annotated[float | None, Column("Progress", Kind.SHARE)]
    due_on: Annotated[date | None, Column("Due", Kind.DAY, When.ROOMY)]
    pace_ratio: Annotated[float | None, Column("Pace", Kind.RATIO, When.ROOMY)]
    forecast_on: Annotated[date | None, Column("Forecast", Kind.DAY, When.ROOMY)]
    forecast_early_on: Annotated[date | None, Column("Early", Kind.DAY, When.MACHINE)]
    forecast_late_on: Annotated[date | None, Column("Late", Kind.DAY, When.MACHINE)]
    confidence: Annotated[int | None, Column("Confidence", Kind.COUNT, When.ROOMY)]
    next_action: Annotated[str, Column("Next action")]
    flags: Annotated[tuple[str, ...], Column("Flags", Kind.LIST, When.MACHINE)]


def goals_progress(
    records: Sequence[GoalRecord],
    today: date,
    settings: CadenceSettings,
    goal_limit: int = DEFAULT_GOAL_LIMIT,
    *,
    show_all: bool = False,
) -> Report[ProgressRow]:
    """Every goal pursued or achieved; with `show_all` also those for someday and those dropped.

    An active goal without a next action comes first, then those in trouble. Flags, the forecast's range,
    support and what is missing are notes, a sentence for each active goal.
    """
    over_limit = over_goal_limit(records, goal_limit)
    judged = [
        (record, assess(record, today, over_limit=record.goal.slug in over_limit))
        for record in records
        if show_all or record.goal.status not in NOT_PURSUED
    ]
    judged.sort(key=_attention)
    notes = [_note(*one, today, settings) for one in judged if one[0].goal.status == "active"]
    notes += [_limit_note(records, goal_limit), _left_out_note(len(records) - len(judged))]
    return Report(
        name="goals progress",
        title="Goals",
        today=today,
        row_type=ProgressRow,
        rows=[_row(record, found) for record, found in judged],
        notes=[note for note in notes if note],
        empty="No goal to work on yet: pln add goal NAME",
    )


def _attention(judged: tuple[GoalRecord, Assessment]) -> tuple[bool, int, date, str, str]:
    record, found = judged
    return (
        NO_NEXT_ACTION not in found.flags,
        STATUS_ORDER.index(found.status),
        record.goal.due_on or date.max,
        fold(record.goal.name),
        record.goal.slug,
    )


def _row(record: GoalRecord, found: Assessment) -> ProgressRow:
    goal = record.goal
    return ProgressRow(
        goal=goal.name,
        slug=goal.slug,
        status=found.status,
        rule=found.rule,
        progress=_rounded(found.progress),
        due_on=goal.due_on,
        pace_ratio=_rounded(found.pace_ratio),
        forecast_on=found.forecast.on,
        forecast_early_on=found.forecast.early_on,
        forecast_late_on=found.forecast.late_on,
        confidence=found.confidence,
        next_action=goal.next_action,
        flags=found.flags,
    )


def _note(record: GoalRecord, found: Assessment, today: date, settings: CadenceSettings) -> str:
    backing, due_on = support(record, today, settings), record.goal.due_on
    parts = [
        # The remark of a forecast is a flag too, and the limit has a note of its own.
        *(flag for flag in found.flags if flag not in (OVER_LIMIT, found.forecast.remark)),
        f"due {describe_day(due_on)}" if due_on else "",
        outlook_words(found.forecast),
        support_words(backing),
        f"missing: {', '.join(backing.missing)}" if backing.missing else "",
    ]
    return f"{record.goal.name}: {'; '.join(part for part in parts if part)}"


def _limit_note(records: Iterable[GoalRecord], limit: int) -> str:
    active = sum(record.goal.status == "active" for record in records)
    if active <= limit:
        return ""
    return f"{active} active goals, more than your limit of {limit}: pln edit goal NAME --status paused"


def _left_out_note(count: int) -> str:
    return f"{count} for someday or dropped: pln goals progress --all" if count else ""


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
