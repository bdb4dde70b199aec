"""Who may be one and the same."""

from dataclasses import replace
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pln.facts.identity import Identity
from pln.rules.duplicates import LISTED_FROM, Acquaintances, compare, duplicates
from pln.rules.name_likeness import Spellings, name_likeness
from tests.readable import ref


def person(name: str, **values: Any) -> Identity:
    return Identity(slug=ref(name).slug, name=name, **values)


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ("Ann Lee", "ann  LEE", 1),
        ("Zoë Müller", "Zoe Muller", 1),
        ("Ann Lee", "Lee, Ann", 0.95),
        ("Jean-Paul Sartre", "Jeanpaul Sartre", 0.95),
        ("J. R. R. Tolkien", "JRR Tolkien", 0.95),
        ("Ann Lee", "Аnn Lее", 0.95),  # with three Cyrillic letters
        ("Ann Lee", "Ann Marie Lee", 0.85),
        ("Ann Lee", "Dr. Ann Lee, PhD", 0.85),
        ("Jon Smith", "John Smith", 0.75),
        ("Martha Lee", "Marhta Lee", 0.75),
        ("Lee Catherine", "Katherine Lee", 0.75),
        ("A. Lee", "Ann Lee", 0.7),
        ("Chris Lee", "Lee Christopher", 0.7),
        ("J. Tolkien", "John Ronald Reuel Tolkien", 0.7),
        ("Jonathan Smyth", "Johnathan Smith", 0.65),
        ("Ann L.", "Ann Lee", 0.7),
        ("Ann Lee", "Ann Leeds", 0),
        ("Ann", "Ann Lee", 0.4),
        ("Tim Lee", "Tom Lee", 0),
        ("Ann Lee", "Bob Lee", 0),
        ("Meetup 2025", "Meetup 2026", 0),
        ("Berlin C++", "Berlin C#", 0),
        ("王伟", "王芳", 0),
        ("🦀", "🐍", 0),
    ],
)
def test_two_names(one: str, other: str, likeness: float) -> None:
    for a, b in ((one, other), (other, one)):
        assert name_likeness(Spellings.of(a), Spellings.of(b))[0] == pytest.approx(likeness)


def test_a_nickname_stands_alone_or_before_the_last_word() -> None:
    gates = Spellings.of("William Gates", ("Bill", "Trey Gates"))
    for name in ("Bill Gates", "Bill", "Trey Gates"):
        likeness, words = name_likeness(gates, Spellings.of(name))
        assert (likeness, words) == (0.9, "nickname")
    assert name_likeness(gates, Spellings.of("Bill Murray"))[0] == pytest.approx(
        0.36
    )  # 0.9 × "Bill" in common


ANN = person(
    "Ann Lee",
    emails=("ann@example.org",),
    phones=("+49 30 1234567",),
    urls=("linkedin.com/in/ann",),
    birthday="1990-03-14",
    organisation="Acme GmbH",
)


@pytest.mark.parametrize(
    ("other", "score", "says"),
    [
        # Beside the name (weight 3) only what both tell is weighed.
        (person("Ann Lee"), 1, "same name"),
        (person("Ann Lee", emails=("lee@example.org",), phones=("+49 30 7654321",)), 1, "same name"),
        (
            person("A. Lee", emails=("ANN@example.org",)),
            (0.7 * 3 + 5) / 8,
            "same name, shortened, same e-mail",
        ),
        (person("Bo", emails=("ann@example.org",)), 5 / 8, "same e-mail; but different names"),
        (person("Bo", phones=("030 1234567",)), 3 / 6, "same phone; but different names"),
        (person("Ann Lee", phones=("0049301234567",)), 1, "same name, same phone"),
        (person("Ann Lee", organisation="Bakery"), 3 / 4, "same name; but different companies"),
        (person("Ann Lee", organisation="ACME"), 1, "same name, same company"),
        (person("Ann Lee", birthday="--03-14"), 1, "same name, same birthday"),
        (person("Ann Lee", birthday="1991-03-14"), 3 / 6, "same name; but different birthdays"),
        (
            person("Ann Lee", urls=("linkedin.com/in/ann-lee",)),
            3 / 8,
            "same name; but different profiles on linkedin.com",
        ),
        (
            person("Ann Lee", urls=("linkedin.com/in/ann", "linkedin.com/in/ann-lee")),
            1,
            "same name, same URL",
        ),
        (person("Ann Lee", urls=("example.org/linkedin.com",)), 1, "same name"),
    ],
)
def test_two_people(other: Identity, score: float, says: str) -> None:
    pair = compare(ANN, other)
    assert pair.says == says
    assert pair.score == pytest.approx(score)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("+49 30 1234567", "030/1234567", True),
        ("+39 06 1234567", "06 1234567", True),
        ("+1 (212) 555-0100", "001 212 555 0100", True),
        ("+49 30 1234567", "+43 30 1234567", False),
        ("1234", "1234", False),
    ],
)
def test_two_numbers(one: str, other: str, same: bool) -> None:
    assert ("same phone" in compare(person("A", phones=(one,)), person("B", phones=(other,))).says) is same


