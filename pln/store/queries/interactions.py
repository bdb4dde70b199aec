"""Interactions: newest first."""

import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import Any

from pln.classes import dataclass
from pln.facts.beginning import Beginning
from pln.facts.interaction import Interaction
from pln.store.queries.rows import (
    Conditions,
    Words,
    at_most,
    by_owner,
    column,
    day,
    days,
    numbers,
    ref,
    refs,
    whatever_the_bytes,
    word,
)
from pln.vocabulary import (
    INITIATORS,
    INTERACTION_KINDS,
    INTERACTION_STATUSES,
    STANCES,
    UNREADABLE,
    InteractionKind,
    InteractionStatus,
)

_KINDS, _STATUSES = Words(INTERACTION_KINDS), Words(INTERACTION_STATUSES)
_INITIATORS, _STANCES = Words(INITIATORS), Words(STANCES)

_COLUMNS = """i.id, i.uuid, i.day, i.time, i.kind, i.status, i.initiated_by, i.summary, i.minutes, i.stance,
    i.note, i.added_by, i.created_at, i.updated_at, e.slug, e.name"""
_PEOPLE = """SELECT l.interaction_id, c.slug, c.name FROM interaction_contact l JOIN contact c ON c.id = l.contact_id
    WHERE l.interaction_id IN ({ids}) ORDER BY l.interaction_id, c.name_key"""
_GOALS = """SELECT l.interaction_id, g.slug, g.name FROM interaction_goal l JOIN goal g ON g.id = l.goal_id
    WHERE l.interaction_id IN ({ids}) ORDER BY l.interaction_id, g.name_key"""
_RESOURCES = """SELECT l.interaction_id, r.slug, r.title FROM interaction_resource l
    JOIN resource r ON r.id = l.resource_id
    WHERE l.interaction_id IN ({ids}) ORDER BY l.interaction_id, r.title_key"""
_TAGS = "SELECT interaction_id, tag FROM interaction_tag WHERE interaction_id IN ({ids}) ORDER BY 1, 2"


@dataclass(frozen=True, slots=True)
class InteractionFilter:
    """Which interactions are wanted; None: whatever the value. `since` and `until` are included."""

    contact: str | None = None
    goal: str | None = None
    resource: str | None = None
    event: str | None = None
    kind: InteractionKind | None = None
    status: InteractionStatus | None = None
    tag: str | None = None
    since: date | None = None
    until: date | None = None
    id: int | None = None
    ids: frozenset[int] | None = None


def _conditions(wanted: InteractionFilter) -> Conditions:
    conditions = Conditions()
    conditions.add_if(wanted.id, "i.id = ?")
    if wanted.ids is not None:
        conditions.add("i.id IN (SELECT value FROM json_each(?))", numbers(wanted.ids))
    conditions.add_if(wanted.kind, "i.kind = ?")
    conditions.add_if(wanted.status, "i.status = ?")
    conditions.add_if(wanted.since and wanted.since.isoformat(), "i.day >= ?")
    conditions.add_if(wanted.until and wanted.until.isoformat(), "i.day <= ?")
    conditions.add_if(word(wanted.tag), "i.id IN (SELECT interaction_id FROM interaction_tag WHERE tag = ?)")
    conditions.add_if(
        wanted.contact,
        "i.id IN (SELECT l.interaction_id FROM interaction_contact l JOIN contact c ON c.id = l.contact_id "
        "WHERE c.slug = ?)",
    )
    conditions.add_if(
        wanted.goal,
        "i.id IN (SELECT l.interaction_id FROM interaction_goal l JOIN goal g ON g.id = l.goal_id "
        "WHERE g.slug = ?)",
    )
    conditions.add_if(
        wanted.resource,
        "i.id IN (SELECT l.interaction_id FROM interaction_resource l JOIN resource r ON r.id = l.resource_id "
        "WHERE r.slug = ?)",
    )
    conditions.add_if(wanted.event, "e.slug = ?")
    return conditions


@whatever_the_bytes
def interactions(
    db: sqlite3.Connection, wanted: InteractionFilter, limit: int | None = None
) -> Sequence[Interaction]:
    """Interactions, the latest day first: all, or the first of them, at most `limit`."""
    conditions = _conditions(wanted)
    found = f"FROM interaction i LEFT JOIN event e ON e.id = i.event_id WHERE {conditions.where}"
    sql = f"SELECT {_COLUMNS} {found} ORDER BY i.day DESC, i.time DESC, i.id DESC LIMIT ?"
    known = _complete(db, db.execute(sql, [*conditions.values, at_most(limit)]).fetchall())
    if limit is None or len(known) < limit:
        return known
    return Beginning(known, db.execute(f"SELECT count(*) {found}", conditions.values).fetchone()[0])


def _complete(db: sqlite3.Connection, rows: list[tuple[Any, ...]]) -> list[Interaction]:
    ids = [row[0] for row in rows]
    people, goals = by_owner(db, _PEOPLE, ids), by_owner(db, _GOALS, ids)
    resources, tags = by_owner(db, _RESOURCES, ids), by_owner(db, _TAGS, ids)
    return [
        Interaction(
            id=row[0],
            uuid=row[1],
            day=day(row[2]),
            time=row[3],
            kind=_KINDS[row[4]],
            status=_STATUSES[row[5]],
            initiated_by=_INITIATORS[row[6]],
            summary=row[7],
            people=refs(people[row[0]]),
            goals=refs(goals[row[0]]),
            resources=refs(resources[row[0]]),
            event=ref(row[14], row[15]),
            minutes=row[8],
            stance=_STANCES[row[9]],
            tags=column(tags[row[0]]),
            note=row[10],
            added_by=row[11],
            created_at=row[12],
            updated_at=row[13],
        )
        for row in rows
    ]


@whatever_the_bytes
def touches(db: sqlite3.Connection, since: date, today: date) -> list[tuple[date, int]]:
    """For each day from `since` to today with a done interaction: how many different people took part."""
    sql = """SELECT day, count(DISTINCT contact_id) FROM contact_day
        WHERE day BETWEEN ? AND ? GROUP BY day ORDER BY day"""
    return [
        (on, count)
        for text, count in db.execute(sql, (since.isoformat(), today.isoformat()))
        if (on := day(text)) is not UNREADABLE
    ]


@whatever_the_bytes
def latest_weeks(db: sqlite3.Connection, today: date) -> tuple[date, ...]:
    """Of each calendar week with a done interaction the last day with one, from the latest back to the first gap."""
    # From week to week by the index: as many steps as weeks, instead of a million rows. Back six days, then on to
    # Monday, is the Monday of a week.
    sql = """WITH RECURSIVE done (day) AS (
            SELECT max(day) FROM interaction WHERE status = 'done' AND day <= ?
            UNION ALL SELECT (SELECT max(day) FROM interaction WHERE status = 'done'
                AND day < coalesce(date(done.day, '-6 days', 'weekday 1'), done.day)
                AND day >= coalesce(date(done.day, '-6 days', 'weekday 1', '-7 days'), ''))
            FROM done WHERE day IS NOT NULL)
        SELECT day FROM done WHERE day IS NOT NULL"""
    return days(db.execute(sql, (today.isoformat(),)))


@whatever_the_bytes
def first_day(db: sqlite3.Connection) -> date | None:
    """The day of the earliest done interaction."""
    sql = "SELECT min(day) FROM interaction WHERE status = 'done'"
    first: date | None = day(db.execute(sql).fetchone()[0])
    if first is UNREADABLE:
        first = day(db.execute(f"{sql} AND day IS date(day, '+0 days')").fetchone()[0])
    return first
