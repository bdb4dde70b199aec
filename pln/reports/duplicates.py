"""`contacts duplicates`: pairs of contacts that may be the same."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Annotated

from pln.classes import dataclass
from pln.facts.identity import Identity
from pln.reports.report import Column, Kind, Report, When
from pln.rules.duplicates import Pair
from pln.rules.duplicates import duplicates as pairs
from pln.rules.wording import counted


@dataclass(frozen=True, slots=True)
class DuplicateRow:
    """Two contacts; `score` is from 0 to 1, and what to type if they are the same, or are not."""

    score: Annotated[float, Column("Score", Kind.NUMBER)]
    slug: Annotated[str, Column("This one", Kind.SLUG)]
    other_slug: Annotated[str, Column("May be", Kind.SLUG)]
    evidence: Annotated[str, Column("Because")]
    name: Annotated[str, Column("Name", Kind.NAME, When.ROOMY)]
    other_name: Annotated[str, Column("Other name", Kind.NAME, When.ROOMY)]
    merge: Annotated[str, Column("The same", when=When.MACHINE)]
    dismiss: Annotated[str, Column("Two", when=When.MACHINE)]


def duplicates(
    people: Sequence[Identity], distinct: Collection[frozenset[str]], today: date
) -> Report[DuplicateRow]:
    """The pairs of people who may be the same, the surest first; `distinct` are slugs of those known to be two."""
    found = pairs(people)
    rows = [_row(pair) for pair in found if {pair.one.slug, pair.other.slug} not in distinct]
    dismissed = len(found) - len(rows)
    notes = [f"The same? {rows[0].merge}", f"Two? {rows[0].dismiss}"] if rows else []
    if dismissed:
        notes.append(f"{counted(dismissed, 'pair')} left out: you said that they are two")
    return Report(
        name="contacts duplicates",
        title="Perhaps the same",
        today=today,
        row_type=DuplicateRow,
        rows=rows,
        notes=notes,
        empty="No two contacts look like the same one.",
    )


def _row(pair: Pair) -> DuplicateRow:
    return DuplicateRow(
        score=round(pair.score, 2),
        slug=pair.one.slug,
        other_slug=pair.other.slug,
        evidence=pair.says,
        name=pair.one.name,
        other_name=pair.other.name,
        merge=f"pln contacts merge {pair.one.slug} {pair.other.slug}",
        dismiss=f"pln contacts duplicates --dismiss {pair.one.slug} {pair.other.slug}",
    )
