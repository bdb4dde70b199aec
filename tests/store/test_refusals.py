"""What gets past the input models is refused by the schema, wherever a column can know."""

import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Column, Connection, create_engine, event
from sqlalchemy.exc import IntegrityError, StatementError
from sqlalchemy.pool import StaticPool
from sqlmodel import insert

from pln.models.base import Input
from pln.models.imported import ContactDistinct
from pln.store.schema import bring_up_to_date
from tests.conftest import NOW
from tests.models.bad_values import FIELDS, FINE, KINDS
from tests.readable import TODAY
from tests.store.stored_fields import EVERY_TABLE, TABLES, Table, columns, place, table_columns

# sqlite3 itself does not take the last two; nothing is stored either way.
REFUSED = (IntegrityError, StatementError, OverflowError, UnicodeEncodeError)
# For each column that pln fills by itself, something that is fine in every table.
KEPT: dict[str, Any] = {
    **dict.fromkeys(("contact_id", "goal_id", "interaction_id", "resource_id", "review_id", "position"), 1),
    **dict.fromkeys(("event_id", "mentorship_id", "exchange_id", "people", "talks", "topics"), 1),
    **dict.fromkeys(("added", "changed", "unchanged", "skipped", "rejected"), 0),
    **dict.fromkeys(
        ("uuid", "slug", "name_key", "title_key", "nickname_key", "value_key", "fingerprint"), "key"
    ),
    **dict.fromkeys(("nickname", "tag", "topic", "file", "external_id", "name", "value"), "a"),
    **dict.fromkeys(("field", "old_value", "new_value", "source"), "a"),
    "format": "vcard",
    **dict.fromkeys(("created_at", "updated_at"), NOW),
    **dict.fromkeys(("day", "begun_on", "last_on"), TODAY),
    "other_id": 2,
    "topic_role": "expertise",
    "kind": "email",
    "role": "mentor",
    "outcome": "answered",
}

# What is fine in one table only.
OWN: dict[str, dict[str, Any]] = {
    "mentorship_item": {"kind": "agenda"},
    "review_section": {"section": "thanks"},
}


def fine_row(table: Table) -> dict[str, Any]:
    models = [model for model, own in TABLES.items() if own is table]
    values = models[0].model_validate(FINE[models[0]]).model_dump() if models else {}
    required = {column.name for column in table_columns(table) if not column.nullable}
    kept = {name: value for name, value in KEPT.items() if name in required}
    own = OWN.get(str(table.__tablename__), {})
    return {name: value for name, value in (kept | own | values).items() if name in columns(table)}


