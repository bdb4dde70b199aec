"""The writing door: one command is one transaction, and one step of the history.

`write(path, …)` opens the database (creating it, 0600 in a folder 0700), begins IMMEDIATE, hands out a
Writer, commits when the block ends and rolls back when it raises. Nothing else commits.
"""

import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from shutil import disk_usage
from time import monotonic, sleep
from typing import Any, cast
from uuid import uuid4

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool
from sqlmodel import Session

from pln.errors import DamagedError, PlnError, SystemFailureError
from pln.store import backups
from pln.store.failures import explain
from pln.store.history.steps import Steps
from pln.store.place import check_header, refuse_lost, sqlite_uri
from pln.store.reader import BUSY_SECONDS, open_unchecked, read
from pln.store.schema import SCHEMA, bring_up_to_date, refuse_other_structure

_PRAGMAS: tuple[str, ...] = (
    "journal_mode=DELETE",
    "synchronous=EXTRA",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
    "recursive_triggers=ON",
    "secure_delete=ON",
    "temp_store=MEMORY",
)


# A backup must leave room for the change itself: so many times the size of the database.
_ROOM = 3
_POLL_SECONDS = 0.01


@dataclass(frozen=True)
class Writer:
    """What a write function needs: the session, the day of judgement and the instant of the command."""

    session: Session
    today: date
    now: str
    new_uuid: Callable[[], str]
    steps: Steps
    is_new: bool = False  # the database was made for this transaction

    @property
    def rows(self) -> sqlite3.Connection:
        """The same transaction for the queries of the read side, with everything so far flushed to it."""
        self.session.flush()
        return _rows(self.session)


@dataclass(frozen=True)
class Watch:
    """Who is told what happens besides the writing.

    `tell` gets sentences for the user. `committing` is called when there is no way back: after it, nothing
    may interrupt this process before it has said what became of the transaction.
    """

    tell: Callable[[str], None] = lambda sentence: None
    committing: Callable[[], None] = lambda: None


def random_uuid() -> str:
    return str(uuid4())


@contextmanager
def write(
    path: Path,
    command: str,
    today: date,
    now: str,
    new_uuid: Callable[[], str] = random_uuid,
    *,
    watch: Watch = Watch(),
    keep_daily: bool = True,
) -> Iterator[Writer]:
    """One transaction on the database at `path`, and one step of its history, named after the command.

    `now` is an instant such as 2026-11-22T10:00:00Z. A transaction that changes nothing leaves the file as it
    is, to the byte. Unless `keep_daily` is off, the first write of a day keeps a backup beforehand.
    """
    path, is_new = _ready(path, now, watch)
    place = _Place.of(path)
    engine = _engine(path, now)
    try:
        with Session(engine, autoflush=False) as session:
            rows = _rows(session)
            place.refuse_change()
            refuse_other_structure(rows, path)
            if keep_daily and not is_new:
                _keep_daily(path, now, watch)
            steps = Steps(rows, new_uuid)
            steps.begin(command, now)
            yield Writer(session, today, now, new_uuid, steps, is_new)
            session.flush()
            steps.end()
            if steps.changed_something:
                place.refuse_change()
                watch.committing()
                _commit(session, path, steps.last_uuid, watch)
    except DBAPIError as error:
        raise explain(cast("sqlite3.Error", error.orig), path) from error
    except sqlite3.Error as error:
        raise explain(error, path) from error
    finally:
        engine.dispose()


def _rows(session: Session) -> sqlite3.Connection:
    return cast("sqlite3.Connection", session.connection().connection.dbapi_connection)


def _ready(path: Path, now: str, watch: Watch) -> tuple[Path, bool]:
    """The real path of a database of this schema or of one yet to be made, and whether that is so."""
    refuse_lost(path)
    schema = check_header(path, SCHEMA)
    if schema and schema < SCHEMA:
        upgrade(path, now, watch)
    return _create_private(path), not schema


