"""What one step did: records that were added, changed and deleted, field by field."""

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from pln.errors import NotFoundError
from pln.steps import FieldChange, RecordChange
from pln.store.history.records import kinds, references
from pln.store.history.shadows import tracked
from pln.store.queries.changes import changes
from pln.store.session import Writer
from pln.store.writes import (
    contacts,
    events,
    exchanges,
    feedback,
    goals,
    interactions,
    mentorships,
    promises,
    relations,
    resources,
    reviews,
)
from tests.readable import TODAY
from tests.store.conftest import Reading, Writing
from tests.store.samples import (
    FULL_CHECK_IN,
    FULL_CONTACT,
    FULL_EVENT,
    FULL_FEEDBACK,
    FULL_GIVEN,
    FULL_GOAL,
    FULL_MENTORSHIP,
    FULL_MILESTONE,
    FULL_PROMISE,
    FULL_RECEIVED,
    FULL_RELATION,
    FULL_RESOURCE,
    FULL_TALK,
    add_contacts,
    add_goals,
    add_neighbours,
    add_talk,
    check_in,
    contact,
    milestone,
    promise,
)

Taking = Callable[[Callable[[Writer], Any]], list[RecordChange]]


@pytest.fixture
def take(writing: Writing, reading: Reading) -> Taking:
    """Takes one step, and says what it changed."""

    def take(change: Callable[[Writer], Any]) -> list[RecordChange]:
        with writing() as writer:
            change(writer)
        with reading() as db:
            return changes(db, db.execute("SELECT max(id) FROM step").fetchone()[0])

    return take


def fields(change: RecordChange) -> list[tuple[str, str, str]]:
    return [(one.field, one.before, one.after) for one in change.fields]


def test_a_record_that_was_added(take: Taking) -> None:
    take(lambda writer: add_contacts(writer, "Bo Neighbour"))
    (found,) = take(
        lambda writer: contacts.add(
            writer,
            contact(
                "Ann Lee",
                introduced_by="bo-neighbour",
                ambient=True,
                cadence_days=21,
                emails=(
                    {"value": "a@example.org", "label": "work", "preferred": True},
                    {"value": "b@example.org"},
                ),
                expertise=("rust",),
                tags=("club",),
                nicknames=("Annie",),
            ),
        )
    )
    assert (found.type, found.id, found.label, found.change) == ("contact", 2, "Ann Lee", "added")
    assert fields(found) == [
        ("name", "", "Ann Lee"),
        ("kind", "", "person"),
        ("status", "", "known"),
        ("cadence days", "", "21"),
        ("ambient", "", "yes"),
        ("introduced by", "", "Bo Neighbour"),
        ("added by", "", "hand"),
        ("added on", "", "2026-11-22"),
        ("email", "", "a@example.org (work, preferred)"),
        ("email", "", "b@example.org"),
        ("nickname", "", "Annie"),
        ("tag", "", "club"),
        ("expertise", "", "rust"),
    ]


def test_a_record_that_was_changed(take: Taking) -> None:
    take(lambda writer: add_contacts(writer, "Ann Lee", tags=("club", "rust"), tier="close", ambient=True))
    (found,) = take(
        lambda writer: contacts.change(
            writer, "ann-lee", {"tags": ("club", "go"), "tier": None, "place": "Bonn", "ambient": False}
        )
    )
    assert (found.label, found.change) == ("Ann Lee", "changed")
    assert fields(found) == [
        ("place", "", "Bonn"),
        ("tier", "close", ""),
        ("ambient", "yes", "no"),
        ("tag", "rust", ""),
        ("tag", "", "go"),
    ]


def test_a_record_that_was_deleted_and_what_lost_it(take: Taking) -> None:
    take(lambda writer: add_talk(writer, *add_contacts(writer, "Ann Lee", tags=("rust",)), summary="tea"))
    gone, talk = take(lambda writer: contacts.delete(writer, "ann-lee"))
    assert (gone.label, gone.change) == ("Ann Lee", "deleted")
    assert ("name", "Ann Lee", "") in fields(gone)
    assert ("tag", "rust", "") in fields(gone)
    assert (talk.type, talk.label, talk.change) == ("interaction", "tea", "changed")
    assert fields(talk) == [("contact", "Ann Lee", "")]


def test_links_say_whom_and_how(take: Taking) -> None:
    take(add_neighbours)
    take(lambda writer: goals.link_contact(writer, "linked-goal", "bo-neighbour", "mentor"))
    (found,) = take(lambda writer: goals.unlink_contact(writer, "linked-goal", "bo-neighbour"))
    assert (found.type, found.label) == ("goal", "Linked goal")
    assert ("contact", "Bo Neighbour (mentor)", "") in fields(found)


def test_a_detail_that_only_got_a_label(take: Taking) -> None:
    take(lambda writer: add_contacts(writer, "Ann Lee", emails=({"value": "a@example.org"},)))
    (found,) = take(
        lambda writer: contacts.change(
            writer, "ann-lee", {"emails": ({"value": "a@example.org", "label": "home"},)}
        )
    )
    assert fields(found) == [("email", "a@example.org (preferred)", "a@example.org (home, preferred)")]