@pytest.fixture(scope="module")
def database() -> Iterator[Connection]:
    """In memory, with one record of id 1 of each kind that others refer to."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        bring_up_to_date(db, NOW)
        db.execute("PRAGMA foreign_keys=ON")
        engine = create_engine("sqlite://", creator=lambda: db, poolclass=StaticPool)
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
        with engine.connect() as connection:
            for name in (
                "contact",
                "goal",
                "interaction",
                "resource",
                "event",
                "exchange",
                "mentorship",
                "review",
            ):
                row = fine_row(EVERY_TABLE[name]) | {"id": 1, "uuid": "first"}
                if "slug" in row:
                    row["slug"] = "first"
                connection.execute(insert(EVERY_TABLE[name]), row)
            connection.execute(insert(EVERY_TABLE["review"]), {**row, "id": 2, "uuid": "second"})
            other = fine_row(EVERY_TABLE["contact"]) | {"id": 2, "uuid": "second", "slug": "second"}
            connection.execute(insert(EVERY_TABLE["contact"]), other)
            connection.commit()
            yield connection


def store(database: Connection, table: Table, row: Mapping[str, Any]) -> None:
    """Inserts a row past every input model, and forgets it again."""
    try:
        database.execute(insert(table), row)
    finally:
        database.rollback()


@pytest.mark.parametrize("table", EVERY_TABLE.values(), ids=EVERY_TABLE)
def test_a_fine_row_is_taken(database: Connection, table: Table) -> None:
    store(database, table, fine_row(table))


CHECKED = [(model, field) for model, field in FIELDS if not KINDS[model][field].unstorable.is_empty]
CHECKED = [(model, field) for model, field in CHECKED if not place(model, field)[1].endswith("_id")]


@pytest.mark.parametrize("model", dict.fromkeys(model for model, _ in CHECKED))
@settings(max_examples=20)
@given(data=st.data())
def test_a_bad_value_is_refused_past_the_model_too(
    database: Connection, model: type[Input], data: st.DataObject
) -> None:
    for one, field in CHECKED:
        if one is model:
            assert_refused(database, model, field, data)


@pytest.mark.long
@pytest.mark.parametrize(("model", "field"), CHECKED)
@settings(max_examples=500, derandomize=False)
@given(data=st.data())
def test_very_many_bad_values_are_refused_past_the_model_too(
    database: Connection, model: type[Input], field: str, data: st.DataObject
) -> None:
    assert_refused(database, model, field, data)


def assert_refused(database: Connection, model: type[Input], field: str, data: st.DataObject) -> None:
    table, column = place(model, field)
    bad = data.draw(KINDS[model][field].unstorable, label=field)
    with pytest.raises(REFUSED) as refusal:
        store(database, table, fine_row(table) | {column: bad})
    said = str(getattr(refusal.value, "orig", None) or refusal.value)
    assert not re.search("UNIQUE|FOREIGN KEY|NOT NULL", said)


def is_row_number(column: Column[Any]) -> bool:
    """SQLite takes NULL for the next number where an INTEGER is the whole primary key."""
    return column.primary_key and len(column.table.primary_key) == 1


REQUIRED = [
    (table, column.name)
    for table in EVERY_TABLE.values()
    for column in table_columns(table)
    if not column.nullable and not is_row_number(column)
]


@pytest.mark.parametrize(("table", "column"), REQUIRED)
def test_what_is_required_cannot_be_left_out(database: Connection, table: Table, column: str) -> None:
    with pytest.raises(IntegrityError, match="NOT NULL"):
        store(database, table, fine_row(table) | {column: None})


REFERRING = [
    (table, column.name)
    for table in EVERY_TABLE.values()
    for column in table_columns(table)
    if column.foreign_keys
]


@pytest.mark.parametrize(("table", "column"), REFERRING)
def test_a_reference_to_nothing_is_refused(database: Connection, table: Table, column: str) -> None:
    is_lower = (table, column) == (ContactDistinct, "contact_id")  # of two, the lower number stands first
    with pytest.raises(IntegrityError, match="FOREIGN KEY"):
        store(database, table, fine_row(table) | {column: 0 if is_lower else 99})


@pytest.mark.parametrize(
    ("name", "column"),
    [
        *[(name, "uuid") for name in ("contact", "goal", "interaction", "resource", "review")],
        *[(name, "slug") for name in ("contact", "goal", "resource")],
    ],
)
def test_no_two_records_have_the_same_name(database: Connection, name: str, column: str) -> None:
    with pytest.raises(IntegrityError, match=f"UNIQUE constraint failed: {name}.{column}"):
        store(database, EVERY_TABLE[name], fine_row(EVERY_TABLE[name]) | {column: "first"})


@pytest.mark.parametrize(
    ("name", "values", "rule"),
    [
        ("goal", {"measure": "milestones"}, "goal_metric"),
        ("goal", {"measure": "manual", "target_value": None}, "goal_metric"),
        ("goal", {"measure": "manual", "start_value": None}, "goal_metric"),
        ("goal", {"target_value": None}, "goal_metric"),
        ("goal", {"start_value": None}, "goal_metric"),
        ("goal", {"start_value": 100.0}, "goal_metric"),
        ("goal", {"due_on": TODAY.replace(day=21)}, "goal_due_after_start"),
        ("resource", {"size": 10.0, "position": 10.5}, "resource_position"),
        ("review", {"finished_on": TODAY.replace(day=21)}, "review_order"),
        ("relation", {"other_id": 1}, "relation_of_two"),
        ("feedback", {"answered_on": TODAY.replace(day=21)}, "feedback_order"),
        ("feedback", {"answered_on": None}, "feedback_decided"),
        ("feedback", {"decision": "later", "applied_on": TODAY}, "feedback_applied"),
        ("contact_topic", {"topic_role": "hobby"}, "contact_topic_topic_role"),
        ("contact_detail", {"kind": "fax"}, "contact_detail_kind"),
        ("goal_contact", {"role": "boss"}, "goal_contact_role"),
        ("review_goal", {"outcome": "lost"}, "review_goal_outcome"),
    ],
)
def test_a_broken_rule_is_named(database: Connection, name: str, values: dict[str, Any], rule: str) -> None:
    with pytest.raises(IntegrityError, match=f"CHECK constraint failed: {rule}\n"):
        store(database, EVERY_TABLE[name], fine_row(EVERY_TABLE[name]) | values)


def test_an_import_is_known_by_its_source_and_number(database: Connection) -> None:
    talks = EVERY_TABLE["interaction"]
    imported = fine_row(talks) | {"added_by": "linkedin", "external_id": "7"}
    database.execute(insert(talks), imported)
    with pytest.raises(IntegrityError, match="UNIQUE"):
        store(database, talks, imported | {"uuid": "b"})
    database.execute(insert(talks), imported)
    database.execute(insert(talks), imported | {"uuid": "b", "added_by": "other"})
    store(database, talks, imported | {"uuid": "c", "external_id": None})


@pytest.mark.parametrize(
    "day", ["2026-02-30", "2026-13-01", "2026-1-1", "20260101", "today", "", "2026-01-01 10:00"]
)
@pytest.mark.parametrize(
    ("name", "column"),
    [
        *[("contact", column) for column in ("snoozed_until", "met_on", "added_on")],
        *[("goal", "started_on"), ("milestone", "done_on"), ("checkin", "day"), ("interaction", "day")],
        *[("resource", "finished_on"), ("resource_share", "day"), ("review", "begun_on")],
    ],
)
def test_a_day_that_does_not_exist_is_refused_in_plain_sql_too(
    database: Connection, name: str, column: str, day: str
) -> None:
    table = EVERY_TABLE[name]
    row = {
        key: str(value) if hasattr(value, "isoformat") else value for key, value in fine_row(table).items()
    }
    row[column] = day
    sql = f"INSERT INTO {name} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})"  # noqa: S608
    try:
        with pytest.raises(IntegrityError, match=f"CHECK constraint failed: {name}_{column}"):
            database.exec_driver_sql(sql, tuple(row.values()))
    finally:
        database.rollback()
