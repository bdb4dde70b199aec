"""What one reads, watches, listens to or uses, and with whom it was shared."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pln.classes import dataclass
from pln.columns import Column, Kind, When
from pln.facts.refs import Ref
from pln.vocabulary import ResourceKind, ResourceStatus, Stance


@dataclass(frozen=True, slots=True)
class Share:
    """A resource passed on to somebody, and when."""

    contact: Annotated[Ref, Column("With", Kind.NAME)]
    day: Annotated[date, Column("Day", Kind.DAY)]


@dataclass(frozen=True, slots=True)
class Resource:
    """Something to learn from, and how far it has been read, watched or used.

    `size` and `position` share one unit (pages, minutes, chapters …); `every_days` is the rhythm of what
    recurs, `last_opened_on` when it was last looked at.
    """

    id: Annotated[int, Column("Id", Kind.COUNT, When.CARD)]
    uuid: Annotated[str, Column("UUID", when=When.MACHINE)]
    slug: Annotated[str, Column("Slug", Kind.SLUG, When.ROOMY)]
    title: Annotated[str, Column("Title", Kind.NAME)]
    kind: Annotated[ResourceKind, Column("Kind")]
    status: Annotated[ResourceStatus, Column("Status")]
    url: Annotated[str, Column("URL", when=When.CARD)]
    original_url: Annotated[str, Column("Original URL", when=When.MACHINE)]
    author: Annotated[str, Column("By", when=When.ROOMY)]
    source: Annotated[str, Column("Source", when=When.CARD)]
    topics: Annotated[tuple[str, ...], Column("Topics", Kind.LIST, When.ROOMY)]
    added_on: Annotated[date, Column("Added on", Kind.DAY, When.CARD)]
    started_on: Annotated[date | None, Column("Started on", Kind.DAY, When.CARD)]
    finished_on: Annotated[date | None, Column("Finished on", Kind.DAY, When.ROOMY)]
    dropped_on: Annotated[date | None, Column("Dropped on", Kind.DAY, When.CARD)]
    size: Annotated[float | None, Column("Size", Kind.NUMBER, When.CARD)]
    position: Annotated[float | None, Column("Position", Kind.NUMBER, When.CARD)]
    rating: Annotated[int | None, Column("Rating", Kind.COUNT)]
    takeaways: Annotated[str, Column("Takeaways", when=When.CARD)]
    stance: Annotated[Stance | None, Column("Stance", when=When.CARD)]
    recommended_by: Annotated[Ref | None, Column("Recommended by", when=When.ROOMY)]
    shared_with: Annotated[tuple[Share, ...], Column("Shared with", Kind.LIST, When.CARD)]
    goals: Annotated[tuple[Ref, ...], Column("Goals", Kind.LIST)]
    every_days: Annotated[int | None, Column("Recurs every, days", Kind.DAYS, When.CARD)]
    last_opened_on: Annotated[date | None, Column("Last opened", Kind.DAY, When.CARD)]
    created_at: Annotated[str, Column("Created at", when=When.MACHINE)]
    updated_at: Annotated[str, Column("Updated at", when=When.MACHINE)]
