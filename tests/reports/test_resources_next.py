"""What to learn from next, in which order, and why."""

from datetime import date, timedelta
from typing import Any

import pytest

from pln.facts.resource import Resource
from pln.reports.resources_next import NextResourceRow, resources_next
from tests.readable import TODAY, ref, resource


def ago(days: int) -> date:
    return TODAY - timedelta(days)


def titles(*items: Resource) -> list[str]:
    return [row.title for row in resources_next(items, {"learn-rust"}, TODAY).rows]


def why(title: str, **said: Any) -> str:
    (row,) = resources_next([resource(title, **said)], {"learn-rust"}, TODAY).rows
    return row.why


def test_what_is_begun_then_what_recurs_then_the_inbox() -> None:
    items = [
        resource("Old", added_on=ago(400)),
        resource("Advised", added_on=ago(30), recommended_by=ref("Ann")),
        resource("Older", added_on=ago(500)),
        resource("For Rust", added_on=ago(3), goals=(ref("Learn Go"), ref("Learn Rust"))),
        resource("For Rust, advised", added_on=ago(2), goals=(ref("Learn Rust"),), recommended_by=ref("Bob")),
        resource("For Go", added_on=ago(600), goals=(ref("Learn Go"),)),
        resource("Late weekly", every_days=7, last_opened_on=ago(21)),
        resource("New feed", every_days=7, status="doing", added_on=TODAY),
        resource("Due weekly", every_days=7, last_opened_on=ago(8)),
        resource("Read weekly", every_days=7, last_opened_on=ago(6)),
        resource("Half", status="doing", size=300.0, position=150.0),
        resource("Nearly", status="doing", size=10.0, position=9.0),
        resource("Unknown", status="doing", started_on=ago(50)),
        resource("Unknown too", status="doing", started_on=ago(60), position=40.0),
        resource("Done", status="done"),
        resource("Dropped", status="dropped", every_days=7),
    ]
    assert titles(*items) == [
        "Nearly", "Half", "Unknown too", "Unknown",
        "Late weekly", "Due weekly", "New feed",
        "For Rust, advised", "For Rust", "Advised", "For Go", "Older", "Old",
    ]  # fmt: skip


def test_equals_are_in_order_of_title() -> None:
    assert titles(*map(resource, ("zig", "Éclair", "Ada"))) == ["Ada", "Éclair", "zig"]
    begun = [resource(title, status="doing") for title in ("zig", "Éclair", "Ada")]
    assert titles(*begun) == ["Ada", "Éclair", "zig"]
    feeds = [resource(title, every_days=7) for title in ("zig", "Éclair", "Ada")]
    assert titles(*feeds) == ["Ada", "Éclair", "zig"]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (
            {"status": "doing", "started_on": ago(9), "size": 300.0, "position": 240.0},
            "begun 9 days ago, 20 % left",
        ),
        ({"status": "doing", "started_on": ago(9), "size": 300.0}, "begun 9 days ago"),
        ({"status": "doing", "position": 3.0}, "begun"),
        ({"status": "doing", "size": 10.0, "position": 12.0}, "begun, 0 % left"),
        ({"every_days": 7, "last_opened_on": ago(9)}, "every week, last opened 9 days ago"),
        ({"every_days": 30}, "every month, not opened yet"),
        ({"added_on": ago(3)}, "added 3 days ago"),
        (
            {"added_on": ago(3), "goals": (ref("Learn Rust"), ref("Learn Go")), "recommended_by": ref("Ann")},
            "for Learn Rust, recommended by Ann, added 3 days ago",
        ),
    ],
)
def test_it_says_why(said: dict[str, Any], words: str) -> None:
    assert why("The Book", **said) == words


def test_a_row_holds_all_a_machine_asks() -> None:
    item = resource(
        "The Book", url="https://doc.rust-lang.org/book", goals=(ref("Learn Rust"), ref("Learn Go"))
    )
    assert list(resources_next([item], (), item.added_on).rows) == [
        NextResourceRow(
            "The Book", "the-book", "book", "inbox", "added today", item.url, ("Learn Rust", "Learn Go")
        )
    ]


def test_ten_are_shown_and_all_are_in_the_rows() -> None:
    found = resources_next([resource(f"B{number:02}") for number in range(12)], (), TODAY)
    assert (len(found.rows), list(found.shown or ())) == (12, list(found.rows)[:10])


def test_nothing_left_is_an_invitation() -> None:
    assert resources_next([], (), TODAY).empty == "Nothing waiting to be learnt from: pln add resource TITLE"