def test_names_are_those_of_the_step(take: Taking, reading: Reading) -> None:
    take(lambda writer: add_contacts(writer, "Ann Lee"))
    take(lambda writer: add_talk(writer, "ann-lee", summary="tea"))
    take(lambda writer: interactions.delete(writer, 1))
    take(lambda writer: contacts.delete(writer, "ann-lee"))
    take(lambda writer: add_contacts(writer, "Bob"))
    with reading() as db:
        assert db.execute("SELECT id, name FROM contact").fetchall() == [(1, "Bob")]
        (talk,) = changes(db, 2)
    assert ("contact", "", "Ann Lee") in fields(talk)


def test_a_step_is_told_from_its_beginning_to_its_end(take: Taking) -> None:
    def several(writer: Writer) -> None:
        add_contacts(writer, "Ann Lee", "Bob", tags=("rust",))
        contacts.change(writer, "ann-lee", {"name": "Ann Moe", "tags": ()})
        contacts.delete(writer, "bob")

    (found,) = take(several)
    assert (found.label, found.change) == ("Ann Moe", "added")
    assert ("name", "", "Ann Moe") in fields(found)
    assert "tag" not in {one.field for one in found.fields}


def test_what_people_do_not_ask_for_is_shown_where_there_is_nothing_else(take: Taking) -> None:
    take(lambda writer: add_contacts(writer, "Ann Lee"))
    (found,) = take(lambda writer: writer.rows.execute("UPDATE contact SET slug = 'ann'"))
    assert fields(found) == [("slug", "ann-lee", "ann")]
    (found,) = take(lambda writer: writer.rows.execute("UPDATE contact SET slug = 'lee', note = 'x'"))
    assert fields(found) == [("note", "", "x")]


def test_only_the_order_of_things_changed(take: Taking) -> None:
    take(lambda writer: add_contacts(writer, "Ann Lee", nicknames=("Annie", "Nan")))
    (found,) = take(lambda writer: writer.rows.execute("UPDATE contact_nickname SET position = position + 1"))
    assert (found.label, found.change, found.fields) == ("Ann Lee", "changed", ())


def test_records_come_in_order_and_at_most_so_many(take: Taking, reading: Reading) -> None:
    everything = take(
        lambda writer: (
            add_goals(writer, "Learn Rust"),
            goals.add_milestone(writer, milestone("Read the book")),
            add_contacts(writer, "Ann Lee", "Bob", "Cem", tags=("rust",)),
        )
    )
    assert [one.label for one in everything] == ["Ann Lee", "Bob", "Cem", "Learn Rust", "Read the book"]
    with reading() as db:
        for most in (0, 1, 2, 4, 9):
            assert changes(db, 1, most) == everything[:most]


def test_a_barrier_changes_nothing_and_an_unknown_step_is_none(writing: Writing, reading: Reading) -> None:
    with writing() as writer:
        writer.steps.bar("upgrade", "2026-11-22T10:00:00Z")
    with reading() as db:
        assert changes(db, 1) == changes(db, 1, 5) == []
        with pytest.raises(NotFoundError, match="there is no step 2"):
            changes(db, 2)


# Whatever tables and columns there are


def full(writer: Writer) -> None:
    """One of each kind of record with every field filled."""
    add_neighbours(writer)
    contacts.add(writer, FULL_CONTACT)
    goals.add(writer, FULL_GOAL)
    goals.add_milestone(writer, FULL_MILESTONE)
    goals.add_check_in(writer, FULL_CHECK_IN)
    interactions.add(writer, FULL_TALK)
    resources.add(writer, FULL_RESOURCE)
    goals.link_contact(writer, "linked-goal", "bo-neighbour", "mentor")
    events.add(writer, FULL_EVENT)
    received = exchanges.add(writer, FULL_RECEIVED)
    exchanges.add(writer, FULL_GIVEN.model_copy(update={"forward_of": received.id}))
    promises.add(writer, FULL_PROMISE)
    promises.add(writer, promise(contact="bo-neighbour", dropped_on=TODAY))
    relations.add(writer, FULL_RELATION)
    mentorships.add(writer, FULL_MENTORSHIP)
    feedback.add(writer, FULL_FEEDBACK)
    reviews.record_section(writer, "thanks", "answered")
    review = reviews.record_outcome(writer, "linked-goal", "answered")
    reviews.finish(writer, review.id)


def test_every_column_that_is_filled_is_told(take: Taking, reading: Reading) -> None:
    found = take(full)
    told = {(one.type.replace("-", ""), field.field) for one in found for field in one.fields}
    unsaid = set()
    with reading() as db:
        for kind in kinds(db).values():
            table = kind.table
            for column in table.columns:
                (filled,) = db.execute(
                    f"SELECT max({column} IS NOT NULL AND {column} NOT IN ('', 0)) FROM {table.name}"  # noqa: S608
                ).fetchone()
                spoken = column.removesuffix("_id") if column in references(db, table) else column
                if filled and (table.name, spoken.replace("_", " ")) not in told:
                    unsaid.add(column)
    assert unsaid == {"id", "uuid", "slug", "created_at", "updated_at", "name_key", "title_key"}


