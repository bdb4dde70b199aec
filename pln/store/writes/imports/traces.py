"""What is noted of imported rows besides their records: ids of other programs, and what pln does not model."""

from __future__ import annotations

from collections import defaultdict
from hashlib import sha256
from typing import TYPE_CHECKING, Literal

from sqlmodel import delete

from pln.models.columns import MAX_LINE
from pln.store.writes.records import columns_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from sqlmodel import SQLModel

    from pln.exchange.drafts import Kept
    from pln.store.session import Writer
    from pln.store.writes.imports.bulk import Bulk

Owner = Literal["contact", "resource", "event"]


def external_id(text: str) -> str:
    """An id of another program as it is stored; of one that is too long a hash."""
    return text if len(text) <= MAX_LINE else f"sha256:{sha256(text.encode()).hexdigest()}"


def stored_kept(db: sqlite3.Connection, owner: Owner, format: str) -> Mapping[int, Sequence[tuple[str, str]]]:
    """What of each record the format said before that pln does not model."""
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    sql = f"SELECT {owner}_id, name, value FROM {owner}_kept WHERE format = ? ORDER BY {owner}_id, position"  # noqa: S608
    for number, name, value in db.execute(sql, (format,)):
        found[number].append((name, value))
    return found


class Traces:
    """The traces of the records of one table, each noted once: ids, fingerprints, and what is kept."""

    def __init__(
        self,
        writer: Writer,
        bulk: Bulk,
        format: str,
        owner: Owner,
        tables: tuple[type[SQLModel], type[SQLModel], type[SQLModel]],
    ) -> None:
        self._writer = writer
        self._bulk = bulk
        self._format = format
        self._id = f"{owner}_id"
        self._external, self._import, self._kept = tables
        prints = f"SELECT {owner}_id, fingerprint FROM {owner}_import"  # noqa: S608
        ids = f"SELECT {owner}_id, external_id FROM {owner}_external WHERE format = ?"  # noqa: S608
        self._noted = {*writer.rows.execute(prints), *writer.rows.execute(ids, (format,))}

    def note(self, record: int, known_as: str, fingerprint: str) -> None:
        """That a record was made or changed from a row, by what the format calls it."""
        if known_as and (record, known_as) not in self._noted:
            self._noted.add((record, known_as))
            row = {self._id: record, "format": self._format, "external_id": known_as}
            self._bulk.link(self._external, row)
        if fingerprint and (record, fingerprint) not in self._noted:
            self._noted.add((record, fingerprint))
            self._bulk.link(self._import, {self._id: record, "fingerprint": fingerprint})

    def keep(self, record: int, kept: Iterable[Kept], *, is_new: bool) -> None:
        """What a row says that pln does not model, in the place of what the format said before."""
        rows = [
            {
                self._id: record,
                "format": self._format,
                "position": place,
                "name": one.name,
                "value": one.value,
            }
            for place, one in enumerate(kept)
        ]
        if rows and not is_new:
            table = columns_of(self._kept)
            mine = (table.c[self._id] == record, table.c.format == self._format)
            self._writer.session.execute(delete(table).where(*mine))
        for row in rows:
            self._bulk.link(self._kept, row)
