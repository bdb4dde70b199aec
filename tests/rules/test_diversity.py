"""From how many places one learns, what stands out, and what a thoughtful friend would say of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pln.rules.diversity import (
    Candidate,
    Dimension,
    Tally,
    Voices,
    Width,
    effective_number,
    flag_words,
    in_need,
    rarest,
    width,
    windows,
    year_before,
)
from tests.readable import TODAY, day

weights = st.lists(st.floats(0.01, 1e6), min_size=1, max_size=30)


def tally(said: str, unknown: float = 0) -> Tally:
    """`Ann 26, Bo 4`: how many items each value has; so many more have none."""
    counts = {
        name: float(number) for name, number in (part.rsplit(" ", 1) for part in said.split(", ") if said)
    }
    return Tally(counts, sum(counts.values()) + unknown)


def people(count: int, each: int = 1, begin: int = 0) -> str:
    return ", ".join(f"P{number} {each}" for number in range(begin, begin + count))


def judged(dimension: Dimension, now: str, before: str = "", unknown: float = 0) -> Width:
    return width(dimension, tally(now, unknown), tally(before))


def test_windows_follow_each_other_without_a_gap() -> None:
    assert windows(TODAY) == ((day("2026-05-27"), TODAY), (day("2025-11-28"), day("2026-05-26")))
    assert [(until - since).days + 1 for since, until in windows(TODAY)] == [180, 180]
    assert year_before(TODAY) == (day("2025-05-27"), day("2026-05-26"))


@pytest.mark.parametrize(
    ("counts", "effective"),
    [
        ([], None),
        ([0.0], None),
        ([7.0], 1.0),
        ([1.0, 1.0], 2.0),
        ([3.0, 1.0], 1.7548),
        ([8.0, 1.0, 1.0], 1.8946),
    ],
)
def test_effective_numbers(counts: list[float], effective: float | None) -> None:
    assert effective_number(counts) == (None if effective is None else pytest.approx(effective, abs=1e-4))


@given(weights)
def test_it_lies_between_one_and_the_number_of_values(counts: list[float]) -> None:
    found = effective_number(counts)
    assert found is not None
    assert 1 <= found <= len(counts)


@given(st.integers(1, 50), st.floats(0.01, 1e6))
def test_equal_values_count_whole(count: int, each: float) -> None:
    assert effective_number([each] * count) == pytest.approx(count)


@given(weights)
def test_the_order_of_the_items_does_not_matter(counts: list[float]) -> None:
    shuffled = sorted(counts)
    assert effective_number(counts) == pytest.approx(effective_number(shuffled), rel=1e-12)


@given(st.lists(st.floats(0.01, 1e6), min_size=2, max_size=30))
def test_two_values_taken_for_one_never_make_it_wider(counts: list[float]) -> None:
    first, second, *others = counts
    merged, apart = effective_number([first + second, *others]), effective_number(counts)
    assert merged is not None
    assert apart is not None
    assert merged <= apart + 1e-9


@given(weights, st.floats(0.01, 100))
def test_only_shares_count(counts: list[float], factor: float) -> None:
    assert effective_number([factor * one for one in counts]) == pytest.approx(effective_number(counts))


@pytest.mark.parametrize(
    ("friend", "found", "words"),
    [
        (
            "almost every second talk is with Bo",
            judged("source", f"Bo 26, {people(34)}"),
            "43 % is Bo",
        ),
        ("too early to say", judged("source", "Bo 6, Ann 1"), "not enough data yet, 7 of 10"),
        ("nothing to say", judged("topic", ""), "nothing known yet"),
        ("fewer talks, as mixed as ever", judged("source", people(12), people(40, 2)), ""),
        (
            "you are back to a few",
            judged("source", people(4, 3), people(40, 2)),
            "narrower than the half year before (40.0)",
        ),
        ("a favourite kind is a habit", judged("kind", "book 15, call 5"), ""),
        ("most of us live somewhere", judged("place", "Berlin 15, Osaka 5"), ""),
        ("your colleagues are your world", judged("organisation", "Acme 12, Uni 3"), "80 % is Acme"),
        (
            "you hardly read what disagrees",
            judged("stance", "confirms 19, challenges 1"),
            "only 5 % challenges what you think",
        ),
        ("nothing disagrees", judged("stance", "neutral 12"), "nothing challenges what you think"),
        ("often contradicted is no lack", judged("stance", "challenges 12", "confirms 6, challenges 6"), ""),
        ("it never says what it thinks", judged("stance", ""), "nothing known yet"),
    ],
)
def test_it_says_what_a_friend_would_say(friend: str, found: Width, words: str) -> None:
    assert flag_words(found) == words, friend


@pytest.mark.parametrize(
    ("dimension", "now", "before", "flags"),
    [
        ("topic", "rust 4, art 3, go 3", "", ()),
        ("topic", "rust 41, art 30, go 29", "", ("one comes first",)),
        ("community", "Club 10", "", ("one comes first",)),
        ("source", "A 9", "", ()),
        ("kind", people(9, 2), people(12, 2), ()),
        ("kind", people(8, 2), people(12, 2), ("narrower than before",)),
        ("kind", people(8, 2), people(9, 1), ()),
        ("stance", "confirms 9, challenges 1", "", ()),
        ("stance", "confirms 10, challenges 1", "", ("few challenges",)),
        ("source", "A 12", people(10), ("one comes first", "narrower than before")),
    ],
)
def test_flags_begin_where_they_are_said_to(
    dimension: Dimension, now: str, before: str, flags: tuple[str, ...]
) -> None:
    assert judged(dimension, now, before).flags == flags


def test_a_width_says_what_it_is_made_from() -> None:
    found = judged("topic", "rust 6, art 6, go 0.5", "rust 4", unknown=12.5)
    assert (found.n, found.values, found.top, found.n_before) == (12, 3, "art", 4)
    assert found.top_share == pytest.approx(6 / 12.5)
    assert found.unknown_share == pytest.approx(0.5)
    assert found.effective_before == 1
    assert found.challenge_share is None
    nothing = judged("topic", "")
    assert (nothing.n, nothing.effective, nothing.top_share, nothing.unknown_share) == (0, None, None, None)
    assert judged("topic", "rust 0.3").n == 1


def test_new_voices_wait_for_a_year_to_compare_with() -> None:
    assert Voices(heard=20, new=5, heard_before=10).share == 0.25
    assert Voices(heard=20, new=20, heard_before=9).share is None
    assert Voices(heard=9, new=5, heard_before=50).share is None


def test_challenges_come_before_echoes_and_echoes_before_what_became_narrower() -> None:
    widths = [
        judged("kind", people(8, 2), people(12, 2)),
        judged("place", "Berlin 12"),
        judged("topic", "rust 9, art 5"),
        judged("organisation", "Acme 12, Uni 3"),
        judged("stance", "confirms 12"),
        judged("author", "Knuth 3"),
    ]
    assert [found.dimension for found in in_need(widths)] == ["stance", "organisation", "topic", "kind"]


def test_the_rarest_known_value_is_suggested() -> None:
    acme = judged("organisation", "Acme 12, Uni 3, NGO 1")
    known = [
        Candidate("contact", "ann", "Ann", ("acme",)),
        Candidate("contact", "bo", "Bo", ("Uni",)),
        Candidate("contact", "cy", "Cy", ()),
        Candidate("contact", "di", "Di", ("ngo",)),
        Candidate("contact", "ed", "Ed", ("NGO",)),
    ]
    counts = {"Acme": 12.0, "Uni": 3.0, "NGO": 1.0}
    idea = rarest(acme, counts, known)
    assert idea is not None
    assert (idea.candidate.slug, idea.value) == ("di", "ngo")
    fresh = rarest(acme, counts, [*known, Candidate("contact", "fay", "Fay", ("Museum",))])
    assert fresh is not None
    assert fresh.candidate.slug == "fay"


def test_of_several_topics_the_rarest_is_named_and_the_most_frequent_never() -> None:
    rust = judged("topic", "rust 12, art 3")
    counts = {"rust": 12.0, "art": 3.0}
    both = Candidate("resource", "book", "Book", ("art", "go"))
    idea = rarest(rust, counts, [Candidate("resource", "old", "Old", ("go", "rust")), both])
    assert idea is not None
    assert (idea.candidate, idea.value) == (both, "go")
    assert rarest(rust, counts, [Candidate("resource", "old", "Old", ("rust",))]) is None
    assert rarest(rust, counts, []) is None
