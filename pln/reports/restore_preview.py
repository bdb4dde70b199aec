"""`restore`: what comes back, and what it takes the place of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from pln.classes import dataclass
from pln.dates import describe_day
from pln.reports.report import Column, Kind, Report


@dataclass(frozen=True, slots=True)
class RestoreRow:
    """The records of one kind: how many there are now and in the backup, and when one last changed in each.

    `now` is None where there is no database that can be read.
    """

    records: Annotated[str, Column("Records", Kind.NAME)]
    now: Annotated[int | None, Column("Now", Kind.COUNT)]
    backup: Annotated[int, Column("In the backup", Kind.COUNT)]
    changed_now_at: Annotated[str | None, Column("Last change now")]
    changed_backup_at: Annotated[str | None, Column("Last change in the backup")]


@dataclass(frozen=True, slots=True)
class Interactions:
    """The days of the latest done interactions, None where there is none."""

    now: date | None
    backup: date | None


def restore_preview(
    rows: Sequence[RestoreRow], latest: Interactions, backup: str, database: str, today: date
) -> Report[RestoreRow]:
    """What will change when the file `backup` takes the place of the file `database`."""
    return Report(
        name="restore",
        title="What restoring changes",
        today=today,
        row_type=RestoreRow,
        rows=rows,
        notes=[
            f"Latest interaction: {_said(latest.now)} now, {_said(latest.backup)} in the backup",
            f"Backup: {backup}",
            f"Database: {database}",
        ],
        empty="There are no records in the backup.",
    )


def _said(day: date | None) -> str:
    return "none" if day is None else describe_day(day)
