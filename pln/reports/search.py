"""`search`: what was found, where in it, and how to see the whole."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from pln.classes import dataclass
from pln.facts.hit import Found, Hit
from pln.reports.report import Column, Kind, Report, When
from pln.search.excerpt import excerpt
from pln.search.query import Query


@dataclass(frozen=True, slots=True)
class HitRow:
    """A record that was found; `excerpt` is the part of its texts with the first hit, empty if that is the title."""

    subject: Annotated[str, Column("What")]
    title: Annotated[str, Column("Title", Kind.NAME)]
    excerpt: Annotated[str, Column("Found in")]
    day: Annotated[date | None, Column("Day", Kind.DAY)]
    open: Annotated[str, Column("Open with")]
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
    found = excerpt(hit.title, query) and not any(excerpt(text, query) for text in hit.texts[-1:])
    where = "" if found else next((part for text in hit.texts[::-1] if (part := excerpt(text, query))), "")
    return HitRow(
        hit.subject,
        hit.title,
        where,
        hit.day,
        f"pln show {hit.opened_as} {hit.handle}",
        hit.id,
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
