"""Goals, their milestones and check-ins."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pln.classes import dataclass
from pln.columns import Column, Kind, When
from pln.facts.refs import Ref
from pln.vocabulary import GoalStatus, Measure


@dataclass(frozen=True, slots=True)
class Goal:
    """Something to learn, why, and how progress toward it is measured."""

    id: Annotated[int, Column("Id", Kind.COUNT, When.CARD)]
    uuid: Annotated[str, Column("UUID", when=When.MACHINE)]
    slug: Annotated[str, Column("Slug", Kind.SLUG, When.ROOMY)]
    name: Annotated[str, Column("Goal", Kind.NAME)]
    status: Annotated[GoalStatus, Column("Status")]
    why: Annotated[str, Column("Why", when=When.CARD)]
    area: Annotated[str, Column("Area", when=When.ROOMY)]
    topics: Annotated[tuple[str, ...], Column("Topics", Kind.LIST, When.ROOMY)]
    level_now: Annotated[int | None, Column("Level now", Kind.COUNT, When.CARD)]
    level_wanted: Annotated[int | None, Column("Level wanted", Kind.COUNT, When.CARD)]
    started_on: Annotated[date, Column("Started on", Kind.DAY, When.CARD)]
    due_on: Annotated[date | None, Column("Due", Kind.DAY)]
    parent: Annotated[Ref | None, Column("Part of", when=When.CARD)]
    measure: Annotated[Measure, Column("Measured by", when=When.ROOMY)]
    unit: Annotated[str, Column("Unit", when=When.CARD)]
    start_value: Annotated[float | None, Column("Start", Kind.NUMBER, When.CARD)]
    target_value: Annotated[float | None, Column("Target", Kind.NUMBER, When.CARD)]
    next_action: Annotated[str, Column("Next action")]
    created_at: Annotated[str, Column("Created at", when=When.MACHINE)]
    updated_at: Annotated[str, Column("Updated at", when=When.MACHINE)]


@dataclass(frozen=True, slots=True)
class Milestone:
    """A step of a goal; `weight` is its share of the goal relative to the other milestones'."""

    id: Annotated[int, Column("Id", Kind.COUNT, When.MACHINE)]
    uuid: Annotated[str, Column("UUID", when=When.MACHINE)]
    goal: Annotated[Ref, Column("Goal")]
    name: Annotated[str, Column("Milestone", Kind.NAME)]
    weight: Annotated[float, Column("Weight", Kind.NUMBER, When.ROOMY)]
    position: Annotated[int, Column("No.", Kind.COUNT)]
    due_on: Annotated[date | None, Column("Due", Kind.DAY)]
    done_on: Annotated[date | None, Column("Done", Kind.DAY)]
    created_at: Annotated[str, Column("Created at", when=When.MACHINE)]
    updated_at: Annotated[str, Column("Updated at", when=When.MACHINE)]


@dataclass(frozen=True, slots=True)
class CheckIn:
    """What was said of a goal on a day: value in the goal's unit, confidence 1 to 10."""

    id: Annotated[int, Column("Id", Kind.COUNT)]
    uuid: Annotated[str, Column("UUID", when=When.MACHINE)]
    goal: Annotated[Ref, Column("Goal", Kind.NAME)]
    day: Annotated[date, Column("Day", Kind.DAY)]
    value: Annotated[float | None, Column("Value", Kind.NUMBER)]
    confidence: Annotated[int | None, Column("Confidence", Kind.COUNT)]
    blocker: Annotated[str, Column("Blocker")]
    next_action: Annotated[str, Column("Next action", when=When.ROOMY)]
    note: Annotated[str, Column("Note", when=When.ROOMY)]
    created_at: Annotated[str, Column("Created at", when=When.MACHINE)]
    updated_at: Annotated[str, Column("Updated at", when=When.MACHINE)]
