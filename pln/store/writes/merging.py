"""Merging two contacts: one stays, and everything that refers to the other refers to it.

Whatever refers to contacts is found in the schema. A column of a key moves by a new row in place of the old
one, unless that row is there already; any other column is changed. What needs more than that has its own way.
"""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date

from pln.classes import replace
from pln.errors import InputError
from pln.facts.contact import Contact
from pln.facts.relation import Relation
from pln.models.columns import MAX_LINE
from pln.models.contact import ContactIn, ContactRow
from pln.models.mentorship import MentorshipRow
from pln.models.relation import RelationRow
from pln.names import clean_line
from pln.rules.merging import MergePlan, merged
from pln.store.detail_keys import detail_key
from pln.store.history.former import MERGED
from pln.store.history.shadows import Table, tracked
from pln.store.queries.contacts import contact
from pln.store.queries.mentorships import MentorshipFilter, mentorships
from pln.store.queries.relations import RelationFilter, relations
from pln.store.session import Writer
from pln.store.writes import contacts
from pln.store.writes.records import change_record, delete_record, id_of, input_of, refuse_changed_meanwhile
from pln.vocabulary import RELATION_INVERSES

# Written with the contact itself, whose fields are merged one by one.
_FIELDS = frozenset({"contact_detail", "contact_met", "contact_nickname", "contact_tag", "contact_topic"})


def plan(db: sqlite3.Connection, slug: str, other: str, today: date) -> MergePlan:
    """What merging the contact `other` into the contact `slug` will do. InputError where they are one already."""
    if slug == other:
        raise InputError(f"'{slug}' is one contact already", "who may be the same: pln contacts duplicates")
    stays, goes = contact(db, slug), contact(db, other)
    found = merged(stays, goes, today, detail_key, _came_through(db, slug, other))
    return replace(found, moves=tuple(_moves(db, goes.id)))


def merge(writer: Writer, slug: str, other: str, expected: MergePlan | None = None) -> MergePlan:
    """Merges the contact `other` into the contact `slug`, and deletes it. `expected`: what was agreed to.

    ChangedMeanwhileError where something else would come of it.
    """
    planned = plan(writer.rows, slug, other, writer.today)
    refuse_changed_meanwhile(planned, expected, f"'{planned.stays.name}' or '{planned.goes.name}'")
    new = input_of(planned.both, ContactIn, {})
    stays, goes = planned.stays.id, planned.goes.id
    _join_relations(writer, planned.stays, planned.goes)
    _join_mentorships(writer, planned.stays, planned.goes)
    for table, column in _references(writer.rows):
        if table.name in _OWN_WAYS:
            _OWN_WAYS[table.name](writer.rows, stays, goes)
        elif table.name not in _FIELDS:
            _move(writer, table, column, stays, goes)
    # By this the history of the other is found, and goes where the one that stays is forgotten.
    former = "INSERT INTO contact_external (contact_id, format, external_id) VALUES (?, ?, ?)"
    writer.rows.execute(former, (stays, MERGED, planned.goes.uuid))
    delete_record(writer, ContactRow, goes)
    contacts.rewrite(writer, stays, new)
    return planned


def tell_apart(writer: Writer, slug: str, other: str) -> None:
    """Two contacts that look alike are two, and not listed as duplicates any more. InputError where they are one."""
    if slug == other:
        raise InputError(f"'{slug}' is one contact already", "who may be the same: pln contacts duplicates")
    ids = sorted(id_of(writer, "contact", one) for one in (slug, other))
    sql = "INSERT OR IGNORE INTO contact_distinct (contact_id, other_id, day) VALUES (?, ?, ?)"
    writer.rows.execute(sql, (*ids, writer.today.isoformat()))


def _references(db: sqlite3.Connection) -> Iterator[tuple[Table, str]]:
    """The tables and columns that refer to contacts."""
    sql = """SELECT "from" FROM pragma_foreign_key_list(?) WHERE "table" = 'contact'"""
    for table in tracked(db):
        for (column,) in db.execute(sql, (table.name,)).fetchall():
            yield table, column


