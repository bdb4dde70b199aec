"""What SQLite says, in words that help."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pln.errors import DamagedError, PlnError, SystemFailureError
from pln.store.place import or_restore

_DAMAGED = {
    "SQLITE_CORRUPT": ("the file is damaged", "keep a copy of it, then see what is left: pln doctor"),
    "SQLITE_NOTADB": ("the file is not a database", "choose another with --db FILE"),
}
_BUSY = ("another program has been using it for too long", "try again")
_NO_LOCKS = ("its file system cannot lock files", "choose a place on a local disk with --db FILE")
_UNCONFIRMED = ("the disk does not confirm what was written", "check the disk")
_UNREAD = ("the disk cannot read it", "check the disk")
_NO_MEMORY = ("there is not enough memory", "")
# What the error's name begins with; the first that fits counts.
_READABLE = {
    "SQLITE_FULL": ("the disk is full", "free some space and try again"),
    "SQLITE_READONLY_DIRECTORY": ("the folder is read-only", "pln writes a journal beside the database"),
    "SQLITE_READONLY_DBMOVED": ("the file was moved or deleted meanwhile", "try again"),
    "SQLITE_READONLY": ("the file is read-only", "check its permissions"),
    "SQLITE_CANTOPEN": ("the file cannot be opened", "check its permissions and those of its folder"),
    "SQLITE_BUSY": _BUSY,
    "SQLITE_LOCKED": _BUSY,
    "SQLITE_IOERR_WRITE": (
        "the disk does not take what is written",
        "check its free space, and the limit on the size of files (ulimit -f)",
    ),
    "SQLITE_IOERR_FSYNC": _UNCONFIRMED,
    "SQLITE_IOERR_DIR_FSYNC": _UNCONFIRMED,
    "SQLITE_IOERR_READ": _UNREAD,
    "SQLITE_IOERR_SHORT_READ": _UNREAD,
    "SQLITE_IOERR_DELETE": (
        "what an interrupted command left beside it cannot be removed",
        "make its folder writable",
    ),
    "SQLITE_IOERR_LOCK": _NO_LOCKS,
    "SQLITE_IOERR_RDLOCK": _NO_LOCKS,
    "SQLITE_IOERR_UNLOCK": _NO_LOCKS,
    "SQLITE_PROTOCOL": _NO_LOCKS,
    "SQLITE_IOERR_NOMEM": _NO_MEMORY,
    "SQLITE_NOMEM": _NO_MEMORY,
    "SQLITE_IOERR": ("the disk reports an error", "check the disk and its free space"),
    "SQLITE_CONSTRAINT": ("a value breaks a rule of the database", ""),
}
# Such an error has no name, and its message goes on with the text itself.
_NOT_UTF8 = "Could not decode to UTF-8"


def explain(error: sqlite3.Error, path: Path) -> PlnError:
    """The error a user is shown for what SQLite raised while working on `path`.

    DamagedError where the file is no database any more, and names the way back where there are backups.
    """
    name = getattr(error, "sqlite_errorname", None) or ""
    for prefix, (reason, hint) in _DAMAGED.items():
        if name.startswith(prefix):
            return DamagedError(f"{path}: {reason}", or_restore(path, hint))
    for prefix, (reason, hint) in _READABLE.items():
        if name.startswith(prefix):
            return SystemFailureError(f"{path}: {reason}", hint)
    if str(error).startswith(_NOT_UTF8):
        return SystemFailureError(f"{path}: a text in it is not valid UTF-8", "pln doctor says which")
    return SystemFailureError(f"{path}: {name or type(error).__name__}", "PLN_DEBUG=1 shows all")


@contextmanager
def noise_as_damage() -> Iterator[None]:
    """sqlite3's error for a damaged file where it fails to decode SQLite's own message about that.

    Of a schema that is noise the message quotes the noise.
    """
    try:
        yield
    except UnicodeDecodeError as error:
        damage = sqlite3.DatabaseError("malformed database schema")
        damage.sqlite_errorname = "SQLITE_CORRUPT"
        raise damage from error
