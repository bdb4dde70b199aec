"""`goals gaps`: which part of the network each active goal lacks, and who could fill it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated

from pln.classes import dataclass
from pln.facts.goal_record import GoalRecord
from pln.reports.report import Column, Kind, Layout, Report, When
from pln.rules.gaps import Around, Gap, Part, gaps, parts_there


@dataclass(frozen=True, slots=True)
class GapRow:
    """A part that a goal lacks. `known` and `wished` are slugs of those who could fill it."""

    goal: Annotated[str, Column("Goal", Kind.NAME)]
    slug: Annotated[str, Column("Slug", Kind.SLUG, When.MACHINE)]
    missing: Annotated[Part, Column("Missing")]
    known: Annotated[tuple[str, ...], Column("Known", Kind.LIST, When.MACHINE)]
    wished: Annotated[tuple[str, ...], Column("Wished", Kind.LIST, When.MACHINE)]
    suggestion: Annotated[str, Column("Who or what could be it")]


def goals_gaps(records: Sequence[GoalRecord], around: Mapping[str, Around], today: date) -> Report[GapRow]:
    """What each active goal lacks; `around` is by the goals' slugs."""
    active = [record for record in records if record.goal.status == "active"]
    rows = [
        _row(record, gap)
        for record in active
        for gap in gaps(record, around.get(record.goal.slug, Around()), today)
    ]
    there = [
        f"{record.goal.name} has: {', '.join(parts)}"
        for record in active
        if (parts := parts_there(record, around.get(record.goal.slug, Around()), today))
    ]
    pointless = [record.goal for record in active if not record.goal.topics]
    return Report(
        name="goals gaps",
        title="What your goals lack",
        today=today,
        row_type=GapRow,
        rows=rows,
        notes=[
            *there,
            *(f"{goal.name} has no topics: pln edit goal {goal.slug} --topic …" for goal in pointless),
        ],
        empty="No active goal lacks a part of your network."
        if active
        else "No active goal: pln add goal NAME",
        layout=Layout.SECTIONS,
    )


def _row(record: GoalRecord, gap: Gap) -> GapRow:
    return GapRow(
        goal=record.goal.name,
        slug=record.goal.slug,
        missing=gap.part,
        known=tuple(ref.slug for ref in gap.known),
        wished=tuple(ref.slug for ref in gap.wished),
        suggestion=_suggestion(record, gap),
    )


def _suggestion(record: GoalRecord, gap: Gap) -> str:
    slug = record.goal.slug
    known = ", ".join(ref.name for ref in gap.known)
    wished = ", ".join(ref.name for ref in gap.wished)
    if gap.part == "resource":
        return f"add one: pln add resource TITLE --goal {slug}"
    if gap.part == "outside view":
        asked, whom = (f"ask {known}: ", gap.known[0].slug) if known else ("", "NAME")
        return f'{asked}pln log feedback {whom} "…" --goal {slug}'
    if known:
        return f"{known}: pln link goal {slug} --with {gap.known[0].slug}{_role(gap.part)}"
    if wished:
        return f"on your wish list: {wished}; who could introduce you?"
    return "nobody known yet; ask those you know whom they would ask"


def _role(part: Part) -> str:
    return f" --role {part}" if part in ("mentor", "peer", "expert") else ""
