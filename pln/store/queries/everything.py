"""Everything that is stored, record by record, for an export: no row ids, no history, nothing that is derived.

One `Kind` a record: a new record, column or link is one more entry or word here, and a test names what was
forgotten.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pln.store.queries.rows import by_owner

Record = dict[str, Any]

_AT_ONCE = 1_000  # records; what is in memory at a time
# Columns that hold another record's id, and the table it is in.
_REFERENCES = {
    "contact_id": "contact",
    "introduced_by_id": "contact",
    "recommended_by_id": "contact",
    "goal_id": "goal",
    "parent_id": "goal",
    "resource_id": "resource",
}
_FLAGS = frozenset({"ambient", "archived", "preferred"})
_STAMPS = ("created_at", "updated_at")


@dataclass(frozen=True, slots=True)
class Belongings:
    """Rows of a table of its own that belong to a record: a list in it, under `key`.

    One column makes a list of values, several a list of objects. The order, in SQL, leaves nothing open; `o`
    is the table. A column `position` says no more than the order, and is left out.
    """

    key: str
    table: str
    columns: tuple[str, ...]
    order: str
    where: str = "1"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: the columns and lists of it, in the order of their keys."""

    type: str
    table: str
    columns: tuple[str, ...]
    lists: tuple[Belongings, ...] = ()


def _texts(owner: str, what: str, key: str, where: str = "1") -> Belongings:
    return Belongings(key, f"{owner}_{what}", (what,), f"o.{what}", where)


def _linked(owner: str, target: str, key: str) -> Belongings:
    return Belongings(key, f"{owner}_{target}", (f"{target}_id",), f"{target}.slug")


def _details(key: str, kind: str) -> Belongings:
    columns = ("value", "label", "preferred")
    return Belongings(key, "contact_detail", columns, "o.position, o.value_key", f"o.kind = '{kind}'")


# No record stands before those it refers to, but for others of its own kind.
KINDS = (
    Kind(
        "contact",
        "contact",
        (
            *("uuid", "slug", "name", "kind", "status", "own_role", "organisation", "role", "place"),
            *("relationship", "tier", "cadence_days", "ambient", "snoozed_until", "birthday", "met_on"),
            *("met_how", "introduced_by_id", "note", "archived", "added_by", "added_on", *_STAMPS),
        ),
        (
            Belongings("nicknames", "contact_nickname", ("nickname",), "o.position, o.nickname_key"),
            _details("emails", "email"),
            _details("phones", "phone"),
            _details("urls", "url"),
            _details("addresses", "address"),
            _texts("contact", "topic", "expertise", "o.topic_role = 'expertise'"),
            _texts("contact", "topic", "interests", "o.topic_role = 'interest'"),
            _texts("contact", "tag", "tags"),
            Belongings("fingerprints", "contact_import", ("fingerprint",), "o.fingerprint"),
        ),
    ),
    Kind(
        "resource",
        "resource",
        (
            *(
                "uuid",
                "slug",
                "title",
                "kind",
                "status",
                "url",
                "original_url",
                "author",
                "source",
                "added_on",
            ),
            *("started_on", "finished_on", "dropped_on", "size", "position", "rating", "takeaways", "stance"),
            *("recommended_by_id", "every_days", "last_opened_on", *_STAMPS),
        ),
        (
            _texts("resource", "topic", "topics"),
            Belongings("shared_with", "resource_share", ("contact_id", "day"), "o.day, contact.slug"),
        ),
    ),
    Kind(
        "goal",
        "goal",
        (
            *("uuid", "slug", "name", "status", "why", "area", "level_now", "level_wanted", "started_on"),
            *(
                "due_on",
                "parent_id",
                "measure",
                "unit",
                "start_value",
                "target_value",
                "next_action",
                *_STAMPS,
            ),
        ),
        (
            _texts("goal", "topic", "topics"),
            Belongings("contacts", "goal_contact", ("contact_id", "role"), "contact.slug, o.role"),
            _linked("goal", "resource", "resources"),
        ),
    ),
    Kind(
        "milestone",
        "milestone",
        ("uuid", "goal_id", "name", "weight", "position", "due_on", "done_on", *_STAMPS),
    ),
    Kind(
        "check-in",
        "checkin",
        ("uuid", "goal_id", "day", "value", "confidence", "blocker", "next_action", "note", *_STAMPS),
    ),
    Kind(
        "interaction",
        "interaction",
        (
            *(
                "uuid",
                "day",
                "time",
                "kind",
                "status",
                "initiated_by",
                "summary",
                "minutes",
                "stance",
                "note",
            ),
            *("added_by", "external_id", "imported_summary", *_STAMPS),
        ),
        (
            _linked("interaction", "contact", "people"),
            _linked("interaction", "goal", "goals"),
            _linked("interaction", "resource", "resources"),
            _texts("interaction", "tag", "tags"),
        ),
    ),
    Kind(
        "review",
        "review",
        ("uuid", "begun_on", "finished_on", *_STAMPS),
        (Belongings("goals", "review_goal", ("goal_id", "outcome"), "o.position, goal.slug"),),
    ),
)


