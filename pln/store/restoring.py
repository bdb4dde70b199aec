"""Putting a backup in the place of the database, and keeping what was there.

Whenever pln is killed, either the old file is in its place or the whole new one.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from datetime import date
from pathlib import Path

from pln.classes import dataclass
from pln.errors import (
    DamagedError,
    InputError,
    LostDatabaseError,
    NoNetworkError,
    NotFoundError,
    SystemFailureError,
)
from pln.store.backups import checksum_agrees, keep
from pln.store.copying import (
    PART,
    SIDECARS,
    clear_leftovers,
    copy_checked,
    create_private,
    created,
    damage_in,
    damaged,
    disk_errors,
    gone_on_failure,
    numbered,
    stamp,
    sync_folder,
)
from pln.store.failures import explain
from pln.store.place import check_header, sqlite_uri
from pln.store.queries.exported import KINDS
from pln.store.queries.rows import day
from pln.store.reader import BUSY_SECONDS, open_unchecked, read
from pln.store.schema import SCHEMA, refuse_other_structure

_ANOTHER = "choose another: pln backup list"


@dataclass(frozen=True, slots=True)
class Records:
    """The records of one kind in a database: how many, and the instant of the latest change to one of them."""

    count: int
    changed_at: str | None


NO_RECORDS = Records(0, None)


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in a database: its records by kind, such as "check-in", and the day of the latest interaction."""

    records: Mapping[str, Records]
    newest_interaction: date | None


@dataclass(frozen=True, slots=True)
class Kept:
    """Where what was there is now, and whether it was damaged; None where there was nothing."""

    path: Path | None
    was_damaged: bool = False


def examine(file: Path, database: Path) -> Contents:
    """What is in a file that is to be restored as `database`.

    NotFoundError where there is none; InputError for the database itself; DamagedError where it is no whole
    network, and SystemFailureError where it is another program's or a newer pln's.
    """
    if not os.path.lexists(file):
        raise NotFoundError(f"there is no file {file}", "pln backup list shows what there is")
    if os.path.realpath(file) == os.path.realpath(database):
        raise InputError(f"{file} is the database itself", _ANOTHER)
    try:
        return _examined(file)
    except SystemFailureError as error:
        raise type(error)(error.message, _ANOTHER) from error


def _examined(file: Path) -> Contents:
    if not check_header(file, SCHEMA):
        raise DamagedError(f"{file} is empty")
    journal = Path(f"{os.path.realpath(file)}-journal")
    if journal.exists():
        raise DamagedError(f"{file} was copied in the middle of a change: {journal.name} lies beside it")
    with disk_errors(f"cannot read {file}"):
        if checksum_agrees(file) is False:
            raise DamagedError(f"{file} was changed after it was made: its checksum differs")
    try:
        with closing(open_unchecked(file)) as db:
            if damage := damage_in(db, "integrity_check"):
                raise damaged(file, damage)
            refuse_other_structure(db, file)
            return _contents(db)
    except sqlite3.Error as error:
        raise explain(error, file) from error


def present_contents(database: Path) -> Contents | None:
    """What is in the database now; None where there is none, or none that can be read.

    SystemFailureError where something else is in its place that must stay: another program's file, or one
    of a newer pln.
    """
    try:
        with read(database, upgrade=lambda _: None) as db:
            try:
                return _contents(db)
            except sqlite3.Error:
                return None
    except (NoNetworkError, LostDatabaseError, DamagedError):
        return None


def _contents(db: sqlite3.Connection) -> Contents:
    db.text_factory = lambda text: text.decode(errors="backslashreplace")
    tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    records = {}
    for kind in KINDS:
        if kind.table in tables:
            sql = f"SELECT count(*), max(updated_at) FROM {kind.table}"  # noqa: S608
            records[kind.type] = Records(*db.execute(sql).fetchone())
    (newest,) = db.execute("SELECT max(day) FROM interaction WHERE status = 'done'").fetchone()
    return Contents(records, day(newest))


def put_in_place(file: Path, database: Path, now: str, committing: Callable[[], None]) -> Kept:
    """Puts a copy of `file` in the place of the database, and keeps what is there.

    A whole database is kept as a backup; a damaged or empty one gets a name that says so, with what lies
    beside it. `now` is an instant such as 2026-11-24T16:51:00Z; `committing` is called when there is no way
    back. Raises as `examine` and `backups.keep`; nothing has changed then, unless it says so.
    """
    database = Path(os.path.realpath(database))
    with disk_errors(f"cannot restore {database}"):
        database.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        clear_leftovers(database.parent, f"{database.name}.", now)
        part = _new_part(database, now)
        with gone_on_failure(part):
            copy_checked(file, part, "integrity_check")
            with _ready_to_go(database, now) as kept:
                committing()
                part.replace(database)
    with disk_errors(f"{database} is restored, but the disk does not confirm it"):
        sync_folder(database.parent)
    return kept


def _new_part(database: Path, now: str) -> Path:
    names = numbered(f"{database.name}.{stamp(now)}")
    return next(part for name in names if created(part := database.with_name(f"{name}{PART}")))


@contextmanager
def _ready_to_go(database: Path, now: str) -> Iterator[Kept]:
    """Keeps what is in the place of the database, and writers out of it while the block runs."""
    try:
        is_usable = bool(check_header(database, SCHEMA))
    except DamagedError:
        is_usable = False
    if is_usable:
        with _without_writers(database):
            try:
                kept = Kept(keep(database, "restore", now))
            except DamagedError:
                kept = _set_aside(database, now)
            yield kept
    else:
        yield _set_aside(database, now)


@contextmanager
def _without_writers(database: Path) -> Iterator[None]:
    """Holds the lock of a writer, as far as the file lets itself be locked.

    Readers may go on: they read the old file to its end. Whoever waits to write there finds, once it has the
    lock, that another file is in its place.
    """
    uri = sqlite_uri(database, "rw")
    try:
        with closing(sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)) as db:
            try:
                db.execute("PRAGMA journal_mode=DELETE").fetchone()
                db.execute("BEGIN IMMEDIATE")
            except sqlite3.Error as error:
                if not isinstance(explain(error, database), DamagedError):
                    raise
            yield
    except sqlite3.Error as error:
        raise explain(error, database) from error


def _set_aside(database: Path, now: str) -> Kept:
    """Gives a damaged file, and what lies beside it, a second name; the first is the new file's in a moment.

    What lies beside it must be gone by then: SQLite would play an old journal into the new file.
    """
    aside = _unused(database, now)
    was_there = os.path.lexists(database)
    if was_there:
        _link_or_copy(database, aside)
    for ending in SIDECARS:
        with suppress(FileNotFoundError):
            os.replace(f"{database}{ending}", f"{aside}{ending}")  # noqa: PTH105
    return Kept(aside if was_there else None, was_damaged=was_there)


def _unused(database: Path, now: str) -> Path:
    names = numbered(f"{database.name}.damaged-{stamp(now)}")
    return next(
        path
        for path in map(database.with_name, names)
        if not any(os.path.lexists(f"{path}{ending}") for ending in ("", *SIDECARS))
    )


def _link_or_copy(database: Path, aside: Path) -> None:
    """A second name needs no reading, which a bad disk may refuse; some file systems know none."""
    try:
        os.link(database, aside)
    except OSError:
        create_private(aside)
        aside.write_bytes(database.read_bytes())
