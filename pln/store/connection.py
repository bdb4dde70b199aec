"""Connections that may write: private files, safe settings, and a turn that is waited for.

Whatever opens the database for writing comes by here, so that no set-up can be weaker than another.
"""

import os
import sqlite3
import sys
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event
from sqlalchemy.pool import NullPool

from pln.errors import SystemFailureError
from pln.store.failures import noise_as_damage
from pln.store.place import sqlite_uri
from pln.store.reader import BUSY_SECONDS
from pln.store.schema import bring_up_to_date
from pln.store.waiting import wait_for

PRAGMAS: tuple[str, ...] = (
    "journal_mode=DELETE",
    "synchronous=EXTRA",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
    "recursive_triggers=ON",
    "secure_delete=ON",
    "temp_store=MEMORY",
)


def create_private(path: Path) -> Path:
    """The real path of a database, made 0600 in a folder 0700 where there is none yet."""
    # Not by its umask alone: SQLite would make it readable for others, and its journal like it.
    try:
        path = path.resolve()
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        flags = os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_CLOEXEC
        os.close(os.open(path, flags, 0o600))
    except FileExistsError:
        return path
    except OSError as error:
        raise SystemFailureError(
            f"cannot create {path}: {error.strerror}", "choose another place with --db FILE"
        ) from error
    return path


def connect(path: Path, now: str) -> sqlite3.Connection:
    """A connection outside any transaction, to a database of the present schema. sqlite3.Error where that fails."""
    options: dict[str, Any] = {"timeout": BUSY_SECONDS, "isolation_level": None}
    if hasattr(sqlite3, "LEGACY_TRANSACTION_CONTROL"):
        options["autocommit"] = sqlite3.LEGACY_TRANSACTION_CONTROL
    connection: sqlite3.Connection = sqlite3.connect(sqlite_uri(path, "rw"), uri=True, **options)
    try:
        with noise_as_damage():
            wait_for(connection, "PRAGMA schema_version")
            for pragma in PRAGMAS:
                connection.execute(f"PRAGMA {pragma}").close()
            bring_up_to_date(connection, now)
            connection.execute("PRAGMA foreign_keys=ON").close()
            _defend(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _defend(connection: sqlite3.Connection) -> None:
    """Where Python can (from 3.12 on): a statement may neither edit the schema by hand nor quote texts as names."""
    if sys.version_info >= (3, 12):
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_DQS_DML, False)


def engine_of(path: Path, now: str) -> Engine:
    """What a session writes through: each transaction begins IMMEDIATE, and no error tells what was written."""
    engine = create_engine(
        "sqlite://", creator=lambda: connect(path, now), poolclass=NullPool, hide_parameters=True
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        wait_for(cast("sqlite3.Connection", connection.connection.dbapi_connection), "BEGIN IMMEDIATE")

    @event.listens_for(engine, "handle_error")
    def _stay_to_roll_back(context: ExceptionContext) -> None:
        # At Ctrl-C within a statement the connection would be given up as lost, and its journal left behind.
        context.is_disconnect = False

    return engine
