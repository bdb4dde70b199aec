"""Column types and CHECKs of STRICT tables."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint, Dialect, Text
from sqlalchemy.types import TypeDecorator

MAX_WORD = 100
MAX_LINE = 500
MAX_TEXT = 100_000


class NoDay(str):
    """A stored text that is no day, good for nothing but finding its row again."""


class IsoDay(TypeDecorator[date | NoDay]):
    """A day as `YYYY-MM-DD` text. Anything but a plain date is a TypeError, also a datetime."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        if value is None:
            return None
        if type(value) is NoDay:
            return str(value)
        if type(value) is not date:
            raise TypeError("a day must be a date")
        return value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | NoDay | None:
        try:
            return None if value is None else date.fromisoformat(value)
        except ValueError:
            return NoDay(value)


def named(table: str, rule: str, condition: str) -> CheckConstraint:
    """A CHECK whose name says which rule of which table was broken."""
    return CheckConstraint(condition, name=f"{table}_{rule}")


def one_of(table: str, column: str, words: Iterable[str]) -> CheckConstraint:
    """The column holds one of the words (or nothing, where it may be null)."""
    listed = ", ".join(f"'{word}'" for word in words)
    return named(table, column, f"{column} IN ({listed})")


def is_day(table: str, *columns: str) -> list[CheckConstraint]:
    """The columns hold days that exist; `+0 days` makes SQLite normalise 30 February away."""
    return [named(table, column, f"{column} IS date({column}, '+0 days')") for column in columns]


def at_most(table: str, limit: int, *columns: str) -> list[CheckConstraint]:
    """The texts have at most `limit` characters and no NUL, at which SQL's length() would stop."""
    return [
        named(table, column, f"length({column}) <= {limit} AND instr({column}, char(0)) = 0")
        for column in columns
    ]


def filled(table: str, column: str, limit: int = MAX_LINE) -> CheckConstraint:
    """The text has 1 to `limit` characters and no NUL."""
    condition = f"length({column}) BETWEEN 1 AND {limit} AND instr({column}, char(0)) = 0"
    return named(table, column, condition)


def is_flag(table: str, *columns: str) -> list[CheckConstraint]:
    return [named(table, column, f"{column} IN (0, 1)") for column in columns]
