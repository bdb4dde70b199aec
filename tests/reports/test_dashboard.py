"""Today's glance: a few rows of each report, and nothing where there is nothing to say."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest

from pln.facts.event import Event
from pln.facts.goal import Milestone
from pln.facts.interaction import Interaction
from pln.facts.promise import Promise
from pln.reports.birthdays import birthdays
from pln.reports.dashboard import Ahead, DashboardRow, dashboard, sparkline, weekly_touches
from pln.reports.goals_progress import goals_progress
from pln.reports.health import Health, health_rows, see_of
from pln.reports.neglected import neglected
from pln.reports.report import Layout, Report
from pln.reports.resources_next import resources_next
from pln.rules.activity import heatmap
from pln.rules.cadence import CadenceSettings
from pln.rules.dials import DialFacts, dials
from tests.readable import TODAY, checkin, fill, record, ref, resource, talk, tie

SETTINGS = CadenceSettings()


def ago(days: int) -> date:
    return TODAY - timedelta(days)


def ahead(days: int) -> date:
    return TODAY + timedelta(days)


def glance(
    ties: Sequence[Any] = (),
    goals: Sequence[Any] = (),
    resources: Sequence[Any] = (),
    planned: Sequence[Interaction] = (),
    milestones: Sequence[Milestone] = (),
    activity: Sequence[tuple[date, int]] = (),
    promises: Sequence[Promise] = (),
    events: Sequence[Event] = (),
    health: Sequence[DashboardRow] = (),
    owed: str = "",
) -> Report[DashboardRow]:
    return dashboard(
        neglected(ties, TODAY, SETTINGS),
        goals_progress(goals, TODAY, SETTINGS, 20),
        birthdays(ties, TODAY),
        resources_next(resources, (), TODAY),
        Ahead(planned, milestones, promises, events),
        activity,
        TODAY,
        health,
        owed,
    )


def section(name: str, **said: Any) -> list[DashboardRow]:
    return [row for row in glance(**said).rows if row.section == name]


def step(name: str, due: int | None, done: bool = False) -> Milestone:
    return fill(
        Milestone,
        name=name,
        goal=ref("Learn Rust"),
        due_on=None if due is None else ahead(due),
        done_on=TODAY if done else None,
    )


def test_the_five_most_urgent_people_come_first() -> None:
    ties = [tie(f"P{number}", last_on=ago(100 + number)) for number in range(7)]
    found = glance(ties=ties)
    assert [row.item for row in found.rows] == ["P6", "P5", "P4", "P3", "P2"]
    words = "every 3 months, last 3 months ago"
    shown = "pln show contact p6"
    assert found.rows[0] == DashboardRow("Reconnect", "P6", "p6", None, None, words, open=shown)
    assert "7 to reconnect with in all: pln contacts neglected" in found.notes
    assert found.fitting.totals == {"Reconnect": 7}


def test_dormant_people_do_not_fill_the_screen() -> None:
    ties = [tie(f"Lost {number}", last_on=ago(3000)) for number in range(5)]
    found = glance(ties=ties)
    assert len(found.rows) == 3
    assert "5 to reconnect with in all: pln contacts neglected" in found.notes


def test_goals_at_work_show_their_next_step() -> None:
    checks = (checkin("2026-11-20", 40, 8),)
    goals = [
        record("Run", due_on=ahead(60), checkins=checks, next_action="buy shoes"),
        record("Read", due_on=ahead(60), checkins=checks, next_action=""),
        record("Done", checkins=(checkin("2026-11-20", 100),)),
        record("Paused", status="paused"),
        record("Achieved", status="achieved"),
    ]
    assert section("Goals", goals=goals) == [
        DashboardRow(
            "Goals", "Read", "read", ahead(60), 0.4, "on track; no next action yet", open="pln show goal read"
        ),
        DashboardRow(
            "Goals", "Run", "run", ahead(60), 0.4, "on track; next: buy shoes", open="pln show goal run"
        ),
        DashboardRow(
            "Goals", "Done", "done", None, 1, "achieved; reached: mark it achieved", open="pln show goal done"
        ),
    ]


def test_without_words_for_it_the_milestone_that_is_due_first_comes_next() -> None:
    goals = [record("Learn Rust", next_action=""), record("Run", next_action="buy shoes")]
    steps = [step("Begun", 1, done=True), step("Later", None), step("Last", 20), step("First", -3)]
    details = [row.detail for row in section("Goals", goals=goals, milestones=steps)]
    assert sorted(one.partition("next: ")[2] for one in details) == ["First", "buy shoes"]


def test_what_is_owed_beside_promises_is_a_line_below() -> None:
    assert glance(owed="2 thanks due: pln network balance").notes[-1] == "2 thanks due: pln network balance"


def test_what_is_coming_up_is_in_order_of_day() -> None:
    goals = [
        record("Due", due_on=ahead(14)),
        record("Later", due_on=ahead(15)),
        record("Over", due_on=ago(1)),
        record("Now", due_on=TODAY),
    ]
    ties = [
        tie("Fay", last_on=TODAY, birthday="1990-11-27"),
        tie("Gus", last_on=TODAY, birthday="--12-06"),
        tie("Hal", last_on=TODAY, birthday="--12-07"),
    ]
    planned = [
        talk("2026-11-24", people=(ref("Ann Lee"), ref("Bob")), status="planned", summary="traits"),
        talk("2026-11-25", people=tuple(map(ref, "ABCDE")), kind="call", status="planned"),
        talk("2026-11-20", people=(ref("Cy"),), status="planned", summary="lunch"),
        talk("2026-12-07", people=(ref("Dan"),), status="planned"),
        talk("2026-12-06", people=(ref("Eve"),), status="planned"),
        talk("2026-11-22", people=(ref("Ida"),), kind="call", status="planned"),
        talk("2026-11-07", people=(ref("Long ago"),), status="planned"),
        talk("2026-11-26", status="planned"),
    ]
    milestones = [
        step("Late", -3),
        step("Parser", 14),
        step("Far", 15),
        step("Open", None),
        step("Done", 1, True),
    ]
    rows = section("Coming up", goals=goals, ties=ties, planned=planned, milestones=milestones)
    assert [(row.item, row.slug, row.day, row.detail) for row in rows] == [
        ("Late", "learn-rust", ago(3), "due 3 days ago for Learn Rust"),
        ("coffee with Cy", "cy", ago(2), "was planned 2 days ago: did it happen?"),
        ("Now", "now", TODAY, "goal due today"),
        ("call with Ida", "ida", TODAY, "planned today"),
        ("coffee with Ann Lee, Bob", "ann-lee", ahead(2), "traits"),
        ("call with A, B, C and 2 more", "a", ahead(3), "planned in 3 days"),
        ("coffee with nobody", "", ahead(4), "planned in 4 days"),
        ("Fay", "fay", ahead(5), "birthday in 5 days, turns 36"),
        ("Due", "due", ahead(14), "goal due in 2 weeks"),
        ("Gus", "gus", ahead(14), "birthday in 2 weeks"),
        ("Parser", "learn-rust", ahead(14), "due in 2 weeks for Learn Rust"),
        ("coffee with Eve", "eve", ahead(14), "planned in 2 weeks"),
    ]


def test_three_resources_are_enough() -> None:
    resources = [resource(f"B{number}", added_on=ago(9 - number)) for number in range(4)]
    rows = section("Next to learn from", resources=resources)
    assert [row.item for row in rows] == ["B0", "B1", "B2"]
    assert (rows[0].slug, rows[0].detail) == ("b0", "book; added 9 days ago")


def test_twelve_weeks_are_one_row() -> None:
    activity = [(TODAY, 4), (ago(6), 3), (ago(7), 1), (ago(83), 2), (ago(84), 50), (ahead(1), 50)]
    assert weekly_touches(activity, TODAY) == (2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 7)
    assert section("Last 12 weeks", activity=activity) == [
        DashboardRow(
            "Last 12 weeks", "In touch", "", None, None,
            "3 of 12 weeks with a touch, 10 touches in all ▃▁▁▁▁▁▁▁▁▁▂█",
        )
    ]  # fmt: skip
    (row,) = section("Last 12 weeks", activity=[(TODAY, 1)])
    assert row.detail.startswith("1 of 12 weeks with a touch, 1 touch in all")


@pytest.mark.parametrize(
    ("values", "bars"), [((0, 1, 7), "▁▂█"), ((0, 1, 700), "▁▂█"), ((3, 3), "██"), ((0, 0), "▁▁"), ((), "")]
)
def test_bars_tell_little_from_nothing(values: tuple[int, ...], bars: str) -> None:
    assert sparkline(values) == bars


def test_an_empty_network_has_a_friendly_glance() -> None:
    found = glance()
    assert (found.rows, found.layout, found.empty) == ([], Layout.GLANCE, "Nothing asks for you today.")
    assert found.notes == [
        "Nobody to reconnect with today.",
        "No goal at work just now: pln add goal NAME",
    ]


def test_only_standing_notes_are_kept() -> None:
    ties = [
        tie("Eve", by_hand=False),
        tie("Ann", last_on=ago(99), planned_on=ahead(3)),
        tie("Bob", last_on=ago(99)),
    ]
    goals = [record("Run", due_on=ahead(60), checkins=(checkin("2026-11-20", 40, 8),))]
    assert glance(ties=ties, goals=goals).notes == [
        "1 not sorted yet: pln edit contact NAME --tier close, pln import … --tier wide"
    ]


def promise(what: str, due: int | None, **values: Any) -> Promise:
    due_on = None if due is None else ahead(due)
    return fill(Promise, contact=ref("Ann"), what=what, due_on=due_on, **{"whose": "mine", **values})


def test_promises_that_are_late_or_due_within_two_weeks() -> None:
    promises = [
        promise("far", 15),
        promise("soon", 14),
        promise("late", -3, whose="theirs"),
        promise("no day", None),
        promise("kept", 1, kept_on=TODAY),
    ]
    assert [(row.detail, row.day) for row in section("Promises", promises=promises)] == [
        ("they promised: late, due 3 days ago", ago(3)),
        ("you promised: soon, due in 2 weeks", ahead(14)),
    ]


def event(name: str, starts: int) -> Event:
    return fill(Event, slug=ref(name).slug, name=name, kind="meetup", status="going", starts_on=ahead(starts))


def test_events_of_the_next_two_weeks_and_those_to_close() -> None:
    events = [event("Far", 15), event("Near", 9), event("Over", -3)]
    assert [(row.item, row.detail) for row in section("Coming up", events=events)] == [
        ("Over", "ended 3 days ago: pln events close over"),
        ("Near", "meetup in 9 days, going"),
    ]


HEALTH = health_rows(
    Health(
        dials(DialFacts(first_on=ago(400), by_day=[(ago(3), 2)], reach=(2, 5)), TODAY),
        heatmap([(ago(3), 2), (ago(300), 1)], TODAY),
        1,
    )
)


def test_the_whole_dashboard_has_dials_with_everything_machines_need() -> None:
    found = glance(health=HEALTH)
    assert found.layout is Layout.GLANCE
    reach, *others = [row for row in found.rows if row.section == "How it goes"]
    assert (reach.item, reach.value, reach.before, reach.trend, reach.window) == (
        "Reach", 2, 5, "down", "in 90 days",
    )  # fmt: skip
    assert reach.detail == "↓ 2 people in 90 days; before 5"
    actions = (
        'Log it: pln log interaction "call with Ann"',
        'A date: pln edit goal run --due "in 3 months"',
        "Say thanks: pln log thanks NAME --told",
    )
    assert [*map(see_of, actions)] == ["pln log interaction", "pln edit goal run", "pln log thanks"]
    assert (reach.see, reach.action) == (
        "pln contacts neglected", "See whom to reach out to: pln contacts neglected",
    )  # fmt: skip
    assert [row.item for row in others] == ["Rhythm", "Reciprocity", "Range", "Results", "Return"]
    thin = others[1]
    assert (thin.value, thin.trend) == (None, None)
    assert thin.detail == "  not enough data yet, 0 of 3 people"
    assert thin.see == "pln log exchange"


def test_the_year_is_drawn_below_its_streak() -> None:
    rows = [(row.item, row.detail) for row in section("A year of talks", health=HEALTH)]
    assert rows[0] == ("Streak", "1 week in a row with a talk; 2 days in a year")
    assert [item for item, _ in rows[2:9]] == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    assert len(rows) == 10


def test_a_year_without_talks_is_not_drawn() -> None:
    silent = health_rows(Health((), heatmap([], TODAY), 0))
    assert section("A year of talks", health=silent) == []
