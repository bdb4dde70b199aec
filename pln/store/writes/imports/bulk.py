"""Many rows in one statement: what tens of thousands of new records are written with.

Rows wait table by table until there are many. Ids and slugs are given here, as the database and
`pln.store.writes.records.free_slug` would, without asking for each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlmodel import insert

from pln.names import slugify
from pln.store.writes.records import columns_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sqlmodel import SQLModel

    from pln.models.base import Record
    from pln.store.session import Writer

_AT_ONCE = 1_000  # records; what waits in memory


class Bulk:
    """New rows of one import. `batch` is the id of its batch, `wrote` is told how many records were written."""

    def __init__(self, writer: Writer, batch: int, wrote: Callable[[int], None]) -> None:
        self.batch = batch
        self._writer = writer
        self._wrote = wrote
        self._next: dict[str, int] = {}
        self._slugs: dict[str, dict[str, int]] = {}
        self._count = 0
        self._records: dict[type[SQLModel], list[Mapping[str, Any]]] = {}
        self._links: dict[type[SQLModel], list[Mapping[str, Any]]] = {}

    def record(self, table: type[Record], values: Mapping[str, Any]) -> int:
        """A new record, stamped, and its id. What its rows refer to has to be given before them."""
        if self._count == _AT_ONCE:
            self.flush()
        self._count += 1
        number = self._free_id(table)
        now = self._writer.now
        stamps = {"uuid": self._writer.new_uuid(), "created_at": now, "updated_at": now}
        row = {"id": number, "batch_id": self.batch, **stamps, **values}
        self._records.setdefault(table, []).append(row)
        return number

    def link(self, table: type[SQLModel], row: Mapping[str, Any]) -> None:
        """A row that belongs to a record."""
        self._links.setdefault(table, []).append(row)

    def slug(self, table: type[Record], name: str) -> str:
        """The slug of a name, with -2, -3 … where others bear it."""
        taken = self._taken(str(table.__tablename__))
        base = slugify(name, str(table.__tablename__))
        slug, number = base, taken.get(base, 1)
        while slug in taken:
            number += 1
            slug = f"{base}-{number}"
        taken[slug] = 1
        taken[base] = number
        return slug

    def flush(self) -> None:
        """Writes what waits: the records, table by table as their first rows came, then what belongs to them."""
        for waiting in (self._records, self._links):
            for table, rows in waiting.items():
                self._writer.session.execute(insert(columns_of(table)), rows)
            waiting.clear()
        self._wrote(self._count)
        self._count = 0

    def _free_id(self, table: type[Record]) -> int:
        name = str(table.__tablename__)
        if name not in self._next:
            sql = f"SELECT coalesce(max(id), 0) + 1 FROM {name}"  # noqa: S608
            (self._next[name],) = self._writer.rows.execute(sql).fetchone()
        number = self._next[name]
        self._next[name] += 1
        return number

    def _taken(self, table: str) -> dict[str, int]:
        """Every slug there is, with the last number that was tried after it."""
        if table not in self._slugs:
            sql = f"SELECT slug, 1 FROM {table}"  # noqa: S608
            self._slugs[table] = dict(self._writer.rows.execute(sql))
        return self._slugs[table]
