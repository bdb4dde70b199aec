"""Exchanges as they are read: their order, every filter, and how SQLite goes about them."""

from sqlite3 import Connection
from typing import Any

import pytest

from pln.errors import NotFoundError
from pln.store.queries.exchanges import ExchangeFilter, exchange, exchanges
from pln.store.session import Writer
from pln.store.writes import exchanges as writes
from pln.vocabulary import UNREADABLE
from tests.readable import day
from tests.store.queries.test_plans import plans
from tests.store.samples import add_contacts, gave, received

# In the order in which they are to be read, and not in that in which they are stored.
EXCHANGES: dict[str, Any] = {
    "newest, stored last": gave("bo", "time", day=day("2026-11-20"), public=True),
    "newest, stored first": received("ann", "help", day=day("2026-11-20")),
    "of an archived contact": received("old", "advice", day=day("2026-11-10")),
    "older": received("bo", "advice", day=day("2026-11-01"), thanked_on=day("2026-11-02")),
    "oldest": gave("ann", "help", day=day("2025-11-01")),
}


@pytest.fixture
def rows(writer: Writer) -> Connection:
    add_contacts(writer, "Ann", "Bo")
    add_contacts(writer, "Old", archived=True)
    for what, new in reversed(EXCHANGES.items()):
        writes.add(writer, new.model_copy(update={"what": what}))
    return writer.rows


def test_the_newest_come_first(rows: Connection) -> None:
    assert [one.what for one in exchanges(rows, ExchangeFilter())] == list(EXCHANGES)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (ExchangeFilter(contact="bo"), ["newest, stored last", "older"]),
        (ExchangeFilter(contact="nobody"), []),
        (ExchangeFilter(direction="gave"), ["newest, stored last", "oldest"]),
        (ExchangeFilter(direction="received", contact="bo"), ["older"]),
        (ExchangeFilter(kind="help"), ["newest, stored first", "oldest"]),
        (ExchangeFilter(public=True), ["newest, stored last"]),
        (ExchangeFilter(public=False, direction="gave"), ["oldest"]),
        (ExchangeFilter(since=day("2026-11-10")), list(EXCHANGES)[:3]),
        (ExchangeFilter(until=day("2026-11-10")), list(EXCHANGES)[2:]),
        (ExchangeFilter(archived=False, kind="advice"), ["older"]),
        (ExchangeFilter(archived=True), ["of an archived contact"]),
        (ExchangeFilter(thanked=True), ["older"]),
        (ExchangeFilter(thanked=False, direction="received"), list(EXCHANGES)[1:3]),
        (ExchangeFilter(id=1), ["oldest"]),
        (ExchangeFilter(id=9), []),
    ],
)
def test_filters(rows: Connection, wanted: ExchangeFilter, found: list[str]) -> None:
    assert [one.what for one in exchanges(rows, wanted)] == found


def test_one_by_its_id(rows: Connection) -> None:
    assert exchange(rows, 1).what == "oldest"
    with pytest.raises(NotFoundError, match="there is no exchange 9 any more"):
        exchange(rows, 9)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        *(("day", "soon"), ("direction", "both"), ("kind", "gold"), ("effort", 9), ("effort", 0)),
        *(("thanked_on", ""), ("tried_on", "2026-02-30"), ("told_on", "soon")),
    ],
)
def test_what_something_else_has_written_costs_no_list_its_rows(
    rows: Connection, column: str, value: object
) -> None:
    rows.execute("PRAGMA ignore_check_constraints = ON")
    rows.execute(f"UPDATE exchange SET {column} = ? WHERE id = 2", (value,))  # noqa: S608
    found = {one.id: getattr(one, column) for one in exchanges(rows, ExchangeFilter())}
    assert len(found) == len(EXCHANGES)
    assert found[2] is UNREADABLE
    assert found[1] is not UNREADABLE


INDEXES = {
    "exchange_day": ExchangeFilter(since=day("2026-11-01"), archived=False),
    "exchange_contact": ExchangeFilter(contact="ann"),
    "INTEGER PRIMARY KEY": ExchangeFilter(id=1),
}


@pytest.mark.parametrize(("index", "wanted"), INDEXES.items(), ids=INDEXES)
def test_a_filter_is_led_by_its_index_and_nothing_is_sorted(
    rows: Connection, index: str, wanted: ExchangeFilter
) -> None:
    found = plans(rows, lambda db: exchanges(db, wanted))
    assert [step for step in found if step.startswith("SEARCH x") and index in step]
    assert not [step for step in found if step.startswith("SCAN") or "TEMP B-TREE" in step]


@pytest.mark.parametrize("wanted", [ExchangeFilter(), ExchangeFilter(direction="gave", public=True)])
def test_all_of_them_come_in_the_order_of_the_days_index(rows: Connection, wanted: ExchangeFilter) -> None:
    found = plans(rows, lambda db: exchanges(db, wanted))
    assert found[0] == "SCAN x USING INDEX exchange_day"
    assert "SEARCH c USING INTEGER PRIMARY KEY (rowid=?)" in found
    assert not [step for step in found if "TEMP B-TREE" in step]
