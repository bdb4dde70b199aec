"""An export forgets nothing that is stored, and another database of the same facts gives the same bytes."""

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pln.demo import build
from pln.store.queries import everything as module
from pln.store.queries.everything import everything
from pln.store.queries.exported import KINDS, Kind
from pln.store.reader import read
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
from tests.conftest import NOW
from tests.exchange.encoding import encoded
from tests.readable import TODAY
from tests.render.samples import PAYLOADS
from tests.store import samples
from tests.store.conftest import Reading, Writing
from tests.store.rebuilding import DERIVED_TABLES, FIXED, TABLES, columns_of, contents, rebuild

# Not exported: the number of a row, which another database gives anew …
OWN_IDS = {"id"}
# … what is made of other columns …
DERIVED = {"name_key", "title_key", "nickname_key", "value_key"}
# … and of rows in a list: whose they are, their place in it, and what its key says.
SAID_BY_THE_LIST = {"position"} | {name for fixed in FIXED.values() for name in fixed}


def forgotten(kinds: Iterable[Kind]) -> set[tuple[str, str]]:
    """The tables and columns that no kind of record exports and that are not left out on purpose."""
    missing = {
        (table, column)
        for table in TABLES
        if table not in DERIVED_TABLES
        for column in columns_of(table)
        if column not in OWN_IDS | DERIVED
    }
    for kind in kinds:
        missing -= {(kind.table, column) for column in kind.columns}
        for one in kind.lists:
            said = {*one.columns, f"{kind.table}_id", *SAID_BY_THE_LIST}
            missing -= {(one.table, column) for column in said}
    return missing


def test_every_column_is_exported_or_left_out_on_purpose() -> None:
    assert forgotten(KINDS) == set()


def test_a_forgotten_column_would_be_noticed() -> None:
    (contact,) = (kind for kind in KINDS if kind.type == "contact")
    others = [kind for kind in KINDS if kind is not contact]
    less = replace(contact, columns=tuple(name for name in contact.columns if name != "note"))
    assert forgotten([less, *others]) == {("contact", "note")}
    assert {table for table, _ in forgotten([replace(contact, lists=contact.lists[1:]), *others])} == {
        "contact_nickname"
    }


def test_every_word_of_a_detail_and_of_a_topic_has_its_list() -> None:
    checks = {
        (table, name): [str(word).strip("'") for word in _words(table, name)]
        for table, name in (
            ("contact_detail", "kind"),
            ("contact_topic", "topic_role"),
            ("mentorship_item", "kind"),
        )
    }
    listed = [(name, word) for fixed in FIXED.values() for name, word in fixed.items()]
    assert sorted(listed) == sorted((name, word) for (_, name), words in checks.items() for word in words)


def _words(table: str, column: str) -> list[str]:
    (check,) = (one for one in TABLES[table].constraints if one.name == f"{table}_{column}")
    return str(check.sqltext).partition("(")[2].rstrip(")").split(", ")  # type: ignore[attr-defined]


def test_no_record_refers_to_a_kind_further_down(writing: Writing, reading: Reading) -> None:
    fill(writing)
    found = records(reading)
    kind_of = {one["uuid"]: one["type"] for one in found}
    order = [kind.type for kind in KINDS]
    assert {(one["type"], kind_of[to["uuid"]]) for one in found for to in _references(one)} > {
        ("goal", "goal")
    }
    for one in found:
        allowed = order[: order.index(one["type"]) + 1]
        assert {kind_of[to["uuid"]] for to in _references(one)} <= set(allowed)


def _references(value: Any) -> list[dict[str, str]]:
    if isinstance(value, list):
        return [found for item in value for found in _references(item)]
    if not isinstance(value, dict):
        return []
    own = [value] if value.keys() == {"uuid", "slug"} else []
    return own + [found for item in value.values() for found in _references(item)]


def fill(writing: Writing) -> None:
    """Stores a record of every kind with every field, list and link of it filled."""
    with writing() as writer:
        samples.add_neighbours(writer)
        contact = contacts.add(writer, samples.FULL_CONTACT).contact
        contacts.change(writer, contact.slug, {"phones": ({"value": "2"}, {"value": "1"}, {"value": "3"})})
        samples.add_import_traces(writer, contact.id)
        goals.add(writer, samples.FULL_GOAL)
        goals.add_milestone(writer, samples.FULL_MILESTONE)
        goals.add_check_in(writer, samples.FULL_CHECK_IN)
        for slug, role in ((contact.slug, "peer"), ("bo-neighbour", "mentor"), ("bo-neighbour", "expert")):
            goals.link_contact(writer, "linked-goal", slug, role)  # type: ignore[arg-type]
        interactions.add(writer, samples.FULL_TALK, external_id="abc")
        interactions.add(writer, samples.talk("bo-neighbour"))
        resources.add(writer, samples.FULL_RESOURCE)
        events.add(writer, samples.FULL_EVENT)
        received = exchanges.add(writer, samples.FULL_RECEIVED)
        exchanges.add(writer, samples.FULL_GIVEN.model_copy(update={"forward_of": received.id}))
        promises.add(writer, samples.FULL_PROMISE)
        promises.add(writer, samples.promise(contact="bo-neighbour", dropped_on=TODAY))
        relations.add(writer, samples.FULL_RELATION)
        samples.add_import_traces_of_others(writer)
        mentorships.add(writer, samples.FULL_MENTORSHIP)
        feedback.add(writer, samples.FULL_FEEDBACK)
        reviews.record_section(writer, "thanks", "answered")
        reviews.record_outcome(writer, "linked-goal", "answered")
        review = reviews.record_outcome(writer, "a-parent-goal", "skipped")
        reviews.finish(writer, review.id)


