"""`forget`: what still holds somebody who was forgotten, or speaks of them."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from datetime import date
from typing import Annotated, Literal

from pln.classes import dataclass
from pln.reports.report import Column, Kind, Report


@dataclass(frozen=True, slots=True)
class RemainderRow:
    """A record or a file: what it is, its slug, number or path, and by which name it speaks of them.

    `name` is "" where that is not known. What else is in it is not said.
    """

    what: Annotated[str, Column("What")]
    where: Annotated[str, Column("Where", Kind.NAME)]
    state: Annotated[
        Literal["speaks of them", "they took part", "holds them", "cannot be read"], Column("State")
    ]
    name: Annotated[str, Column("As")]


def forgotten(
    name: str, records: Sequence[RemainderRow], files: Sequence[RemainderRow], today: date
) -> Report[RemainderRow]:
    """What is left of somebody called `name`."""
    names = list(dict.fromkeys(row.name for row in records if row.name)) or [name]
    return Report(
        name="forget",
        title=f"What is left of {name}",
        today=today,
        row_type=RemainderRow,
        rows=[*records, *files],
        notes=[*(_about_records(names) if records else ()), *(_ABOUT_FILES if files else ())],
        empty="Nothing that pln knows of holds them any more. Copies made elsewhere it does not know.",
    )


def _about_records(names: Sequence[str]) -> Sequence[str]:
    commands = ", ".join(f"pln forget {shlex.quote(name)}" for name in names)
    return (
        "Change what these records say of them (pln edit), or delete them.",
        f"The history keeps what they said before. To erase that, too, by the name in it: {commands}",
    )


_ABOUT_FILES = (
    "Whoever restores one of these backups or imports one of these exports brings them back.",
    "What you need no more goes with: rm FILE (and the .sha256 beside a backup)",
)
