"""`doctor`: what was checked, and what was found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from pln.classes import dataclass
from pln.reports.report import Column, Kind, Report

# What is broken stands first: whoever asks has a problem, and a pager opens at the top.
_ORDER = ("fail", "warn", "ok")


@dataclass(frozen=True, slots=True)
class CheckRow:
    """What a check found: `state` is ok, warn or fail; `advice` what to do, a command where there is one."""

    subject: Annotated[str, Column("Subject", Kind.NAME)]
    state: Annotated[str, Column("State")]
    found: Annotated[str, Column("Found")]
    advice: Annotated[str, Column("What to do")]


def doctor(rows: Sequence[CheckRow], today: date) -> Report[CheckRow]:
    """The rows by how bad they are, then in their own order."""
    ordered = sorted(rows, key=lambda row: _ORDER.index(row.state))
    return Report("doctor", "Checkup", today, CheckRow, ordered)
