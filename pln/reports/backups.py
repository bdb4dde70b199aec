"""`backup list`: what was kept of the database, and whether it is as it was made."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Literal

from pln.classes import dataclass
from pln.reports.report import Column, Kind, Report
from pln.rules.retention import Reason


@dataclass(frozen=True, slots=True)
class BackupRow:
    """A backup: `file` is its name in the folder of backups, `state` what its checksum says of it."""

    file: Annotated[str, Column("File", Kind.NAME)]
    made_at: Annotated[str, Column("Made")]
    reason: Annotated[Reason, Column("Reason")]
    bytes: Annotated[int, Column("Bytes", Kind.COUNT)]
    state: Annotated[Literal["whole", "changed", "no checksum", "unreadable"], Column("State")]


def backup_list(rows: Sequence[BackupRow], folder: str, today: date) -> Report[BackupRow]:
    """The backups, the newest first, with where they are and how one comes back."""
    return Report(
        name="backup list",
        title="Backups",
        today=today,
        row_type=BackupRow,
        rows=rows,
        notes=[f"They are in {folder}", "One comes back with: pln restore FILE"] if rows else [],
        empty="No backups yet. pln keeps one before the first change of each day; one now: pln backup",
    )
