"""Relations, and the whole card of a contact, on the command line."""

import json
from typing import Any

import pytest

from tests.cli.built_once import built_once
from tests.cli.running import Pln


@built_once
def network(pln: Pln) -> Pln:
    pln("add", "contact", "Ann Lee")
    pln("add", "contact", "Bob Ray", "--introduced-by", "ann", "--met-how", "At a fair")
    pln("add", "contact", "Cy Young", "--introduced-by", "bob")
    pln("add", "community", "Rust Berlin")
    return pln


def rows(pln: Pln, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(pln(*words, "--format", "json").out)["rows"]
    return found


def test_a_relation_is_said_from_either_side(network: Pln) -> None:
    added = network("add", "relation", "bob", "report", "ann", "--since", "2024-03-01", "--note", "At Acme")
    assert added.err == (
        "Added: Ann Lee is manager of Bob Ray, and Bob Ray is report of Ann Lee (relation 1).\n"
        "Next: pln show contact ann-lee\n"
    )
    (row,) = rows(network, "show", "relation", "last")
    assert (
        row.items()
        >= {
            "contact": {"slug": "ann-lee", "name": "Ann Lee"},
            "type": "manager",
            "other": {"slug": "bob-ray", "name": "Bob Ray"},
            "since_on": "2024-03-01",
            "note": "At Acme",
        }.items()
    )
    friends = network("add", "relation", "ann", "FRIEND", "cy")
    assert friends.err.startswith("Added: Ann Lee is friend of Cy Young (relation 2).\n")


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        ("ann manager bob", 4, "that Ann Lee is manager of Bob Ray is known already: relation 1"),
        ("bob report ann", 4, "that Ann Lee is manager of Bob Ray is known already: relation 1"),
        ("ann boss bob", 2, "invalid value for 'TYPE': 'boss' is not one of 'colleague', 'friend',"),
        ("ann friend ann", 2, "a relation is between two"),
        ("ann friend nobody", 3, "no contact answers to 'nobody'"),
        ("ann friend cy --since tomorrow", 2, "since 2026-11-23 has not come yet"),
    ],
)
def test_what_makes_no_sense_changes_nothing(network: Pln, words: str, code: int, message: str) -> None:
    network("add", "relation", "ann", "manager", "bob")
    assert network("add", "relation", *words.split(), code=code).err.startswith(f"error: {message}")
    assert [row["id"] for row in rows(network, "list", "relations")] == [1]


def test_relations_are_listed_changed_and_deleted(network: Pln) -> None:
    assert "No relations here yet" in network("list", "relations").out
    network("add", "relation", "ann", "colleague", "bob")
    network("add", "relation", "cy", "member", "rust berlin")
    assert [row["id"] for row in rows(network, "list", "relations", "--with", "bob")] == [1]
    network("add", "contact", "Di Fox")
    assert "No relations fit." in network("list", "relations", "--with", "di").out
    edited = network("edit", "relation", "1", "--who", "bob", "--type", "student", "--of", "cy")
    assert edited.err == "Changed relation 1: contact, type, other.\n"
    (row,) = rows(network, "show", "relation", "1")
    assert (row["contact"]["slug"], row["type"], row["other"]["slug"]) == ("cy-young", "teacher", "bob-ray")
    assert network("delete", "relation", "1").err == "Deleted relation 1.\nBack with: pln undo\n"
    assert [row["id"] for row in rows(network, "list", "relations")] == [2]
    network("undo")
    assert rows(network, "show", "relation", "1") == [row]


def test_the_card_tells_how_i_came_to_know_them_and_whom_they_led_to(network: Pln) -> None:
    network("add", "relation", "ann", "manager", "bob")
    answer = json.loads(network("show", "contact", "bob", "--format", "json").out)
    (card,) = answer["rows"]
    assert card["came_to_know"] == "introduced by Ann Lee; At a fair"
    assert card["introduced_through"] == [{"slug": "ann-lee", "name": "Ann Lee"}]
    assert [(one["contact"], one["type"]) for one in card["relations"]] == [("Ann Lee", "manager")]
    assert [one["contact"] for one in card["led_to"]] == ["Cy Young"]
    assert answer["notes"] == ["Bob Ray led you to 1 person."]
    drawn = network("show", "contact", "bob").out
    assert "How I came to know them: introduced by Ann Lee; At a fair\n" in drawn
    assert "How we met" not in drawn
    assert rows(network, "show", "contact", "ann")[0]["relations"][0]["type"] == "report"
