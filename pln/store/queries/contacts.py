"""Contacts with everything that is noted of them."""

import sqlite3
from collections.abc import Collection, Sequence
from typing import Any

from pln.classes import dataclass
from pln.facts.beginning import Beginning
from pln.facts.contact import Contact
from pln.facts.refs import Detail
from pln.store.queries.rows import (
    Conditions,
    Words,
    at_most,
    birthday,
    by_kind_and_owner,
    by_owner,
    column,
    day,
    existing,
    numbers,
    period,
    ref,
    refs,
    whatever_the_bytes,
    word,
)
from pln.vocabulary import (
    CONTACT_KINDS,
    CONTACT_STATUSES,
    OWN_ROLES,
    RELATIONSHIPS,
    TIERS,
    ContactKind,
    ContactStatus,
    Tier,
)

_KINDS, _STATUSES, _OWN_ROLES = Words(CONTACT_KINDS), Words(CONTACT_STATUSES), Words(OWN_ROLES)
_RELATIONSHIPS, _TIERS = Words(RELATIONSHIPS), Words(TIERS)

_COLUMNS = """c.id, c.uuid, c.slug, c.name, c.kind, c.status, c.own_role, c.organisation, c.role, c.place,
    c.relationship, c.tier, c.cadence_days, c.ambient, c.snoozed_until, c.birthday, c.met_on, c.met_how,
    i.slug, i.name, c.note, c.archived, c.added_by, c.added_on, l.last_on, c.created_at, c.updated_at"""
_MET_AT = """SELECT m.contact_id, e.slug, e.name FROM contact_met m JOIN event e ON e.id = m.event_id
    WHERE m.contact_id IN ({ids})"""

_NICKNAMES = """SELECT contact_id, nickname FROM contact_nickname WHERE contact_id IN ({ids})
    ORDER BY contact_id, position"""
_DETAILS = """SELECT contact_id, kind, value, label, preferred FROM contact_detail
    WHERE contact_id IN ({ids}) ORDER BY contact_id, preferred DESC, position"""
_EMAILS = _DETAILS.replace("WHERE", "WHERE kind = 'email' AND")
_TAGS = "SELECT contact_id, tag FROM contact_tag WHERE contact_id IN ({ids}) ORDER BY contact_id, tag"
_TOPICS = """SELECT contact_id, topic_role, topic FROM contact_topic WHERE contact_id IN ({ids})
    ORDER BY contact_id, topic"""


@dataclass(frozen=True, slots=True)
class ContactFilter:
    """Which contacts are wanted; None: whatever the value. `place` may be a part of theirs, folded.

    `batch` is the number of the import that added them.
    """

    kind: ContactKind | None = None
    status: ContactStatus | None = None
    tier: Tier | None = None
    tag: str | None = None
    topic: str | None = None
    place: str | None = None
    archived: bool | None = False
    slugs: Sequence[str] | None = None
    batch: int | None = None
    ids: Collection[int] | None = None


@whatever_the_bytes
def contacts(
    db: sqlite3.Connection, wanted: ContactFilter, most: int | None = None, *, for_card: bool = True
) -> Sequence[Contact]:
    """Contacts in order of their names: all, or the first of them, so many at most.

    Without `for_card` what stands in no table is left out of them: all that is a list but e-mails and tags.
    """
    conditions = Conditions()
    conditions.add_if(wanted.kind, "c.kind = ?")
    conditions.add_if(wanted.status, "c.status = ?")
    conditions.add_if(wanted.tier, "c.tier = ?")
    conditions.add_if(word(wanted.tag), "c.id IN (SELECT contact_id FROM contact_tag WHERE tag = ?)")
    conditions.add_if(word(wanted.topic), "c.id IN (SELECT contact_id FROM contact_topic WHERE topic = ?)")
    conditions.add_if(wanted.batch, "c.batch_id = ?")
    conditions.add_if(wanted.archived, "c.archived = ?")
    if wanted.slugs is not None:
        conditions.add(f"c.slug IN ({','.join('?' * len(wanted.slugs))})", *wanted.slugs)
    if wanted.ids is not None:
        conditions.add("c.id IN (SELECT value FROM json_each(?))", numbers(wanted.ids))
    if wanted.place is not None:
        conditions.add("c.place IN (SELECT value FROM json_each(?))", _places(db, wanted.place))
    sql = f"""SELECT {_COLUMNS} FROM contact c LEFT JOIN contact i ON i.id = c.introduced_by_id
        LEFT JOIN contact_last l ON l.contact_id = c.id
        WHERE {conditions.where} ORDER BY c.name_key, c.id LIMIT ?"""  # noqa: S608
    rows = db.execute(sql, (*conditions.values, at_most(most))).fetchall()
    found = _complete(db, rows, for_card=for_card)
    if most is None or len(found) < most:
        return found
    counting = f"SELECT count(*) FROM contact c WHERE {conditions.where}"  # noqa: S608
    return Beginning(found, db.execute(counting, conditions.values).fetchone()[0])


def _places(db: sqlite3.Connection, typed: str) -> str:
    """The places that what was typed is a part of, as JSON."""
    import json

    from pln.names import fold

    places = db.execute("SELECT DISTINCT place FROM contact")
    return json.dumps([place for (place,) in places if fold(typed) in fold(place)])


def contact(db: sqlite3.Connection, slug: str) -> Contact:
    """The contact with this slug. NotFoundError where it was deleted meanwhile."""
    return existing(contacts(db, ContactFilter(slugs=(slug,), archived=None)), "contact", slug)


def _complete(db: sqlite3.Connection, rows: list[tuple[Any, ...]], *, for_card: bool) -> list[Contact]:
    ids = [row[0] for row in rows]
    tags = by_owner(db, _TAGS, ids)
    details = by_kind_and_owner(db, _DETAILS if for_card else _EMAILS, ids)
    seen = ids if for_card else []
    nicknames, met_at = by_owner(db, _NICKNAMES, seen), by_owner(db, _MET_AT, seen)
    topics = by_kind_and_owner(db, _TOPICS, seen)
    return [
        Contact(
            id=row[0],
            uuid=row[1],
            slug=row[2],
            name=row[3],
            kind=_KINDS[row[4]],
            status=_STATUSES[row[5]],
            own_role=_OWN_ROLES[row[6]],
            nicknames=column(nicknames[row[0]]),
            emails=_details(details["email"][row[0]]),
            phones=_details(details["phone"][row[0]]),
            urls=_details(details["url"][row[0]]),
            addresses=_details(details["address"][row[0]]),
            organisation=row[7],
            role=row[8],
            place=row[9],
            relationship=_RELATIONSHIPS[row[10]],
            tier=_TIERS[row[11]],
            cadence_days=period(row[12]),
            ambient=bool(row[13]),
            snoozed_until=day(row[14]),
            birthday=birthday(row[15]),
            met_on=day(row[16]),
            met_how=row[17],
            met_at=next(iter(refs(met_at[row[0]])), None),
            introduced_by=ref(row[18], row[19]),
            expertise=column(topics["expertise"][row[0]]),
            interests=column(topics["interest"][row[0]]),
            tags=column(tags[row[0]]),
            note=row[20],
            archived=bool(row[21]),
            added_by=row[22],
            added_on=day(row[23]),
            last_on=day(row[24]),
            created_at=row[25],
            updated_at=row[26],
        )
        for row in rows
    ]


def _details(rows: Sequence[tuple[Any, ...]]) -> tuple[Detail, ...]:
    return tuple([Detail(value, label, bool(first)) for value, label, first in rows]) if rows else ()
