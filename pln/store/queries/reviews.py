"""Guided reviews, newest first."""

import sqlite3

from pln.facts.refs import Ref
from pln.facts.review import Review, ReviewedGoal, ReviewedSection
from pln.store.queries.rows import Words, by_owner, day, whatever_the_bytes
from pln.vocabulary import REVIEW_OUTCOMES, REVIEW_SECTIONS

_OUTCOMES, _SECTIONS = Words(REVIEW_OUTCOMES), Words(REVIEW_SECTIONS)

_GOALS = """SELECT l.review_id, g.slug, g.name, l.outcome FROM review_goal l JOIN goal g ON g.id = l.goal_id
    WHERE l.review_id IN ({ids}) ORDER BY l.review_id, l.position"""
_GONE_THROUGH = """SELECT review_id, section, outcome FROM review_section WHERE review_id IN ({ids})
    ORDER BY review_id, section"""


@whatever_the_bytes
def reviews(db: sqlite3.Connection) -> list[Review]:
    """All reviews, the latest first."""
    rows = db.execute(
        "SELECT id, uuid, begun_on, finished_on, created_at, updated_at FROM review ORDER BY id DESC"
    ).fetchall()
    ids = [row[0] for row in rows]
    goals, sections = by_owner(db, _GOALS, ids), by_owner(db, _GONE_THROUGH, ids)
    return [
        Review(
            id=number,
            uuid=uuid,
            begun_on=day(begun_on),
            finished_on=day(finished_on),
            goals=tuple(
                ReviewedGoal(Ref(slug, name), _OUTCOMES[outcome]) for slug, name, outcome in goals[number]
            ),
            sections=tuple(
                ReviewedSection(_SECTIONS[section], _OUTCOMES[outcome])
                for section, outcome in sections[number]
            ),
            created_at=created_at,
            updated_at=updated_at,
        )
        for number, uuid, begun_on, finished_on, created_at, updated_at in rows
    ]
