"""Mentors and mentees: what is on the agenda, and what was agreed."""

from datetime import date
from typing import Self

from pydantic import model_validator
from sqlalchemy import Index, Integer, Text
from sqlmodel import Field, SQLModel

import pln.models.contact
import pln.models.goal  # noqa: F401 - its rows refer to these tables
from pln.models.base import Day, Input, Name, PeriodDays, Prose, Record, Slug, parent
from pln.models.columns import MAX_TEXT, IsoDay, at_most, filled, is_day, named, one_of
from pln.vocabulary import (
    MENTORSHIP_FOCUSES,
    MENTORSHIP_ITEM_KINDS,
    MENTORSHIP_ROLES,
    MentorshipFocus,
    MentorshipRole,
)


class ItemIn(Input):
    item: Name
    added_on: Day
    done_on: Day | None = None


class MentorshipIn(Input):
    contact: Slug
    role: MentorshipRole = "mentor"
    focus: MentorshipFocus | None = None
    since_on: Day
    until_on: Day | None = None
    cadence_days: PeriodDays | None = None
    told_on: Day | None = None
    goals: tuple[Slug, ...] = ()
    agenda: tuple[ItemIn, ...] = ()
    actions: tuple[ItemIn, ...] = ()
    note: Prose = ""

    @model_validator(mode="after")
    def _until_after_since(self) -> Self:
        if self.until_on is not None and self.until_on < self.since_on:
            raise ValueError("ends before it begins")
        return self

    @model_validator(mode="after")
    def _focus_of_a_mentor(self) -> Self:
        if self.role == "mentee" and self.focus is not None:
            raise ValueError("a focus belongs to a mentor")
        return self


class MentorshipRow(Record, table=True):
    __tablename__ = "mentorship"
    __table_args__ = (
        one_of("mentorship", "role", MENTORSHIP_ROLES),
        one_of("mentorship", "focus", MENTORSHIP_FOCUSES),
        named("mentorship", "focus_of_mentor", "role = 'mentor' OR focus IS NULL"),
        *is_day("mentorship", "since_on", "until_on", "told_on"),
        named("mentorship", "order", "until_on >= since_on"),
        named("mentorship", "cadence_days", "cadence_days BETWEEN 1 AND 3650"),
        *at_most("mentorship", MAX_TEXT, "note"),
        Index("mentorship_contact", "contact_id"),
        {"sqlite_strict": True},
    )
    contact_id: int = parent("contact.id")
    role: str = Field(sa_type=Text)
    focus: str | None = Field(default=None, sa_type=Text)
    since_on: date = Field(sa_type=IsoDay)
    until_on: date | None = Field(default=None, sa_type=IsoDay)
    cadence_days: int | None = Field(default=None, sa_type=Integer)
    told_on: date | None = Field(default=None, sa_type=IsoDay)
    note: str = Field(sa_type=Text)


class MentorshipItem(SQLModel, table=True):
    """What is on the agenda, and what was agreed."""

    __tablename__ = "mentorship_item"
    __table_args__ = (
        one_of("mentorship_item", "kind", MENTORSHIP_ITEM_KINDS),
        filled("mentorship_item", "item"),
        *is_day("mentorship_item", "added_on", "done_on"),
        {"sqlite_strict": True, "sqlite_with_rowid": False},
    )
    mentorship_id: int = parent("mentorship.id", primary=True)
    kind: str = Field(sa_type=Text, primary_key=True)
    item: str = Field(sa_type=Text, primary_key=True)
    added_on: date = Field(sa_type=IsoDay)
    done_on: date | None = Field(default=None, sa_type=IsoDay)
    position: int = Field(sa_type=Integer)


class MentorshipGoal(SQLModel, table=True):
    __tablename__ = "mentorship_goal"
    __table_args__ = (
        Index("mentorship_goal_goal", "goal_id"),
        {"sqlite_strict": True, "sqlite_with_rowid": False},
    )
    mentorship_id: int = parent("mentorship.id", primary=True)
    goal_id: int = parent("goal.id", primary=True)
