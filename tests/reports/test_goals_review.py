"""The facts of a review: goal by goal, what happened, who could help, what is in the way."""

from datetime import date, timedelta
from typing import Any

import pytest

from pln.facts.goal_record import GoalRecord
from pln.reports.goals_review import (
    GoalBriefing,
    Happening,
    ReviewRow,
    brief_goal,
    goals_review,
    progress_words,
    review_order,
)
from pln.rules.cadence import CadenceSettings
from pln.rules.matching import Helper
from tests.readable import TODAY, checkin, day, milestone, record, resource, supporter, tie

SETTINGS = CadenceSettings()
LAST_REVIEW = day("2026-10-25")


def ahead(days: int) -> date:
    return TODAY + timedelta(days)


RUST = record(
    "Learn Rust",
    topics=("rust",),
    measure="milestones",
    milestones=(
        milestone("Ownership", "2026-09-13"),
        milestone("Traits", "2026-10-13"),
        milestone("Parser", "2026-11-12"),
        milestone("A"),
        milestone("B"),
    ),
    checkins=(
        checkin("2026-10-25", confidence=8, blocker="no time"),
        checkin("2026-11-17", confidence=7, blocker="lifetimes", note="hard going"),
    ),
    resources=(
        resource("The Book", status="done", started_on=day("2026-10-25"), finished_on=day("2026-11-01")),
    ),
    supporters=(supporter("Ann", "mentor", last_on=day("2026-11-20")),),
    talks=(day("2026-11-20"), day("2026-10-01")),
    due_on=ahead(60),
    next_action="write a parser",
)
HELPERS = (
    Helper(tie("Ann"), ("rust",), day("2026-11-20"), "mentor"),
    *[Helper(tie(name), ("rust",)) for name in ("Bob", "Cat", "Dan", "Eve")],
    Helper(tie("Gus"), ("cooking",)),
)


def briefing(goal: GoalRecord = RUST, since: date | None = LAST_REVIEW) -> GoalBriefing:
    return brief_goal(goal, HELPERS, TODAY, SETTINGS, since)


def test_a_briefing_tells_what_happened_since_the_last_review() -> None:
    assert briefing().happened == (
        Happening(day("2026-11-01"), "Finished book", "The Book"),
        Happening(day("2026-11-12"), "Milestone done", "Parser"),
        Happening(day("2026-11-17"), "Check-in", "confidence 7 of 10, hard going"),
        Happening(day("2026-11-20"), "Talk", "about this goal"),
    )


def test_the_first_review_tells_all_since_the_goal_was_begun() -> None:
    goal = record(
        started_on=day("2026-10-25"),
        checkins=(checkin("2026-10-24", 10), checkin("2026-10-25", 20), checkin("2026-11-25", 30)),
        talks=(TODAY,),
    )
    assert briefing(goal, None).happened == (
        Happening(day("2026-10-25"), "Check-in", "20 %"),
        Happening(TODAY, "Talk", "about this goal"),
    )


@pytest.mark.parametrize(
    ("goal", "words"),
    [
        ({"measure": "manual"}, "40 %"),
        ({"measure": "metric", "unit": "km"}, "40 km"),
        ({"measure": "metric"}, "40"),
    ],
)
def test_values_are_said_in_their_unit(goal: dict[str, Any], words: str) -> None:
    (happening,) = briefing(record(checkins=(checkin("2026-11-20", 40),), **goal)).happened
    assert happening.detail == words


def test_a_dropped_resource_is_told_too() -> None:
    goal = record(
        resources=(resource("Bore", kind="course", status="dropped", dropped_on=day("2026-11-02")),)
    )
    assert briefing(goal).happened == (Happening(day("2026-11-02"), "Dropped course", "Bore"),)


def test_helpers_are_the_best_three_who_were_not_asked() -> None:
    assert [one.contact.name for one in briefing().helpers] == ["Bob", "Cat", "Dan"]


def test_the_blocker_is_what_was_last_said() -> None:
    assert briefing().blocker == "lifetimes"
    cleared = record(checkins=(checkin("2026-11-01", blocker="no time"), checkin("2026-11-02")))
    assert briefing(cleared).blocker == ""
    now = record(checkins=(checkin("2026-11-01", blocker="no time"), checkin("2026-11-22", blocker="ill")))
    assert briefing(now).blocker == "ill"
    later = record(checkins=(checkin("2026-11-01", blocker="no time"), checkin("2026-11-23", blocker="ill")))
    assert briefing(later).blocker == "no time"
    assert briefing(record()).blocker == ""


