"""What one step did, record by record and field by field."""

import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from pln.steps import ChangeKind, FieldChange, RecordChange
from pln.store.history.images import Image, RowChange, row_changes
from pln.store.history.records import THESE_STEPS, Id, Kind, as_list, kinds, names, references, touched
from pln.store.history.shadows import Table
from pln.store.queries.history import step
from pln.store.queries.rows import whatever_the_bytes

# Not shown unless nothing else has changed.
_TECHNICAL = frozenset({"id", "uuid", "slug", "created_at", "updated_at", "fingerprint"})
_SORTS = ("kind", "topic_role")  # columns that tell apart the lists which share a table
_YES, _NO = "yes", "no"
_FLAG = re.compile(r"CHECK \((\w+) IN \(0, 1\)\)")


@whatever_the_bytes
def changes(db: sqlite3.Connection, number: int, most: int | None = None) -> list[RecordChange]:
    """What a step did, from its beginning to its end, to at most so many records.

    NotFoundError where there is no such step.
    """
    step(db, number)
    found: list[RecordChange] = []
    known = kinds(db)
    for kind in known.values():
        records = _rows_changed(db, kind, number, None if most is None else most - len(found))
        called = names(db, known, kind, [(record, number) for record in records])
        spelling = _Spelling(db, known, number, [row for rows in records.values() for row in rows])
        for record, rows in records.items():
            own = next((row for row in rows if row.table is kind.table), None)
            fields = tuple(_fields(spelling, kind, own, rows))
            found.append(RecordChange(kind.noun, record, called[record, number], _change(own), fields))
    return found


def _rows_changed(
    db: sqlite3.Connection, kind: Kind, number: int, most: int | None
) -> dict[Id, list[RowChange]]:
    """The rows of each record that are not what they were before the step, its own first."""
    values = {"steps": as_list([number]), "most": -1 if most is None else most}
    sql = f"SELECT record FROM ({touched(kind, THESE_STEPS)}) ORDER BY record LIMIT :most"  # noqa: S608
    found: dict[Id, list[RowChange]] = {record: [] for (record,) in db.execute(sql, values)}
    if not found:
        return {}
    for table in (kind.table, *kind.parts):
        for change in row_changes(db, table, number, found):
            found[change.key[0]].append(change)
    return {record: rows for record, rows in found.items() if rows}


def _change(own: RowChange | None) -> ChangeKind:
    if own is None or (own.before and own.after):
        return "changed"
    return "added" if own.after else "deleted"


def _fields(
    spelling: "_Spelling", kind: Kind, own: RowChange | None, rows: Iterable[RowChange]
) -> list[FieldChange]:
    """The fields that differ: of the record's own row, then one for each row that belongs to it."""
    fields = _own_fields(spelling, own, technical=False) if own else []
    for row in rows:
        if row is not own and (changed := _part(spelling, kind, row)):
            fields.append(changed)
    return fields or (_own_fields(spelling, own, technical=True) if own else [])


def _own_fields(spelling: "_Spelling", own: RowChange, *, technical: bool) -> list[FieldChange]:
    table = own.table
    texts = [
        FieldChange(
            spelling.field(table, column),
            spelling.value(table, column, own.before),
            spelling.value(table, column, own.after),
        )
        for column in table.columns
        if _is_technical(column) == technical
    ]
    return [one for one in texts if one.before != one.after and {one.before, one.after} != {"", _NO}]


def _part(spelling: "_Spelling", kind: Kind, row: RowChange) -> FieldChange | None:
    """A row such as `email`, "" → `ann@example.org (work, preferred)`; None where only the order differs."""
    table = row.table
    sort = next((column for column in _SORTS if column in table.columns), None)
    name = (
        str((row.after or row.before or {})[sort]) if sort else table.name.removeprefix(f"{kind.table.name}_")
    )
    columns = [
        column
        for column in table.columns
        if column not in (table.key[0], sort, "position") and not _is_technical(column)
    ]
    before, after = (_listed(spelling, table, columns, image) for image in (row.before, row.after))
    return FieldChange(_words(name), before, after) if before != after else None


def _listed(spelling: "_Spelling", table: Table, columns: Sequence[str], row: Image | None) -> str:
    texts = [
        _words(column) if text == _YES else text
        for column in columns
        if (text := spelling.value(table, column, row)) not in ("", _NO)
    ]
    return f"{texts[0]} ({', '.join(texts[1:])})" if len(texts) > 1 else "".join(texts)


@cache
def _is_technical(column: str) -> bool:
    return column in _TECHNICAL or column.endswith("_key")


@cache
def _words(name: str) -> str:
    return name.replace("_", " ")


class _Spelling:
    """Puts the values of a step's rows into words; what they refer to goes by its name at that step."""

    def __init__(
        self, db: sqlite3.Connection, known: Mapping[str, Kind], number: int, rows: Sequence[RowChange]
    ) -> None:
        tables = {row.table.name: row.table for row in rows}
        self._targets = {name: references(db, table) for name, table in tables.items()}
        self._flags = {name: _flags(db, name) for name in tables}
        self._names = {
            target: names(db, known, known[target], [(record, number) for record in records])
            for target, records in self._referred_to(rows).items()
        }
        self._number = number

    def _referred_to(self, rows: Sequence[RowChange]) -> dict[str, set[Id]]:
        found: dict[str, set[Id]] = {}
        for row in rows:
            for column, target in self._targets[row.table.name].items():
                images = (image for image in (row.before, row.after) if image)
                found.setdefault(target, set()).update(image[column] for image in images)
        return {target: ids - {None} for target, ids in found.items()}

    def field(self, table: Table, column: str) -> str:
        return _words(column.removesuffix("_id") if column in self._targets[table.name] else column)

    def value(self, table: Table, column: str, row: Image | None) -> str:
        """The value of a column, "" where the row or the value is not there."""
        value = row[column] if row else None
        if value is None:
            return ""
        if target := self._targets[table.name].get(column):
            return self._names[target][value, self._number]
        if column in self._flags[table.name]:
            return _YES if value else _NO
        if isinstance(value, float):
            return repr(value).removesuffix(".0")
        return value.decode(errors="backslashreplace") if isinstance(value, bytes) else str(value)


def _flags(db: sqlite3.Connection, table: str) -> set[str]:
    (sql,) = db.execute(
        "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", (table,)
    ).fetchone()
    return set(_FLAG.findall(sql))
