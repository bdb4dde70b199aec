"""The writing door: one command is one transaction, and one step of the history.

`write(path, …)` opens the database (creating it, 0600 in a folder 0700), begins IMMEDIATE, hands out a
Writer, commits when the block ends and rolls back when it raises. Nothing else commits.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from shutil import disk_usage
from typing import cast
from uuid import uuid4

from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from pln.classes import dataclass
from pln.errors import DamagedError, PlnError, SystemFailureError
from pln.store import backups
from pln.store.connection import connect, create_private, engine_of
from pln.store.failures import explain
from pln.store.history.steps import Steps
from pln.store.place import check_header, refuse_lost
from pln.store.reader import open_unchecked, read
from pln.store.schema import SCHEMA, refuse_other_structure

# A backup must leave room for the change itself: so many times the size of the database.
_ROOM = 3


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


_UNWATCHED = Watch()


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
    watch: Watch = _UNWATCHED,
    keep_daily: bool = True,
) -> Iterator[Writer]:
    """One transaction on the database at `path`, and one step of its history, named after the command.

    `now` is an instant such as 2026-11-22T10:00:00Z. A transaction that changes nothing leaves the file as it
    is, to the byte. Unless `keep_daily` is off, the first write of a day keeps a backup beforehand.
    """
    path, is_new = _ready(path, now, watch)
    place = _Place.of(path)
    engine = engine_of(path, now)
    try:
        with Session(engine, autoflush=False) as session:
            rows = _rows(session)
            place.refuse_change()
            refuse_other_structure(rows, path)
            unkept = _keep_daily(path, now) if keep_daily and not is_new else ""
            steps = Steps(rows, new_uuid)
            steps.begin(command, now)
            yield Writer(session, today, now, new_uuid, steps, is_new)
            session.flush()
            steps.end()
            if steps.changed_something:
                place.refuse_change()
                watch.committing()
                _commit(session, path, steps.last_uuid, watch)
                if unkept:
                    watch.tell(unkept)
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
    return create_private(path), not schema


def upgrade(path: Path, now: str, watch: Watch) -> None:
    """Brings a database of an older schema up to date, whole or not at all, and keeps a backup of it first."""
    path = path.resolve()
    kept = backups.keep(path, "upgrade", now)
    try:
        with closing(open_unchecked(path)) as old:
            refuse_other_structure(old, path)
        connect(path, now).close()
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


def _keep_daily(path: Path, now: str) -> str:
    """Keeps the backup of the day where there is none; why it could not be kept, to be said once all is saved."""
    if not backups.wanted_today(path, now):
        return ""
    if disk_usage(path.parent).free < _ROOM * path.stat().st_size:
        return "Today's backup was not kept: the disk is almost full"
    try:
        backups.keep(path, "daily", now)
    except DamagedError:
        raise
    except PlnError as error:
        return f"Today's backup could not be kept: {error.message}"
    return ""


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
