"""Feedback that was asked for: the latest question first."""

import sqlite3

from pln.classes import dataclass
from pln.facts.feedback import Feedback
from pln.facts.refs import Ref
from pln.store.queries.rows import Conditions, Words, day, existing, ref, whatever_the_bytes
from pln.vocabulary import FEEDBACK_DECISIONS

_DECISIONS = Words(FEEDBACK_DECISIONS)
_COLUMNS = """f.id, f.uuid, c.slug, c.name, f.about, g.slug, g.name, f.asked_on, f.answered_on, f.gist,
    f.decision, f.applied_on, f.note, f.created_at, f.updated_at"""


@dataclass(frozen=True, slots=True)
class FeedbackFilter:
    """Which feedback is wanted; None: whatever the value. Open is what was not answered."""

    contact: str | None = None
    goal: str | None = None
    open: bool | None = None
    id: int | None = None


@whatever_the_bytes
def feedback(db: sqlite3.Connection, wanted: FeedbackFilter) -> list[Feedback]:
    """Questions for feedback, the one asked last first."""
    conditions = Conditions()
    conditions.add_if(wanted.id, "f.id = ?")
    conditions.add_if(wanted.contact, "f.contact_id = (SELECT id FROM contact WHERE slug = ?)")
    conditions.add_if(wanted.goal, "f.goal_id = (SELECT id FROM goal WHERE slug = ?)")
    conditions.add_if(wanted.open, "(f.answered_on IS NULL) = ?")
    sql = f"""SELECT {_COLUMNS} FROM feedback f JOIN contact c ON c.id = f.contact_id
        LEFT JOIN goal g ON g.id = f.goal_id
        WHERE {conditions.where} ORDER BY f.asked_on DESC, f.id DESC"""  # noqa: S608
    return [
        Feedback(
            id=row[0],
            uuid=row[1],
            contact=Ref(row[2], row[3]),
            about=row[4],
            goal=ref(row[5], row[6]),
            asked_on=day(row[7]),
            answered_on=day(row[8]),
            gist=row[9],
            decision=_DECISIONS[row[10]],
            applied_on=day(row[11]),
            note=row[12],
            created_at=row[13],
            updated_at=row[14],
        )
        for row in db.execute(sql, conditions.values)
    ]


def one_feedback(db: sqlite3.Connection, number: int) -> Feedback:
    """The feedback with this id. NotFoundError where it was deleted meanwhile."""
    return existing(feedback(db, FeedbackFilter(id=number)), "feedback", number)
