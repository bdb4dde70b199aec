"""The columns of all tables that something else than pln may have spoilt, and with what."""

import re
from collections.abc import Iterator
from typing import Any

from sqlalchemy import REAL, CheckConstraint, Column, Integer, Table
from sqlalchemy.sql.ddl import sort_tables

from pln.models.columns import IsoDay
from tests.tables import TABLES

_DAYS = ("soon", "", "2026-02-30", b"\xff")
_WHOLE = (0, -5, 2**62, -(2**63))
_REAL = (float("inf"), float("-inf"), -1.0)
_WORDS = ("oddity", "", b"\xff")
ANY_TEXTS = (b"\xffbytes", "\x1b[2J", "x" * 1_000_000)


def _columns() -> Iterator[tuple[Table, Column[Any]]]:
    for table in sort_tables(TABLES.values()):
        for column in table.columns:
            is_key = (
                column.primary_key or column.unique or column.foreign_keys or column.name.endswith("_key")
            )
            if not is_key and column.name != "slug":
                yield table, column


def _bad_values(table: Table, column: Column[Any]) -> tuple[Any, ...]:
    """What the column's type or CHECK would refuse; nothing for texts that may be any."""
    if isinstance(column.type, IsoDay):
        return _DAYS
    if isinstance(column.type, Integer):
        return _WHOLE
    if isinstance(column.type, REAL):
        return _REAL
    rules = [str(rule.sqltext) for rule in table.constraints if isinstance(rule, CheckConstraint)]
    is_limited = any(re.search(rf"\b{column.name} (IN \(|GLOB)", rule) for rule in rules)
    return _WORDS if is_limited else ()


# `table.column`, with values that its type or CHECK refuses.
LIMITED = {
    f"{table.name}.{column.name}": values
    for table, column in _columns()
    if (values := _bad_values(table, column))
}
# Those that hold any text.
FREE = tuple(f"{table.name}.{column.name}" for table, column in _columns() if not _bad_values(table, column))
