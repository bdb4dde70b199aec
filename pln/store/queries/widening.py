"""What is already known and could give another view: resources in the inbox, people one has talked with."""

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Literal, NamedTuple

from pln.rules.diversity import YEAR_DAYS, Candidate, Dimension
from pln.store.queries.diversity import site
from pln.store.queries.rows import whatever_the_bytes

# What waits longest comes first.
_INBOX = """SELECT r.slug, r.title, {value}, {url} FROM resource r {join}
    WHERE r.status = 'inbox' AND {where} ORDER BY r.added_on, r.id"""
# Who was talked with last comes first: that tie is the warmest.
_ACQUAINTED = """SELECT c.slug, c.name, {value}, '' FROM contact_last l JOIN contact c ON c.id = l.contact_id {join}
    WHERE c.status = 'known' AND c.archived = 0 AND c.ambient = 0 AND {where}
    ORDER BY l.last_on DESC, c.name_key, c.id"""


class _Search(NamedTuple):
    """Where the values of candidates stand, `url` where its site is meant if there is none."""

    value: str
    join: str = ""
    where: str = "1"
    url: str = "''"


_RESOURCES: dict[Dimension, _Search] = {
    "source": _Search("r.source", url="r.url"),
    "author": _Search("r.author"),
    "kind": _Search("r.kind"),
    "topic": _Search("t.topic", "JOIN resource_topic t ON t.resource_id = r.id"),
    "stance": _Search("r.stance", where="r.stance = 'challenges'"),
}
_PEOPLE: dict[Dimension, _Search] = {
    "source": _Search("c.name"),
    "topic": _Search("t.topic", "JOIN contact_topic t ON t.contact_id = c.id AND t.topic_role = 'expertise'"),
    "place": _Search("c.place"),
    "organisation": _Search("CASE c.kind WHEN 'organisation' THEN c.name ELSE c.organisation END"),
    "community": _Search(
        "CASE c.kind WHEN 'community' THEN c.name ELSE o.name END",
        """LEFT JOIN relation m ON m.contact_id = c.id AND m.type = 'member'
           LEFT JOIN contact o ON o.id = m.other_id AND o.kind = 'community'""",
    ),
    "stance": _Search(
        "'challenges'",
        where="""c.id IN (SELECT p.contact_id FROM interaction i
            JOIN interaction_contact p ON p.interaction_id = i.id
            WHERE i.status = 'done' AND i.day BETWEEN :since AND :until AND i.stance = 'challenges')""",
    ),
}


@whatever_the_bytes
def candidates(db: sqlite3.Connection, dimension: Dimension, today: date) -> list[Candidate]:
    """What and who might widen a dimension, the likeliest first; of stances, only who challenges."""
    return [
        *_found(db, "resource", _INBOX, _RESOURCES.get(dimension), today),
        *_found(db, "contact", _ACQUAINTED, _PEOPLE.get(dimension), today),
    ]


def _found(
    db: sqlite3.Connection,
    noun: Literal["resource", "contact"],
    sql: str,
    search: _Search | None,
    today: date,
) -> Iterator[Candidate]:
    if search is None:
        return
    a_year_ago = today - timedelta(YEAR_DAYS)
    days = {"since": a_year_ago.isoformat(), "until": today.isoformat()}
    yield from _grouped(noun, db.execute(sql.format(**search._asdict()), days))


def _grouped(
    noun: Literal["resource", "contact"], rows: Iterable[tuple[str, str, str | None, str]]
) -> Iterator[Candidate]:
    """One candidate for the rows of each record, in the order of the first ones."""
    names: dict[str, str] = {}
    values: dict[str, list[str]] = {}
    for slug, name, value, url in rows:
        names[slug] = name
        known = value or site(url)
        values.setdefault(slug, []).extend([known] if known else [])
    for slug, name in names.items():
        yield Candidate(noun, slug, name, tuple(values[slug]))
