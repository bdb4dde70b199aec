"""Everything that is stored, record by record, for an export: no row ids, no history, nothing that is derived.

What it holds of each kind of record stands in `exported`.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from pln.store.queries.exported import KINDS, Belongings, Kind
from pln.store.queries.rows import by_owner

Record = dict[str, Any]

_AT_ONCE = 1_000  # records; what is in memory at a time
# Columns that hold another record's id, and the table it is in.
REFERENCES = {
    "contact_id": "contact",
    "introduced_by_id": "contact",
    "recommended_by_id": "contact",
    "goal_id": "goal",
    "parent_id": "goal",
    "resource_id": "resource",
    "community_id": "contact",
    "other_id": "contact",
    "event_id": "event",
    "interaction_id": "interaction",
    "forward_of_id": "exchange",
    "batch_id": "batch",
}
# Records that go by a number have no slug to be known by, only their UUID.
_NUMBERED = frozenset({"interaction", "exchange", "batch"})
# `type` says of every record which kind it is.
OTHER_KEYS = {"type": "relation", "old_value": "before", "new_value": "after"}
TYPES = tuple(kind.type for kind in KINDS)
FLAGS = frozenset({"ambient", "archived", "preferred", "public"})


def everything(db: sqlite3.Connection, types: Collection[str] = TYPES) -> Iterator[Record]:
    """Every record of these types as a dict of plain values, its kind under `type`: kind by kind, by their UUIDs.

    Days and instants are texts as they are stored, a reference is {"uuid": …, "slug": …}. It reads as it
    goes, so take everything before the read transaction is left.
    """
    for kind in KINDS:
        if kind.type in types:
            yield from _records(db, kind)


def by_uuid(db: sqlite3.Connection, kind: Kind, uuids: Collection[str]) -> dict[str, Record]:
    """Those records of a kind that bear one of the UUIDs, as `everything` gives them."""
    listed = json.dumps(list(uuids))
    found = _records(db, kind, "WHERE o.uuid IN (SELECT value FROM json_each(?))", (listed,))
    return {record["uuid"]: record for record in found}


def numbers(db: sqlite3.Connection, types: Collection[str]) -> dict[str, int]:
    """How many records there are of each of these types."""
    return {
        kind.type: db.execute(f"SELECT count(*) FROM {kind.table}").fetchone()[0]  # noqa: S608
        for kind in KINDS
        if kind.type in types
    }


def _records(
    db: sqlite3.Connection, kind: Kind, where: str = "", values: tuple[str, ...] = ()
) -> Iterator[Record]:
    columns, joins = _selected(kind.columns)
    sql = f"SELECT o.id, {columns} FROM {kind.table} o {joins} {where} ORDER BY o.uuid"  # noqa: S608
    queries = [(one, _query(kind, one)) for one in kind.lists]
    found = db.execute(sql, values)
    while rows := found.fetchmany(_AT_ONCE):
        ids = [row[0] for row in rows]
        lists = [(one, by_owner(db, query, ids)) for one, query in queries]
        for owner, *values in rows:
            record: Record = {"type": kind.type, **_fields(kind.columns, values)}
            for one, owned in lists:
                record[one.key] = [_item(one.columns, row) for row in owned[owner]]
            yield record


def _query(kind: Kind, one: Belongings) -> str:
    columns, joins = _selected(one.columns)
    owner = f"o.{kind.table}_id"
    table = _doubled(one, f"{kind.table}_id") if one.both_ways else one.table
    fixed = "".join(f" AND o.{name} = '{value}'" for name, value in one.fixed)
    return f"""SELECT {owner}, {columns} FROM {table} o {joins}
        WHERE {owner} IN ({{ids}}){fixed} ORDER BY {owner}, {one.order}"""  # noqa: S608


def _doubled(one: Belongings, owner: str) -> str:
    """SQL for the rows of a table of pairs, each as it is and with its two records exchanged."""
    exchanged = {owner: "other_id", "other_id": owner}
    columns = (owner, *one.columns)
    turned = (exchanged.get(name, name) for name in columns)
    return f"""(SELECT {", ".join(columns)} FROM {one.table}
        UNION ALL SELECT {", ".join(turned)} FROM {one.table})"""  # noqa: S608


def _selected(columns: Iterable[str]) -> tuple[str, str]:
    """What to select for the columns, and the joins for those that refer to other records."""
    wanted, joins = [], []
    for column in columns:
        name = key_of(column)
        if column in REFERENCES:
            slug = "NULL" if REFERENCES[column] in _NUMBERED else f"{name}.slug"
            wanted.append(f"{name}.uuid, {slug}")
            joins.append(f"LEFT JOIN {REFERENCES[column]} {name} ON {name}.id = o.{column}")
        else:
            wanted.append(f"o.{column}")
    return ", ".join(wanted), " ".join(joins)


def key_of(column: str) -> str:
    """What an export calls a column."""
    return column.removesuffix("_id") if column in REFERENCES else OTHER_KEYS.get(column, column)


def _item(columns: tuple[str, ...], row: Iterable[Any]) -> Any:
    fields = _fields(columns, row)
    return fields if len(columns) > 1 else next(iter(fields.values()))


def _fields(columns: Iterable[str], row: Iterable[Any]) -> Record:
    values = iter(row)
    return {key_of(column): _value(column, values) for column in columns}


def _value(column: str, values: Iterator[Any]) -> Any:
    value = next(values)
    if column in REFERENCES:
        slug = next(values)
        return None if value is None else {"uuid": value} | ({} if slug is None else {"slug": slug})
    return bool(value) if column in FLAGS else value
