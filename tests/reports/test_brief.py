"""What one reads before meeting somebody."""

from datetime import date, timedelta
from typing import Any

import pytest

from pln.facts.resource import Share
from pln.reports.brief import BriefRow, brief
from pln.reports.report import Layout, Report
from pln.rules.cadence import CadenceSettings
from tests.readable import (
    TODAY,
    contact,
    day,
    milestone,
    promise,
    record,
    ref,
    resource,
    supporter,
    talk,
    tie,
)

ANN = contact("Ann Lee")
LAST = day("2026-10-08")


def ago(days: int) -> date:
    return TODAY - timedelta(days)


def ahead(days: int) -> date:
    return TODAY + timedelta(days)


def of(**said: Any) -> Report[BriefRow]:
    parts: dict[str, Any] = {
        "contact": ANN,
        "tie": tie("Ann Lee", last_on=LAST),
        "interactions": (),
        "records": (),
        "resources": (),
        **said,
    }
    return brief(**parts, today=TODAY, settings=CadenceSettings())


def section(name: str, **said: Any) -> list[tuple[str, date | None, str]]:
    return [(row.item, row.day, row.detail) for row in of(**said).rows if row.section == name]


def test_it_says_who_they_are() -> None:
    known = contact(
        "Ann Lee",
        relationship="mentor",
        role="engineer",
        organisation="Mozilla",
        place="Berlin",
        nicknames=("Annie",),
        expertise=("rust", "async"),
        interests=("jazz",),
        tags=("study",),
        note="prefers mornings",
        met_on=day("2019-02-01"),
        met_how="RustFest",
        introduced_by=ref("Bob"),
        birthday="1990-03-14",
    )
    assert section("Who", contact=known) == [
        ("Is", None, "mentor, engineer, Mozilla, Berlin"),
        ("Also called", None, "Annie"),
        ("Knows about", None, "rust, async"),
        ("Likes", None, "jazz"),
        ("Tags", None, "study"),
        ("Note", None, "prefers mornings"),
        ("Met", day("2019-02-01"), "RustFest, introduced by Bob"),
        ("Birthday", day("2027-03-14"), "turns 37"),
    ]


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ({"met_how": "at work"}, ("Met", None, "at work")),
        ({"met_on": LAST}, ("Met", LAST, "")),
        ({"birthday": "--12-24"}, ("Birthday", day("2026-12-24"), "")),
    ],
)
def test_what_is_half_known_is_half_said(said: dict[str, Any], line: tuple[str, date | None, str]) -> None:
    assert section("Who", contact=contact("Ann Lee", **said)) == [line]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"last_on": LAST, "tier": "close"}, "late: usually every month, last talk 6 weeks ago"),
        ({}, "dormant: meant every 3 months, no talk yet, added 6 years ago"),
        ({"archived": True, "last_on": LAST}, "archived, last talk 6 weeks ago"),
        ({"ambient": True}, "whenever it happens, no talk yet"),
        (
            {"snoozed_until": ahead(9), "last_on": LAST},
            "snoozed until Tue 1 Dec 2026, last talk 6 weeks ago",
        ),
        ({"by_hand": False}, "not sorted yet: pln edit contact ann-lee --tier close"),
    ],
)
def test_it_says_where_the_tie_stands(said: dict[str, Any], words: str) -> None:
    assert section("In touch", tie=tie("Ann Lee", **said)) == [("Cadence", said.get("last_on"), words)]


def test_it_shows_the_last_five_talks() -> None:
    talks = [
        talk("2026-11-30", status="planned"),
        talk("2026-10-08", summary="lifetimes", note="she sends a link"),
        talk("2026-09-08", kind="call"),
        talk("2026-08-08", kind="call", note="bad line"),
        *[talk("2026-07-08", summary=f"talk {number}") for number in range(3)],
    ]
    assert section("Last talks", interactions=talks) == [
        ("lifetimes", LAST, "coffee; she sends a link"),
        ("call", day("2026-09-08"), ""),
        ("call", day("2026-08-08"), "bad line"),
        ("talk 0", day("2026-07-08"), "coffee"),
        ("talk 1", day("2026-07-08"), "coffee"),
    ]


