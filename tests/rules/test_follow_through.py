"""Who of those met at events was followed up, and who still waits."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pln.facts.event import Encounter
from pln.rules.follow_through import FEWEST, follow_through, waits
from tests.readable import TODAY, ref


def met(name: str, ended: int, again: int | None = None, planned: int | None = None) -> Encounter:
    """Somebody met at an event that ended so many days ago; the next talk came so many days after its end."""
    ended_on = TODAY - timedelta(ended)
    return Encounter(
        event=ref(f"Event {ended}"),
        ended_on=ended_on,
        contact=ref(name),
        followed_on=None if again is None else ended_on + timedelta(again),
        planned_on=None if planned is None else TODAY + timedelta(planned),
    )


@pytest.mark.parametrize(
    ("encounter", "counted", "waiting"),
    [
        (met("wrote after three days", 10, again=3), (1, 1), False),
        (met("wrote on the day after", 10, again=1), (1, 1), False),
        (met("wrote on the seventh day", 10, again=7), (1, 1), False),
        (met("talked on the last day itself", 10, again=0), (0, 1), False),
        (met("wrote a day late", 10, again=8), (0, 1), False),
        (met("not yet, the week is over", 10), (0, 1), True),
        (met("the week ends today", 7), (0, 0), True),
        (met("the week is not over", 6), (0, 0), True),
        (met("wrote at once, the week is not over", 6, again=1), (0, 0), False),
        (met("ended today", 0), (0, 0), True),
        (met("ends tomorrow", -1), (0, 0), False),
        (met("a month ago", 30), (0, 1), True),
        (met("longer ago", 31), (0, 1), False),
        (met("coffee planned", 20, planned=3), (0, 1), False),
        (met("a year ago, followed up", 365, again=2), (1, 1), False),
        (met("more than a year ago", 366, again=2), (0, 0), False),
    ],
    ids=lambda value: value.contact.name if isinstance(value, Encounter) else "",
)
def test_what_a_friend_would_say(encounter: Encounter, counted: tuple[int, int], waiting: bool) -> None:
    found = follow_through([encounter], TODAY)
    assert (found.followed, found.n) == counted
    assert found.waiting == ((encounter,) if waiting else ())


def test_the_share_has_its_sample() -> None:
    people = [met(f"followed {number}", 20, again=2) for number in range(3)]
    assert follow_through([], TODAY).share is None
    few = follow_through([*people, met("Ann", 20)], TODAY)
    assert (few.share, few.n, few.is_thin) == (0.75, 4, True)
    enough = follow_through([*people, met("Ann", 20), met("Bo", 40)], TODAY)
    assert (enough.share, enough.n, enough.is_thin) == (0.6, FEWEST, False)


def test_those_in_time_come_first_and_then_the_latest() -> None:
    days = {"Ann": 3, "Bo": 6, "Cy": 12, "Di": 25, "Ed": 7}
    found = follow_through([met(name, ended) for name, ended in days.items()], TODAY)
    assert [one.contact.name for one in found.waiting] == ["Ed", "Bo", "Ann", "Cy", "Di"]


def test_somebody_met_twice_waits_once_and_counts_twice() -> None:
    found = follow_through([met("Ann", 20), met("Ann", 10), met("Ann", 25)], TODAY)
    assert found.n == 3
    assert [one.event.name for one in found.waiting] == ["Event 10"]


days = st.integers(-3, 400)
encounters = st.lists(
    st.builds(met, st.sampled_from(["Ann", "Bo", "Cy"]), days, st.none() | st.integers(1, 400))
)


@given(encounters)
def test_the_share_is_one_and_nobody_waits_who_was_heard(known: list[Encounter]) -> None:
    found = follow_through(known, TODAY)
    assert 0 <= found.followed <= found.n <= len(known)
    assert found.share is None or 0 <= found.share <= 1
    assert all(waits(one, TODAY) for one in found.waiting)
    assert len({one.contact.slug for one in found.waiting}) == len(found.waiting)


@given(encounters)
def test_the_order_of_the_facts_does_not_matter(known: list[Encounter]) -> None:
    one, other = follow_through(known, TODAY), follow_through(known[::-1], TODAY)
    assert (one.followed, one.n, set(one.waiting)) == (other.followed, other.n, set(other.waiting))


@given(encounters, days)
def test_following_somebody_up_in_time_never_lowers_the_share(known: list[Encounter], ended: int) -> None:
    before = follow_through(known, TODAY)
    after = follow_through([*known, met("Di", ended, again=1)], TODAY)
    assert (after.share or 0) >= (before.share or 0)
