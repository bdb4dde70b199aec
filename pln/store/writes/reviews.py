"""Saving a guided review, goal by goal."""

from sqlmodel import func, select

from pln.facts.review import Review
from pln.models.review import ReviewGoal, ReviewRow
from pln.rules.review import open_review
from pln.store.queries.reviews import reviews
from pln.store.queries.rows import existing
from pln.store.session import Writer
from pln.store.writes.records import change_record, delete_record, id_of, insert_record
from pln.vocabulary import ReviewOutcome


def record_outcome(writer: Writer, goal_slug: str, outcome: ReviewOutcome) -> Review:
    """Notes that a goal was gone through, in the open review or a new one begun today."""
    known = reviews(writer.rows)
    current = open_review(known, writer.today)
    review_id = current.id if current else insert_record(writer, ReviewRow, {"begun_on": writer.today})
    change_record(writer, ReviewRow, review_id, {})
    goal_id = id_of(writer, "goal", goal_slug)
    last = select(func.max(ReviewGoal.position)).where(ReviewGoal.review_id == review_id)
    position = (writer.session.exec(last).one() or 0) + 1
    writer.session.merge(ReviewGoal(review_id=review_id, goal_id=goal_id, outcome=outcome, position=position))
    return reviews(writer.rows)[0]


def finish(writer: Writer, review_id: int) -> None:
    """Ends a review today, or on the day it was begun where that is later by the traveller's clock."""
    found = [review for review in reviews(writer.rows) if review.id == review_id]
    begun_on = existing(found, "review", review_id).begun_on
    change_record(writer, ReviewRow, review_id, {"finished_on": max(writer.today, begun_on)})


def delete(writer: Writer, review_id: int) -> None:
    delete_record(writer, ReviewRow, review_id)
