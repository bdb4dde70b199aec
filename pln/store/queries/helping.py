"""Who might help with a goal, by expertise, role or earlier talks; and who among them know each other."""

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from pln.facts.contact import Tie
from pln.facts.goal import Goal
from pln.names import fold
from pln.rules.gaps import Around, Candidate
from pln.rules.matching import Helper, contenders, suffice
from pln.store.queries.rows import Words, column, day, for_rules, whatever_the_bytes
from pln.store.queries.ties import ties
from pln.vocabulary import (
    CONTACT_KINDS,
    CONTACT_STATUSES,
    GOAL_ROLES,
    OWN_ROLES,
    RELATIONSHIPS,
    GoalRole,
)

_KNOWN_ROLES, _KINDS, _STATUSES = Words(GOAL_ROLES), Words(CONTACT_KINDS), Words(CONTACT_STATUSES)
_OWN_ROLES, _RELATIONSHIPS = Words(OWN_ROLES), Words(RELATIONSHIPS)

_EXPERTISE = """SELECT c.slug, t.topic FROM contact c JOIN contact_topic t ON t.contact_id = c.id
    WHERE c.slug IN (SELECT value FROM json_each(?)) AND t.topic_role = 'expertise' ORDER BY c.slug, t.topic"""
_EXPERTS = """SELECT t.topic, c.slug FROM contact_topic t JOIN contact c ON c.id = t.contact_id
    WHERE t.topic IN (SELECT value FROM json_each(?)) AND t.topic_role = 'expertise' AND c.archived = 0{known}"""
_ROLES = """SELECT g.slug, c.slug, l.role FROM goal_contact l JOIN goal g ON g.id = l.goal_id
    JOIN contact c ON c.id = l.contact_id WHERE g.slug IN (SELECT value FROM json_each(?)) AND c.archived = 0{known}
    ORDER BY l.role"""
_TALKS = """SELECT g.slug, c.slug, max(d.day) FROM goal g JOIN goal_day d ON d.goal_id = g.id
    JOIN contact c ON c.id = d.contact_id
    WHERE g.slug IN (SELECT value FROM json_each(:goals)) AND d.day <= :today AND c.archived = 0{known}
    GROUP BY d.goal_id, d.contact_id"""
_TALKS_WITH = """SELECT slug, latest FROM (SELECT c.slug,
        (SELECT max(d.day) FROM goal_day d WHERE d.goal_id = (SELECT id FROM goal WHERE slug = :goal)
            AND d.contact_id = c.id AND d.day <= :today) AS latest
        FROM contact c WHERE c.slug IN (SELECT value FROM json_each(:slugs)))
    WHERE latest IS NOT NULL"""
_KNOWN = " AND c.status = 'known'"

_TOPICS_KNOWN = """SELECT DISTINCT topic FROM contact_topic WHERE topic_role = 'expertise'"""
_KNOWING = """SELECT c.slug, c.name, c.kind, c.status, c.relationship, c.own_role, l.last_on, t.topic
    FROM contact_topic t JOIN contact c ON c.id = t.contact_id LEFT JOIN contact_last l ON l.contact_id = c.id
    WHERE t.topic IN (SELECT value FROM json_each(?)) AND t.topic_role = 'expertise' AND c.archived = 0
    ORDER BY c.name_key, c.id, t.topic"""
_MENTORS = """SELECT c.slug FROM mentorship_goal l JOIN goal g ON g.id = l.goal_id
    JOIN mentorship m ON m.id = l.mentorship_id JOIN contact c ON c.id = m.contact_id
    WHERE g.slug = ? AND m.role = 'mentor' AND (m.until_on IS NULL OR m.until_on >= ?) ORDER BY c.slug"""
_VIEWED = """SELECT max(f.answered_on) FROM feedback f JOIN goal g ON g.id = f.goal_id
    WHERE g.slug = ? AND f.answered_on <= ?"""
_ASKED = """SELECT c.slug, max(f.asked_on) FROM feedback f JOIN goal g ON g.id = f.goal_id
    JOIN contact c ON c.id = f.contact_id
    WHERE g.slug = ? AND f.answered_on IS NULL AND f.asked_on <= ? GROUP BY c.slug"""
# Who was added later has fewer talks as a rule: theirs are gone through for the other.
_TOGETHER = """SELECT p.first, p.second FROM (
        SELECT json_extract(value, '$[0]') AS first, json_extract(value, '$[1]') AS second FROM json_each(?)) p
    CROSS JOIN contact a ON a.slug = p.first CROSS JOIN contact b ON b.slug = p.second
    WHERE a.introduced_by_id = b.id OR b.introduced_by_id = a.id
        OR EXISTS (SELECT 1 FROM relation WHERE contact_id = a.id AND other_id = b.id)
        OR EXISTS (SELECT 1 FROM relation WHERE contact_id = b.id AND other_id = a.id)
        OR EXISTS (SELECT 1 FROM interaction_contact l CROSS JOIN interaction_contact o
            ON o.interaction_id = l.interaction_id AND o.contact_id = min(a.id, b.id)
            WHERE l.contact_id = max(a.id, b.id))"""


@whatever_the_bytes
def candidates(db: sqlite3.Connection, goal: Goal) -> list[Candidate]:
    """Who knows one of a goal's topics, known or wished for; archived ones left out. In order of their names."""
    wanted = {fold(topic) for topic in goal.topics}
    topics = _topics(db, wanted)
    found: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for slug, *row, topic in db.execute(_KNOWING, (json.dumps(topics),)):
        found[slug].append((topic, *row))
    return [
        Candidate(
            slug=slug,
            name=rows[0][1],
            kind=_KINDS[rows[0][2]],
            status=_STATUSES[rows[0][3]],
            relationship=for_rules(_RELATIONSHIPS[rows[0][4]]),
            own_role=for_rules(_OWN_ROLES[rows[0][5]]),
            last_on=for_rules(day(rows[0][6])),
            topics=column(rows),
        )
        for slug, rows in found.items()
    ]


@whatever_the_bytes
def around(db: sqlite3.Connection, goal: Goal, today: date) -> Around:
    """What stands around a goal: who knows its topics, whose mentorship serves it, and the last view on it."""
    until = (goal.slug, today.isoformat())
    (viewed,) = db.execute(_VIEWED, until).fetchone()
    mentors = column(db.execute(_MENTORS, until).fetchall())
    asked = {slug: on for slug, text in db.execute(_ASKED, until) if (on := for_rules(day(text)))}
    return Around(candidates(db, goal), mentors, for_rules(day(viewed)), asked)


@whatever_the_bytes
def acquainted(db: sqlite3.Connection, pairs: Iterable[frozenset[str]]) -> frozenset[frozenset[str]]:
    """Those of the pairs of slugs that know each other: they met in a talk, are related, or one brought the other."""
    rows = db.execute(_TOGETHER, (json.dumps([sorted(pair) for pair in pairs]),))
    return frozenset(frozenset(pair) for pair in rows)


@whatever_the_bytes
def knowing(db: sqlite3.Connection, ties: Sequence[Tie]) -> list[Helper]:
    """The ties with what each knows well."""
    expertise = _expertise(db, [tie.slug for tie in ties])
    return [Helper(tie, tuple(expertise.get(tie.slug, ()))) for tie in ties]


@whatever_the_bytes
def helpers(
    db: sqlite3.Connection, goals: Sequence[Goal], today: date, best: int | None = None
) -> dict[str, list[Helper]]:
    """For each goal, by slug: who shares a topic with it, talked about it up to today or has a role in it.

    To have been at an event that served the goal is no talk about it. Archived ones are left out. `best`: only known
    people that may be among the best so many that were not asked lately.
    """
    named, known = json.dumps([goal.slug for goal in goals]), "" if best is None else _KNOWN
    topics = _topics(db, {fold(topic) for goal in goals for topic in goal.topics})
    experts: dict[str, set[str]] = defaultdict(set)
    for topic, slug in db.execute(_EXPERTS.replace("{known}", known), (json.dumps(topics),)):
        experts[fold(topic)].add(slug)
    roles: dict[str, dict[str, GoalRole]] = defaultdict(dict)
    for goal, slug, role in db.execute(_ROLES.replace("{known}", known), (named,)):
        roles[goal][slug] = for_rules(_KNOWN_ROLES[role])
    shared = {
        goal.slug: Counter(
            slug for topic in {fold(topic) for topic in goal.topics} for slug in experts.get(topic, ())
        )
        for goal in goals
    }
    talks = _talks(db, shared, today, best)
    helpful: dict[str, Collection[str]] = {
        goal: {*counts, *talks[goal], *roles[goal]}
        if best is None
        else contenders(counts, talks[goal], roles[goal], today, best)
        for goal, counts in shared.items()
    }
    slugs = sorted(set().union(*helpful.values()))
    people, expertise = ties(db, today, slugs), _expertise(db, slugs)
    return {
        goal: [
            Helper(
                tie, tuple(expertise.get(tie.slug, ())), talks[goal].get(tie.slug), roles[goal].get(tie.slug)
            )
            for tie in people
            if tie.slug in helpful[goal]
        ]
        for goal in helpful
    }


def _talks(
    db: sqlite3.Connection, shared: Mapping[str, Mapping[str, int]], today: date, best: int | None
) -> dict[str, dict[str, date | None]]:
    """For each goal, by slug, the day of the latest talk about it with each person; `shared` are who shares its topics.

    Where those who share a topic are enough for the best so many, theirs alone: a goal of years was talked about with
    everybody.
    """
    talks: dict[str, dict[str, date | None]] = defaultdict(dict)
    until = {"today": today.isoformat()}
    unclear = list(shared)
    if best is not None:
        for goal, counts in shared.items():
            asked = {**until, "goal": goal, "slugs": json.dumps(list(counts))}
            talks[goal] = {slug: for_rules(day(text)) for slug, text in db.execute(_TALKS_WITH, asked)}
        unclear = [goal for goal in shared if not suffice(shared[goal], talks[goal], today, best)]
    known = "" if best is None else _KNOWN
    for goal, slug, text in db.execute(
        _TALKS.replace("{known}", known), {**until, "goals": json.dumps(unclear)}
    ):
        talks[goal][slug] = for_rules(day(text))
    return talks


def _topics(db: sqlite3.Connection, wanted: Collection[str]) -> list[str]:
    """The topics somebody knows well, as they are written, that are among those wanted, which are folded."""
    return [topic for (topic,) in db.execute(_TOPICS_KNOWN) if fold(topic) in wanted]


def _expertise(db: sqlite3.Connection, slugs: Sequence[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for slug, topic in db.execute(_EXPERTISE, (json.dumps(slugs),)):
        found[slug].append(topic)
    return found
