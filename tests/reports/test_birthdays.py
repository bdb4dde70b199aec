"""Whose birthday comes next."""

import pytest

from pln.reports.birthdays import BirthdayRow, birthdays
from tests.readable import TODAY, day, tie

PEOPLE = (
    tie("Fay", birthday="1990-11-27"),
    tie("Émile", birthday="--11-22"),
    tie("Bob", birthday="--11-22"),
    tie("Gus", birthday="1980-12-23"),
    tie("Old", birthday="1980-11-21"),
    tie("Gone", birthday="--11-25", archived=True),
    tie("Ann"),
)


def test_they_come_soonest_first() -> None:
    assert birthdays(PEOPLE, TODAY).rows == [
        BirthdayRow("Bob", "bob", TODAY, 0, None),
        BirthdayRow("Émile", "émile", TODAY, 0, None),
        BirthdayRow("Fay", "fay", day("2026-11-27"), 5, 36),
    ]


@pytest.mark.parametrize(
    ("days", "names"),
    [(0, ["Bob", "Émile"]), (5, ["Bob", "Émile", "Fay"]), (31, ["Bob", "Émile", "Fay", "Gus"])],
)
def test_the_last_day_counts(days: int, names: list[str]) -> None:
    assert [row.contact for row in birthdays(PEOPLE, TODAY, days).rows] == names


def test_a_birthday_may_be_next_year() -> None:
    (row,) = birthdays([tie("Ann", birthday="2000-01-02")], day("2026-12-30")).rows
    assert (row.birthday_on, row.days_until, row.turns) == (day("2027-01-02"), 3, 27)


def test_none_is_said() -> None:
    assert birthdays([], TODAY, 7).empty == "No birthday in the next 7 days."