def test_the_least_confident_goal_comes_first_and_one_never_asked_about_before_it() -> None:
    def goal(name: str, confidence: int | None, **said: Any) -> GoalRecord:
        return record(name, checkins=(checkin("2026-11-20", confidence=confidence),), **said)

    goals = [
        goal("Sure", 9),
        goal("Shaky", 2),
        goal("Paused", 1, status="paused"),
        goal("Even", 5, due_on=ahead(90)),
        goal("Even, sooner", 5, due_on=ahead(9)),
        goal("Even, beta", 5),
        goal("Even, Älpha", 5),
        goal("Unknown", None),
    ]
    assert [one.goal.name for one in review_order(goals, TODAY)] == [
        "Unknown", "Shaky", "Even, sooner", "Even", "Even, Älpha", "Even, beta", "Sure",
    ]  # fmt: skip


def test_progress_in_words() -> None:
    assert progress_words(briefing()) == (
        "60 % done, on track: 107 % of the pace needed, confidence 7 of 10; "
        "done by Sun 17 Jan 2027 at this pace"
    )
    assert progress_words(briefing(record())) == "progress unknown, stalled: nothing noted for 100 days"


def test_the_report_puts_it_all_under_the_goals_name() -> None:
    found = goals_review([RUST], {"learn-rust": HELPERS}, TODAY, SETTINGS, LAST_REVIEW)
    assert {row.section for row in found} == {"Learn Rust"}
    assert [(row.item, row.day, row.detail) for row in found] == [
        ("Progress", ahead(60), progress_words(briefing())),
        ("Support", None, "1 of 1 person in touch, 1 finished, last evidence 2 days ago"),
        ("Finished book", day("2026-11-01"), "The Book"),
        ("Milestone done", day("2026-11-12"), "Parser"),
        ("Check-in", day("2026-11-17"), "confidence 7 of 10, hard going"),
        ("Talk", day("2026-11-20"), "about this goal"),
        ("Could help", None, "Bob: knows rust"),
        ("Could help", None, "Cat: knows rust"),
        ("Could help", None, "Dan: knows rust"),
        ("Missing", None, "something to learn from"),
        ("In the way", None, "lifetimes"),
        ("Next action", None, "write a parser"),
    ]


def test_a_quiet_goal_says_so() -> None:
    goal = record("Run", next_action="", supporters=(supporter("Ann", "mentor", last_on=TODAY),))
    found = goals_review([goal], {}, TODAY, SETTINGS, LAST_REVIEW)
    assert ReviewRow("Run", "Since then", None, "nothing noted since Sun 25 Oct 2026") in found
    assert found[-1].detail == "none yet: what is the smallest step?"
    first = goals_review([goal], {}, TODAY, SETTINGS)
    assert ReviewRow("Run", "Since then", None, "nothing noted since Fri 14 Aug 2026") in first
    assert "In the way" not in [row.item for row in found]


def test_a_goal_that_lacks_nothing_has_no_such_line() -> None:
    goal = record(
        "Run", supporters=(supporter("Ann", "mentor", last_on=TODAY),), resources=(resource("Book"),)
    )
    found = goals_review([goal], {}, TODAY, SETTINGS)
    assert "Missing" not in [row.item for row in found]


def test_of_years_of_talks_the_ten_latest_are_shown_and_the_others_counted() -> None:
    talks = tuple(ahead(-number) for number in range(1, 41))
    goal = record(
        "Learn Rust", started_on=ahead(-50), talks=talks, checkins=(checkin(ahead(-45).isoformat(), 10),)
    )
    found = goals_review([goal], {}, TODAY, SETTINGS)
    happened = [row for row in found if row.item in ("Earlier", "Talk", "Check-in")]
    assert [row.day for row in happened] == [ahead(-45), *(ahead(number) for number in range(-10, 0))]
    assert happened[0].item == "Earlier"
    assert happened[0].detail == "31 more since then, 30 talks among them: pln show goal learn-rust"
