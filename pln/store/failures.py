"""What SQLite says, in words that help."""

import sqlite3
from pathlib import Path

from pln.errors import PlnError, SystemFailureError

_READABLE = {
    "SQLITE_FULL": ("the disk is full", "free some space and try again"),
    "SQLITE_READONLY_DIRECTORY": ("the folder is read-only", "pln writes a journal beside the database"),
    "SQLITE_READONLY": ("the file is read-only", "check its permissions"),
    "SQLITE_CANTOPEN": ("the file cannot be opened", "check its permissions and those of its folder"),
    "SQLITE_BUSY": ("another program has been writing to it for too long", "try again"),
    "SQLITE_CORRUPT": ("the file is damaged", "keep a copy of it before anything else"),
    "SQLITE_NOTADB": ("the file is not a database", "choose another with --db FILE"),
    "SQLITE_IOERR_DELETE": (
        "what an interrupted command left beside it cannot be removed",
        "make its folder writable",
    ),
    "SQLITE_IOERR": ("the disk reports an error", "check the disk and its free space"),
    "SQLITE_CONSTRAINT": ("a value breaks a rule of the database", ""),
}


def explain(error: sqlite3.Error, path: Path) -> PlnError:
    """The error a user is shown for what SQLite raised while working on `path`."""
    name = getattr(error, "sqlite_errorname", None) or ""
    for prefix, (reason, hint) in _READABLE.items():
        if name.startswith(prefix):
            return SystemFailureError(f"{path}: {reason}", hint)
    return SystemFailureError(f"{path}: {name or type(error).__name__}", "PLN_DEBUG=1 shows all")
