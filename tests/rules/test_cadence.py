"""Whom a thoughtful friend would call first, and when nobody needs to be called."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pln.facts.contact import Tie
from pln.rules import cadence
from pln.rules.cadence import CadenceSettings
from tests.readable import TODAY, day, ref, tie

DEFAULTS = CadenceSettings()


def ago(days: int) -> date:
    return TODAY - timedelta(days)


# Eight people as of Sunday 22 November 2026, in the order in which a friend would name them.
#   days: since the last talk; score: worked out by hand; the words: what the friend says.
FRIENDS = """
who    tier     every  days  goal  birthday  band     score  friend
Mum    inner    -        45  -     -         dormant  6      six weeks, and she is of your inner circle: call
Vera   -        7        24  -     -         dormant  3      you meant to talk weekly: nothing is lost, call
Bob    close    -        45  yes   -         late     2.8125 late, and he is into what you are learning
Dan    close    -        36  -     11-27     due      2.05   due, and his birthday on Friday is a good day
Ola    regular  -       120  -     -         due      1.3333 about time
Cy     regular  -       400  -     -         dormant  1      lost long ago: those above can still be kept
Ann    inner    -        10  -     -         warm     1.4286 leave her be: you talked last week
Zoe    distant  -         0  -     -         fresh    0      you talked today
"""


def friends() -> list[tuple[Tie, str, float]]:
    lines = [line.split(maxsplit=8) for line in FRIENDS.strip().splitlines()[1:]]
    return [
        (
            tie(
                who,
                tier=None if tier == "-" else tier,
                cadence_days=None if every == "-" else int(every),
                last_on=ago(int(days)),
                goals=() if goal == "-" else (ref("Learn Rust"),),
                birthday=None if birthday == "-" else f"--{birthday}",
            ),
            band,
            float(score),
        )
        for who, tier, every, days, goal, birthday, band, score, _ in lines
    ]


@pytest.mark.parametrize(("person", "band", "score"), friends(), ids=lambda value: getattr(value, "name", ""))
def test_a_friend_agrees(person: Tie, band: str, score: float) -> None:
    judgement = cadence.judge(person, TODAY, DEFAULTS)
    assert judgement is not None
    assert (judgement.band, round(judgement.score, 4)) == (band, score)


@pytest.mark.parametrize(
    ("ratio", "band"),
    [
        (0, "fresh"), (0.49, "fresh"), (0.5, "warm"), (0.99, "warm"), (1, "due"), (1.49, "due"),
        (1.5, "late"), (2.99, "late"), (3, "dormant"), (40, "dormant"),
    ],
)  # fmt: skip
def test_bands_begin_where_they_say(ratio: float, band: str) -> None:
    assert cadence.band(ratio) == band


@pytest.mark.parametrize(
    ("ratio", "days_since", "expected"),
    [(1.2, 400, 1.2), (2.99, 42, 2.99), (3, 42, 3), (12, 89, 3), (3, 90, 1), (3, 4000, 1)],
)
def test_urgency_grows_stays_and_gives_up_after_three_months(
    ratio: float, days_since: int, expected: float
) -> None:
    assert cadence.urgency(ratio, days_since) == expected


@pytest.mark.parametrize(
    ("said", "period"),
    [
        ({"cadence_days": 10, "tier": "inner", "tags": ("study",)}, 10),
        ({"tier": "wide", "tags": ("study",)}, 180),
        ({"tags": ("rust", "study", "alumni")}, 21),
        ({"tags": ("rust",)}, 60),
        ({}, 60),
        ({"ambient": True, "cadence_days": 10}, None),
    ],
)
def test_the_period_comes_from_the_nearest_source(said: dict[str, Any], period: int | None) -> None:
    own = CadenceSettings(tags={"study": 21, "alumni": 200}, default_days=60)
    assert cadence.period_days(tie("Ann", **said), own) == period


@pytest.mark.parametrize(
    ("tier", "period", "weight"),
    [("inner", 14, 2), ("close", 30, 1.5), ("regular", 90, 1), ("wide", 180, 0.75), ("distant", 365, 0.5)],
)
def test_a_tier_has_a_period_and_a_weight(tier: str, period: int, weight: float) -> None:
    judgement = cadence.judge(tie("Ann", tier=tier, last_on=ago(period)), TODAY, DEFAULTS)
    assert judgement is not None
    assert (judgement.period_days, judgement.ratio, judgement.score) == (period, 1, weight)


@pytest.mark.parametrize(
    ("said", "tracked"),
    [
        ({}, False),
        ({"by_hand": True}, True),
        ({"tier": "wide"}, True),
        ({"cadence_days": 30}, True),
        ({"last_on": ago(3)}, True),
        ({"tags": ("study",)}, True),
        ({"tags": ("rust",)}, False),
    ],
)
def test_only_those_somebody_sorted_are_judged(said: dict[str, Any], tracked: bool) -> None:
    own = CadenceSettings(tags={"study": 21})
    person = tie("Ann", **{"by_hand": False, **said})
    assert cadence.is_tracked(person, own) is tracked
    assert cadence.is_unsorted(person, own) is not tracked
    assert (cadence.judge(person, TODAY, own) is not None) is tracked


@pytest.mark.parametrize("said", [{"archived": True}, {"ambient": True}])
def test_nobody_asks_to_sort_those_put_away(said: dict[str, Any]) -> None:
    assert not cadence.is_unsorted(tie("Ann", by_hand=False, **said), DEFAULTS)


@pytest.mark.parametrize(
    ("said", "judged"),
    [
        ({"archived": True}, False),
        ({"ambient": True}, False),
        ({"snoozed_until": TODAY + timedelta(1)}, False),
        ({"snoozed_until": TODAY}, True),
        ({"snoozed_until": ago(1)}, True),
    ],
)
def test_some_people_are_left_in_peace(said: dict[str, Any], judged: bool) -> None:
    assert (cadence.judge(tie("Ann", last_on=ago(900), **said), TODAY, DEFAULTS) is not None) is judged


def test_without_a_talk_the_day_of_adding_counts_and_is_called_an_estimate() -> None:
    judgement = cadence.judge(tie("Ann", added_on=ago(95)), TODAY, DEFAULTS)
    assert judgement is not None
    assert (judgement.last_on, judgement.estimated, judgement.days_since) == (ago(95), True, 95)
    judgement = cadence.judge(tie("Ann", added_on=ago(95), last_on=ago(400)), TODAY, DEFAULTS)
    assert judgement is not None
    assert (judgement.last_on, judgement.estimated, judgement.days_since) == (ago(400), False, 400)


def test_days_since_are_never_below_0() -> None:
    judgement = cadence.judge(tie("Ann", last_on=TODAY + timedelta(5)), TODAY, DEFAULTS)
    assert judgement is not None
    assert (judgement.days_since, judgement.ratio, judgement.band) == (0, 0, "fresh")


@pytest.mark.parametrize(
    ("birthday", "found"),
    [
        ("--11-22", day("2026-11-22")),
        ("1990-11-29", day("2026-11-29")),
        ("--11-30", None),
        ("--11-21", None),
        (None, None),
    ],
)
def test_a_birthday_counts_from_a_week_before(birthday: str | None, found: date | None) -> None:
    person = tie("Ann", last_on=ago(90), birthday=birthday)
    assert cadence.birthday_soon(person, TODAY) == found
    judgement = cadence.judge(person, TODAY, DEFAULTS)
    assert judgement is not None
    assert judgement.score == (1.25 if found else 1)


@pytest.mark.parametrize("said", [{}, {"tier": "inner"}, {"birthday": "--11-22"}, {"goals": (ref("Rust"),)}])
def test_a_promise_that_is_due_adds_a_quarter(said: dict[str, Any]) -> None:
    person = tie("Ann", last_on=ago(90), **said)
    without, owed = (cadence.judge(person, TODAY, DEFAULTS, promise_is_due=due) for due in (False, True))
    assert without is not None
    assert owed is not None
    assert owed.score == without.score + 0.25


@pytest.mark.parametrize(
    ("said", "days_ahead", "counts"),
    [
        ({"tier": "close"}, 0, True),
        ({"tier": "close"}, 30, True),
        ({"tier": "close"}, 31, False),
        ({"tier": "close"}, -1, False),
        ({"ambient": True}, 3, False),
    ],
)
def test_a_planned_talk_counts_within_one_period(said: dict[str, Any], days_ahead: int, counts: bool) -> None:
    planned_on = TODAY + timedelta(days_ahead)
    found = cadence.planned_talk(tie("Ann", planned_on=planned_on, **said), TODAY, DEFAULTS)
    assert found == (planned_on if counts else None)


def test_nothing_planned_is_no_planned_talk() -> None:
    assert cadence.planned_talk(tie("Ann"), TODAY, DEFAULTS) is None


def test_the_ratio_is_known_of_anybody_but_the_ambient() -> None:
    assert cadence.contact_ratio(tie("Ann", by_hand=False, last_on=ago(45)), TODAY, DEFAULTS) == 0.5
    assert cadence.contact_ratio(tie("Ann", ambient=True, last_on=ago(45)), TODAY, DEFAULTS) is None


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 3650), st.integers(0, 4000), st.integers(1, 30))
def test_of_two_ties_that_can_be_kept_the_longer_silent_never_comes_later(
    period: int, days: int, longer: int
) -> None:
    first, second = (
        cadence.judge(tie("Ann", cadence_days=period, last_on=ago(since)), TODAY, DEFAULTS)
        for since in (days, days + longer)
    )
    assert first is not None
    assert second is not None
    long_ago = second.band == "dormant" and second.days_since >= cadence.LONG_AGO_DAYS
    assert second.score >= first.score or (long_ago and second.urgency == 1)
    assert (second.band == "dormant") == (second.days_since >= 3 * period)
