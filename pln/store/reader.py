"""The reading door: standard-library sqlite3, read-only, everything fetched before anything is printed."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pln.errors import SystemFailureError
from pln.store.failures import explain
from pln.store.place import existing_schema, sqlite_uri
from pln.store.schema import SCHEMA, version
from pln.store.waiting import wait_for

Connection = sqlite3.Connection
BUSY_SECONDS = 30.0
_PRAGMAS = ("query_only=ON", "trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0")


@contextmanager
def read(path: Path, upgrade: Callable[[Path], None] | None = None) -> Iterator[sqlite3.Connection]:
    """A connection that cannot write, within one read transaction.

    Fetch everything, leave the block, then print: a reader that is held up by a pager would keep
    writers out. `upgrade` is called with a database of an older schema, which is refused without it.
    Raises NotFoundError where there is no database yet.
    """
    path = _ready(path, upgrade)
    try:
        connection = open_unchecked(path)
        if version(connection) != SCHEMA:
            # What its header said was half written by a command that was killed, and is rolled back by now.
            connection.close()
            connection = open_unchecked(_ready(path, upgrade))
        try:
            connection.execute("BEGIN")
            yield connection
        except (LookupError, TypeError, ValueError, AttributeError):
            # Nothing sound makes a query fail like that; an index that disagrees with its table does.
            refuse_damaged(connection, path)
            raise
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise explain(error, path) from error


def _ready(path: Path, upgrade: Callable[[Path], None] | None) -> Path:
    schema = existing_schema(path, SCHEMA)
    path = path.resolve()
    if schema < SCHEMA:
        if upgrade is None:
            raise SystemFailureError(
                f"{path} is of an older pln (schema {schema})", "any command upgrades it"
            )
        upgrade(path)
    return path


def refuse_damaged(connection: sqlite3.Connection, path: Path) -> None:
    """DamagedError where the structure of an open database does not hold together."""
    from pln.store.copying import damage_in, damaged

    if damage := damage_in(connection, "integrity_check"):
        raise damaged(path, damage)


def open_unchecked(path: Path) -> sqlite3.Connection:
    """A read-only connection to any SQLite file; what a killed writer left in it is rolled back first."""
    connection = _connect(path, "ro")
    try:
        wait_for(connection, "PRAGMA schema_version")
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
