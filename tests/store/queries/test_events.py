"""Events, whom one met there, when one talked again, and whom one knows of a community."""

from collections.abc import Callable
from sqlite3 import Connection
from typing import Any

import pytest

from pln.errors import NotFoundError
from pln.facts.event import Encounter, Met
from pln.facts.refs import Ref
from pln.store.queries.events import (
    EventFilter,
    acquaintances,
    encounters,
    encounters_at,
    event,
    events,
)
from pln.store.session import Writer
from pln.store.writes import events as writes
from pln.vocabulary import UNREADABLE
from tests.readable import TODAY, day
from tests.store import samples
from tests.store.built_once import begun_once
from tests.store.queries.test_plans import plans
from tests.store.samples import add_contacts, add_goals, add_talk

ANN, BO, CLUB = Ref("ann", "Ann"), Ref("bo", "Bo"), Ref("club", "Club")


@begun_once
def network(writer: Writer) -> Writer:
    add_contacts(writer, "Ann", "Bo")
    add_contacts(writer, "Club", "Guild", kind="community")
    add_goals(writer, "Rust")
    people = ({"contact": "bo", "note": "Tall"}, {"contact": "ann", "note": ""})
    known: dict[str, dict[str, Any]] = {
        "Fest": {"starts_on": "2026-11-01", "ends_on": "2026-11-03", "status": "attended", "people": people},
        "Talk": {"starts_on": "2026-11-10", "kind": "talk", "goals": ("rust",), "community": "club"},
        "Meet": {"starts_on": "2026-11-12", "community": "club", "people": people[1:], "status": "attended"},
        "Next": {"starts_on": "2026-12-01", "status": "going", "community": "guild"},
    }
    for name, values in known.items():
        days = {key: day(values[key]) for key in ("starts_on", "ends_on") if key in values}
        writes.add(writer, samples.event(name, **values | days))
    return writer


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ({}, ["Next", "Meet", "Talk", "Fest"]),
        ({"statuses": ["going", "interested"]}, ["Next", "Talk"]),
        ({"statuses": []}, []),
        ({"kind": "talk"}, ["Talk"]),
        ({"community": "club"}, ["Meet", "Talk"]),
        ({"community": "nobody"}, []),
        ({"contact": "ann"}, ["Meet", "Fest"]),
        ({"contact": "bo"}, ["Fest"]),
        ({"goal": "rust"}, ["Talk"]),
        ({"since": day("2026-11-03")}, ["Next", "Meet", "Talk", "Fest"]),
        ({"since": day("2026-11-04")}, ["Next", "Meet", "Talk"]),
        ({"until": day("2026-11-10")}, ["Talk", "Fest"]),
        ({"since": day("2026-11-02"), "until": day("2026-11-02")}, ["Fest"]),
        ({"slugs": ["fest", "next"]}, ["Next", "Fest"]),
        ({"contact": "ann", "community": "club"}, ["Meet"]),
    ],
)
def test_events_are_filtered_and_the_latest_comes_first(
    network: Writer, wanted: dict[str, Any], names: list[str]
) -> None:
    assert [one.name for one in events(network.rows, EventFilter(**wanted))] == names


def test_one_event_has_only_its_own(network: Writer) -> None:
    fest, talk = event(network.rows, "fest"), event(network.rows, "talk")
    assert fest.people == (Met(ANN, ""), Met(BO, "Tall"))
    assert [str(one) for one in fest.people] == ["Ann", "Bo"]
    assert (fest.community, fest.goals, fest.last_day) == (None, (), day("2026-11-03"))
    assert (talk.community, talk.goals, talk.people) == (CLUB, (Ref("rust", "Rust"),), ())
    assert talk.last_day == talk.starts_on
    with pytest.raises(NotFoundError, match="there is no event nothing any more"):
        event(network.rows, "nothing")


def when(network: Writer, slug: str = "fest") -> dict[str, Any]:
    """For each person met at an event: when we talked again, and when we are to."""
    found = encounters_at(network.rows, slug, TODAY)
    return {one.contact.slug: (one.followed_on, one.planned_on) for one in found}


def test_those_met_come_with_the_first_talk_afterwards(network: Writer) -> None:
    add_talk(network, "ann", day=day("2026-11-20"), kind="call")
    add_talk(network, "ann", day=day("2026-11-05"), kind="message")
    add_talk(network, "ann", "bo", day=day("2026-11-03"), kind="coffee")
    assert when(network) == {"ann": (day("2026-11-05"), None), "bo": (None, None)}