def _moves(db: sqlite3.Connection, goes: int) -> Iterator[tuple[str, int]]:
    found: Counter[str] = Counter()
    for table, column in _references(db):
        if table.name not in _FIELDS:
            sql = f"SELECT count(*) FROM {table.name} WHERE {column} = ?"  # noqa: S608
            found[table.name] += db.execute(sql, (goes,)).fetchone()[0]
    return ((name, count) for name, count in found.items() if count)


def _came_through(db: sqlite3.Connection, *slugs: str) -> frozenset[str]:
    """Whom one of the two has introduced to me, and who came to me through those."""
    sql = """WITH RECURSIVE led(id) AS (
            SELECT id FROM contact WHERE slug IN (?, ?)
            UNION SELECT c.id FROM contact c JOIN led ON c.introduced_by_id = led.id
        ) SELECT slug FROM contact WHERE id IN led"""
    return frozenset(slug for (slug,) in db.execute(sql, slugs))


def _move(writer: Writer, table: Table, column: str, stays: int, goes: int) -> None:
    db = writer.rows
    if column not in table.key:
        stamp = ", updated_at = :now" if "updated_at" in table.columns else ""
        sql = f"UPDATE {table.name} SET {column} = :stays{stamp} WHERE {column} = :goes"  # noqa: S608
        db.execute(sql, {"stays": stays, "goes": goes, "now": writer.now})
        return
    others = [name for name in table.columns if name != column]
    sql = f"SELECT {', '.join(others)} FROM {table.name} WHERE {column} = ?"  # noqa: S608
    moving = db.execute(sql, (goes,)).fetchall()
    # Deleted first: what nobody else may have, such as the name a file calls somebody by, has room for one.
    db.execute(f"DELETE FROM {table.name} WHERE {column} = ?", (goes,))  # noqa: S608
    marks = ", ".join("?" * len(table.columns))
    sql = f"INSERT OR IGNORE INTO {table.name} ({', '.join((column, *others))}) VALUES ({marks})"  # noqa: S608
    db.executemany(sql, [(stays, *row) for row in moving])


def _join_relations(writer: Writer, stays: Contact, goes: Contact) -> None:
    """What both have to somebody becomes one relation; what they are to each other goes."""
    known = {_both_ways(one): one for one in relations(writer.rows, RelationFilter(contact=stays.slug))}
    for one in relations(writer.rows, RelationFilter(contact=goes.slug)):
        sides = {one.contact.slug, one.other.slug}
        twin = known.get(_both_ways(one, goes.slug, stays.slug))
        if twin and sides != {stays.slug, goes.slug}:
            values = {"since_on": _earlier(twin.since_on, one.since_on), "note": _both(twin.note, one.note)}
            change_record(writer, RelationRow, twin.id, values)
        if twin or sides == {stays.slug, goes.slug}:
            delete_record(writer, RelationRow, one.id)


def _both_ways(one: Relation, instead_of: str = "", is_now: str = "") -> frozenset[tuple[str, str, str]]:
    """What a relation says, from either side, and with one of them replaced."""
    who, of = (is_now if slug == instead_of else slug for slug in (one.contact.slug, one.other.slug))
    return frozenset({(who, one.type, of), (of, RELATION_INVERSES[one.type], who)})


def _join_mentorships(writer: Writer, stays: Contact, goes: Contact) -> None:
    """Two open ones of one role and purpose become one."""
    mine = {
        (one.role, one.focus): one
        for one in mentorships(writer.rows, MentorshipFilter(stays.slug, open=True))
    }
    for one in mentorships(writer.rows, MentorshipFilter(goes.slug, open=True)):
        if twin := mine.get((one.role, one.focus)):
            values = {
                "since_on": _earlier(twin.since_on, one.since_on),
                "cadence_days": twin.cadence_days or one.cadence_days,
                "told_on": max(filter(None, (twin.told_on, one.told_on)), default=None),
                "note": _both(twin.note, one.note),
            }
            change_record(writer, MentorshipRow, twin.id, values)
            ids = {"twin": twin.id, "one": one.id}
            writer.rows.execute(
                """INSERT OR IGNORE INTO mentorship_item
                SELECT :twin, kind, item, added_on, done_on, position + 1 + (
                    SELECT coalesce(max(position), -1) FROM mentorship_item WHERE mentorship_id = :twin
                ) FROM mentorship_item WHERE mentorship_id = :one ORDER BY kind, position""",
                ids,
            )
            writer.rows.execute(
                """INSERT OR IGNORE INTO mentorship_goal
                SELECT :twin, goal_id FROM mentorship_goal WHERE mentorship_id = :one""",
                ids,
            )
            delete_record(writer, MentorshipRow, one.id)


