"""Waiting for other programs that have the database."""

import sqlite3
from time import monotonic, sleep

_POLL_SECONDS = 0.01


def wait_for(connection: sqlite3.Connection, statement: str) -> None:
    """Runs a statement as soon as the database can be had for it, or fails when the connection's time is up.

    By asking often: SQLite itself asks ever more seldom, so that who waits longest loses, and meanwhile it hears no
    Ctrl-C.
    """
    (patience,) = connection.execute("PRAGMA busy_timeout").fetchone()
    until = monotonic() + patience / 1000
    connection.execute("PRAGMA busy_timeout=0").close()
    while True:
        try:
            connection.execute(statement).close()
            break
        except sqlite3.OperationalError as error:
            if not error.sqlite_errorname.startswith("SQLITE_BUSY") or monotonic() > until:
                raise
        sleep(_POLL_SECONDS)
    connection.execute(f"PRAGMA busy_timeout={patience}").close()
