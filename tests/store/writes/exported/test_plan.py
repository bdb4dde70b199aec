"""An export against a network that has data: known again by UUID, never merged, and refused with a reason."""

import json
from pathlib import Path
from typing import Any

import pytest

from pln.store.session import write
from pln.store.writes.imports import Change
from tests.conftest import NOW
from tests.readable import TODAY
from tests.store.writes.exported.putting_back import (
    INSTANT,
    Record,
    contact,
    outcomes,
    put_back,
    record,
    ref,
    stored,
    uuid,
)

ANN, BOB = contact(1), contact(2, "Bob")
GOAL = record("goal", 10, slug="learn-rust", name="Learn Rust", started_on="2026-11-01")
TALK = record("interaction", 20, day="2026-11-01", people=[ref(1)], summary="tea")


def reasons(database: Path, *records: Record | str) -> list[str]:
    return [one.reason for one in put_back(database, *records) if one.outcome == "rejected"]


def test_the_same_again_changes_nothing(database: Path) -> None:
    assert outcomes(put_back(database, ANN, GOAL, TALK)) == ["added"] * 3
    before = database.read_bytes()
    assert outcomes(put_back(database, ANN, GOAL, TALK)) == ["unchanged"] * 3
    assert database.read_bytes() == before


def test_what_differs_is_told_field_by_field_and_written(database: Path) -> None:
    put_back(database, ANN | {"tags": ["club", "rust"], "tier": "close"}, BOB)
    changed = ANN | {"tags": ["rust", "tea"], "tier": "inner", "introduced_by": ref(2) | {"slug": "bob"}}
    (one, _) = put_back(database, changed, BOB)
    assert one.outcome == "updated"
    assert one.changes == (
        Change("tier", "close", "inner"),
        Change("introduced_by", "", "bob"),
        Change("tags", "club, rust", "rust, tea"),
    )
    ann, _ = stored(database)
    assert (ann["tags"], ann["tier"], ann["introduced_by"]["slug"]) == (["rust", "tea"], "inner", "bob")
    assert outcomes(put_back(database, changed, BOB)) == ["unchanged"] * 2


def test_lists_keep_the_order_that_says_something(database: Path) -> None:
    emails = [{"value": "a@example.org", "preferred": True}, {"value": "b@example.org"}]
    put_back(database, ANN | {"emails": emails, "nicknames": ["An", "Annie"], "tags": ["a", "b"]})
    turned = ANN | {"emails": emails[::-1], "nicknames": ["An", "Annie"], "tags": ["b", "a"]}
    (one,) = put_back(database, turned)
    assert [change.field for change in one.changes] == ["emails"]
    assert stored(database)[0]["emails"] == emails[::-1]


def test_whatever_is_not_in_the_file_stays(database: Path) -> None:
    put_back(database, ANN, BOB, TALK)
    put_back(database, BOB | {"tier": "close"}, contact(3, "Cy"))
    assert [one.get("slug", one["type"]) for one in stored(database)] == [
        "ann-lee",
        "bob",
        "cy",
        "interaction",
    ]


def test_an_older_state_is_said_to_be_one(database: Path) -> None:
    put_back(database, ANN | {"tier": "close", "updated_at": "2026-11-20T10:00:00Z"})
    (one,) = put_back(database, ANN)
    assert (one.outcome, one.reason) == ("updated", "what is here was changed later")
    assert stored(database)[0]["updated_at"] == INSTANT


def test_instants_alone_are_no_change(database: Path) -> None:
    put_back(database, ANN)
    assert outcomes(put_back(database, ANN | {"updated_at": "2026-11-20T10:00:00Z"})) == ["unchanged"]


def test_a_slug_that_is_taken(database: Path) -> None:
    put_back(database, ANN)
    first, second = put_back(database, contact(2), contact(3))
    assert (first.reason, second.reason) == (
        "ann-lee is taken here: ann-lee-2",
        "ann-lee is taken here: ann-lee-3",
    )
    assert [one["slug"] for one in stored(database)] == ["ann-lee", "ann-lee-2", "ann-lee-3"]
    assert outcomes(put_back(database, contact(2), contact(3))) == ["unchanged"] * 2


@pytest.mark.parametrize(
    "details",
    [{"emails": [{"value": "ANN@example.org"}]}, {"urls": [{"value": "https://www.example.org/ann/"}]}],
)
def test_somebody_else_with_the_same_address_is_never_merged(database: Path, details: Any) -> None:
    known = {"emails": [{"value": "ann@example.org"}], "urls": [{"value": "https://example.org/ann"}]}
    put_back(database, ANN | known)
    assert reasons(database, contact(2, "Annie") | details) == [
        "may be ann-lee, here with the same e-mail or address, but is another record"
    ]
    # Where the file itself knows both, they are two.
    assert reasons(database, ANN | known, contact(2, "Annie") | details) == []


