"""Which backups go when another is kept, over years and under clocks that are wrong."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import takewhile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pln.rules.retention import DAYS, MONTHS, OCCASIONS, WEEKS, Reason, superfluous

START = datetime(2026, 1, 1, 8, 30, tzinfo=UTC)
REASONS: tuple[Reason, ...] = ("daily", "import", "delete", "upgrade", "restore", "hand")
MOST = DAYS + WEEKS + MONTHS + OCCASIONS


@dataclass(frozen=True)
class Backup:
    made_at: str
    reason: Reason = "daily"

    @property
    def day(self) -> str:
        return self.made_at[:10]


def at(moment: datetime, reason: Reason = "daily") -> Backup:
    return Backup(moment.strftime("%Y-%m-%dT%H:%M:%SZ"), reason)


def newest_first(backups: list[Backup]) -> list[Backup]:
    return sorted(backups, key=lambda one: one.made_at, reverse=True)


def kept(backups: list[Backup], new: Backup) -> list[Backup]:
    """What is there after `new` was added, the newest first."""
    there = newest_first([*backups, new])
    gone = superfluous(there, new)
    return [one for one in there if one not in gone]


def every_day(begin: datetime, days: int, backups: list[Backup]) -> list[Backup]:
    for number in range(days):
        backups = kept(backups, at(begin + timedelta(number)))
    return backups


def days_of(backups: list[Backup]) -> list[str]:
    return [one.day for one in backups]


def test_after_four_hundred_days_there_are_days_weeks_and_months() -> None:
    assert days_of(every_day(START, 400, [])) == [
        *("2027-02-04", "2027-02-03", "2027-02-02", "2027-02-01", "2027-01-31", "2027-01-30", "2027-01-29"),
        *("2027-01-24", "2027-01-17"),  # Sundays, the last days of their weeks
        *("2026-12-31", "2026-11-30", "2026-10-31", "2026-09-30", "2026-08-31", "2026-07-31"),
        *("2026-06-30", "2026-05-31", "2026-04-30", "2026-03-31"),
    ]


def test_on_none_of_four_hundred_days_is_one_of_the_last_seven_missing() -> None:
    backups: list[Backup] = []
    for number in range(400):
        backups = kept(backups, at(START + timedelta(number)))
        last = [(START + timedelta(number - ago)).date().isoformat() for ago in range(min(DAYS, number + 1))]
        assert days_of(backups)[: len(last)] == last


def test_a_day_is_counted_only_if_it_has_a_backup() -> None:
    seldom = [at(START + timedelta(100 * number)) for number in range(6)]
    assert kept(seldom[:-1], seldom[-1]) == newest_first(seldom)


def test_the_same_week_of_two_years_is_two_weeks() -> None:
    last_year = [at(datetime(2025, 11, day, tzinfo=UTC)) for day in (20, 28)]
    this_year = [at(datetime(2026, 11, day, tzinfo=UTC)) for day in range(16, 23)]
    assert kept([*last_year, *this_year[:-1]], this_year[-1]) == newest_first([*last_year, *this_year])


def test_of_a_day_the_newest_stays() -> None:
    morning, noon = at(START), at(START + timedelta(hours=4))
    assert kept([morning], noon) == [noon]


def test_the_last_of_those_before_something_big_stay_besides() -> None:
    imports = [at(START + timedelta(minutes=number), "import") for number in range(9)]
    assert kept(imports[:-1], imports[-1]) == newest_first(imports)[:OCCASIONS]


def test_what_was_asked_for_stays_and_takes_no_place() -> None:
    by_hand = [at(START + timedelta(number, hours=9), "hand") for number in range(40)]
    there = every_day(START, 40, list(by_hand))
    assert [one for one in there if one.reason == "hand"] == newest_first(by_hand)
    assert [one for one in there if one.reason != "hand"] == every_day(START, 40, [])


GOOD = every_day(START, 400, [])
TODAY = START + timedelta(400)
BEFORE = datetime(1970, 1, 1, tzinfo=UTC)
LAST_YEAR = TODAY - timedelta(365)
AFTER = TODAY.replace(year=2077)


@pytest.mark.parametrize("wrong", [BEFORE, LAST_YEAR])
@pytest.mark.parametrize("days", [1, 40, 300])
def test_a_clock_that_is_behind_discards_nothing_that_is_newer(wrong: datetime, days: int) -> None:
    there = every_day(wrong, days, GOOD)
    newer = takewhile(lambda one: one.made_at > at(wrong + timedelta(days)).made_at, GOOD)
    assert set(newer) <= set(there)
    assert at(wrong + timedelta(days - 1)) in there
    assert len(there) <= len(GOOD) + MOST


def test_a_clock_that_is_behind_keeps_the_days_it_counts_itself() -> None:
    there = every_day(BEFORE, 10, GOOD)
    assert days_of(there)[: len(GOOD)] == days_of(GOOD)
    assert days_of(there)[len(GOOD) :] == [
        *("1970-01-10", "1970-01-09", "1970-01-08", "1970-01-07", "1970-01-06", "1970-01-05", "1970-01-04")
    ]


def test_a_day_under_a_clock_that_is_ahead_costs_no_more_than_any_day() -> None:
    lost = set(GOOD) - set(kept(GOOD, at(AFTER)))
    assert len(lost) <= 3  # the last day, the last week and the last month


def test_when_the_clock_is_right_again_what_is_dated_later_takes_no_place() -> None:
    there = every_day(AFTER, 3, GOOD)
    later = [one for one in there if one.day > "2077"]
    again = every_day(TODAY, 30, there)
    assert [one for one in again if one.day > "2077"] == later
    assert [one for one in again if one.day < "2077"] == every_day(TODAY, 30, [*there[len(later) :]])


MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2023, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
BACKUPS = st.lists(st.builds(at, MOMENTS, st.sampled_from(REASONS)), min_size=1, max_size=60, unique=True)


@given(BACKUPS, st.data())
def test_whatever_there_is(backups: list[Backup], data: st.DataObject) -> None:
    there = newest_first(backups)
    new = data.draw(st.sampled_from(there))
    gone = superfluous(there, new)
    stay = [one for one in there if one not in gone]
    past = [one for one in stay if one.made_at <= new.made_at and one.reason != "hand"]
    assert new not in gone
    assert all(one.reason != "hand" and one.made_at <= new.made_at for one in gone)
    assert len(past) <= MOST + 1
    automatic = [one for one in there if one.made_at <= new.made_at and one.reason != "hand"]
    for period, count in ((10, DAYS), (7, MONTHS)):
        newest = {one.made_at[:period]: one for one in reversed(automatic)}
        for name in sorted(newest, reverse=True)[:count]:
            assert newest[name] in stay
    assert superfluous(stay, new) == []
