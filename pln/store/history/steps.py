"""The steps of the history: one for each command that changed something."""

import sqlite3
from collections.abc import Callable
from typing import Literal

StepKind = Literal["command", "undo", "redo", "barrier"]


class Steps:
    """The steps of one transaction. One is open at a time; one in which nothing changes leaves no row."""

    def __init__(self, db: sqlite3.Connection, new_uuid: Callable[[], str]) -> None:
        self._db = db
        self._new_uuid = new_uuid
        self._changes_before = 0
        self.last_uuid = ""
        self.changed_something = False

    def begin(self, command: str, at: str, kind: StepKind = "command", of_step: int | None = None) -> int:
        """Ends the step that is open, and begins another. `at` is an instant such as 2026-11-22T10:00:00Z."""
        self.end()
        self.last_uuid = self._new_uuid()
        sql = "INSERT INTO step (uuid, at, command, kind, of_step, is_open) VALUES (?, ?, ?, ?, ?, 1)"
        step = self._db.execute(sql, (self.last_uuid, at, command, kind, of_step)).lastrowid
        self._changes_before = self._db.total_changes
        return step or 0

    def end(self) -> None:
        """Ends the step that is open, if one is."""
        if self._db.total_changes == self._changes_before:
            self._db.execute("DELETE FROM step WHERE is_open = 1")
            return
        if self._db.execute("UPDATE step SET is_open = 0 WHERE is_open = 1").rowcount:
            self.changed_something = True

    def bar(self, command: str, at: str) -> None:
        """Notes that from here on nothing earlier can be undone."""
        self.begin(command, at, "barrier")
        self._db.execute("UPDATE step SET is_open = 0 WHERE is_open = 1")
        self.changed_something = True