def upgrade(path: Path, now: str, watch: Watch) -> None:
    """Brings a database of an older schema up to date, whole or not at all, and keeps a backup of it first."""
    path = path.resolve()
    kept = backups.keep(path, "upgrade", now)
    try:
        with closing(open_unchecked(path)) as old:
            refuse_other_structure(old, path)
        _connect(path, now).close()
    except sqlite3.Error as error:
        raise explain(error, path) from error
    watch.tell(f"Upgraded the database for this version of pln. As it was before: {kept}")


@dataclass(frozen=True)
class _Place:
    """A file as it was when the transaction began: another one may be put in its place meanwhile."""

    path: Path
    device: int
    inode: int

    @classmethod
    def of(cls, path: Path) -> "_Place":
        found = path.stat()
        return cls(path, found.st_dev, found.st_ino)

    def refuse_change(self) -> None:
        """SystemFailureError where the path no longer leads to the same file."""
        try:
            same = _Place.of(self.path) == self
        except FileNotFoundError:
            same = False
        if not same:
            raise SystemFailureError(
                f"{self.path} was replaced while this command ran", "nothing was saved; try again"
            )


def _keep_daily(path: Path, now: str, watch: Watch) -> None:
    if not backups.wanted_today(path, now):
        return None
    if disk_usage(path.parent).free < _ROOM * path.stat().st_size:
        return watch.tell("Today's backup was not kept: the disk is almost full")
    try:
        backups.keep(path, "daily", now)
    except DamagedError:
        raise
    except PlnError as error:
        watch.tell(f"Today's backup could not be kept: {error.message}")
    return None


def _commit(session: Session, path: Path, step_uuid: str, watch: Watch) -> None:
    """Commits. Where the disk reports an error, looks at what is in the file before saying anything."""
    try:
        session.commit()
    except (DBAPIError, sqlite3.Error) as error:
        failure = explain(cast("sqlite3.Error", getattr(error, "orig", error)), path)
        session.close()
        saved = _was_saved(path, step_uuid)
        if saved is None:
            hint = "whether this was saved is not certain; see: pln history"
            raise SystemFailureError(failure.message, hint) from error
        if not saved:
            hint = "; ".join(filter(None, (failure.hint, "nothing was saved")))
            raise SystemFailureError(failure.message, hint) from error
        watch.tell(f"Saved, although the disk reported an error ({failure.message})")


def _was_saved(path: Path, step_uuid: str) -> bool | None:
    """Whether the file holds a step; None where it cannot be read."""
    try:
        with read(path) as db:
            sql = "SELECT 1 FROM step WHERE uuid = ? ORDER BY id DESC LIMIT 1"
            return db.execute(sql, (step_uuid,)).fetchone() is not None
    except PlnError:
        return None


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


def _connect(path: Path, now: str) -> sqlite3.Connection:
    options: dict[str, Any] = {"timeout": BUSY_SECONDS, "isolation_level": None}
    if hasattr(sqlite3, "LEGACY_TRANSACTION_CONTROL"):
        options["autocommit"] = sqlite3.LEGACY_TRANSACTION_CONTROL
    connection: sqlite3.Connection = sqlite3.connect(sqlite_uri(path, "rw"), uri=True, **options)
    try:
        for pragma in _PRAGMAS:
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


def _engine(path: Path, now: str) -> Engine:
    engine = create_engine(
        "sqlite://", creator=lambda: _connect(path, now), poolclass=NullPool, hide_parameters=True
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        _begin_immediate(cast("sqlite3.Connection", connection.connection.dbapi_connection))

    return engine


def _begin_immediate(connection: sqlite3.Connection) -> None:
    """Waits its turn by asking often: SQLite itself asks ever more seldom, so that who waits longest loses."""
    until = monotonic() + BUSY_SECONDS
    connection.execute("PRAGMA busy_timeout=0").close()
    while True:
        try:
            connection.execute("BEGIN IMMEDIATE").close()
            break
        except sqlite3.OperationalError as error:
            if not error.sqlite_errorname.startswith("SQLITE_BUSY") or monotonic() > until:
                raise
        sleep(_POLL_SECONDS)
    connection.execute(f"PRAGMA busy_timeout={BUSY_SECONDS * 1000:.0f}").close()
