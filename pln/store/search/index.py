"""The file of the index: made, brought up to date, made anew where it does not belong to the database any more.

It knows the last step of the history that it has seen, by UUID and instant. Where that step is still there, only what
changed since is looked at again; after a restore, a forgetting or an upgrade it is not, and all is.
"""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pln.search.document import TEXTS
from pln.search.words import searchable
from pln.store.history.records import as_list
from pln.store.place import sqlite_uri
from pln.store.schema import SCHEMA
from pln.store.search.documents import KINDS, Kind, changed, texts

ENDING = "-search"
# Raised with every change of what is indexed, and how. With the schema it says whether an index is still good.
_FORM = 1
_BUSY_SECONDS = 5.0
_MANY = 20_000  # records: it takes a second or so, and is told beforehand
_PRAGMAS = ("secure_delete=ON", "temp_store=MEMORY", "trusted_schema=OFF", "synchronous=NORMAL")
# The words are parted and folded already: all that is left for the tokenizer is to part them at the spaces.
_TABLES = (
    f"CREATE VIRTUAL TABLE record USING fts5({', '.join(TEXTS)}, day UNINDEXED, tokenize='ascii', prefix='2 3')",
    "CREATE VIRTUAL TABLE word USING fts5vocab(record, 'row')",
    "CREATE TABLE seen (step INTEGER NOT NULL, which TEXT NOT NULL, foreign_rows TEXT NOT NULL) STRICT",
)
_PUT = f"INSERT INTO record (rowid, day, {', '.join(TEXTS)}) VALUES (?, ?, ?, ?, ?, ?)"  # noqa: S608

# A step's UUID alone is not enough: a sample network is made with the same ones on another day.
_WHICH = "uuid || ' ' || at"
_LAST_STEP = f"SELECT id, {_WHICH} FROM step WHERE is_open = 0 ORDER BY id DESC LIMIT 1"  # noqa: S608
_SAME_STEP = f"SELECT 1 FROM step WHERE id = ? AND {_WHICH} = ?"  # noqa: S608

State = tuple[int, str, str]  # the last step, which it is, and how much another program has changed


class NoIndexError(Exception):
    """There is no index, and none can be made here; the message says why."""


def index_of(database: Path) -> Path:
    """Where the index of a database is, or would be."""
    real = database.resolve()
    return real.with_name(f"{real.name}{ENDING}")


@contextmanager
def up_to_date(
    db: sqlite3.Connection, database: Path, tell: Callable[[str], None]
) -> Iterator[sqlite3.Connection]:
    """A connection to the index of an open database, which holds what the database does.

    `tell` is told where it takes a while. NoIndexError where there is none and none can be made.
    """
    path = index_of(database)
    index = _opened(db, path, tell)
    try:
        yield index
    finally:
        index.close()


def remove(database: Path) -> None:
    """Takes the index away, with what it knows; the next search makes it anew."""
    path = index_of(database)
    for file in (path, path.with_name(f"{path.name}-journal")):
        file.unlink(missing_ok=True)


def _opened(db: sqlite3.Connection, path: Path, tell: Callable[[str], None]) -> sqlite3.Connection:
    for attempt in range(2):
        index = _connected(path)
        try:
            _catch_up(db, index, tell)
        except BaseException as error:
            index.close()
            if not isinstance(error, sqlite3.DatabaseError):
                raise
            if attempt or isinstance(error, sqlite3.OperationalError):
                raise NoIndexError(str(error)) from error
            path.unlink(missing_ok=True)  # damaged: nothing is lost with it
        else:
            return index
    raise NoIndexError("damaged")


def _connected(path: Path) -> sqlite3.Connection:
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600))
    except OSError as error:
        raise NoIndexError(f"{path}: {error.strerror}") from error
    index = sqlite3.connect(sqlite_uri(path, "rw"), uri=True, timeout=_BUSY_SECONDS, isolation_level=None)
    try:
        for pragma in _PRAGMAS:
            index.execute(f"PRAGMA {pragma}")
        if not index.execute("SELECT 1 FROM pragma_module_list WHERE name = 'fts5'").fetchone():
            raise NoIndexError("this SQLite has no full-text search (FTS5)")
    except sqlite3.Error as error:
        index.close()
        if isinstance(error, sqlite3.OperationalError):
            raise NoIndexError(str(error)) from error
        path.unlink(missing_ok=True)
        return _connected(path)
    except NoIndexError:
        index.close()
        raise
    return index


def state_of(db: sqlite3.Connection) -> State:
    """How far the history of a database is."""
    last = db.execute(_LAST_STEP).fetchone()
    tables = {table for kind in KINDS for table, _ in kind.changes}
    counts = " || ' ' || ".join(
        f"(SELECT ifnull(max(_seq), 0) FROM {table}_history WHERE _step IS NULL)"  # noqa: S608
        for table in sorted(tables)
    )
    step, which = last or (0, "")
    return step, which, db.execute(f"SELECT {counts}").fetchone()[0]


def seen_by(index: sqlite3.Connection) -> State | None:
    """How far the history was when the index was last brought up to date; None for one of another form."""
    if index.execute("PRAGMA user_version").fetchone()[0] != _form():
        return None
    found: State | None = index.execute("SELECT step, which, foreign_rows FROM seen").fetchone()
    return found


def _form() -> int:
    return SCHEMA * 1000 + _FORM


def _catch_up(db: sqlite3.Connection, index: sqlite3.Connection, tell: Callable[[str], None]) -> None:
    now = state_of(db)
    if seen_by(index) == now:
        return
    index.execute("BEGIN IMMEDIATE")
    try:
        seen = seen_by(index)
        known = seen and db.execute(_SAME_STEP, seen[:2]).fetchone()
        if seen and known:
            for kind in KINDS:
                _replace(db, index, kind, changed(db, kind, seen[0]))
        else:
            _make_anew(db, index, tell)
        index.execute("DELETE FROM seen")
        index.execute("INSERT INTO seen VALUES (?, ?, ?)", now)
        index.execute("COMMIT")
    except BaseException:
        if index.in_transaction:
            index.execute("ROLLBACK")
        raise


def _make_anew(db: sqlite3.Connection, index: sqlite3.Connection, tell: Callable[[str], None]) -> None:
    tables = " UNION ALL ".join(f"SELECT count(*) AS n FROM {kind.table}" for kind in KINDS)  # noqa: S608
    (number,) = db.execute(f"SELECT sum(n) FROM ({tables})").fetchone()  # noqa: S608
    if number > _MANY:
        tell(f"Indexing {number:,} records for searching, once …")
    for table in ("word", "record", "seen"):
        index.execute(f"DROP TABLE IF EXISTS {table}")
    for statement in _TABLES:
        index.execute(statement)
    for kind in KINDS:
        index.executemany(_PUT, documents(kind, texts(db, kind)))
    index.execute(f"PRAGMA user_version={_form()}")


def _replace(db: sqlite3.Connection, index: sqlite3.Connection, kind: Kind, ids: set[int]) -> None:
    if ids:
        keys = as_list(kind.key(one) for one in ids)
        index.execute("DELETE FROM record WHERE rowid IN (SELECT value FROM json_each(?))", (keys,))
        index.executemany(_PUT, documents(kind, texts(db, kind, ids)))


def documents(kind: Kind, rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """The rows of `texts` as they are indexed: key, day and the words of each text."""
    for record, day, *parts in rows:
        yield (kind.key(record), day, *(searchable(part) if part else "" for part in parts))
