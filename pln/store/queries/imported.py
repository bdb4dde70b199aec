"""Imports and what they brought to light."""

import sqlite3
from datetime import date

from pln.errors import InputError, NotFoundError
from pln.facts.imported import Batch, News
from pln.facts.refs import Ref
from pln.store.queries.rows import day, whatever_the_bytes


@whatever_the_bytes
def batches(db: sqlite3.Connection) -> list[Batch]:
    """Every import, the latest first."""
    sql = """SELECT b.id, b.day, b.format, b.file, b.added, b.changed, b.unchanged, b.skipped, b.rejected,
            (SELECT count(*) FROM contact c WHERE c.batch_id = b.id) FROM batch b ORDER BY b.id DESC"""
    return [Batch(number, day(on), *rest) for number, on, *rest in db.execute(sql)]


def batch_number(db: sqlite3.Connection, typed: str) -> int:
    """The number of an import that a person means by it, or by `last`. NotFoundError where there is none."""
    text = typed.strip().casefold()
    if text != "last" and not (text.isascii() and text.isdigit() and len(text) < 18):
        raise InputError(f"'{typed}' is no import", "give its number, or 'last'; see: pln list imports")
    sql = "SELECT max(id) FROM batch" if text == "last" else "SELECT id FROM batch WHERE id = ?"
    (found,) = db.execute(sql, () if text == "last" else (int(text),)).fetchone() or (None,)
    if found is None:
        raise NotFoundError("nothing was imported yet" if text == "last" else f"there is no import {text}")
    return int(found)


@whatever_the_bytes
def news(db: sqlite3.Connection, slug: str | None = None, since: date | None = None) -> list[News]:
    """News of one contact or of all, from `since` on; the latest first, of one day by their fields."""
    sql = """SELECT c.slug, c.name, n.day, n.field, n.old_value, n.new_value, n.source
        FROM contact_news n JOIN contact c ON c.id = n.contact_id
        WHERE (?1 IS NULL OR c.slug = ?1) AND (?2 IS NULL OR n.day >= ?2) ORDER BY n.day DESC, c.name_key, n.field"""
    values = (slug, since and since.isoformat())
    return [News(Ref(*row[:2]), day(row[2]), *row[3:]) for row in db.execute(sql, values)]
