"""What somebody and I have promised each other."""

from datetime import date
from typing import Self

from pydantic import model_validator
from sqlalchemy import Index, Text
from sqlmodel import Field

import pln.models.contact
import pln.models.interaction  # noqa: F401 - its rows refer to these tables
from pln.models.base import Day, Input, Name, Prose, Record, Slug, parent
from pln.models.columns import MAX_TEXT, IsoDay, at_most, filled, is_day, named, one_of
from pln.vocabulary import PROMISE_KINDS, PROMISE_OWNERS, PromiseKind, PromiseOwner


class PromiseIn(Input):
    contact: Slug
    whose: PromiseOwner = "mine"
    kind: PromiseKind = "task"
    what: Name
    made_on: Day
    due_on: Day | None = None
    kept_on: Day | None = None
    dropped_on: Day | None = None
    interaction: int | None = None
    note: Prose = ""

    @model_validator(mode="after")
    def _one_end(self) -> Self:
        if self.kept_on is not None and self.dropped_on is not None:
            raise ValueError("a promise is kept or dropped, not both")
        return self


class PromiseRow(Record, table=True):
    __tablename__ = "promise"
    __table_args__ = (
        one_of("promise", "whose", PROMISE_OWNERS),
        one_of("promise", "kind", PROMISE_KINDS),
        filled("promise", "what"),
        *is_day("promise", "made_on", "due_on", "kept_on", "dropped_on"),
        named("promise", "one_end", "kept_on IS NULL OR dropped_on IS NULL"),
        *at_most("promise", MAX_TEXT, "note"),
        Index("promise_contact", "contact_id"),
        Index("promise_interaction", "interaction_id"),
        Index("promise_open", "kept_on", "dropped_on", "due_on"),
        {"sqlite_strict": True},
    )
    contact_id: int = parent("contact.id")
    whose: str = Field(sa_type=Text)
    kind: str = Field(sa_type=Text)
    what: str = Field(sa_type=Text)
    made_on: date = Field(sa_type=IsoDay)
    due_on: date | None = Field(default=None, sa_type=IsoDay)
    kept_on: date | None = Field(default=None, sa_type=IsoDay)
    dropped_on: date | None = Field(default=None, sa_type=IsoDay)
    interaction_id: int | None = parent("interaction.id", on_delete="SET NULL", optional=True)
    note: str = Field(sa_type=Text)
