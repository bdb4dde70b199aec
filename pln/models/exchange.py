"""What somebody and I have given each other."""

from datetime import date
from typing import Annotated, Self

from pydantic import Field as Bounds
from pydantic import model_validator
from sqlalchemy import Index, Integer, Text, text
from sqlmodel import Field

import pln.models.contact
import pln.models.interaction  # noqa: F401 - its rows refer to these tables
from pln.models.base import Day, Input, Line, Prose, Record, Slug, parent
from pln.models.columns import MAX_LINE, MAX_TEXT, IsoDay, at_most, is_day, is_flag, named, one_of
from pln.vocabulary import EXCHANGE_DIRECTIONS, EXCHANGE_KINDS, ExchangeDirection, ExchangeKind

Effort = Annotated[int, Bounds(ge=1, le=3)]


class ExchangeIn(Input):
    day: Day
    contact: Slug
    direction: ExchangeDirection
    kind: ExchangeKind
    what: Line = ""
    effort: Effort = 2
    interaction: int | None = None
    forward_of: int | None = None
    thanked_on: Day | None = None
    tried_on: Day | None = None
    told_on: Day | None = None
    public: bool = False
    note: Prose = ""

    @model_validator(mode="after")
    def _fits_its_direction(self) -> Self:
        if self.direction == "gave" and (self.thanked_on or self.tried_on or self.told_on):
            raise ValueError("thanks, trying and telling belong to what was received")
        if self.direction == "received" and self.public:
            raise ValueError("public belongs to what was given")
        if self.direction == "received" and self.forward_of is not None:
            raise ValueError("only what was given can pay something forward")
        return self

    @model_validator(mode="after")
    def _answered_after_it_was_received(self) -> Self:
        answers = (self.thanked_on, self.tried_on, self.told_on)
        if any(day is not None and day < self.day for day in answers):
            raise ValueError("thanked for, tried or told before it was received")
        return self


class ExchangeRow(Record, table=True):
    __tablename__ = "exchange"
    __table_args__ = (
        *is_day("exchange", "day", "thanked_on", "tried_on", "told_on"),
        one_of("exchange", "direction", EXCHANGE_DIRECTIONS),
        one_of("exchange", "kind", EXCHANGE_KINDS),
        named("exchange", "effort", "effort BETWEEN 1 AND 3"),
        *is_flag("exchange", "public"),
        *at_most("exchange", MAX_LINE, "what"),
        *at_most("exchange", MAX_TEXT, "note"),
        named(
            "exchange",
            "fits_direction",
            "CASE direction WHEN 'gave' THEN coalesce(thanked_on, tried_on, told_on) IS NULL "
            "ELSE public = 0 AND forward_of_id IS NULL END",
        ),
        Index("exchange_contact", "contact_id", "day"),
        Index("exchange_day", "day"),
        Index("exchange_interaction", "interaction_id"),
        Index("exchange_forward_of", "forward_of_id"),
        Index("exchange_batch", "batch_id", sqlite_where=text("batch_id IS NOT NULL")),
        {"sqlite_strict": True},
    )
    day: date = Field(sa_type=IsoDay)
    contact_id: int = parent("contact.id")
    direction: str = Field(sa_type=Text)
    kind: str = Field(sa_type=Text)
    what: str = Field(sa_type=Text)
    effort: int = Field(sa_type=Integer)
    interaction_id: int | None = parent("interaction.id", on_delete="SET NULL", optional=True)
    forward_of_id: int | None = parent("exchange.id", on_delete="SET NULL", optional=True)
    thanked_on: date | None = Field(default=None, sa_type=IsoDay)
    tried_on: date | None = Field(default=None, sa_type=IsoDay)
    told_on: date | None = Field(default=None, sa_type=IsoDay)
    public: int = Field(sa_type=Integer)
    note: str = Field(sa_type=Text)
    batch_id: int | None = parent("batch.id", on_delete="SET NULL", optional=True)
