"""The sample network: believable, the same to the byte for the same day and version, in a file of its own.

It is made when it is first wanted, and again when its day is past and nobody changed anything in it. What
was changed is known by a note beside the database: the day it was made on, the version, its SHA-256.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from pln import __version__
from pln.errors import SystemFailureError

DEMO_FILE = "demo.db"
_NOTE_FILE = "demo.json"
_LONGEST_NOTE = 500


def ensure(folder: Path, today: date) -> Path:
    """The demo database in `folder`, made if missing, remade if it is old and as it was made.

    It is old when it was made on another day than `today` or by another version. One that was changed, or
    of which that cannot be told, is kept. Must not be called while a connection to it is open in this
    process. Raises SystemFailureError where the disk refuses.
    """
    path = folder / DEMO_FILE
    with _disk_errors(path):
        wanted = not os.path.lexists(path) or _is_old_and_untouched(path, today)
    return reset(folder, today) if wanted else path


def reset(folder: Path, today: date) -> Path:
    """The demo database in `folder`, made anew whatever was there. Raises SystemFailureError likewise."""
    import json
    from tempfile import TemporaryDirectory

    path = folder / DEMO_FILE
    with _disk_errors(path):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".demo-", dir=folder) as workshop:
            database, note = Path(workshop, DEMO_FILE), Path(workshop, _NOTE_FILE)
            build(database, today)
            made = {"made_on": today.isoformat(), "version": __version__, "sha256": _sha256(database)}
            note.touch(mode=0o600)
            note.write_text(json.dumps(made), encoding="utf-8")
            # The journal of a killed writer belongs to the old file: SQLite would play it into the new one.
            path.with_name(f"{DEMO_FILE}-journal").unlink(missing_ok=True)
            database.replace(path)
            note.replace(folder / _NOTE_FILE)
    return path


def build(path: Path, made_on: date) -> None:
    """Writes the sample network into a new database, in one transaction; its days count back from `made_on`.

    Raises InputError where `made_on` is so near the first or last possible day that other days do not fit.
    """
    from pln.demo.building import write_network

    write_network(path, made_on)


def _is_old_and_untouched(path: Path, today: date) -> bool:
    note = _read_note(path.with_name(_NOTE_FILE))
    if note is None or note[:2] == (today.isoformat(), __version__) or not path.is_file():
        return False
    return note[2] == _sha256(path)


def _read_note(path: Path) -> tuple[str, str, str] | None:
    """Day, version and SHA-256; None where the note is missing or damaged."""
    import json

    try:
        with path.open(encoding="utf-8") as file:
            made = json.loads(file.read(_LONGEST_NOTE))
        return made["made_on"], made["version"], made["sha256"]
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _sha256(path: Path) -> str:
    from hashlib import file_digest

    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


@contextmanager
def _disk_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = os.strerror(error.errno or 0)
        raise SystemFailureError(
            f"cannot make the sample network at {path}: {reason}",
            "check the permissions of the folder and the free space",
        ) from error
