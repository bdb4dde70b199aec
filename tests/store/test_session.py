"""The writing door: private, whole or not at all, and safe beside other writers."""

import hashlib
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy.exc import StatementError

from pln.errors import InputError, SystemFailureError
from pln.models.contact import ContactRow
from pln.store import connection
from pln.store.queries.contacts import contact as contact_of
from pln.store.reader import read
from pln.store.session import Writer, random_uuid, write
from pln.store.writes import contacts
from tests.conftest import NOW
from tests.readable import TODAY
from tests.store.conftest import Reading, Writing
from tests.store.samples import add_contacts, contact
from tests.store.states import files_in

PROMISED = {
    "journal_mode": "delete",
    "synchronous": 3,  # EXTRA
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "recursive_triggers": 1,
    "secure_delete": 1,
    "temp_store": 2,  # MEMORY
}


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as db:
        return list(db.iterdump())


def spill(writer: Writer) -> None:
    """Makes SQLite write to the database before the commit, so that its journal is on the disk."""
    writer.rows.execute("PRAGMA cache_size=1")
    for number in range(50):
        contacts.change(writer, "ann-lee", {"note": f"{number} " + "x" * 20_000})
        add_contacts(writer, f"Number {number}", note="y" * 20_000)


@pytest.mark.usefixtures("umask")
def test_nobody_else_may_look_into_the_file_its_folder_or_its_journal(
    writing: Writing, database: Path
) -> None:
    with writing() as writer:
        add_contacts(writer, "Ann Lee")
        spill(writer)
        journal = database.with_name("pln.db-journal")
        assert (mode(database), mode(journal), mode(database.parent)) == (0o600, 0o600, 0o700)


def test_a_folder_that_is_there_keeps_its_mode(writing: Writing, database: Path) -> None:
    database.parent.mkdir(mode=0o755)
    with writing():
        pass
    assert mode(database.parent) == 0o755


@pytest.mark.parametrize(("pragma", "value"), PROMISED.items())
def test_a_writer_has_the_promised_settings(writing: Writing, pragma: str, value: object) -> None:
    with writing() as writer:
        assert writer.rows.execute(f"PRAGMA {pragma}").fetchone() == (value,)


def test_a_writer_has_the_lock_from_the_beginning(writing: Writing, database: Path) -> None:
    with writing() as writer, closing(sqlite3.connect(database, timeout=0)) as other:
        assert writer.session.in_transaction()
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")


def test_what_is_written_is_read_back(writing: Writing, reading: Reading) -> None:
    with writing() as writer:
        written = contacts.add(writer, contact("Ann Lee", place="Bonn")).contact
    with reading() as db:
        assert contact_of(db, "ann-lee") == written
    assert (written.created_at, written.updated_at, written.uuid) == (
        NOW,
        NOW,
        "uuid-2",
    )  # the first is the step's


def test_a_uuid_is_random_unless_told() -> None:
    first, second = random_uuid(), random_uuid()
    assert first != second
    assert UUID(first).version == 4


def refuse(writer: Writer) -> None:
    raise InputError("no")


def interrupt(writer: Writer) -> None:
    raise KeyboardInterrupt


def break_a_check(writer: Writer) -> None:
    writer.session.add(ContactRow(slug="x"))  # type: ignore[call-arg]
    writer.session.flush()


def break_a_check_at_commit(writer: Writer) -> None:
    writer.session.add(ContactRow(slug="x"))  # type: ignore[call-arg]


def break_a_check_in_plain_sql(writer: Writer) -> None:
    writer.rows.execute("UPDATE contact SET kind = 'robot'")


def fill_the_disk(writer: Writer) -> None:
    pages = writer.rows.execute("PRAGMA page_count").fetchone()[0]
    writer.rows.execute(f"PRAGMA max_page_count={pages}")
    spill(writer)


def turn_over(writer: Writer, fail: Callable[[Writer], None]) -> None:
    """Adds, changes and deletes something, and then fails."""
    add_contacts(writer, "Bob")
    contacts.delete(writer, "ann-lee")
    contacts.change(writer, "bob", {"place": "Bonn"})
    add_contacts(writer, "Ann Lee")
    fail(writer)


FAILURES: dict[Callable[[Writer], None], tuple[type[BaseException], str]] = {
    refuse: (InputError, "no"),
    interrupt: (KeyboardInterrupt, "^$"),
    break_a_check: (SystemFailureError, "a value breaks a rule of the database"),
    break_a_check_at_commit: (SystemFailureError, "a value breaks a rule of the database"),
    break_a_check_in_plain_sql: (SystemFailureError, "a value breaks a rule of the database"),
    fill_the_disk: (SystemFailureError, "the disk is full"),
}


@pytest.mark.parametrize(("fail", "expected"), FAILURES.items())
def test_after_any_failure_nothing_has_changed(
    writing: Writing,
    database: Path,
    fail: Callable[[Writer], None],
    expected: tuple[type[BaseException], str],
) -> None:
    with writing() as writer:
        add_contacts(writer, "Ann Lee")
    before = dump(database)
    with pytest.raises(expected[0], match=expected[1]), writing() as writer:
        turn_over(writer, fail)
    assert dump(database) == before
    assert files_in(database.parent) == ["pln.db"]
    with writing() as writer:
        assert add_contacts(writer, "Carol") == ["carol"]


