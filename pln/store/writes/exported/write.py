"""Writing the records of an export as they are: their own UUIDs, slugs and instants, whatever was here before."""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from pln.store.queries.everything import REFERENCES, by_uuid
from pln.store.queries.exported import KINDS, Belongings, Kind
from pln.store.session import Writer
from pln.store.writes.exported.flat import (
    Checked,
    Flat,
    Row,
    Target,
    checked,
    differing,
    list_rows,
    own_row,
    stored_flat,
)
from pln.store.writes.exported.plan import AT_ONCE, Planned, batched

_PAIRS = {one.table for kind in KINDS for one in kind.lists if one.both_ways}
Written = tuple[Planned, Checked]


def write_records(
    writer: Writer, planned: Sequence[Planned], wrote: Callable[[int], None] = lambda records: None
) -> None:
    """Writes what was planned within the writer's transaction: new records whole, of known ones what differs.

    `wrote` is told how many more new records were written.
    """
    db = writer.rows
    # Records refer to others of their kind that stand further down.
    db.execute("PRAGMA defer_foreign_keys=ON")
    ids = _Ids(db, planned)
    for kind in KINDS:
        known = [one for one in planned if one.kind is kind and one.outcome == "updated"]
        # What leaves a list first: it may be in another one's now, and in no two at a time.
        for some in _checked(known, writer.today):
            _update(db, kind, some, ids)
        new = [one for one in planned if one.kind is kind and one.outcome == "added"]
        for some in _checked(new, writer.today):
            _insert(db, kind, some, ids)
            wrote(len(some))


class _Ids:
    """The row id of every record, new ones in the order in which they were made."""

    def __init__(self, db: sqlite3.Connection, planned: Sequence[Planned]) -> None:
        self._db = db
        self._known: dict[Target, int] = {}
        new: dict[str, list[Planned]] = defaultdict(list)
        for one in planned:
            if one.outcome == "added":
                new[one.target[0]].append(one)
        for table, records in new.items():
            sql = f"SELECT ifnull(max(id), 0) + 1 FROM {table}"  # noqa: S608
            (first,) = db.execute(sql).fetchone()
            for number, one in enumerate(sorted(records, key=lambda one: one.created_at), first):
                self._known[one.target] = number

    def of(self, table: str, uuid: str) -> int:
        if (table, uuid) not in self._known:
            sql = f"SELECT id FROM {table} WHERE uuid = ?"  # noqa: S608
            (self._known[table, uuid],) = self._db.execute(sql, (uuid,)).fetchone()
        return self._known[table, uuid]

    def in_row(self, row: Row) -> Row:
        """The row with ids where it has UUIDs."""
        return {
            name: self.of(REFERENCES[name], value) if name in REFERENCES and value is not None else value
            for name, value in row.items()
        }


def _checked(planned: Iterable[Planned], today: date) -> Iterator[list[Written]]:
    """A few at a time, taken apart once more."""
    for some in batched(planned, AT_ONCE):
        yield [(one, checked(one.line, today)) for one in some]


def _insert(db: sqlite3.Connection, kind: Kind, some: Sequence[Written], ids: _Ids) -> None:
    rows: dict[str, list[Row]] = defaultdict(list)
    for one, found in some:
        number = ids.of(*one.target)
        own = {"id": number, **ids.in_row(own_row(kind, found.flat))}
        rows[kind.table].append(own | ({"slug": one.slug} if "slug" in own else {}))
        for belongings in kind.lists:
            rows[belongings.table] += _rows(kind, belongings, found.flat, number, ids)
    for table, inserted in rows.items():
        _insert_rows(db, table, inserted)


def _rows(kind: Kind, belongings: Belongings, flat: Flat, number: int, ids: _Ids) -> list[Row]:
    owner = {f"{kind.table}_id": number}
    rows = [owner | ids.in_row(row) for row in list_rows(belongings, flat)]
    return [_lower_first(row) for row in rows] if belongings.both_ways else rows


def _lower_first(row: Row) -> Row:
    """A pair as its table wants it, whichever of the two names the other."""
    lower, higher = sorted((row["contact_id"], row["other_id"]))
    return row | {"contact_id": lower, "other_id": higher}


def _insert_rows(db: sqlite3.Connection, table: str, rows: Sequence[Row]) -> None:
    if rows:
        marks = ", ".join(f":{name}" for name in rows[0])
        or_not = "OR IGNORE " if table in _PAIRS else ""  # the other one of a pair may have brought it
        sql = f"INSERT {or_not}INTO {table} ({', '.join(rows[0])}) VALUES ({marks})"  # noqa: S608
        db.executemany(sql, rows)


def _update(db: sqlite3.Connection, kind: Kind, some: Sequence[Written], ids: _Ids) -> None:
    stored = by_uuid(db, kind, [one.uuid for one, _ in some])
    added: dict[str, list[Row]] = defaultdict(list)
    for one, found in some:
        number = ids.of(*one.target)
        differs = set(differing(kind, stored_flat(stored[one.uuid]), found.flat))
        for belongings in kind.lists:
            if belongings.key in differs:
                wanted = _rows(kind, belongings, found.flat, number, ids)
                if belongings.both_ways:
                    added[belongings.table] += wanted
                    continue
                now = _present(db, kind, belongings, number, wanted)
                _delete_rows(db, belongings.table, [row for row in now if row not in wanted])
                added[belongings.table] += [row for row in wanted if row not in now]
        row = ids.in_row(own_row(kind, found.flat))
        _update_row(db, kind, number, {name: row[name] for name in row if name not in ("uuid", "slug")})
    for table, rows in added.items():
        _insert_rows(db, table, rows)


def _present(
    db: sqlite3.Connection, kind: Kind, belongings: Belongings, number: int, wanted: Sequence[Row]
) -> list[Row]:
    """The rows of a list that are there, with the columns that they are written with."""
    named = {f"{kind.table}_id": number, **dict(belongings.fixed)}
    names = list(wanted[0]) if wanted else [*named, *belongings.columns]
    where = " AND ".join(f"{name} = :{name}" for name in named)
    sql = f"SELECT {', '.join(names)} FROM {belongings.table} WHERE {where}"  # noqa: S608
    return [dict(zip(names, row, strict=True)) for row in db.execute(sql, named)]


def _delete_rows(db: sqlite3.Connection, table: str, rows: Sequence[Row]) -> None:
    for row in rows:
        same = " AND ".join(f"{name} IS :{name}" for name in row)
        db.execute(f"DELETE FROM {table} WHERE {same}", row)  # noqa: S608


def _update_row(db: sqlite3.Connection, kind: Kind, number: int, values: Mapping[str, object]) -> None:
    setting = ", ".join(f"{name} = :{name}" for name in values)
    db.execute(
        f"UPDATE {kind.table} SET {setting} WHERE id = :id",  # noqa: S608
        {**values, "id": number},
    )
