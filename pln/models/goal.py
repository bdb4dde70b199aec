"""Goals, their milestones, check-ins and links."""

from datetime import date
from typing import Annotated, Self

from pydantic import Field as Bounds
from pydantic import model_validator
from sqlalchemy import REAL, Index, Integer, Text
from sqlmodel import Field, SQLModel

import pln.models.contact
import pln.models.resource  # noqa: F401
from pln.models.base import Amount, Day, Input, Line, Name, Prose, Record, Slug, Words, parent
from pln.models.columns import MAX_LINE, MAX_TEXT, MAX_WORD, IsoDay, at_most, filled, is_day, named, one_of
from pln.vocabulary import GOAL_ROLES, GOAL_STATUSES, MEASURES, GoalStatus, Measure

Level = Annotated[int, Bounds(ge=0, le=5)]
Confidence = Annotated[int, Bounds(ge=1, le=10)]
Weight = Annotated[float, Bounds(ge=0, le=1000, allow_inf_nan=False)]


class GoalIn(Input):
    name: Name
    status: GoalStatus = "active"
    why: Prose = ""
    area: Line = ""
    topics: Words = ()
    level_now: Level | None = None
    level_wanted: Level | None = None
    started_on: Day
    due_on: Day | None = None
    parent: Slug | None = None
    measure: Measure = "milestones"
    unit: Line = ""
    start_value: Amount | None = None
    target_value: Amount | None = None
    next_action: Line = ""

    @model_validator(mode="after")
    def _metric_can_be_measured(self) -> Self:
        if self.measure != "metric":
            if self.start_value is not None or self.target_value is not None:
                raise ValueError("start and target belong to --measure metric")
        elif self.target_value is None:
            raise ValueError("a metric needs a target: --target NUMBER")
        elif (self.start_value or 0.0) == self.target_value:
            raise ValueError("start and target are the same: nothing to measure")
        return self

    @model_validator(mode="after")
    def _due_after_start(self) -> Self:
        if self.due_on is not None and self.due_on < self.started_on:
            raise ValueError("due before it starts: --started says an earlier day")
        return self


class MilestoneIn(Input):
    goal: Slug
    name: Name
    weight: Weight = 1.0
    position: Annotated[int, Bounds(ge=1, le=10_000)]
    due_on: Day | None = None
    done_on: Day | None = None


class CheckInIn(Input):
    goal: Slug
    day: Day
    value: Amount | None = None
    confidence: Confidence | None = None
    blocker: Line = ""
    next_action: Line = ""
    note: Prose = ""


class GoalRow(Record, table=True):
    __tablename__ = "goal"
    __table_args__ = (
        filled("goal", "name"),
        filled("goal", "slug", MAX_WORD),
        *at_most("goal", MAX_LINE, "area", "unit", "next_action"),
        *at_most("goal", MAX_TEXT, "why"),
        one_of("goal", "status", GOAL_STATUSES),
        one_of("goal", "measure", MEASURES),
        named("goal", "level_now", "level_now BETWEEN 0 AND 5"),
        named("goal", "level_wanted", "level_wanted BETWEEN 0 AND 5"),
        named("goal", "start_value", "start_value BETWEEN -1e15 AND 1e15"),
        named("goal", "target_value", "target_value BETWEEN -1e15 AND 1e15"),
        named(
            "goal",
            "metric",
            "CASE measure WHEN 'metric' THEN ifnull(start_value <> target_value, 0) "
            "ELSE start_value IS NULL AND target_value IS NULL END",
        ),
        *is_day("goal", "started_on", "due_on"),
        named("goal", "due_after_start", "due_on >= started_on"),
        Index("goal_name_key", "name_key"),
        Index("goal_parent", "parent_id"),
        {"sqlite_strict": True},
    )
    slug: str = Field(sa_type=Text, unique=True)
    name: str = Field(sa_type=Text)
    name_key: str = Field(sa_type=Text)
    status: str = Field(sa_type=Text)
    why: str = Field(sa_type=Text)
    area: str = Field(sa_type=Text)
    level_now: int | None = Field(default=None, sa_type=Integer)
    level_wanted: int | None = Field(default=None, sa_type=Integer)
    started_on: date = Field(sa_type=IsoDay)
    due_on: date | None = Field(default=None, sa_type=IsoDay)
    parent_id: int | None = parent("goal.id", on_delete="SET NULL", optional=True)
    measure: str = Field(sa_type=Text)
    unit: str = Field(sa_type=Text)
    start_value: float | None = Field(default=None, sa_type=REAL)
    target_value: float | None = Field(default=None, sa_type=REAL)
    next_action: str = Field(sa_type=Text)