def test_every_row_that_belongs_to_a_record_is_told(take: Taking, reading: Reading) -> None:
    found = take(full)
    told = {(one.type, field.field) for one in found for field in one.fields}
    assert told >= {
        *(("contact", field) for field in ("email", "phone", "url", "address", "nickname", "tag")),
        *(("contact", field) for field in ("expertise", "interest")),
        *(("contact", field) for field in ("met",)),
        *(("goal", field) for field in ("topic", "contact", "resource", "event")),
        *(("mentorship", field) for field in ("agenda", "action", "goal")),
        ("event", "contact"),
        *(("interaction", field) for field in ("contact", "goal", "resource", "tag")),
        *(("resource", field) for field in ("topic", "share")),
        *(("review", field) for field in ("goal", "section")),
    }
    with reading() as db:
        parts = {part.name for kind in kinds(db).values() for part in kind.parts}
    # What only an import needs to know its own is not for people.
    assert parts - {f"{owner}_{field}" for owner, field in told} == {
        *("contact_detail", "contact_topic", "mentorship_item", "contact_news", "contact_distinct"),
        *(f"{owner}_external" for owner in ("contact", "resource", "event", "exchange")),
        *(f"{owner}_{what}" for owner in ("contact", "resource", "event") for what in ("import", "kept")),
    }


def test_everything_that_was_added_is_told_again_when_it_is_deleted(take: Taking) -> None:
    def all_of_it(writer: Writer) -> None:
        given = ("exchange", "promise", "relation", "mentorship", "feedback")
        for name in (*given, "resource", "interaction", "review", "event", "goal", "contact"):
            writer.rows.execute(f"DELETE FROM {name}")  # noqa: S608

    added = take(full)
    deleted = take(all_of_it)

    def reversed_(one: RecordChange) -> tuple[object, ...]:
        return one.type, one.id, one.label, sorted((f.field, f.after, f.before) for f in one.fields)

    assert [(one.type, one.id, one.label, sorted(fields(one))) for one in added] == list(
        map(reversed_, deleted)
    )
    assert {one.change for one in deleted} == {"deleted"}


def test_every_yes_or_no_is_told_in_words(take: Taking, writing: Writing) -> None:
    found = take(full)
    told = {field.field for one in found for field in one.fields if field.after == "yes"}
    with writing() as writer:
        sql = "SELECT sql FROM sqlite_master WHERE type = 'table' AND name NOT IN ('step', 'contact_detail')"
        tables = "".join(text for (text,) in writer.rows.execute(sql))
    assert told == set(re.findall(r"(\w+) IN \(0, 1\)", tables)) == {*("ambient", "archived", "public")}


def test_every_reference_leads_to_a_kind_of_record(writer: Writer) -> None:
    known = kinds(writer.rows)
    for table in tracked(writer.rows):
        assert set(references(writer.rows, table).values()) <= set(known)


# What another program may have written


def test_whatever_it_wrote_a_step_is_told(take: Taking, reading: Reading, database: Path) -> None:
    take(lambda writer: add_talk(writer, *add_contacts(writer, "Ann Lee"), summary="tea"))
    with closing(sqlite3.connect(database, isolation_level=None)) as db:
        db.execute(
            "UPDATE contact_history SET name = CAST(x'41ff42' AS TEXT), note = x'ff', archived = 'maybe'"
        )
        db.execute(
            "INSERT INTO contact_history (_step, _after, id, name) VALUES (1, 1, x'00ff', 5), (1, 0, NULL, 4)"
        )
        db.execute(
            "INSERT INTO contact_history (_step, _after, id, introduced_by_id) VALUES (1, 1, 1.5, 'bob')"
        )
        db.execute("INSERT INTO contact_detail_history (_step, _after, contact_id) VALUES (1, 1, 1)")
        db.execute(
            "INSERT INTO interaction_contact_history (_step, _after, interaction_id) VALUES (1, 1, 'x')"
        )
        db.execute("UPDATE interaction_contact_history SET contact_id = 99 WHERE contact_id = 1")
    with reading() as db:
        found = changes(db, 1)
    ann = next(one for one in found if one.id == 1 and one.type == "contact")
    assert ann.label == "A\\xffB"
    assert ("note", "", "\\xff") in fields(ann)
    talk = next(one for one in found if one.label == "tea")
    assert ("contact", "", "contact 99") in fields(talk)


def test_check_ins_go_by_their_goal(take: Taking) -> None:
    take(lambda writer: add_goals(writer, "Learn Rust", measure="manual"))
    (found,) = take(lambda writer: goals.add_check_in(writer, check_in(value=12.5, confidence=7)))
    assert (found.type, found.label) == ("check-in", "check-in of Learn Rust on 2026-11-22")
    assert found.fields == (
        FieldChange("goal", "", "Learn Rust"),
        FieldChange("day", "", "2026-11-22"),
        FieldChange("value", "", "12.5"),
        FieldChange("confidence", "", "7"),
    )
