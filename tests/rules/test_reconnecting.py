"""Which dormant tie is worth a message this week, and in which order one would think of them."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pln.rules.cadence import CadenceSettings
from pln.rules.reconnecting import Past, Reconnection, reconnections
from tests.readable import TODAY, day, tie

DEFAULTS = CadenceSettings()

# Regular ties (90 days), silent for `last` days; my goals are about rust and sql; Ivo, who is in touch, knows
# chess. Score by hand: min(1, talks / 5) + 0.5 if a relationship + topics of mine (at most 2)
# + 0.5 × share of what nobody in touch knows + 0.25 for an opening.
PEOPLE = """
who  last  talks  relation  knows           opening  score  friend
Cat  400   5      mentor    rust,sql,go     -        4.0    taught you all of it, and you lost her
Ann  300   10     friend    rust,chess      book     3.0    an old friend who knows Rust: write to her
Bob  300   2      -         chess,maps      -        0.65   you hardly know him, but who else knows maps
Dan  300   5      -         -               -        1.0    you liked each other
"""


def known() -> list[tuple[Any, Past, str, str]]:
    lines = [line.split(maxsplit=7) for line in PEOPLE.strip().splitlines()[1:]]
    return [
        (
            tie(who, last_on=TODAY - timedelta(int(last))),
            Past(int(talks), None if relation == "-" else relation, _topics(knows)),  # type: ignore[arg-type]
            "" if opening == "-" else opening,
            score,
        )
        for who, last, talks, relation, knows, opening, score, _ in lines
    ]


def _topics(text: str) -> tuple[str, ...]:
    return () if text == "-" else tuple(text.split(","))


IVO = tie("Ivo", last_on=TODAY - timedelta(20))


def found(*people: tuple[Any, Past, str, str]) -> tuple[Reconnection, ...]:
    past = {one.slug: past for one, past, *_ in people}
    openings = {one.slug: opening for one, _, opening, _ in people}
    return reconnections(
        [one for one, *_ in people],
        past,
        ("Rust", "sql"),
        [("chess", IVO), *((topic, one) for one, past, *_ in people for topic in past.expertise)],
        lambda one: openings[one.slug],
        TODAY,
        DEFAULTS,
    )


def test_a_friend_agrees() -> None:
    wanted = sorted(((one.name, float(score)) for one, *_, score in known()), key=lambda pair: -pair[1])
    assert [(one.tie.name, round(one.score, 4)) for one in found(*known())] == wanted


def test_it_tells_what_speaks_for_them() -> None:
    (cat,) = found(known()[0])
    assert (cat.topics, cat.new_topics, cat.talks) == (("rust", "sql"), ("rust", "sql", "go"), 5)


@pytest.mark.parametrize(
    "values",
    [
        {"last_on": None},
        {"last_on": TODAY - timedelta(200)},
        {"archived": True},
        {"ambient": True},
        {"snoozed_until": day("2026-12-01")},
        {"planned_on": day("2026-12-01")},
        {"cadence_days": 7, "last_on": TODAY - timedelta(80)},
    ],
    ids=[
        "never talked to",
        "only late",
        "archived",
        "ambient",
        "snoozed",
        "about to meet",
        "not lost long ago",
    ],
)
def test_others_are_left_out(values: dict[str, Any]) -> None:
    person = tie("Ann", **{"last_on": TODAY - timedelta(400), **values})
    assert found((person, Past(5), "", "")) == ()


@given(st.integers(0, 50), st.integers(0, 50))
def test_more_talks_never_make_somebody_less_worth_a_message(talks: int, more: int) -> None:
    person = tie("Ann", last_on=TODAY - timedelta(400))
    scores = [found((person, Past(count), "", ""))[0].score for count in (talks, talks + more)]
    assert scores == sorted(scores)
