"""Which record a row belongs to, and what that record was called, of whatever tables are tracked.

A table with a column `id` holds records; the rows of any other table belong to the record that the first
column of their key refers to. A row id is given again once its record is gone, so a record is called by what
it was at a certain step.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

from pln.classes import dataclass, replace
from pln.store.history.shadows import Table, tracked

Id = Any  # a row id, but another program may have written anything
At = tuple[Id, int | None]  # a record at a step; None: as it is now
THESE_STEPS = "IN (SELECT value FROM json_each(:steps))"
_NAMING = ("name", "title", "summary", "what", "about", "file", "day", "begun_on")
_DAYS = ("day", "begun_on")
_SPOKEN = {"checkin": "check-in"}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: its table, and the tables whose rows belong to one of its records.

    `refers_to` are the columns that hold ids of other records, with the names of their tables; `owner` is
    the one of them without which there is no such record, "" where there is none.
    """

    table: Table
    id: str
    parts: tuple[Table, ...]
    refers_to: Mapping[str, str]
    owner: str

    @property
    def noun(self) -> str:
        return _SPOKEN.get(self.table.name, self.table.name.replace("_", " "))

    @property
    def naming(self) -> tuple[str, ...]:
        """The columns that a record is named by, `kind` and the owner with them."""
        wanted = (*_NAMING, "kind", self.owner)
        return tuple(column for column in wanted if column in self.table.columns)


def kinds(db: sqlite3.Connection) -> dict[str, Kind]:
    """Every kind of record by the name of its table; each stands after those it refers to."""
    found: dict[str, Kind] = {}
    for table in tracked(db):
        targets = references(db, table)
        holder = targets.get(table.key[0], "")
        if "id" not in table.columns and holder in found:
            found[holder] = replace(found[holder], parts=(*found[holder].parts, table))
        else:
            identity = "id" if "id" in table.columns else table.key[0]
            found[table.name] = Kind(table, identity, (), targets, _owner(db, table, targets))
    return found


def references(db: sqlite3.Connection, table: Table) -> dict[str, str]:
    """The columns of a table that refer to other records, and the tables of those."""
    return dict(db.execute('SELECT "from", "table" FROM pragma_foreign_key_list(?)', (table.name,)))


def _owner(db: sqlite3.Connection, table: Table, targets: Mapping[str, str]) -> str:
    required = db.execute('SELECT name FROM pragma_table_info(?) WHERE "notnull"', (table.name,))
    return next((name for (name,) in required if name in targets), "")


def touched(kind: Kind, which: str) -> str:
    """SQL for the records of a kind that steps touched: step, record and depth.

    `which` says which steps, as THESE_STEPS does. Depth 2: the record came or went, 1: its own row changed,
    0: only what belongs to it. A row that came or went has one image more after or before than the other.
    """
    rows = [f"SELECT _step, {kind.id} AS record, _after FROM {kind.table.history} WHERE _step {which}"]  # noqa: S608
    for part in kind.parts:
        rows.append(f"SELECT _step, {part.key[0]}, NULL FROM {part.history} WHERE _step {which}")  # noqa: S608, PERF401
    return f"""SELECT _step AS step, record,
        CASE count(_after) WHEN 0 THEN 0 WHEN 2 * sum(_after) THEN 1 ELSE 2 END AS depth
        FROM ({" UNION ALL ".join(rows)}) GROUP BY _step, record"""  # noqa: S608


def names(
    db: sqlite3.Connection, known: Mapping[str, Kind], kind: Kind, wanted: Iterable[At]
) -> dict[At, str]:
    """What each record was called at its step, such as `Ann Lee` or `check-in of Learn Rust on 2026-11-20`.

    By what the step made of it, else as it is now if it was there before, else by the nearest step that
    changed it.
    """
    missing = set(wanted)
    rows: dict[At, Mapping[str, Any]] = {}
    for source in (_of_the_step, _as_it_is, _of_other_steps):
        if missing:
            rows |= source(db, kind, missing)
            missing -= rows.keys()
    owner = known.get(kind.refers_to.get(kind.owner, ""))
    of = {one: (row[kind.owner], one[1]) for one, row in rows.items()} if owner else {}
    owners = names(db, known, owner, of.values()) if owner and of else {}
    found = {one: _called(kind, row, owners.get(of.get(one, one), "")) for one, row in rows.items()}
    return found | {one: f"{kind.noun} {one[0]}" for one in missing}


