"""The folder that an export goes to: only files that pln wrote are replaced, and none before all are written."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING

from pln.errors import InputError
from pln.exchange.target import disk_errors, mode_of, refuse_place, synchronise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MAX_BYTES = 5_000_000


def folder_destination(path: str, backups: Path) -> Path:
    """Where an export of many files goes: a folder that is there, or a new one in a folder that is.

    Raises InputError for what is no folder, for standard output, and for any place in the folder of
    `backups`; SystemFailureError where looking is not allowed.
    """
    if path in ("", "-", "/dev/stdout"):
        raise InputError("these are many files: an export of them needs the name of a folder")
    with disk_errors(path):
        mode, place = mode_of(path), Path(os.path.realpath(path))
        if mode and not S_ISDIR(mode):
            raise InputError(f"'{path}' is no folder", "choose another name")
        refuse_place(path, place, backups)
    return place


class NewFiles:
    """Files for a folder, written beside their places until all of them are."""

    def __init__(self, place: Path, staging: Path, is_export: Callable[[bytes], bool]) -> None:
        self._place = place
        self._staging = staging
        self._is_export = is_export
        self._paths: list[PurePosixPath] = []

    def present(self, path: str) -> str | None:
        """The text of a file of the folder, None where there is none.

        Raises InputError for one that pln did not write, or that is no regular file in this folder.
        """
        file = self._place / path
        try:
            mode = file.lstat().st_mode
        except (FileNotFoundError, NotADirectoryError):
            return None
        if not S_ISREG(mode) or Path(os.path.realpath(file)) != file:
            raise InputError(f"'{file}' is no regular file in that folder")
        content = file.read_bytes()
        try:
            text = content.decode()
            if self._is_export(content) or not content:
                return text
        except UnicodeDecodeError:
            pass
        hint = "move it, or choose another folder"
        raise InputError(f"'{file}' is no export of pln, and stays as it is", hint)

    def earlier(self, ending: str) -> Iterator[tuple[str, bytes]]:
        """The files of the folder that pln wrote, by path, with their content; of those that end so.

        Hidden ones, links and any of more than 5 MB are overlooked.
        """
        for top, folders, names in os.walk(self._place):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                file = Path(top, name)
                if name.startswith(".") or not name.endswith(ending) or not S_ISREG(file.lstat().st_mode):
                    continue
                if file.stat().st_size <= _MAX_BYTES and self._is_export(content := file.read_bytes()):
                    yield file.relative_to(self._place).as_posix(), content

    def add(self, path: str, text: str) -> None:
        """A file to be put in its place later; one that says this already stays untouched."""
        below = PurePosixPath(path)
        if below.is_absolute() or any(part.startswith(".") for part in below.parts):
            raise ValueError(path)
        if self.present(path) == text:
            return
        _make_folders(self._staging, below.parent)
        number = os.open(self._staging / below, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        with os.fdopen(number, "wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(number)
        self._paths.append(below)

    def put_in_place(self) -> None:
        """A new folder appears whole; in one that was there, file after file."""
        if not self._place.exists():
            self._staging.rename(self._place)
        else:
            for path in self._paths:
                _make_folders(self._place, path.parent)
                (self._staging / path).replace(self._place / path)
        for folder in {self._place.parent, self._place, *(self._place / path.parent for path in self._paths)}:
            synchronise(folder)


def _make_folders(top: Path, below: PurePosixPath) -> None:
    for parent in (*reversed(below.parents), below):
        (top / parent).mkdir(mode=0o700, exist_ok=True)


@contextmanager
def new_files(place: Path, is_export: Callable[[bytes], bool]) -> Iterator[NewFiles]:
    """Files to write that take their places when the block ends well; until then nothing there changes.

    Files are 0600 and new folders 0700, whatever the umask. Raises SystemFailureError where the disk refuses.
    """
    from tempfile import mkdtemp

    with disk_errors(str(place)):
        staging = Path(mkdtemp(prefix=".pln-export-", dir=place if place.exists() else place.parent))
        try:
            files = NewFiles(place, staging, is_export)
            yield files
            files.put_in_place()
        finally:
            shutil.rmtree(staging, ignore_errors=True)
