"""The JSON export of Monica: nothing of it is lost, and each entry is told of once."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pln.errors import InputError
from pln.exchange import monica
from pln.exchange.drafts import InteractionDraft, Parsed, ReadOptions
from pln.exchange.importing import open_source
from pln.facts.refs import Detail
from tests.exchange.sources import one_file
from tests.exchange.work import assert_linear

EXPORT = Path(__file__).parents[1] / "data" / "monica" / "export.json"
OPTIONS = ReadOptions(today=date(2026, 11, 22))


@pytest.fixture(scope="module")
def export() -> Parsed:
    with open_source(str(EXPORT)) as source:
        assert monica.recognises(source)
        return monica.read(source, OPTIONS)


def account(*contacts: Any, **more: Any) -> Parsed:
    text = json.dumps({"account": {"contacts": {"values": list(contacts)}, **more}})
    return monica.read(one_file(text), OPTIONS)


def person(number: int, /, **properties: Any) -> dict[str, Any]:
    return {"uuid": f"u{number}", "properties": {"first_name": f"Name{number}", **properties}}


def test_a_contact_with_all_its_fields(export: Parsed) -> None:
    ana, ben, cleo, dot = export.contacts
    assert (ana.name, ana.external_id[-1], ana.nicknames) == ("Ana Q. Prado", "2", ("Anita",))
    assert ana.emails == (Detail("ana@example.org", "Email"),)
    assert ana.phones == (Detail("+351 21 000 0000", "Phone"),)
    assert ana.urls == (Detail("https://ana.example.org", "Web"),)
    assert ana.addresses == (Detail("Rua Um 1, 4000-001, Porto, PT", "Home"),)
    assert (ana.organisation, ana.role, ana.place) == ("Bridge Works", "Engineer", "Porto")
    assert (ana.birthday, ana.met_on, ana.met_how) == (
        "1984-05-06",
        date(2019, 7, 1),
        "introduced by Ben Okoro",
    )
    assert (ana.cadence_days, ana.tags) == (30, ("rowing", "rust"))
    assert ana.note == "Met while rowing.\n\nFood: No nuts\n\n2026-03-01: Looks for a mentor."
    assert (ben.birthday, ben.cadence_days) == ("--02-28", None)
    assert (cleo.birthday, cleo.note, cleo.tags) == (None, "Born about 1970.", ("deceased",))
    assert dot.name == "Dot"


def test_what_pln_has_no_record_for_is_kept_with_its_person(export: Parsed) -> None:
    ana, _, cleo, _ = export.contacts
    names = [kept.name for kept in ana.kept]
    assert names == ["contact_field", "relationship", "debt", "gift", "reminder", "task", "pet", "life_event", "is_starred", "gender"]  # fmt: skip
    assert ana.kept[:2] == (
        ana.kept[0].__class__("contact_field", "Chat: @ana"),
        ana.kept[0].__class__("relationship", "ex of Cleo"),
    )
    assert json.loads(ana.kept[3].value)["properties"]["name"] == "A book on knots"
    assert [kept.name for kept in cleo.kept] == ["birthdate", "deceased_date"]


def test_activities_calls_and_conversations_are_interactions(export: Parsed) -> None:
    def told(one: InteractionDraft) -> tuple[Any, ...]:
        who = [hint.name for hint in one.people]
        return one.day.isoformat(), one.kind, one.status, one.initiated_by, who, one.summary, one.note

    ana = "Ana Q. Prado"
    assert [told(one) for one in export.interactions] == [
        ("2026-02-20", "call", "done", "them", [ana], "Talked about the new oars", ""),
        ("2026-02-21", "call", "done", "me", [ana], "Call", ""),
        ("2026-02-25", "message", "done", "them", [ana], "2 messages", ""),
        (
            "2026-02-14",
            "other",
            "done",
            None,
            [ana, "Ben Okoro"],
            "Rowed to the island",
            "Wind from the west.",
        ),
        ("2026-12-14", "other", "planned", None, [ana], "Regatta", ""),
    ]
    assert len({one.external_id for one in export.interactions}) == 5


def test_what_people_wrote_comes_only_where_content_is_asked_for() -> None:
    with open_source(str(EXPORT)) as source:
        parsed = monica.read(source, ReadOptions(with_content=True))
    assert parsed.interactions[2].note == "Ana Q. Prado: Coming on Sunday?\n\nMe: Yes"


def test_a_tie_is_told_once(export: Parsed) -> None:
    assert [(one.person.name, one.type, one.other.name) for one in export.relations] == [
        ("Ana Q. Prado", "manager", "Ben Okoro"),
        ("Dot", "relative", "Ben Okoro"),
    ]


def test_every_other_entry_is_accounted_for(export: Parsed) -> None:
    assert [(one.line, one.reason) for one in export.rejects] == [(6, "is a contact without a name")]
    assert sorted((one.line, one.reason) for one in export.skips) == [
        (1, "is a photo"),
        (1, "is an entry of the journal"),
        (1, "is you"),
        (2, "says the same as another relationship"),
        (3, "is an activity with nobody who is taken"),
        (4, "is an activity with nobody who is taken"),
        (4, "is of a kind that pln does not know, and kept with the person"),
        (5, "is a relationship with somebody who is not taken"),
        (7, "comes twice"),
    ]


def test_older_exports_hold_their_collections_by_name() -> None:
    call = {"properties": {"called_at": "2026-01-02 10:00:00"}}
    parsed = account(
        person(1, activities={"values": ["a1"]}, calls={"values": [call]}),
        activities={
            "values": [{"uuid": "a1", "properties": {"summary": "Tea", "happened_at": "2026-01-03"}}]
        },
    )
    assert [(one.kind, one.day.day) for one in parsed.interactions] == [("call", 2), ("other", 3)]


@pytest.mark.parametrize(
    ("properties", "reason"),
    [
        ({"birthdate": {"date": "1990-02-30"}}, "date: there is no day '1990-02-30'"),
        ({"first_name": "x\x00"}, "the name has a control character (U+0000)"),
        ({"company": "x" * 501}, "company has 501 characters, more than 500"),
        ({"description": "x" * 60_000, "food_preferences": "x" * 60_000}, "has notes of 120,008 characters, more than 100,000"),
    ],
)  # fmt: skip
def test_a_bad_contact_costs_itself(properties: dict[str, Any], reason: str) -> None:
    parsed = account(person(1, **properties), person(2))
    assert [bad.reason for bad in parsed.rejects] == [reason]
    assert [draft.name for draft in parsed.contacts] == ["Name2"]


def test_what_is_of_another_shape_reads_as_absent() -> None:
    parsed = account(
        7, None, {"properties": []}, person(1, tags="x", birthdate=[], last_name={}, data="x", activities=3)
    )
    assert [draft.name for draft in parsed.contacts] == ["Name1"]
    assert account(contact_types=1) == Parsed()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"account": 1}', "[" * 100_000, "7"])
def test_another_file_is_refused(text: str) -> None:
    assert not monica.recognises(one_file(text))
    with pytest.raises(InputError, match=r"is no JSON|nested too deep"):
        monica.read(one_file(text), OPTIONS)


def test_its_time_is_in_proportion_to_its_length() -> None:
    assert_linear(lambda size: account(*(person(n) for n in range(size))), 20)
