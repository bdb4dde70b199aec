"""The reading door: whole, consistent, and unable to change a byte."""

import gzip
import hashlib
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from pln.errors import DamagedError, NoNetworkError, PlnError, SystemFailureError
from pln.store import reader, waiting
from pln.store.place import APPLICATION_ID
from pln.store.queries.contacts import ContactFilter, contacts
from pln.store.reader import read
from pln.store.schema import SCHEMA, version
from pln.store.session import Watch, upgrade, write
from tests.conftest import NOW
from tests.readable import TODAY
from tests.store.conftest import Reading, Writing
from tests.store.samples import add_contacts
from tests.store.states import files_in

NOBODY = 65534


def names(db: sqlite3.Connection) -> list[str]:
    return [contact.name for contact in contacts(db, ContactFilter())]


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as db:
        return list(db.iterdump())


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM contact",
        "UPDATE contact SET place = 'Bonn'",
        "CREATE TABLE mine (a)",
        "PRAGMA user_version=7",
        "DROP TABLE contact",
    ],
)
def test_a_reader_cannot_write(writing: Writing, reading: Reading, database: Path, statement: str) -> None:
    with writing() as writer:
        add_contacts(writer, "Ann Lee")
    before = hashlib.sha256(database.read_bytes()).digest()
    with pytest.raises(SystemFailureError, match="the file is read-only"), reading() as db:
        db.execute(statement)
    assert hashlib.sha256(database.read_bytes()).digest() == before


def test_reading_leaves_no_trace(writing: Writing, reading: Reading, database: Path) -> None:
    with writing() as writer:
        add_contacts(writer, "Ann Lee")
    before = database.stat().st_mtime_ns, database.read_bytes()
    with reading() as db:
        assert names(db) == ["Ann Lee"]
        assert sorted(database.parent.iterdir()) == [database]
    assert (database.stat().st_mtime_ns, database.read_bytes()) == before


def test_a_reader_sees_one_state_and_keeps_nobody_out_once_it_is_done(
    writing: Writing, reading: Reading, database: Path
) -> None:
    with writing() as writer:
        add_contacts(writer, "Ann Lee")
    with reading() as db, closing(sqlite3.connect(database, timeout=0)) as other:
        assert names(db) == ["Ann Lee"]
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("UPDATE contact SET name = 'Bob'").connection.commit()
        assert names(db) == ["Ann Lee"]
    with writing() as writer:
        add_contacts(writer, "Bob")


