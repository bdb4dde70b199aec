"""Where each goal stands: rows, their order, and the sentence about each."""

from datetime import date, timedelta
from typing import Any

import pytest

from pln.facts.goal_record import GoalRecord
from pln.reports.goals_progress import STATUS_ORDER, ProgressRow, goals_progress
from pln.reports.report import Report
from pln.rules.cadence import CadenceSettings
from tests.readable import TODAY, checkin, milestone, record, resource, supporter


def ago(days: int) -> date:
    return TODAY - timedelta(days)


def ahead(days: int) -> date:
    return TODAY + timedelta(days)


def said(days: int, value: float | None = None, confidence: int | None = None) -> Any:
    return checkin(ago(days).isoformat(), value, confidence)


def report(*records: GoalRecord, limit: int = 3, show_all: bool = False) -> Report[ProgressRow]:
    return goals_progress(records, TODAY, CadenceSettings(), limit, show_all=show_all)


RUST = record(
    "Learn Rust",
    measure="milestones",
    milestones=(
        *[milestone("Step", ago(days).isoformat()) for days in (70, 40, 10)],
        milestone("A"),
        milestone("B"),
    ),
    due_on=ahead(60),
    next_action="write a parser",
    checkins=(said(5, confidence=7),),
    supporters=(supporter("Ann", last_on=ago(3)), supporter("Bob", last_on=ago(300))),
    resources=(resource("The Book"), resource("Read", status="done")),
)


def test_a_row_holds_all_a_machine_asks() -> None:
    assert report(RUST).rows == [
        ProgressRow(
            goal="Learn Rust",
            slug="learn-rust",
            status="on track",
            rule="107 % of the pace needed, confidence 7 of 10",
            progress=0.6,
            due_on=ahead(60),
            pace_ratio=1.0714,
            forecast_on=ahead(56),
            forecast_early_on=ahead(56),
            forecast_late_on=None,
            confidence=7,
            next_action="write a parser",
            flags=(),
        )
    ]


def test_a_note_says_the_outlook_the_support_and_what_is_missing() -> None:
    assert report(RUST).notes == [
        "Learn Rust: due Thu 21 Jan 2027; done by Sun 17 Jan 2027 at this pace; "
        "1 of 2 people in touch, 1 open resource, 1 finished, last evidence 5 days ago; "
        "missing: a mentor or expert"
    ]


def steady(*values: float, **more: Any) -> GoalRecord:
    checks = [said(7 * week, value) for week, value in enumerate(reversed(values))]
    return record("Run", checkins=tuple(reversed(checks)), **more)


@pytest.mark.parametrize(
    ("goal", "words"),
    [
        (steady(*range(0, 61, 5)), "done by Sun 17 Jan 2027 at this pace; last evidence today"),
        (
            steady(0, 2, 10, 12, 20, 22, 30, 34, 38, 42, 46, 50, 54),
            "done by Thu 11 Feb 2027 at this pace, between Tue 26 Jan 2027 and Mon 22 Feb 2027",
        ),
        # Too many weeks without a gain to say when at the latest.
        (
            steady(0, 0, 0, 0, 0, 5, 15, 20, 25, 30, 32, 34, 36),
            "done by Tue 4 May 2027 at this pace, Sat 20 Feb 2027 at the earliest; last evidence today",
        ),
        # Now as in the best weeks, and in most of the others slower.
        (
            steady(0, 1, 2, 3, 4, 5, 6, 7, 8, 12, 16, 20, 24),
            "done by Sun 4 Apr 2027 at this pace, Sun 7 May 2028 at the latest; last evidence today",
        ),
        (steady(40, 40, 40, 40, 40), "Run: not converging; last evidence today"),
        (steady(0, 20, 40, 60, started_on=ago(21)), "done by Sun 6 Dec 2026 at this pace; last"),
        (steady(60, 70, 80, 100), "Run: reached: mark it achieved; last evidence today"),
        (
            record("Run", next_action=""),
            "Run: no next action; no evidence yet; missing: somebody to learn with, ",
        ),
        (
            record("Run", checkins=(said(9, None, 8), said(5, None, 6), said(1, None, 5))),
            "Run: confidence fell at two check-ins running; last evidence 1 day ago",
        ),
        (
            record(
                "Run", supporters=(supporter("Ann", "mentor", last_on=TODAY),), resources=(resource("B"),)
            ),
            "Run: 1 of 1 person in touch, 1 open resource, no evidence yet",
        ),
    ],
)
def test_each_active_goal_has_a_sentence(goal: GoalRecord, words: str) -> None:
    (note,) = report(goal).notes
    assert words in note


def test_goals_without_a_next_action_come_first_then_those_in_trouble() -> None:
    fresh = (said(1, confidence=9),)
    goals = [
        record("Achieved", status="achieved"),
        record("Paused", status="paused"),
        record("Also on track, later", due_on=ahead(90), checkins=fresh),
        record("On track", due_on=ahead(60), checkins=fresh),
        record("émigré", checkins=fresh),
        record("Eel", checkins=fresh),
        record("Unknown", due_on=ahead(60), checkins=(said(1),)),
        record("Watch", due_on=ahead(60), checkins=(said(1, confidence=5),)),
        record("Stalled"),
        record("At risk", due_on=ahead(60), checkins=(said(1, confidence=2),)),
        record("Overdue", due_on=ago(1)),
        record("No action", next_action="", due_on=ahead(60), checkins=fresh),
    ]
    assert [row.goal for row in report(*goals, limit=20).rows] == [
        "No action", "Overdue", "At risk", "Stalled", "Watch", "Unknown", "Eel", "émigré", "On track",
        "Also on track, later", "Paused", "Achieved",
    ]  # fmt: skip


def test_someday_and_dropped_are_left_out_unless_asked_for() -> None:
    goals = (record("One day", status="someday"), record("Gone", status="dropped"), RUST)
    found = report(*goals)
    assert [row.goal for row in found.rows] == ["Learn Rust"]
    assert found.notes[-1] == "2 for someday or dropped: pln goals progress --all"
    everything = report(*goals, show_all=True)
    assert [row.goal for row in everything.rows] == ["Learn Rust", "One day", "Gone"]
    assert len(everything.notes) == 1


def test_more_goals_than_the_limit_are_pointed_out_once() -> None:
    goals = [record(f"Goal {number}", id=number) for number in range(4)]
    found = report(*goals)
    assert found.notes[-1] == "4 active goals, more than your limit of 3: pln edit goal NAME --status paused"
    assert [row.slug for row in found.rows if row.flags] == ["goal-3"]
    assert not any("limit" in note for note in found.notes[:-1])
    assert len(report(*goals, limit=4).notes) == 4


def test_three_active_goals_are_enough_unless_settled_otherwise() -> None:
    goals = [record(f"Goal {number}", id=number) for number in range(4)]
    assert len(goals_progress(goals[:3], TODAY, CadenceSettings()).notes) == 3
    assert len(goals_progress(goals, TODAY, CadenceSettings()).notes) == 5


def test_no_goal_is_an_invitation() -> None:
    assert report().empty == "No goal to work on yet: pln add goal NAME"


def test_every_status_has_its_place() -> None:
    assert len(set(STATUS_ORDER)) == 11
