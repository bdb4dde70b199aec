"""Promises as they are read: their order, every filter, and how SQLite goes about them."""

from sqlite3 import Connection
from typing import Any

import pytest

from pln.errors import NotFoundError
from pln.store.queries.promises import PromiseFilter, promise, promises
from pln.store.session import Writer
from pln.store.writes import promises as writes
from pln.vocabulary import UNREADABLE
from tests.readable import TODAY, day
from tests.store import samples
from tests.store.queries.test_plans import plans
from tests.store.samples import add_contacts

# In the order in which they are to be read, and not in that in which they are stored.
PROMISES: dict[str, dict[str, Any]] = {
    "due first": {"due_on": day("2026-11-01")},
    "due then": {"due_on": day("2026-12-01"), "contact": "bo", "kind": "loan"},
    "never due": {"whose": "theirs"},
    "ended last": {"kept_on": TODAY},
    "ended then": {"dropped_on": day("2026-11-20"), "whose": "theirs"},
    "ended first": {"kept_on": day("2026-11-10"), "contact": "bo"},
}


@pytest.fixture
def rows(writer: Writer) -> Connection:
    add_contacts(writer, "Ann", "Bo")
    for what, values in reversed(PROMISES.items()):
        writes.add(writer, samples.promise(what, **values))
    return writer.rows


def test_open_ones_come_by_due_day_then_the_latest_ended(rows: Connection) -> None:
    assert [one.what for one in promises(rows, PromiseFilter())] == list(PROMISES)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (PromiseFilter(contact="bo"), ["due then", "ended first"]),
        (PromiseFilter(contact="nobody"), []),
        (PromiseFilter(whose="theirs"), ["never due", "ended then"]),
        (PromiseFilter(kind="loan"), ["due then"]),
        (PromiseFilter(open=True), ["due first", "due then", "never due"]),
        (PromiseFilter(open=False), ["ended last", "ended then", "ended first"]),
        (PromiseFilter(open=True, contact="ann", whose="mine"), ["due first"]),
        (PromiseFilter(id=1), ["ended first"]),
        (PromiseFilter(id=7), []),
    ],
)
def test_filters(rows: Connection, wanted: PromiseFilter, found: list[str]) -> None:
    assert [one.what for one in promises(rows, wanted)] == found


def test_one_by_its_id(rows: Connection) -> None:
    assert promise(rows, 6).what == "due first"
    with pytest.raises(NotFoundError, match="there is no promise 7 any more"):
        promise(rows, 7)


@pytest.mark.parametrize(
    ("column", "field"),
    [
        ("due_on", "due_on"),
        ("kept_on", "kept_on"),
        ("whose", "whose"),
        ("kind", "kind"),
        ("made_on", "made_on"),
    ],
)
def test_what_something_else_has_written_costs_no_list_its_rows(
    writer: Writer, rows: Connection, column: str, field: str
) -> None:
    writer.rows.execute("PRAGMA ignore_check_constraints = ON")
    writer.rows.execute(f"UPDATE promise SET {column} = 'soon', dropped_on = NULL WHERE id = 4")  # noqa: S608
    found = {one.id: getattr(one, field) for one in promises(rows, PromiseFilter())}
    assert len(found) == 6
    assert found[4] is UNREADABLE


INDEXES = {
    "promise_open": PromiseFilter(open=True),
    "promise_contact": PromiseFilter(contact="ann", open=True),
    "INTEGER PRIMARY KEY": PromiseFilter(id=1),
}


@pytest.mark.parametrize("index", INDEXES)
def test_an_index_leads_to_the_few_that_are_wanted(rows: Connection, index: str) -> None:
    steps = plans(rows, lambda db: promises(db, INDEXES[index]))
    assert [step for step in steps if step.startswith("SEARCH p USING ") and index in step]
    assert [step for step in steps if step.startswith("SCAN")] == []
