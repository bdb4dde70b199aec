"""How much of what was received went on to somebody else."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pln.facts.exchange import Exchange
from pln.rules.paying_forward import FEWEST, OLDEST_DAYS, YOUNGEST_DAYS, paid_forward
from tests.readable import TODAY, exchange


def got(ago: int, number: int = 1, who: str = "Ann") -> Exchange:
    return exchange("received", "advice", ago, who, id=number)


def onward(of: int | None, who: str = "Bo", ago: int = 3, number: int = 90) -> Exchange:
    return exchange("gave", "help", ago, who, id=number, forward_of=of)


@pytest.mark.parametrize(
    ("friend", "known", "counted"),
    [
        ("passed on to Bo", [got(60), onward(1)], (1, 1)),
        ("kept to myself", [got(60)], (0, 1)),
        ("given back to her", [got(60), onward(1, who="Ann")], (0, 1)),
        ("back to her, and on to Bo", [got(60), onward(1, who="Ann"), onward(1, number=91)], (1, 1)),
        ("passed on twice", [got(60), onward(1), onward(1, who="Cy", number=91)], (1, 1)),
        ("help of my own", [got(60), onward(None)], (0, 1)),
        ("something else passed on", [got(60), onward(7)], (0, 1)),
        ("two weeks old", [got(YOUNGEST_DAYS), onward(1)], (1, 1)),
        ("younger", [got(YOUNGEST_DAYS - 1), onward(1)], (0, 0)),
        ("a year old", [got(OLDEST_DAYS)], (0, 1)),
        ("older, passed on today", [got(OLDEST_DAYS + 1), onward(1, ago=0)], (0, 0)),
        ("to be passed on tomorrow", [got(60), onward(1, ago=-1)], (0, 1)),
    ],
)
def test_what_a_friend_would_count(friend: str, known: Sequence[Exchange], counted: tuple[int, int]) -> None:
    for order in (known, known[::-1]):
        found = paid_forward(order, TODAY)
        assert (found.passed_on, found.n) == counted


def test_the_share_has_its_sample() -> None:
    assert paid_forward([], TODAY).share is None
    received = [got(30 + number, number) for number in range(1, FEWEST + 1)]
    few = paid_forward([*received[:4], onward(1)], TODAY)
    assert (few.share, few.is_thin) == (0.25, True)
    enough = paid_forward([*received, onward(1)], TODAY)
    assert (enough.share, enough.n, enough.is_thin) == (0.2, FEWEST, False)


given_and_received = st.lists(
    st.builds(got, st.integers(0, 400), st.integers(1, 6), st.sampled_from(["Ann", "Bo"]))
    | st.builds(onward, st.none() | st.integers(1, 6), st.sampled_from(["Ann", "Bo", "Cy"])),
    max_size=10,
    unique_by=lambda one: (one.direction, one.id, one.forward_of),
)


@given(given_and_received)
def test_the_share_is_one_and_to_pass_on_more_never_lowers_it(known: list[Exchange]) -> None:
    found = paid_forward(known, TODAY)
    assert 0 <= found.passed_on <= found.n
    assert (found.share is None) == (found.n == 0)
    for one in known:
        if one.direction == "received":
            more = paid_forward(
                [*known, replace(onward(one.id), contact=exchange("gave", "help", 0, "Di").contact)], TODAY
            )
            assert more.n == found.n
            assert more.passed_on >= found.passed_on
