"""Which files exports were written to: noted beside the backups, since whoever is forgotten is still in them.

Never in the database: a copy of it elsewhere knows nothing of this machine's files, and exporting writes
nothing that could be undone.
"""

import json
import os
from dataclasses import asdict
from pathlib import Path

from pln.classes import dataclass
from pln.errors import SystemFailureError
from pln.store.backups import folder_of

_FILE = "exports.jsonl"


@dataclass(frozen=True, slots=True)
class NotedExport:
    """An export that was written: when (an instant), in which format, and the absolute path of its file."""

    at: str
    format: str
    path: str


def note(database: Path, at: str, format: str, path: str) -> None:
    """Adds an export to those noted, in a folder 0700 and a file 0600. SystemFailureError where it cannot."""
    file = folder_of(database) / _FILE
    line = json.dumps(asdict(NotedExport(at, format, path))).encode() + b"\n"
    try:
        file.parent.mkdir(mode=0o700, exist_ok=True)
        number = os.open(file, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        try:
            os.write(number, line if _ends_whole(number) else b"\n" + line)
        finally:
            os.close(number)
    except OSError as error:
        raise SystemFailureError(f"cannot write {file}: {error.strerror}") from error


def _ends_whole(number: int) -> bool:
    """Whether the last line has its end: one that a full disk cut off must not spoil the next."""
    size = os.fstat(number).st_size
    return size == 0 or os.pread(number, 1, size - 1) == b"\n"


def noted(database: Path) -> list[NotedExport]:
    """The exports that were noted, the earliest first. Lines that cannot be read are passed over."""
    try:
        text = (folder_of(database) / _FILE).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    return [one for line in text.split("\n") if (one := _read(line)) is not None]


def _read(line: str) -> NotedExport | None:
    try:
        values = json.loads(line)
        found = NotedExport(values["at"], values["format"], values["path"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return found if all(isinstance(value, str) for value in asdict(found).values()) else None
