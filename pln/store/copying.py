"""Whole copies of a database: read through SQLite, private, checked and on the disk before they get a name.

The file of a database is never opened here but by SQLite: while this process holds a lock on it, closing any
other descriptor would drop that lock.
"""

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Literal

from pln.errors import DamagedError, SystemFailureError
from pln.store.failures import explain, noise_as_damage
from pln.store.place import or_restore, sqlite_uri
from pln.store.reader import open_unchecked

# The quick one leaves out whether each index agrees with its table.
Check = Literal["quick_check", "integrity_check"]

PART = ".part"
# Ends of the names beside a database whose files SQLite takes for parts of it.
SIDECARS = ("-journal", "-wal", "-shm")
_STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d{6}Z")
_LONGEST_COPYING = timedelta(hours=1)
_FINDINGS = 20
_ABOUT_WRITING = ("SQLITE_FULL", "SQLITE_IOERR_WRITE")
_UNREADABLE = "parts of it cannot be read"
_INDEX_DISAGREES = "an index does not agree with its table"
# Headings, and pages that belong to nothing: they take room, and nothing else.
_HARMLESS = re.compile(r"\*\*\*|Page \d+:? (is )?never used$")
# What SQLite's check says of rows that break a CHECK, a NOT NULL or a type; the rest is about pages and indexes.
_ABOUT_ROWS = ("constraint failed", "value in")


def stamp(now: str) -> str:
    """An instant such as 2026-11-24T16:51:00Z as it stands in names of files: 2026-11-24T165100Z."""
    return now.replace(":", "")


def copy_checked(source: Path, part: Path, check: Check) -> bool:
    """Fills the empty file `part` with the committed state of the database at `source`.

    What a killed command left half-written there is rolled back first. When this returns the copy has passed
    its check and is on the disk; returned is whether all of its rows keep the rules. DamagedError where it does
    not pass, SystemFailureError for other trouble; OSError where the disk does not confirm it.
    """
    try:
        with noise_as_damage(), closing(open_unchecked(source)) as origin, closing(_open_part(part)) as copy:
            # Held from the check of the first page on, so that no writer can come in between.
            origin.execute("BEGIN")
            origin.execute("SELECT count(*) FROM sqlite_master").fetchone()
            origin.backup(copy)
            # A copy of a file in another writing mode is in it, too.
            copy.execute("PRAGMA journal_mode=DELETE").fetchone()
            damage = damage_in(copy, check)
            sound = not damage and not rules_broken_in(copy)
    except sqlite3.Error as error:
        written = getattr(error, "sqlite_errorname", "").startswith(_ABOUT_WRITING)
        raise explain(error, part.parent if written else source) from error
    if damage:
        raise damaged(source, damage)
    _sync(part)
    return sound


def _open_part(part: Path) -> sqlite3.Connection:
    """Its journal stays in memory, and the disk is asked once at the end: if this is killed, the part is none."""
    connection = sqlite3.connect(sqlite_uri(part, "rw"), uri=True, isolation_level=None)
    for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "journal_mode=MEMORY", "synchronous=OFF"):
        connection.execute(f"PRAGMA {pragma}").close()
    return connection


def damaged(path: Path, damage: str) -> DamagedError:
    """The error for a file that has not passed its check."""
    hint = or_restore(path, "keep a copy of it, then see what is left: pln doctor")
    return DamagedError(f"{path} is damaged: {damage}", hint)


def damage_in(db: sqlite3.Connection, check: Check) -> str:
    """What is wrong with the structure of an open database, in words; "" where nothing is.

    Rows that break a rule are no damage, see `rules_broken_in`. sqlite3.Error where it is past asking.
    """
    try:
        with noise_as_damage():
            findings = [one for one in _findings(db, check) if not _is_about_a_row(one)]
    except sqlite3.DatabaseError as error:
        if not getattr(error, "sqlite_errorname", "").startswith("SQLITE_CORRUPT"):
            raise
        return _UNREADABLE
    return "; ".join(dict.fromkeys(map(_meaning, findings)))


def rules_broken_in(db: sqlite3.Connection) -> bool:
    """Whether rows of a sound database break a rule of the schema, or refer to what is not there.

    Only other programs can write such rows.
    """
    broken = db.execute("PRAGMA foreign_key_check").fetchone() is not None
    return broken or any(map(_is_about_a_row, _findings(db, "quick_check")))


def _findings(db: sqlite3.Connection, check: Check) -> list[str]:
    db.text_factory = lambda text: text.decode(errors="backslashreplace")
    rows = [str(row[0]) for row in db.execute(f"PRAGMA {check}({_FINDINGS})")]
    lines = [line for row in rows for line in row.splitlines()]
    return [line for line in lines if line != "ok" and not _HARMLESS.match(line)]


def _is_about_a_row(finding: str) -> bool:
    return any(sign in finding for sign in _ABOUT_ROWS)


def _meaning(finding: str) -> str:
    return _INDEX_DISAGREES if "index" in finding else _UNREADABLE


def numbered(name: str, first: int = 1) -> Iterator[str]:
    """The name for the first, and `name-2`, `name-3` and so on for the others."""
    for number in count(first):
        yield f"{name}-{number}" if number > 1 else name


def create_private(path: Path) -> None:
    """Makes an empty file that only its owner may read, whatever the umask. FileExistsError if it is there."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_CLOEXEC, 0o600))


def created(path: Path) -> bool:
    """Makes such a file and says so, or leaves what is there."""
    try:
        create_private(path)
    except FileExistsError:
        return False
    return True


@contextmanager
def gone_on_failure(part: Path) -> Iterator[None]:
    """Removes the file if the block raises."""
    try:
        yield
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise


@contextmanager
def disk_errors(what: str) -> Iterator[None]:
    """Turns what the disk refuses into a SystemFailureError; `what` begins its message, such as "cannot write X"."""
    try:
        yield
    except OSError as error:
        reason = os.strerror(error.errno or 0)
        raise SystemFailureError(f"{what}: {reason}", "check the permissions and the free space") from error


def clear_leftovers(folder: Path, prefix: str, now: str) -> None:
    """Removes the parts with such names whose commands were killed: those begun more than an hour before `now`."""
    limit = (datetime.fromisoformat(now) - _LONGEST_COPYING).strftime("%Y-%m-%dT%H%M%SZ")
    for path in folder.iterdir():
        begun = _STAMP.match(path.name, len(prefix))
        if path.name.startswith(prefix) and path.suffix == PART and begun and begun[0] < limit:
            path.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Has the disk confirm the names in a folder. OSError where it does not."""
    _sync(folder)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