class GoalTopic(SQLModel, table=True):
    __tablename__ = "goal_topic"
    __table_args__ = (
        filled("goal_topic", "topic", MAX_WORD),
        {"sqlite_strict": True, "sqlite_with_rowid": False},
    )
    goal_id: int = parent("goal.id", primary=True)
    topic: str = Field(sa_type=Text, primary_key=True)


class MilestoneRow(Record, table=True):
    __tablename__ = "milestone"
    __table_args__ = (
        filled("milestone", "name"),
        named("milestone", "weight", "weight BETWEEN 0 AND 1000"),
        named("milestone", "position", "position BETWEEN 1 AND 10000"),
        *is_day("milestone", "due_on", "done_on"),
        Index("milestone_goal", "goal_id", "position"),
        {"sqlite_strict": True},
    )
    goal_id: int = parent("goal.id")
    name: str = Field(sa_type=Text)
    weight: float = Field(sa_type=REAL)
    position: int = Field(sa_type=Integer)
    due_on: date | None = Field(default=None, sa_type=IsoDay)
    done_on: date | None = Field(default=None, sa_type=IsoDay)


class CheckInRow(Record, table=True):
    __tablename__ = "checkin"
    __table_args__ = (
        *is_day("checkin", "day"),
        named("checkin", "confidence", "confidence BETWEEN 1 AND 10"),
        named("checkin", "value", "value BETWEEN -1e15 AND 1e15"),
        *at_most("checkin", MAX_LINE, "blocker", "next_action"),
        *at_most("checkin", MAX_TEXT, "note"),
        Index("checkin_goal", "goal_id", "day", "value", "confidence"),
        {"sqlite_strict": True},
    )
    goal_id: int = parent("goal.id")
    day: date = Field(sa_type=IsoDay)
    value: float | None = Field(default=None, sa_type=REAL)
    confidence: int | None = Field(default=None, sa_type=Integer)
    blocker: str = Field(sa_type=Text)
    next_action: str = Field(sa_type=Text)
    note: str = Field(sa_type=Text)


class GoalContact(SQLModel, table=True):
    """Who supports a goal, and as what."""

    __tablename__ = "goal_contact"
    __table_args__ = (
        one_of("goal_contact", "role", GOAL_ROLES),
        Index("goal_contact_contact", "contact_id"),
        {"sqlite_strict": True, "sqlite_with_rowid": False},
    )
    goal_id: int = parent("goal.id", primary=True)
    contact_id: int = parent("contact.id", primary=True)
    role: str = Field(sa_type=Text, primary_key=True)


class GoalResource(SQLModel, table=True):
    __tablename__ = "goal_resource"
    __table_args__ = (
        Index("goal_resource_resource", "resource_id"),
        {"sqlite_strict": True, "sqlite_with_rowid": False},
    )
    goal_id: int = parent("goal.id", primary=True)
    resource_id: int = parent("resource.id", primary=True)


class GoalDay(SQLModel, table=True):
    """Derived, kept by triggers: how many done interactions there were about a goal on a day.

    With a contact, events left out; or, as contact 0, whoever took part.
    """

    __tablename__ = "goal_day"
    __table_args__ = ({"sqlite_strict": True, "sqlite_with_rowid": False},)
    goal_id: int = Field(sa_type=Integer, primary_key=True)
    contact_id: int = Field(sa_type=Integer, primary_key=True)
    day: str = Field(sa_type=Text, primary_key=True)
    talks: int = Field(sa_type=Integer)
