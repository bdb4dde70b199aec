"""How a goal does, in one word, and which rule said so."""

from datetime import date, timedelta
from typing import Any

import pytest

from pln.facts.goal_record import GoalRecord
from pln.rules.status import (
    CONFIDENCE_FELL,
    NO_NEXT_ACTION,
    OVER_LIMIT,
    REACHED,
    assess,
    evidence_on,
    latest_confidence,
    over_goal_limit,
)
from tests.readable import TODAY, checkin, day, milestone, record, resource


def ago(days: int) -> date:
    return TODAY - timedelta(days)


def ahead(days: int) -> date:
    return TODAY + timedelta(days)


def said(days: int, value: float | None = None, confidence: int | None = None, **more: Any) -> Any:
    return checkin(ago(days).isoformat(), value, confidence, **more)


def steps(*done_days_ago: int, left: int = 0) -> dict[str, Any]:
    done = [milestone("Step", ago(days).isoformat()) for days in done_days_ago]
    return {"measure": "milestones", "milestones": (*done, *left * [milestone("Open")])}


# Three goals as of Sunday 22 November 2026, worked out by hand, and what a friend says of each.

# 3 of 5 milestones done in 84 days: v = 0.6/84 = 0.00714 a day; 0.4 left in 60 days: q = 0.00667;
# v/q = 1.07. Done in 0.4/0.00714 = 56 days. "You are on your way, keep going."
RUST = record("Learn Rust", due_on=ahead(60), checkins=(said(10, confidence=7),), **steps(70, 40, 10, left=2))

# From 2 to 10 km, at 5.2 four weeks ago and at 6 now: p = 0.5; v = 0.1/28 = 0.00357; 0.5 left in
# 100 days: q = 0.005; v/q = 0.71: middling. "A bit faster and you make it."
RUN = record(
    "Run 10 km", measure="metric", unit="km", start_value=2.0, target_value=10.0, due_on=ahead(100),
    checkins=(said(60, 4, 8), said(28, 5.2, 8), said(2, 6, 7)),
)  # fmt: skip

# 20 % in a hundred days and a fortnight to go, no longer believed in. "Talk to somebody about it, soon."
TALK = record(
    "Give a talk", due_on=ahead(14), next_action="",
    checkins=(said(80, 5, 8), said(40, 10, 5), said(5, 20, 3)),
)  # fmt: skip


@pytest.mark.parametrize(
    ("goal", "status", "rule", "pace", "forecast_on", "flags"),
    [
        (RUST, "on track", "107 % of the pace needed, confidence 7 of 10", 1.071, ahead(56), ()),
        (RUN, "watch", "71 % of the pace needed, confidence 7 of 10", 0.714, ahead(140), ()),
        (
            TALK,
            "at risk",
            "6 % of the pace needed, confidence 3 of 10",
            0.0625,
            ahead(224),
            (NO_NEXT_ACTION, CONFIDENCE_FELL),
        ),
    ],
    ids=lambda value: getattr(getattr(value, "goal", None), "name", ""),
)
def test_a_friend_agrees(
    goal: GoalRecord, status: str, rule: str, pace: float, forecast_on: date, flags: tuple[str, ...]
) -> None:
    found = assess(goal, TODAY)
    assert (found.status, found.rule, found.flags) == (status, rule, flags)
    assert found.pace_ratio == pytest.approx(pace, abs=0.001)
    assert found.forecast.on == forecast_on


FAIR: dict[str, Any] = {"due_on": ahead(60), "checkins": (said(10, confidence=5),)}


@pytest.mark.parametrize(
    ("goal", "status", "rule"),
    [
        (record(status="achieved"), "achieved", "marked as achieved"),
        (record(**steps(40, 30)), "achieved", "nothing is left to do"),
        (record(status="paused", **steps(40, 30)), "achieved", "nothing is left to do"),
        (record(status="dropped", due_on=ago(3)), "dropped", "dropped: not judged"),
        (record(status="someday"), "someday", "someday: not judged"),
        (record(status="paused", due_on=ago(3)), "paused", "paused: not judged"),
        (record(due_on=ago(12), checkins=(said(90),)), "overdue", "due date passed 12 days ago"),
        (record(due_on=ago(1)), "overdue", "due date passed 1 day ago"),
        (record(due_on=TODAY, checkins=(said(1, confidence=9),)), "on track", "confidence 9 of 10"),
        (record(checkins=(said(21),)), "stalled", "nothing noted for 21 days"),
        (record(started_on=ago(21), checkins=(said(40),)), "stalled", "nothing noted for 21 days"),
        (record(checkins=(said(20),)), "no date", "no due date to measure the pace against"),
        (record(started_on=ago(20)), "no date", "no due date to measure the pace against"),
        (
            record(due_on=ahead(9), checkins=(said(9, 40),)),
            "not enough data",
            "neither pace nor confidence is known yet",
        ),
        (record(**FAIR), "watch", "confidence 5 of 10"),
    ],
)
def test_the_first_rule_that_matches_wins(goal: GoalRecord, status: str, rule: str) -> None:
    found = assess(goal, TODAY)
    assert (found.status, found.rule) == (status, rule)


