"""Whether the cadences ask for more than one has time for, and who could be asked less."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pln.facts.contact import Alike, Tie
from pln.rules import load as rule
from pln.rules.cadence import CadenceSettings
from pln.rules.load import Load, Move, Touches, made_per_week
from tests.readable import TODAY, tie

DEFAULTS = CadenceSettings()


def load(ties: list[Tie], touches: Touches, today: date, settings: CadenceSettings) -> Load:
    return rule.load([Alike(one, 1) for one in ties], touches, today, settings)


def people(**tiers: int) -> list[Tie]:
    """So many people of each tier."""
    return [tie(f"{tier} {number}", tier=tier) for tier, count in tiers.items() for number in range(count)]


def weekly(persons: int, weeks: int = 20) -> Touches:
    """So many people every Sunday, for so many weeks up to today."""
    days = [(TODAY - timedelta(7 * week), persons) for week in range(weeks)]
    return Touches(first_on=TODAY - timedelta(7 * weeks), by_day=days)


def test_seventeen_asked_and_six_made() -> None:
    # 24 × 7/14 + 20 × 7/30 + 4 × 7/90 = 12 + 4.667 + 0.311 = 16.978 a week. All 24 of the inner circle move
    # to close (−24 × 0.2667 = −6.4), 30 of the then 44 close to regular (−30 × 0.1556 = −4.667): 5.911.
    found = load(people(inner=24, close=20, regular=4), weekly(6), TODAY, DEFAULTS)
    assert found.sentence == "17 a week asked, you make 6: move 30 people to a longer tier"
    assert found.moves == (Move(24, 14, 30), Move(30, 30, 90))
    assert (round(found.asked_per_week, 3), found.made_per_week, found.people) == (16.978, 6, 30)


def test_the_fewest_people_move() -> None:
    # 4 × 0.5 + 10 × 0.233 = 4.333 asked, 4 made: two of the inner circle, one tier on, are enough.
    found = load(people(inner=4, close=10), weekly(4), TODAY, DEFAULTS)
    assert found.sentence == "4.3 a week asked, you make 4: move 2 people to a longer tier"
    assert found.moves == (Move(2, 14, 30),)


def test_one_person_is_a_person() -> None:
    found = load(people(inner=4), weekly(3, weeks=5), TODAY, CadenceSettings(weekly_capacity=1.8))
    assert found.sentence == "2 a week asked, you have time for 1.8: move 1 person to a longer tier"


def test_own_cadences_move_to_the_next_longer_tier() -> None:
    found = load([tie("Ann", cadence_days=7)], weekly(1), TODAY, CadenceSettings(weekly_capacity=0.5))
    assert found.moves == (Move(1, 7, 14),)
    assert found.sentence == "1 a week asked, you have time for 0.5: move 1 person to a longer tier"


@pytest.mark.parametrize(
    ("inner", "asked"), [(3, "1.5"), (19, "9.5"), (20, "10"), (21, "10"), (23, "12"), (2, "1")]
)
def test_decimals_are_told_where_they_tell_something(inner: int, asked: str) -> None:
    own = CadenceSettings(weekly_capacity=0.9)
    assert load(people(inner=inner), weekly(1), TODAY, own).sentence.startswith(f"{asked} a week")


@pytest.mark.parametrize(
    ("ties", "persons", "capacity"),
    [(people(inner=2), 1, None), (people(close=30), 6, 7), ([], 0, None)],
)
def test_there_is_nothing_to_say_where_all_fits(
    ties: list[Tie], persons: int, capacity: float | None
) -> None:
    assert load(ties, weekly(persons), TODAY, CadenceSettings(weekly_capacity=capacity)).sentence == ""


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ({}, 0.5),
        ({"snoozed_until": TODAY + timedelta(3)}, 0.5),
        ({"archived": True}, 0),
        ({"ambient": True}, 0),
        ({"tier": None, "by_hand": False}, 0),
    ],
)
def test_only_tracked_contacts_ask(said: dict[str, Any], asked: float) -> None:
    assert load([tie("Ann", **{"tier": "inner", **said})], weekly(1), TODAY, DEFAULTS).asked_per_week == asked


@pytest.mark.parametrize(
    ("days_ago", "touches", "made"),
    [
        (None, [], None),
        (27, [(0, 40)], None),
        (28, [(0, 8), (27, 4), (28, 100)], 3),
        (41, [(34, 5), (35, 100)], 1),
        (400, [(0, 8), (55, 8), (56, 100)], 2),
        (400, [(-1, 100)], 0),
    ],
)
def test_touches_are_counted_over_eight_weeks_or_those_there_are(
    days_ago: int | None, touches: list[tuple[int, int]], made: float | None
) -> None:
    first_on = None if days_ago is None else TODAY - timedelta(days_ago)
    by_day = [(TODAY - timedelta(days), persons) for days, persons in touches]
    assert made_per_week(Touches(first_on, by_day), TODAY) == made


def test_it_is_silent_under_four_weeks() -> None:
    found = load(people(inner=50), weekly(2, weeks=3), TODAY, DEFAULTS)
    assert (found.asked_per_week, found.made_per_week, found.sentence) == (25, None, "")


def test_what_no_tier_can_carry_is_said() -> None:
    found = load(people(distant=1000), weekly(6), TODAY, DEFAULTS)
    assert found.sentence == (
        "19 a week asked, you make 6: no tier is long enough; "
        "take some people off: pln edit contact NAME --cadence never"
    )


def test_nobody_is_scolded_for_a_silent_time() -> None:
    silent = Touches(first_on=TODAY - timedelta(400))
    sentence = load(people(inner=5), silent, TODAY, DEFAULTS).sentence
    assert sentence == "2.5 a week asked, you make 0: one message today is a beginning"


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.integers(1, 400), min_size=1, max_size=30),
    st.floats(0.1, 20, allow_nan=False),
)
def test_moves_reach_the_target_wherever_a_longer_tier_can(periods: list[int], capacity: float) -> None:
    ties = [tie(f"P{number}", cadence_days=period) for number, period in enumerate(periods)]
    found = load(ties, weekly(1), TODAY, CadenceSettings(weekly_capacity=capacity))
    relieved = sum(move.people * (7 / move.from_days - 7 / move.to_days) for move in found.moves)
    all_moved = sum(7 / max(period, 365) for period in periods)
    assert found.asked_per_week - relieved <= max(capacity, all_moved) + 1e-6
    assert found.people <= len(ties)
    assert (found.sentence == "") == (found.asked_per_week <= capacity + 1e-9)
