"""What an import will do, or did, draft by draft."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Annotated

from pln.classes import dataclass
from pln.reports.report import Column, Kind, Report, When

OUTCOMES = ("added", "similar", "updated", "unchanged", "skipped", "rejected")


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One row of the imported files, and what becomes of it.

    `similar` is added, too, although it looks like somebody who is there; `detail` says whom, and why. What is
    `updated` is told field by field.
    """

    outcome: Annotated[str, Column("Outcome")]
    kind: Annotated[str, Column("What")]
    name: Annotated[str, Column("Name", Kind.NAME)]
    detail: Annotated[str, Column("Detail")]
    file: Annotated[str, Column("File", when=When.ROOMY)]
    line: Annotated[int, Column("Line", Kind.COUNT)]


def import_preview(
    rows: Sequence[ImportRow], notes: Sequence[str], format: str, today: date, *, written: bool
) -> Report[ImportRow]:
    """The rows, those that need a look first; unchanged ones are counted, and shown only where all are asked."""
    order = {"rejected": 0, "similar": 1, "updated": 2, "added": 3, "skipped": 4, "unchanged": 5}
    ordered = sorted(rows, key=lambda row: order[row.outcome])
    return Report(
        name=f"import {format}",
        title="Imported" if written else "Preview: nothing is written yet",
        today=today,
        row_type=ImportRow,
        rows=ordered,
        shown=[row for row in ordered if row.outcome != "unchanged"],
        notes=[*(line for line in summary(rows) if line), *notes],
        empty="There is nothing to import in it.",
    )


def summary(rows: Sequence[ImportRow]) -> list[str]:
    """`contacts: 148 added, 2 skipped`, a line for each kind of row."""
    kinds = dict.fromkeys(row.kind for row in rows)
    return [f"{kind}s: {_counted([row for row in rows if row.kind == kind])}" for kind in kinds]


def _counted(rows: Sequence[ImportRow]) -> str:
    found = Counter(row.outcome for row in rows)
    return ", ".join(f"{found[outcome]} {outcome}" for outcome in OUTCOMES if found[outcome])