@pytest.mark.parametrize(
    ("days_left", "confidence", "status"),
    [
        # 20 points in four weeks and 20 to go: 28 days left are just enough.
        (28, 7, "on track"),
        (28, None, "on track"),
        (28, 6, "watch"),
        (28, 4, "watch"),
        (28, 3, "at risk"),
        (27, 10, "watch"),
        (20, 10, "watch"),
        (19, 10, "at risk"),
        (19, None, "at risk"),
    ],
)
def test_the_worse_of_pace_and_confidence_decides(
    days_left: int, confidence: int | None, status: str
) -> None:
    checks = (said(28, 60), said(14, 70), said(0, 80, confidence))
    assert assess(record(due_on=ahead(days_left), checkins=checks), TODAY).status == status


def test_a_goal_just_short_of_its_pace_does_not_read_as_fast_enough() -> None:
    checks = (said(28, 0), said(14, 20), said(0, 49.9))
    assert assess(record(due_on=ahead(28), checkins=checks), TODAY).rule == "99 % of the pace needed"


def test_a_goal_just_in_time_reads_as_fast_enough() -> None:
    # 0.2 in 28 days and 0.2 in 28 to go: the same, but not to the last bit.
    checks = (said(28, 60), said(14, 70), said(0, 80))
    assert assess(record(due_on=ahead(28), checkins=checks), TODAY).rule == "100 % of the pace needed"


def test_sliding_back_reads_as_moving_away() -> None:
    checks = (said(28, 60), said(14, 50), said(0, 40))
    found = assess(record(due_on=ahead(28), checkins=checks), TODAY)
    assert (found.rule, found.flags) == ("moving away from the target", ("not converging",))


def test_standing_still_is_no_pace_yet_not_moving_away() -> None:
    checks = (said(28, 60), said(14, 60), said(0, 60))
    assert assess(record(due_on=ahead(28), checkins=checks), TODAY).rule == "0 % of the pace needed"


@pytest.mark.parametrize(
    ("goal", "evidence"),
    [
        (record(), None),
        (record(checkins=(said(50), said(40))), 40),
        (record(checkins=(said(0),)), 0),
        (record(milestones=(milestone("Step", ago(30).isoformat()), milestone("Open"))), 30),
        (record(resources=(resource("Book", started_on=ago(20)),)), 20),
        (record(resources=(resource("Book", started_on=ago(20), finished_on=ago(5)),)), 5),
        (record(resources=(resource("Book", dropped_on=ago(9)), resource("Inbox", added_on=ago(1)))), 9),
        (record(checkins=(said(50),), talks=(ago(7), ago(3))), 3),
        (record(checkins=(said(50), said(-2)), talks=(ahead(3),)), 50),
    ],
)
def test_evidence_is_whatever_was_done_for_the_goal(goal: GoalRecord, evidence: int | None) -> None:
    assert evidence_on(goal, TODAY) == (None if evidence is None else ago(evidence))


def test_confidence_is_what_was_last_said_of_it() -> None:
    assert (
        latest_confidence(record(checkins=(said(9, confidence=4), said(2, 50), said(-1, None, 9))), TODAY)
        == 4
    )
    assert latest_confidence(record(checkins=(said(2, 50),)), TODAY) is None


@pytest.mark.parametrize(
    ("confidences", "fell"),
    [
        ([8, 6, 4], True),
        ([2, 8, 6, 4], True),
        ([8, None, 6, None, 4], True),
        ([8, 6, 6], False),
        ([6, 8, 4], False),
        ([8, 4], False),
        ([8, 6, 4, 5], False),
    ],
)
def test_confidence_that_fell_twice_running_is_flagged(confidences: list[int | None], fell: bool) -> None:
    checks = [said(10 - number, None, confidence) for number, confidence in enumerate(confidences)]
    assert (CONFIDENCE_FELL in assess(record(checkins=tuple(checks)), TODAY).flags) is fell


@pytest.mark.parametrize(
    ("goal", "flags"),
    [
        (record(next_action=""), (NO_NEXT_ACTION,)),
        (record(next_action="", status="paused"), ()),
        (record(next_action="", **steps(40)), (REACHED,)),
        (record(next_action="", status="achieved"), ()),
        (record(), ()),
    ],
)
def test_flags_are_for_goals_one_works_on(goal: GoalRecord, flags: tuple[str, ...]) -> None:
    assert assess(goal, TODAY).flags == flags


def test_more_active_goals_than_the_limit_flag_those_begun_last() -> None:
    goals = [record(f"G{number}", started_on=ago(number), id=number) for number in range(1, 5)]
    goals.append(record("Paused", started_on=ago(0), status="paused"))
    assert over_goal_limit(goals, 3) == {"g1"}
    assert over_goal_limit(goals, 4) == set()
    assert over_goal_limit(goals, 1) == {"g1", "g2", "g3"}
    assert assess(goals[0], TODAY, over_limit=True).flags == (OVER_LIMIT,)
    assert assess(goals[4], TODAY, over_limit=True).flags == ()


@pytest.mark.parametrize("status", ["paused", "someday", "dropped", "achieved"])
def test_nothing_is_forecast_of_a_goal_set_aside(status: str) -> None:
    goal = record(status=status, due_on=day("2027-01-01"), checkins=(said(28, 0), said(14, 20), said(0, 40)))
    found = assess(goal, TODAY)
    assert (found.pace_ratio, found.forecast.on, found.progress) == (None, None, 0.4)
