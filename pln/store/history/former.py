"""From what a person types to a record that is there, or that was: deleted ones answer, too."""

import sqlite3

from pln.errors import AmbiguousError, NotFoundError
from pln.facts.refs import Ref
from pln.names import fold
from pln.steps import RecordRef
from pln.store.history.records import kinds, names
from pln.store.queries.rows import whatever_the_bytes
from pln.store.resolve import CONTACT, SUBJECTS, Subject, candidates, listed, resolve

MERGED = "pln"  # the format under which a contact has the UUIDs of those who were merged into it


@whatever_the_bytes
def named(db: sqlite3.Connection, noun: str, typed: str) -> RecordRef:
    """The contact, goal or resource that answers to `typed`, else the one that once had that slug, name or id.

    NotFoundError where there never was one, AmbiguousError where several had the name.
    """
    subject = SUBJECTS[noun]
    if not candidates(db, subject, typed) and (former := _former(db, subject, typed)):
        return former
    slug = resolve(db, subject, typed).slug
    sql = f"SELECT id, uuid, {subject.name} FROM {subject.table} WHERE slug = ?"  # noqa: S608
    number, uuid, name = db.execute(sql, (slug,)).fetchone()
    return RecordRef(subject.table, number, uuid, name, _merged(db, number) if subject is CONTACT else ())


def _merged(db: sqlite3.Connection, contact: int) -> tuple[tuple[int, str], ...]:
    """The ids and UUIDs of those who were merged into a contact."""
    sql = """SELECT DISTINCT h.id, h.uuid FROM contact_external e JOIN contact_history h ON h.uuid = e.external_id
        WHERE e.contact_id = ? AND e.format = ?"""
    return tuple(db.execute(sql, (contact, MERGED)))


def _former(db: sqlite3.Connection, subject: Subject, typed: str) -> RecordRef | None:
    """By the slug or the id the last that had it; by the name the only one."""
    number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 18 else None
    ways = (("slug", typed.strip()), (subject.key, fold(typed)), ("id", number))
    for column, value in ways:
        sql = f"""SELECT id, uuid, {subject.name}, slug FROM {subject.table}_history
            WHERE {column} = ? ORDER BY _seq"""  # noqa: S608
        images = {slug: RecordRef(subject.table, *row) for *row, slug in db.execute(sql, (value,))}
        if len(images) > 1 and column == subject.key:
            refs = [Ref(slug, one.label) for slug, one in images.items()]
            raise AmbiguousError(
                f"{len(refs)} {subject.plural} had that name: {listed(refs)}", "use the name in brackets"
            )
        if images:
            return list(images.values())[-1]
    return None


@whatever_the_bytes
def numbered(db: sqlite3.Connection, noun: str, number: int) -> RecordRef:
    """The record of a table without names that has the id, else the last that had it.

    NotFoundError where none ever had.
    """
    for table in (noun, f"{noun}_history"):
        sql = f"SELECT uuid FROM {table} WHERE id = ? ORDER BY rowid DESC LIMIT 1"  # noqa: S608
        if found := db.execute(sql, (number,)).fetchone():
            known = kinds(db)
            called = names(db, known, known[noun], [(number, None)])
            return RecordRef(noun, number, found[0], called[number, None])
    raise NotFoundError(f"no {noun} ever had the id {number}", f"see: pln list {noun}s")
