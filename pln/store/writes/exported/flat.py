"""One record of an export by its keys, checked, with a UUID for each reference: what is compared and written."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date, timedelta
from typing import Any

from sqlmodel import SQLModel

from pln.classes import dataclass
from pln.errors import InputError
from pln.exchange.drafts import RecordLine
from pln.exchange.importing import RowError
from pln.exchange.jsonl_read import decoded
from pln.models.columns import IsoDay
from pln.names import fold
from pln.store.detail_keys import detail_key
from pln.store.queries.everything import OTHER_KEYS, REFERENCES, TYPES, Record, key_of
from pln.store.queries.exported import KINDS, Belongings, Kind
from pln.store.writes.exported.models import RECORDS
from pln.store.writes.records import validated

Flat = dict[str, Any]
Target = tuple[str, str]  # the table of a record, and its UUID
Row = dict[str, Any]

_KINDS = {kind.type: kind for kind in KINDS}
_KEYS = {kind.type: {*map(key_of, kind.columns), *(one.key for one in kind.lists)} for kind in KINDS}
_FIELDS = {key: column for column, key in OTHER_KEYS.items()}
_SHOWN = 40
# Days on which something has happened, as where they are typed; a traveller may be a day ahead of this clock.
_FACTS: dict[str, tuple[str, ...]] = {
    "contact": ("met_on",),
    "resource": ("added_on", "started_on", "finished_on", "dropped_on", "last_opened_on"),
    "milestone": ("done_on",),
    "check-in": ("day",),
    "exchange": ("day", "thanked_on", "tried_on", "told_on"),
    "promise": ("made_on", "kept_on", "dropped_on"),
    "relation": ("since_on",),
    "mentorship": ("until_on", "told_on"),
}
_DAYS = {
    column.name
    for table in SQLModel.metadata.tables.values()
    for column in table.columns
    if isinstance(column.type, IsoDay)
}
_AHEAD = timedelta(days=1)
_DERIVED = {"name_key": "name", "title_key": "title", "nickname_key": "nickname"}
_FIRST_POSITION = {"review_goal": 1}


@dataclass(frozen=True, slots=True)
class Checked:
    """A record that may be stored, and its kind."""

    kind: Kind
    flat: Flat


def checked(line: RecordLine, today: date) -> Checked:
    """What a line says. Raises RowError with the reason why it cannot be stored, whatever else is there."""
    record = decoded(line.text)
    kind = _KINDS.get(named) if isinstance(named := record.pop("type", None), str) else None
    if kind is None:
        raise RowError(f"type: is none of {', '.join(TYPES)}")
    unknown = record.keys() - _KEYS[kind.type]
    if unknown:
        raise RowError(f"a record of type {kind.type} has no key '{_shortened(min(unknown))}'")
    fields = _FIELDS if kind.type == "relation" else {}
    values = {fields.get(key, key): value for key, value in record.items()}
    try:
        new = validated(RECORDS[kind.type], {key: _typed(key, value) for key, value in values.items()})
        flat = {OTHER_KEYS.get(key, key): value for key, value in new.model_dump(mode="json").items()}
        for one in (one for one in kind.lists if flat[one.key]):
            _refuse_twice(one, list_rows(one, flat))
            if one.both_ways and any(item["other"] == flat["uuid"] for item in flat[one.key]):
                raise RowError(f"{one.key}: names the contact itself")
    except InputError as error:
        raise RowError(error.message) from None
    except RecursionError:
        raise RowError("is nested too deeply") from None
    _refuse_days_to_come(kind, flat, today)
    return Checked(kind, flat)


def _typed(key: str, value: Any) -> Any:
    """As the input models want it, which take no text for a day: JSON has neither days nor tuples."""
    if isinstance(value, list):
        return tuple(_typed(key, item) for item in value)
    if isinstance(value, dict):
        return {name: _typed(name, item) for name, item in value.items()}
    if key in _DAYS and isinstance(value, str):
        with suppress(ValueError):
            return day if (day := date.fromisoformat(value)).isoformat() == value else value
    return value


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _refuse_days_to_come(kind: Kind, flat: Flat, today: date) -> None:
    names = _FACTS.get(kind.type, ())
    if kind.type == "interaction" and flat["status"] == "done":
        names = ("day",)
    for name in names:
        if flat[name] is not None and date.fromisoformat(flat[name]) > today + _AHEAD:
            raise RowError(f"{name}: {flat[name]} has not come yet")


def _refuse_twice(one: Belongings, rows: list[Row]) -> None:
    """What stands twice would be lost once."""
    names = [column.name for column in SQLModel.metadata.tables[one.table].primary_key]
    if len({tuple(row.get(name) for name in names) for row in rows}) < len(rows):
        raise RowError(f"{one.key}: says the same twice")


def stored_flat(record: Record) -> Flat:
    """The same of a record as `everything` reads it."""
    return {key: _without_slugs(value) for key, value in record.items() if key != "type"}


def _without_slugs(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_slugs(item) for item in value]
    if not isinstance(value, dict):
        return value
    if "uuid" in value:
        return value["uuid"]
    return {key: _without_slugs(item) for key, item in value.items()}


def differing(kind: Kind, now: Flat, new: Flat) -> list[str]:
    """The keys whose values differ. A slug stays what it is, and instants alone are no difference."""
    names = [key_of(name) for name in kind.columns if name not in ("slug", "created_at", "updated_at")]
    return [
        *(name for name in names if now[name] != new[name]),
        *(one.key for one in kind.lists if _differs(one, now[one.key], new[one.key])),
    ]


def _differs(one: Belongings, now: list[Any], new: list[Any]) -> bool:
    if one.both_ways:  # half of a pair says it for both: where the other half lacks it, it is still said
        return not {item["other"] for item in new} <= {item["other"] for item in now}
    return _ordered(one, now) != _ordered(one, new)


def _ordered(one: Belongings, items: list[Any]) -> list[Any]:
    """As it stands where the order says something; else in any order that is always the same."""
    return items if "position" in one.order else sorted(items, key=repr)


def references(kind: Kind, flat: Flat) -> Iterator[Target]:
    """Every record that this one refers to."""
    for column in kind.columns:
        if column in REFERENCES and (uuid := flat[key_of(column)]) is not None:
            yield REFERENCES[column], uuid
    for one in kind.lists:
        for column in one.columns:
            if column in REFERENCES:
                for item in flat[one.key]:
                    yield REFERENCES[column], item[key_of(column)] if len(one.columns) > 1 else item


def own_row(kind: Kind, flat: Flat) -> Row:
    """The row of the record itself, with a UUID for each reference, and with its search keys."""
    columns = SQLModel.metadata.tables[kind.table].columns
    row = {name: flat[key_of(name)] for name in kind.columns}
    return row | {key: fold(row[of]) for key, of in _DERIVED.items() if key in columns}


def list_rows(one: Belongings, flat: Flat) -> list[Row]:
    """The rows of a list, with a UUID for each reference, but for whose they are."""
    if not flat[one.key]:
        return []
    columns = SQLModel.metadata.tables[one.table].columns
    rows = []
    for position, item in enumerate(flat[one.key], _FIRST_POSITION.get(one.table, 0)):
        values: Mapping[str, Any] = item if len(one.columns) > 1 else {key_of(one.columns[0]): item}
        row = dict(one.fixed) | {name: values[key_of(name)] for name in one.columns}
        if "position" in columns:
            row["position"] = position
        if "value_key" in columns:
            row["value_key"] = detail_key(row["kind"], row["value"])
        rows.append(row | {key: fold(row[of]) for key, of in _DERIVED.items() if key in columns})
    return rows
