"""Workshops, conferences, meetups, and whom one met there."""

from datetime import date
from typing import Self

from pydantic import model_validator
from sqlalchemy import Index, Text, text
from sqlmodel import Field, SQLModel

import pln.models.contact
import pln.models.goal  # noqa: F401 - its rows refer to these tables
from pln.models.base import Day, Input, Line, Name, Prose, Record, Slug, parent
from pln.models.columns import MAX_LINE, MAX_TEXT, MAX_WORD, IsoDay, at_most, filled, is_day, named, one_of
from pln.models.resource import MAX_URL, Url
from pln.vocabulary import EVENT_KINDS, EVENT_STATUSES, EventKind, EventStatus


class MetIn(Input):
    contact: Slug
    note: Line = ""


class EventIn(Input):
    name: Name
    kind: EventKind = "meetup"
    status: EventStatus = "interested"
    starts_on: Day
    ends_on: Day | None = None
    place: Line = ""
    url: Url = ""
    community: Slug | None = None
    goals: tuple[Slug, ...] = ()
    people: tuple[MetIn, ...] = ()
    note: Prose = ""

    @model_validator(mode="after")
    def _ends_after_start(self) -> Self:
        if self.ends_on is not None and self.ends_on < self.starts_on:
            raise ValueError("ends before it starts")
        return self


class EventRow(Record, table=True):
    __tablename__ = "event"
    __table_args__ = (
        filled("event", "name"),
        filled("event", "slug", MAX_WORD),
        one_of("event", "kind", EVENT_KINDS),
        one_of("event", "status", EVENT_STATUSES),
        *is_day("event", "starts_on", "ends_on"),
        named("event", "order", "ends_on >= starts_on"),
        *at_most("event", MAX_LINE, "place"),
        *at_most("event", MAX_URL, "url"),
        *at_most("event", MAX_TEXT, "note"),
        Index("event_name_key", "name_key"),
        Index("event_community", "community_id"),
        Index("event_starts", "starts_on"),
        Index("event_batch", "batch_id", sqlite_where=text("batch_id IS NOT NULL")),
        {"sqlite_strict": True},
    )
    slug: str = Field(sa_type=Text, unique=True)
    name: str = Field(sa_type=Text)
    name_key: str = Field(sa_type=Text)
    kind: str = Field(sa_type=Text)
    status: str = Field(sa_type=Text)
    starts_on: date = Field(sa_type=IsoDay)
    ends_on: date | None = Field(default=None, sa_type=IsoDay)
    place: str = Field(sa_type=Text)
    url: str = Field(sa_type=Text)
    community_id: int | None = parent("contact.id", on_delete="SET NULL", optional=True)
    note: str = Field(sa_type=Text)
    batch_id: int | None = parent("batch.id", on_delete="SET NULL", optional=True)


class EventContact(SQLModel, table=True):
    """Whom one met at an event."""

    __tablename__ = "event_contact"
    __table_args__ = (
        *at_most("event_contact", MAX_LINE, "note"),
        Index("event_contact_contact", "contact_id"),
        {"sqlite_strict": True, "sqlite_with_rowid": False},
    )
    event_id: int = parent("event.id", primary=True)
    contact_id: int = parent("contact.id", primary=True)
    note: str = Field(sa_type=Text)


class GoalEvent(SQLModel, table=True):
    __tablename__ = "goal_event"
    __table_args__ = (
        Index("goal_event_event", "event_id"),
        {"sqlite_strict": True, "sqlite_with_rowid": False},
    )
    goal_id: int = parent("goal.id", primary=True)
    event_id: int = parent("event.id", primary=True)