def test_it_names_what_is_open_between_us() -> None:
    to_ann = [Share(ref("Ann Lee"), ago(days)) for days in (40, 30, 20, 10)]
    resources = [
        resource("Begun", recommended_by=ref("Ann Lee"), status="doing", added_on=ago(9)),
        resource("Waiting", recommended_by=ref("Ann Lee"), added_on=ago(8)),
        resource("Read", recommended_by=ref("Ann Lee"), status="done", finished_on=ago(500)),
        resource("From Bob", recommended_by=ref("Bob")),
        resource("Shared", shared_with=(*to_ann, Share(ref("Bob"), TODAY))),
    ]
    planned = [
        talk("2026-12-09", kind="call", status="planned"),
        talk("2026-11-27", status="planned", summary="traits", note="at hers"),
        talk("2026-11-22", kind="video", status="planned"),
        talk("2026-11-01", status="planned", summary="traits"),
        talk("2026-10-08"),
    ]
    assert section("Open threads", interactions=planned, resources=resources) == [
        ("coffee planned", day("2026-11-01"), "traits; did it happen?"),
        ("video planned", TODAY, ""),
        ("coffee planned", day("2026-11-27"), "traits; at hers"),
        ("call planned", day("2026-12-09"), ""),
        ("Begun", ago(9), "they recommended it, you have begun it"),
        ("Waiting", ago(8), "they recommended it, you have not begun it"),
        ("Shared", ago(10), "you shared it 10 days ago: what did they think?"),
        ("Shared", ago(20), "you shared it 2 weeks ago: what did they think?"),
        ("Shared", ago(30), "you shared it 4 weeks ago: what did they think?"),
    ]


def test_promises_both_ways_come_first_among_what_is_open() -> None:
    promises = [
        promise("answer", whose="theirs", due_on=ahead(9), note="she said so"),
        promise("call"),
        promise("send it", due_on=ago(3)),
        promise("done", kept_on=TODAY),
    ]
    planned = [talk("2026-12-09", kind="call", status="planned")]
    assert section("Open threads", interactions=planned, promises=promises) == [
        ("send it", ago(3), "you promised, due 3 days ago"),
        ("answer", ahead(9), "they promised, due in 9 days; she said so"),
        ("call", None, "you promised"),
        ("call planned", day("2026-12-09"), ""),
    ]


def test_it_shows_the_goals_in_common() -> None:
    goals = [
        record(
            "Learn Rust",
            due_on=ahead(30),
            next_action="write a parser",
            measure="milestones",
            milestones=(milestone("Step", "2026-11-20"), milestone("Open")),
            supporters=(
                supporter("Ann Lee", "mentor"),
                supporter("Ann Lee", "accountability"),
                supporter("Bob"),
            ),
        ),
        record("Learn Go", next_action="", supporters=(supporter("Ann Lee"),)),
        record("Run", supporters=(supporter("Bob"),)),
    ]
    assert section("Goals in common", records=goals) == [
        ("Learn Rust", ahead(30), "mentor, accountability; not enough data, 50 % done; next: write a parser"),
        ("Learn Go", None, "peer; stalled, progress unknown"),
    ]


def test_it_tells_what_is_new_with_me_since_the_last_talk() -> None:
    done = {"status": "done"}
    resources = [
        resource("Newest book", **done, finished_on=TODAY),
        resource("New book", **done, finished_on=ago(3)),
        resource("Old book", **done, finished_on=LAST),
        resource("Open book"),
    ]
    steps = (milestone("Parser", "2026-11-21"), milestone("Old", "2026-10-01"), milestone("Open"))
    goals = [
        record("Learn Rust", milestones=steps),
        record("Run", started_on=ago(10)),
        record("Fly", status="someday", started_on=ago(9)),
        record("Plan", started_on=ahead(1)),
    ]
    assert section("New with me since", records=goals, resources=resources) == [
        ("Newest book", TODAY, "finished this book"),
        ("Parser", day("2026-11-21"), "done for Learn Rust"),
        ("New book", ago(3), "finished this book"),
        ("Run", ago(10), "began to work on this goal"),
    ]


def test_news_are_the_latest_five_since_they_were_added_where_there_was_no_talk() -> None:
    resources = [resource(f"B{days}", status="done", finished_on=ago(days)) for days in range(1, 9)]
    news = section("New with me since", tie=tie("Ann Lee", added_on=ago(4)), resources=resources)
    assert [item for item, *_ in news] == ["B1", "B2", "B3"]
    news = section("New with me since", tie=tie("Ann Lee", added_on=ago(9)), resources=resources)
    assert [item for item, *_ in news] == ["B1", "B2", "B3", "B4", "B5"]


def test_sections_come_in_the_order_in_which_one_reads() -> None:
    found = of(contact=contact("Ann Lee", place="Berlin"), interactions=(talk("2026-10-08"),))
    assert [row.section for row in found.rows] == ["Who", "In touch", "Last talks"]
    assert (found.title, found.layout) == ("Before you meet Ann Lee", Layout.SECTIONS)
