"""Resources: what one reads, watches, listens to or uses."""

from datetime import date
from typing import Annotated, Self

from pydantic import AfterValidator, model_validator
from pydantic import Field as Bounds
from sqlalchemy import REAL, Index, Integer, Text, text
from sqlmodel import Field, SQLModel

import pln.models.contact  # noqa: F401 - its rows refer to this table
from pln.models.base import Day, Input, Line, Name, PeriodDays, Prose, Record, Slug, Words, parent
from pln.models.columns import MAX_LINE, MAX_TEXT, MAX_WORD, IsoDay, at_most, filled, is_day, named, one_of
from pln.names import clean_line
from pln.vocabulary import RESOURCE_KINDS, RESOURCE_STATUSES, STANCES, ResourceKind, ResourceStatus, Stance

MAX_URL = 4000
Url = Annotated[str, AfterValidator(clean_line), Bounds(max_length=MAX_URL)]
Size = Annotated[float, Bounds(ge=0, le=1e9, allow_inf_nan=False)]
Rating = Annotated[int, Bounds(ge=1, le=5)]


class ShareIn(Input):
    contact: Slug
    day: Day


class ResourceIn(Input):
    title: Name
    kind: ResourceKind = "article"
    status: ResourceStatus = "inbox"
    url: Url = ""
    original_url: Url = ""
    author: Line = ""
    source: Line = ""
    topics: Words = ()
    added_on: Day
    started_on: Day | None = None
    finished_on: Day | None = None
    dropped_on: Day | None = None
    size: Size | None = None
    position: Size | None = None
    rating: Rating | None = None
    takeaways: Prose = ""
    stance: Stance | None = None
    recommended_by: Slug | None = None
    shared_with: tuple[ShareIn, ...] = ()
    goals: tuple[Slug, ...] = ()
    every_days: PeriodDays | None = None
    last_opened_on: Day | None = None

    @model_validator(mode="after")
    def _position_within_size(self) -> Self:
        if self.size is not None and self.position is not None and self.position > self.size:
            raise ValueError("position is beyond the size")
        return self


class ResourceRow(Record, table=True):
    __tablename__ = "resource"
    __table_args__ = (
        filled("resource", "title"),
        filled("resource", "slug", MAX_WORD),
        *at_most("resource", MAX_LINE, "author", "source"),
        *at_most("resource", MAX_URL, "url", "original_url"),
        *at_most("resource", MAX_TEXT, "takeaways"),
        one_of("resource", "kind", RESOURCE_KINDS),
        one_of("resource", "status", RESOURCE_STATUSES),
        one_of("resource", "stance", STANCES),
        *is_day("resource", "added_on", "started_on", "finished_on", "dropped_on", "last_opened_on"),
        named("resource", "size", "size BETWEEN 0 AND 1e9"),
        named("resource", "position", "position BETWEEN 0 AND 1e9 AND position <= ifnull(size, 1e9)"),
        named("resource", "rating", "rating BETWEEN 1 AND 5"),
        named("resource", "every_days", "every_days BETWEEN 1 AND 3650"),
        Index("resource_title_key", "title_key"),
        Index("resource_url", "url"),
        Index("resource_recommended_by", "recommended_by_id"),
        Index("resource_batch", "batch_id", sqlite_where=text("batch_id IS NOT NULL")),
        {"sqlite_strict": True},
    )
    slug: str = Field(sa_type=Text, unique=True)
    title: str = Field(sa_type=Text)
    title_key: str = Field(sa_type=Text)
    kind: str = Field(sa_type=Text)
    status: str = Field(sa_type=Text)
    url: str = Field(sa_type=Text)
    original_url: str = Field(sa_type=Text)
    author: str = Field(sa_type=Text)
    source: str = Field(sa_type=Text)
    added_on: date = Field(sa_type=IsoDay)
    started_on: date | None = Field(default=None, sa_type=IsoDay)
    finished_on: date | None = Field(default=None, sa_type=IsoDay)
    dropped_on: date | None = Field(default=None, sa_type=IsoDay)
    size: float | None = Field(default=None, sa_type=REAL)
    position: float | None = Field(default=None, sa_type=REAL)
    rating: int | None = Field(default=None, sa_type=Integer)
    takeaways: str = Field(sa_type=Text)
    stance: str | None = Field(default=None, sa_type=Text)
    recommended_by_id: int | None = parent("contact.id", on_delete="SET NULL", optional=True)
    every_days: int | None = Field(default=None, sa_type=Integer)
    last_opened_on: date | None = Field(default=None, sa_type=IsoDay)
    batch_id: int | None = parent("batch.id", on_delete="SET NULL", optional=True)


class ResourceTopic(SQLModel, table=True):
    __tablename__ = "resource_topic"
    __table_args__ = (
        filled("resource_topic", "topic", MAX_WORD),
        {"sqlite_strict": True, "sqlite_with_rowid": False},
    )
    resource_id: int = parent("resource.id", primary=True)
    topic: str = Field(sa_type=Text, primary_key=True)


class ResourceShare(SQLModel, table=True):
    """With whom a resource was shared, and when."""

    __tablename__ = "resource_share"
    __table_args__ = (
        *is_day("resource_share", "day"),
        Index("resource_share_contact", "contact_id"),
        {"sqlite_strict": True, "sqlite_with_rowid": False},
    )
    resource_id: int = parent("resource.id", primary=True)
    contact_id: int = parent("contact.id", primary=True)
    day: date = Field(sa_type=IsoDay, primary_key=True)
