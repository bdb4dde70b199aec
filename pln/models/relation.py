"""How two contacts stand to each other."""

from datetime import date
from typing import Self

from pydantic import model_validator
from sqlalchemy import Index, Text, text
from sqlmodel import Field

import pln.models.contact  # noqa: F401 - its rows refer to this table
from pln.models.base import Day, Input, Prose, Record, Slug, parent
from pln.models.columns import MAX_TEXT, IsoDay, at_most, is_day, named, one_of
from pln.vocabulary import RELATION_TYPES, RelationType


class RelationIn(Input):
    contact: Slug
    type: RelationType
    other: Slug
    since_on: Day | None = None
    note: Prose = ""

    @model_validator(mode="after")
    def _of_two(self) -> Self:
        if self.contact == self.other:
            raise ValueError("a relation is between two")
        return self


class RelationRow(Record, table=True):
    __tablename__ = "relation"
    __table_args__ = (
        one_of("relation", "type", RELATION_TYPES),
        *is_day("relation", "since_on"),
        named("relation", "of_two", "contact_id <> other_id"),
        *at_most("relation", MAX_TEXT, "note"),
        Index("relation_contact", "contact_id", "other_id", "type", unique=True),
        Index("relation_other", "other_id"),
        Index("relation_batch", "batch_id", sqlite_where=text("batch_id IS NOT NULL")),
        {"sqlite_strict": True},
    )
    contact_id: int = parent("contact.id")
    type: str = Field(sa_type=Text)
    other_id: int = parent("contact.id")
    since_on: date | None = Field(default=None, sa_type=IsoDay)
    note: str = Field(sa_type=Text)
    batch_id: int | None = parent("batch.id", on_delete="SET NULL", optional=True)
