"""What is to be thanked for, how much was, and whom to tell how it turned out."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pln.facts.exchange import Exchange
from pln.rules.gratitude import (
    DUE_AFTER_DAYS,
    FEWEST,
    TRIED_WITHIN_DAYS,
    WINDOW_DAYS,
    awaits_outcome,
    gratitude,
    open_loops,
    thanked_on,
    thanks_due,
)
from pln.vocabulary import UNREADABLE
from tests.readable import TODAY, exchange


def got(ago: int, kind: str = "advice", **values: Any) -> Exchange:
    return exchange("received", kind, ago, **values)


def after(received: Exchange, **days: int) -> Exchange:
    """The exchange with each of the named days so many days after it was received."""
    on: dict[str, Any] = {name: received.day + timedelta(count) for name, count in days.items()}
    return replace(received, **on)


@pytest.mark.parametrize(
    ("friend", "received", "due"),
    [
        ("reviewed my paper, ten days ago", got(10, "feedback", effort=3), True),
        ("the day it becomes due", got(DUE_AFTER_DAYS), True),
        ("only a few days ago", got(DUE_AFTER_DAYS - 1), False),
        ("sent a link in passing", got(30, "resource", effort=1), False),
        ("thanked at once", after(got(30), thanked_on=0), False),
        ("told how it turned out", after(got(30), told_on=20), False),
        ("tried, and never a word", after(got(30), tried_on=2), True),
        ("a year ago to the day", got(WINDOW_DAYS), True),
        ("longer ago than that", got(WINDOW_DAYS + 1), False),
        ("what I gave", exchange("gave", "help", 30), False),
        ("an effort that cannot be read", got(30, effort=UNREADABLE), False),
        ("a day that cannot be read", got(30, day=UNREADABLE), False),
        ("a thanks that cannot be read", got(30, thanked_on=UNREADABLE), False),
    ],
)
def test_what_a_friend_would_remind_me_to_thank_for(friend: str, received: Exchange, due: bool) -> None:
    assert thanks_due([received], TODAY) == ((received,) if due else ())


@pytest.mark.parametrize(
    ("friend", "received", "open"),
    [
        ("advice of a month ago", got(30), True),
        ("advice, two weeks to try it are over", got(TRIED_WITHIN_DAYS), True),
        ("advice of last week", got(TRIED_WITHIN_DAYS - 1), False),
        ("advice of last week, tried yesterday", after(got(7), tried_on=6), True),
        ("she introduced me to Bo", got(60, "introduction"), True),
        ("a job she heard of", got(60, "opportunity"), True),
        ("advice in passing", got(60, effort=1), False),
        ("advice in passing, tried", after(got(60, effort=1), tried_on=10), True),
        ("an evening of her time", got(60, "time"), False),
        ("a book, which I have read", after(got(60, "resource"), tried_on=30), True),
        ("thanked, but not told", after(got(60), thanked_on=1), True),
        ("told", after(got(60), told_on=20), False),
        ("over a year ago", got(WINDOW_DAYS + 1), False),
        ("what I gave", exchange("gave", "advice", 60), False),
    ],
)
def test_whom_a_friend_would_remind_me_to_tell(friend: str, received: Exchange, open: bool) -> None:
    assert open_loops([received], TODAY) == ((received,) if open else ())


def test_the_oldest_come_first() -> None:
    new, old, twin = got(20, id=1), got(40, id=3), got(40, id=2)
    assert thanks_due([new, old, twin], TODAY) == (twin, old, new)
    assert open_loops([new, old, twin], TODAY) == (twin, old, new)


def test_an_outcome_may_be_told_however_late() -> None:
    assert awaits_outcome(got(3))
    assert awaits_outcome(got(2000))
    assert not awaits_outcome(after(got(2000), told_on=3))


def test_the_thanks_is_the_first_word_of_it() -> None:
    assert thanked_on(got(30)) is None
    received = after(got(30), thanked_on=9, told_on=4)
    assert thanked_on(received) == received.told_on


def test_coverage_and_delay_have_their_sample() -> None:
    nothing = gratitude([], TODAY)
    assert (nothing.share, nothing.n, nothing.median_delay_days) == (None, 0, None)
    few = [after(got(30), thanked_on=2), after(got(50), thanked_on=7), got(40), got(3)]
    assert gratitude(few, TODAY).is_thin
    enough = gratitude([*few, after(got(3), thanked_on=0), got(20, effort=3), got(20, effort=1)], TODAY)
    assert (enough.thanked, enough.n, enough.share) == (3, FEWEST, 0.6)
    assert (enough.median_delay_days, enough.is_thin) == (2.0, False)


def test_a_delay_is_never_below_nothing_nor_of_a_day_that_cannot_be_read() -> None:
    early, unread = after(got(30), thanked_on=-3), got(30, thanked_on=UNREADABLE)
    found = gratitude([early, unread], TODAY)
    assert (found.thanked, found.median_delay_days) == (2, 0.0)


received_things = st.lists(
    st.builds(
        lambda ago, thanked, **values: after(
            got(ago, **values), **({} if thanked is None else {"thanked_on": thanked})
        ),
        st.integers(-5, 400),
        st.none() | st.integers(0, 60),
        effort=st.integers(1, 3),
        kind=st.sampled_from(["advice", "help", "introduction"]),
    ),
    max_size=10,
)


@given(received_things, st.integers(0, 9), st.integers(0, 20))
def test_a_thanks_never_lowers_the_coverage(known: list[Exchange], which: int, delay: int) -> None:
    before = gratitude(known, TODAY)
    if which >= len(known) or known[which].thanked_on is not None:
        return
    thanked = [*known[:which], after(known[which], thanked_on=delay), *known[which + 1 :]]
    after_it = gratitude(thanked, TODAY)
    assert before.share is None or (after_it.share is not None and after_it.share >= before.share)
    assert after_it.thanked >= before.thanked
    assert len(thanks_due(thanked, TODAY)) <= len(thanks_due(known, TODAY))


@given(received_things)
def test_the_share_is_one_and_what_is_due_is_what_is_missing(known: list[Exchange]) -> None:
    found = gratitude(known, TODAY)
    assert found.share is None or 0 <= found.share <= 1
    assert found.n - found.thanked == len(thanks_due(known, TODAY))
    assert found.median_delay_days is None or found.median_delay_days >= 0
