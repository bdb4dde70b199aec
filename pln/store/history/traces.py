"""What the history holds of certain records: their own images, and those that belong or refer to them."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator

from pln.classes import dataclass, field
from pln.rules.mentions import Mentions
from pln.store.history.owners import Owners
from pln.store.history.records import as_list, kinds, references
from pln.store.history.shadows import Table, tracked
from pln.store.prose import texts

_LISTED = "IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class Traces:
    """Images by the table of the history and their numbers: those to erase, and references to empty.

    References are given by table and column: the rest of such an image is about another record.
    """

    images: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    references: dict[tuple[str, str], set[int]] = field(default_factory=lambda: defaultdict(set))

    @property
    def count(self) -> int:
        """How many images are to be erased."""
        return sum(map(len, self.images.values()))

    @property
    def is_empty(self) -> bool:
        return not self.count and not any(self.references.values())

    def add_records(self, db: sqlite3.Connection, name: str, owners: Owners, uuids: frozenset[str]) -> None:
        """Adds what there is of records of the table `name`, whatever their ids were, and of those that go along."""
        own = db.execute(f"SELECT _seq FROM {name}_history WHERE uuid {_LISTED}", (as_list(uuids),))  # noqa: S608
        self.images[f"{name}_history"].update(seq for (seq,) in own)
        ids = as_list(owners.ids(uuids))
        for table, column, goes_along in _references_to(db, name):
            sql = f"SELECT _seq, {column}, _step FROM {table.history} WHERE {column} {_LISTED}"  # noqa: S608
            rows = db.execute(sql, (ids,))
            found = {seq for seq, number, step in rows if owners.of(number, step) & uuids}
            images = self.images[table.history] if goes_along else self.references[table.history, column]
            images.update(found)
            if goes_along and "uuid" in table.columns:
                along = _uuids_of(db, table, found) | _uuids_now(db, table, column, owners.there(uuids))
                self.add_records(db, table.name, Owners(db, table.name), along)

    def add_speaking(self, db: sqlite3.Connection, mentions: Mentions) -> None:
        """Adds every image that speaks of somebody, and with it what its step made of that row besides.

        An image that lost its counterpart would look as if the row had come or gone in that step.
        """
        for table in tracked(db):
            of_row: dict[object, list[int]] = defaultdict(list)
            speaking = set()
            for (seq, *row), text in texts(db, table.history, ("_seq", "_step", *table.key)):
                of_row[tuple(row)].append(seq)
                if mentions.first(text):
                    speaking.add(tuple(row))
            self.images[table.history].update(seq for row in speaking for seq in of_row[row])

    def erase(self, db: sqlite3.Connection, step: int) -> None:
        """Erases them, and every image of the step in which it happens."""
        for history, images in self.images.items():
            db.execute(f"DELETE FROM {history} WHERE _seq {_LISTED}", (as_list(images),))  # noqa: S608
        for (history, column), images in self.references.items():
            sql = f"UPDATE {history} SET {column} = NULL WHERE _seq {_LISTED}"  # noqa: S608
            db.execute(sql, (as_list(images),))
        for table in tracked(db):
            db.execute(f"DELETE FROM {table.history} WHERE _step = ?", (step,))  # noqa: S608


def _references_to(db: sqlite3.Connection, name: str) -> Iterator[tuple[Table, str, bool]]:
    """The columns that hold ids of a table's records, and whether a row goes along with the record."""
    for table in tracked(db):
        along = theirs(db, table, name)
        for column, target in references(db, table).items():
            if target == name:
                yield table, column, column in along


def going_along(db: sqlite3.Connection, contact: int | None) -> dict[str, int]:
    """How many records that are nothing without a contact go with it, by the nouns of their kinds."""
    found: dict[str, int] = {}
    for kind in kinds(db).values():
        columns = theirs(db, kind.table, "contact") if kind.id == "id" else ()
        if columns:
            where = " OR ".join(f"{column} = :contact" for column in columns)
            sql = f"SELECT count(*) FROM {kind.table.name} WHERE {where}"  # noqa: S608
            (found[kind.noun],) = db.execute(sql, {"contact": contact}).fetchone()
    return {noun: count for noun, count in found.items() if count}


def theirs(db: sqlite3.Connection, table: Table, name: str) -> list[str]:
    """The columns of a table by which its rows go along with a record of the table `name`."""
    sql = """SELECT "from" FROM pragma_foreign_key_list(?) WHERE "table" = ? AND on_delete = 'CASCADE'"""
    return [column for (column,) in db.execute(sql, (table.name, name))]


def _uuids_of(db: sqlite3.Connection, table: Table, images: Iterable[int]) -> frozenset[str]:
    sql = f"SELECT DISTINCT uuid FROM {table.history} WHERE _seq {_LISTED}"  # noqa: S608
    return frozenset(uuid for (uuid,) in db.execute(sql, (as_list(images),)))


def _uuids_now(db: sqlite3.Connection, table: Table, column: str, ids: Iterable[int]) -> frozenset[str]:
    sql = f"SELECT uuid FROM {table.name} WHERE {column} {_LISTED}"  # noqa: S608
    return frozenset(uuid for (uuid,) in db.execute(sql, (as_list(ids),)))
