"""The last moment of a transaction: what is said of it is what became of it."""

import sqlite3
from pathlib import Path

import pytest
from sqlmodel import Session

from pln.errors import SystemFailureError
from pln.store import backups
from pln.store.reader import read
from pln.store.session import Watch, write
from tests.conftest import NOW
from tests.readable import TODAY
from tests.store.samples import add_contacts


def failing() -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorname = "SQLITE_IOERR_DIR_FSYNC"
    return error


def add_ann(database: Path, told: list[str]) -> None:
    with write(database, "test", TODAY, NOW, watch=Watch(tell=told.append)) as writer:
        add_contacts(writer, "Ann Lee")


def count(database: Path) -> int:
    with read(database) as db:
        return int(db.execute("SELECT count(*) FROM contact").fetchone()[0])


def test_an_error_before_anything_was_committed(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def commit(self: Session) -> None:
        raise failing()

    monkeypatch.setattr(Session, "commit", commit)
    told: list[str] = []
    with pytest.raises(SystemFailureError) as failure:
        add_ann(database, told)
    assert failure.value.hint.endswith("nothing was saved")
    assert (count(database), told) == (0, [])


def test_an_error_after_everything_was_committed(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit = Session.commit

    def commit_and_fail(self: Session) -> None:
        commit(self)
        raise failing()

    monkeypatch.setattr(Session, "commit", commit_and_fail)
    told: list[str] = []
    add_ann(database, told)
    assert count(database) == 1
    assert told[0].startswith("Saved, although the disk reported an error")


def test_an_error_after_which_nobody_can_look(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def commit_and_vanish(self: Session) -> None:
        database.unlink()
        raise failing()

    monkeypatch.setattr(Session, "commit", commit_and_vanish)
    with pytest.raises(SystemFailureError) as failure:
        add_ann(database, [])
    assert "not certain" in failure.value.hint


@pytest.mark.parametrize("moment", ["before it begins", "before it ends"])
def test_a_file_that_was_replaced_is_not_written_to(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    add_ann(database, [])
    other = tmp_path / "other.db"
    other.write_bytes(database.read_bytes())
    before = other.read_bytes()

    def replace(*of: object) -> bool:
        other.replace(database)
        return False

    def add_bob() -> None:
        with write(database, "test", TODAY, NOW) as writer:
            add_contacts(writer, "Bob")
            if moment == "before it ends":
                replace()

    if moment == "before it begins":
        monkeypatch.setattr(backups, "wanted_today", replace)
    with pytest.raises(SystemFailureError, match=r"was (replaced|moved)"):
        add_bob()
    assert database.read_bytes() == before


def test_nothing_may_interrupt_once_it_commits(database: Path) -> None:
    states: list[int] = []
    watch = Watch(committing=lambda: states.append(database.stat().st_size))
    with write(database, "test", TODAY, NOW, watch=watch) as writer:
        add_contacts(writer, "Ann Lee")
        assert states == []
    assert len(states) == 1


def test_nothing_is_held_up_where_nothing_is_committed(database: Path) -> None:
    states: list[int] = []
    with write(database, "test", TODAY, NOW, watch=Watch(committing=lambda: states.append(1))):
        pass
    assert states == []


def test_a_database_whose_structure_was_changed_is_not_written_to(database: Path) -> None:
    add_ann(database, [])
    with write(database, "test", TODAY, NOW) as writer:
        writer.rows.execute("CREATE TRIGGER theirs AFTER INSERT ON contact BEGIN DELETE FROM goal; END")
        add_contacts(writer, "Bob")
    before = database.read_bytes()
    with (
        pytest.raises(SystemFailureError, match="changed the structure") as failure,
        write(database, "test", TODAY, NOW) as writer,
    ):
        add_contacts(writer, "Cem")
    assert "pln doctor" in failure.value.hint
    assert database.read_bytes() == before
