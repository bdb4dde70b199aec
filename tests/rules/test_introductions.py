"""Through whom one came to know somebody, and whom they led to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pln.facts.refs import Ref
from pln.rules.introductions import Introduced, LedTo, chain, led_to
from tests.readable import ref


def network(text: str) -> list[Introduced]:
    """`Ann, Bo<Ann`: Ann found by oneself, and Bo introduced by her."""
    pairs = [one.strip().partition("<") for one in text.split(",")]
    return [Introduced(ref(name), ref(by).slug if by else None) for name, _, by in pairs]


FAMILY = network("Ann, Bo<Ann, Cy<Ann, Di<Bo, Ed<Di, Flo")


@pytest.mark.parametrize(
    ("slug", "names"),
    [
        ("ann", []),  # found by oneself
        ("bo", ["Ann"]),
        ("ed", ["Di", "Bo", "Ann"]),  # who introduced them comes first
        ("flo", []),
        ("nobody", []),
    ],
)
def test_the_chain_goes_back_to_somebody_i_found_myself(slug: str, names: list[str]) -> None:
    assert [one.name for one in chain(slug, FAMILY)] == names


@pytest.mark.parametrize(
    ("slug", "people"),
    [
        ("ann", [("Bo", "Ann", 1), ("Cy", "Ann", 1), ("Di", "Bo", 2), ("Ed", "Di", 3)]),  # the nearest first
        ("bo", [("Di", "Bo", 1), ("Ed", "Di", 2)]),
        ("ed", []),
        ("flo", []),
        ("nobody", []),
    ],
)
def test_everybody_whom_somebody_led_to(slug: str, people: list[tuple[str, str, int]]) -> None:
    expected = [LedTo(ref(who), ref(through), steps) for who, through, steps in people]
    assert list(led_to(slug, FAMILY)) == expected


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("Ann<Ann", [], []),
        ("Ann<Bo, Bo<Ann", ["Bo"], ["Bo"]),
        ("Ann<Cy, Bo<Ann, Cy<Bo", ["Cy", "Bo"], ["Bo", "Cy"]),
        ("Ann<Bo, Bo<Cy, Cy<Bo", ["Bo", "Cy"], []),  # a circle further up
        ("Ann<Lost", [], []),  # who introduced them is not there
    ],
)
def test_a_circle_is_gone_around_once(text: str, before: list[str], after: list[str]) -> None:
    people = network(text)
    assert [one.name for one in chain("ann", people)] == before
    assert [one.contact.name for one in led_to("ann", people)] == after


NAMES = [f"P{number}" for number in range(6)]
networks = st.lists(st.none() | st.sampled_from(NAMES), min_size=6, max_size=6).map(
    lambda introducers: [
        Introduced(ref(name), ref(by).slug if by else None)
        for name, by in zip(NAMES, introducers, strict=True)
    ]
)


@given(networks)
def test_one_is_led_to_by_exactly_those_in_ones_chain(people: list[Introduced]) -> None:
    for one in people:
        through = {found.slug for found in chain(one.contact.slug, people)}
        leading = {
            other.contact.slug
            for other in people
            if any(found.contact == one.contact for found in led_to(other.contact.slug, people))
        }
        assert leading == through - {one.contact.slug}


@given(networks)
def test_nobody_is_named_twice_and_steps_grow(people: list[Introduced]) -> None:
    for one in people:
        found = led_to(one.contact.slug, people)
        assert len({ledto.contact for ledto in found}) == len(found)
        assert [ledto.steps for ledto in found] == sorted(ledto.steps for ledto in found)
        through = chain(one.contact.slug, people)
        assert len(set(through)) == len(through)


def test_a_chain_of_thousands_is_no_trouble() -> None:
    many = [Introduced(Ref(f"p{n}", f"P{n}"), f"p{n - 1}" if n else None) for n in range(5000)]
    assert len(chain("p4999", many)) == len(led_to("p0", many)) == 4999