def test_a_page_within_the_profile_is_no_other_profile() -> None:
    ones = person("Ann Lee", urls=("github.com/ann",))
    assert compare(ones, person("Ann Lee", urls=("github.com/ann/tool",))).score == 1
    assert compare(ones, person("Ann Lee", urls=("github.com/anna",))).score < LISTED_FROM


def test_the_surest_pair_comes_first_and_kinds_are_not_mixed() -> None:
    people = [
        person("Rust Berlin", kind="community"),
        person("Rust Berlin"),
        person("Jon Smith"),
        person("John Smith"),
        person("Bo Ek", emails=("bo@example.org",)),
        person("Bo Ek", emails=("bo@example.org",)),
        person("Cy"),
        person("Cy"),
    ]
    found = [(pair.one.name, pair.other.name) for pair in duplicates(people)]
    assert found == [("Bo Ek", "Bo Ek"), ("Cy", "Cy"), ("Jon Smith", "John Smith")]


def test_whom_somebody_may_be() -> None:
    known = Acquaintances([ANN, person("Anne Lee"), person("Bo Ek")])
    assert [pair.other.name for pair in known.like(person("Ann Lee"))] == ["Ann Lee", "Anne Lee"]
    assert known.like(person("Cy")) == ()


def test_a_name_of_nothing_that_shows_is_a_name() -> None:
    """Another program may have written one; no command takes it."""
    people = [person("\x1b"), person("Ann", birthday="1990-03-14"), person("\u200b", nicknames=("\x00",))]
    assert duplicates(people) == ()


def test_in_a_crowd_of_namesakes_people_are_found_by_the_beginning_of_the_other_word() -> None:
    crowd = [person(f"{a}{b}{c} Lee") for a, b, c in product("bdfg", "aeiou", "lmnr")]
    assert [
        pair.other.name for pair in Acquaintances([*crowd, person("Quentin Lee")]).like(person("Quentln Lee"))
    ] == ["Quentin Lee"]


WORDS = st.sampled_from(
    ["ann", "anna", "lee", "jon", "john", "smith", "smyth", "a", "müller", "王伟", "van", "der"]
)
NAMES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
PEOPLE = st.builds(
    Identity,
    slug=st.just("x"),
    name=NAMES,
    nicknames=st.lists(NAMES, max_size=2).map(tuple),
    emails=st.lists(st.sampled_from(["a@x.org", "b@x.org"]), max_size=2).map(tuple),
    phones=st.lists(st.sampled_from(["+49 170 1234567", "0170 1234567", "555"]), max_size=2).map(tuple),
    urls=st.lists(st.sampled_from(["x.org/a", "x.org/b", "y.org/a", "x.org/a/b"]), max_size=2).map(tuple),
    birthday=st.sampled_from([None, "1990-03-14", "1991-03-14", "--03-14"]),
    organisation=st.sampled_from(["", "Acme", "Acme GmbH", "Bakery"]),
)
NEW: dict[str, str] = {
    "nicknames": "Zaphod Beeblebrox",
    "emails": "new@x.org",
    "phones": "+49 171 7654321",
    "urls": "new.org/one",
}


@given(PEOPLE, PEOPLE)
def test_laws_of_the_score(one: Identity, other: Identity) -> None:
    score = compare(one, other).score
    assert 0 <= score <= 1
    assert compare(other, one).score == pytest.approx(score)
    assert compare(one, one).score == 1
    for field, value in NEW.items():
        added: list[dict[str, Any]] = [{field: (*getattr(who, field), value)} for who in (one, other)]
        both = [replace(who, **values) for who, values in zip((one, other), added, strict=True)]
        assert compare(*both).score >= score
    told = replace(one, birthday=None), replace(other, birthday=None)
    born = compare(*told).score
    assert compare(replace(one, birthday="1990-03-14"), replace(other, birthday="1990-03-14")).score >= born
    assert compare(replace(one, birthday="1990-03-14"), replace(other, birthday="1990-05-14")).score <= born
    pages = [replace(who, urls=(*who.urls, f"new.org/{n}")) for n, who in enumerate((one, other))]
    assert compare(*pages).score <= score


@given(st.lists(PEOPLE, max_size=6))
def test_no_pair_is_overlooked_in_a_small_network(people: list[Identity]) -> None:
    numbered = [replace(one, slug=str(number)) for number, one in enumerate(people)]
    pairs = [
        (a.slug, b.slug)
        for place, a in enumerate(numbered)
        for b in numbered[place + 1 :]
        if compare(a, b).score >= LISTED_FROM
    ]
    assert sorted((pair.one.slug, pair.other.slug) for pair in duplicates(numbered)) == pairs
