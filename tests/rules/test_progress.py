"""How far a goal has come, on any day, rebuilt from dated facts."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pln.facts.goal_record import GoalRecord
from pln.rules.progress import curve, dated_facts, finished_on, progress, to_finish, velocity, weekly_gains
from tests.readable import TODAY, checkin, day, milestone, record, resource


def ago(days: int) -> date:
    return TODAY - timedelta(days)


def said(days: int, value: float | None) -> Any:
    return checkin(ago(days).isoformat(), value)


def done(days: int, weight: float = 1) -> Any:
    return milestone("Step", ago(days).isoformat(), weight=weight)


def read(days: int | None) -> Any:
    if days is None:
        return resource("Book")
    return resource("Book", status="done", finished_on=ago(days))


RUN = record("Run", measure="metric", start_value=2.0, target_value=10.0, checkins=(said(60, 4), said(30, 6)))


@pytest.mark.parametrize(("days_ago", "reached"), [(61, None), (60, 0.25), (31, 0.25), (30, 0.5), (0, 0.5)])
def test_a_metric_stands_where_it_was_last_said_to(days_ago: int, reached: float | None) -> None:
    assert progress(RUN, ago(days_ago)) == reached


@pytest.mark.parametrize(
    ("start", "target", "value", "reached"),
    [
        (0.0, 50.0, 20, 0.4),
        (80.0, 70.0, 76, 0.4),
        (0.0, 50.0, 60, 1),
        (10.0, 50.0, 5, 0),
        (5.0, 5.0, 5, None),
        (None, 5.0, 5, None),
        (5.0, None, 5, None),
    ],
)
def test_a_metric_counts_from_start_to_target(
    start: float | None, target: float | None, value: float, reached: float | None
) -> None:
    goal = record(measure="metric", start_value=start, target_value=target, checkins=(said(3, value),))
    assert progress(goal, TODAY) == reached


def test_manual_progress_is_a_percentage_whatever_else_the_goal_says() -> None:
    goal = record(measure="manual", start_value=1.0, target_value=2.0, checkins=(said(3, 40),))
    assert progress(goal, TODAY) == 0.4


def test_a_check_in_without_a_value_says_nothing_of_progress() -> None:
    assert progress(record(checkins=(said(9, 40), said(3, None))), TODAY) == 0.4
    assert progress(record(checkins=(said(3, None),)), TODAY) is None


def test_milestones_count_by_weight() -> None:
    steps = (done(70), done(10, weight=2), milestone("Open", weight=1))
    goal = record(measure="milestones", milestones=steps)
    assert [progress(goal, ago(days)) for days in (71, 70, 10)] == [0, 0.25, 0.75]


@pytest.mark.parametrize("steps", [(), (done(3, weight=0), milestone("Open", weight=0))])
def test_without_milestones_or_weights_progress_is_unknown(steps: Any) -> None:
    assert progress(record(measure="milestones", milestones=steps), TODAY) is None


def test_resources_count_when_finished() -> None:
    goal = record(measure="resources", resources=(read(40), read(5), read(None), read(None)))
    assert [progress(goal, ago(days)) for days in (41, 40, 5, 0)] == [0, 0.25, 0.5, 0.5]


def test_what_was_dropped_or_never_ends_is_not_to_be_finished() -> None:
    dropped = resource("Bore", status="dropped", dropped_on=ago(3))
    weekly = resource("This Week in Rust", kind="newsletter", every_days=7)
    goal = record(measure="resources", resources=(read(5), dropped, weekly))
    assert (progress(goal, TODAY), to_finish(goal)) == (1, (goal.resources[0],))
    assert progress(record(measure="resources", resources=(dropped, weekly)), TODAY) is None


def test_a_resource_begun_again_is_not_finished() -> None:
    assert finished_on(resource("Book", status="doing", finished_on=ago(5))) is None
    assert finished_on(resource("Book", status="done", finished_on=None)) == day("2026-01-01")


@pytest.mark.parametrize(
    ("goal", "days"),
    [
        (record(checkins=(said(9, 1), said(5, None), said(2, 3))), [9, 2]),
        (record(measure="metric", checkins=(said(9, 1), said(-1, 3))), [9]),
        (record(checkins=(said(0, 1),)), [0]),
        (record(measure="milestones", milestones=(done(2), done(7), milestone("Open"))), [7, 2]),
        (record(measure="milestones", checkins=(said(9, 1),)), []),
        (record(measure="resources", resources=(read(2), read(7), read(None))), [7, 2]),
    ],
)
def test_dated_facts_are_those_its_measure_is_made_of(goal: GoalRecord, days: list[int]) -> None:
    assert dated_facts(goal, TODAY) == tuple(map(ago, days))


WEEKLY = tuple(said(7 * week, 100 - 5 * week) for week in range(9, -1, -1))  # 55 … 100, 5 a week


@pytest.mark.parametrize(
    ("goal", "pace"),
    [
        # 28 days for what is said by number: from 80 to 100.
        (record(checkins=WEEKLY), 0.2 / 28),
        (
            record(
                measure="metric",
                start_value=0.0,
                target_value=50.0,
                checkins=(said(40, 5), said(28, 10), said(1, 24)),
            ),
            0.28 / 28,
        ),
        # 84 days for what comes in lumps: 3 of 4 done since.
        (record(measure="milestones", milestones=(*map(done, (70, 40, 10)), milestone("Open"))), 0.75 / 84),
        (record(measure="resources", resources=tuple(map(read, (90, 40, 10, None)))), 0.5 / 84),
        # Never longer than the goal is old.
        (record(started_on=ago(20), checkins=(said(20, 10), said(9, 20), said(1, 40))), (0.4 - 0.1) / 20),
        # Before anything was said it stood at the start.
        (record(started_on=ago(20), checkins=(said(18, 10), said(9, 20), said(1, 40))), 0.4 / 20),
        (record(started_on=ago(14), checkins=(said(13, 10), said(9, 20), said(1, 28))), 0.28 / 14),
        (record(started_on=ago(13), checkins=(said(13, 10), said(9, 20), said(1, 28))), None),
        (record(checkins=(said(9, 20), said(1, 40))), None),
        (record(measure="milestones"), None),
        (record(started_on=ago(-5), checkins=WEEKLY), None),
        # Sliding back is a pace too.
        (record(checkins=(said(60, 10), said(50, 50), said(1, 22))), -0.01),
    ],
)  # fmt: skip
def test_velocity(goal: GoalRecord, pace: float | None) -> None:
    assert velocity(goal, TODAY) == (None if pace is None else pytest.approx(pace))


def test_weekly_gains_come_latest_first_and_reach_back_twelve_weeks() -> None:
    assert weekly_gains(record(checkins=WEEKLY), TODAY) == pytest.approx([0.05] * 9 + [0.55, 0, 0])
    young = record(started_on=ago(20), checkins=(said(20, 10), said(9, 20), said(1, 40)))
    assert weekly_gains(young, TODAY) == pytest.approx([0.2, 0.1])
    assert weekly_gains(record(started_on=ago(3)), TODAY) == ()
    assert [len(weekly_gains(record(started_on=ago(age)), TODAY)) for age in (6, 7, 55, 56, 200)] == [
        0,
        1,
        7,
        8,
        12,
    ]


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.tuples(st.integers(-5, 200), st.floats(-1e6, 1e6)), max_size=8),
    st.sampled_from(["metric", "manual"]),
)
def test_progress_is_a_fraction_on_any_day(facts: list[tuple[int, float]], measure: str) -> None:
    checks = tuple(said(days, value) for days, value in sorted(facts, reverse=True))
    goal = record(measure=measure, start_value=-3.0, target_value=7.5, checkins=checks)
    found = [progress(goal, ago(days)) for days in range(0, 210, 15)]
    assert all(one is None or 0 <= one <= 1 for one in found)
    assert (found[0] is None) == all(days < 0 for days, _ in facts)


def test_a_curve_goes_from_the_start_over_each_fact_to_today() -> None:
    begun = record(
        "Run", measure="manual", started_on=ago(90), checkins=(said(60, 10), said(60, 20), said(0, 50))
    )
    assert curve(begun, TODAY) == ((ago(90), 0.0), (ago(60), 0.2), (TODAY, 0.5))
    assert curve(RUN, ago(45))[-2:] == ((ago(60), 0.25), (ago(45), 0.25))


def test_a_curve_begins_with_the_first_fact_where_that_was_before_the_start() -> None:
    early = record("Run", measure="manual", started_on=ago(10), checkins=(said(30, 10),))
    assert curve(early, TODAY) == ((ago(30), 0.1), (TODAY, 0.1))
    assert curve(record("Run", measure="manual"), TODAY) == ()
