"""Asking for feedback, and what came of it."""

from collections.abc import Mapping
from typing import Any

from pln.facts.feedback import Feedback
from pln.models.feedback import FeedbackIn, FeedbackRow
from pln.store.queries import feedback as queries
from pln.store.session import Writer
from pln.store.writes.records import (
    change_record,
    delete_record,
    id_of,
    input_of,
    insert_record,
    picked,
    refuse_changed_meanwhile,
    refuse_days_to_come,
    says_the_same,
)

_OWN_COLUMNS = ("about", "asked_on", "answered_on", "gist", "decision", "applied_on", "note")
_DAYS = ("asked_on", "answered_on", "applied_on")


def add(writer: Writer, new: FeedbackIn) -> Feedback:
    """Stores a question for feedback, answered or not."""
    refuse_days_to_come(writer, new, _DAYS)
    return queries.one_feedback(writer.rows, insert_record(writer, FeedbackRow, _columns(writer, new)))


def change(
    writer: Writer, number: int, changes: Mapping[str, object], expected: Feedback | None = None
) -> Feedback:
    """Changes feedback, validated whole. `expected`: what an editor was shown; must still be so."""
    now = queries.one_feedback(writer.rows, number)
    refuse_changed_meanwhile(now, expected, f"feedback {number}")
    new = input_of(now, FeedbackIn, changes)
    if says_the_same(now, new):
        return now
    refuse_days_to_come(writer, new, _DAYS, now)
    change_record(writer, FeedbackRow, number, _columns(writer, new))
    return queries.one_feedback(writer.rows, number)


def delete(writer: Writer, number: int) -> None:
    """Removes a question, with its answer and what came of it."""
    delete_record(writer, FeedbackRow, number)


def _columns(writer: Writer, new: FeedbackIn) -> dict[str, Any]:
    goal = id_of(writer, "goal", new.goal) if new.goal else None
    return picked(new, _OWN_COLUMNS) | {"contact_id": id_of(writer, "contact", new.contact), "goal_id": goal}
