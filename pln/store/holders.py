"""The files that still hold somebody who was forgotten: backups, exports, and what lies beside the database."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import Literal

from pln.classes import dataclass
from pln.errors import PlnError
from pln.rules.mentions import Mentions
from pln.store.backups import folder_of, listed
from pln.store.copying import SIDECARS
from pln.store.exports import noted
from pln.store.place import sqlite_uri
from pln.store.prose import texts
from pln.store.somebody import Somebody

State = Literal["holds them", "speaks of them", "cannot be read"]

_MAGIC = b"SQLite format 3\0"
_BEGUN = 1_000  # characters of the line before that a broken line goes on from


@dataclass(frozen=True, slots=True)
class Holder:
    """A file, what it is, and what it holds. One that cannot be read may hold anything."""

    path: Path
    what: str
    state: State


def holders(database: Path, somebody: Somebody) -> list[Holder]:
    """The files that hold a contact of theirs, or whose texts speak of them; and those that cannot be read.

    Copies that somebody has made elsewhere are not known to pln.
    """
    real = Path(os.path.realpath(database))
    files = _backups(real) | _beside(real) | _exports(real)
    mentions = Mentions(somebody.names)
    return [
        Holder(path, what, state)
        for path, what in files.items()
        if (state := _state(path, somebody.uuids, mentions))
    ]


def _backups(database: Path) -> dict[Path, str]:
    folder = folder_of(database)
    try:
        reasons = {one.path: f"{one.reason} backup" for one in listed(database)}
        names = sorted(os.listdir(folder), reverse=True) if folder.exists() else []  # noqa: PTH208
    except (OSError, PlnError):
        return {folder: "folder of backups"}
    others = [path for name in names if (path := folder / name).suffix not in (".sha256", ".jsonl")]
    return reasons | {path: "file among the backups" for path in others if path not in reasons}


def _beside(database: Path) -> dict[Path, str]:
    """What pln has set aside there, and copies that another program has made, such as one that synchronises."""
    own = {f"{database.name}{ending}" for ending in ("", ".backups", *SIDECARS)}
    try:
        names = sorted(set(os.listdir(database.parent)) - own)  # noqa: PTH208
    except OSError:
        return {database.parent: "folder of the database"}
    found = [database.with_name(name) for name in names if name.startswith(database.stem)]
    return {
        path: "file beside the database"
        for path in found
        if path.name.startswith(f"{database.name}.") or _is_database(path)
    }


def _exports(database: Path) -> dict[Path, str]:
    return {path: f"{one.format} export" for one in noted(database) for path in _files(Path(one.path))}


def _files(place: Path) -> list[Path]:
    """Those of an exported folder, but for hidden ones and links; anything else as it is."""
    if not os.path.isdir(place):  # noqa: PTH112 - where looking is not allowed, this is false
        return [place]
    found = [place]
    for top, folders, names in os.walk(place):
        folders[:] = [name for name in folders if not name.startswith(".")]
        shown = [Path(top, name) for name in names if not name.startswith(".")]
        found += [path for path in shown if not path.is_symlink()]
    return found


def _state(path: Path, uuids: frozenset[str], mentions: Mentions) -> State | None:
    """What a file holds of them; None for nothing, and where there is no such file."""
    try:
        mode = path.stat().st_mode
        if S_ISDIR(mode):
            return None if os.access(path, os.R_OK | os.X_OK) else "cannot be read"
        if not S_ISREG(mode):
            return None
        if not _is_database(path):
            return _found(_lines(path), uuids, mentions)
        try:
            return _found(_rows(path), uuids, mentions)
        except sqlite3.Error:
            found = _found(_lines(path), uuids, mentions)
            return found if found == "holds them" else "cannot be read"
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return None
    except OSError:
        return "cannot be read"


def _found(pieces: Iterator[str], uuids: frozenset[str], mentions: Mentions) -> State | None:
    speaks = False
    for text in pieces:
        if any(uuid in text for uuid in uuids):
            return "holds them"
        speaks = speaks or bool(mentions.first(text))
    return "speaks of them" if speaks else None


def _is_database(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(_MAGIC)) == _MAGIC
    except OSError:
        return False


def _rows(path: Path) -> Iterator[str]:
    """The texts of each row, read as they stand: a copy needs no lock, and no journal is to be played into it."""
    with closing(sqlite3.connect(f"{sqlite_uri(path, 'ro')}&immutable=1", uri=True)) as db:
        for pragma in ("query_only=ON", "trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0"):
            db.execute(f"PRAGMA {pragma}").close()
        db.text_factory = lambda text: text.decode(errors="backslashreplace")
        sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
        for (table,) in db.execute(sql).fetchall():
            yield from (text for _, text in texts(db, table))


def _lines(path: Path) -> Iterator[str]:
    """The lines of a text, each with what it goes on from: some formats break long lines before a space."""
    with path.open(encoding="utf-8", errors="replace") as file:
        before = ""
        for line in file:
            if line[:1] in (" ", "\t"):
                yield before + line[1:]
            yield line
            before = (before + line[1:] if line[:1] in (" ", "\t") else line).rstrip("\n")[-_BEGUN:]
