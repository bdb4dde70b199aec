"""Contacts, whole or as the cadence rules need them."""

from typing import Any

import pytest

from pln.classes import replace
from pln.errors import NotFoundError
from pln.facts.refs import Detail, Ref
from pln.store.queries.contacts import ContactFilter, contact, contacts
from pln.store.queries.ties import ties
from pln.store.session import Writer
from pln.store.writes import contacts as writes
from pln.store.writes import goals
from tests.readable import TODAY, day
from tests.store import samples
from tests.store.built_once import begun_once
from tests.store.samples import add_contacts, add_goals, add_talk


@begun_once
def network(writer: Writer) -> Writer:
    """Ann, Bo, the Ferris Club, the wished-for Cy and the archived Di."""
    known: dict[str, dict[str, Any]] = {
        "Di": {"archived": True, "tags": ("friend",)},
        "Cy": {"status": "wished", "place": "Bonn"},
        "Ferris Club": {"kind": "community", "place": "Zürich", "expertise": ("rust",), "tier": "wide"},
        "Bo": {"tier": "close", "tags": ("friend", "rust"), "place": "Berlin-Mitte"},
        "ann": {"tier": "inner", "tags": ("friend",), "interests": ("rust",), "added_by": "linkedin"},
    }
    for name, values in known.items():
        writes.add(writer, samples.contact(name, **values))
    return writer


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ({}, ["ann", "Bo", "Cy", "Ferris Club"]),
        ({"archived": None}, ["ann", "Bo", "Cy", "Di", "Ferris Club"]),
        ({"archived": True}, ["Di"]),
        ({"kind": "community"}, ["Ferris Club"]),
        ({"status": "wished"}, ["Cy"]),
        ({"tier": "close"}, ["Bo"]),
        ({"tag": "friend"}, ["ann", "Bo"]),
        ({"tag": "#FRIEND"}, ["ann", "Bo"]),
        ({"tag": "frien_"}, []),
        ({"topic": "rust"}, ["ann", "Ferris Club"]),
        ({"topic": "Rust"}, ["ann", "Ferris Club"]),
        ({"place": "berlin"}, ["Bo"]),
        ({"place": "zurich"}, ["Ferris Club"]),
        ({"place": "%"}, []),
        ({"slugs": ["di", "bo"], "archived": None}, ["Bo", "Di"]),
        ({"slugs": ["di", "bo"]}, ["Bo"]),
        ({"slugs": []}, []),
        ({"tag": "friend", "tier": "inner"}, ["ann"]),
    ],
)
def test_contacts_are_filtered_and_in_order_of_their_names(
    network: Writer, wanted: dict[str, Any], names: list[str]
) -> None:
    assert [one.name for one in contacts(network.rows, ContactFilter(**wanted))] == names


def test_one_contact(network: Writer) -> None:
    assert contact(network.rows, "di").name == "Di"
    with pytest.raises(NotFoundError, match="there is no contact nobody any more"):
        contact(network.rows, "nobody")


def test_everybody_has_only_their_own(writer: Writer) -> None:
    for name, mark in (("Ann", "a"), ("Bo", "b")):
        values = {"nicknames": (mark,), "tags": (mark,), "expertise": (mark,), "interests": (f"{mark}i",)}
        new = samples.contact(
            name, emails=samples.emails(f"{mark}@x.org"), phones=({"value": mark},), **values
        )
        writes.add(writer, new)
    for found, mark in zip(contacts(writer.rows, ContactFilter()), ("a", "b"), strict=True):
        assert (found.nicknames, found.tags, found.expertise) == ((mark,), (mark,), (mark,))
        assert found.interests == (f"{mark}i",)
        assert (found.emails, found.phones) == (
            (Detail(f"{mark}@x.org", "", True),),
            (Detail(mark, "", True),),
        )
        assert found.urls == found.addresses == ()


