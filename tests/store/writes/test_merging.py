"""Two contacts become one: everything moves, nothing is lost, and undo brings back what was there."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pln.errors import ChangedMeanwhileError, InputError
from pln.models.contact import ContactImport
from pln.models.imported import ContactExternal, ContactKept, ContactNews
from pln.store.history import undoing
from pln.store.history.shadows import tracked
from pln.store.queries.contacts import contact as contact_of
from pln.store.queries.events import event as event_of
from pln.store.queries.identities import distinct
from pln.store.queries.mentorships import MentorshipFilter, mentorships
from pln.store.queries.relations import RelationFilter, relations
from pln.store.reader import read
from pln.store.session import Writer
from pln.store.writes import contacts, events, exchanges, feedback, goals, promises
from pln.store.writes import mentorships as mentorship_writes
from pln.store.writes import relations as relation_writes
from pln.store.writes.merging import merge, plan, tell_apart
from pln.store.writes.records import add_links
from tests.conftest import NOW
from tests.readable import TODAY, day
from tests.store.conftest import Writing
from tests.store.samples import (
    add_contacts,
    add_events,
    add_goals,
    add_resources,
    add_talk,
    contact,
    emails,
    event,
    gave,
    items,
    mentorship,
    promise,
    relation,
)
from tests.store.samples import feedback as asked
from tests.store.states import state

# Merged field by field (tests/rules/test_merging.py), or a pair whose order changes: looked at by themselves below.
FIELDS = {
    "contact_distinct",
    "contact_detail",
    "contact_met",
    "contact_nickname",
    "contact_tag",
    "contact_topic",
}


def fill(writer: Writer) -> None:
    """Ann, and Anna with a row in every table that refers to contacts."""
    add_contacts(writer, "Ann", "Cy", tags=("rust",))
    add_goals(writer, "Learn Rust")
    add_events(writer, "RustConf", starts_on=day("2026-11-01"))
    contacts.add(
        writer,
        contact(
            "Anna",
            nicknames=("Annie",),
            emails=emails("ann@example.org"),
            tags=("friend",),
            expertise=("sql",),
            met_at="rustconf",
            note="From Bonn",
        ),
        allow_duplicate=True,
    )
    add_contacts(writer, "Bo", introduced_by="anna")
    anna = {"contact_id": id_of(writer, "anna")}
    add_links(writer, ContactImport, anna, [{"fingerprint": "f00"}])
    add_links(writer, ContactExternal, anna, [{"format": "monica", "external_id": "7"}])
    add_links(writer, ContactKept, anna, [{"format": "vcard", "position": 0, "name": "X-A", "value": "a"}])
    add_links(writer, ContactNews, anna, [NEWS])
    add_contacts(writer, "Annika")
    tell_apart(writer, "anna", "annika")
    tell_apart(writer, "anna", "cy")
    add_talk(writer, "anna", "bo", day=day("2026-11-20"))
    goals.link_contact(writer, "learn-rust", "anna", "mentor")
    add_resources(writer, "The Book", recommended_by="anna", shared_with=({"contact": "anna", "day": TODAY},))
    events.change(
        writer, "rustconf", {"people": ({"contact": "anna", "note": "on stage"},), "community": "anna"}
    )
    exchanges.add(writer, gave("anna"))
    promises.add(writer, promise(contact="anna"))
    feedback.add(writer, asked("anna"))
    mentorship_writes.add(writer, mentorship("anna", role="mentor", agenda=items("Ask about SQL")))
    relation_writes.add(writer, relation("anna", "manager", "bo"))
    relation_writes.add(writer, relation("bo", "friend", "anna"))


def id_of(writer: Writer, slug: str) -> int:
    return contact_of(writer.rows, slug).id


NEWS = {
    "day": TODAY,
    "field": "organisation",
    "old_value": "Bakery",
    "new_value": "Acme",
    "source": "linkedin",
}


def references(db: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    sql = """SELECT "from" FROM pragma_foreign_key_list(?) WHERE "table" = 'contact'"""
    for table in tracked(db):
        for (column,) in db.execute(sql, (table.name,)).fetchall():
            yield table.name, column


def rows_of(db: sqlite3.Connection, number: int) -> dict[tuple[str, str], Counter[tuple[Any, ...]]]:
    """By table and column the rows that refer to a contact, without the reference and the instant of change."""
    found = {}
    for table, column in references(db):
        names = [name for (name,) in db.execute("SELECT name FROM pragma_table_info(?)", (table,))]
        others = [name for name in names if name not in (column, "updated_at")]
        sql = f"SELECT {', '.join(others)} FROM {table} WHERE {column} = ?"  # noqa: S608
        found[table, column] = Counter(db.execute(sql, (number,)).fetchall())
    return found


def test_whatever_refers_to_the_one_refers_to_the_other(writing: Writing, database: Path) -> None:
    with writing() as writer:
        fill(writer)
        ann, anna = id_of(writer, "ann"), id_of(writer, "anna")
        before = rows_of(writer.rows, anna)
    assert [place for place, rows in before.items() if not rows] == []  # a table is missing in `fill`
    with writing() as writer:
        merge(writer, "ann", "anna")
    with read(database) as db:
        after = rows_of(db, ann)
        for place, rows in before.items():
            if place[0] not in FIELDS:
                assert rows - after[place] == Counter(), place
        assert all(not rows for rows in rows_of(db, anna).values())
        both = contact_of(db, "ann")
    assert (both.nicknames, both.tags, both.expertise) == (("Anna", "Annie"), ("friend", "rust"), ("sql",))
    assert both.emails[0].value == "ann@example.org"
    assert both.met_at is not None
    with read(database) as db:
        assert distinct(db) == {frozenset(("ann", "annika")), frozenset(("ann", "cy"))}
    assert (both.note, both.last_on) == ("From Bonn", day("2026-11-20"))


def test_undo_brings_back_what_was_there_and_redo_what_came_of_it(writing: Writing, database: Path) -> None:
    with writing() as writer:
        fill(writer)
    before = state(database)
    with writing() as writer:
        merge(writer, "ann", "anna")
    after = state(database)
    with writing() as writer:
        undoing.take(writer.rows, writer.steps, undoing.undoable(writer.rows, 1, None), "undo", NOW)
    assert state(database) == before
    with writing() as writer:
        undoing.take(writer.rows, writer.steps, undoing.redoable(writer.rows, 1, None), "redo", NOW)
    assert state(database) == after


def test_what_both_have_is_there_once(writer: Writer) -> None:
    add_contacts(writer, "Ann", "Anna", "Bo")
    add_goals(writer, "Learn Rust")
    for who, since in (("ann", "2026-05-01"), ("anna", "2026-04-01")):
        add_talk(writer, "ann", "anna")
        goals.link_contact(writer, "learn-rust", who, "mentor")
        relation_writes.add(writer, relation(who, "manager", "bo", since_on=day(since), note=who))
        agenda = items(f"Of {who}", "Of both")
        mentorship_writes.add(writer, mentorship(who, role="mentor", since_on=day(since), agenda=agenda))
    relation_writes.add(writer, relation("ann", "friend", "bo"))
    relation_writes.add(writer, relation("bo", "friend", "anna"))
    relation_writes.add(writer, relation("ann", "colleague", "anna"))
    merge(writer, "ann", "anna")
    between = relations(writer.rows, RelationFilter())
    assert {(one.contact.slug, one.type, one.other.slug) for one in between} == {
        ("ann", "manager", "bo"),
        ("ann", "friend", "bo"),
    }
    assert len(between) == 2
    (manager,) = (one for one in between if one.type == "manager")
    assert (manager.since_on, manager.note) == (day("2026-04-01"), "ann\n\nanna")
    (mentor,) = mentorships(writer.rows, MentorshipFilter())
    assert mentor.since_on == day("2026-04-01")
    assert [one.item for one in mentor.agenda] == ["Of ann", "Of both", "Of anna"]


def test_who_was_met_twice_at_an_event_keeps_both_notes(writer: Writer) -> None:
    add_contacts(writer, "Ann", "Anna")
    people = ({"contact": "ann", "note": "tall"}, {"contact": "anna", "note": "red hat"})
    events.add(writer, event(people=people))
    merge(writer, "ann", "anna")
    (met,) = event_of(writer.rows, "rustconf").people
    assert (met.contact.slug, met.note) == ("ann", "tall; red hat")


def test_what_files_said_of_both_is_kept_once_and_in_order(writer: Writer) -> None:
    add_contacts(writer, "Ann", "Anna")
    for who, values in (("ann", ("a", "b")), ("anna", ("b", "c"))):
        rows = [
            {"format": "vcard", "position": position, "name": "X-A", "value": value}
            for position, value in enumerate(values)
        ]
        add_links(writer, ContactKept, {"contact_id": id_of(writer, who)}, rows)
        add_links(writer, ContactNews, {"contact_id": id_of(writer, who)}, [NEWS | {"new_value": who}])
    merge(writer, "ann", "anna")
    kept = writer.rows.execute("SELECT value FROM contact_kept ORDER BY position").fetchall()
    assert kept == [("a",), ("b",), ("c",)]
    assert writer.rows.execute("SELECT new_value FROM contact_news").fetchall() == [("ann; anna",)]


def test_two_that_were_told_apart_can_still_be_merged(writer: Writer) -> None:
    add_contacts(writer, "Ann", "Anna", "Bo")
    for one, other in (("anna", "ann"), ("ann", "bo"), ("anna", "bo")):
        tell_apart(writer, one, other)
    merge(writer, "ann", "anna")
    assert distinct(writer.rows) == {frozenset(("ann", "bo"))}


def test_introductions_never_lead_in_a_circle(writer: Writer) -> None:
    add_contacts(writer, "Anna")
    add_contacts(writer, "Bo", introduced_by="anna")
    add_contacts(writer, "Ann", introduced_by="bo")
    merge(writer, "ann", "anna")
    both = contact_of(writer.rows, "ann")
    assert both.introduced_by is None
    assert both.note == "Merged on 2026-11-22 with Anna (introduced by Bo)."
    bo = contact_of(writer.rows, "bo").introduced_by
    assert bo is not None
    assert bo.slug == "ann"


def test_one_contact_cannot_be_merged_with_itself(writer: Writer) -> None:
    add_contacts(writer, "Ann")
    for change in (merge, tell_apart):
        with pytest.raises(InputError, match="'ann' is one contact already"):
            change(writer, "ann", "ann")


def test_what_was_agreed_to_must_still_be_so(writer: Writer) -> None:
    add_contacts(writer, "Ann", "Anna")
    agreed = plan(writer.rows, "ann", "anna", TODAY)
    add_talk(writer, "anna")
    with pytest.raises(ChangedMeanwhileError, match="was changed meanwhile"):
        merge(writer, "ann", "anna", agreed)
