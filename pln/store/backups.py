"""The backups of a database: whole copies of it, kept in a folder beside it.

`pln.db.backups/2026-11-24T165100Z-daily.db`, and beside each its checksum in the format of sha256sum. What is
in the folder is a whole backup whenever pln is killed; only names that end in `.part` are not.
"""

import os
import re
import sqlite3
from contextlib import closing
from datetime import date
from errno import ENAMETOOLONG, ENOENT, ENOTDIR
from pathlib import Path
from typing import Literal, cast

from pln.classes import dataclass
from pln.errors import InputError, SystemFailureError
from pln.rules.retention import Reason as Reason
from pln.rules.retention import superfluous
from pln.store.copying import (
    PART,
    SIDECARS,
    clear_leftovers,
    copy_checked,
    create_private,
    created,
    damage_in,
    disk_errors,
    gone_on_failure,
    numbered,
    stamp,
    sync_folder,
)
from pln.store.reader import open_unchecked

# Whether a backup is as it was made, by its checksum.
State = Literal["whole", "changed", "no checksum", "unreadable"]

_NAME = re.compile(
    r"(\d{4}-\d\d-\d\d)T(\d\d)(\d\d)(\d\d)Z-(daily|import|delete|upgrade|restore|hand)(?:-(\d{1,9}))?\.db"
)
_CHECKSUM = ".sha256"
_NOTHING_THERE = (ENOENT, ENOTDIR, ENAMETOOLONG)


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup: its file, when it was made (an instant), why, and its size in bytes."""

    path: Path
    made_at: str
    reason: Reason
    bytes: int
    number: int = 1  # which of those of the same second


def folder_of(database: Path) -> Path:
    """Where the backups of a database are, and the note of its exports: beside the real file."""
    real = Path(os.path.realpath(database))
    return real.with_name(f"{real.name}.backups")


def keep(database: Path, reason: Reason, now: str) -> Path:
    """Keeps a backup of the committed state of the database, then drops those that it makes superfluous.

    `now` is an instant such as 2026-11-24T16:51:00Z. May be called while this process holds a transaction on
    the same file. DamagedError where the database does not pass its check: then nothing is kept, and nothing
    dropped. SystemFailureError where the disk or a lock is in the way.
    """
    database, folder = Path(os.path.realpath(database)), folder_of(database)
    with disk_errors(f"cannot keep a backup in {folder}"):
        folder.mkdir(mode=0o700, exist_ok=True)
        clear_leftovers(folder, "", now)
        path = _reserved(database, reason, now)
        part = _part_of(path)
        with gone_on_failure(part):
            sound = copy_checked(database, part, "quick_check")
            _write_checksum(path, part)
            # The checksum first: a backup without one would count as none.
            sync_folder(folder)
            part.replace(path)
            sync_folder(folder)
    # Whoever goes back in time may want to go elsewhere next: nothing is dropped for it. Nor for a backup with
    # rows that break a rule.
    if reason != "restore" and sound:
        _rotate(database, path)
    return path


def _reserved(database: Path, reason: Reason, now: str) -> Path:
    """The name of a backup that nobody else has or will have; its part is made."""
    same_second = sum(one.made_at == now for one in listed(database))
    names = numbered(f"{stamp(now)}-{reason}", same_second + 1)
    return next(path for name in names if _reserve(path := folder_of(database) / f"{name}.db"))


def _reserve(path: Path) -> bool:
    """Makes the part of a backup unless another one has its name, or is about to have it."""
    if not created(_part_of(path)):
        return False
    if path.exists() or _checksum_of(path).exists():
        _part_of(path).unlink()
        return False
    return True


def _part_of(path: Path) -> Path:
    return path.with_name(f"{path.name}{PART}")


def _checksum_of(path: Path) -> Path:
    return path.with_name(f"{path.name}{_CHECKSUM}")


def _sha256(path: Path) -> str:
    from hashlib import file_digest

    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _write_checksum(path: Path, part: Path) -> None:
    line = f"{_sha256(part)}  {path.name}\n".encode()
    file = _checksum_of(path)
    create_private(file)
    with file.open("wb") as target:
        target.write(line)
        target.flush()
        os.fsync(target.fileno())


def _rotate(database: Path, kept: Path) -> None:
    backups = listed(database)
    just_made = next((one for one in backups if one.path == kept), None)
    if just_made is None:
        return
    for one in superfluous(backups, just_made):
        try:
            one.path.unlink(missing_ok=True)
            _checksum_of(one.path).unlink(missing_ok=True)
        except OSError:
            return  # one too many does no harm


def wanted_today(database: Path, now: str) -> bool:
    """Whether nothing shows yet how the day (in UTC) of the instant `now` began: no backup kept by pln itself.

    Nor does one that was kept before a restore, if it is the last: what it shows was replaced.
    """
    try:
        names = os.listdir(folder_of(database))  # noqa: PTH208 - most commands that write come by here
    except OSError:
        return True
    todays = [found for name in names if name.startswith(now[:10]) and (found := _NAME.fullmatch(name))]
    automatic = [(one[0][:18], int(one[6] or 1), one[5]) for one in todays if one[5] != "hand"]
    return not automatic or max(automatic)[2] == "restore"


def listed(database: Path) -> list[Backup]:
    """The backups of a database, the newest first, whole or not. SystemFailureError where they cannot be listed."""
    folder = folder_of(database)
    try:
        with os.scandir(folder) as entries:
            found = [_read(entry) for entry in entries if entry.is_file(follow_symlinks=False)]
    except OSError as error:
        if error.errno in _NOTHING_THERE:
            return []
        raise SystemFailureError(f"cannot read {folder}: {error.strerror}") from error
    backups = [one for one in found if one is not None]
    return sorted(backups, key=lambda one: (one.made_at, one.number, one.path.name), reverse=True)


def _read(entry: "os.DirEntry[str]") -> Backup | None:
    name = _NAME.fullmatch(entry.name)
    if name is None:
        return None
    day, hour, minute, second, reason, number = name.groups()
    try:
        date.fromisoformat(day)
    except ValueError:
        return None
    made_at = f"{day}T{hour}:{minute}:{second}Z"
    size = entry.stat(follow_symlinks=False).st_size
    return Backup(Path(entry.path), made_at, cast("Reason", reason), size, int(number or 1))


def verify(backup: Backup) -> State:
    """Whether a backup is as it was made. Reads all of it."""
    try:
        agrees = checksum_agrees(backup.path)
    except OSError:
        return "unreadable"
    if agrees is None:
        return "no checksum"
    return "whole" if agrees else "changed"


def checksum_agrees(path: Path) -> bool | None:
    """Whether a file is what the checksum beside it says; None where there is none. OSError if it cannot be read."""
    try:
        with _checksum_of(path).open("rb") as file:
            said = file.read(64)
    except FileNotFoundError:
        return None
    return _sha256(path).encode() == said.lower()


def newest_whole(database: Path) -> Backup | None:
    """The newest backup that is as it was made and passes its check; None where there is no such one."""
    return next((one for one in listed(database) if verify(one) == "whole" and _passes(one.path)), None)


def _passes(path: Path) -> bool:
    try:
        with closing(open_unchecked(path)) as db:
            return not damage_in(db, "quick_check")
    except sqlite3.Error:
        return False


def write_copy(database: Path, target: Path) -> None:
    """Writes the committed state of the database into a new file, private to its owner, whole or not at all.

    InputError where something is there already, or SQLite would take the file for a part of the database.
    Otherwise as `keep`.
    """
    from tempfile import mkstemp

    database = Path(os.path.realpath(database))
    beside = [f"{database}{ending}" for ending in SIDECARS]
    if os.path.realpath(target) in (str(database), *beside):
        raise InputError(f"{target} belongs to the database itself", "choose another name")
    with disk_errors(f"cannot write {target}"):
        _refuse_existing(target)
        descriptor, name = mkstemp(prefix=".pln-", suffix=PART, dir=target.parent)
        os.close(descriptor)
        part = Path(name)
        with gone_on_failure(part):
            copy_checked(database, part, "quick_check")
            _refuse_existing(target)
            part.replace(target)
            sync_folder(target.parent)


def _refuse_existing(target: Path) -> None:
    if os.path.lexists(target):
        raise InputError(f"{target} is there already", "choose another name; pln overwrites no backup")