def _join_meetings(db: sqlite3.Connection, stays: int, goes: int) -> None:
    """Whoever was met twice at one event was met once, with both notes."""
    sql = "SELECT event_id, note FROM event_contact WHERE contact_id = ?"
    mine, theirs = dict(db.execute(sql, (stays,)).fetchall()), db.execute(sql, (goes,)).fetchall()
    db.execute("DELETE FROM event_contact WHERE contact_id = ?", (goes,))
    for event, note in theirs:
        if event not in mine:
            db.execute("INSERT INTO event_contact VALUES (?, ?, ?)", (event, stays, note))
        elif note and note != mine[event]:
            both = clean_line("; ".join(filter(None, (mine[event], note))))
            if len(both) <= MAX_LINE:
                both_values = (both, event, stays)
                db.execute(
                    "UPDATE event_contact SET note = ? WHERE event_id = ? AND contact_id = ?", both_values
                )


def _join_kept(db: sqlite3.Connection, stays: int, goes: int) -> None:
    """What formats say of either that pln does not model: the other's comes after the one's, each thing once."""
    sql = "SELECT format, name, value FROM contact_kept WHERE contact_id = ? ORDER BY format, position"
    mine, theirs = (db.execute(sql, (one,)).fetchall() for one in (stays, goes))
    db.execute("DELETE FROM contact_kept WHERE contact_id = ?", (goes,))
    for kept in theirs:
        if kept not in mine:
            db.execute(
                """INSERT INTO contact_kept (contact_id, format, position, name, value)
                SELECT ?1, ?2, 1 + coalesce(max(position), -1), ?3, ?4 FROM contact_kept
                WHERE contact_id = ?1 AND format = ?2""",
                (stays, *kept),
            )


def _join_news(db: sqlite3.Connection, stays: int, goes: int) -> None:
    """News of both; of one day and field, where there is room for one, it tells what either became."""
    sql = "SELECT day, field, old_value, new_value, source FROM contact_news WHERE contact_id = ?"
    mine = {row[:2]: row for row in db.execute(sql, (stays,))}
    theirs = db.execute(sql, (goes,)).fetchall()
    db.execute("DELETE FROM contact_news WHERE contact_id = ?", (goes,))
    for row in theirs:
        known = mine.get(row[:2])
        if known is None:
            db.execute("INSERT INTO contact_news VALUES (?, ?, ?, ?, ?, ?)", (stays, *row))
        elif row[3] not in (known[3], ""):
            both = "; ".join(filter(None, (known[3], row[3])))[:MAX_LINE]
            sql = "UPDATE contact_news SET new_value = ? WHERE contact_id = ? AND day = ? AND field = ?"
            db.execute(sql, (both, stays, *row[:2]))


def _keep_told_apart(db: sqlite3.Connection, stays: int, goes: int) -> None:
    """Whoever is not the one is not the other either, but the two that were said to be two."""
    sql = "SELECT contact_id, other_id, day FROM contact_distinct WHERE ? IN (contact_id, other_id)"
    for one, other, day in db.execute(sql, (goes,)).fetchall():
        db.execute("DELETE FROM contact_distinct WHERE contact_id = ? AND other_id = ?", (one, other))
        third = other if one == goes else one
        if third != stays:
            values = (min(stays, third), max(stays, third), day)
            db.execute("INSERT OR IGNORE INTO contact_distinct VALUES (?, ?, ?)", values)


def _earlier(*days: date | None) -> date | None:
    return min(filter(None, days), default=None)


def _both(*texts: str) -> str:
    return "\n\n".join(dict.fromkeys(filter(None, texts)))


_OWN_WAYS: dict[str, Callable[[sqlite3.Connection, int, int], None]] = {
    "contact_distinct": _keep_told_apart,
    "contact_kept": _join_kept,
    "contact_news": _join_news,
    "event_contact": _join_meetings,
}