def everything(db: sqlite3.Connection) -> Iterator[Record]:
    """Every record as a dict of plain values, its kind under `type`: kind by kind, by their UUIDs.

    Days and instants are texts as they are stored, a reference is {"uuid": …, "slug": …}. It reads as it
    goes, so take everything before the read transaction is left.
    """
    for kind in KINDS:
        yield from _records(db, kind)


def _records(db: sqlite3.Connection, kind: Kind) -> Iterator[Record]:
    columns, joins = _selected(kind.columns)
    sql = f"SELECT o.id, {columns} FROM {kind.table} o {joins} ORDER BY o.uuid"  # noqa: S608
    queries = [(one, _query(kind, one)) for one in kind.lists]
    found = db.execute(sql)
    while rows := found.fetchmany(_AT_ONCE):
        ids = [row[0] for row in rows]
        lists = [(one, by_owner(db, query, ids)) for one, query in queries]
        for owner, *values in rows:
            record: Record = {"type": kind.type, **_fields(kind.columns, values)}
            for one, owned in lists:
                record[one.key] = [_item(one.columns, row) for row in owned[owner]]
            yield record


def _query(kind: Kind, one: Belongings) -> str:
    columns, joins = _selected(one.columns)
    owner = f"o.{kind.table}_id"
    return f"""SELECT {owner}, {columns} FROM {one.table} o {joins}
        WHERE {owner} IN ({{ids}}) AND {one.where} ORDER BY {owner}, {one.order}"""  # noqa: S608


def _selected(columns: Iterable[str]) -> tuple[str, str]:
    """What to select for the columns, and the joins for those that refer to other records."""
    wanted, joins = [], []
    for column in columns:
        name = _key(column)
        if column in _REFERENCES:
            wanted.append(f"{name}.uuid, {name}.slug")
            joins.append(f"LEFT JOIN {_REFERENCES[column]} {name} ON {name}.id = o.{column}")
        else:
            wanted.append(f"o.{column}")
    return ", ".join(wanted), " ".join(joins)


def _key(column: str) -> str:
    return column.removesuffix("_id") if column in _REFERENCES else column


def _item(columns: tuple[str, ...], row: Iterable[Any]) -> Any:
    fields = _fields(columns, row)
    return fields if len(columns) > 1 else next(iter(fields.values()))


def _fields(columns: Iterable[str], row: Iterable[Any]) -> Record:
    values = iter(row)
    return {_key(column): _value(column, values) for column in columns}


def _value(column: str, values: Iterator[Any]) -> Any:
    value = next(values)
    if column in _REFERENCES:
        slug = next(values)
        return None if value is None else {"uuid": value, "slug": slug}
    return bool(value) if column in _FLAGS else value
