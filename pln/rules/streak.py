"""Streaks: how many weeks in a row something was done."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

_WEEK = timedelta(weeks=1)


def weeks_in_a_row(days: Iterable[date], today: date) -> int:
    """Calendar weeks (from Monday) without a gap that have one of the days, up to this week or the last.

    A week that is not over yet breaks nothing.
    """
    weeks = {_monday(day) for day in days if day <= today}
    week = _monday(today)
    if week not in weeks:
        week -= _WEEK
    count = 0
    while week in weeks:
        count, week = count + 1, week - _WEEK
    return count


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
