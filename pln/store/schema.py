"""The schema's versions, as numbered SQL files run by plain sqlite3.

`user_version` is the only version; a migration that was released is never edited. A test compares the
result with the models' metadata.
"""

import sqlite3
from pathlib import Path

from pln.store.place import APPLICATION_ID

SCHEMA = 1
_MIGRATIONS = Path(__file__).parent / "migrations"


def bring_up_to_date(connection: sqlite3.Connection) -> None:
    """Runs the migrations that are missing, in one transaction that other first runs wait for.

    The connection must be in autocommit mode, without foreign keys enforced.
    """
    if _version(connection) == SCHEMA:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for number in range(_version(connection) + 1, SCHEMA + 1):
            for statement in statements(number):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={SCHEMA}")
        connection.execute("COMMIT")
    except BaseException:
        # A full disk has rolled it back already.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def statements(number: int) -> list[str]:
    """The statements of one migration, in order. Each ends at a line that completes it."""
    (path,) = _MIGRATIONS.glob(f"{number:04}_*.sql")
    found: list[str] = []
    pending = ""
    for line in path.read_text(encoding="utf-8").splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            found.append(pending.strip())
            pending = ""
    return found


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
