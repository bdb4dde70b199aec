"""The reading door: standard-library sqlite3, read-only, everything fetched before anything is printed."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pln.store.failures import explain
from pln.store.place import existing_database, sqlite_uri
from pln.store.schema import SCHEMA

Connection = sqlite3.Connection
BUSY_SECONDS = 30.0
_PRAGMAS = ("query_only=ON", "trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0")


@contextmanager
def read(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that cannot write, within one read transaction.

    Fetch everything, leave the block, then print: a reader that is held up by a pager would keep
    writers out. Raises NotFoundError where there is no database yet.
    """
    path = existing_database(path, SCHEMA).resolve()
    try:
        connection = _open(path)
        try:
            connection.execute("BEGIN")
            yield connection
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise explain(error, path) from error


def _open(path: Path) -> sqlite3.Connection:
    connection = _connect(path, "ro")
    try:
        connection.execute("PRAGMA schema_version").fetchone()
    except sqlite3.Error as error:
        connection.close()
        # A killed writer left its journal behind; only a connection that may write can roll it back.
        if error.sqlite_errorname != "SQLITE_READONLY_ROLLBACK":
            raise
        connection = _connect(path, "rw")
    return connection


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    uri = sqlite_uri(path, mode)
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    return connection
