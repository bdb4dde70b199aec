"""What the triggers keep: every row of every table, before and after, whatever changed it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from pln.store.history.shadows import DERIVED, SUFFIX, attach, detach, tracked
from pln.store.history.steps import Steps
from pln.store.schema import bring_up_to_date
from tests.conftest import NOW


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        bring_up_to_date(db, NOW)
        db.execute("PRAGMA foreign_keys=ON")
        db.execute("PRAGMA recursive_triggers=ON")
        yield db


@pytest.fixture
def steps(db: sqlite3.Connection) -> Steps:
    steps = Steps(db, lambda: "uuid")
    steps.begin("test", NOW)
    return steps


def tables(db: sqlite3.Connection) -> set[str]:
    return {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def add_tag_source(db: sqlite3.Connection, number: int, name: str = "Ann") -> None:
    """A goal, as the smallest row that others refer to."""
    db.execute(
        """INSERT INTO goal (id, uuid, created_at, updated_at, slug, name, name_key, status, why, area,
            started_on, measure, unit, next_action)
        VALUES (?1, 'g' || ?1, '', '', 'g' || ?1, ?2, '', 'active', '', '', '2026-01-01', 'manual', '', '')""",
        (number, name),
    )


def kept(db: sqlite3.Connection, table: str, *columns: str) -> list[tuple[object, ...]]:
    sql = f"SELECT _step, _after, {', '.join(columns)} FROM {table}_history ORDER BY _seq"  # noqa: S608
    return db.execute(sql).fetchall()


def test_every_table_is_followed_or_derived(db: sqlite3.Connection) -> None:
    followed = {table.name for table in tracked(db)}
    assert followed | {f"{name}{SUFFIX}" for name in followed} | set(DERIVED) == tables(db)
    assert len(followed) > 20


def test_a_history_has_every_column_of_its_table(db: sqlite3.Connection) -> None:
    for table in tracked(db):
        names = [row[1] for row in db.execute(f"PRAGMA table_info({table.history})")]
        assert names == ["_seq", "_step", "_after", *table.columns]


def test_parents_stand_before_their_children(db: sqlite3.Connection) -> None:
    place = {table.name: number for number, table in enumerate(tracked(db))}
    for name, number in place.items():
        parents = {row[2] for row in db.execute(f"PRAGMA foreign_key_list({name})")} - {name}
        assert all(place[parent] < number for parent in parents), name


def test_an_insert_an_update_and_a_delete(db: sqlite3.Connection, steps: Steps) -> None:
    add_tag_source(db, 1)
    db.execute("UPDATE goal SET name = 'Bob'")
    db.execute("DELETE FROM goal")
    assert kept(db, "goal", "name") == [
        (1, 1, "Ann"),
        (1, 0, "Ann"),
        (1, 1, "Bob"),
        (1, 0, "Bob"),
    ]


def test_a_cascade_is_kept(db: sqlite3.Connection, steps: Steps) -> None:
    add_tag_source(db, 1)
    db.execute("INSERT INTO goal_topic VALUES (1, 'rust')")
    db.execute("DELETE FROM goal")
    assert kept(db, "goal_topic", "topic") == [(1, 1, "rust"), (1, 0, "rust")]


def test_a_replacement_is_kept_as_what_went_and_what_came(db: sqlite3.Connection, steps: Steps) -> None:
    add_tag_source(db, 1)
    db.execute("UPDATE OR REPLACE goal SET name = 'Bob' WHERE id = 1")
    db.execute("INSERT OR REPLACE INTO goal SELECT * FROM goal")
    assert [row[1:] for row in kept(db, "goal", "name")][-2:] == [(0, "Bob"), (1, "Bob")]


@pytest.mark.parametrize("value", [0.1, 1e300, 5e-324, 1 / 3, 12.0, -1e15])
def test_numbers_are_kept_exactly(db: sqlite3.Connection, steps: Steps, value: float) -> None:
    add_tag_source(db, 1)
    db.execute("PRAGMA ignore_check_constraints=ON")
    db.execute("UPDATE goal SET target_value = ?", (value,))
    ((_, _, found),) = kept(db, "goal", "target_value")[-1:]
    assert (repr(found), type(found)) == (repr(value), float)


@pytest.mark.parametrize("text", ["007", "+4930", "1e5", "a\x00b", "👩‍👩‍👧", "\u202eevil", "x" * 100_000])
def test_texts_are_kept_exactly(db: sqlite3.Connection, steps: Steps, text: str) -> None:
    add_tag_source(db, 1)
    db.execute("PRAGMA ignore_check_constraints=ON")
    db.execute("UPDATE goal SET why = ?", (text,))
    assert kept(db, "goal", "why")[-1] == (1, 1, text)


def test_a_key_never_changes(db: sqlite3.Connection, steps: Steps) -> None:
    add_tag_source(db, 1)
    with pytest.raises(sqlite3.IntegrityError, match="keys never change"):
        db.execute("UPDATE goal SET id = 2")


def test_what_is_changed_while_no_step_is_open_belongs_to_none(db: sqlite3.Connection, steps: Steps) -> None:
    add_tag_source(db, 1)
    steps.end()
    db.execute("UPDATE goal SET name = 'Bob'")
    assert kept(db, "goal", "name") == [(1, 1, "Ann"), (None, 0, "Ann"), (None, 1, "Bob")]


def test_while_it_is_detached_nothing_is_kept(db: sqlite3.Connection, steps: Steps) -> None:
    detach(db)
    add_tag_source(db, 1)
    assert kept(db, "goal", "name") == []
    others = db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    assert others
    assert not any(SUFFIX in name for (name,) in others)


def test_a_column_that_a_migration_adds_is_followed(db: sqlite3.Connection, steps: Steps) -> None:
    add_tag_source(db, 1)
    detach(db)
    db.execute("ALTER TABLE goal ADD COLUMN colour TEXT")
    attach(db)
    db.execute("UPDATE goal SET colour = 'red'")
    assert kept(db, "goal", "colour") == [(1, 1, None), (1, 0, None), (1, 1, "red")]


def test_a_step_in_which_nothing_changes_leaves_no_row(db: sqlite3.Connection, steps: Steps) -> None:
    steps.begin("another", NOW)
    steps.end()
    assert not steps.changed_something
    assert db.execute("SELECT * FROM step").fetchall() == []


def test_only_one_step_is_open(db: sqlite3.Connection, steps: Steps) -> None:
    add_tag_source(db, 1)
    steps.begin("another", NOW)
    add_tag_source(db, 2)
    assert db.execute("SELECT id, command, is_open FROM step").fetchall() == [
        (1, "test", 0),
        (2, "another", 1),
    ]
    assert [row[0] for row in kept(db, "goal", "name")] == [1, 2]