def test_the_last_day_is_that_of_the_latest_done_interaction(writer: Writer) -> None:
    add_contacts(writer, "Ann", "Bo")
    for text, status in (("2026-11-01", "done"), ("2026-11-03", "done"), ("2026-11-02", "done")):
        add_talk(writer, "ann", day=day(text), status=status)
    add_talk(writer, "ann", day=TODAY, status="planned")
    assert [one.last_on for one in contacts(writer.rows, ContactFilter())] == [day("2026-11-03"), None]
    assert [one.last_on for one in ties(writer.rows, TODAY)] == [day("2026-11-03"), None]


@pytest.mark.parametrize(
    ("planned", "expected"),
    [
        ([], None),
        (["2026-11-21"], None),
        (["2026-11-22"], "2026-11-22"),
        (["2026-12-24", "2026-11-30", "2026-11-01"], "2026-11-30"),
    ],
)
def test_planned_is_the_next_day_from_today_on(
    writer: Writer, planned: list[str], expected: str | None
) -> None:
    add_contacts(writer, "Ann", "Bo")
    add_talk(writer, "bo", "ann")
    for text in planned:
        add_talk(writer, "ann", day=day(text), status="planned")
    ann, bo = ties(writer.rows, TODAY)
    assert ann.planned_on == (day(expected) if expected else None)
    assert bo.planned_on is None


def test_a_tie_says_what_the_rules_ask(writer: Writer) -> None:
    samples.add_neighbours(writer)
    writes.add(writer, samples.FULL_CONTACT)
    (tie,) = ties(writer.rows, TODAY, ["zoe-lukasz"])
    full = samples.FULL_CONTACT
    assert (tie.slug, tie.name, tie.kind, tie.tier) == ("zoe-lukasz", full.name, full.kind, full.tier)
    assert (tie.cadence_days, tie.ambient, tie.archived, tie.by_hand) == (21, True, True, False)
    assert (tie.added_on, tie.snoozed_until, tie.birthday) == (
        full.added_on,
        full.snoozed_until,
        full.birthday,
    )
    assert (tie.tags, tie.interests, tie.goals) == (full.tags, full.interests, ())


def test_who_is_wished_for_has_no_tie_unless_named(network: Writer) -> None:
    assert {tie.slug for tie in ties(network.rows, TODAY)} == {"ann", "bo", "ferris-club", "di"}
    assert [tie.slug for tie in ties(network.rows, TODAY, ["cy", "ann"])] == ["cy", "ann"]
    assert ties(network.rows, TODAY, []) == []


def test_by_hand_are_those_that_were_typed(network: Writer) -> None:
    assert {tie.slug for tie in ties(network.rows, TODAY) if not tie.by_hand} == {"ann"}


def test_goals_are_the_active_ones_each_once(writer: Writer) -> None:
    add_contacts(writer, "Ann", "Bo")
    add_goals(writer, "Rust", "Art")
    add_goals(writer, "Later", status="someday")
    for slug, role in (("rust", "peer"), ("rust", "mentor"), ("art", "peer"), ("later", "peer")):
        goals.link_contact(writer, slug, "ann", role)  # type: ignore[arg-type]
    ann, bo = ties(writer.rows, TODAY)
    assert ann.goals == (Ref("art", "Art"), Ref("rust", "Rust"))
    assert bo.goals == ()


def test_of_a_long_list_the_beginning_is_read_and_the_rest_counted(network: Writer) -> None:
    found = contacts(network.rows, ContactFilter(), 2, for_card=False)
    assert ([one.name for one in found], len(found)) == (["ann", "Bo"], 4)
    assert [one.name for one in found[:1]] == ["ann"]
    assert len(contacts(network.rows, ContactFilter(place="berlin"), 2)) == 1


def test_for_a_table_nothing_is_read_that_stands_in_no_table(network: Writer) -> None:
    whole, light = (
        contacts(network.rows, ContactFilter()),
        contacts(network.rows, ContactFilter(), for_card=False),
    )
    assert [replace(one, expertise=(), interests=()) for one in whole] == light
    assert whole[0].interests == ("rust",)