def test_no_value_is_shown_when_a_rule_of_the_database_is_broken(writing: Writing) -> None:
    with pytest.raises(SystemFailureError) as failure, writing() as writer:
        writer.session.add(ContactRow(slug="x", note="a secret"))  # type: ignore[call-arg]
    shown = f"{failure.value.message} {failure.value.hint} {failure.value.__cause__}"
    assert "secret" not in shown


def test_a_value_of_another_type_is_a_defect_and_no_message(writing: Writing) -> None:
    with pytest.raises(StatementError), writing() as writer:
        writer.session.add(ContactRow(slug="x", added_on="2026-11-22"))  # type: ignore[call-arg, arg-type]


def test_a_writer_that_waits_too_long_is_told_why(
    writing: Writing, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.01)
    with writing():
        pass
    with closing(sqlite3.connect(database)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(SystemFailureError, match="another program has been using"), writing():
            raise AssertionError("got in")


def test_a_damaged_file_is_reported_as_damaged(writing: Writing, database: Path) -> None:
    with writing() as writer:
        add_contacts(writer, "Ann Lee")
    content = bytearray(database.read_bytes())
    content[4096:] = b"\xff" * len(content[4096:])
    database.write_bytes(content)
    with pytest.raises(SystemFailureError, match="the file is damaged"), writing() as writer:
        add_contacts(writer, "Bob")
    assert database.read_bytes() == content


def test_a_file_in_the_writing_mode_of_other_programs_is_taken_back(
    writing: Writing, reading: Reading, database: Path
) -> None:
    with writing() as writer:
        add_contacts(writer, "Ann Lee")
    with closing(sqlite3.connect(database)) as db:
        assert db.execute("PRAGMA journal_mode=WAL").fetchone() == ("wal",)
    with reading() as db:
        assert contact_of(db, "ann-lee").name == "Ann Lee"
    with writing() as writer:
        add_contacts(writer, "Bob")
        assert writer.rows.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert files_in(database.parent) == ["pln.db"]


ODD_NAMES = [
    *("a b.db", "what?.db", "#1.db", "100%.db", "%41.db", "%3f.db", "it's.db", 'say "hi".db', "ü.db"),
    *("two\nlines.db", "-x.db", "file:x.db", "a;b.db", "a&mode=memory.db", "\udcff.db", "x" * 240),
]


@pytest.mark.parametrize("name", ODD_NAMES)
def test_an_odd_name_is_a_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / "odd folder?#%41" / name
    with write(path, "test", TODAY, NOW) as writer:
        add_contacts(writer, "Ann Lee")
    with read(path) as db:
        assert contact_of(db, "ann-lee").name == "Ann Lee"
    assert [file.name for file in path.parent.iterdir()] == [name]


def test_a_relative_path_is_seen_from_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with write(Path("here.db"), "test", TODAY, NOW):
        pass
    assert (tmp_path / "here.db").is_file()


@pytest.mark.parametrize("exists", [True, False])
def test_a_link_leads_to_the_real_file(
    writing: Writing, database: Path, tmp_path: Path, exists: bool
) -> None:
    if exists:
        with writing():
            pass
    link = tmp_path / "link.db"
    link.symlink_to(database)
    with write(link, "test", TODAY, NOW) as writer:
        add_contacts(writer, "Ann Lee")
        spill(writer)
        assert files_in(database.parent) == ["pln.db", "pln.db-journal"]
        assert not link.with_name("link.db-journal").exists()
    assert link.is_symlink()
    assert mode(database) == 0o600
    with read(link) as db:
        assert contact_of(db, "ann-lee").name == "Ann Lee"


COUNTING = """
import sys
from datetime import date
from pathlib import Path
from pln.errors import DuplicateError
from pln.models.contact import ContactIn
from pln.store.queries.contacts import contact
from pln.store.session import write
from pln.store.writes import contacts
path, me = Path(sys.argv[1]), sys.argv[2]
today = date(2026, 11, 22)
def door():
    return write(path, "test", today, "2026-11-22T10:00:00Z")
try:
    with door() as writer:
        contacts.add(writer, ContactIn(name="Counter", added_on=today, note="0"))
except DuplicateError:
    pass
for number in range(10):
    with door() as writer:
        count = int(contact(writer.rows, "counter").note)
        contacts.change(writer, "counter", {"note": str(count + 1)})
        contacts.add(writer, ContactIn(name=f"{me} {number}", added_on=today))
"""


def test_writers_at_once_from_the_first_run_on_lose_nothing(database: Path, reading: Reading) -> None:
    """Four processes, ten read-modify-write transactions each, and none has created the file before."""
    command = [sys.executable, "-c", COUNTING, str(database)]
    running = [
        subprocess.Popen([*command, name], stderr=subprocess.PIPE) for name in ("Ann", "Bob", "Cy", "Di")
    ]
    errors = [process.communicate()[1].decode() for process in running]
    assert errors == [""] * 4
    with reading() as db:
        assert contact_of(db, "counter").note == "40"
        assert db.execute("SELECT count(*) FROM contact").fetchone() == (41,)
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_the_content_of_a_file_is_not_touched_by_a_write_that_changes_nothing(
    writing: Writing, database: Path
) -> None:
    with writing() as writer:
        add_contacts(writer, "Ann Lee")
    before = hashlib.sha256(database.read_bytes()).hexdigest()
    with writing():
        pass
    assert hashlib.sha256(database.read_bytes()).hexdigest() == before
