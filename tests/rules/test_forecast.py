"""When a goal is reached if it goes on as it went."""

import statistics
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pln.facts.goal_record import GoalRecord
from pln.rules.forecast import Forecast, forecast, pace_ratio, quantile, required_pace
from tests.readable import TODAY, checkin, milestone, record


def ago(days: int) -> date:
    return TODAY - timedelta(days)


def ahead(days: int) -> date:
    return TODAY + timedelta(days)


def weekly(*values: float, **said: Any) -> GoalRecord:
    """Manual progress said every Sunday, the last time today."""
    checks = [checkin(ago(7 * week).isoformat(), value) for week, value in enumerate(reversed(values))]
    return record(checkins=tuple(reversed(checks)), **said)


STEADY = weekly(*range(0, 61, 5))  # 0, 5 … 60: 5 % a week for twelve weeks


def test_a_steady_pace_has_one_day() -> None:
    # 40 % left at 5 % a week: eight weeks, in good weeks as in bad ones.
    assert forecast(STEADY, TODAY) == Forecast(ahead(56), ahead(56), ahead(56))


def test_better_and_worse_weeks_make_a_range() -> None:
    # Gains of 12 weeks: 3 × 2, 6 × 4, 3 × 8. Lower quartile 3.5, upper 5; the last four weeks: 4 each.
    values = [0.0]
    for gain in (2, 8, 2, 8, 2, 8, 4, 4, 4, 4, 4, 4):
        values.append(values[-1] + gain)
    found = forecast(weekly(*values), TODAY)
    # 46 % left: 46 / 4 = 11.5 weeks; 46 / 5 = 9.2; 46 / 3.5 = 13.14.
    assert found == Forecast(ahead(81), ahead(65), ahead(92))


def test_the_range_holds_the_forecast() -> None:
    # Quiet for long, then fast: the quartiles still speak of the quiet weeks.
    found = forecast(weekly(*[0] * 8, 1, 10, 20, 30, 40), TODAY)
    assert found.on is not None
    assert found.early_on is not None
    assert found.early_on <= found.on == ahead(44)
    # And the other way round: fast for long, then slow.
    found = forecast(weekly(*range(0, 81, 10), 80.5, 81, 81.5, 82), TODAY)
    assert found.on is not None
    assert found.late_on is not None
    assert found.late_on >= found.on == ahead(252)


def test_a_poor_quarter_without_gain_leaves_the_end_open() -> None:
    found = forecast(weekly(0, 0, 0, 0, 0, 5, 10, 15, 20, 25, 30, 35, 40), TODAY)
    assert (found.on, found.late_on) == (ahead(84), None)
    assert found.early_on == ahead(84)


def test_lumps_leave_both_ends_open() -> None:
    steps = [milestone("Step", ago(days).isoformat()) for days in (70, 40)]
    goal = record(
        measure="milestones", milestones=(milestone("Old", "2026-08-20"), *steps, milestone("Open"))
    )
    found = forecast(goal, TODAY)
    assert found.on is not None
    assert (found.early_on, found.late_on) == (None, None)


def test_a_young_goal_has_a_day_but_no_range() -> None:
    found = forecast(weekly(0, 20, 40, 60, started_on=ago(21)), TODAY)
    assert found == Forecast(ahead(14))
    found = forecast(weekly(0, 20, 40, 60, 80, started_on=ago(28)), TODAY)
    assert found == Forecast(ahead(7), ahead(7), ahead(7))


@pytest.mark.parametrize(
    ("goal", "remark"),
    [
        (weekly(40, 40, 40, 40, 40), "not converging"),
        (weekly(40, 39, 38, 37, 36), "not converging"),
        (weekly(10, 10, 10, 10, 10.3), "more than 10 years at this pace"),
        (weekly(10, 20), ""),
        (record(), ""),
        (weekly(60, 70, 80, 100), ""),
    ],
)
def test_where_there_is_no_day_it_says_why(goal: GoalRecord, remark: str) -> None:
    assert forecast(goal, TODAY) == Forecast(remark=remark)


@pytest.mark.parametrize(("days", "on"), [(3600.5, 3601), (3649.5, 3650), (3650.5, None)])
def test_the_horizon_is_ten_years(days: float, on: int | None) -> None:
    # 90 % are left after four weeks that gained as much as will be gained in so many days.
    before = 10 - 90 * 28 / days
    found = forecast(weekly(before, before, before, before, 10), TODAY)
    assert found.on == (None if on is None else ahead(on))


def test_a_forecast_ends_with_the_calendar() -> None:
    today = date(9999, 12, 1)
    checks = tuple(checkin((today - timedelta(days)).isoformat(), 30 - days) for days in (28, 14, 0))
    goal = record(checkins=checks, started_on=date(9999, 1, 1))
    assert forecast(goal, today).remark == "more than 10 years at this pace"


@pytest.mark.parametrize(
    ("value", "days_left", "required"),
    [
        (40, 60, 0.01),
        (40, 1, 0.6),
        (40, 0, 0.6),
        (40, -1, None),
        (40, None, None),
        (None, 60, None),
        (100, 9, 0),
    ],
)
def test_required_pace(value: float | None, days_left: int | None, required: float | None) -> None:
    due_on = None if days_left is None else ahead(days_left)
    goal = record(due_on=due_on, checkins=(checkin("2026-11-20", value),))
    assert required_pace(goal, TODAY) == required


@pytest.mark.parametrize(
    ("goal", "ratio"),
    [
        (weekly(20, 30, 40, 50, 60, due_on=ahead(28)), 1),
        (weekly(20, 30, 40, 50, 60, due_on=ahead(14)), 0.5),
        (weekly(60, 55, 50, 45, 40, due_on=ahead(60)), -0.714286),
        (weekly(60, 70, 80, 90, 100, due_on=ahead(60)), None),
        (weekly(20, 30, 40, 50, 60, due_on=None), None),
        (weekly(40, 60, due_on=ahead(14)), None),
    ],
)
def test_pace_ratio_is_1_just_in_time(goal: GoalRecord, ratio: float | None) -> None:
    assert pace_ratio(goal, TODAY) == (None if ratio is None else pytest.approx(ratio, abs=1e-6))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.floats(-1, 1), min_size=2, max_size=13))
def test_quartiles_are_those_of_the_standard_library(values: list[float]) -> None:
    lower, _, upper = statistics.quantiles(values, n=4, method="inclusive")
    assert quantile(values, 0.25) == pytest.approx(lower)
    assert quantile(values, 0.75) == pytest.approx(upper)
    assert quantile(values, 1) == max(values)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.floats(0, 99), min_size=3, max_size=14))
def test_a_range_is_never_the_wrong_way_round(values: list[float]) -> None:
    found = forecast(weekly(*values), TODAY)
    if found.on is not None:
        assert found.on > TODAY
        assert found.early_on is None or TODAY < found.early_on <= found.on
        assert found.late_on is None or found.late_on >= found.on
