"""The weekly review as a report: what is due, the goals, then people, resources and variety."""

from dataclasses import replace

import pytest

from pln.facts.event import Encounter, Event
from pln.facts.exchange import Exchange
from pln.facts.promise import Promise
from pln.reports.goals_review import ReviewRow
from pln.reports.neglected import NeglectedRow
from pln.reports.reconnect import ReconnectRow
from pln.reports.report import Layout
from pln.reports.resources_next import NextResourceRow
from pln.reports.weekly import AFTER_GOALS, BEFORE_GOALS, TITLES, Week, part_rows, weekly_review
from pln.vocabulary import REVIEW_SECTIONS
from tests.readable import TODAY, day, fill, ref, resource

THANKS = fill(Exchange, contact=ref("Ann"), kind="advice", what="read more", day=day("2026-11-01"), effort=2)
PROMISE = fill(Promise, contact=ref("Bob"), whose="mine", what="Send the paper", due_on=day("2026-11-20"))
EVENT = fill(Event, slug="meetup", name="Meetup", starts_on=day("2026-11-15"))
PERSON = fill(NeglectedRow, contact="Cat", slug="cat", last_on=day("2026-09-01"), why="usually every month")
THING = fill(NextResourceRow, title="Book", slug="book", kind="book", why="begun")
DORMANT = fill(
    ReconnectRow, contact="Dan", last_on=day("2025-01-01"), why="your friend", opening="share “Book”"
)
WEEK = Week(
    thanks=(THANKS,),
    promises=(PROMISE, replace(PROMISE, whose="theirs", due_on=day("2026-11-24"))),
    events=(EVENT,),
    people=(PERSON,) * 5,
    resources=(THING,) * 5,
    takeaways=(resource("Old book", takeaways="Ask first.", finished_on=day("2026-11-15")),),
    variety=("open “Book”",),
    dormant=(DORMANT, DORMANT),
)


def test_every_section_has_its_place_once() -> None:
    assert sorted((*BEFORE_GOALS, *AFTER_GOALS)) == sorted(REVIEW_SECTIONS)
    assert TITLES.keys() == set(REVIEW_SECTIONS)


def test_what_is_due_comes_before_the_goals_and_the_rest_after() -> None:
    goal = ReviewRow("Learn Rust", "Progress", None, "60 % done")
    found = weekly_review([goal], 0, WEEK, TODAY)
    assert found.layout is Layout.SECTIONS
    assert list(dict.fromkeys(row.section for row in found.rows)) == [
        *("Thanks due", "Promises", "After events", "Learn Rust"),
        *("Reconnect", "Next to learn from", "Variety", "One dormant tie"),
    ]


def test_each_part_says_what_and_since_when() -> None:
    lines = {
        name: [(row.item, row.day, row.detail) for row in part_rows(WEEK, name, TODAY)] for name in TITLES
    }
    assert lines["thanks"] == [("Ann", day("2026-11-01"), "advice: read more, 3 weeks ago")]
    assert lines["promises"] == [
        ("Bob", day("2026-11-20"), "Send the paper (yours, due 2 days ago, late)"),
        ("Bob", day("2026-11-24"), "Send the paper (theirs, due in 2 days)"),
    ]
    assert lines["events"] == [("Meetup", day("2026-11-15"), "ended 7 days ago: pln events close meetup")]
    assert len(lines["people"]) == 3
    met = Encounter(contact=ref("Eve"), event=ref("Meetup"), ended_on=day("2026-11-16"))
    waiting = Week(follow_ups=(met, replace(met, ended_on=day("2026-11-10"))))
    assert [row.detail for row in part_rows(waiting, "events", TODAY)] == [
        "met at Meetup: write until Mon 23 Nov 2026",
        "met at Meetup: better late than never",
    ]
    assert lines["resources"][-1] == ("Old book", day("2026-11-15"), "still true? Ask first.")
    assert lines["reconnect"] == [("Dan", day("2025-01-01"), "your friend; share “Book”")]


def test_more_than_a_week_can_hold_is_counted() -> None:
    full = Week(thanks=(THANKS,) * 8, promises=(PROMISE,) * 7, events=(EVENT,) * 9)
    details = {name: [row.detail for row in part_rows(full, name, TODAY)] for name in BEFORE_GOALS}
    assert [len(found) for found in details.values()] == [8, 7, 8]
    assert details["thanks"][-1] == "1 more: pln network balance"
    assert details["events"][-1] == "2 more: pln events upcoming"


@pytest.mark.parametrize("section", REVIEW_SECTIONS)
def test_a_part_without_anything_is_not_there(section: str) -> None:
    assert part_rows(Week(), section, TODAY) == ()  # type: ignore[arg-type]


def test_paused_goals_are_counted_and_none_is_an_invitation() -> None:
    found = weekly_review([], 1, Week(), TODAY)
    assert (found.rows, found.notes) == ([], ["1 goal paused, left out"])
    assert "pln add goal NAME" in found.empty
    assert weekly_review([], 0, Week(), TODAY).notes == []
