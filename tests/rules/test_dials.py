"""Six figures, each silent while there is too little behind it, and never outside its range."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pln.facts.exchange import Exchange
from pln.facts.goal_record import GoalRecord
from pln.rules.dials import Dial, DialFacts, dials, first_day_passed, reach_windows
from pln.rules.diversity import Tally
from pln.rules.readings import Passed, balanced, goal_pace, returned, weeks_with_a_talk
from pln.rules.reciprocity import WINDOW_DAYS, balances
from tests.readable import TODAY, checkin, day, fill, record, ref

NAMES = ["Reach", "Rhythm", "Reciprocity", "Range", "Results", "Return"]


def ago(days: int) -> date:
    return TODAY - timedelta(days)


def dial(name: str, **facts: Any) -> Dial:
    found = {one.name: one for one in dials(DialFacts(**facts), TODAY)}
    assert list(found) == NAMES
    return found[name]  # type: ignore[index]


def passed(said: str) -> list[Passed]:
    """`1 gave 3 10`: to contact 1, an effort of 3, 10 days ago; `2 got 1 90 80`: thanked for 80 days ago."""
    found = []
    for part in said.split(", "):
        contact, how, effort, days, *answered = part.split()
        answered_on = ago(int(answered[0])) if answered else None
        found.append(Passed(int(contact), ago(int(days)), how == "gave", int(effort), answered_on))
    return found


def even(contact: int, days: int = 10) -> str:
    """Three exchanges that balance each other."""
    return f"{contact} gave 1 {days}, {contact} gave 1 {days}, {contact} got 2 {days}"


def lopsided(contact: int) -> str:
    return f"{contact} got 3 10, {contact} got 3 10, {contact} got 3 10"


def test_windows_of_reach_follow_each_other() -> None:
    assert reach_windows(TODAY) == ((day("2026-08-25"), TODAY), (day("2026-05-27"), day("2026-08-24")))


def test_nobody_and_nothing_yet() -> None:
    found = dials(DialFacts(), TODAY)
    assert [one.name for one in found] == NAMES
    assert {(one.value, one.before, one.trend) for one in found} == {(None, None, None)}
    assert [one.words for one in found] == [
        "not enough data yet, 0 of 4 weeks",
        "not enough data yet, 0 of 4 weeks",
        "not enough data yet, 0 of 3 people",
        "not enough data yet, 0 of 10 talks and resources",
        "not enough data yet, 0 of 1 goals with a date and a pace",
        "not enough data yet, 0 of 5 things received",
    ]
    assert all("pln " in one.action for one in found)


@pytest.mark.parametrize(
    ("history", "value", "before", "trend"),
    [(27, None, None, None), (28, 23, None, None), (179, 23, None, None), (182, 23, 30, "down")],
)
def test_reach(history: int, value: int | None, before: int | None, trend: str | None) -> None:
    found = dial("Reach", first_on=ago(history), reach=(23, 30))
    assert (found.value, found.before, found.trend) == (value, before, trend)
    if value:
        assert (found.words, found.window) == ("23 people in 90 days", "in 90 days")
        assert found.action == "See whom to reach out to: pln contacts neglected"


def test_rhythm_counts_weeks() -> None:
    by_day = [(TODAY, 1), (ago(6), 2), (ago(7), 1), (ago(83), 1), (ago(84), 1), (ago(10), 0)]
    found = dial("Rhythm", first_on=ago(400), by_day=by_day)
    assert (found.value, found.before, found.n, found.trend) == (3, 1, 12, "up")
    assert found.words == "a talk in 3 of 12 weeks"


def test_rhythm_of_a_beginner_is_of_the_weeks_there_are() -> None:
    found = dial("Rhythm", first_on=ago(36), by_day=[(ago(7 * week), 1) for week in range(4)])
    assert (found.value, found.before, found.n, found.words) == (4, None, 5, "a talk in 4 of 5 weeks")


@pytest.mark.parametrize(
    ("said", "value", "n", "words"),
    [
        (f"{even(1)}, {even(2)}", None, 2, "not enough data yet, 2 of 3 people"),
        (f"{even(1)}, {even(2)}, {lopsided(3)}", 2 / 3, 3, "2 of 3 people in balance over 540 days"),
        (f"{even(1)}, {even(2)}, 3 gave 1 5, 3 got 1 5", None, 2, "not enough data yet, 2 of 3 people"),
        (f"{even(1)}, {even(2)}, {even(3, WINDOW_DAYS + 1)}", None, 2, "not enough data yet, 2 of 3 people"),
    ],
)
def test_reciprocity(said: str, value: float | None, n: int, words: str) -> None:
    found = dial("Reciprocity", passed=passed(said))
    assert (found.value, found.n, found.words) == (value, n, words)


def test_reciprocity_half_a_year_ago_is_of_what_had_passed_by_then() -> None:
    early = ", ".join(even(number, 200) for number in (1, 2, 3))
    found = dial("Reciprocity", passed=passed(f"{early}, 1 got 3 1, 1 got 3 1, 1 got 3 1"))
    assert (found.value, found.before, found.trend) == (2 / 3, 1, "down")
    assert first_day_passed(TODAY) == ago(WINDOW_DAYS + 180)


def test_range_is_the_effective_number_of_sources() -> None:
    now = Tally(dict.fromkeys("abcd", 3.0), 12)
    before = Tally(dict.fromkeys("ab", 5.0), 10)
    found = dial("Range", sources=(now, before))
    assert (found.value, found.before) == pytest.approx((4, 2))
    assert (found.n, found.trend) == (12, "up")
    assert found.words == "as many as 4.0 sources in 180 days"
    thin = dial("Range", sources=(Tally({"a": 9.0}, 9), before))
    assert thin.before == pytest.approx(2)
    assert (thin.value, thin.n, thin.trend) == (None, 9, None)


GOALS = {
    "fast": record("Fast", due_on=ago(-60), checkins=(checkin("2026-10-25", 10), checkin("2026-11-01", 50), checkin("2026-11-20", 90))),
    "half": record("Half", due_on=ago(-70), checkins=(checkin("2026-10-20", 40), checkin("2026-10-25", 40), checkin("2026-11-20", 50))),
    "overdue": record("Overdue", due_on=ago(1), checkins=(checkin("2026-11-20", 90),)),
    "reached": record("Reached", due_on=ago(1), checkins=(checkin("2026-11-20", 100),)),
    "back": record("Back", due_on=ago(-60), checkins=(checkin("2026-10-20", 40), checkin("2026-10-25", 40), checkin("2026-11-20", 30))),
    "unknown": record("Unknown", due_on=ago(-60)),
    "undated": record("Undated", checkins=(checkin("2026-11-20", 90),)),
    "paused": record("Paused", status="paused", due_on=ago(-60), checkins=(checkin("2026-11-20", 90),)),
}  # fmt: skip


@pytest.mark.parametrize(
    ("goal", "pace"),
    [
        # 80 % in 28 days, 10 % in the 60 left: far beyond what is needed.
        ("fast", 1.0),
        # 10 % in 28 days, 50 % in the 70 left: (0.1 / 28) / (0.5 / 70) = 0.5.
        ("half", 0.5),
        ("overdue", 0.0),
        ("reached", 1.0),
        ("back", 0.0),
        ("unknown", None),
        ("undated", None),
        ("paused", None),
    ],
)
def test_the_pace_of_a_goal(goal: str, pace: float | None) -> None:
    assert goal_pace(GOALS[goal], TODAY) == (None if pace is None else pytest.approx(pace))


def test_a_goal_has_no_pace_before_it_began() -> None:
    assert goal_pace(record("New", started_on=TODAY, due_on=ago(-60)), ago(28)) is None


def test_results_are_the_mean_pace() -> None:
    found = dial("Results", goals=list(GOALS.values()))
    assert found.value == pytest.approx((1 + 0.5 + 0 + 1 + 0) / 5)
    assert found.n == 5
    assert found.words == "50 % of the pace needed, 5 goals, 1 past its date"
    assert dial("Results", goals=[GOALS["half"]]).words == "50 % of the pace needed, 1 goal"
    assert dial("Results", goals=[GOALS["unknown"]]).value is None


def test_a_0_of_goals_past_their_date_is_said_to_be_that() -> None:
    late = dial("Results", goals=[GOALS["overdue"], GOALS["undated"]])
    assert (late.value, late.words) == (0, "1 goal, past its date")
    assert late.action == 'Give it a new date, or say it is reached: pln edit goal overdue --due "in 4 weeks"'
    assert dial("Results", goals=[GOALS["overdue"]] * 2).words == "2 goals, past their date"
    assert dial("Results", goals=[GOALS["back"]]).words == "0 % of the pace needed, 1 goal"


@pytest.mark.parametrize(
    ("goals", "action"),
    [
        ([], 'Begin something: pln add goal "Learn Rust" --due "in 3 months"'),
        (
            [GOALS["undated"], GOALS["paused"]],
            'Give a goal a date: pln edit goal undated --due "in 3 months"',
        ),
        ([GOALS["undated"], GOALS["unknown"]], "Say where it stands: pln log progress unknown --value N"),
        (
            [record("Steps", measure="milestones", due_on=ago(-60))],
            'Say in what steps it is reached: pln add milestone steps "Chapter 1"',
        ),
        (
            [record("Books", measure="resources", due_on=ago(-60))],
            "Say what is to be finished: pln link goal books --resource NAME",
        ),
        (
            [GOALS["unknown"], record("Once", due_on=ago(-60), checkins=(checkin("2026-11-20", 40),))],
            "It needs two weeks, and 3 check-ins: pln log progress once --value N",
        ),
    ],
    ids=["no goal", "no date", "nothing said yet", "no milestones", "nothing to finish", "said once"],
)
def test_results_say_what_a_pace_is_missing(goals: list[GoalRecord], action: str) -> None:
    assert dial("Results", goals=goals).action == action


def test_return_leaves_out_what_is_not_due_yet() -> None:
    said = (
        "1 got 1 100 99, 1 got 1 100 99, 2 got 2 50 40, 2 got 3 7, 3 got 1 365, "
        "3 got 1 6, 3 got 1 3 1, 3 got 1 366 300, 4 gave 2 20"
    )
    found = dial("Return", passed=passed(said))
    assert (found.value, found.n) == (4 / 6, 6)
    assert found.words == "4 of 6 thanked for or told how it turned out in 365 days"


def test_return_half_a_year_ago_knows_no_later_thanks() -> None:
    said = ", ".join(["1 got 2 300 290", *["2 got 2 300 100"] * 4])
    found = dial("Return", passed=passed(said))
    assert (found.value, found.before, found.trend) == (1, 0.2, "up")


def test_a_change_that_nobody_would_see_is_none() -> None:
    before = Tally({**dict.fromkeys("abcd", 3.0), "e": 0.01}, 12)
    assert dial("Range", sources=(Tally(dict.fromkeys("abcd", 3.0), 12), before)).trend == "steady"


def test_weeks_are_counted_back_from_a_day() -> None:
    by_day = [(ago(number), 1) for number in (0, 1, 6, 7, 20, 28)]
    assert weeks_with_a_talk(by_day, TODAY, 4) == 3
    assert weeks_with_a_talk(by_day, ago(7), 4) == 3
    assert weeks_with_a_talk([(ago(-1), 5)], TODAY, 4) == 0


rows = st.lists(
    st.builds(
        Passed,
        contact=st.integers(1, 4),
        day=st.dates(ago(1000), TODAY),
        gave=st.booleans(),
        effort=st.integers(1, 3),
        answered_on=st.none() | st.dates(ago(1000), TODAY),
    ),
    max_size=30,
)


@given(rows)
def test_balance_is_the_same_as_that_of_the_report(found: list[Passed]) -> None:
    exchanges = [
        fill(
            Exchange,
            id=number,
            day=one.day,
            contact=ref(f"P{one.contact}"),
            direction="gave" if one.gave else "received",
            effort=one.effort,
        )
        for number, one in enumerate(found)
    ]
    told = [one for one in balances(exchanges, TODAY) if one.score is not None]
    assert balanced(found, TODAY) == (sum(one.standing == "in balance" for one in told), len(told))


@given(
    rows,
    st.lists(st.tuples(st.dates(ago(400), TODAY), st.integers(0, 9)), max_size=40),
    st.lists(st.floats(0.1, 100), max_size=20),
    st.none() | st.dates(ago(1000), TODAY),
)
def test_every_value_is_in_its_range(
    found: list[Passed], by_day: list[tuple[date, int]], weights: list[float], first_on: date | None
) -> None:
    sources = Tally({str(number): weight for number, weight in enumerate(weights)}, sum(weights))
    facts = DialFacts(first_on, by_day, (3, 4), (sources, sources), found, list(GOALS.values()))
    highest = {
        "Reach": 3,
        "Rhythm": 12,
        "Reciprocity": 1,
        "Range": max(1, len(weights)),
        "Results": 1,
        "Return": 1,
    }
    lowest = {"Range": 1}
    for one in dials(facts, TODAY):
        assert one.n >= one.needed or one.value is None
        assert (one.trend is None) == (one.value is None or one.before is None)
        for value in (one.value, one.before):
            assert value is None or lowest.get(one.name, 0) <= value <= max(4, highest[one.name])
        assert one.value is None or one.value <= highest[one.name]
    answered, received = returned(found, TODAY)
    assert 0 <= answered <= received
