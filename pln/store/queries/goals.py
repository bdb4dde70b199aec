"""Goals, their milestones and check-ins, and the record that progress is rebuilt from."""

import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import Any

from pln.classes import dataclass
from pln.facts.goal import CheckIn, Goal, Milestone
from pln.facts.goal_record import GoalRecord, Supporter
from pln.facts.refs import Ref
from pln.store.queries.resources import ResourceFilter, resources
from pln.store.queries.rows import (
    Conditions,
    Words,
    by_owner,
    column,
    day,
    days,
    existing,
    ref,
    whatever_the_bytes,
    word,
)
from pln.store.queries.ties import ties_with_ids
from pln.vocabulary import GOAL_ROLES, GOAL_STATUSES, MEASURES, UNREADABLE, GoalStatus

_STATUSES, _MEASURES, _ROLES = Words(GOAL_STATUSES), Words(MEASURES), Words(GOAL_ROLES)
_MOST_WEIGHT = 1000

_COLUMNS = """g.id, g.uuid, g.slug, g.name, g.status, g.why, g.area, g.level_now, g.level_wanted, g.started_on,
    g.due_on, p.slug, p.name, g.measure, g.unit, g.start_value, g.target_value, g.next_action,
    g.created_at, g.updated_at"""
_TOPICS = "SELECT goal_id, topic FROM goal_topic WHERE goal_id IN ({ids}) ORDER BY 1, 2"
_MILESTONE = """SELECT {owner} m.id, m.uuid, g.slug, g.name, m.name, m.weight, m.position, m.due_on, m.done_on,
    m.created_at, m.updated_at FROM milestone m JOIN goal g ON g.id = m.goal_id
    WHERE {where} ORDER BY g.name_key, m.position, m.id"""
_CHECK_IN = """SELECT {owner} k.id, k.uuid, g.slug, g.name, k.day, k.value, k.confidence, k.blocker, k.next_action,
    k.note, k.created_at, k.updated_at FROM checkin k JOIN goal g ON g.id = k.goal_id
    WHERE {where} ORDER BY k.day, k.id"""
_SUPPORTERS = """SELECT l.goal_id, c.slug, l.role, c.id FROM goal_contact l JOIN contact c ON c.id = l.contact_id
    WHERE l.goal_id IN ({ids}) ORDER BY l.goal_id, c.name_key, l.role"""
_LINKED = """SELECT l.goal_id, r.slug FROM goal_resource l JOIN resource r ON r.id = l.resource_id
    WHERE l.goal_id IN ({ids}) ORDER BY l.goal_id, r.title_key"""
# The latest day of each goal is one step in the index, however many days it has.
_TALKS = """SELECT id, day FROM (SELECT g.id,
        (SELECT max(day) FROM goal_day WHERE goal_id = g.id AND contact_id = 0 AND day <= :today) AS day
        FROM goal g WHERE g.id IN ({ids})) WHERE day IS NOT NULL
    UNION SELECT goal_id, day FROM goal_day
    WHERE contact_id = 0 AND goal_id IN ({ids}) AND day >= :since ORDER BY 1, 2"""
_NEVER = "9999"  # after every day


@dataclass(frozen=True, slots=True)
class GoalFilter:
    """Which goals are wanted; None: whatever the value."""

    statuses: Sequence[GoalStatus] | None = None
    area: str | None = None
    topic: str | None = None
    slugs: Sequence[str] | None = None
    contact: str | None = None


@whatever_the_bytes
def goals(db: sqlite3.Connection, wanted: GoalFilter) -> list[Goal]:
    """Goals in order of their names."""
    conditions = Conditions()
    if wanted.statuses is not None:
        conditions.add(f"g.status IN ({','.join('?' * len(wanted.statuses))})", *wanted.statuses)
    if wanted.slugs is not None:
        conditions.add(f"g.slug IN ({','.join('?' * len(wanted.slugs))})", *wanted.slugs)
    conditions.add_if(wanted.area, "g.area = ?")
    conditions.add_if(word(wanted.topic), "g.id IN (SELECT goal_id FROM goal_topic WHERE topic = ?)")
    conditions.add_if(
        wanted.contact,
        "g.id IN (SELECT l.goal_id FROM goal_contact l JOIN contact c ON c.id = l.contact_id WHERE c.slug = ?)",
    )
    sql = f"""SELECT {_COLUMNS} FROM goal g LEFT JOIN goal p ON p.id = g.parent_id
        WHERE {conditions.where} ORDER BY g.name_key, g.id"""  # noqa: S608
    rows = db.execute(sql, conditions.values).fetchall()
    topics = by_owner(db, _TOPICS, [row[0] for row in rows])
    return [
        Goal(
            id=row[0],
            uuid=row[1],
            slug=row[2],
            name=row[3],
            status=_STATUSES[row[4]],
            why=row[5],
            area=row[6],
            topics=column(topics[row[0]]),
            level_now=row[7],
            level_wanted=row[8],
            started_on=day(row[9]),
            due_on=day(row[10]),
            parent=ref(row[11], row[12]),
            measure=_MEASURES[row[13]],
            unit=row[14],
            start_value=row[15],
            target_value=row[16],
            next_action=row[17],
            created_at=row[18],
            updated_at=row[19],
        )
        for row in rows
    ]


