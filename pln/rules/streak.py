"""Streaks: how many weeks in a row something was done."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date


def weeks_in_a_row(days: Iterable[date], today: date) -> int:
    """Calendar weeks (from Monday) without a gap that have one of the days, up to this week or the last.

    A week that is not over yet breaks nothing.
    """
    weeks = {_week(day) for day in days if day <= today}
    week = _week(today)
    if week not in weeks:
        week -= 1
    count = 0
    while week in weeks:
        count, week = count + 1, week - 1
    return count


def _week(day: date) -> int:
    """The number of its week: the first day of all, 1 January 0001, was a Monday."""
    return (day.toordinal() - 1) // 7
