"""Whom to reconnect with: who is listed, in which order, with which words."""

from datetime import date, timedelta
from typing import Any

import pytest

from pln.facts.contact import Tie
from pln.facts.resource import Resource
from pln.render.text import words
from pln.reports.neglected import NeglectedReport, NeglectedRow, neglected
from pln.reports.report import Kind
from pln.rules.cadence import CadenceSettings
from pln.rules.load import Touches
from tests.readable import TODAY, promise, ref, resource, tie

DEFAULTS = CadenceSettings()


def ago(days: int) -> date:
    return TODAY - timedelta(days)


def report(*ties: Tie, **said: Any) -> NeglectedReport:
    return neglected(ties, TODAY, said.pop("settings", DEFAULTS), **said)


def why(person: Tie, *finished: Resource) -> str:
    (row,) = report(person, finished=finished).rows
    return row.why


def finished(title: str, days_ago: int, **said: Any) -> Resource:
    return resource(title, **{"status": "done", "finished_on": ago(days_ago), **said})


NETWORK = (
    tie("Bob", tier="close", last_on=ago(45), goals=(ref("Learn Rust"),)),
    tie("Ann Lee", tier="inner", last_on=ago(10)),
    tie("Cy", tier="regular", last_on=ago(400)),
    tie("Dee", last_on=ago(91), snoozed_until=TODAY + timedelta(1)),
    tie("Eve", by_hand=False),
    tie("Ola", tier="regular", added_on=ago(120)),
)


def test_a_row_holds_all_a_machine_asks() -> None:
    assert report(*NETWORK).rows[0] == NeglectedRow(
        contact="Bob",
        slug="bob",
        last_on=ago(45),
        days_since=45,
        period_days=30,
        ratio=1.5,
        band="late",
        estimated=False,
        why="usually every month, last talk 6 weeks ago; goal in common: Learn Rust",
    )


def test_those_silent_for_a_period_are_listed_the_most_urgent_first() -> None:
    assert [row.contact for row in report(*NETWORK).rows] == ["Bob", "Ola", "Cy"]
    assert [row.contact for row in report(*NETWORK, show_all=True).rows] == ["Bob", "Ann Lee", "Ola", "Cy"]


@pytest.mark.parametrize(("days", "listed"), [(89, False), (90, True)])
def test_a_period_is_over_on_its_last_day(days: int, listed: bool) -> None:
    assert bool(report(tie("Ann", last_on=ago(days))).rows) is listed


def test_equals_are_in_order_of_name() -> None:
    twins = [tie(name, last_on=ago(99)) for name in ("zoe", "Émile", "Eve", "adam")]
    assert [row.contact for row in report(*twins).rows] == ["adam", "Émile", "Eve", "zoe"]


def test_equals_by_different_ways_are_equals() -> None:
    # 33/30 × 1.5 = 148.5/90: the same, but not to the last bit.
    people = [tie("Bob", tier="close", last_on=ago(33)), tie("Ann", cadence_days=100, last_on=ago(165))]
    assert [row.contact for row in report(*people).rows] == ["Ann", "Bob"]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"last_on": ago(120)}, "usually every 3 months, last talk 3 months ago"),
        ({"added_on": ago(95)}, "meant every 3 months, no talk yet, added 3 months ago"),
        (
            {"last_on": ago(100), "birthday": "--11-27"},
            "usually every 3 months, last talk 3 months ago; birthday on Fri 27 Nov 2026",
        ),
        (
            {"last_on": ago(100), "birthday": "1990-11-22"},
            "usually every 3 months, last talk 3 months ago; birthday today",
        ),
    ],
)
def test_it_says_why_now(said: dict[str, Any], words: str) -> None:
    assert why(tie("Ann", **said)) == words


def test_an_estimate_is_marked() -> None:
    (row,) = report(tie("Ann", added_on=ago(95))).rows
    assert (row.estimated, row.last_on, row.days_since) == (True, ago(95), 95)


def test_whoever_was_just_added_is_new_to_people_and_in_its_band_to_machines() -> None:
    (row,) = neglected([tie("Ann", added_on=ago(10))], TODAY, DEFAULTS, show_all=True).rows
    assert (row.band, words(row.band, Kind.TEXT)) == ("fresh", "new")
    (row,) = report(tie("Ann", added_on=ago(95))).rows
    assert words(row.band, Kind.TEXT) == "due"
    (row,) = neglected([tie("Ann", last_on=ago(10))], TODAY, DEFAULTS, show_all=True).rows
    assert words(row.band, Kind.TEXT) == "fresh"


def test_it_offers_an_opening() -> None:
    ann = tie("Ann", last_on=ago(100), interests=("Rust",))
    assert why(ann, finished("The Book", 20, topics=("rust",))).endswith("; share “The Book”: they like Rust")


