"""What a step made of rows: how they were before it and after it, as their images in the history tell."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pln.classes import dataclass
from pln.store.history.records import as_list
from pln.store.history.shadows import Table

Key = tuple[Any, ...]
Image = Mapping[str, Any]  # the values of a row by their columns, in the order of the table


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row before and after a step, None where there was none."""

    table: Table
    key: Key
    before: Image | None
    after: Image | None

    @property
    def reversed(self) -> "RowChange":
        return RowChange(self.table, self.key, self.after, self.before)


def row_changes(
    db: sqlite3.Connection, table: Table, step: int, records: Iterable[Any] | None = None
) -> Iterator[RowChange]:
    """What a step made of each row that is not as it was, from its first image to its last.

    Only the rows of certain records where their ids are given: the first column of a key holds them.
    """
    before: dict[Key, Image | None] = {}
    after: dict[Key, Image | None] = {}
    wanted = "" if records is None else f"AND {table.key[0]} IN (SELECT value FROM json_each(:records))"  # noqa: S608
    sql = f"""SELECT _after, {", ".join(table.columns)} FROM {table.history}
        WHERE _step = :step {wanted} ORDER BY _seq"""  # noqa: S608
    for is_after, *values in db.execute(sql, {"step": step, "records": as_list(records or ())}):
        image = dict(zip(table.columns, values, strict=True))
        key = tuple(image[name] for name in table.key)
        before.setdefault(key, None if is_after else image)
        after[key] = image if is_after else None
    for key, first in before.items():
        if not same(first, after[key]):
            yield RowChange(table, key, first, after[key])


def same(one: Image | None, other: Image | None) -> bool:
    """Whether two images are the same value by value, and type by type: 1 is not 1.0."""
    return one == other and _types(one) == _types(other)


def _types(image: Image | None) -> list[type]:
    return [type(value) for value in (image or {}).values()]
