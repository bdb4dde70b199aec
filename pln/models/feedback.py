"""Feedback that was asked for, and what came of it."""

from datetime import date
from typing import Self

from pydantic import model_validator
from sqlalchemy import Index, Text
from sqlmodel import Field

import pln.models.contact
import pln.models.goal  # noqa: F401 - its rows refer to these tables
from pln.models.base import Day, Input, Line, Name, Prose, Record, Slug, parent
from pln.models.columns import MAX_LINE, MAX_TEXT, IsoDay, at_most, filled, is_day, named, one_of
from pln.vocabulary import FEEDBACK_DECISIONS, FeedbackDecision


class FeedbackIn(Input):
    contact: Slug
    about: Name
    goal: Slug | None = None
    asked_on: Day
    answered_on: Day | None = None
    gist: Line = ""
    decision: FeedbackDecision | None = None
    applied_on: Day | None = None
    note: Prose = ""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.answered_on is not None and self.answered_on < self.asked_on:
            raise ValueError("answered before it was asked")
        if self.decision is not None and self.answered_on is None:
            raise ValueError("a decision needs an answer")
        if self.applied_on is not None and self.decision != "adopt":
            raise ValueError("only what is adopted can be applied")
        return self


class FeedbackRow(Record, table=True):
    __tablename__ = "feedback"
    __table_args__ = (
        filled("feedback", "about"),
        *is_day("feedback", "asked_on", "answered_on", "applied_on"),
        one_of("feedback", "decision", FEEDBACK_DECISIONS),
        named("feedback", "order", "answered_on >= asked_on"),
        named("feedback", "decided", "decision IS NULL OR answered_on IS NOT NULL"),
        named("feedback", "applied", "applied_on IS NULL OR ifnull(decision, '') = 'adopt'"),
        *at_most("feedback", MAX_LINE, "gist"),
        *at_most("feedback", MAX_TEXT, "note"),
        Index("feedback_contact", "contact_id"),
        Index("feedback_goal", "goal_id"),
        Index("feedback_asked", "asked_on"),
        {"sqlite_strict": True},
    )
    contact_id: int = parent("contact.id")
    about: str = Field(sa_type=Text)
    goal_id: int | None = parent("goal.id", on_delete="SET NULL", optional=True)
    asked_on: date = Field(sa_type=IsoDay)
    answered_on: date | None = Field(default=None, sa_type=IsoDay)
    gist: str = Field(sa_type=Text)
    decision: str | None = Field(default=None, sa_type=Text)
    applied_on: date | None = Field(default=None, sa_type=IsoDay)
    note: str = Field(sa_type=Text)