def test_a_resource_of_the_same_address_is_another_record(database: Path) -> None:
    book = record(
        "resource", 30, slug="book", title="Book", added_on="2026-11-01", url="https://example.org/b"
    )
    put_back(database, book)
    (reason,) = reasons(database, book | {"uuid": uuid(31)})
    assert reason.startswith("may be book")


def test_what_only_one_record_may_have(database: Path) -> None:
    friends = record("relation", 40, contact=ref(1), relation="friend", other=ref(2))
    message = TALK | {"added_by": "linkedin", "external_id": "abc"}
    party = record("event", 50, slug="party", name="Party", starts_on="2026-11-01", first_met=[ref(1)])
    put_back(database, ANN, BOB, friends, message, party)
    again = [
        friends | {"uuid": uuid(41)},
        message | {"uuid": uuid(21)},
        party | {"uuid": uuid(51), "slug": "feast"},
    ]
    assert reasons(database, *again) == [
        "relation: says the same as another record here",
        "external_id: says the same as another record here",
        "first_met: says the same as another record here",
    ]
    doubled = [
        contact(3, "Cy"),
        friends | {"contact": ref(3)},
        friends | {"contact": ref(3), "uuid": uuid(41)},
    ]
    assert reasons(database, *doubled) == ["relation: says the same as line 3"]


def test_what_a_file_of_another_program_knows_somebody_by(database: Path) -> None:
    known = {"external_ids": [{"format": "vcard", "external_id": "urn:1"}]}
    put_back(database, ANN | known)
    assert reasons(database, contact(2, "Annie") | known) == [
        "external_ids: says the same as another record here"
    ]


def test_a_pair_that_only_looks_alike_is_said_by_either(database: Path) -> None:
    said = {"distinct_from": [ref(2) | {}]}
    pair = {"distinct_from": [{"other": ref(2), "day": "2026-11-01"}]}
    assert outcomes(put_back(database, ANN | pair, BOB)) == ["added"] * 2
    assert [one["distinct_from"][0]["other"]["slug"] for one in stored(database)] == ["bob", "ann-lee"]
    assert outcomes(put_back(database, ANN | pair, BOB)) == ["unchanged"] * 2
    put_back(database, contact(3, "Cy"))
    more = {"distinct_from": [{"other": ref(1), "day": "2026-11-02"}]}
    assert outcomes(put_back(database, contact(3, "Cy") | more)) == ["updated"]
    assert len(stored(database)[0]["distinct_from"]) == 2
    itself = {"distinct_from": [{"other": ref(4), "day": "2026-11-02"}]}
    assert reasons(database, contact(4, "Di") | itself) == ["distinct_from: names the contact itself"]
    assert reasons(database, contact(4, "Di") | said)[0].startswith("distinct from")


def test_first_met_may_move_from_one_event_to_another(database: Path) -> None:
    party = record("event", 50, slug="party", name="Party", starts_on="2026-11-01", first_met=[ref(1)])
    feast = record("event", 49, slug="feast", name="Feast", starts_on="2026-11-01")
    put_back(database, ANN, party, feast)
    moved = [feast | {"first_met": [ref(1)]}, party | {"first_met": []}]
    assert outcomes(put_back(database, *moved)) == ["updated"] * 2
    assert [("first_met" in one) for one in stored(database)[1:]] == [True, False]


def test_references_further_down_and_to_what_is_here(database: Path) -> None:
    put_back(database, BOB)
    assert outcomes(
        put_back(database, ANN | {"introduced_by": ref(3)}, contact(3, "Cy", introduced_by=ref(2)))
    ) == [
        "added",
        "added",
    ]


def test_what_leads_nowhere_takes_along_what_leads_to_it(database: Path) -> None:
    refused = reasons(database, ANN | {"tier": "dearest"}, TALK, record("exchange", 60, **_given(20)), BOB)
    assert refused == [
        "tier: 'dearest' is not one of inner, close, regular, wide, distant",
        f"refers to contact {uuid(1)}, which is neither here nor in the file",
        f"refers to interaction {uuid(20)}, which is neither here nor in the file",
    ]
    assert [one["slug"] for one in stored(database)] == ["bob"]


def _given(interaction: int) -> dict[str, Any]:
    return {
        "day": "2026-11-01",
        "contact": ref(2),
        "direction": "gave",
        "kind": "help",
        "interaction": ref(interaction),
    }


def test_a_known_record_that_is_refused_can_still_be_referred_to(database: Path) -> None:
    put_back(database, ANN)
    assert outcomes(put_back(database, ANN | {"tier": "dearest"}, TALK)) == ["rejected", "added"]


