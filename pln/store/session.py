"""The writing door: one command is one transaction.

`write(path, …)` opens the database (creating it, 0600 in a folder 0700), begins IMMEDIATE, hands out a
Writer, commits when the block ends and rolls back when it raises. Nothing else commits.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, cast
from uuid import uuid4

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool
from sqlmodel import Session

from pln.errors import SystemFailureError
from pln.store.failures import explain
from pln.store.place import check_header, sqlite_uri
from pln.store.reader import BUSY_SECONDS
from pln.store.schema import SCHEMA, bring_up_to_date

_PRAGMAS = (
    "journal_mode=DELETE",
    "synchronous=EXTRA",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
    "recursive_triggers=ON",
    "secure_delete=ON",
    "temp_store=MEMORY",
)


@dataclass(frozen=True)
class Writer:
    """What a write function needs: the session, the day of judgement and the instant of the command."""

    session: Session
    today: date
    now: str
    new_uuid: Callable[[], str]

    @property
    def rows(self) -> sqlite3.Connection:
        """The same transaction for the queries of the read side, with everything so far flushed to it."""
        self.session.flush()
        return cast("sqlite3.Connection", self.session.connection().connection.dbapi_connection)


def random_uuid() -> str:
    return str(uuid4())


@contextmanager
def write(path: Path, today: date, now: str, new_uuid: Callable[[], str] = random_uuid) -> Iterator[Writer]:
    """One transaction on the database at `path`. `now` is an instant such as 2026-11-22T10:00:00Z."""
    check_header(path, SCHEMA)
    path = _create_private(path)
    engine = _engine(path)
    try:
        with Session(engine, autoflush=False) as session:
            session.connection()
            yield Writer(session, today, now, new_uuid)
            session.commit()
    except DBAPIError as error:
        raise explain(cast("sqlite3.Error", error.orig), path) from error
    except sqlite3.Error as error:
        raise explain(error, path) from error
    finally:
        engine.dispose()


def _create_private(path: Path) -> Path:
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


def _connect(path: Path) -> sqlite3.Connection:
    options: dict[str, Any] = {"timeout": BUSY_SECONDS, "isolation_level": None}
    if hasattr(sqlite3, "LEGACY_TRANSACTION_CONTROL"):
        options["autocommit"] = sqlite3.LEGACY_TRANSACTION_CONTROL
    connection: sqlite3.Connection = sqlite3.connect(sqlite_uri(path, "rw"), uri=True, **options)
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}").close()
        bring_up_to_date(connection)
        connection.execute("PRAGMA foreign_keys=ON").close()
    except BaseException:
        connection.close()
        raise
    return connection


def _engine(path: Path) -> Engine:
    engine = create_engine(
        "sqlite://", creator=lambda: _connect(path), poolclass=NullPool, hide_parameters=True
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine
