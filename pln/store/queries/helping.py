"""Who might help with a goal: those with expertise, with a role in it, or with talks about it."""

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from pln.facts.contact import Tie
from pln.facts.goal import Goal
from pln.rules.matching import Helper
from pln.store.queries.rows import Words, days, for_rules, whatever_the_bytes
from pln.vocabulary import GOAL_ROLES, GoalRole

_KNOWN_ROLES = Words(GOAL_ROLES)

_EXPERTISE = """SELECT c.slug, t.topic FROM contact_topic t JOIN contact c ON c.id = t.contact_id
    WHERE t.topic_role = 'expertise' ORDER BY c.slug, t.topic"""
_ROLES = """SELECT g.slug, c.slug, l.role FROM goal_contact l JOIN goal g ON g.id = l.goal_id
    JOIN contact c ON c.id = l.contact_id ORDER BY l.role"""
_TALKS = """SELECT g.slug, c.slug, i.day FROM interaction_goal l JOIN goal g ON g.id = l.goal_id
    JOIN interaction i ON i.id = l.interaction_id
    JOIN interaction_contact p ON p.interaction_id = i.id
    JOIN contact c ON c.id = p.contact_id
    WHERE i.status = 'done' ORDER BY i.day"""


@whatever_the_bytes
def helpers(db: sqlite3.Connection, goals: Sequence[Goal], ties: Sequence[Tie]) -> dict[str, list[Helper]]:
    """For each goal, by slug: everybody of `ties` who is not archived, with what speaks for asking them."""
    expertise: dict[str, list[str]] = defaultdict(list)
    for slug, topic in db.execute(_EXPERTISE):
        expertise[slug].append(topic)
    roles: dict[tuple[str, str], GoalRole] = {
        (goal, slug): for_rules(_KNOWN_ROLES[role]) for goal, slug, role in db.execute(_ROLES)
    }
    talks: dict[tuple[str, str], list[date]] = defaultdict(list)
    for goal, slug, text in db.execute(_TALKS):
        talks[goal, slug] += days([(text,)])
    people = [tie for tie in ties if not tie.archived]
    return {
        goal.slug: [
            Helper(
                tie=tie,
                expertise=tuple(expertise[tie.slug]),
                talked_on=tuple(talks[goal.slug, tie.slug]),
                role=roles.get((goal.slug, tie.slug)),
            )
            for tie in people
        ]
        for goal in goals
    }