@pytest.mark.parametrize(
    ("said", "first"),
    [
        ({"due_on": TODAY}, "Bob"),
        ({"due_on": ago(9)}, "Bob"),
        ({"due_on": ago(-1)}, "Ann"),
        ({}, "Ann"),
        ({"due_on": ago(9), "whose": "theirs"}, "Ann"),
        ({"due_on": ago(9), "kept_on": TODAY}, "Ann"),
    ],
)
def test_a_promise_of_mine_that_is_due_comes_sooner(said: dict[str, Any], first: str) -> None:
    twins = [tie("Ann", last_on=ago(99)), tie("Bob", last_on=ago(99))]
    found = report(*twins, promises=[promise("send it", contact=ref("Bob"), **said)])
    assert found.rows[0].contact == first
    assert ("promised “send it”" in " ".join(row.why for row in found.rows)) is (said not in QUIET)


QUIET = ({"due_on": ago(9), "kept_on": TODAY},)


@pytest.mark.parametrize("tier", ["inner", "close", "regular", "wide"])
def test_at_most_three_dormant_people_are_shown_and_all_are_in_the_rows(tier: str) -> None:
    lost = [tie(f"Lost {number:02}", tier=tier, last_on=ago(3000 + number)) for number in range(60)]
    found = report(*lost, tie("Bob", tier="close", last_on=ago(45)))
    assert len(found.rows) == 61
    assert found.shown is not None
    assert [row.contact for row in found.shown if row.band == "dormant"] == ["Lost 00", "Lost 01", "Lost 02"]
    assert "Bob" in [row.contact for row in found.shown]
    assert found.notes == []


def test_three_dormant_people_are_all_shown() -> None:
    found = report(*[tie(f"Lost {number}", last_on=ago(3000)) for number in range(3)])
    assert (found.shown, found.notes) == (None, [])


def test_a_planned_talk_takes_a_person_out_with_a_note() -> None:
    people = [
        tie("Ann Lee", tier="close", last_on=ago(45), planned_on=TODAY + timedelta(5)),
        tie("Bob", tier="close", last_on=ago(45), planned_on=TODAY + timedelta(31)),
        tie("Cy", tier="close", last_on=ago(3), planned_on=TODAY + timedelta(2)),
    ]
    found = report(*people)
    assert [row.contact for row in found.rows] == ["Bob"]
    assert found.notes == ["1 has a talk planned: Ann Lee (Fri 27 Nov 2026)"]
    everybody = report(*people, show_all=True)
    assert everybody.notes == ["2 have a talk planned: Cy (Tue 24 Nov 2026), Ann Lee (Fri 27 Nov 2026)"]


def test_a_long_list_of_planned_talks_is_cut() -> None:
    people = [tie(f"P{n}", last_on=ago(99), planned_on=TODAY) for n in range(7)]
    assert report(*people).notes[0].endswith("P4 (Sun 22 Nov 2026) and 2 more")


def test_with_all_a_note_tells_who_is_snoozed_until_when() -> None:
    until = {"snoozed_until": TODAY + timedelta(9)}
    people = [
        tie("Bob", last_on=ago(3), **until),
        tie("Ann Lee", last_on=ago(99), snoozed_until=TODAY + timedelta(1)),
        tie("Abe", last_on=ago(99), **until),
        tie("Back", last_on=ago(99), snoozed_until=TODAY),
        tie("Gone", last_on=ago(99), archived=True, **until),
        tie("Near", last_on=ago(99), ambient=True, **until),
        tie("Unsorted", by_hand=False, **until),
    ]
    (unsorted,) = report(*people).notes
    snoozed = "3 snoozed: Ann Lee (until Mon 23 Nov 2026), "
    snoozed += "Abe (until Tue 1 Dec 2026), Bob (until Tue 1 Dec 2026)"
    found = report(*people, show_all=True)
    assert found.notes == [snoozed, unsorted]
    assert found.standing_notes == [unsorted]
    assert [row.contact for row in found.rows] == ["Back"]


def test_a_long_list_of_snoozed_people_is_cut() -> None:
    people = [tie(f"P{n}", last_on=ago(99), snoozed_until=TODAY + timedelta(9)) for n in range(7)]
    (note,) = report(*people, show_all=True).notes
    assert note.startswith("7 snoozed: P0 (until")
    assert note.endswith("P4 (until Tue 1 Dec 2026) and 2 more")


def test_those_not_sorted_are_counted_and_so_is_the_load() -> None:
    imported = [tie(f"P{number}", by_hand=False) for number in range(148)]
    inner = [tie(f"I{number}", tier="inner", last_on=TODAY) for number in range(4)]
    touches = Touches(ago(100), [(TODAY, 8)])
    found = report(*imported, *inner, touches=touches)
    unsorted = "148 not sorted yet: pln edit contact NAME --tier close, pln import … --tier wide"
    assert found.notes == [unsorted, "2 a week asked, you make 1: move 4 people to a longer tier"]
    assert found.standing_notes == found.notes


def test_only_the_notes_for_any_screen_are_standing() -> None:
    people = [tie("Ann", last_on=ago(99), planned_on=TODAY), tie("Bob", by_hand=False)]
    found = report(*people)
    assert len(found.notes) == 2
    assert found.standing_notes == [found.notes[1]]


def test_nobody_is_a_friendly_answer() -> None:
    found = report()
    assert (found.title, list(found.rows), found.empty) == (
        "Reconnect",
        [],
        "Nobody to reconnect with today.",
    )