def _called(kind: Kind, row: Mapping[str, Any], owner: str) -> str:
    column, value = next(((name, row[name]) for name in _NAMING if row.get(name)), ("", None))
    if column and column not in _DAYS:
        return str(value)
    what = f"{row.get('kind') or kind.noun}{f' of {owner}' if owner else ''}"
    return f"{what} on {value}" if column else what


def _of_the_step(db: sqlite3.Connection, kind: Kind, wanted: set[At]) -> dict[At, Mapping[str, Any]]:
    # The row after the change comes last, and stays.
    sql = f"""SELECT {kind.id}, _step, {", ".join(kind.naming)} FROM {kind.table.history}
        WHERE _step IN (SELECT value FROM json_each(?)) AND {kind.id} IN (SELECT value FROM json_each(?))
        ORDER BY _after, _seq"""  # noqa: S608
    steps = as_list(step for _, step in wanted if step is not None)
    rows = db.execute(sql, (steps, as_list(record for record, _ in wanted)))
    found = {(record, step): _named(kind, row) for record, step, *row in rows}
    return {one: row for one, row in found.items() if one in wanted}


def _as_it_is(db: sqlite3.Connection, kind: Kind, wanted: set[At]) -> dict[At, Mapping[str, Any]]:
    created_at = "created_at" if "created_at" in kind.table.columns else "''"
    sql = f"""SELECT {kind.id}, {created_at}, {", ".join(kind.naming)} FROM {kind.table.name}
        WHERE {kind.id} IN (SELECT value FROM json_each(?))"""  # noqa: S608
    rows = {
        record: (made, _named(kind, row))
        for record, made, *row in db.execute(sql, (as_list(record for record, _ in wanted),))
    }
    at = "SELECT id, at FROM step WHERE id IN (SELECT value FROM json_each(?))"
    instants = dict(db.execute(at, (as_list(step for _, step in wanted if step is not None),)))
    return {
        (record, step): rows[record][1]
        for record, step in wanted
        if record in rows and (step is None or rows[record][0] < instants.get(step, ""))
    }


def _of_other_steps(db: sqlite3.Connection, kind: Kind, wanted: set[At]) -> dict[At, Mapping[str, Any]]:
    """The last image up to the step, else the first after it. It goes through the whole history of the table."""
    sql = f"""SELECT {kind.id}, _step, {", ".join(kind.naming)} FROM {kind.table.history}
        WHERE {kind.id} IN (SELECT value FROM json_each(?)) ORDER BY _seq"""  # noqa: S608
    images: dict[Id, list[tuple[int | None, Mapping[str, Any]]]] = {}
    for record, step, *row in db.execute(sql, (as_list(record for record, _ in wanted),)):
        images.setdefault(record, []).append((step, _named(kind, row)))
    return {one: _nearest(images[one[0]], one[1]) for one in wanted if one[0] in images}


def _nearest(images: list[tuple[int | None, Mapping[str, Any]]], step: int | None) -> Mapping[str, Any]:
    if step is None:
        return images[-1][1]
    earlier = [row for own, row in images if own is not None and own <= step]
    return earlier[-1] if earlier else images[0][1]


def _named(kind: Kind, row: Iterable[Any]) -> Mapping[str, Any]:
    return dict(zip(kind.naming, row, strict=True))


def as_list(values: Iterable[object]) -> str:
    """The values as one parameter for json_each, however many they are."""
    return json.dumps(list(set(values)), default=str)
