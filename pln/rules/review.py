"""Which guided review is still open, and since when things count as new."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from pln.facts.review import Review

RESUMABLE = timedelta(days=7)


def open_review(reviews: Sequence[Review], today: date) -> Review | None:
    """The review that was left in the middle, if it was begun within a week. `reviews` are newest first."""
    latest = reviews[0] if reviews else None
    if latest is None or latest.finished_on is not None or today - latest.begun_on > RESUMABLE:
        return None
    return latest


def previous_review_on(reviews: Sequence[Review]) -> date | None:
    """The day of the last finished review; None before the first."""
    return next((review.finished_on for review in reviews if review.finished_on is not None), None)
