"""Records as somebody might write them by hand: whatever the input models name, in the bounds that they name."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from pln.store.queries.everything import OTHER_KEYS, REFERENCES, key_of
from pln.store.queries.exported import KINDS, Kind
from pln.store.writes.exported.models import RECORDS
from tests.store.writes.exported.putting_back import uuid

OF_EACH = 2
_TABLES = [kind.table for kind in KINDS]
_TARGETS = {key_of(column): table for column, table in REFERENCES.items()}
_LISTED = {"goals": "goal", "resources": "resource", "people": "contact", "first_met": "contact"}
_TEXTS = st.text(st.sampled_from("aZ 0ëß李\u0301\u200d👩#'\"\\{}[]:,=+@-\n\t\u202e"), min_size=1, max_size=12)
_INSTANTS = st.datetimes().map(lambda moment: moment.strftime("%Y-%m-%dT%H:%M:%SZ").zfill(20))
_DAYS = st.dates().map(lambda day: day.isoformat())
_OF_A_KEY = {
    "created_at": _INSTANTS,
    "updated_at": _INSTANTS,
    "birthday": st.sampled_from(["1990-03-14", "--02-29", "2023-02-29"]),
    "time": st.sampled_from(["00:00", "23:59", "24:00"]),
    "url": st.sampled_from(["", "https://example.org/ä", "javascript:alert(1)"]),
    "emails": st.sampled_from(["ann@example.org", "Ä@b", "none"]),
    "urls": st.sampled_from(["https://example.org/ann", "http://b.example", "file:///x"]),
}

_SCALARS: dict[str, Callable[[dict[str, Any]], st.SearchStrategy[Any]]] = {
    "null": lambda part: st.none(),
    "boolean": lambda part: st.booleans(),
    "integer": lambda part: st.integers(part.get("minimum"), part.get("maximum")),
    "number": lambda part: st.floats(part.get("minimum", -1e15), part.get("maximum", 1e15)),
}


def uuid_of(table: str, number: int) -> str:
    return uuid(_TABLES.index(table) * 100 + number)


def networks() -> st.SearchStrategy[list[dict[str, Any]]]:
    """A few records of every kind, which refer to each other."""
    records = [record(kind, number) for kind in KINDS for number in range(OF_EACH)]
    return st.tuples(*records).map(list)


def record(kind: Kind, number: int) -> st.SearchStrategy[dict[str, Any]]:
    schema = RECORDS[kind.type].model_json_schema()
    keys = {*map(key_of, kind.columns), *(one.key for one in kind.lists)}
    names = {
        name: OTHER_KEYS.get(name, name) if kind.type == "relation" else name for name in schema["properties"]
    }
    values = {
        names[name]: _values(name, part, schema)
        for name, part in schema["properties"].items()
        if names[name] in keys
    }
    values |= {"type": st.just(kind.type), "uuid": st.just(uuid_of(kind.table, number))}
    if "slug" in keys:
        values["slug"] = st.sampled_from(["ann-lee", "李", "rust-2"])
    needed = [*(names[name] for name in schema["required"]), "type"]
    return _dictionary({"required": needed}, values)


def _reference(table: str) -> st.SearchStrategy[dict[str, str]]:
    return st.integers(0, OF_EACH - 1).map(lambda number: {"uuid": uuid_of(table, number)})


def _values(key: str, part: dict[str, Any], schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    if "$ref" in part:
        return _values(key, schema["$defs"][part["$ref"].rpartition("/")[2]], schema)
    if "anyOf" in part:
        return st.one_of([_values(key, one, schema) for one in part["anyOf"]])
    if "enum" in part or "const" in part:
        return st.sampled_from(part.get("enum") or [part["const"]])
    if part["type"] == "array":
        return st.lists(_values(key, part["items"], schema), max_size=2, unique_by=repr)
    if part["type"] == "object":
        return _object(key, part, schema)
    return _text(key, part) if part["type"] == "string" else _SCALARS[part["type"]](part)


def _object(key: str, part: dict[str, Any], schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    """An e-mail's value is one, though its key does not say so."""
    names = {name: key if name == "value" else name for name in part["properties"]}
    return _dictionary(
        part, {name: _values(names[name], one, schema) for name, one in part["properties"].items()}
    )


def _dictionary(part: dict[str, Any], values: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    needed = {name: value for name, value in values.items() if name in part.get("required", ())}
    return st.fixed_dictionaries(
        needed, optional={name: value for name, value in values.items() if name not in needed}
    )


def _text(key: str, part: dict[str, Any]) -> st.SearchStrategy[Any]:
    if key in _TARGETS or key in _LISTED:
        return _reference(_TARGETS.get(key) or _LISTED[key])
    return _DAYS if part.get("format") == "date" else _OF_A_KEY.get(key, _TEXTS)