def test_a_reader_that_waits_too_long_is_told_why(
    writing: Writing, reading: Reading, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with writing():
        pass
    monkeypatch.setattr(reader, "BUSY_SECONDS", 0.01)
    with closing(sqlite3.connect(database)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(SystemFailureError, match="another program"), reading():
            raise AssertionError("got in")


def test_a_reader_asks_again_and_again_and_hears_what_happens_meanwhile(
    writing: Writing, reading: Reading, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with writing() as writer:
        add_contacts(writer, "Ann Lee")
    with closing(sqlite3.connect(database)) as other:
        other.execute("BEGIN EXCLUSIVE")
        monkeypatch.setattr(waiting, "sleep", interrupted)
        with pytest.raises(KeyboardInterrupt), reading():
            raise AssertionError("got in")
        with pytest.raises(KeyboardInterrupt), writing():
            raise AssertionError("got in")
        monkeypatch.setattr(waiting, "sleep", lambda _: other.rollback())
        with reading() as db:
            assert names(db) == ["Ann Lee"]


def interrupted(_: float) -> None:
    raise KeyboardInterrupt


def test_an_error_of_the_block_is_its_own(writing: Writing, reading: Reading) -> None:
    with writing():
        pass
    with pytest.raises(ZeroDivisionError), reading():
        raise ZeroDivisionError


def test_a_statement_that_fails_is_explained(writing: Writing, reading: Reading, database: Path) -> None:
    with writing():
        pass
    with pytest.raises(SystemFailureError) as failure, reading() as db:
        db.execute("SELECT nothing FROM nowhere")
    assert failure.value.message == f"{database}: SQLITE_ERROR"


def test_a_damaged_file_is_reported_as_damaged(writing: Writing, reading: Reading, database: Path) -> None:
    with writing() as writer:
        add_contacts(writer, "Ann Lee")
    content = bytearray(database.read_bytes())
    content[4096:] = b"\xff" * len(content[4096:])
    database.write_bytes(content)
    with pytest.raises(SystemFailureError, match="the file is damaged"), reading() as db:
        names(db)


def test_a_link_leads_to_the_real_file(writing: Writing, database: Path, tmp_path: Path) -> None:
    with writing() as writer:
        add_contacts(writer, "Ann Lee")
    link = tmp_path / "link.db"
    link.symlink_to(database)
    with read(link) as db:
        assert names(db) == ["Ann Lee"]


KILLED = """
import os, sys
from datetime import date
from pathlib import Path
from pln.models.contact import ContactIn
from pln.store.session import write
from pln.store.writes import contacts
today = date(2026, 11, 22)
with write(Path(sys.argv[1]), "test", today, "2026-11-22T10:00:00Z") as writer:
    writer.rows.execute("PRAGMA cache_size=1")
    contacts.change(writer, "ann-lee", {"place": "lost"})
    for number in range(50):
        contacts.add(writer, ContactIn(name=f"Lost {number}", added_on=today, note="x" * 20_000))
    os._exit(9)
"""


def kill_a_writer(path: Path) -> None:
    """Leaves a database half written, and the journal that can undo it beside it."""
    size = path.stat().st_size
    assert subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False).returncode == 9
    assert path.with_name(f"{path.name}-journal").stat().st_size > 0
    assert path.stat().st_size > size


@pytest.fixture
def killed_writer(writing: Writing, database: Path) -> list[str]:
    """A database whose last writer was killed in the middle; what it held before, as a dump."""
    with writing() as writer:
        add_contacts(writer, "Ann Lee", place="Bonn")
    before = dump(database)
    kill_a_writer(database)
    return before


def test_a_reader_rolls_back_what_a_killed_writer_left(
    killed_writer: list[str], reading: Reading, database: Path
) -> None:
    with reading() as db:
        assert list(db.iterdump()) == killed_writer
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            db.execute("DELETE FROM contact")
    assert files_in(database.parent) == ["pln.db"]


def test_a_writer_rolls_back_what_a_killed_writer_left(
    killed_writer: list[str], writing: Writing, database: Path
) -> None:
    with writing() as writer:
        assert names(writer.rows) == ["Ann Lee"]
    assert dump(database) == killed_writer


@pytest.fixture
def own_folder() -> Iterator[Path]:
    """A folder that an unprivileged user can reach, unlike pytest's own."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        yield folder
        folder.chmod(0o700)


@contextmanager
def without_privileges(folder: Path) -> Iterator[None]:
    """As a user for whom modes count, and who owns the folder and what is in it."""
    if os.geteuid() != 0:
        yield
        return
    for path in (folder, *folder.iterdir()):
        os.chown(path, NOBODY, NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o500, 0o600), (0o700, 0o400), (0o500, 0o400)])
def test_what_is_read_only_is_read_and_a_write_says_why_not(
    own_folder: Path, folder_mode: int, file_mode: int
) -> None:
    path = own_folder / "pln.db"
    with write(path, "test", TODAY, NOW) as writer:
        add_contacts(writer, "Ann Lee")
    path.chmod(file_mode)
    own_folder.chmod(folder_mode)
    with without_privileges(own_folder):
        with read(path) as db:
            assert names(db) == ["Ann Lee"]
        with pytest.raises(SystemFailureError) as failure, write(path, "test", TODAY, NOW) as writer:
            add_contacts(writer, "Bob")
    reason = "the file is read-only" if file_mode == 0o400 else "the folder is read-only"
    assert reason in failure.value.message
    with read(path) as db:
        assert names(db) == ["Ann Lee"]


@pytest.mark.parametrize("door", ["read", "write"])
def test_what_may_not_be_read_says_so(own_folder: Path, door: str) -> None:
    path = own_folder / "pln.db"
    with write(path, "test", TODAY, NOW):
        pass
    path.chmod(0)
    opened = read(path) if door == "read" else write(path, "test", TODAY, NOW)
    with without_privileges(own_folder), pytest.raises(PlnError, match="Permission denied"), opened:
        raise AssertionError("got in")


def test_a_folder_that_may_not_be_written_gets_no_database(own_folder: Path) -> None:
    own_folder.chmod(0o500)
    opened = write(own_folder / "pln.db", "test", TODAY, NOW)
    with without_privileges(own_folder), pytest.raises(SystemFailureError, match="cannot create"), opened:
        raise AssertionError("got in")
    assert list(own_folder.iterdir()) == []


def test_what_a_killed_writer_left_in_a_read_only_folder_is_refused(own_folder: Path) -> None:
    path = own_folder / "pln.db"
    with write(path, "test", TODAY, NOW) as writer:
        add_contacts(writer, "Ann Lee")
    kill_a_writer(path)
    own_folder.chmod(0o500)
    with without_privileges(own_folder), pytest.raises(SystemFailureError) as failure, read(path) as db:
        raise AssertionError(names(db))
    assert "what an interrupted command left beside it cannot be removed" in failure.value.message
    own_folder.chmod(0o700)
    with read(path) as db:
        assert names(db) == ["Ann Lee"]


def half_made(path: Path, schema: int) -> None:
    """As a command leaves it that is killed at the end of making or upgrading it: its journal is still there."""
    path.parent.mkdir(exist_ok=True)
    journal = path.with_name(f"{path.name}-journal")
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA cache_size=1")
        db.execute("BEGIN IMMEDIATE")
        db.execute(f"PRAGMA user_version={schema}")
        db.execute(f"PRAGMA application_id={APPLICATION_ID}")
        db.execute("CREATE TABLE big (text)")
        for _ in range(50):
            db.execute("INSERT INTO big VALUES (?)", ("x" * 20_000,))
        before = journal.read_bytes()
        db.execute("COMMIT")
    journal.write_bytes(before)
    assert int.from_bytes(path.read_bytes()[60:64], "big") == schema


def test_a_first_command_that_was_killed_has_begun_nothing(database: Path) -> None:
    half_made(database, SCHEMA)
    with pytest.raises(NoNetworkError), read(database):
        pass


def test_a_first_write_of_which_a_power_cut_left_half_has_begun_nothing(database: Path) -> None:
    half_made(database, SCHEMA)
    database.write_bytes(bytes(4096) + database.read_bytes()[4096:])
    with pytest.raises(NoNetworkError), read(database):
        pass
    database.with_name("pln.db-journal").unlink()
    with pytest.raises(DamagedError), read(database):
        pass


def test_an_upgrade_that_was_killed_is_done_by_the_next_reader(database: Path) -> None:
    old = Path(__file__).parent.parent / "data" / "schema-1.db.gz"
    database.parent.mkdir()
    database.write_bytes(gzip.decompress(old.read_bytes()))
    half_made(database, SCHEMA)
    with read(database, lambda path: upgrade(path, NOW, Watch())) as db:
        assert version(db) == SCHEMA
        assert len(names(db)) == 42
