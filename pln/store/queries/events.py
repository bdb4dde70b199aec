"""Events: the latest first, whom one met there, and who of a community one knows."""

import sqlite3
from collections.abc import Sequence
from datetime import date, timedelta

from pln.classes import dataclass
from pln.facts.event import Encounter, Event, Met
from pln.facts.refs import Ref
from pln.store.queries.rows import (
    Conditions,
    Words,
    by_owner,
    day,
    existing,
    for_rules,
    plain_texts,
    ref,
    refs,
    whatever_the_bytes,
)
from pln.vocabulary import EVENT_KINDS, EVENT_STATUSES, UNREADABLE, EventKind, EventStatus

_KINDS, _STATUSES = Words(EVENT_KINDS), Words(EVENT_STATUSES)

_COLUMNS = """e.id, e.uuid, e.slug, e.name, e.kind, e.status, e.starts_on, e.ends_on, e.place, e.url,
    c.slug, c.name, e.note, e.created_at, e.updated_at"""
_LAST_DAY = "coalesce(e.ends_on, e.starts_on)"
_GOALS = """SELECT l.event_id, g.slug, g.name FROM goal_event l JOIN goal g ON g.id = l.goal_id
    WHERE l.event_id IN ({ids}) ORDER BY l.event_id, g.name_key"""
