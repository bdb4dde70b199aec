"""How a preview calls a record, and what it says of a change."""

from collections.abc import Mapping
from typing import Any

from pln.store.writes.exported.flat import Flat
from pln.store.writes.imports.decisions import Change

_NAMED_BY = ("name", "title", "what", "about", "summary", "focus", "relation", "file", "day", "begun_on")
_NOTHING = "nothing"


def name_of(flat: Flat) -> str:
    """What it is called, else what it is about, else its day."""
    return next((flat[key] for key in _NAMED_BY if flat.get(key)), "")


def change_of(key: str, now: Any, new: Any, names: Mapping[str, str]) -> Change:
    """The change as texts; `names` are what to call records by instead of their UUIDs."""
    return Change(key, _plain(now, names), _plain(new, names) or _NOTHING)


def _plain(value: Any, names: Mapping[str, str]) -> str:
    match value:
        case True:
            return "yes"
        case None | False | "" | []:
            return ""
        case list():
            return ", ".join(_plain(item, names) for item in value)
        case dict():
            return " ".join(_plain(item, names) for item in value.values() if item not in (None, "", False))
        case str():
            return names.get(value, value)
        case _:
            return str(value)