@pytest.mark.parametrize(
    "talk",
    [
        {"day": day("2026-11-04"), "kind": "event"},
        {"day": day("2026-11-03"), "kind": "message"},
        {"day": day("2026-11-01"), "kind": "message"},
        {"day": day("2026-11-10"), "kind": "call", "status": "planned"},
    ],
)
def test_what_is_no_talk_afterwards(network: Writer, talk: dict[str, Any]) -> None:
    add_talk(network, "bo", **talk)
    assert when(network)["bo"] == (None, None)


def test_a_talk_that_is_planned(network: Writer) -> None:
    for on in ("2026-11-30", "2026-11-25", "2026-11-21"):
        add_talk(network, "bo", day=day(on), kind="call", status="planned")
    assert when(network)["bo"] == (None, day("2026-11-25"))


def test_encounters_are_those_of_events_that_ended_between_two_days(network: Writer) -> None:
    def found(since: str, today: str) -> list[tuple[str, str]]:
        return [
            (one.event.slug, one.contact.slug) for one in encounters(network.rows, day(since), day(today))
        ]

    assert found("2026-11-03", "2026-11-22") == [("meet", "ann"), ("fest", "ann"), ("fest", "bo")]
    assert found("2026-11-04", "2026-11-22") == [("meet", "ann")]
    assert found("2026-11-01", "2026-11-11") == [("fest", "ann"), ("fest", "bo")]
    assert found("2026-11-01", "2026-11-02") == []


def test_archived_people_are_left_out(network: Writer) -> None:
    network.rows.execute("UPDATE contact SET archived = 1 WHERE slug = 'ann'")
    assert list(when(network)) == ["bo"]


def test_days_that_cannot_be_read_cost_no_other_row(network: Writer) -> None:
    rows = network.rows
    rows.execute("PRAGMA ignore_check_constraints = ON")
    rows.execute("UPDATE event SET starts_on = 'soon', ends_on = NULL, kind = 'ball' WHERE slug = 'fest'")
    add_talk(network, "ann", kind="call")
    rows.execute("UPDATE interaction SET day = 'then'")
    fest = event(rows, "fest")
    assert (fest.starts_on, fest.kind, fest.last_day) == (UNREADABLE, UNREADABLE, UNREADABLE)
    assert encounters(rows, day("2020-01-01"), TODAY) == [
        Encounter(Ref("meet", "Meet"), day("2026-11-12"), ANN, followed_on=None)
    ]


def test_whom_i_know_of_a_community(network: Writer) -> None:
    add_contacts(network, "Cy", "Di", tags=("guild",))
    add_contacts(network, "Ed", "Flo", "Gus")
    relation = """INSERT INTO relation (uuid, created_at, updated_at, contact_id, type, other_id, note)
        SELECT ?, '', '', a.id, ?, b.id, '' FROM contact a, contact b WHERE a.slug = ? AND b.slug = ?"""
    for number, words in enumerate(
        [("ed", "member", "guild"), ("guild", "community", "flo"), ("gus", "friend", "guild")]
    ):
        first, kind, other = words
        network.rows.execute(relation, (f"r{number}", kind, first, other))
    network.rows.execute("UPDATE contact SET archived = 1 WHERE slug = 'di'")
    assert acquaintances(network.rows, ["club", "guild", "nobody"]) == {
        "club": (ANN,),
        "guild": (Ref("cy", "Cy"), Ref("ed", "Ed"), Ref("flo", "Flo")),
    }
    assert acquaintances(network.rows, []) == {}


QUERIES: dict[str, Callable[[Connection], object]] = {
    "one": lambda db: event(db, "fest"),
    "of a community": lambda db: events(db, EventFilter(community="club")),
    "with somebody": lambda db: events(db, EventFilter(contact="ann")),
    "of a goal": lambda db: events(db, EventFilter(goal="rust")),
    "until": lambda db: events(db, EventFilter(until=TODAY)),
    "encounters of one": lambda db: encounters_at(db, "fest", TODAY),
    "acquaintances": lambda db: acquaintances(db, ["club", "guild"]),
}


@pytest.mark.parametrize("ask", QUERIES.values(), ids=QUERIES)
def test_every_filter_is_led_by_an_index(network: Writer, ask: Callable[[Connection], object]) -> None:
    tables = {"e", "m", "l", "i", "c", "t", "r", "g", "event", "contact"}
    scans = [step for step in plans(network.rows, ask) if step.startswith("SCAN")]
    assert [step for step in scans if step.split()[1] in tables] == []


def test_encounters_are_led_by_the_events_and_by_the_days(network: Writer) -> None:
    found = plans(network.rows, lambda db: encounters(db, day("2026-01-01"), TODAY))
    assert {step.split()[1] for step in found if step.startswith("SCAN")} <= {"e", "since"}
    assert any(step.startswith("SEARCH i USING INDEX interaction_day (day>?)") for step in found)
