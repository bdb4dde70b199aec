"""The sample network as a database: the same to the byte, complete, and within its days."""

import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import pln
from pln import vocabulary
from pln.demo import build
from pln.store.reader import read
from tests.readable import TODAY

LEAP_DAY = date(2028, 2, 29)
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _tables(db: sqlite3.Connection) -> dict[str, list[str]]:
    """The columns of every table."""
    tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {table: [row[1] for row in db.execute(f"PRAGMA table_info({table})")] for table in tables}


def _values(db: sqlite3.Connection) -> Iterator[tuple[str, str, list[object]]]:
    """Table, column and its values, in the order of the rows; of what is stored, not of its history."""
    for table, columns in _tables(db).items():
        if table == "step" or table.endswith("_history"):
            continue
        for column in columns:
            rows = db.execute(f"SELECT {column} FROM {table} ORDER BY 1")  # noqa: S608
            yield table, column, [value for (value,) in rows]


ONE_AND_ANOTHER = {
    "one.db": {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo"},
    "another.db": {"PYTHONHASHSEED": "2", "TZ": "America/Lima"},
}


def test_it_is_the_same_to_the_byte(tmp_path: Path) -> None:
    script = (
        "import sys, datetime, pathlib, pln.demo as d; d.build(pathlib.Path(sys.argv[1]), datetime.date({}))"
    )
    making = [
        subprocess.Popen(
            [sys.executable, "-c", script.format(f"{TODAY:%Y, %-m, %-d}"), str(tmp_path / name)],
            cwd=Path(pln.__file__).parents[1],
            env=environ,
        )
        for name, environ in ONE_AND_ANOTHER.items()
    ]
    assert [process.wait() for process in making] == [0, 0]
    one, another = ((tmp_path / name).read_bytes() for name in ONE_AND_ANOTHER)
    assert one == another


def _shiftable(db: sqlite3.Connection, made_on: date) -> list[tuple[str, str, list[str]]]:
    """All values with days as offsets, but for what has no offset: birthdays, and hashes that hold a day."""

    def offset(match: re.Match[str]) -> str:
        return f"{(made_on - date.fromisoformat(match[0])).days} days before"

    return [
        (table, column, sorted(DAY.sub(offset, str(value)) for value in values))
        for table, column, values in _values(db)
        if column not in ("birthday", "fingerprint")
    ]


def test_another_day_gives_the_same_network_shifted(network: sqlite3.Connection, tmp_path: Path) -> None:
    build(tmp_path / "leap.db", LEAP_DAY)
    with read(tmp_path / "leap.db") as db:
        assert _shiftable(db, LEAP_DAY) == _shiftable(network, TODAY)


@pytest.mark.parametrize(
    ("what", "count"),
    [
        ("contact", 43),
        ("contact WHERE kind = 'community'", 5),
        ("contact WHERE kind = 'organisation'", 1),
        ("contact WHERE status = 'wished'", 2),
        ("contact WHERE archived", 1),
        ("contact WHERE ambient", 1),
        ("contact WHERE snoozed_until IS NOT NULL", 1),
        ("contact WHERE birthday = '1996-02-29'", 1),
        ("goal", 6),
        ("goal WHERE parent_id IS NOT NULL", 1),
        ("goal WHERE status = 'active' AND next_action = ''", 1),
        ("interaction", 305),
        ("event", 10),
        ("exchange", 51),
        ("promise", 13),
        ("relation", 9),
        ("mentorship", 5),
        ("feedback", 7),
        ("interaction WHERE status = 'planned'", 8),
        ("resource", 40),
        ("checkin", 55),
        ("review", 3),
    ],
)
def test_how_many(network: sqlite3.Connection, what: str, count: int) -> None:
    assert network.execute(f"SELECT count(*) FROM {what}").fetchone() == (count,)  # noqa: S608


def test_the_interactions_fill_eighteen_months(network: sqlite3.Connection) -> None:
    (first,) = network.execute("SELECT min(day) FROM interaction").fetchone()
    assert 530 <= (TODAY - date.fromisoformat(first)).days <= 549


def test_every_column_of_every_table_is_filled_somewhere(network: sqlite3.Connection) -> None:
    empty = [f"{table}.{column}" for table, column, values in _values(network) if not any(_filled(values))]
    assert empty == []


def _filled(values: list[object]) -> Iterator[bool]:
    return (value not in (None, "") for value in values)


@pytest.mark.parametrize(
    ("words", "columns"),
    [
        (vocabulary.CONTACT_KINDS, "kind FROM contact"),
        (vocabulary.CONTACT_STATUSES, "status FROM contact"),
        (vocabulary.OWN_ROLES, "own_role FROM contact"),
        (vocabulary.RELATIONSHIPS, "relationship FROM contact"),
        (vocabulary.TIERS, "tier FROM contact"),
        (vocabulary.DETAIL_KINDS, "kind FROM contact_detail"),
        (vocabulary.TOPIC_ROLES, "topic_role FROM contact_topic"),
        (vocabulary.INTERACTION_KINDS, "kind FROM interaction"),
        (vocabulary.INTERACTION_STATUSES, "status FROM interaction"),
        (vocabulary.INITIATORS, "initiated_by FROM interaction"),
        (vocabulary.STANCES, "stance FROM interaction"),
        # Six goals, of which four have to be active to say something, leave no room for the other two.
        (set(vocabulary.GOAL_STATUSES) - {"someday", "dropped"}, "status FROM goal"),
        (vocabulary.GOAL_ROLES, "role FROM goal_contact"),
        (vocabulary.MEASURES, "measure FROM goal"),
        (vocabulary.RESOURCE_KINDS, "kind FROM resource"),
        (vocabulary.RESOURCE_STATUSES, "status FROM resource"),
        (vocabulary.STANCES, "stance FROM resource"),
        (vocabulary.REVIEW_OUTCOMES, "outcome FROM review_goal"),
        (vocabulary.REVIEW_OUTCOMES, "outcome FROM review_section"),
        (vocabulary.EVENT_STATUSES, "status FROM event"),
        (vocabulary.EXCHANGE_DIRECTIONS, "direction FROM exchange"),
        (vocabulary.EXCHANGE_KINDS, "kind FROM exchange"),
        (vocabulary.PROMISE_OWNERS, "whose FROM promise"),
        (vocabulary.PROMISE_KINDS, "kind FROM promise"),
        (vocabulary.MENTORSHIP_ROLES, "role FROM mentorship"),
        (vocabulary.MENTORSHIP_ITEM_KINDS, "kind FROM mentorship_item"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_word_is_used(network: sqlite3.Connection, words: tuple[str, ...], columns: str) -> None:
    rows = network.execute(f"SELECT DISTINCT {columns}").fetchall()
    assert {word for (word,) in rows} - {None} == set(words)


def test_only_what_is_ahead_lies_ahead(network: sqlite3.Connection) -> None:
    ahead = {
        f"{table}.{column}"
        for table, column, values in _values(network)
        for value in values
        if column != "birthday" and DAY.match(str(value)) and str(value)[:10] > TODAY.isoformat()
    }
    assert ahead == {
        *("contact.snoozed_until", "goal.due_on", "milestone.due_on", "interaction.day"),
        *("event.starts_on", "event.ends_on", "promise.due_on"),
    }
    late = "SELECT count(*) FROM interaction WHERE status = 'done' AND day > ?"
    assert network.execute(late, (TODAY.isoformat(),)).fetchone() == (0,)


@pytest.mark.parametrize(
    ("table", "day"),
    [
        ("contact", "added_on"),
        ("goal", "started_on"),
        ("resource", "added_on"),
        ("interaction", "day"),
        ("checkin", "day"),
        ("review", "begun_on"),
    ],
)
def test_it_looks_as_if_it_had_grown(network: sqlite3.Connection, table: str, day: str) -> None:
    recorded_that_day = "AND status = 'done' AND added_by = 'hand'" if table == "interaction" else ""
    sql = f"SELECT count(*) FROM {table} WHERE substr(created_at, 1, 10) <> {day} {recorded_that_day}"  # noqa: S608
    assert network.execute(sql).fetchone() == (0,)
    days = network.execute(f"SELECT count(DISTINCT {day}) FROM {table}").fetchone()  # noqa: S608
    assert days >= (3,)


def test_all_addresses_are_reserved_for_examples(network: sqlite3.Connection) -> None:
    text = "\n".join(str(value) for _, _, values in _values(network) for value in values)
    hosts = re.findall(r"https?://([^/\s]+)", text) + re.findall(r"\S+@(\S+)", text)
    assert set(hosts) == {"example.org", "example.com"}
