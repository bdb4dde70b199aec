"""The shape of Monica's JSON: entities with properties, and collections of other entities in them.

Versions differ in where a collection stands (under `data` by its type, or by its name) and whether its type is
in the plural; all of them are read. What is not of the shape reads as absent.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pln.classes import dataclass
from pln.exchange.drafts import Kept
from pln.exchange.importing import RowError, one_line, several_lines
from pln.exchange.values import iso_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

_PLURALS = {"activity": "activities", "address": "addresses", "journal_entry": "journal_entries"}


@dataclass(frozen=True, slots=True)
class Entity:
    """One object of the export."""

    raw: dict[str, Any]

    @property
    def uuid(self) -> str:
        """Its UUID, "" where it has none."""
        found = self.raw.get("uuid")
        return found if isinstance(found, str) else ""

    @property
    def properties(self) -> dict[str, Any]:
        """What it says of itself."""
        found = self.raw.get("properties")
        return found if isinstance(found, dict) else {}

    def value(self, key: str) -> Any:
        """A property, else what stands beside the properties; None where there is none."""
        return self.properties.get(key, self.raw.get(key))

    def text(self, key: str) -> str:
        """A property that is a text or a number, as text; "" for none."""
        found = self.value(key)
        return str(found) if isinstance(found, str | int | float) and not isinstance(found, bool) else ""

    def line(self, key: str) -> str:
        """A property as it is stored on one line. Raises RowError."""
        return one_line(self.text(key), key)

    def prose(self, key: str) -> str:
        """A property as it is stored on several lines. Raises RowError."""
        return several_lines(self.text(key), key)

    def flag(self, key: str) -> bool:
        """Whether a property says yes."""
        return self.value(key) in (True, 1, "1", "yes")

    def day(self, key: str) -> date | None:
        """The day of a property that is a day or an instant. Raises RowError for any other text."""
        text = self.text(key)
        return iso_day(text, key) if text else None

    def all(self, kind: str) -> Iterator[Entity]:
        """The entities of a kind that belong to it: `call`, `contact_field`, …"""
        for found in self._collection(kind):
            if isinstance(found, dict):
                yield Entity(found)

    def uuids(self, kind: str) -> Iterator[str]:
        """The entities of a kind that it only refers to."""
        for found in self._collection(kind):
            if isinstance(found, str):
                yield found
            elif isinstance(found, dict):
                yield Entity(found).uuid

    def kept(self, kind: str) -> Kept:
        """All of it, as it stands in the file."""
        return Kept(kind, _json(self.raw))

    def _collection(self, kind: str) -> list[Any]:
        names = (kind, _PLURALS.get(kind, f"{kind}s"))
        data = self.raw.get("data")
        for one in data if isinstance(data, list) else ():
            if isinstance(one, dict) and one.get("type") in names:
                return _list(one.get("values"))
        found = next((held for name in names if (held := self.value(name)) is not None), None)
        return _list(found.get("values") if isinstance(found, dict) else found)


def kept_property(name: str, value: Any) -> Kept:
    """A property as it stands in the file."""
    return Kept(name, value if isinstance(value, str) else _json(value))


def special_date(found: Any) -> tuple[str, bool]:
    """A day that people remember, as `1990-03-14` or `--03-14`, and whether it is known: not made of an age.

    ("", False) for none. Raises RowError.
    """
    if not isinstance(found, dict):
        return "", False
    one = Entity(found)
    day = one.day("date")
    if day is None:
        return "", False
    if one.flag("is_age_based"):
        return str(day.year), False
    return (f"--{day:%m-%d}" if one.flag("is_year_unknown") else day.isoformat()), True


def _list(found: Any) -> list[Any]:
    return found if isinstance(found, list) else []


def _json(value: Any) -> str:
    try:
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    except RecursionError:
        raise RowError("is nested too deep") from None
