"""Interactions: what passed, or is planned, between me and people."""

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator
from pydantic import Field as Bounds
from sqlalchemy import Index, Integer, Text, text
from sqlmodel import Field, SQLModel

from pln.models.base import Day, Input, Line, Prose, Record, Slug, Words, parent
from pln.models.columns import MAX_LINE, MAX_TEXT, MAX_WORD, IsoDay, at_most, filled, is_day, named, one_of
from pln.vocabulary import (
    INITIATORS,
    INTERACTION_KINDS,
    INTERACTION_STATUSES,
    STANCES,
    Initiator,
    InteractionKind,
    InteractionStatus,
    Stance,
)


def _real_time(value: str) -> str:
    if not re.fullmatch("([01][0-9]|2[0-3]):[0-5][0-9]", value):
        raise ValueError("is not a time of day such as 14:30")
    return value


TimeOfDay = Annotated[str, AfterValidator(_real_time)]
Minutes = Annotated[int, Bounds(ge=1, le=10_080)]


class InteractionIn(Input):
    day: Day
    time: TimeOfDay | None = None
    kind: InteractionKind = "other"
    status: InteractionStatus = "done"
    initiated_by: Initiator | None = None
    summary: Line = ""
    people: tuple[Slug, ...] = ()
    goals: tuple[Slug, ...] = ()
    resources: tuple[Slug, ...] = ()
    event: Slug | None = None
    minutes: Minutes | None = None
    stance: Stance | None = None
    tags: Words = ()
    note: Prose = ""
    added_by: Line = "hand"


class InteractionRow(Record, table=True):
    """`external_id` is what an import knows the interaction by, `imported_summary` what it last said of it."""

    __tablename__ = "interaction"
    __table_args__ = (
        *is_day("interaction", "day"),
        named("interaction", "time", "time GLOB '[0-2][0-9]:[0-5][0-9]' AND time < '24:00'"),
        one_of("interaction", "kind", INTERACTION_KINDS),
        one_of("interaction", "status", INTERACTION_STATUSES),
        one_of("interaction", "initiated_by", INITIATORS),
        one_of("interaction", "stance", STANCES),
        *at_most("interaction", MAX_LINE, "summary", "added_by", "external_id", "imported_summary"),
        *at_most("interaction", MAX_TEXT, "note"),
        named("interaction", "minutes", "minutes BETWEEN 1 AND 10080"),
        Index("interaction_event", "event_id", sqlite_where=text("event_id IS NOT NULL")),
        Index("interaction_day", "day", "status"),
        Index("interaction_done", "day", "kind", "stance", sqlite_where=text("status = 'done'")),
        Index(
            "interaction_external",
            "added_by",
            "external_id",
            unique=True,
            sqlite_where=text("external_id IS NOT NULL"),
        ),
        Index("interaction_batch", "batch_id", sqlite_where=text("batch_id IS NOT NULL")),
        {"sqlite_strict": True},
    )
    day: date = Field(sa_type=IsoDay)
    time: str | None = Field(default=None, sa_type=Text)
    kind: str = Field(sa_type=Text)
    status: str = Field(sa_type=Text)
    initiated_by: str | None = Field(default=None, sa_type=Text)
    summary: str = Field(sa_type=Text)
    minutes: int | None = Field(default=None, sa_type=Integer)
    stance: str | None = Field(default=None, sa_type=Text)
    note: str = Field(sa_type=Text)
    added_by: str = Field(sa_type=Text)
    external_id: str | None = Field(default=None, sa_type=Text)
    imported_summary: str | None = Field(default=None, sa_type=Text)
    event_id: int | None = parent("event.id", on_delete="SET NULL", optional=True)
    batch_id: int | None = parent("batch.id", on_delete="SET NULL", optional=True)


class InteractionContact(SQLModel, table=True):
    __tablename__ = "interaction_contact"
    __table_args__ = (
        Index("interaction_contact_contact", "contact_id", "interaction_id"),
        {"sqlite_strict": True, "sqlite_with_rowid": False},
    )
    interaction_id: int = parent("interaction.id", primary=True)
    contact_id: int = parent("contact.id", primary=True)


class InteractionGoal(SQLModel, table=True):
    __tablename__ = "interaction_goal"
    __table_args__ = (
        Index("interaction_goal_goal", "goal_id"),
        {"sqlite_strict": True, "sqlite_with_rowid": False},
    )
    interaction_id: int = parent("interaction.id", primary=True)
    goal_id: int = parent("goal.id", primary=True)


class InteractionResource(SQLModel, table=True):
    __tablename__ = "interaction_resource"
    __table_args__ = (
        Index("interaction_resource_resource", "resource_id"),
        {"sqlite_strict": True, "sqlite_with_rowid": False},
    )
    interaction_id: int = parent("interaction.id", primary=True)
    resource_id: int = parent("resource.id", primary=True)


class InteractionTag(SQLModel, table=True):
    __tablename__ = "interaction_tag"
    __table_args__ = (
        filled("interaction_tag", "tag", MAX_WORD),
        Index("interaction_tag_tag", "tag"),
        {"sqlite_strict": True, "sqlite_with_rowid": False},
    )
    interaction_id: int = parent("interaction.id", primary=True)
    tag: str = Field(sa_type=Text, primary_key=True)


class TopicDay(SQLModel, table=True):
    """Derived, kept by triggers: how many done interactions with so many topics there were about a topic on a day."""

    __tablename__ = "topic_day"
    __table_args__ = ({"sqlite_strict": True, "sqlite_with_rowid": False},)
    day: str = Field(sa_type=Text, primary_key=True)
    topic: str = Field(sa_type=Text, primary_key=True)
    topics: int = Field(sa_type=Integer, primary_key=True)
    talks: int = Field(sa_type=Integer)
