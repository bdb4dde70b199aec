"""What I give to my communities, and how often I only take part."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pln.facts.community import Community, Meeting
from pln.facts.exchange import Exchange
from pln.rules.communities import FEWEST, WINDOW_DAYS, first_day, participations
from tests.readable import TODAY, exchange, ref

CLUB = "Rust Club"


def club(*days_ago: int, role: Any = "participant", name: str = CLUB) -> Community:
    """A community with which something happened so many days ago; the first interaction has the id 1."""
    meetings = (Meeting(number, TODAY - timedelta(ago)) for number, ago in enumerate(days_ago, 1))
    return Community(ref(name), role, tuple(meetings))


def gave(ago: int, number: int = 1, who: str = CLUB, **values: Any) -> Exchange:
    return exchange("gave", "help", ago, who, id=number, **values)


@pytest.mark.parametrize(
    ("friend", "community", "given", "counted"),
    [
        ("only listens", club(5, 35, 65), [], (0, 3)),
        ("gave a talk at one of the evenings", club(5, 35, 65), [gave(35)], (1, 2)),
        ("helped a beginner there", club(5, 35), [gave(5, who="Bo", interaction=1)], (1, 1)),
        ("helped the same evening, twice", club(5), [gave(5, 1), gave(5, 2)], (2, 0)),
        ("helped Bo elsewhere on that day", club(5), [gave(5, who="Bo", interaction=99)], (0, 1)),
        ("answers in the forum, and never goes", club(), [gave(9, 1), gave(8, 2), gave(7, 3)], (3, 0)),
        ("organises it", club(5, 35, 65, role="organiser"), [], (3, 0)),
        ("organises it, and spoke", club(5, 35, role="organiser"), [gave(5)], (2, 0)),
        ("got help there", club(5), [exchange("received", "help", 5, CLUB)], (0, 1)),
        ("counted once: to it, and in the talk", club(5), [gave(5, interaction=1)], (1, 0)),
        ("a year ago to the day", club(WINDOW_DAYS), [], (0, 1)),
        (
            "longer ago, and yet to come",
            club(WINDOW_DAYS + 1, -1, 5),
            [gave(WINDOW_DAYS + 1), gave(-1, 2)],
            (0, 1),
        ),
    ],
)
def test_what_a_friend_would_count(
    friend: str, community: Community, given: Sequence[Exchange], counted: tuple[int, int]
) -> None:
    (found,) = participations([community], given, TODAY)
    assert (found.contributions, found.attendances) == counted


def test_a_community_without_anything_is_silent() -> None:
    assert participations([club(), club(WINDOW_DAYS + 1)], [gave(5, who="Bo")], TODAY) == ()


def test_the_share_has_its_sample() -> None:
    (few,) = participations([club(5, 6)], [], TODAY)
    assert (few.share, few.is_thin) == (0.0, True)
    (enough,) = participations([club(5, 6, 7)], [gave(7)], TODAY)
    assert (enough.n, enough.is_thin) == (FEWEST, False)
    assert enough.share == pytest.approx(1 / 3)
    assert enough.last_on == TODAY - timedelta(5)


def test_the_most_active_comes_first_and_then_by_name() -> None:
    known = [club(5, name="Zebra"), club(5, name="Ant"), club(5, 6, name="Most")]
    assert [one.contact.name for one in participations(known, [], TODAY)] == ["Most", "Ant", "Zebra"]


ago = st.integers(-5, 400)
some_communities = st.lists(
    st.builds(
        lambda days, role: club(*days, role=role),
        st.lists(ago, max_size=5),
        st.sampled_from([None, "organiser"]),
    ),
    max_size=1,
)
given_things = st.lists(
    st.builds(
        gave, ago, st.integers(1, 9), st.sampled_from([CLUB, "Bo"]), interaction=st.none() | st.integers(1, 5)
    ),
    max_size=8,
    unique_by=lambda one: one.id,
)


@given(some_communities, given_things)
def test_the_share_is_one_and_everything_is_counted_once(
    known: list[Community], given: list[Exchange]
) -> None:
    for one in participations(known, given, TODAY):
        assert one.share is not None
        assert 0 <= one.share <= 1
        meetings = sum(first_day(TODAY) <= meeting.day <= TODAY for meeting in known[0].meetings)
        assert one.n <= meetings + len(given)
        assert one.attendances <= meetings


@given(some_communities, given_things)
def test_to_give_never_lowers_the_share(known: list[Community], given: list[Exchange]) -> None:
    before = participations(known, given, TODAY)
    after = participations(known, [*given, gave(0, 99)], TODAY)
    for one, more in zip(before, after, strict=False):
        assert (more.share or 0) >= (one.share or 0)
