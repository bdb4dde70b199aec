"""`search`: what was found, where in it, and how to see the whole."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from pln.classes import dataclass
from pln.facts.hit import Found, Hit
from pln.reports.report import Column, Kind, Report, Told, When
from pln.search.excerpt import excerpt
from pln.search.query import Query

# A longer slug would break the line of a terminal: people are told the number then, which opens it as well.
_LONGEST_SLUG = 20


@dataclass(frozen=True, slots=True)
class HitRow:
    """A record that was found. `excerpt` is the part of its other texts with the first hit, empty if that is its title.

    `found` is both of them, for people. `open` is the command that shows the whole.
    """

    subject: Annotated[str, Column("What")]
    found: Annotated[str, Column("Found", Kind.NAME)]
    day: Annotated[date | None, Column("Day", Kind.DAY)]
    open: Annotated[str, Column("Open with")]
    title: Annotated[str, Column("Title", when=When.MACHINE)]
    excerpt: Annotated[str, Column("Excerpt", when=When.MACHINE)]
    id: Annotated[int, Column("Id", Kind.COUNT, When.MACHINE)]


def search(found: Found, query: Query, typed: str, today: date) -> Report[HitRow]:
    """The hits, the best first."""
    return Report(
        name="search",
        title=f"Found for: {typed}",
        today=today,
        row_type=HitRow,
        rows=[_row(hit, query) for hit in found.hits],
        notes=list(_notes(found)),
        empty=_nothing(found, typed),
    )


def _row(hit: Hit, query: Query) -> HitRow:
    is_title = bool(excerpt(hit.title, query))
    where = "" if is_title else next((part for text in hit.texts if (part := excerpt(text, query))), "")
    is_own = hit.opened_as == hit.subject
    short = str(hit.id) if is_own and len(hit.handle) > _LONGEST_SLUG else hit.handle
    return HitRow(
        subject=hit.subject,
        found=f"{hit.title}: {where}" if where else hit.title,
        day=hit.day,
        open=Told(f"pln show {hit.opened_as} {hit.handle}", f"pln show {hit.opened_as} {short}"),
        title=hit.title,
        excerpt=where,
        id=hit.id,
    )


def _notes(found: Found) -> Iterator[str]:
    if more := found.total - len(found.hits):
        yield f"{more:,} more: --limit 0, or one more word"
    if found.is_capped:
        yield "Of very many hits only the newest were ranked; another word or --since narrows it."
    if found.without_index:
        yield f"Every text was looked through, without an index: {found.without_index}"


def _nothing(found: Found, typed: str) -> str:
    near = f" Did you mean: {', '.join(found.near)}?" if found.near else ""
    return f"Nothing found for: {typed}.{near}"
