"""The schema's versions, as numbered SQL files run by plain sqlite3.

`user_version` is the only version; a migration that was released is never edited. A test compares the
result with the models' metadata.
"""

import sqlite3
from pathlib import Path

from pln.errors import SystemFailureError
from pln.store.place import APPLICATION_ID

SCHEMA = 7
# SHA-256 of what the migrations make up to each version, see `fingerprint`. A test says what is out of date.
FINGERPRINTS = {
    1: "1395a87d1edcaf3d10aea559f698ece4b657440918762290ba4a8f43e6fd5004",
    2: "b3e0621aea97de4649eb7b9150bda231eaf100b29dea319555c1f514cf98388d",
    3: "78d879f5ddb8ef58e1bdcbbef68bf965ba9fbce3f57e544aef32873616063ad3",
    4: "aa6e4e12ee66cbb3df8a58ba66afe3f9356282eb057abfc35c8decd35c7329c4",
    5: "f88e96c333884eeff74be99472cdd34860c96bcb426fbf338a3e70ef121271f0",
    6: "6aa178e4bde2536ae561c2263a698a4eb08eca794a7b89540e315175c56e5f23",
    7: "35d29e61969e15db5513b27bd1d3c234301759d01a289f81e27b915163cbc162",
}
_MIGRATIONS = Path(__file__).parent / "migrations"
_FIRST_WITH_HISTORY = 2


def bring_up_to_date(connection: sqlite3.Connection, now: str) -> None:
    """Runs the migrations that are missing, in one transaction that other first runs wait for.

    The connection must be in autocommit mode, without foreign keys enforced: within a transaction they
    could not be turned off, and a table that is rebuilt would take the rows that refer to it with it.
    `now` is the instant that the history notes for an upgrade of what is there already.
    """
    if version(connection) == SCHEMA:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        found = version(connection)
        for number in range(found + 1, SCHEMA + 1):
            _migrate(connection, number)
        if 0 < found < SCHEMA:
            _conclude_upgrade(connection, now)
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={SCHEMA}")
        connection.execute("COMMIT")
    except BaseException:
        # A full disk has rolled it back already.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _migrate(connection: sqlite3.Connection, number: int) -> None:
    from pln.store.history import shadows

    shadows.detach(connection)
    for statement in statements(number):
        connection.execute(statement)
    if number >= _FIRST_WITH_HISTORY:
        shadows.attach(connection)


def _conclude_upgrade(connection: sqlite3.Connection, now: str) -> None:
    """Checks what the migrations made of the data, and lets nobody undo what was done before them."""
    from pln.store.history.steps import Steps

    broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    if broken:
        raise sqlite3.IntegrityError(f"a row of {broken[0]} refers to nothing")
    Steps(connection, lambda: "").bar("upgrade", now)


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


def version(connection: sqlite3.Connection) -> int:
    """The schema version of an open database, 0 for a new one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def refuse_other_structure(connection: sqlite3.Connection, path: Path) -> None:
    """SystemFailureError where the structure is not what the migrations make of it.

    A trigger that somebody else has added would run with the next command.
    """
    if fingerprint(connection) != FINGERPRINTS.get(version(connection)):
        raise SystemFailureError(
            f"another program has changed the structure of {path}", "pln doctor says what differs"
        )


def fingerprint(connection: sqlite3.Connection) -> str:
    """SHA-256 of everything the schema consists of: an added trigger would run with the next command."""
    from hashlib import sha256

    sql = "SELECT sql FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type, name"
    return sha256("\n".join(text for (text,) in connection.execute(sql)).encode()).hexdigest()
