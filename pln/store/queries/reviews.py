"""Guided reviews, newest first."""

import sqlite3

from pln.facts.refs import Ref
from pln.facts.review import Review, ReviewedGoal
from pln.store.queries.rows import Words, by_owner, day, whatever_the_bytes
from pln.vocabulary import REVIEW_OUTCOMES

_OUTCOMES = Words(REVIEW_OUTCOMES)

_GOALS = """SELECT l.review_id, g.slug, g.name, l.outcome FROM review_goal l JOIN goal g ON g.id = l.goal_id
    WHERE l.review_id IN ({ids}) ORDER BY l.review_id, l.position"""


@whatever_the_bytes
def reviews(db: sqlite3.Connection) -> list[Review]:
    """All reviews, the latest first."""
    rows = db.execute(
        "SELECT id, uuid, begun_on, finished_on, created_at, updated_at FROM review ORDER BY id DESC"
    ).fetchall()
    goals = by_owner(db, _GOALS, [row[0] for row in rows])
    return [
        Review(
            id=number,
            uuid=uuid,
            begun_on=day(begun_on),
            finished_on=day(finished_on),
            goals=tuple(
                ReviewedGoal(Ref(slug, name), _OUTCOMES[outcome]) for slug, name, outcome in goals[number]
            ),
            created_at=created_at,
            updated_at=updated_at,
        )
        for number, uuid, begun_on, finished_on, created_at, updated_at in rows
    ]
