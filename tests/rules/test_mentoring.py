"""How mentoring goes: sessions held and meant, what was agreed, what was told, and who plays which role."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pln.facts.mentorship import Item
from pln.rules.mentoring import (
    ROLES,
    Standing,
    is_session_due,
    leaned_on,
    open_items,
    roles,
    sessions_expected,
    stand,
    waits_to_hear,
)
from pln.vocabulary import UNREADABLE
from tests.readable import TODAY, item, mentoring, ref


def ago(days: int) -> date:
    return TODAY - timedelta(days)


def standing(**said: Any) -> Standing:
    said["sessions"] = tuple(map(ago, sorted(said.pop("sessions", ()), reverse=True)))
    return stand(mentoring(**said), TODAY)


# days since it began, every so many days, days since each session: held, expected
SESSIONS = [
    (0, 30, (), 0, 0),
    (0, 30, (0,), 1, 0),
    (29, 30, (29,), 1, 0),
    (30, 30, (30, 0), 2, 1),
    (60, 30, (50,), 1, 2),
    (364, 30, (364, 200), 2, 12),
    (365, 30, (365, 200), 2, 12),
    (1000, 30, (900, 366, 365, 10), 2, 12),
    (1000, 90, (300, 200, 100), 3, 4),
    (1000, 3650, (100,), 1, 0),
    (100, None, (90, 20), 2, None),
    (-10, 30, (), 0, 0),
]


@pytest.mark.parametrize(("since", "every", "sessions", "held", "expected"), SESSIONS)
def test_sessions_held_and_expected(
    since: int, every: int | None, sessions: tuple[int, ...], held: int, expected: int | None
) -> None:
    found = standing(since=since, every=every, sessions=sessions)
    assert (found.held, found.expected) == (held, expected)


def test_the_last_session_counts_however_long_ago() -> None:
    found = standing(since=1000, sessions=(500, 900))
    assert (found.held, found.last_on) == (0, ago(500))


@pytest.mark.parametrize(
    ("said", "is_due"),
    [
        ({"sessions": (29,)}, False),
        ({"sessions": (30,)}, True),
        ({"sessions": (90, 10)}, False),
        ({"since": 29}, False),
        ({"since": 30}, True),
        ({"every": None, "sessions": (300,)}, False),
        ({"sessions": (90,), "planned_on": TODAY}, False),
        ({"sessions": (90,), "snoozed_until": ago(-1)}, False),
        ({"sessions": (90,), "snoozed_until": TODAY}, True),
        ({"role": "mentee", "sessions": (30,)}, True),
        ({"since": -30}, False),
    ],
)
def test_a_session_is_due_once_a_cadence_has_passed(said: dict[str, Any], is_due: bool) -> None:
    assert is_session_due(standing(**said), TODAY) is is_due


def test_what_was_agreed() -> None:
    found = standing(actions=(item("a", 40), item("b", 90, 10), item("c", 50), item("d", 10, 10)))
    assert (found.actions, found.done, found.share_done) == (4, 2, 0.5)
    assert found.oldest_open == item("c", 50)
    assert standing().share_done is None
    assert standing(actions=(item("a", 9, 1),)).oldest_open is None


def test_a_day_that_cannot_be_read_is_not_the_oldest() -> None:
    odd = Item("odd", UNREADABLE, None)
    assert standing(actions=(odd, item("a", 40))).oldest_open == item("a", 40)
    assert standing(actions=(odd,)).oldest_open == odd
    assert open_items((odd, item("a", 40, 2))) == (odd,)


@pytest.mark.parametrize(
    ("said", "told_on", "waits"),
    [
        # What a friend would say: told after the last session, nothing to add.
        ({"sessions": (100,), "told_on": ago(90)}, ago(90), False),
        ({"sessions": (100,), "told_on": ago(100)}, ago(100), False),
        ({"sessions": (100,), "outcome_told_on": ago(90)}, ago(90), False),
        ({"told_on": ago(80), "outcome_told_on": ago(70)}, ago(70), False),
        ({"told_on": ago(70), "outcome_told_on": ago(80)}, ago(70), False),
        # Two talks months ago, and not a word since.
        ({"sessions": (200, 140)}, None, True),
        ({"sessions": (200, 10)}, None, True),
        ({"sessions": (200, 60), "told_on": ago(150)}, ago(150), True),
        # Too early: there is nothing to tell yet.
        ({"sessions": (200, 59), "told_on": ago(150)}, ago(150), False),
        ({"sessions": (1,)}, None, False),
        ({}, None, False),
        # A mentee owes me no account.
        ({"role": "mentee", "sessions": (200,), "told_on": ago(300)}, None, False),
        # A day to come is none.
        ({"sessions": (200,), "told_on": ago(-5)}, None, True),
    ],
)
def test_who_was_told_and_who_waits_to_hear(said: dict[str, Any], told_on: date | None, waits: bool) -> None:
    found = standing(**said)
    assert found.told_on == told_on
    assert waits_to_hear(found, TODAY) is waits


def test_roles() -> None:
    known = [
        mentoring("Ann", focus="craft"),
        mentoring("Bo", focus="sponsor"),
        mentoring("Cy", role="mentee"),
        mentoring("Dee"),
        mentoring("Odd", role=UNREADABLE, focus=UNREADABLE),
    ]
    allies = {"sponsor": (ref("Bo"), ref("Eve")), "peer": (ref("Fay"),)}
    assert roles(known, allies) == {
        "career": (),
        "craft": (ref("Ann"),),
        "sponsor": (ref("Bo"), ref("Eve")),
        "peer": (ref("Fay"),),
        "challenger": (),
        "junior": (ref("Cy"),),
    }
    assert roles([], {}) == dict.fromkeys(ROLES, ())


def test_who_plays_more_than_two_is_leaned_on() -> None:
    known = [
        mentoring("Ann", focus="craft"),
        mentoring("Ann", focus="career"),
        mentoring("Bo", focus="peer"),
        mentoring("Bo", focus="challenger"),
    ]
    assert leaned_on(roles(known, {})) == {}
    assert leaned_on(roles(known, {"peer": (ref("Ann"),)})) == {ref("Ann"): ("career", "craft", "peer")}


since_days = st.integers(-400, 4000)
cadences = st.integers(1, 3650)


@given(since=since_days, every=cadences, days=st.tuples(st.integers(0, 2000), st.integers(0, 2000)))
def test_expected_sessions_never_fall_as_days_pass(since: int, every: int, days: tuple[int, int]) -> None:
    known = mentoring(since=since, every=every).mentorship
    sooner, later = (sessions_expected(known, TODAY + timedelta(one)) for one in sorted(days))
    assert sooner is not None
    assert later is not None
    assert sooner <= later


states = st.lists(st.tuples(st.integers(0, 900), st.none() | st.integers(0, 900)), min_size=1, max_size=8)


@given(states=states, data=st.data())
def test_ticking_an_action_never_lowers_the_share_done(
    states: list[tuple[int, int | None]], data: st.DataObject
) -> None:
    actions = [item(str(number), *state) for number, state in enumerate(states)]
    chosen, on = data.draw(st.integers(0, len(actions) - 1)), data.draw(st.integers(0, 900))
    before = stand(mentoring(actions=tuple(actions)), TODAY)
    actions[chosen] = replace(actions[chosen], done_on=ago(on))
    after = stand(mentoring(actions=tuple(actions)), TODAY)
    assert after.share_done is not None
    assert before.share_done is not None
    assert after.share_done >= before.share_done


@given(since=st.integers(0, 900), every=cadences, data=st.data())
def test_a_session_more_is_never_held_against_somebody(since: int, every: int, data: st.DataObject) -> None:
    days = st.integers(0, since)
    sessions, new = data.draw(st.sets(days, max_size=6)), data.draw(days)
    before = standing(since=since, every=every, sessions=sessions)
    after = standing(since=since, every=every, sessions=sessions | {new})
    assert after.held >= before.held
    assert after.expected == before.expected
    assert not is_session_due(after, TODAY) or is_session_due(before, TODAY)
