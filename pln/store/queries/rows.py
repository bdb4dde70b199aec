"""From rows to facts: days, references, and the many values of one record."""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, TypeVar

from pln.errors import NotFoundError
from pln.facts import Ref

Fact = TypeVar("Fact")


def day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def ref(slug: str | None, name: str | None) -> Ref | None:
    return None if slug is None or name is None else Ref(slug, name)


def refs(rows: Iterable[tuple[Any, ...]]) -> tuple[Ref, ...]:
    return tuple(Ref(slug, name) for slug, name in rows)


def column(rows: Iterable[tuple[Any, ...]]) -> tuple[Any, ...]:
    return tuple(row[0] for row in rows)


def existing(found: Sequence[Fact], noun: str, name: object) -> Fact:
    """The record of a look-up by what was already resolved; NotFoundError where it was deleted meanwhile."""
    if not found:
        raise NotFoundError(f"there is no {noun} {name} any more")
    return found[0]


def word(typed: str | None) -> str | None:
    """A tag or topic as it is stored."""
    return None if typed is None else typed.strip().lstrip("#").casefold()


def by_owner(db: sqlite3.Connection, sql: str, ids: Sequence[int]) -> dict[int, list[tuple[Any, ...]]]:
    """The rows of `sql`, grouped by their first column and without it.

    `sql` holds one `IN ({ids})`, which is filled with the owners' ids, as one value however many they are.
    """
    found = Owned()
    listed = f"[{','.join(map(str, ids))}]"
    for owner, *values in db.execute(sql.replace("{ids}", "SELECT value FROM json_each(?)"), (listed,)):
        found.setdefault(owner, []).append(tuple(values))
    return found


class Owned(dict[int, list[tuple[Any, ...]]]):
    """Rows by their owner's id; no rows, and none kept in memory, for an owner who has none."""

    def __missing__(self, owner: int) -> list[tuple[Any, ...]]:
        return []


class Conditions:
    """A WHERE clause that grows by the filters that are given."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.values: list[object] = []

    def add(self, condition: str, *values: object) -> None:
        self._parts.append(condition)
        self.values.extend(values)

    def add_if(self, value: object | None, condition: str) -> None:
        """Adds `condition`, with `value` for each of its question marks, unless the value is None."""
        if value is not None:
            self.add(condition, *([value] * condition.count("?")))

    @property
    def where(self) -> str:
        return " AND ".join(self._parts) or "1"
