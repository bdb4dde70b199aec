"""From rows to facts: days, words, references, and the many values of one record.

What something else than pln has written, and what is no such value, becomes UNREADABLE: one bad value costs
no list the rest of its rows.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache, wraps
from types import MappingProxyType
from typing import Any, ParamSpec, TypeVar, overload

from pln.dates import is_birthday
from pln.errors import NotFoundError
from pln.facts.refs import Ref
from pln.vocabulary import UNREADABLE

Fact = TypeVar("Fact")
Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")
_LONGEST_PERIOD_DAYS = 3650
_MOST_ROWS = 2**63 - 1  # the largest number that SQLite knows


@overload
def day(text: str) -> date: ...
@overload
def day(text: None) -> None: ...
def day(text: str | None) -> date | None:
    """The day of an ISO text; None where there is none."""
    return None if text is None else _read_day(text)


@cache  # of a hundred thousand rows few are on a day that no other is
def _read_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except (TypeError, ValueError):
        return UNREADABLE  # type: ignore[no-any-return]


def days(texts: Iterable[tuple[str]]) -> tuple[date, ...]:
    """The days of rows of one column, for the rules: those that cannot be read are left out."""
    rows = list(texts)
    try:
        return tuple([date.fromisoformat(text) for (text,) in rows])
    except (TypeError, ValueError):
        return tuple(found for (text,) in rows if (found := day(text)) is not UNREADABLE)


class Words(dict[str | None, Any]):
    """The words that a column may hold, each by itself; any other is UNREADABLE."""

    def __init__(self, known: Iterable[str]) -> None:
        super().__init__({word: word for word in (None, *known)})

    def __missing__(self, word: object) -> Any:
        return UNREADABLE


def birthday(text: str | None) -> Any:
    """The text if it is a birthday, None where there is none."""
    return text if text is None or is_birthday(text) else UNREADABLE


def period(days: int | None) -> Any:
    """The days if they are a period, None where there are none."""
    return days if days is None or 1 <= days <= _LONGEST_PERIOD_DAYS else UNREADABLE


def for_rules(value: Any) -> Any:
    """The value for a rule that reckons with it: what cannot be read is unknown."""
    return None if value is UNREADABLE else value


class DaysForRules(dict[str | None, date | None]):
    """The days of ISO texts, each text read once; None for one that cannot be read. For rows by the ten thousand."""

    def __missing__(self, text: str | None) -> date | None:
        found: date | None = for_rules(day(text))
        self[text] = found
        return found


def whatever_the_bytes(query: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
    """Makes a query, whose first argument is the connection, read texts that are not UTF-8, too.

    Asked again, they come with `\\xff` for such bytes. sqlite3 has no cheaper way: a decoder of one's own
    makes every list half as slow again.
    """

    @wraps(query)
    def tolerant(*args: Asked.args, **kwargs: Asked.kwargs) -> Answer:
        try:
            return query(*args, **kwargs)
        except sqlite3.OperationalError as error:
            if not str(error).startswith("Could not decode"):
                raise
            db: Any = args[0]
            db.text_factory = _decoded
            return query(*args, **kwargs)

    return tolerant


def _decoded(text: bytes) -> str:
    return text.decode(errors="backslashreplace")


def ref(slug: str | None, name: str | None) -> Ref | None:
    return None if slug is None or name is None else Ref(slug, name)


def refs(rows: Sequence[tuple[Any, ...]]) -> tuple[Ref, ...]:
    return tuple([Ref(slug, name) for slug, name in rows]) if rows else ()


def column(rows: Sequence[tuple[Any, ...]]) -> tuple[Any, ...]:
    return tuple([row[0] for row in rows]) if rows else ()


def existing(found: Sequence[Fact], noun: str, name: object) -> Fact:
    """The record of a look-up by what was already resolved; NotFoundError where it was deleted meanwhile."""
    if not found:
        raise NotFoundError(f"there is no {noun} {name} any more")
    return found[0]


def at_most(rows: int | None) -> int:
    """What follows LIMIT for so many rows, or for all of them, however large the number that was typed."""
    return -1 if rows is None else min(rows, _MOST_ROWS)


def word(typed: str | None) -> str | None:
    """A tag or topic as it is stored."""
    return None if typed is None else typed.strip().lstrip("#").casefold()


def by_owner(
    db: sqlite3.Connection, sql: str, ids: Sequence[int], values: Mapping[str, object] = MappingProxyType({})
) -> Owned:
    """The rows of `sql`, grouped by their first column and without it.

    `sql` holds `IN ({ids})`, which is filled with the owners' ids, as one value however many they are, and
    whatever else `values` names.
    """
    found = Owned()
    for row in _owned(db, sql, ids, values):
        if row[0] in found:
            found[row[0]].append(row[1:])
        else:
            found[row[0]] = [row[1:]]
    return found


def by_kind_and_owner(
    db: sqlite3.Connection, sql: str, ids: Sequence[int]
) -> dict[str, dict[int, list[tuple[Any, ...]]]]:
    """As `by_owner`, apart by the second column, which is a kind."""
    found: dict[str, dict[int, list[tuple[Any, ...]]]] = defaultdict(Owned)
    for row in _owned(db, sql, ids, {}):
        of_kind = found[row[1]]
        if row[0] in of_kind:
            of_kind[row[0]].append(row[2:])
        else:
            of_kind[row[0]] = [row[2:]]
    return found


def _owned(
    db: sqlite3.Connection, sql: str, ids: Sequence[int], values: Mapping[str, object]
) -> sqlite3.Cursor:
    return db.execute(
        sql.replace("{ids}", "SELECT value FROM json_each(:ids)"), {**values, "ids": numbers(ids)}
    )


def numbers(ids: Iterable[int]) -> str:
    """Ids as one value for json_each, however many they are; importing json would cost more than reading them."""
    return f"[{','.join(map(str, ids))}]"


def plain_texts(texts: Iterable[str]) -> str:
    """Texts without quotes and backslashes, such as days, as one value for json_each, likewise without json."""
    return "[" + ",".join(f'"{text}"' for text in texts) + "]"


class Owned(dict[int, list[tuple[Any, ...]]]):
    """Rows by their owner; no rows, and none kept in memory, for an owner who has none."""

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
