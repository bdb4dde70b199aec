"""Guided reviews."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pln.classes import dataclass
from pln.columns import Column, Kind, When
from pln.facts.refs import Ref
from pln.vocabulary import ReviewOutcome, ReviewSection


@dataclass(frozen=True, slots=True)
class ReviewedGoal:
    """What a guided review did with one goal."""

    goal: Annotated[Ref, Column("Goal", Kind.NAME)]
    outcome: Annotated[ReviewOutcome, Column("Outcome")]


@dataclass(frozen=True, slots=True)
class ReviewedSection:
    """What a guided review did with one of its other sections, such as the thanks that were due."""

    section: Annotated[ReviewSection, Column("Section", Kind.NAME)]
    outcome: Annotated[ReviewOutcome, Column("Outcome")]


@dataclass(frozen=True, slots=True)
class Review:
    """A guided review: when it was begun and finished (None while it can still be resumed)."""

    id: Annotated[int, Column("Id", Kind.COUNT)]
    uuid: Annotated[str, Column("UUID", when=When.MACHINE)]
    begun_on: Annotated[date, Column("Begun", Kind.DAY)]
    finished_on: Annotated[date | None, Column("Finished", Kind.DAY)]
    goals: Annotated[tuple[ReviewedGoal, ...], Column("Goals", Kind.TABLE)]
    sections: Annotated[tuple[ReviewedSection, ...], Column("Sections", Kind.TABLE)]
    created_at: Annotated[str, Column("Created at", when=When.MACHINE)]
    updated_at: Annotated[str, Column("Updated at", when=When.MACHINE)]
