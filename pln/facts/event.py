"""Workshops, conferences, meetups, and whom one met there."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pln.classes import dataclass
from pln.columns import Column, Kind, When
from pln.facts.refs import Ref
from pln.vocabulary import EventKind, EventStatus


@dataclass(frozen=True, slots=True)
class Met:
    """Somebody met at an event, and a line about that."""

    contact: Annotated[Ref, Column("Who", Kind.NAME)]
    note: Annotated[str, Column("Note")]

    def __str__(self) -> str:
        """As a list of people names them."""
        return self.contact.name


@dataclass(frozen=True, slots=True)
class Event:
    """Something that takes place. `ends_on` is None for an event of one day."""

    id: Annotated[int, Column("Id", Kind.COUNT, When.CARD)]
    uuid: Annotated[str, Column("UUID", when=When.MACHINE)]
    slug: Annotated[str, Column("Slug", Kind.SLUG, When.ROOMY)]
    name: Annotated[str, Column("Event", Kind.NAME)]
    kind: Annotated[EventKind, Column("Kind")]
    status: Annotated[EventStatus, Column("Status")]
    starts_on: Annotated[date, Column("Starts", Kind.DAY)]
    ends_on: Annotated[date | None, Column("Ends", Kind.DAY, When.ROOMY)]
    place: Annotated[str, Column("Place", when=When.ROOMY)]
    url: Annotated[str, Column("URL", when=When.CARD)]
    community: Annotated[Ref | None, Column("Community", when=When.ROOMY)]
    goals: Annotated[tuple[Ref, ...], Column("Goals", Kind.LIST, When.ROOMY)]
    people: Annotated[tuple[Met, ...], Column("Met", Kind.LIST)]
    note: Annotated[str, Column("Note", when=When.CARD)]
    created_at: Annotated[str, Column("Created at", when=When.MACHINE)]
    updated_at: Annotated[str, Column("Updated at", when=When.MACHINE)]

    @property
    def last_day(self) -> date:
        """The day after which it is over."""
        return self.starts_on if self.ends_on is None else self.ends_on


@dataclass(frozen=True, slots=True)
class Encounter:
    """Somebody met at an event that ended on a day, and when we talked again.

    `followed_on` is the day of the first done interaction after its end that was no event itself,
    `planned_on` that of the next one planned.
    """

    event: Ref
    ended_on: date
    contact: Ref
    followed_on: date | None = None
    planned_on: date | None = None
