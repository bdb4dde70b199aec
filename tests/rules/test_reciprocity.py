"""Whose turn it is, person by person."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pln.facts.exchange import Exchange
from pln.rules.reciprocity import HALF_LIFE_DAYS, WINDOW_DAYS, Standing, balances, first_day
from pln.vocabulary import UNREADABLE
from tests.readable import TODAY, exchange


def gave(*days_ago: int, who: str = "Ann", **values: Any) -> list[Exchange]:
    return [exchange("gave", "help", ago, who, **values) for ago in days_ago]


def got(*days_ago: int, who: str = "Ann", **values: Any) -> list[Exchange]:
    return [exchange("received", "advice", ago, who, **values) for ago in days_ago]


@pytest.mark.parametrize(
    ("friend", "passed", "standing", "score"),
    [
        ("only ever gets", got(10, 20, 30), "your turn to give", -0.7354),
        ("one for one", [*gave(5, 15), *got(5, 15)], "in balance", 0.0),
        ("got two, gave one", [*gave(0), *got(0, 0)], "in balance", -0.25),
        ("got three, gave one", [*gave(0), *got(0, 0, 0)], "your turn to give", -0.4),
        ("helps a beginner on", gave(3, 17, 31, 45), "you give more", 0.7851),
        ("met twice", [*gave(5), *got(10)], "not enough yet", None),
        ("three big favours long ago", [*got(541, 600, 700, effort=3), *got(10)], "not enough yet", None),
        ("three favours, faded", got(500, 510, 520), "in balance", -0.2963),
        ("small things", got(0, 0, 0, effort=1), "your turn to give", -0.6),
        ("one big favour back", [*gave(0, effort=3), *got(0, 0, effort=1)], "in balance", 0.1429),
        ("not yet", [*got(0, 0), *got(-1)], "not enough yet", None),
    ],
)
def test_what_a_friend_would_say(
    friend: str, passed: Sequence[Exchange], standing: Standing, score: float | None
) -> None:
    (found,) = balances(passed, TODAY)
    assert found.standing == standing
    assert found.score == (None if score is None else pytest.approx(score, abs=1e-4))


def test_an_effort_halves_in_weight() -> None:
    (found,) = balances([*got(0), *got(HALF_LIFE_DAYS), *gave(2 * HALF_LIFE_DAYS, effort=3)], TODAY)
    assert (found.received, found.given) == (3.0, 0.75)
    assert (found.times_received, found.times_given, found.n) == (2, 1, 3)
    assert found.score == pytest.approx((0.75 - 3) / (0.75 + 3 + 2))


def test_the_window_holds_both_its_ends() -> None:
    assert first_day(TODAY) == got(WINDOW_DAYS)[0].day
    assert balances(got(0, WINDOW_DAYS), TODAY)[0].n == 2
    assert balances(got(-1, WINDOW_DAYS + 1), TODAY) == ()


def test_my_turn_comes_first_and_who_is_hardly_known_last() -> None:
    known = [
        *got(1, who="Few"),
        *gave(1, 2, 3, who="Mentee"),
        *[*gave(1, 2, who="Zoe"), *got(1, 2, who="Zoe")],
        *[*gave(1, 2, who="Even"), *got(1, 2, who="Even")],
        *got(1, 2, 3, who="Owed little"),
        *got(1, 2, 3, 4, 5, who="Owed much"),
    ]
    names = [one.contact.name for one in balances(known, TODAY)]
    assert names == ["Owed much", "Owed little", "Mentee", "Even", "Zoe", "Few"]


def test_the_last_is_the_latest() -> None:
    first, second = exchange("gave", "help", 3, id=1), exchange("received", "time", 3, id=2)
    assert balances([second, first, *got(9)], TODAY)[0].last == second


def test_what_cannot_be_read_counts_as_usual_or_not_at_all() -> None:
    neither = replace(got(0)[0], direction=UNREADABLE)
    (found,) = balances([*got(0), *got(0, effort=UNREADABLE), neither], TODAY)
    assert (found.received, found.n) == (4.0, 2)
    assert balances(got(0, day=UNREADABLE), TODAY) == ()


passed_between = st.lists(
    st.builds(
        exchange,
        st.sampled_from(["gave", "received"]),
        st.just("help"),
        st.integers(-10, 800),
        st.sampled_from(["Ann", "Bo"]),
        effort=st.integers(1, 3),
    ),
    max_size=12,
)


@given(passed_between)
def test_the_other_side_sees_the_same_balance_turned_round(known: list[Exchange]) -> None:
    turned = {"gave": "received", "received": "gave"}
    mirrored = [
        exchange(turned[one.direction], "help", (TODAY - one.day).days, one.contact.name, effort=one.effort)
        for one in known
    ]
    mine = {one.contact: one for one in balances(known, TODAY)}
    theirs = {one.contact: one for one in balances(mirrored, TODAY)}
    assert mine.keys() == theirs.keys()
    for contact, one in mine.items():
        other = theirs[contact]
        assert (one.given, one.received, one.n) == (other.received, other.given, other.n)
        if one.score is None:
            assert other.score is None
        else:
            assert one.score == -(other.score or 0.0)
            assert -1 < one.score < 1


@given(passed_between)
def test_to_give_never_lowers_the_score(known: list[Exchange]) -> None:
    for before in balances(known, TODAY):
        after = {one.contact: one for one in balances([*known, *gave(0, who=before.contact.name)], TODAY)}
        score = after[before.contact].score
        assert before.score is None or (score is not None and score > before.score)


@given(passed_between)
def test_the_order_of_the_facts_does_not_matter(known: list[Exchange]) -> None:
    def said(facts: Sequence[Exchange]) -> list[tuple[str, str]]:
        return [(one.contact.name, one.standing) for one in balances(facts, TODAY)]

    assert said(known) == said(known[::-1])