def records(reading: Reading) -> list[dict[str, Any]]:
    with reading() as db:
        return list(everything(db))


def exported(path: Path) -> str:
    with closing(sqlite3.connect(path)) as db:
        return encoded("jsonl", everything(db))


def test_every_column_is_filled_and_every_list(writing: Writing, database: Path) -> None:
    fill(writing)
    full: set[str] = set()
    for record in map(json.loads, exported(database).splitlines()[1:]):
        full |= {f"{record['type']} {key}" for key in record}
    keys = {
        f"{kind.type} {key}"
        for kind in KINDS
        for key in ("type", *map(module.key_of, kind.columns), *(one.key for one in kind.lists))
    }
    assert full == keys


def test_a_network_is_rebuilt_from_its_export(writing: Writing, database: Path, tmp_path: Path) -> None:
    fill(writing)
    text, again = exported(database), tmp_path / "again.db"
    rebuild(text, again)
    assert contents(again) == contents(database)
    assert exported(again) == text


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample network; not to be changed."""
    path = tmp_path_factory.mktemp("sample") / "demo.db"
    build(path, TODAY)
    return path


def test_the_sample_network_is_rebuilt_from_its_export(demo: Path, tmp_path: Path) -> None:
    text, again = exported(demo), tmp_path / "again.db"
    rebuild(text, again)
    assert contents(again) == contents(demo)
    assert exported(again) == exported(demo) == text


def test_a_lost_value_would_be_noticed(demo: Path, tmp_path: Path) -> None:
    text, again = exported(demo), tmp_path / "again.db"
    rebuild(text.replace('"preferred": true', '"preferred": false', 1), again)
    assert contents(again) != contents(demo)


def test_batches_make_no_difference(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = exported(demo)
    monkeypatch.setattr(module, "_AT_ONCE", 7)
    assert exported(demo) == whole


def test_records_come_by_kind_and_uuid_without_their_ids(demo: Path) -> None:
    with read(demo) as db:
        found = list(everything(db))
    order = [kind.type for kind in KINDS]
    assert [(order.index(one["type"]), one["uuid"]) for one in found] == sorted(
        (order.index(one["type"]), one["uuid"]) for one in found
    )
    assert {key for one in found for key in one} & {"id", "name_key", "title_key", "last_on"} == set()


def test_lists_come_in_their_own_order(writing: Writing, reading: Reading) -> None:
    fill(writing)
    by_slug = {one.get("slug", one["type"]): one for one in records(reading)}
    contact = by_slug["zoe-lukasz"]
    assert [one["value"] for one in contact["phones"]] == ["2", "1", "3"]
    assert [one["preferred"] for one in contact["phones"]] == [True, False, False]
    assert contact["nicknames"] == ["Zo", "Łuki"]
    assert contact["fingerprints"] == ["a", "b"]
    assert [(one["contact"]["slug"], one["role"]) for one in by_slug["linked-goal"]["contacts"]] == [
        ("bo-neighbour", "expert"),
        ("bo-neighbour", "mentor"),
        ("zoe-lukasz", "peer"),
    ]
    assert [one["goal"]["slug"] for one in by_slug["review"]["goals"]] == ["linked-goal", "a-parent-goal"]


@pytest.mark.parametrize("payload", [one for one in PAYLOADS.values() if "\0" not in one], ids=repr)
def test_hostile_texts_come_through_exactly(writing: Writing, database: Path, payload: str) -> None:
    with writing() as writer:
        samples.add_contacts(writer, "Ann")
        # Past the input model, which refuses most of them.
        writer.rows.execute("UPDATE contact SET name = ?1, note = ?1", (payload,))
    (line,) = exported(database).splitlines()[1:]
    assert (json.loads(line)["name"], json.loads(line)["note"]) == (payload, payload)


def test_an_empty_text_that_is_not_null_stays_apart_from_it(
    writing: Writing, database: Path, tmp_path: Path
) -> None:
    """Whatever column may hold both, its export tells them apart."""
    fill(writing)
    with writing() as writer:
        for table, column in _nullable_texts():
            try:
                writer.rows.execute(f"UPDATE {table} SET {column} = '' WHERE id = 1")  # noqa: S608
            except sqlite3.IntegrityError:
                continue
    rebuild(exported(database), tmp_path / "again.db")
    assert contents(tmp_path / "again.db") == contents(database)


def _nullable_texts() -> list[tuple[str, str]]:
    return [
        (name, column.name)
        for name, table in TABLES.items()
        for column in table.columns
        if "id" in table.columns and column.nullable and not column.foreign_keys
    ]


def test_an_empty_network_has_no_records(writing: Writing, reading: Reading) -> None:
    with writing() as writer:
        samples.add_contacts(writer, "Ann")
        contacts.delete(writer, "ann")
    assert records(reading) == []


def test_instants_are_exported_as_they_are(writing: Writing, reading: Reading) -> None:
    with writing() as writer:
        samples.add_contacts(writer, "Ann")
    (record,) = records(reading)
    assert (record["created_at"], record["updated_at"]) == (NOW, NOW)
