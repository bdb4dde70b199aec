"""The file that an export goes to: written whole or not at all, and read by nobody but its owner."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING, BinaryIO

from pln.errors import InputError, SystemFailureError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_START = 1_000  # bytes
_JOURNALS = ("", "-journal", "-wal", "-shm")


def destination(path: str, database: Path, backups: Path, is_export: Callable[[bytes], bool]) -> Path:
    """Where an export to `path` goes: behind links, on a place that is free or holds an earlier export.

    `is_export` judges a file by its first bytes; one without content is free, too. Raises InputError for any
    other file, for the database and its journals, for any place in the folder of `backups`, for a folder, a
    device or a pipe, and for a folder that is not there; SystemFailureError where looking is not allowed.
    """
    if not path:
        raise InputError("an export needs a file name", "or - for standard output")
    with disk_errors(path):
        mode, place = mode_of(path), Path(os.path.realpath(path))
        if path.endswith("/") or S_ISDIR(mode):
            raise InputError(f"'{path}' is a folder", "give the name of a file in it")
        if mode and not S_ISREG(mode):
            raise InputError(f"'{path}' is no regular file", "leave the name out for standard output")
        if _is_part_of(database, place):
            raise InputError(f"'{path}' is the database itself", "choose another name")
        refuse_place(path, place, backups)
        if mode and not _may_be_replaced(place, is_export):
            hint = "choose another name, or delete it first"
            raise InputError(f"'{path}' is no export of pln, and stays as it is", hint)
    return place


def refuse_place(path: str, place: Path, backups: Path) -> None:
    """Raises InputError for a place among the backups, and for one in a folder that is not there."""
    if place.is_relative_to(os.path.realpath(backups)):
        raise InputError(f"'{path}' is in the folder of backups", "choose a place outside of it")
    if not place.parent.is_dir():
        raise InputError(f"there is no folder '{Path(path).parent}'", "make it first")


def mode_of(path: str) -> int:
    """Of what is there behind links; 0 where there is nothing."""
    try:
        return Path(path).stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return 0


def _is_part_of(database: Path, place: Path) -> bool:
    """Whether it is the database under any name, or where SQLite would look for a journal of it."""
    known = os.path.realpath(database)
    if str(place) in [known + suffix for suffix in _JOURNALS]:
        return True
    return place.exists() and database.exists() and place.samefile(database)


def _may_be_replaced(place: Path, is_export: Callable[[bytes], bool]) -> bool:
    with place.open("rb") as file:
        start = file.read(_START)
    return not start or is_export(start)


@contextmanager
def new_file(place: Path) -> Iterator[BinaryIO]:
    """A file to write to that takes its place when the block ends well; until then nothing there changes.

    Its mode is 0600 whatever the umask, and whatever was there. Raises SystemFailureError where the disk
    refuses, also for an OSError within the block.
    """
    from tempfile import mkstemp

    with disk_errors(str(place)):
        number, name = mkstemp(prefix=".pln-export-", suffix=".part", dir=place.parent)
        part = Path(name)
        try:
            with os.fdopen(number, "wb") as file:
                yield file
                file.flush()
                os.fsync(number)
            part.replace(place)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    # The file is whole by now; a folder that may be written but not read cannot be synchronised.
    with suppress(OSError):
        synchronise(place.parent)


def synchronise(folder: Path) -> None:
    """Makes sure that the names in a folder outlast a loss of power."""
    number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


@contextmanager
def disk_errors(path: str) -> Iterator[None]:
    """Tells an OSError of the block as a SystemFailureError about the path."""
    try:
        yield
    except OSError as error:
        raise SystemFailureError(f"'{path}' could not be written: {error.strerror or error}") from error
