"""Mentorships with their agenda and actions, and what mentoring is judged by."""

import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import Any

from pln.classes import dataclass, replace
from pln.facts.mentoring import Mentoring
from pln.facts.mentorship import Item, Mentorship
from pln.facts.refs import Ref
from pln.store.queries.rows import (
    Conditions,
    Words,
    by_owner,
    day,
    days,
    existing,
    for_rules,
    period,
    refs,
    whatever_the_bytes,
)
from pln.vocabulary import MENTORSHIP_FOCUSES, MENTORSHIP_ROLES, MentorshipRole

_ROLES, _FOCUSES = Words(MENTORSHIP_ROLES), Words(MENTORSHIP_FOCUSES)

_COLUMNS = """m.id, m.uuid, c.slug, c.name, m.role, m.focus, m.since_on, m.until_on, m.cadence_days, m.told_on,
    m.note, m.created_at, m.updated_at"""
_GOALS = """SELECT l.mentorship_id, g.slug, g.name FROM mentorship_goal l JOIN goal g ON g.id = l.goal_id
    WHERE l.mentorship_id IN ({ids}) ORDER BY l.mentorship_id, g.name_key"""
_ITEMS = """SELECT mentorship_id, kind, item, added_on, done_on FROM mentorship_item
    WHERE mentorship_id IN ({ids}) ORDER BY mentorship_id, kind, position, item"""


@dataclass(frozen=True, slots=True)
class MentorshipFilter:
    """Which mentorships are wanted; None: whatever the value. Open is what has not ended."""

    contact: str | None = None
    role: MentorshipRole | None = None
    open: bool | None = None
    id: int | None = None


@whatever_the_bytes
def mentorships(db: sqlite3.Connection, wanted: MentorshipFilter) -> list[Mentorship]:
    """Mentorships: open ones by name, then ended ones, the latest end first."""
    conditions = Conditions()
    conditions.add_if(wanted.id, "m.id = ?")
    conditions.add_if(wanted.contact, "m.contact_id = (SELECT id FROM contact WHERE slug = ?)")
    conditions.add_if(wanted.role, "m.role = ?")
    conditions.add_if(wanted.open, "(m.until_on IS NULL) = ?")
    sql = f"""SELECT {_COLUMNS} FROM mentorship m JOIN contact c ON c.id = m.contact_id
        WHERE {conditions.where}
        ORDER BY m.until_on IS NOT NULL, m.until_on DESC, c.name_key, m.id"""  # noqa: S608
    rows = db.execute(sql, conditions.values).fetchall()
    ids = [row[0] for row in rows]
    goals, items = by_owner(db, _GOALS, ids), by_owner(db, _ITEMS, ids)
    return [
        Mentorship(
            id=row[0],
            uuid=row[1],
            contact=Ref(row[2], row[3]),
            role=_ROLES[row[4]],
            focus=_FOCUSES[row[5]],
            since_on=day(row[6]),
            until_on=day(row[7]),
            cadence_days=period(row[8]),
            told_on=day(row[9]),
            goals=refs(goals[row[0]]),
            agenda=_items(items[row[0]], "agenda"),
            actions=_items(items[row[0]], "action"),
            note=row[10],
            created_at=row[11],
            updated_at=row[12],
        )
        for row in rows
    ]


def _items(rows: Sequence[tuple[Any, ...]], wanted: str) -> tuple[Item, ...]:
    return tuple(Item(item, day(added), day(done)) for kind, item, added, done in rows if kind == wanted)


def mentorship(db: sqlite3.Connection, number: int) -> Mentorship:
    """The mentorship with this id. NotFoundError where it was deleted meanwhile."""
    return existing(mentorships(db, MentorshipFilter(id=number)), "mentorship", number)


_JUDGED = """SELECT m.id, c.snoozed_until FROM mentorship m JOIN contact c ON c.id = m.contact_id
    WHERE m.until_on IS NULL AND c.archived = 0"""
_IS_SESSION = "i.kind NOT IN ('message', 'email', 'event')"
# CROSS JOIN keeps SQLite from going through the days of everybody's interactions instead of one person's.
_HELD = f"""SELECT DISTINCT m.id, i.day FROM mentorship m
    CROSS JOIN interaction_contact l ON l.contact_id = m.contact_id
    CROSS JOIN interaction i ON i.id = l.interaction_id
    WHERE m.id IN ({{ids}}) AND {_IS_SESSION} AND i.status = 'done' AND i.day >= m.since_on
    ORDER BY m.id, i.day"""  # noqa: S608
# Few interactions are still to come, and many have been with one person: so it begins with those to come.
_PLANNED = f"""SELECT DISTINCT m.id, i.day FROM interaction i
    CROSS JOIN interaction_contact l ON l.interaction_id = i.id
    CROSS JOIN mentorship m ON m.contact_id = l.contact_id
    WHERE i.status = 'planned' AND i.day >= :today AND {_IS_SESSION} AND m.id IN ({{ids}})
    ORDER BY m.id, i.day"""  # noqa: S608
_ALLIES = """SELECT relationship, slug, name FROM contact
    WHERE relationship IN ('sponsor', 'peer') AND status = 'known' AND archived = 0 ORDER BY name_key, id"""
_TOLD = """SELECT m.id, max(e.told_on) FROM mentorship m JOIN exchange e ON e.contact_id = m.contact_id
    WHERE m.id IN ({ids}) AND e.told_on IS NOT NULL GROUP BY m.id"""


@whatever_the_bytes
def mentoring(db: sqlite3.Connection, today: date) -> list[Mentoring]:
    """Every open mentorship, by name, with the days that it is judged by. Archived people are left out."""
    snoozed = {number: for_rules(day(until)) for number, until in db.execute(_JUDGED)}
    ids = list(snoozed)
    held, told = by_owner(db, _HELD, ids), by_owner(db, _TOLD, ids)
    planned = by_owner(db, _PLANNED, ids, {"today": today.isoformat()})
    return [
        Mentoring(
            mentorship=replace(one, cadence_days=for_rules(one.cadence_days), told_on=for_rules(one.told_on)),
            sessions=days(held[one.id]),
            planned_on=next(iter(days(planned[one.id])), None),
            outcome_told_on=next(iter(days(told[one.id])), None),
            snoozed_until=snoozed[one.id],
        )
        for one in mentorships(db, MentorshipFilter(open=True))
        if one.id in snoozed
    ]


@whatever_the_bytes
def allies(db: sqlite3.Connection) -> dict[str, tuple[Ref, ...]]:
    """Who is a sponsor or a peer of mine by what their contact says, by name: known people, not archived."""
    known = db.execute(_ALLIES).fetchall()
    return {word: refs([row[1:] for row in known if row[0] == word]) for word in ("sponsor", "peer")}
