"""Every kind of draft: known again, written whole, and nothing the second time."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pln.exchange.drafts import (
    ContactDraft,
    EventDraft,
    ExchangeDraft,
    InteractionDraft,
    Kept,
    Parsed,
    PersonHint,
    RelationDraft,
    ResourceDraft,
)
from pln.exchange.importing import details
from pln.store.queries.contacts import ContactFilter, contact, contacts
from pln.store.queries.events import EventFilter, events
from pln.store.queries.exchanges import ExchangeFilter, exchanges
from pln.store.queries.interactions import InteractionFilter, interactions
from pln.store.queries.relations import RelationFilter, relations
from pln.store.queries.resources import ResourceFilter, resources
from pln.store.session import Writer
from pln.store.writes import contacts as contact_writes
from pln.store.writes.imports import Decision, Newcomers, Plan, carry_out, plan
from pln.store.writes.imports.phones import phone_key_of
from tests.readable import TODAY, day
from tests.store import samples
from tests.store.conftest import Reading, Writing

Importing = Callable[..., Plan]
NOBODY_SORTED = Newcomers()


@pytest.fixture
def bring(writing: Writing) -> Importing:
    """Imports drafts in one transaction; what became of each."""

    def bring(*drafts: Any, format: str = "vcard", newcomers: Newcomers = NOBODY_SORTED) -> Plan:
        kinds: dict[str, list[Any]] = {}
        for draft in drafts:
            kinds.setdefault(f"{type(draft).__name__.removesuffix('Draft').lower()}s", []).append(draft)
        with writing() as writer:
            planned = plan(
                writer.rows, Parsed(**{kind: tuple(found) for kind, found in kinds.items()}), format, TODAY
            )
            carry_out(writer, planned, newcomers, "people.vcf")
        return planned

    return bring


def outcomes(planned: Plan) -> list[str]:
    return [one.outcome for one in planned.decisions()]


def row(name: str = "Ann Lee", line: int = 1, **more: Any) -> ContactDraft:
    return ContactDraft(file="people.vcf", line=line, name=name, **more)


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as db:
        return [line for line in db.iterdump() if '"step"' not in line]


def names(reading: Reading) -> list[str]:
    with reading() as db:
        return [one.name for one in contacts(db, ContactFilter())]


FULL = row(
    "Ann Lee",
    external_id="uid-1",
    nicknames=("Annie",),
    emails=details("ann@example.org", "ann@home.example"),
    phones=details("+49 30 1234567"),
    urls=details("https://example.org/ann"),
    addresses=details("Main Street 1, Berlin"),
    organisation="Acme",
    role="Engineer",
    place="Berlin",
    birthday="--02-29",
    met_on=day("2020-01-01"),
    met_how="At a market",
    cadence_days=30,
    expertise=("rust",),
    interests=("piano",),
    tags=("club",),
    note="Likes tea.",
    kept=(Kept("X-A", "X-A:1"), Kept("X-A", "X-A:2"), Kept("PHOTO", "PHOTO:data")),
)


def test_every_field_of_a_contact_is_stored(bring: Importing, reading: Reading) -> None:
    bring(FULL, newcomers=Newcomers("close", ("Met Here",)))
    with reading() as db:
        ann = contact(db, "ann-lee")
        kept = db.execute("SELECT format, position, name, value FROM contact_kept").fetchall()
        batch = db.execute("SELECT format, file, day, added, rejected FROM batch").fetchall()
    assert (ann.nicknames, ann.place, ann.birthday, ann.met_how, ann.cadence_days, ann.note) == (
        ("Annie",),
        "Berlin",
        "--02-29",
        "At a market",
        30,
        "Likes tea.",
    )
    assert [one.value for one in (*ann.emails, *ann.phones, *ann.urls, *ann.addresses)] == [
        "ann@example.org",
        "ann@home.example",
        "+49 30 1234567",
        "https://example.org/ann",
        "Main Street 1, Berlin",
    ]
    assert (ann.expertise, ann.interests, ann.tags) == (("rust",), ("piano",), ("club", "met here"))
    assert (ann.tier, ann.added_by, ann.added_on) == ("close", "vcard", TODAY)
    assert kept == [
        ("vcard", 0, "X-A", "X-A:1"),
        ("vcard", 1, "X-A", "X-A:2"),
        ("vcard", 2, "PHOTO", "PHOTO:data"),
    ]
    assert batch == [("vcard", "people.vcf", "2026-11-22", 1, 0)]


WORK = ResourceDraft(
    file="b.html",
    line=3,
    title="On Liberty",
    kind="book",
    external_id="isbn:1",
    url="https://example.org/liberty",
    author="J. S. Mill",
    status="done",
    finished_on=day("2026-01-02"),
    topics=("ethics",),
    takeaways="Read it.",
    kept=(Kept("Shelf", "top"),),
)
TALK = InteractionDraft(
    file="p.md",
    line=4,
    external_id="t1",
    day=day("2026-05-05"),
    kind="coffee",
    people=(PersonHint(email="ANN@example.org"), PersonHint("Nobody Known")),
    summary="Talked about borrowing",
    tags=("rust",),
    note="Long.",
)
FAIR = EventDraft(
    file="c.ics",
    line=5,
    name="RustFest",
    starts_on=day("2026-05-05"),
    external_id="e1",
    people=(PersonHint("Ann Lee"),),
)
HELP = ExchangeDraft(
    file="r.csv",
    line=6,
    external_id="x1",
    day=day("2026-05-06"),
    person=PersonHint(url="https://example.org/ann"),
    direction="received",
    kind="feedback",
    what="A recommendation",
)
TIE = RelationDraft(
    file="p.vcf", line=7, person=PersonHint("Bo Ray"), type="report", other=PersonHint("Ann Lee")
)
EVERYTHING = (FULL, row("Bo Ray", 2), WORK, TALK, FAIR, HELP, TIE)


def test_every_kind_of_draft_is_stored(bring: Importing, reading: Reading) -> None:
    assert outcomes(bring(*EVERYTHING)) == ["added"] * 7
    with reading() as db:
        (work,) = resources(db, ResourceFilter())
        (talk,) = interactions(db, InteractionFilter())
        (fair,) = events(db, EventFilter())
        (exchange,) = exchanges(db, ExchangeFilter())
        (relation,) = relations(db, RelationFilter())
        batches = {db.execute(f"SELECT DISTINCT batch_id FROM {name}").fetchone() for name in BATCHED}  # noqa: S608
    assert (work.slug, work.status, work.finished_on, work.topics) == (
        "on-liberty",
        "done",
        day("2026-01-02"),
        ("ethics",),
    )
    assert ([one.slug for one in talk.people], talk.kind, talk.tags, talk.note) == (
        ["ann-lee"],
        "coffee",
        ("rust",),
        "Long.",
    )
    assert [one.contact.slug for one in fair.people] == ["ann-lee"]
    assert (exchange.contact.slug, exchange.what) == ("ann-lee", "A recommendation")
    assert (relation.contact.slug, relation.type, relation.other.slug) == ("ann-lee", "manager", "bo-ray")
    assert batches == {(1,)}


BATCHED = ("contact", "resource", "interaction", "event", "exchange", "relation")


def test_the_same_again_changes_nothing(bring: Importing, database: Path) -> None:
    bring(*EVERYTHING)
    before = dump(database)
    assert outcomes(bring(*EVERYTHING)) == ["unchanged"] * 7
    assert dump(database) == before


def test_what_was_edited_since_stays(bring: Importing, writing: Writing, reading: Reading) -> None:
    bring(FULL)
    with writing() as writer:
        contact_writes.change(writer, "ann-lee", {"role": "Gardener", "tags": (), "note": ""})
    assert outcomes(bring(FULL)) == ["unchanged"]
    with reading() as db:
        assert contact(db, "ann-lee").role == "Gardener"


def only(planned: Plan) -> Decision[Any]:
    (one,) = planned.decisions()
    return one


def test_a_newer_row_adds_and_tells_field_by_field(bring: Importing, reading: Reading) -> None:
    bring(FULL)
    newer = row(
        "Ann Lee-Ray",
        external_id="uid-1",
        emails=details("ann@globex.example"),
        organisation="Globex",
        role="Engineer",
        birthday="--03-01",
        tags=("club", "new"),
        note="Likes tea.",
        kept=(Kept("X-A", "X-A:3"),),
    )
    one = only(bring(newer))
    assert [(change.field, change.before, change.after) for change in one.changes] == [
        ("organisation", "Acme", "Globex"),
        ("emails", "ann@example.org, ann@home.example", "ann@globex.example"),
        ("tags", "club", "new"),
        ("kept", "", "X-A"),
    ]
    assert one.reason == "known as Ann Lee; birthday stays --02-29, here it is --03-01"
    with reading() as db:
        ann = contact(db, "ann-lee")
        news = db.execute("SELECT day, field, old_value, new_value, source FROM contact_news").fetchall()
        kept = db.execute("SELECT value FROM contact_kept").fetchall()
    assert (ann.organisation, ann.birthday, len(ann.emails), ann.tags) == (
        "Globex",
        "--02-29",
        3,
        ("club", "new"),
    )
    assert news == [("2026-11-22", "organisation", "Acme", "Globex", "vcard")]
    assert kept == [("X-A:3",)]


def test_news_of_one_day_are_what_came_of_it(bring: Importing, reading: Reading) -> None:
    def said() -> list[tuple[str, str]]:
        with reading() as db:
            return db.execute("SELECT old_value, new_value FROM contact_news").fetchall()

    bring(row(organisation="Acme", external_id="1"))
    bring(row(organisation="Globex", external_id="1"))
    bring(row(organisation="Initech", external_id="1"))
    assert said() == [("Acme", "Initech")]
    bring(row(organisation="ACME", external_id="1"), row("Bo", 2, organisation="X", external_id="2"))
    assert said() == [("Acme", "ACME")]


# Identity


def known(writer: Writer, *people: dict[str, Any]) -> None:
    for one in people:
        contact_writes.insert(writer, samples.contact(**{"name": "Ann Lee", **one}))


@pytest.mark.parametrize(
    ("stored", "said", "outcome"),
    [
        ({}, {}, "unchanged"),
        ({"organisation": "ACME "}, {"organisation": "Acme"}, "updated"),
        ({"organisation": "Globex"}, {"organisation": "Acme"}, "added"),
        ({"kind": "organisation"}, {}, "added"),
        (
            {"name": "A. Lee", "emails": ({"value": "Ann@Example.org"},)},
            {"emails": details("ann@example.org")},
            "unchanged",
        ),
        (
            {"urls": ({"value": "https://example.org/in/x"},)},
            {"urls": details("https://example.org/in/y")},
            "added",
        ),
        (
            {"urls": ({"value": "https://other.example/x"},)},
            {"urls": details("https://example.org/y")},
            "updated",
        ),
    ],
)
def test_who_is_the_same(
    bring: Importing, writing: Writing, stored: dict[str, Any], said: dict[str, Any], outcome: str
) -> None:
    with writing() as writer:
        known(writer, stored)
    assert outcomes(bring(row(**said))) == [outcome]


def test_who_fits_several_is_never_merged_unless_a_phone_tells(bring: Importing, writing: Writing) -> None:
    with writing() as writer:
        known(writer, {}, {"phones": ({"value": "030 1234567"},)})
    one = only(bring(row()))
    assert (one.outcome, one.reason) == ("rejected", "fits several contacts: ann-lee, ann-lee-2")
    one = only(bring(row(phones=details("+49 30 1234567"))))
    assert (one.outcome, one.record) == ("unchanged", 2)


def test_two_ids_in_one_file_are_two_people(bring: Importing, reading: Reading) -> None:
    two = (row(external_id="1"), row(line=2, external_id="2"))
    shared = (
        row("Cy", 3, external_id="3", emails=details("home@example.org")),
        row("Di", 4, external_id="4", emails=details("home@example.org")),
    )
    assert outcomes(bring(*two, *shared)) == ["added"] * 4
    assert outcomes(bring(*two, *shared)) == ["unchanged"] * 4
    assert names(reading) == ["Ann Lee", "Ann Lee", "Cy", "Di"]


def test_an_id_that_was_made_anew_does_not_make_another_person(bring: Importing, reading: Reading) -> None:
    bring(row(external_id="1", organisation="Acme"))
    one = only(bring(row(external_id="2", organisation="Acme")))
    assert (one.outcome, [change.field for change in one.changes]) == ("updated", ["known by"])
    assert outcomes(bring(row(external_id="1", organisation="Acme"))) == ["unchanged"]
    assert names(reading) == ["Ann Lee"]


def test_two_rows_of_one_person_become_one_contact(bring: Importing, reading: Reading) -> None:
    rows = (
        row(external_id="1", emails=details("ann@example.org"), tags=("a",)),
        row(line=2, external_id="2", emails=details("ann@example.org"), tags=("b",), place="Rome"),
    )
    planned = bring(*rows)
    assert outcomes(planned) == ["added", "skipped"]
    assert [one.reason for one in planned.contacts] == ["", "is of the same person as line 1"]
    assert outcomes(bring(*rows)) == ["unchanged", "unchanged"]
    with reading() as db:
        ann = contact(db, "ann-lee")
    assert (ann.tags, ann.place) == (("a", "b"), "Rome")


def test_somebody_new_who_looks_like_somebody_known_is_told(bring: Importing, writing: Writing) -> None:
    with writing() as writer:
        known(writer, {"name": "Annabel Lee", "phones": ({"value": "+49 30 1234567"},)})
    one = only(bring(row("Anabel Lee", phones=details("+49 30 1234567"))))
    assert one.outcome == "added"
    assert one.similar.startswith("annabel-lee (")
    assert "same phone" in one.similar


def test_a_bad_value_rejects_its_row_and_who_depends_on_it(bring: Importing) -> None:
    planned = bring(row(emails=details("no address")), TALK)
    assert [(one.outcome, one.reason) for one in planned.decisions()] == [
        ("rejected", "emails: 'no address' is not an e-mail address"),
        ("skipped", "nobody in it is a contact"),
    ]


# Other kinds


def test_a_resource_is_filled_and_goes_on_but_never_back(bring: Importing, reading: Reading) -> None:
    first = ResourceDraft(
        file="b.html", line=1, title="Liberty", url=WORK.url, status="doing", topics=("old",)
    )
    bring(first, format="pocket")
    one = only(bring(WORK, format="goodreads"))
    assert (one.outcome, {change.field for change in one.changes}) == (
        "updated",
        {"author", "finished_on", "status", "topics", "takeaways", "kept"},
    )
    assert outcomes(bring(first, format="pocket")) == ["unchanged"]
    with reading() as db:
        (work,) = resources(db, ResourceFilter())
    assert (work.title, work.status, work.finished_on, work.topics) == (
        "Liberty",
        "done",
        day("2026-01-02"),
        ("ethics", "old"),
    )


def test_the_same_address_twice_is_one_resource(bring: Importing, reading: Reading) -> None:
    twice = (WORK, ResourceDraft(file="b.html", line=9, title="Again", url=WORK.url, topics=("more",)))
    assert outcomes(bring(*twice)) == ["added", "skipped"]
    assert outcomes(bring(*twice)) == ["unchanged", "unchanged"]
    with reading() as db:
        assert [one.topics for one in resources(db, ResourceFilter())] == [("ethics", "more")]


def test_what_a_file_says_is_done_without_a_day_is_not_done_today(bring: Importing, reading: Reading) -> None:
    bring(ResourceDraft(file="b", line=1, title="Read", status="done"))
    with reading() as db:
        assert [one.finished_on for one in resources(db, ResourceFilter())] == [None]


def moved(draft: EventDraft, to: date) -> EventDraft:
    return EventDraft(file="c.ics", line=1, name=draft.name, starts_on=to, external_id=draft.external_id)


def test_an_event_moves_with_its_calendar(bring: Importing, reading: Reading) -> None:
    bring(FAIR, format="ics")
    one = only(bring(moved(FAIR, day("2026-06-06")), format="ics"))
    assert [(change.field, change.before, change.after) for change in one.changes] == [
        ("starts_on", "2026-05-05", "2026-06-06")
    ]
    with reading() as db:
        assert [one.starts_on for one in events(db, EventFilter())] == [day("2026-06-06")]


def test_an_event_that_is_known_by_name_and_day_is_known_by_its_id_from_then_on(
    bring: Importing, reading: Reading
) -> None:
    bring(EventDraft(file="c.ics", line=1, name=FAIR.name, starts_on=FAIR.starts_on), format="ics")
    assert [change.field for change in only(bring(FAIR, format="ics")).changes] == ["known by"]
    bring(moved(FAIR, day("2026-06-06")), format="ics")
    with reading() as db:
        assert [one.starts_on for one in events(db, EventFilter())] == [day("2026-06-06")]


def test_a_planned_talk_moves_until_it_is_done(bring: Importing, reading: Reading) -> None:
    def at(on: str, time: str) -> InteractionDraft:
        return InteractionDraft(
            file="c.ics",
            line=1,
            external_id="m1",
            day=day(on),
            time=time,
            kind="meeting",
            people=(PersonHint("Ann Lee"),),
            summary="Planning",
            status="planned",
        )

    bring(row(), format="ics")
    assert outcomes(bring(at("2026-12-01", "10:00"), format="ics")) == ["added"]
    assert outcomes(bring(at("2026-12-02", "11:30"), format="ics")) == ["updated"]
    assert outcomes(bring(at("2026-12-02", "11:30"), format="ics")) == ["unchanged"]
    with reading() as db:
        (talk,) = interactions(db, InteractionFilter())
    assert (talk.day, talk.time, talk.status) == (day("2026-12-02"), "11:30", "planned")


def test_what_has_not_come_yet_was_not_done(bring: Importing) -> None:
    later = InteractionDraft(
        file="m.csv",
        line=1,
        external_id="m",
        day=day("2026-11-23"),
        kind="call",
        people=(PersonHint("Ann Lee"),),
        summary="",
    )
    planned = bring(row(), later)
    assert [one.reason for one in planned.interactions] == ["2026-11-23 has not come yet"]


def test_many_rows_get_ids_and_slugs_as_if_one_by_one(
    bring: Importing, reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pln.store.writes.imports.bulk._AT_ONCE", 3)
    bring(*(row(external_id=str(number), line=number) for number in range(1, 9)))
    with reading() as db:
        assert db.execute("SELECT id, slug FROM contact ORDER BY id").fetchall() == [
            (1, "ann-lee"),
            *((number, f"ann-lee-{number}") for number in range(2, 9)),
        ]


@pytest.mark.parametrize(
    ("stored", "said", "region", "same"),
    [
        ("030 1234567", "+49 30 1234567", None, True),
        ("030 1234567", "0049 (30) 123-4567", "DE", True),
        ("030 1234567", "+43 30 1234567", None, True),
        ("030 1234567", "+43 30 1234567", "DE", False),
        ("call the office", "Call the office", "DE", True),
        ("12", "012", "DE", False),
    ],
)
def test_a_region_says_whose_numbers_have_no_country(
    stored: str, said: str, region: str | None, same: bool
) -> None:
    key = phone_key_of(region)
    assert (key(stored) == key(said)) is same
