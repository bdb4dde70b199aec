"""Who can help with a goal, and in which order one would think of them."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pln.rules.cadence import CadenceSettings
from pln.rules.matching import Helper, Suggestion, contenders, suffice, warmth, who_can_help
from tests.readable import TODAY, ref, tie

DEFAULTS = CadenceSettings()

# For a goal about rust and async; period 90 days for all.
#   last: days since the last talk; about: days since the goal came up; score by hand.
#   3 × topics + 1 if it came up before + 0.5 × (1 − last / 270), − 1 if within 30 days.
HELPERS = """
who  last  about  role    topics      score  friend
Cat  27    -      -       rust,async  6.45   knows both: ask
Ann  27    200    mentor  rust        4.45   your mentor, helped before, not asked lately
Bob  9     9      mentor  rust        3.4833 asked last week: let him breathe
Dan  -     -      -       Async       3      knows it, but you never talked
Eve  270   31     -       -           1      helped once, long ago
Fay  135   -      peer    cooking     0.25   she learns it too
Gus  3     -      -       cooking     -      no
"""


def helpers() -> list[tuple[Helper, str]]:
    lines = [line.split(maxsplit=6) for line in HELPERS.strip().splitlines()[1:]]
    return [
        (
            Helper(
                tie(who, last_on=None if last == "-" else TODAY - timedelta(int(last))),
                expertise=() if topics == "-" else tuple(topics.split(",")),
                talked_on=None if about == "-" else TODAY - timedelta(int(about)),
                role=None if role == "-" else role,  # type: ignore[arg-type]
            ),
            score,
        )
        for who, last, about, role, topics, score, _ in lines
    ]


def suggest(*found: Helper) -> tuple[Suggestion, ...]:
    return who_can_help(("Rust", "async"), found, TODAY, DEFAULTS)


def test_a_friend_agrees() -> None:
    known = helpers()
    wanted = [(helper.tie.name, float(score)) for helper, score in known if score != "-"]
    found = suggest(*[helper for helper, _ in reversed(known)])
    assert [(one.contact.name, round(one.score, 4)) for one in found] == wanted


def test_it_says_why_and_whether_they_were_asked() -> None:
    ann, bob = (helper for helper, _ in helpers() if helper.tie.name in ("Ann", "Bob"))
    first, second = suggest(ann, bob)
    assert (first.contact, first.reason(TODAY), first.asked) == (
        ref("Ann"), "knows rust, mentor, talked about it 6 months ago", False,
    )  # fmt: skip
    assert (second.reason(TODAY), second.asked) == ("knows rust, mentor, talked about it 9 days ago", True)


@pytest.mark.parametrize(("days", "asked"), [(0, True), (30, True), (31, False)])
def test_asked_is_within_thirty_days(days: int, asked: bool) -> None:
    (found,) = suggest(Helper(tie("Ann"), ("rust",), TODAY - timedelta(days)))
    assert found.asked is asked
    assert found.score == {0: 3, 30: 3, 31: 4}[days]


def test_the_archived_are_not_asked_and_equals_come_by_name() -> None:
    found = suggest(
        *[Helper(tie(name, archived=name == "Ann"), ("rust",)) for name in ("Zoe", "Émile", "Ann")]
    )
    assert [one.contact.name for one in found] == ["Émile", "Zoe"]


@pytest.mark.parametrize(
    ("said", "warm"),
    [
        ({"last_on": TODAY}, 1),
        ({"last_on": TODAY - timedelta(135)}, 0.5),
        ({"last_on": TODAY - timedelta(270)}, 0),
        ({"last_on": TODAY - timedelta(900)}, 0),
        ({"added_on": TODAY}, 0),
        ({"ambient": True, "last_on": TODAY}, 0),
    ],
)
def test_warmth_fades_over_three_periods(said: dict[str, Any], warm: float) -> None:
    assert warmth(tie("Ann", **said), TODAY, DEFAULTS) == warm


@given(
    st.lists(
        st.tuples(st.integers(0, 300), st.sampled_from((None, 10, 40)), st.integers(0, 2), st.booleans()),
        max_size=12,
    ),
    st.integers(1, 4),
)
@settings(max_examples=60)
def test_the_best_are_among_the_contenders(
    people: list[tuple[int, int | None, int, bool]], most: int
) -> None:
    known = [
        Helper(
            tie(f"P{number}", last_on=TODAY - timedelta(last)),
            expertise=("rust", "async")[:topics],
            talked_on=None if about is None else TODAY - timedelta(about),
            role="peer" if has_role else None,
        )
        for number, (last, about, topics, has_role) in enumerate(people)
    ]
    found = contenders(
        {one.tie.slug: len(one.expertise) for one in known if one.expertise},
        {one.tie.slug: one.talked_on for one in known if one.talked_on},
        [one.tie.slug for one in known if one.role],
        TODAY,
        most,
    )

    def best(among: list[Helper]) -> list[Suggestion]:
        return [one for one in suggest(*among) if not one.asked][:most]

    assert best(known) == best([one for one in known if one.tie.slug in found])
    experts = [one for one in known if one.expertise]
    if suffice(
        (one.tie.slug for one in experts), {one.tie.slug: one.talked_on for one in experts}, TODAY, most
    ):
        assert best(known) == best(experts)
