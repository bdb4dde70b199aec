"""`config`: what is set, and where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated

from pln.classes import dataclass
from pln.config import Value
from pln.reports.report import Column, Kind, Report, When


@dataclass(frozen=True, slots=True)
class SettingRow:
    setting: Annotated[str, Column("Setting", Kind.NAME)]
    value: Annotated[str, Column("Value")]
    origin: Annotated[str, Column("From")]
    purpose: Annotated[str, Column("What for", when=When.ROOMY)]


def settings(
    values: Sequence[Value], purposes: Mapping[str, str], file: str, database: str, today: date
) -> Report[SettingRow]:
    """Every setting in the order of the example file. `file` is empty where there is none."""
    rows = [
        SettingRow(
            one.key, _spelled(one.value), file if one.origin == "file" else "default", purposes[one.key]
        )
        for one in values
    ]
    notes = [
        f"Configuration: {file or 'none; begin with a copy of .pln.example.toml at ~/.pln.toml'}",
        f"Database: {database}",
    ]
    return Report("config", "Settings", today, SettingRow, rows, notes)


def _spelled(value: object) -> str:
    match value:
        case str():
            return f'"{value}"'
        case list():
            return f"[{', '.join(_spelled(one) for one in value)}]"
        case dict():
            return f"{{{', '.join(f'{key} = {_spelled(one)}' for key, one in value.items())}}}"
        case _:
            return str(value)
