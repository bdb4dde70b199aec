"""Databases of older schemas: backed up, then upgraded whole or not at all."""

import gzip
import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from pln.errors import ChangedMeanwhileError, SystemFailureError
from pln.store import schema
from pln.store.history import undoing
from pln.store.history.shadows import tracked
from pln.store.reader import read
from pln.store.schema import FINGERPRINTS, SCHEMA, fingerprint
from pln.store.session import Watch, upgrade, write
from tests.conftest import NOW
from tests.readable import TODAY

OLD = sorted((Path(__file__).parent.parent / "data").glob("schema-*.db.gz"))


@pytest.fixture(params=OLD, ids=lambda path: path.name.partition(".")[0])
def old(request: pytest.FixtureRequest, database: Path) -> Path:
    """A database as an older pln left it."""
    database.parent.mkdir()
    database.write_bytes(gzip.decompress(request.param.read_bytes()))
    return database


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as db:
        names = [*(table.name for table in tracked(db)), "contact_last"]
        return {name: sorted(db.execute(f"SELECT * FROM {name}"), key=repr) for name in names}  # noqa: S608


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as db:
        return schema.version(db)


def test_there_is_one_for_every_schema_before_this_one() -> None:
    assert [path.name for path in OLD] == [f"schema-{number}.db.gz" for number in range(1, SCHEMA)]


def test_every_row_is_there_afterwards_and_nothing_else_differs_from_a_new_one(old: Path) -> None:
    before = rows(old)
    upgrade(old, NOW, Watch())
    after = rows(old)
    assert {
        name: [row[: len(before[name][0])] for row in after[name]] for name in before if before[name]
    } == {name: found for name, found in before.items() if found}
    assert [name for name in after if after[name] and not before.get(name)] == []
    assert all(before[name] for name in ("contact", "goal", "interaction", "contact_last", "review_goal"))
    with read(old) as db:
        assert fingerprint(db) == FINGERPRINTS[SCHEMA]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_it_was_backed_up_before_as_it_was(old: Path) -> None:
    before, known = old.read_bytes(), rows(old)
    told: list[str] = []
    upgrade(old, NOW, Watch(tell=told.append))
    (backup,) = old.with_name("pln.db.backups").glob("*-upgrade.db")
    assert str(backup) in told[0]
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert version(backup) == int.from_bytes(before[60:64], "big") < SCHEMA
    assert rows(backup) == known


def test_the_writing_door_upgrades_first(old: Path) -> None:
    told: list[str] = []
    with write(old, "test", TODAY, NOW, watch=Watch(tell=told.append)) as writer:
        assert schema.version(writer.rows) == SCHEMA
    assert told[0].startswith("Upgraded the database")


def test_the_reading_door_upgrades_where_it_is_told_how(old: Path) -> None:
    with pytest.raises(SystemFailureError, match="of an older pln"), read(old):
        pass
    with read(old, lambda path: upgrade(path, NOW, Watch())) as db:
        assert schema.version(db) == SCHEMA


def test_nothing_from_before_can_be_undone(old: Path) -> None:
    upgrade(old, NOW, Watch())
    with (
        pytest.raises(ChangedMeanwhileError, match="before the upgrade"),
        write(old, "undo", TODAY, NOW) as writer,
    ):
        undoing.undoable(writer.rows, 1, None)


def test_an_upgrade_that_fails_leaves_the_old_one(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = old.read_bytes()
    statements = schema.statements

    def broken(number: int) -> list[str]:
        return [*statements(number), "CREATE TABLE step (again TEXT)"]

    monkeypatch.setattr(schema, "statements", broken)
    with pytest.raises(SystemFailureError):
        upgrade(old, NOW, Watch())
    assert old.read_bytes() == before
    monkeypatch.undo()
    upgrade(old, NOW, Watch())
    assert version(old) == SCHEMA


def test_a_trigger_that_somebody_else_has_added_is_not_run(old: Path) -> None:
    with closing(sqlite3.connect(old)) as db:
        db.execute("CREATE TRIGGER theirs AFTER INSERT ON contact BEGIN DELETE FROM goal; END")
    before = old.read_bytes()
    with pytest.raises(SystemFailureError, match="changed the structure"):
        upgrade(old, NOW, Watch())
    assert old.read_bytes() == before


def test_data_that_does_not_hold_together_is_left_as_it_is(old: Path) -> None:
    with closing(sqlite3.connect(old)) as db:
        db.execute("UPDATE goal SET parent_id = 9999 WHERE id = 1")
        db.commit()
    before = old.read_bytes()
    with pytest.raises(SystemFailureError):
        upgrade(old, NOW, Watch())
    assert old.read_bytes() == before


@pytest.fixture
def read_only_folder(old: Path) -> Iterator[Path]:
    if os.geteuid() == 0:
        pytest.skip("nothing is read-only for root")
    old.parent.chmod(0o500)
    yield old
    old.parent.chmod(0o700)


def test_where_it_cannot_be_upgraded_the_reason_is_said(read_only_folder: Path) -> None:
    with pytest.raises(SystemFailureError) as failure:
        upgrade(read_only_folder, NOW, Watch())
    assert str(read_only_folder.parent) in failure.value.message
