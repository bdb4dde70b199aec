"""What no two records may share, and what only the same record is likely to have."""

import json
import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from pln.store.detail_keys import detail_key
from pln.store.writes.exported.flat import Checked

_HOLDERS = {
    "external_id": "SELECT uuid FROM interaction WHERE added_by = ? AND external_id = ?",
    "relation": """SELECT r.uuid FROM relation r JOIN contact c ON c.id = r.contact_id
        JOIN contact o ON o.id = r.other_id WHERE c.uuid = ? AND o.uuid = ? AND r.type = ?""",
    "first_met": """SELECT e.uuid FROM contact_met m JOIN contact c ON c.id = m.contact_id
        JOIN event e ON e.id = m.event_id WHERE c.uuid = ?""",
}
_HOLDERS_OF_EXTERNAL = """SELECT o.uuid FROM {table}_external e JOIN {table} o ON o.id = e.{table}_id
    WHERE e.format = ? AND e.external_id = ?"""


class Key(NamedTuple):
    """Values that only one record of a table may have; `field` is the key of the record that holds them."""

    table: str
    field: str
    values: tuple[str, ...]


def keys_of(found: Checked) -> Iterator[Key]:
    """What the schema lets only one record have."""
    table, flat = found.kind.table, found.flat
    if table == "interaction" and flat["external_id"] is not None:
        yield Key(table, "external_id", (flat["added_by"], flat["external_id"]))
    if table == "relation":
        yield Key(table, "relation", (flat["contact"], flat["other"], flat["relation"]))
    for contact in flat.get("first_met", ()):
        yield Key(table, "first_met", (contact,))
    for one in flat.get("external_ids", ()):
        yield Key(table, "external_ids", (one["format"], one["external_id"]))


def holder_of(db: sqlite3.Connection, key: Key) -> str | None:
    """The UUID of the stored record that has the values."""
    sql = _HOLDERS.get(key.field) or _HOLDERS_OF_EXTERNAL.format(table=key.table)
    row = db.execute(sql, key.values).fetchone()
    return row[0] if row else None


def alike(db: sqlite3.Connection, found: Checked) -> list[tuple[str, str]]:
    """The UUIDs and slugs of contacts with an e-mail or profile of it, or of resources with its address."""
    flat = found.flat
    if found.kind.table == "contact":
        keys = [["email", detail_key("email", one["value"])] for one in flat["emails"]]
        keys += [["url", detail_key("url", one["value"])] for one in flat["urls"]]
        sql = """SELECT DISTINCT c.uuid, c.slug FROM json_each(?) wanted
            JOIN contact_detail d ON d.kind = json_extract(wanted.value, '$[0]')
                AND d.value_key = json_extract(wanted.value, '$[1]')
            JOIN contact c ON c.id = d.contact_id"""
        return db.execute(sql, (json.dumps(keys),)).fetchall()
    if found.kind.table == "resource" and flat["url"]:
        return db.execute("SELECT uuid, slug FROM resource WHERE url = ?", (flat["url"],)).fetchall()
    return []
