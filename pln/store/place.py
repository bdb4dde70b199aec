"""Where the database is, and whether a file is one of ours."""

import os
from collections.abc import Mapping

from pln.errors import (
    DamagedError,
    InputError,
    LostDatabaseError,
    NoNetworkError,
    PlnError,
    SystemFailureError,
)
from pln.folders import data_folder_name

TYPE_CHECKING = False  # as in pln.folders: completion imports this, too
if TYPE_CHECKING:
    from pathlib import Path

APPLICATION_ID = 0x706C6E31  # "pln1"
_MAGIC = b"SQLite format 3\0"


def database_path(flag: str | None, environ: Mapping[str, str]) -> "Path":
    """`--db FILE`, else `PLN_DB`, else `pln.db` in the data folder. `~` is expanded, nothing else."""
    from pathlib import Path

    return Path(database_name(flag, environ))


def database_name(flag: str | None, environ: Mapping[str, str]) -> str:
    """The path of the database as a text."""
    typed = flag if flag is not None else environ.get("PLN_DB", "")
    if not typed:
        if flag is not None:
            raise InputError("--db needs a file name")
        return f"{data_folder_name(environ)}/pln.db"
    if not typed.startswith("~/"):
        return typed
    if not environ.get("HOME"):
        raise InputError(f"{typed} is in the home folder, but HOME is not set", "name the file in full")
    return f"{environ['HOME']}{typed[1:]}"


def check_header(path: "Path", newest_schema: int) -> int | None:
    """The schema version of a database of ours, None where the file is missing or has no content yet.

    Reads the 100-byte header itself, before any connection exists: closing a descriptor of an open
    database would drop SQLite's own locks. Raises DamagedError for a file that is no database, and
    SystemFailureError for one that belongs to another program, or comes from a newer pln.
    """
    try:
        if path.exists() and not path.is_file():
            raise SystemFailureError(f"{path} is not a regular file", "choose another with --db FILE")
        with path.open("rb") as file:
            header = file.read(100)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise SystemFailureError(f"cannot read {path}: {error.strerror}") from error
    if not header:
        return None
    if not any(header) and _has_journal(path):
        return 0  # half of a first write: with its journal SQLite makes it the empty file that it was
    if len(header) < 100 or header[:16] != _MAGIC:
        hint = or_restore(path, "choose another with --db FILE")
        raise DamagedError(f"{path} is not a SQLite database", hint)
    owner, schema = int.from_bytes(header[68:72], "big"), int.from_bytes(header[60:64], "big")
    if owner == 0 and schema == 0 and int.from_bytes(header[28:32], "big") == 1:
        return 0
    if owner != APPLICATION_ID:
        raise SystemFailureError(f"{path} belongs to another program", "choose another with --db FILE")
    if schema > newest_schema:
        raise SystemFailureError(
            f"{path} comes from a newer pln (schema {schema}, this one knows {newest_schema})", "upgrade pln"
        )
    return schema


def _has_journal(path: "Path") -> bool:
    real = path.resolve()
    try:
        return real.with_name(f"{real.name}-journal").stat().st_size > 0
    except OSError:
        return False


def existing_database(path: "Path", newest_schema: int) -> "Path":
    """The path, if a database with content is there; otherwise as `existing_schema`."""
    existing_schema(path, newest_schema)
    return path


def existing_schema(path: "Path", newest_schema: int) -> int:
    """The schema version of a database with content, as `check_header` finds it.

    NoNetworkError with how to begin where there is none, LostDatabaseError where there once was one.
    """
    if schema := check_header(path, newest_schema):
        return schema
    refuse_lost(path)
    raise NoNetworkError(
        f"no network yet at {path}", 'begin with: pln add contact "Ann Lee"   (or look at: pln demo)'
    )


def refuse_lost(path: "Path") -> None:
    """LostDatabaseError where the database is missing or empty although there are backups of it.

    Costs one look at the file's size where all is well. What is no file is for `check_header` to refuse.
    """
    try:
        if os.stat(path).st_size:  # noqa: PTH116
            return
        state = "is empty"
    except FileNotFoundError:
        state = "is gone"
    except OSError:
        return
    from pln.store.backups import folder_of, listed

    if backups := listed(path):
        newest = f"{backups[0].made_at[:10]} {backups[0].made_at[11:16]} UTC"
        raise LostDatabaseError(
            f"{path} {state}, but backups of it exist; the newest is of {newest}",
            f"bring it back: pln restore latest   (or begin anew: move {folder_of(path)} away)",
        )


def stamp(path: "Path") -> tuple[int, int, int] | None:
    """Another value once the database was written to or replaced, at the price of a look; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


def or_restore(path: "Path", hint: str) -> str:
    """What to do about a damaged database: bring back its newest backup, or `hint` where it has none."""
    from pln.store.backups import listed

    try:
        return "bring back the newest backup: pln restore latest" if listed(path) else hint
    except PlnError:
        return hint


def sqlite_uri(path: "Path | str", mode: str) -> str:
    quoted = str(path).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return f"file:{quoted}?mode={mode}"
