"""What `network mentoring` says of everybody, and the one thing it suggests."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pln.facts.mentoring import Mentoring
from pln.facts.refs import Ref
from pln.reports.mentoring import EMPTY, MentoringRow, mentoring
from pln.reports.report import Report
from tests.readable import TODAY, item, ref
from tests.readable import mentoring as one

EVERY_ROLE: dict[str, tuple[Ref, ...]] = {"sponsor": (ref("Sam"),), "peer": (ref("Pia"),)}


FOCUSES = ("career", "craft", "challenger")


def ago(days: int) -> date:
    return TODAY - timedelta(days)


def report(*known: Mentoring, allies: dict[str, tuple[Ref, ...]] | None = None) -> Report[MentoringRow]:
    return mentoring(known, allies or {}, TODAY)


def section(found: Report[MentoringRow], name: str) -> list[tuple[str, str, date | None, str]]:
    return [(row.who, row.item, row.day, row.detail) for row in found.rows if row.section == name]


def person(**said: Any) -> str:
    (line,) = section(report(one(**said)), "People")
    return line[3]


def test_a_row_holds_all_a_machine_asks() -> None:
    actions = (item("Draft", 50), item("Read", 90, 10))
    known = one(
        "Ann Lee",
        since=100,
        sessions=(ago(80), ago(20)),
        focus="craft",
        actions=actions,
        told_on=ago(15),
        id=7,
    )
    assert report(known).rows[0] == MentoringRow(
        section="People",
        who="Ann Lee",
        item="mentor, craft",
        day=ago(20),
        detail="2 sessions in 100 days, 3 meant; 1 of 2 actions done; heard how it went 2 weeks ago",
        slug="ann-lee",
        mentorship=7,
        role="mentor",
        focus="craft",
        counted_from=ago(100),
        sessions=2,
        sessions_expected=3,
        actions=2,
        actions_done=1,
        actions_share=0.5,
        oldest_open_days=50,
        told_days=15,
    )


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"since": 10}, "just begun"),
        ({"since": -10}, "begins in 10 days"),
        ({"since": 40}, "0 sessions in 40 days, 1 meant"),
        ({"since": 1, "sessions": (ago(1),)}, "1 session in 1 day; has not heard how it went"),
        (
            {"since": 1000, "every": None, "sessions": (ago(400),)},
            "0 sessions in 365 days; has not heard how it went",
        ),
        ({"since": 10, "role": "mentee", "sessions": (ago(3),)}, "1 session in 10 days"),
        ({"since": 10, "planned_on": ago(-3)}, "just begun; next session in 3 days"),
    ],
)
def test_people_in_words(said: dict[str, Any], words: str) -> None:
    assert person(**said) == words


def test_what_is_open_stands_with_the_oldest_first() -> None:
    found = report(
        one(
            "Ann", actions=(item("new", 1), item("done", 90, 3)), agenda=(item("ask", 8), item("asked", 9, 9))
        ),
        one("Bo", role="mentee", actions=(item("old", 40),)),
    )
    assert section(found, "Open actions") == [
        ("Bo", "old", ago(40), "5 weeks ago"),
        ("Ann", "new", ago(1), "yesterday"),
    ]
    assert section(found, "Agenda") == [("Ann", "ask", ago(8), "8 days ago")]


def test_each_role_says_who_plays_it_or_what_it_is_for() -> None:
    allies = {"peer": tuple(ref(name) for name in ("Pia", "Quin", "Rob", "Sue", "Tom"))}
    lines = section(report(one("Ann", focus="craft"), allies=allies), "Roles")
    assert [(who, role) for who, role, _, _ in lines] == [
        ("nobody yet", "career"),
        ("Ann", "craft"),
        ("nobody yet", "sponsor"),
        ("Pia, Quin and 3 more", "peer"),
        ("nobody yet", "challenger"),
        ("nobody yet", "junior"),
    ]
    assert [bool(detail) for _, _, _, detail in lines] == [who == "nobody yet" for who, *_ in lines]


def test_without_anybody_it_says_how_to_begin() -> None:
    found = report()
    assert (list(found.rows), list(found.notes), found.empty) == ([], [], EMPTY)
    assert {row.section for row in report(allies=EVERY_ROLE).rows} == {"Roles"}


FULL = (
    *(one(name, since=20, focus=focus) for name, focus in zip("ABC", FOCUSES, strict=True)),
    one("D", since=20, role="mentee"),
)


def notes(*known: Mentoring, allies: dict[str, tuple[Ref, ...]] | None = None) -> list[str]:
    return list(report(*known, allies=EVERY_ROLE if allies is None else allies).notes)


def test_nothing_to_say_where_all_is_well() -> None:
    assert notes(*FULL) == []


SESSION = "A session with Zoe is due"
OPEN = "Agreed with Zoe 5 weeks ago and still open: Draft"
TELL = "Tell Zoe what came of your sessions since"
FOCUS = "What is Zoe a mentor for?"
ROLE = "Nobody plays career yet"


@pytest.mark.parametrize(
    ("said", "begins"),
    [
        ({"sessions": (ago(70),), "actions": (item("Draft", 40),)}, SESSION),
        ({"every": None, "sessions": (ago(70),), "actions": (item("Draft", 40),)}, OPEN),
        ({"every": None, "sessions": (ago(70),), "actions": (item("Draft", 29),)}, TELL),
        ({"every": None, "sessions": (ago(50),)}, FOCUS),
        ({"every": None, "focus": "peer"}, ROLE),
    ],
)
def test_one_thing_is_suggested_what_cannot_wait_first(said: dict[str, Any], begins: str) -> None:
    (note,) = notes(one("Zoe", **said), *FULL[1:])
    assert note.startswith(begins)


def test_who_is_latest_comes_first() -> None:
    late, later = one("Ann", every=30, sessions=(ago(60),)), one("Bo", every=7, sessions=(ago(30),))
    assert notes(late, later)[-1].startswith(
        "A session with Bo is due (the last was 4 weeks ago, meant every week)"
    )
    assert "none so far" in notes(one("Ann", sessions=()))[-1]


def test_who_is_leaned_on_is_said_besides() -> None:
    known = [one("Ann Lee", since=1, focus=focus) for focus in FOCUSES]
    assert notes(*known, FULL[3]) == [
        "Ann Lee plays 3 roles: career, craft, challenger. Who else could play one?"
    ]


@given(
    sessions=st.lists(st.sets(st.integers(0, 500), max_size=4), min_size=2, max_size=4),
    new=st.integers(0, 500),
    data=st.data(),
)
def test_a_session_with_one_makes_nobody_elses_row_worse(
    sessions: list[set[int]], new: int, data: st.DataObject
) -> None:
    known = [
        one(f"Person {number}", sessions=tuple(map(ago, days)), actions=(item("Draft", 40),))
        for number, days in enumerate(sessions)
    ]
    chosen = data.draw(st.integers(0, len(known) - 1))
    days = tuple(sorted({*known[chosen].sessions, ago(new)}))
    after = [*known[:chosen], replace(known[chosen], sessions=days), *known[chosen + 1 :]]
    others = [
        [row for row in report(*people).rows if row.slug != f"person-{chosen}"] for people in (known, after)
    ]
    assert others[0] == others[1]
