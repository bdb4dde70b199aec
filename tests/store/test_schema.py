"""What the migrations build is what the models declare."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool
from sqlmodel import SQLModel

from pln import store
from pln.store import schema
from pln.store.place import APPLICATION_ID
from pln.store.schema import FINGERPRINTS, SCHEMA, bring_up_to_date, fingerprint, statements
from tests.conftest import NOW
from tests.tables import TABLES

TRIGGERS = {
    *(f"contact_last_{event}" for event in ("link_added", "link_removed", "interaction_changed")),
    *(f"contact_day_{event}" for event in ("link_added", "link_removed", "interaction_changed")),
    "contact_day_interaction_removed",
    *(f"goal_day_{link}_{event}" for link in ("goal", "contact") for event in ("added", "removed")),
    *(f"goal_day_interaction_{event}" for event in ("changed", "removed")),
    *(
        f"topic_day_{when}_{link}"
        for when in ("before", "after")
        for link in ("tag", "goal", "topic", "change")
    ),
    *(
        f"topic_day_{when}_{link}_removed"
        for when in ("before", "after")
        for link in ("tag", "goal", "topic")
    ),
    "topic_day_interaction_removed",
    "topic_count_added",
}


def memory() -> sqlite3.Connection:
    return sqlite3.connect(":memory:", isolation_level=None)


@pytest.fixture(scope="module")
def migrated() -> Iterator[sqlite3.Connection]:
    with closing(memory()) as db:
        bring_up_to_date(db, NOW)
        yield db


@pytest.fixture(scope="module")
def declared() -> Iterator[sqlite3.Connection]:
    with closing(memory()) as db:
        engine = create_engine("sqlite://", creator=lambda: db, poolclass=StaticPool)
        SQLModel.metadata.create_all(engine)
        yield db


def tables(db: sqlite3.Connection) -> dict[str, tuple[object, ...]]:
    """name: (columns, without rowid, strict)"""
    rows = db.execute("PRAGMA table_list").fetchall()
    return {name: rest for schema, name, kind, *rest in rows if kind == "table" and name[:7] != "sqlite_"}


def columns(db: sqlite3.Connection, table: str) -> set[object]:
    """Everything about each column but its place."""
    return {row[1:] for row in db.execute(f"PRAGMA table_xinfo({table})")}


def foreign_keys(db: sqlite3.Connection, table: str) -> set[object]:
    return {row[1:] for row in db.execute(f"PRAGMA foreign_key_list({table})")}


def indexes(db: sqlite3.Connection, table: str) -> set[object]:
    found: set[object] = set()
    for _, name, *how in db.execute(f"PRAGMA index_list({table})").fetchall():
        parts = tuple(row[2:] for row in db.execute(f"PRAGMA index_xinfo({name})"))
        (sql,) = db.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone() or ("",)
        condition = re.sub(r"^.*?(?=WHERE|$)", "", sql or "", flags=re.DOTALL)
        found.add((None if name.startswith("sqlite_") else name, *how, parts, condition))
    return found


def definitions(db: sqlite3.Connection, table: str) -> set[str]:
    """The lines within CREATE TABLE: columns, CHECKs, keys."""
    sql = db.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
    inside = sql[sql.index("(") + 1 : sql.rindex(")")]
    # A column that a later migration added says where it refers to by itself.
    inside = re.sub(
        r", (\w+) (INTEGER) (REFERENCES [^,]+?)(?=,|\s*$)", r",\n\1 \2,\nFOREIGN KEY(\1) \3", inside
    )
    return {re.sub(r"\s+", " ", part).strip() for part in re.split(r",\s*\n", inside)}


def test_the_tables_are_those_of_the_models(
    migrated: sqlite3.Connection, declared: sqlite3.Connection
) -> None:
    kept = {name for name in tables(migrated) if name == "step" or name.endswith("_history")}
    assert {name: how for name, how in tables(migrated).items() if name not in kept} == tables(declared)
    assert set(tables(migrated)) - kept == set(TABLES)


@pytest.mark.parametrize("look", [columns, foreign_keys, indexes, definitions])
@pytest.mark.parametrize("table", sorted(TABLES))
def test_each_table_is_that_of_its_model(
    migrated: sqlite3.Connection, declared: sqlite3.Connection, table: str, look: type
) -> None:
    assert look(migrated, table) == look(declared, table)


def test_every_check_has_a_name_of_its_own(migrated: sqlite3.Connection) -> None:
    every = [part for table in tables(migrated) for part in definitions(migrated, table)]
    checks = [part for part in every if "CHECK" in part]
    names = [match[1] for part in checks if (match := re.match(r"CONSTRAINT (\w+) CHECK \(", part))]
    assert len(checks) == len(names) == len(set(names)) > 50


def test_every_table_is_strict(migrated: sqlite3.Connection) -> None:
    assert [name for name, (_, _, strict) in tables(migrated).items() if not strict] == []


def test_the_triggers_are_there(migrated: sqlite3.Connection) -> None:
    rows = migrated.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    assert {name for (name,) in rows if "_history_" not in name} == TRIGGERS


def test_the_fingerprints_are_those_of_what_the_migrations_make(monkeypatch: pytest.MonkeyPatch) -> None:
    made = {}
    for number in range(1, SCHEMA + 1):
        monkeypatch.setattr(schema, "SCHEMA", number)
        with closing(memory()) as db:
            bring_up_to_date(db, NOW)
            made[number] = fingerprint(db)
    assert made == FINGERPRINTS


def test_every_foreign_key_is_led_by_an_index(migrated: sqlite3.Connection) -> None:
    """Without one, deleting a record would scan the tables that refer to it."""
    unled = set()
    for table in tables(migrated):
        led = {row[2] for name in _indexed(migrated, table) for row in _first_part(migrated, name)}
        unled |= {(table, row[3]) for row in migrated.execute(f"PRAGMA foreign_key_list({table})")} - {
            (table, column) for column in led
        }
    # This one is the table's INTEGER PRIMARY KEY, which needs no index.
    assert unled == {("contact_last", "contact_id")}


def _indexed(db: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in db.execute(f"PRAGMA index_list({table})")]


def _first_part(db: sqlite3.Connection, index: str) -> list[tuple[object, ...]]:
    return [row for row in db.execute(f"PRAGMA index_info({index})") if row[0] == 0]


def test_the_file_says_whose_it_is_and_which_version(migrated: sqlite3.Connection) -> None:
    assert migrated.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert migrated.execute("PRAGMA user_version").fetchone() == (SCHEMA,)


def test_no_statement_of_a_migration_is_lost() -> None:
    """A statement that is never completed would be left out without a word."""
    for number in range(1, SCHEMA + 1):
        (path,) = (file for file in migrations() if file.name.startswith(f"{number:04}_"))
        assert "".join("".join(statements(number)).split()) == "".join(path.read_text("utf-8").split())


def migrations() -> list[Path]:
    return sorted((Path(store.__file__).parent / "migrations").glob("*.sql"))


def test_there_is_one_migration_for_each_version() -> None:
    assert [int(path.name[:4]) for path in migrations()] == list(range(1, SCHEMA + 1))


def test_a_second_run_changes_nothing(migrated: sqlite3.Connection) -> None:
    before = list(migrated.iterdump())
    bring_up_to_date(migrated, NOW)
    assert list(migrated.iterdump()) == before


def test_a_migration_that_fails_leaves_nothing_behind() -> None:
    with closing(memory()) as db:
        db.execute("CREATE TABLE goal (mine TEXT)")
        with pytest.raises(sqlite3.OperationalError, match="already exists"):
            bring_up_to_date(db, NOW)
        assert not db.in_transaction
        assert [name for (name,) in db.execute("SELECT name FROM sqlite_master")] == ["goal"]
        assert db.execute("PRAGMA user_version").fetchone() == (0,)


def test_what_sqlite_rolls_back_itself_is_told_as_what_it_was() -> None:
    """A second ROLLBACK would fail, and hide the reason."""
    with closing(memory()) as db:
        steps = iter(range(200))
        db.set_progress_handler(lambda: next(steps, None) is None, 10)
        with pytest.raises(sqlite3.OperationalError, match="interrupted"):
            bring_up_to_date(db, NOW)
        db.set_progress_handler(None, 0)
        assert db.execute("SELECT name FROM sqlite_master").fetchall() == []
