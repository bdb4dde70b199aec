"""A network made anew from nothing but the text of its JSON Lines export: the proof that all of it is there."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Text, create_engine
from sqlmodel import SQLModel

from pln.names import fold
from pln.store.queries.exported import KINDS, Belongings
from pln.store.writes.contacts import detail_key
from tests.tables import TABLES as TABLES

# Kept by triggers, from the interactions.
DERIVED_TABLES = frozenset({"contact_last", "contact_day", "goal_day", "topic_day"})
# What a list's key says of its rows.
FIXED = {one.key: dict(one.fixed) for kind in KINDS for one in kind.lists if one.fixed}
OTHER_KEYS = {"type": "relation", "old_value": "before", "new_value": "after"}
FIRST_POSITION = {"contact_nickname": 0, "contact_detail": 0, "review_goal": 1, "mentorship_item": 0}
LISTS: dict[tuple[str, str], Belongings] = {(kind.type, one.key): one for kind in KINDS for one in kind.lists}
TABLE_OF = {kind.type: kind.table for kind in KINDS}

Row = dict[str, Any]


def rebuild(text: str, path: Path) -> None:
    """Makes a new database of the records in an export; ids in the order of its lines."""
    header, *records = map(json.loads, text.splitlines())
    assert header == {"type": "pln", "format": 1}
    engine = create_engine(f"sqlite:///{path}")
    SQLModel.metadata.create_all(engine)
    engine.dispose()
    ids: dict[str, int] = {}
    numbers: Counter[str] = Counter()
    for record in records:
        numbers[record["type"]] += 1
        ids[record["uuid"]] = numbers[record["type"]]
    with closing(sqlite3.connect(path)) as db:
        for record in records:
            for table, row in _rows(record, ids):
                marks = ", ".join(f":{name}" for name in row)
                db.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", row)  # noqa: S608
        db.commit()
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []


def _rows(record: Row, ids: Mapping[str, int]) -> Iterator[tuple[str, Row]]:
    table, number = TABLE_OF[record["type"]], ids[record["uuid"]]
    yield table, _row(table, record | {"id": number}, ids)
    for key, items in record.items():
        if not isinstance(items, list):
            continue
        found = LISTS[record["type"], key]
        for position, item in enumerate(items, FIRST_POSITION.get(found.table, 0)):
            if found.both_ways and ids[item["other"]["uuid"]] < number:
                continue  # the pair stands in the list of the other one, too
            values = item if len(found.columns) > 1 else {found.columns[0].removesuffix("_id"): item}
            owner = {f"{table}_id": number, "position": position, **FIXED.get(key, {})}
            yield found.table, _row(found.table, {**values, **owner}, ids)


def _row(table: str, values: Row, ids: Mapping[str, int]) -> Row:
    return {column.name: _value(column, values, ids) for column in TABLES[table].columns}


def _value(column: Column[Any], values: Row, ids: Mapping[str, int]) -> Any:
    name = column.name
    if column.foreign_keys and name not in values:
        target = values.get(name.removesuffix("_id"))
        return None if target is None else ids[target["uuid"]]
    if name == "value_key":
        return detail_key(values["kind"], values["value"])
    if name.endswith("_key"):
        return fold(values[name.removesuffix("_key")])
    if (key := OTHER_KEYS.get(name, name)) in values:
        return values[key]
    return None if column.nullable else "" if isinstance(column.type, Text) else 0


def contents(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table that is not derived, with UUIDs instead of ids: what must not be lost."""
    with closing(sqlite3.connect(path)) as db:
        return {name: _all_rows(db, name) for name in TABLES if name not in DERIVED_TABLES}


def _all_rows(db: sqlite3.Connection, table: str) -> list[tuple[Any, ...]]:
    columns = [column for column in TABLES[table].columns if column.name != "id"]
    sql = f"SELECT {', '.join(map(_selected, columns))} FROM {table}"  # noqa: S608
    return sorted(db.execute(sql).fetchall(), key=repr)


def _selected(column: Column[Any]) -> str:
    for key in column.foreign_keys:
        target = key.column.table.name
        return f"(SELECT uuid FROM {target} t WHERE t.id = {column.name})"  # noqa: S608
    return column.name


def columns_of(table: str) -> Iterable[str]:
    return [column.name for column in TABLES[table].columns]
