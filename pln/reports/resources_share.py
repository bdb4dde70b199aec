"""`resources share`: what you finished that fits somebody, and introductions worth making."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Annotated

from pln.classes import dataclass
from pln.dates import describe_distance
from pln.reports.report import Column, Kind, Layout, Report, When
from pln.rules.progress import finished_on
from pln.rules.sharing import Introduction, Pair

SHOWN = 6  # of each section
SHOWN_OF_ONE = 2  # people for one resource


@dataclass(frozen=True, slots=True)
class ShareRow:
    """Something to pass on, or two people to bring together; `slugs` name the records in the order of `what`."""

    section: Annotated[str, Column("Section")]
    what: Annotated[str, Column("What", Kind.NAME)]
    who: Annotated[str, Column("With whom", Kind.NAME)]
    slugs: Annotated[tuple[str, ...], Column("Slugs", Kind.LIST, When.MACHINE)]
    why: Annotated[str, Column("Why")]


def resources_share(
    pairs: Sequence[Pair], introductions: Sequence[Introduction], today: date
) -> Report[ShareRow]:
    """Both kinds of giving on; the best six of each are shown, a resource at most twice, and all are in `rows`."""
    shares = [_share(pair, today) for pair in pairs]
    brought = [_introduction(one, today) for one in introductions]
    notes = []
    if pairs:
        first = pairs[0]
        resource, contact = shlex.quote(first.resource.slug), shlex.quote(first.contact.slug)
        notes.append(f"When you have shared it: pln edit resource {resource} --shared-with {contact}")
    if introductions:
        one = introductions[0]
        notes.append(
            f"When you have introduced them: pln log exchange {shlex.quote(one.other.slug)} "
            f"{shlex.quote(f'to {one.one.name}')} --gave introduction"
        )
    return Report(
        name="resources share",
        title="Worth passing on",
        today=today,
        row_type=ShareRow,
        rows=[*shares, *brought],
        shown=[*_varied(shares)[:SHOWN], *brought[:SHOWN]],
        notes=notes,
        empty="Nothing to pass on yet: finished resources with topics, and people with interests, make pairs.",
        layout=Layout.SECTIONS,
    )


def _varied(rows: Sequence[ShareRow]) -> list[ShareRow]:
    """The rows without most of those that propose the same again."""
    proposed: Counter[str] = Counter()
    varied = []
    for row in rows:
        proposed[row.what] += 1
        if proposed[row.what] <= SHOWN_OF_ONE:
            varied.append(row)
    return varied


def _share(pair: Pair, today: date) -> ShareRow:
    item = pair.resource
    rating = f", you gave it {item.rating} of 5" if item.rating else ""
    finished = describe_distance(finished_on(item) or today, today)
    return ShareRow(
        section="Share",
        what=item.title,
        who=pair.contact.name,
        slugs=(item.slug, pair.contact.slug),
        why=f"they like {', '.join(pair.topics)}; finished {finished}{rating}",
    )


def _introduction(found: Introduction, today: date) -> ShareRow:
    reasons = [
        f"{found.one.name} would learn {', '.join(found.for_one)}" if found.for_one else "",
        f"{found.other.name} would learn {', '.join(found.for_other)}" if found.for_other else "",
        *(f"last talk with {who.name} {describe_distance(on, today)}" for who, on in found.silent),
    ]
    return ShareRow(
        section="Introduce",
        what=found.one.name,
        who=found.other.name,
        slugs=(found.one.slug, found.other.slug),
        why="; ".join(reason for reason in reasons if reason),
    )