def test_circles_are_refused_also_with_what_is_here(database: Path) -> None:
    put_back(database, ANN, contact(3, "Cy", introduced_by=ref(1)))
    assert (
        reasons(database, ANN | {"introduced_by": ref(2)}, BOB | {"introduced_by": ref(3)})
        == ["introduced_by: leads back to itself"] * 2
    )
    assert reasons(database, GOAL | {"parent": ref(10)}) == ["parent: leads back to itself"]


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"type": "person"}, "type: is none of import, contact,"),
        ({"type": ["contact"]}, "type: is none of import, contact,"),
        ({"tires": 4}, "a record of type contact has no key 'tires'"),
        ({"met_at": "party"}, "a record of type contact has no key 'met_at'"),
        ({"uuid": "1"}, "uuid: is no UUID"),
        ({"uuid": uuid(1).replace("-", "")}, "uuid: is no UUID"),
        ({"slug": "../ann"}, "slug: is no slug such as ann-lee"),
        ({"slug": "12"}, "slug: is no slug such as ann-lee"),
        ({"slug": "Ann"}, "slug: is no slug such as ann-lee"),
        ({"name": ""}, "name: is empty"),
        ({"name": None}, "name: is not a text"),
        ({"name": "a\x1b[2J"}, "name: has a control character (U+001B)"),
        ({"name": "\ud800"}, "name: "),
        ({"name": "a" * 501}, "name: is longer than 500 characters"),
        ({"created_at": "yesterday"}, "created at: is no instant such as 2026-11-22T10:00:00Z"),
        ({"created_at": "2026-02-30T10:00:00Z"}, "created at: is no instant"),
        ({"added_on": "2026-02-30"}, "added on: is not a day"),
        ({"added_on": "20261101"}, "added on: is not a day"),
        ({"added_on": 20261101}, "added on: is not a day"),
        ({"met_on": "2026-11-24"}, "met_on: 2026-11-24 has not come yet"),
        ({"birthday": "--02-30"}, "birthday: is a day that does not exist"),
        ({"cadence_days": 0}, "cadence days: is less than 1"),
        ({"cadence_days": 7.5}, "cadence days: is not a whole number"),
        ({"cadence_days": "7"}, "cadence days: is not a whole number"),
        ({"cadence_days": True}, "cadence days: is not a whole number"),
        ({"archived": 1}, "archived: is neither yes nor no"),
        ({"tags": "club"}, "tags: is not a list"),
        ({"tags": [1]}, "tags: is not a text"),
        ({"tags": ["club", "Club"]}, "tags: says the same twice"),
        ({"nicknames": ["Zoë", "zoe"]}, "nicknames: says the same twice"),
        ({"emails": [{"value": "nobody"}]}, "emails: 'nobody' is not an e-mail address"),
        ({"emails": [{"value": "a@b", "kind": "url"}]}, "emails kind: is no field of this record"),
        ({"urls": [{"value": "javascript:alert(1)"}]}, "does not begin with http:// or https://"),
        ({"introduced_by": uuid(2)}, "introduced by: is no reference"),
        ({"introduced_by": {"slug": "bob"}}, "introduced by: is no reference"),
        ({"introduced_by": {"uuid": 1}}, "introduced by: is not a text"),
        ({"introduced_by": {"uuid": {}}}, "introduced by: is not a text"),
    ],
)
def test_what_somebody_has_edited_is_checked_as_what_is_typed(
    database: Path, changed: dict[str, Any], reason: str
) -> None:
    (said,) = reasons(database, ANN | changed)
    assert said.startswith(reason)


def test_a_missing_key_of_those_that_are_needed(database: Path) -> None:
    for key in ("uuid", "slug", "name", "added_on", "created_at", "updated_at"):
        less = {name: value for name, value in ANN.items() if name != key}
        assert reasons(database, less) == [f"{key.replace('_', ' ')}: is missing"]


def test_lines_that_are_no_records(database: Path) -> None:
    deep = '{"type": "contact", "name": ' + "[" * 900 + "]" * 900 + "}"
    assert reasons(database, "{", "[]", json.dumps(ANN)[:-1] + ', "uuid": "x"}') == [
        "is no JSON: see character 2",
        "is no JSON object",
        "has a key twice",
    ]
    assert reasons(database, deep)[0] in ("name: is not a text", "is nested too deeply")


def test_the_same_record_twice(database: Path) -> None:
    assert reasons(database, ANN, BOB, ANN) == ["the same record stands in line 2"]


def test_a_uuid_belongs_to_one_kind_of_record(database: Path) -> None:
    """A goal may bear the UUID of a contact, and is not taken for one."""
    put_back(database, ANN)
    assert reasons(database, GOAL, TALK | {"people": [ref(10)]}) == [
        f"refers to contact {uuid(10)}, which is neither here nor in the file"
    ]


def test_all_of_it_is_one_step(database: Path) -> None:
    put_back(database, ANN, TALK)
    put_back(database, ANN | {"tags": ["a"]}, TALK | {"people": []}, BOB)
    with write(database, "test", TODAY, NOW, keep_daily=False) as writer:
        steps = writer.rows.execute("SELECT command FROM step WHERE is_open = 0").fetchall()
    assert steps == [("import jsonl",)] * 2
