"""Streaks: weeks in a row, from Monday to Sunday."""

from datetime import timedelta

import pytest

from pln.rules.streak import weeks_in_a_row
from tests.readable import TODAY  # a Sunday


@pytest.mark.parametrize(
    ("ago", "weeks"),
    [
        ((), 0),
        ((0,), 1),
        ((6,), 1),  # this week's Monday
        ((7,), 1),  # this week is not over, so that it breaks nothing
        ((14,), 0),
        ((0, 7, 13, 20), 3),
        ((0, 14), 1),
        ((-1, 0), 1),  # what is to come does not count
    ],
)
def test_weeks_in_a_row(ago: tuple[int, ...], weeks: int) -> None:
    assert weeks_in_a_row([TODAY - timedelta(days) for days in ago], TODAY) == weeks


def test_the_week_that_began_today_breaks_nothing() -> None:
    monday = TODAY + timedelta(1)
    assert weeks_in_a_row([TODAY, TODAY - timedelta(7)], monday) == 2