def goal(db: sqlite3.Connection, slug: str) -> Goal:
    """The goal with this slug. NotFoundError where it was deleted meanwhile."""
    return existing(goals(db, GoalFilter(slugs=(slug,))), "goal", slug)


def _milestone(row: tuple[Any, ...]) -> Milestone:
    number, uuid, slug, name, title, weight, position, due_on, done_on, created_at, updated_at = row
    goal = Ref(slug, name)
    weight = weight if 0 <= weight <= _MOST_WEIGHT else UNREADABLE
    return Milestone(
        number, uuid, goal, title, weight, position, day(due_on), day(done_on), created_at, updated_at
    )


def _check_in(row: tuple[Any, ...]) -> CheckIn:
    number, uuid, slug, name, on, value, confidence, blocker, next_action, note, created_at, updated_at = row
    goal, on = Ref(slug, name), day(on)
    return CheckIn(
        number, uuid, goal, on, value, confidence, blocker, next_action, note, created_at, updated_at
    )


@whatever_the_bytes
def milestones(
    db: sqlite3.Connection, goal_slug: str | None = None, number: int | None = None
) -> list[Milestone]:
    """Milestones in the order of their goals, then in their own; of one goal, or the one with this id."""
    conditions = Conditions()
    conditions.add_if(goal_slug, "g.slug = ?")
    conditions.add_if(number, "m.id = ?")
    sql = _MILESTONE.replace("{owner}", "").replace("{where}", conditions.where)
    return [_milestone(row) for row in db.execute(sql, conditions.values)]


@whatever_the_bytes
def check_ins(
    db: sqlite3.Connection, goal_slug: str | None = None, number: int | None = None
) -> list[CheckIn]:
    """Check-ins, oldest first; those of one goal, or the one with this number."""
    conditions = Conditions()
    conditions.add_if(goal_slug, "g.slug = ?")
    conditions.add_if(number, "k.id = ?")
    sql = _CHECK_IN.replace("{owner}", "").replace("{where}", conditions.where)
    return [_check_in(row) for row in db.execute(sql, conditions.values)]


@whatever_the_bytes
def goal_records(
    db: sqlite3.Connection, today: date, wanted: GoalFilter, since: date | None = None
) -> list[GoalRecord]:
    """Goals with every dated fact that their progress, support and evidence are rebuilt from.

    Of the days of talks they have the latest one, and those from `since` on.
    """
    found = goals(db, wanted)
    ids = [goal.id for goal in found]
    owned = "g.id IN ({ids})"
    steps = by_owner(db, _MILESTONE.replace("{owner}", "m.goal_id,").replace("{where}", owned), ids)
    answers = by_owner(db, _CHECK_IN.replace("{owner}", "k.goal_id,").replace("{where}", owned), ids)
    helpers, linked = by_owner(db, _SUPPORTERS, ids), by_owner(db, _LINKED, ids)
    until = {"today": today.isoformat(), "since": since.isoformat() if since else _NEVER}
    talks = by_owner(db, _TALKS, ids, until)
    supporting = sorted({number for rows in helpers.values() for *_, number in rows})
    people = {tie.slug: tie for tie in ties_with_ids(db, today, supporting)}
    serving = {slug for rows in linked.values() for (slug,) in rows}
    things = {thing.slug: thing for thing in resources(db, ResourceFilter(slugs=sorted(serving)))}
    return [
        GoalRecord(
            goal=goal,
            milestones=tuple(map(_milestone, steps[goal.id])),
            checkins=tuple(map(_check_in, answers[goal.id])),
            resources=tuple(things[slug] for (slug,) in linked[goal.id]),
            supporters=tuple(Supporter(people[slug], _ROLES[role]) for slug, role, _ in helpers[goal.id]),
            talks=days(talks[goal.id]),
        )
        for goal in found
    ]
