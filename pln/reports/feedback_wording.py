"""What came of asking for feedback, in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pln.dates import describe_distance
from pln.rules.feedback import FEWEST, PATIENCE_DAYS, FeedbackHabit, Unseen
from pln.rules.gaps import OUTSIDE_VIEW_DAYS
from pln.rules.wording import counted, listed, percent
from pln.vocabulary import UNREADABLE

NAMES_SHOWN = 5


def feedback_notes(habit: FeedbackHabit, today: date) -> Iterator[str]:
    """Each figure with its sample; nothing of what was never asked."""
    answered, applied = habit.answered, habit.applied
    if answered.share is not None and answered.is_thin:
        yield f"Response rate: not enough data yet, {answered.n} of {FEWEST} questions."
    elif answered.share is not None:
        yield (
            f"Answered so far: {answered.count} of {counted(answered.n, 'question')} ({percent(answered.share)});"
            f" the first {PATIENCE_DAYS} days without an answer do not count."
        )
    if habit.median_days is not None and habit.delays >= FEWEST:
        days = "the same day" if habit.median_days < 1 else f"after {_days(habit.median_days)}"
        yield f"Half of the {habit.delays} answers came {days} or sooner."
    if applied.share is not None and applied.is_thin:
        yield f"Applied: not enough data yet, {applied.n} of {FEWEST} pieces of advice adopted."
    elif applied.share is not None:
        yield (
            f"Applied so far: {applied.count} of {counted(applied.n, 'piece')} of advice adopted"
            f" ({percent(applied.share)})."
        )
    if habit.unseen:
        goals = listed([_goal(one, today) for one in habit.unseen], NAMES_SHOWN)
        ask = f'pln log feedback CONTACT "…" --goal {habit.unseen[0].goal.slug}'
        yield f"No outside view for {OUTSIDE_VIEW_DAYS} days: {goals}. Ask: {ask}"


def _days(median: float) -> str:
    return counted(int(median), "day") if median == int(median) else f"{median:.1f} days"


def _goal(one: Unseen, today: date) -> str:
    if one.asked_on is not None and one.asked_on is not UNREADABLE:
        return f"{one.goal.name} (asked {describe_distance(one.asked_on, today)}, no answer yet)"
    if one.seen_on is None:
        return f"{one.goal.name} (never)"
    if one.seen_on is UNREADABLE:
        return one.goal.name
    return f"{one.goal.name} (last {describe_distance(one.seen_on, today)})"