_PEOPLE = """SELECT m.event_id, c.slug, c.name, m.note FROM event_contact m JOIN contact c ON c.id = m.contact_id
    WHERE m.event_id IN ({ids}) ORDER BY m.event_id, c.name_key, c.id"""


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events are wanted; None: whatever the value.

    `contact` was met there; `since` and `until` want those of which at least one day lies between them.
    """

    statuses: Sequence[EventStatus] | None = None
    kind: EventKind | None = None
    community: str | None = None
    contact: str | None = None
    goal: str | None = None
    since: date | None = None
    until: date | None = None
    slugs: Sequence[str] | None = None


def _conditions(wanted: EventFilter) -> Conditions:
    conditions = Conditions()
    if wanted.statuses is not None:
        conditions.add(f"e.status IN ({','.join('?' * len(wanted.statuses))})", *wanted.statuses)
    if wanted.slugs is not None:
        conditions.add(f"e.slug IN ({','.join('?' * len(wanted.slugs))})", *wanted.slugs)
    conditions.add_if(wanted.kind, "e.kind = ?")
    conditions.add_if(wanted.since and wanted.since.isoformat(), f"{_LAST_DAY} >= ?")
    conditions.add_if(wanted.until and wanted.until.isoformat(), "e.starts_on <= ?")
    conditions.add_if(wanted.community, "e.community_id = (SELECT id FROM contact WHERE slug = ?)")
    conditions.add_if(
        wanted.contact,
        "e.id IN (SELECT m.event_id FROM event_contact m JOIN contact w ON w.id = m.contact_id WHERE w.slug = ?)",
    )
    conditions.add_if(
        wanted.goal,
        "e.id IN (SELECT l.event_id FROM goal_event l JOIN goal g ON g.id = l.goal_id WHERE g.slug = ?)",
    )
    return conditions


@whatever_the_bytes
def events(db: sqlite3.Connection, wanted: EventFilter) -> list[Event]:
    """Events, the latest start first."""
    conditions = _conditions(wanted)
    sql = f"""SELECT {_COLUMNS} FROM event e LEFT JOIN contact c ON c.id = e.community_id
        WHERE {conditions.where} ORDER BY e.starts_on DESC, e.id DESC"""  # noqa: S608
    rows = db.execute(sql, conditions.values).fetchall()
    ids = [row[0] for row in rows]
    goals, people = by_owner(db, _GOALS, ids), by_owner(db, _PEOPLE, ids)
    return [
        Event(
            id=row[0],
            uuid=row[1],
            slug=row[2],
            name=row[3],
            kind=_KINDS[row[4]],
            status=_STATUSES[row[5]],
            starts_on=day(row[6]),
            ends_on=day(row[7]),
            place=row[8],
            url=row[9],
            community=ref(row[10], row[11]),
            goals=refs(goals[row[0]]),
            people=tuple(Met(Ref(slug, name), note) for slug, name, note in people[row[0]]),
            note=row[12],
            created_at=row[13],
            updated_at=row[14],
        )
        for row in rows
    ]


def event(db: sqlite3.Connection, slug: str) -> Event:
    """The event with this slug. NotFoundError where it was deleted meanwhile."""
    return existing(events(db, EventFilter(slugs=(slug,))), "event", slug)


# The talks of years are not gone through: for each person met, the days since are looked up one by one until one has
# a talk. CROSS JOIN says what leads.
_FOLLOWED = """(SELECT d.day FROM json_each(:days) since CROSS JOIN contact_day d ON d.day = since.value
    WHERE since.value > {ended_on} AND d.contact_id = c.id AND EXISTS (
        SELECT 1 FROM interaction i CROSS JOIN interaction_contact l ON l.interaction_id = i.id AND l.contact_id = c.id
        WHERE i.day = d.day AND i.status = 'done' AND i.kind <> 'event') LIMIT 1)"""
_PLANNED = """SELECT l.contact_id, min(i.day) AS day FROM interaction i
    CROSS JOIN interaction_contact l ON l.interaction_id = i.id
    WHERE i.status = 'planned' AND i.day >= :today AND i.kind <> 'event' GROUP BY l.contact_id"""
_MET = f"""SELECT e.slug, e.name, {_LAST_DAY} AS ended_on, c.slug, c.name,
        {_FOLLOWED.replace("{ended_on}", _LAST_DAY)}, p.day
    FROM event e CROSS JOIN event_contact m ON m.event_id = e.id JOIN contact c ON c.id = m.contact_id
    LEFT JOIN ({_PLANNED}) p ON p.contact_id = c.id
    WHERE c.archived = 0 AND {{which}} ORDER BY ended_on DESC, e.id, c.name_key, c.id"""  # noqa: S608


@whatever_the_bytes
def encounters(db: sqlite3.Connection, since: date, today: date) -> list[Encounter]:
    """Whom I met at the events that ended from `since` to today, and when we talked again; latest event first.

    Archived people are left out.
    """
    return _encounters(db, f"{_LAST_DAY} BETWEEN :since AND :today", since, today)


@whatever_the_bytes
def encounters_at(db: sqlite3.Connection, slug: str, today: date) -> list[Encounter]:
    """Whom I met at one event, and when we talked again; in order of their names, without the archived ones."""
    since = for_rules(event(db, slug).last_day) or today
    return _encounters(db, "e.slug = :slug", since, today, slug)


def _encounters(
    db: sqlite3.Connection, which: str, since: date, today: date, slug: str | None = None
) -> list[Encounter]:
    days = plain_texts((since + timedelta(number)).isoformat() for number in range((today - since).days + 1))
    values = {"since": since.isoformat(), "today": today.isoformat(), "slug": slug, "days": days}
    return [
        Encounter(
            event=Ref(slug, name),
            ended_on=ended_on,
            contact=Ref(called, full_name),
            followed_on=for_rules(day(followed_on)),
            planned_on=for_rules(day(planned_on)),
        )
        for slug, name, last_day, called, full_name, followed_on, planned_on in db.execute(
            _MET.replace("{which}", which), values
        )
        if (ended_on := day(last_day)) is not UNREADABLE
    ]


# Three ways to know somebody of a community, each by an index: met there before, tagged so, related to it.
_ACQUAINTANCES = """WITH community AS (SELECT id, slug FROM contact WHERE id IN ({ids}))
    SELECT known.community_id, c.slug, c.name FROM (
        SELECT k.id AS community_id, m.contact_id FROM community k
            JOIN event e ON e.community_id = k.id JOIN event_contact m ON m.event_id = e.id
        UNION SELECT k.id, t.contact_id FROM community k JOIN contact_tag t ON t.tag = k.slug
        UNION SELECT k.id, r.contact_id FROM community k
            JOIN relation r ON r.other_id = k.id AND r.type = 'member'
        UNION SELECT k.id, r.other_id FROM community k
            JOIN relation r ON r.contact_id = k.id AND r.type = 'community'
    ) known JOIN contact c ON c.id = known.contact_id
    WHERE c.archived = 0 AND c.id <> known.community_id ORDER BY known.community_id, c.name_key, c.id"""


@whatever_the_bytes
def acquaintances(db: sqlite3.Connection, communities: Sequence[str]) -> dict[str, tuple[Ref, ...]]:
    """For each community, by slug: whom I know of it, by name.

    They were met at an event of it, bear its slug as a tag, or are related to it as members.
    """
    listed = ",".join("?" * len(communities))
    sql = f"SELECT id, slug FROM contact WHERE slug IN ({listed})"  # noqa: S608
    slugs = dict(db.execute(sql, tuple(communities)).fetchall())
    known = by_owner(db, _ACQUAINTANCES, list(slugs))
    return {slug: refs(known[number]) for number, slug in slugs.items()}
