"""Guided reviews: which goals were gone through, and when."""

from datetime import date

from sqlalchemy import Index, Integer, Text
from sqlmodel import Field, SQLModel

import pln.models.goal  # noqa: F401 - its rows refer to this table
from pln.models.base import Record, parent
from pln.models.columns import IsoDay, is_day, named, one_of
from pln.vocabulary import REVIEW_OUTCOMES, REVIEW_SECTIONS


class ReviewRow(Record, table=True):
    __tablename__ = "review"
    __table_args__ = (
        *is_day("review", "begun_on", "finished_on"),
        named("review", "order", "finished_on >= begun_on"),
        {"sqlite_strict": True},
    )
    begun_on: date = Field(sa_type=IsoDay)
    finished_on: date | None = Field(default=None, sa_type=IsoDay)


class ReviewGoal(SQLModel, table=True):
    __tablename__ = "review_goal"
    __table_args__ = (
        one_of("review_goal", "outcome", REVIEW_OUTCOMES),
        Index("review_goal_goal", "goal_id"),
        {"sqlite_strict": True, "sqlite_with_rowid": False},
    )
    review_id: int = parent("review.id", primary=True)
    goal_id: int = parent("goal.id", primary=True)
    outcome: str = Field(sa_type=Text)
    position: int = Field(sa_type=Integer)


class ReviewSection(SQLModel, table=True):
    """What else a review went through, such as the thanks that were due."""

    __tablename__ = "review_section"
    __table_args__ = (
        one_of("review_section", "section", REVIEW_SECTIONS),
        one_of("review_section", "outcome", REVIEW_OUTCOMES),
        {"sqlite_strict": True, "sqlite_with_rowid": False},
    )
    review_id: int = parent("review.id", primary=True)
    section: str = Field(sa_type=Text, primary_key=True)
    outcome: str = Field(sa_type=Text)
