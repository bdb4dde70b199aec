"""Opening a database for inspection: so that not a byte of it or beside it changes, and nobody waits for long."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from pln.classes import replace
from pln.errors import NoNetworkError, PlnError
from pln.store.failures import explain, noise_as_damage
from pln.store.inspection.case import Case, Current, Finding, Opened, Placed, fail, ok, warn
from pln.store.inspection.files import status
from pln.store.inspection.structure import as_made, tables_differ
from pln.store.place import existing_database, sqlite_uri
from pln.store.schema import SCHEMA, version

BUSY_SECONDS = 2.0
_PRAGMAS = (
    "query_only=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
    # They are looked at row by row, so that SQLite's own check need not stop at the first thousand of them.
    "ignore_check_constraints=ON",
)
_NOT_LOOKED_AT = "what is in it was not looked at"


@contextmanager
def opened(case: Case) -> Iterator[Case]:
    """The case with its database open as long as the block runs, in one read transaction.

    Where it cannot be opened without writing or waiting, the case with `shut` saying why.
    """
    if not isinstance(case, Placed):
        yield case
        return
    with ExitStack() as open_ones:
        yield _as_far_as_possible(case, open_ones)


def _as_far_as_possible(case: Placed, open_ones: ExitStack) -> Placed:
    try:
        path = existing_database(case.database, SCHEMA).resolve()
        if better_left := _waiting_changes(path):
            return replace(case, shut=better_left)
        db = open_ones.enter_context(closing(_connect(path)))
        made = open_ones.enter_context(closing(as_made()))
        with noise_as_damage():
            is_current = version(db) == SCHEMA and not tables_differ(db, made)
    except NoNetworkError as error:
        return replace(case, shut=ok(error.message, error.hint))
    except PlnError as error:
        return replace(case, shut=fail(error.message, error.hint))
    except sqlite3.Error as error:
        return replace(case, shut=_refused(error, path))
    except OSError as error:  # such as that it has just gone
        return replace(case, shut=fail(f"cannot read {case.database}: {error.strerror}"))
    return (Current if is_current else Opened)(**vars(case), db=db, made=made)


def _waiting_changes(path: Path) -> Finding | None:
    """What says that another program's changes wait beside the file: reading them would write."""
    waiting = status(Path(f"{path}-wal"))
    if not _is_in_wal_mode(path) or waiting is None or not waiting.st_size:
        return None
    found = f"{path.name}-wal holds changes that another program made; {_NOT_LOOKED_AT}"
    return warn(found, "the next command takes them in, such as: pln")


def _refused(error: sqlite3.Error, path: Path) -> Finding:
    match getattr(error, "sqlite_errorname", ""):
        case "SQLITE_READONLY_ROLLBACK":
            return _interrupted(path)
        case "SQLITE_BUSY":
            found = f"another program has locked {path} for {BUSY_SECONDS:g} seconds; {_NOT_LOOKED_AT}"
            return fail(found, "SQLite cannot tell which program; end it, or wait and try again")
    told = explain(error, path)
    return fail(told.message, told.hint)


def _connect(path: Path) -> sqlite3.Connection:
    # Opened as usual, a file in WAL mode would get company; as nothing waits, all there is is in the one file.
    mode = "ro&immutable=1" if _is_in_wal_mode(path) else "ro"
    connection = sqlite3.connect(sqlite_uri(path, mode), uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    connection.text_factory = lambda text: text.decode(errors="backslashreplace")
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN")
        connection.execute("PRAGMA schema_version").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _is_in_wal_mode(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(20)[18:] == b"\2\2"


def _interrupted(path: Path) -> Finding:
    found = f"a command was interrupted while it wrote; {_NOT_LOOKED_AT}"
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return warn(found, "the next command tidies up, such as: pln")
    return fail(found, f"make {path} and its folder writable, so that the next command can tidy up")
