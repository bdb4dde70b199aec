"""Mentors and mentees: what is on the agenda, and what was agreed."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pln.classes import dataclass
from pln.columns import Column, Kind, When
from pln.facts.refs import Ref
from pln.vocabulary import MentorshipFocus, MentorshipRole


@dataclass(frozen=True, slots=True)
class Item:
    """Something to bring up, or an agreed action; done, or open."""

    item: Annotated[str, Column("What", Kind.NAME)]
    added_on: Annotated[date, Column("Since", Kind.DAY)]
    done_on: Annotated[date | None, Column("Done", Kind.DAY)]


@dataclass(frozen=True, slots=True)
class Mentorship:
    """Somebody who is my mentor, or my mentee.

    `focus` is what a mentor is for. `cadence_days` is how often we mean to sit down; `told_on` the day I
    last told a mentor how things went.
    """

    id: Annotated[int, Column("Id", Kind.COUNT)]
    uuid: Annotated[str, Column("UUID", when=When.MACHINE)]
    contact: Annotated[Ref, Column("Who", Kind.NAME)]
    role: Annotated[MentorshipRole, Column("Is my")]
    focus: Annotated[MentorshipFocus | None, Column("For")]
    since_on: Annotated[date, Column("Since", Kind.DAY)]
    until_on: Annotated[date | None, Column("Until", Kind.DAY)]
    cadence_days: Annotated[int | None, Column("Session every, days", Kind.DAYS)]
    told_on: Annotated[date | None, Column("Told how it went", Kind.DAY, When.CARD)]
    goals: Annotated[tuple[Ref, ...], Column("Goals", Kind.LIST, When.ROOMY)]
    agenda: Annotated[tuple[Item, ...], Column("Agenda", Kind.LIST, When.CARD)]
    actions: Annotated[tuple[Item, ...], Column("Agreed", Kind.LIST, When.CARD)]
    note: Annotated[str, Column("Note", when=When.CARD)]
    created_at: Annotated[str, Column("Created at", when=When.MACHINE)]
    updated_at: Annotated[str, Column("Updated at", when=When.MACHINE)]
