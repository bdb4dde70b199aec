"""Saving a guided review, goal by goal."""

from sqlmodel import func, select

from pln.facts.review import Review
from pln.models.review import ReviewGoal, ReviewRow
from pln.models.review import ReviewSection as SectionRow
from pln.rules.review import open_review
from pln.store.queries.reviews import reviews
from pln.store.queries.rows import existing
from pln.store.session import Writer
from pln.store.writes.records import change_record, delete_record, id_of, insert_record
from pln.vocabulary import ReviewOutcome, ReviewSection


def record_outcome(writer: Writer, goal_slug: str, outcome: ReviewOutcome) -> Review:
    """Notes that a goal was gone through, in the open review or a new one begun today."""
    review_id = _current(writer)
    goal_id = id_of(writer, "goal", goal_slug)
    last = select(func.max(ReviewGoal.position)).where(ReviewGoal.review_id == review_id)
    position = (writer.session.exec(last).one() or 0) + 1
    writer.session.merge(ReviewGoal(review_id=review_id, goal_id=goal_id, outcome=outcome, position=position))
    return reviews(writer.rows)[0]


def record_section(writer: Writer, section: ReviewSection, outcome: ReviewOutcome) -> Review:
    """Notes that another section was gone through, in the open review or a new one begun today."""
    review_id = _current(writer)
    writer.session.merge(SectionRow(review_id=review_id, section=section, outcome=outcome))
    return reviews(writer.rows)[0]


def _current(writer: Writer) -> int:
    """The id of the review that is open, or of a new one."""
    current = open_review(reviews(writer.rows), writer.today)
    review_id = current.id if current else insert_record(writer, ReviewRow, {"begun_on": writer.today})
    change_record(writer, ReviewRow, review_id, {})
    return review_id


def finish(writer: Writer, review_id: int) -> None:
    """Ends a review today, or on the day it was begun where that is later by the traveller's clock."""
    found = [review for review in reviews(writer.rows) if review.id == review_id]
    begun_on = existing(found, "review", review_id).begun_on
    change_record(writer, ReviewRow, review_id, {"finished_on": max(writer.today, begun_on)})


def delete(writer: Writer, review_id: int) -> None:
    delete_record(writer, ReviewRow, review_id)
