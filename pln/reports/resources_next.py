"""`resources next`: what to read, watch or open next, and why that."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from functools import partial
from typing import Annotated

from pln.classes import dataclass
from pln.dates import describe_distance, describe_period
from pln.facts.resource import Resource
from pln.names import fold
from pln.reports.report import Column, Kind, Lazily, Report, When
from pln.rules.progress import finished_on
from pln.rules.resurfacing import resurfacing
from pln.rules.wording import percent
from pln.vocabulary import UNREADABLE, ResourceKind, ResourceStatus

ROWS_SHOWN = 10
REMINDERS = 2
REMINDER_LENGTH = 120  # characters of takeaways


@dataclass(frozen=True, slots=True)
class NextResourceRow:
    """Something to learn from next, with the names of the goals it serves."""

    title: Annotated[str, Column("Title", Kind.NAME)]
    slug: Annotated[str, Column("Slug", Kind.SLUG, When.MACHINE)]
    kind: Annotated[ResourceKind, Column("Kind")]
    status: Annotated[ResourceStatus, Column("Status", when=When.ROOMY)]
    why: Annotated[str, Column("Why")]
    url: Annotated[str, Column("URL", when=When.ROOMY)]
    goals: Annotated[tuple[str, ...], Column("Goals", Kind.LIST, When.ROOMY)]


def resources_next(
    resources: Sequence[Resource], active_goals: Collection[str], today: date
) -> Report[NextResourceRow]:
    """What is begun (least left first), then what recurs and is due, then the inbox.

    The inbox is in order of: linked to an active goal (`active_goals` are slugs), recommended by somebody,
    longest waiting. Ten are shown, and all are in `rows`. Notes bring takeaways back.
    """
    open_ones = [item for item in resources if item.status in ("inbox", "doing")]
    begun = [item for item in open_ones if item.every_days is None and item.status == "doing"]
    recurring = [item for item in open_ones if item.every_days is not None and _overdue(item, today) >= 1]
    inbox = [item for item in open_ones if item.every_days is None and item.status == "inbox"]
    begun.sort(key=lambda item: (_share_left(item), item.started_on or item.added_on, fold(item.title)))
    recurring.sort(key=lambda item: (-_overdue(item, today), fold(item.title)))
    inbox.sort(
        key=lambda item: (
            not _serves(item, active_goals),
            item.recommended_by is None,
            item.added_on,
            fold(item.title),
        )
    )
    waiting = [
        *((item, _why_begun) for item in begun),
        *((item, _why_recurring) for item in recurring),
        *((item, partial(_why_inbox, active_goals=active_goals)) for item in inbox),
    ]
    rows = Lazily(waiting, lambda one: _row(one[0], one[1](one[0], today)))
    return Report(
        name="resources next",
        title="Next to learn from",
        today=today,
        row_type=NextResourceRow,
        rows=rows,
        shown=rows[:ROWS_SHOWN],
        notes=[_reminder(item, today) for item in resurfacing(resources, today)[:REMINDERS]],
        empty="Nothing waiting to be learnt from: pln add resource TITLE",
    )


def _row(item: Resource, why: str) -> NextResourceRow:
    goals = tuple(goal.name for goal in item.goals)
    return NextResourceRow(item.title, item.slug, item.kind, item.status, why, item.url, goals)


def _reminder(item: Resource, today: date) -> str:
    takeaways = " ".join(item.takeaways.split())
    if len(takeaways) > REMINDER_LENGTH:
        takeaways = f"{takeaways[:REMINDER_LENGTH].rstrip()} …"
    return f"Still true? {takeaways} ({item.title}, {describe_distance(finished_on(item) or today, today)})"


def _share_left(item: Resource) -> float:
    """The fraction still to do; 1 where it is not known."""
    return max(0.0, 1 - (item.position or 0) / item.size) if item.size else 1.0


def _overdue(item: Resource, today: date) -> float:
    """Days since it was opened / its rhythm, 1 and more is due; what was never opened is due."""
    if item.every_days in (None, UNREADABLE) or item.last_opened_on is None:
        return 1.0
    return (today - item.last_opened_on).days / item.every_days


def _serves(item: Resource, active_goals: Collection[str]) -> bool:
    return any(goal.slug in active_goals for goal in item.goals)


def _why_begun(item: Resource, today: date) -> str:
    begun = f"begun {describe_distance(item.started_on, today)}" if item.started_on else "begun"
    if not item.size or item.position is None:
        return begun
    return f"{begun}, {percent(_share_left(item))} left"


def _why_recurring(item: Resource, today: date) -> str:
    every = f"every {describe_period(item.every_days or 1)}"
    if item.last_opened_on is None:
        return f"{every}, not opened yet"
    return f"{every}, last opened {describe_distance(item.last_opened_on, today)}"


def _why_inbox(item: Resource, today: date, active_goals: Collection[str]) -> str:
    served = [goal.name for goal in item.goals if goal.slug in active_goals]
    reasons = [
        f"for {', '.join(served)}" if served else "",
        f"recommended by {item.recommended_by.name}" if item.recommended_by else "",
        f"added {describe_distance(item.added_on, today)}",
    ]
    return ", ".join(reason for reason in reasons if reason)
