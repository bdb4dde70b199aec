"""Which texts of which records are searched, and which rows of the history say that they have changed."""

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from pln.classes import dataclass
from pln.store.history.records import as_list

# A key of the index is the kind's number and the record's id, so that what has most records comes first.
_ROOM_FOR_IDS = 40
_LISTED = "t.id IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record. `day` to `note` are SQL about its row `t`, `title` is what a hit is called.

    `handle` is what `pln show OPENED_AS` takes; `people` selects the ids of those that are about the contact `:id`,
    "" where none is. `changes` are the tables whose rows belong to it, each with the column of its id.
    """

    number: int
    subject: str
    table: str
    day: str
    name: str
    title: str
    tags: str = "''"
    details: str = "''"
    note: str = "t.note"
    handle: str = "t.id"
    opened_as: str = ""
    people: str = ""
    changes: tuple[tuple[str, str], ...] = ()

    @property
    def has_slug(self) -> bool:
        return self.handle == "t.slug"

    @property
    def first_key(self) -> int:
        return self.number << _ROOM_FOR_IDS

    def key(self, record: int) -> int:
        return self.first_key | record


def _all(column: str, table: str, owner: str) -> str:
    return f"ifnull((SELECT group_concat({column}, char(10)) FROM {table} WHERE {owner} = t.id), '')"  # noqa: S608


def _name_of(table: str, column: str) -> str:
    return f"(SELECT name FROM {table} WHERE id = t.{column})"  # noqa: S608


_SOMEBODY = _name_of("contact", "contact_id")
_GOAL = _name_of("goal", "goal_id")
_GOAL_SLUG = "(SELECT slug FROM goal WHERE id = t.goal_id)"
_BREAK = " || char(10) || "

KINDS = (
    Kind(
        0, "interaction", "interaction", "t.day", "t.summary",
        "CASE t.summary WHEN '' THEN t.kind ELSE t.summary END",
        tags=_all("tag", "interaction_tag", "interaction_id"),
        people="SELECT interaction_id FROM interaction_contact WHERE contact_id = :id",
        changes=(("interaction", "id"), ("interaction_tag", "interaction_id")),
    ),
    Kind(
        1, "check-in", "checkin", "t.day", "''", _GOAL,
        details=f"t.blocker{_BREAK}t.next_action", handle=_GOAL_SLUG, opened_as="goal",
        changes=(("checkin", "id"),),
    ),
    Kind(
        2, "milestone", "milestone", "coalesce(t.done_on, t.due_on, '')", "t.name", "t.name",
        note="''", handle=_GOAL_SLUG, opened_as="goal", changes=(("milestone", "id"),),
    ),
    Kind(
        3, "exchange", "exchange", "t.day", "t.what", f"{_SOMEBODY} || ': ' || t.what",
        people="SELECT id FROM exchange WHERE contact_id = :id",
        changes=(("exchange", "id"),),
    ),
    Kind(
        4, "promise", "promise", "t.made_on", "t.what", f"{_SOMEBODY} || ': ' || t.what",
        people="SELECT id FROM promise WHERE contact_id = :id",
        changes=(("promise", "id"),),
    ),
    Kind(
        5, "feedback", "feedback", "t.asked_on", "t.about", f"{_SOMEBODY} || ': ' || t.about",
        people="SELECT id FROM feedback WHERE contact_id = :id",
        details="t.gist", changes=(("feedback", "id"),),
    ),
    Kind(
        6, "mentorship", "mentorship", "t.since_on", "''", f"{_SOMEBODY} || ' (' || t.role || ')'",
        details=f"ifnull(t.focus, ''){_BREAK}{_all('item', 'mentorship_item', 'mentorship_id')}",
        people="SELECT id FROM mentorship WHERE contact_id = :id",
        changes=(("mentorship", "id"), ("mentorship_item", "mentorship_id")),
    ),
    Kind(
        7, "relation", "relation", "coalesce(t.since_on, '')", "''",
        f"{_SOMEBODY} || ', ' || t.type || ' of ' || {_name_of('contact', 'other_id')}",
        people="SELECT id FROM relation WHERE contact_id = :id OR other_id = :id",
        changes=(("relation", "id"),),
    ),
    Kind(
        8, "event", "event", "t.starts_on", "t.name", "t.name",
        details=f"t.place{_BREAK}t.url",
        note=f"t.note{_BREAK}{_all('note', 'event_contact', 'event_id')}", handle="t.slug",
        people="SELECT event_id FROM event_contact WHERE contact_id = :id",
        changes=(("event", "id"), ("event_contact", "event_id")),
    ),
    Kind(
        9, "resource", "resource", "t.added_on", "t.title", "t.title",
        tags=_all("topic", "resource_topic", "resource_id"),
        details=f"t.author{_BREAK}t.source{_BREAK}t.url", note="t.takeaways", handle="t.slug",
        people="SELECT id FROM resource WHERE recommended_by_id = :id "
        "UNION SELECT resource_id FROM resource_share WHERE contact_id = :id",
        changes=(("resource", "id"), ("resource_topic", "resource_id")),
    ),
    Kind(
        10, "goal", "goal", "t.started_on", "t.name", "t.name",
        tags=f"t.area{_BREAK}{_all('topic', 'goal_topic', 'goal_id')}", details="t.next_action", note="t.why",
        handle="t.slug",
        people="SELECT goal_id FROM goal_contact WHERE contact_id = :id",
        changes=(("goal", "id"), ("goal_topic", "goal_id")),
    ),
    Kind(
        11, "contact", "contact", "t.added_on", "t.name", "t.name",
        tags=f"{_all('tag', 'contact_tag', 'contact_id')}{_BREAK}{_all('topic', 'contact_topic', 'contact_id')}",
        details=f"t.organisation{_BREAK}t.role{_BREAK}t.place{_BREAK}t.met_how{_BREAK}"
        f"{_all('nickname', 'contact_nickname', 'contact_id')}{_BREAK}{_all('value', 'contact_detail', 'contact_id')}",
        handle="t.slug",
        people="SELECT :id",
        changes=(
            ("contact", "id"), ("contact_nickname", "contact_id"), ("contact_detail", "contact_id"),
            ("contact_tag", "contact_id"), ("contact_topic", "contact_id"),
        ),
    ),
)  # fmt: skip
BY_SUBJECT = {kind.subject: kind for kind in KINDS}
TALKS = KINDS[0]


def kind_of(key: int) -> Kind:
    return KINDS[key >> _ROOM_FOR_IDS]


def record_of(key: int) -> int:
    return key & ((1 << _ROOM_FOR_IDS) - 1)


def texts(db: sqlite3.Connection, kind: Kind, ids: Iterable[int] | None = None) -> Iterator[tuple[Any, ...]]:
    """Id, day, name, tags, details and note of each record of a kind, or of those with the ids, as they were typed."""
    columns = f"t.id, {kind.day}, {kind.name}, {kind.tags}, {kind.details}, {kind.note}"
    sql = f"SELECT {columns} FROM {kind.table} t"  # noqa: S608
    if ids is None:
        return iter(db.execute(f"{sql} ORDER BY t.id"))
    return iter(db.execute(f"{sql} WHERE {_LISTED}", (as_list(ids),)))


def changed(db: sqlite3.Connection, kind: Kind, after_step: int) -> set[int]:
    """The ids whose texts may have changed since a step; what another program changed is always among them."""
    found: set[int] = set()
    for table, owner in kind.changes:
        for which in ("_step > ?", "_step IS NULL"):
            sql = f"SELECT DISTINCT {owner} FROM {table}_history WHERE {which}"  # noqa: S608
            found.update(one for (one,) in db.execute(sql, (after_step,) if "?" in which else ()))
    return found


def of_somebody(db: sqlite3.Connection, slug: str, kinds: Iterable[Kind]) -> list[int]:
    """The keys of the records that are about a contact."""
    (contact,) = db.execute("SELECT id FROM contact WHERE slug = ?", (slug,)).fetchone()
    return [
        kind.key(record)
        for kind in kinds
        if kind.people
        for (record,) in db.execute(kind.people, {"id": contact})
    ]
