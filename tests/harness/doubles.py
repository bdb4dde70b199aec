"""Connections that are not quite pln's own: without one of its safeguards, for the controls, or less patient."""

import os
import signal
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

# A transaction that takes its lock only when it first writes: what it has read may be old by then.
DEFERRED = {"BEGIN IMMEDIATE": "BEGIN"}
# Every statement a transaction of its own.
NO_TRANSACTION = {"BEGIN IMMEDIATE": "SELECT 1", "COMMIT": "SELECT 1"}


class StoppedBeforeCommit(sqlite3.Connection):
    """Stops its process (SIGCONT lets it go on) when all is written but for the commit."""

    def commit(self) -> None:
        os.kill(os.getpid(), signal.SIGSTOP)
        super().commit()


class KilledBeforeCommit(sqlite3.Connection):
    """Kills its process when a part of what is written has reached the file, so that its journal must be played."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.execute("PRAGMA cache_size=1")

    def commit(self) -> None:
        os.kill(os.getpid(), signal.SIGKILL)


@contextmanager
def connecting_with(**options: Any) -> Iterator[None]:
    """Within the block, whatever connects to a database does so with these options."""
    connect = sqlite3.connect

    def double(*arguments: Any, **given: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*arguments, **{**given, **options})
        return connection

    with patch.object(sqlite3, "connect", double):
        yield


@contextmanager
def saying_instead(replaced: Mapping[str, str]) -> Iterator[None]:
    """Within the block, connections run other statements in the place of some."""

    class Cursor(sqlite3.Cursor):
        def execute(self, sql: str, *parameters: Any) -> "Cursor":
            super().execute(replaced.get(sql, sql), *parameters)
            return self

    class Connection(sqlite3.Connection):
        def execute(self, sql: str, *parameters: Any) -> sqlite3.Cursor:
            return super().execute(replaced.get(sql, sql), *parameters)

        def cursor(self, factory: Any = Cursor) -> Any:
            return super().cursor(factory)

    with connecting_with(factory=Connection):
        yield
