"""Which promises are open or late, in which order, and what share was kept."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pln.facts.promise import Promise
from pln.rules import promises as rule
from pln.vocabulary import UNREADABLE
from tests.readable import TODAY, day, promise


def ago(days: int) -> date:
    return TODAY - timedelta(days)


# Each promise, and what a friend says of it: open, due, late.
FRIEND: list[tuple[dict[str, Any], str]] = [
    ({}, "open"),
    ({"due_on": TODAY}, "open due"),
    ({"due_on": ago(1)}, "open due late"),
    ({"due_on": ago(-1)}, "open"),
    ({"due_on": ago(9), "kept_on": ago(2)}, ""),
    ({"due_on": ago(9), "dropped_on": ago(2)}, ""),
    ({"due_on": UNREADABLE}, "open"),
    ({"due_on": ago(9), "kept_on": UNREADABLE}, ""),
]


@pytest.mark.parametrize(("said", "words"), FRIEND)
def test_what_a_friend_says_of_a_promise(said: dict[str, Any], words: str) -> None:
    one = promise(**said)
    judged = {"open": rule.is_open(one), "due": rule.is_due(one, TODAY), "late": rule.is_late(one, TODAY)}
    assert " ".join(word for word, fits in judged.items() if fits) == words


def test_the_late_ones_come_first_mine_before_theirs_then_by_due_day_and_none_last() -> None:
    wanted = [
        promise("late", due_on=ago(2)),
        promise("just late", due_on=ago(1)),
        promise("owed to me", due_on=ago(90), whose="theirs"),
        promise("today", due_on=TODAY),
        promise("soon, theirs", due_on=ago(-1), whose="theirs"),
        promise("later", due_on=ago(-2)),
        promise("some day, long ago", made_on=day("2020-01-01")),
        promise("some day", id=1),
        promise("some day, too", id=2),
    ]
    ended = [promise("kept", kept_on=TODAY), promise("dropped", due_on=ago(5), dropped_on=TODAY)]
    assert rule.open_promises([*ended, *reversed(wanted)], TODAY) == wanted


# What has happened to a promise of the last year, and whether it counts as kept (True), as not (False), or not yet.
COUNTED: list[tuple[dict[str, Any], bool | None]] = [
    ({"kept_on": ago(3)}, True),
    ({"due_on": ago(30), "kept_on": ago(3)}, True),
    ({"kept_on": ago(365)}, True),
    ({"kept_on": ago(366)}, None),
    ({"dropped_on": ago(365)}, False),
    ({"dropped_on": ago(366)}, None),
    ({"due_on": ago(1)}, False),
    ({"due_on": ago(4000)}, False),
    ({"due_on": TODAY}, None),
    ({"due_on": ago(-9)}, None),
    ({"kind": "loan", "due_on": ago(9), "whose": "theirs"}, False),
    ({}, None),
    ({"due_on": UNREADABLE}, None),
    ({"kept_on": UNREADABLE}, None),
]


@pytest.mark.parametrize(("said", "counts"), COUNTED)
def test_what_counts_as_kept(said: dict[str, Any], counts: bool | None) -> None:
    found = rule.kept([promise(**said)], TODAY)
    assert (found.kept, found.n) == (int(counts is True), int(counts is not None))


def test_a_share_says_how_much_it_stands_on() -> None:
    found = rule.kept([promise(**said) for said, _ in COUNTED], TODAY)
    assert (found.kept, found.n, found.share, found.is_thin) == (3, 7, 3 / 7, False)
    nothing = rule.kept([promise()], TODAY)
    assert (nothing.share, nothing.is_thin) == (None, True)


@pytest.mark.parametrize(("n", "thin"), [(4, True), (5, False)])
def test_four_are_thin(n: int, thin: bool) -> None:
    assert rule.Kept(1, n).is_thin is thin


DAYS = st.none() | st.dates(ago(800), ago(-800))


@st.composite
def promises(draw: st.DrawFn) -> Promise:
    kept_on = draw(DAYS)
    dropped_on = None if kept_on else draw(DAYS)
    whose = draw(st.sampled_from(("mine", "theirs")))
    return promise(due_on=draw(DAYS), kept_on=kept_on, dropped_on=dropped_on, whose=whose)


@given(st.lists(promises()))
def test_each_open_promise_is_listed_once_and_no_late_one_after_another(known: list[Promise]) -> None:
    listed = rule.open_promises(known, TODAY)
    assert len(listed) == sum(map(rule.is_open, known))
    late = [rule.is_late(one, TODAY) for one in listed]
    assert late == sorted(late, reverse=True)


@given(st.lists(promises(), min_size=1))
def test_keeping_an_open_promise_never_lowers_the_share(known: list[Promise]) -> None:
    before = rule.kept(known, TODAY)
    still_open = rule.open_promises(known, TODAY)
    kept_now = [promise(kept_on=TODAY) if one in still_open[:1] else one for one in known]
    after = rule.kept(kept_now, TODAY)
    assert 0 <= after.kept <= after.n <= len(known)
    assert (after.share or 0) >= (before.share or 0)
