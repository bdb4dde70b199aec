"""Restoring: the old file or the new one is in its place, and what was there is kept."""

import os
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from pln.errors import DamagedError, InputError, NotFoundError, PlnError, SystemFailureError
from pln.store import restoring, schema
from pln.store.backups import keep, listed
from pln.store.copying import create_private
from pln.store.place import APPLICATION_ID
from pln.store.queries.exported import KINDS
from pln.store.reader import read
from pln.store.restoring import NO_RECORDS, Kept, Records, examine, present_contents, put_in_place
from pln.store.session import write
from tests.conftest import NOW
from tests.readable import TODAY
from tests.store import damaging
from tests.store.damaging import complaint_of, dump, fail_at
from tests.store.samples import add_contacts, add_goals, add_talk

LATER = "2026-11-23T10:00:00Z"
ASIDE = "pln.db.damaged-2026-11-23T100000Z"


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    """The bytes of a network, and of the same when it has gone on."""
    path = tmp_path_factory.mktemp("states") / "pln.db"
    with write(path, "test", TODAY, NOW) as writer:
        add_contacts(writer, "Ann Lee", "Bob Ray", note="x" * 5_000)
        add_talk(writer, "ann-lee", day=date(2026, 11, 20))
    before = path.read_bytes()
    with write(path, "test", TODAY, NOW, keep_daily=False) as writer:
        add_contacts(writer, "Cy Moe")
        add_goals(writer, "Learn Rust")
    return before, path.read_bytes()


@pytest.fixture
def network(states: tuple[bytes, bytes], database: Path) -> Path:
    database.parent.mkdir(mode=0o700)
    create_private(database)
    database.write_bytes(states[0])
    return database


@pytest.fixture
def backup(states: tuple[bytes, bytes], network: Path) -> Path:
    """A backup of the network, which has gone on since."""
    kept = keep(network, "daily", NOW)
    network.write_bytes(states[1])
    return kept


def restore(backup: Path, database: Path) -> Kept:
    return put_in_place(backup, database, LATER, lambda: None)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# What is in a backup


def test_a_backup_is_described_by_its_records(backup: Path, network: Path) -> None:
    found = examine(backup, network)
    assert found.records["contact"] == Records(2, NOW)
    assert found.records["goal"] == NO_RECORDS
    assert set(found.records) == {
        *("contact", "resource", "goal", "milestone", "check-in", "event", "interaction", "review"),
        *("exchange", "promise", "relation", "mentorship", "feedback", "import"),
    }
    assert found.newest_interaction == date(2026, 11, 20)


def test_an_older_schema_can_be_restored_and_is_left_as_it_is(tmp_path: Path, network: Path) -> None:
    old = of_the_first_schema(tmp_path / "old.db")
    assert examine(old, network).records["contact"] == NO_RECORDS
    restore(old, network)
    assert dump(network) == dump(old)
    assert present_contents(network) == examine(old, tmp_path / "other.db")
    assert dump(network) == dump(old)


def of_the_first_schema(path: Path) -> Path:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for statement in schema.statements(1):
            db.execute(statement)
        db.execute(f"PRAGMA application_id={APPLICATION_ID}")
        db.execute("PRAGMA user_version=1")
    return path


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _text(path: Path) -> None:
    path.write_text("my notes " * 100)


def _begun(path: Path) -> None:
    path.unlink()
    damaging.run_sql(path, "CREATE TABLE t (a)", "DROP TABLE t", "VACUUM")


def _another_programs(path: Path) -> None:
    damaging.run_sql(path, "PRAGMA application_id=12345")


def _newer(path: Path) -> None:
    damaging.run_sql(path, "PRAGMA user_version=99")


def _row_without_parent(path: Path) -> None:
    damaging.run_sql(path, "DELETE FROM contact WHERE id = 1")


def _index_off(path: Path) -> None:
    """What only the long check finds: an index that has lost its table's rows."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        (before,) = db.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'contact_name_key'"
        ).fetchone()
        db.execute("CREATE TABLE spare (a)")
        (empty,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'goal_name_key'").fetchone()
        db.execute("DROP TABLE spare")
    size = 4096
    content = bytearray(path.read_bytes())
    content[(before - 1) * size : before * size] = content[(empty - 1) * size : empty * size]
    path.write_bytes(content)


def _with_a_trigger(path: Path) -> None:
    damaging.run_sql(path, "CREATE TRIGGER mine AFTER INSERT ON contact BEGIN DELETE FROM goal; END")


def _with_a_journal(path: Path) -> None:
    path.with_name(f"{path.name}-journal").write_bytes(b"x" * 600)


def _with_another_checksum(path: Path) -> None:
    path.with_name(f"{path.name}.sha256").write_text("0" * 64 + "  x\n")


REFUSED: dict[Callable[[Path], None], tuple[type[PlnError], str]] = {
    _empty: (DamagedError, "is empty"),
    _text: (DamagedError, "is not a SQLite database"),
    _begun: (DamagedError, "is empty"),
    damaging.halve: (DamagedError, "the file is damaged"),
    damaging.spoil_a_page: (DamagedError, "is damaged: parts of it cannot be read"),
    _index_off: (DamagedError, "is damaged: an index does not agree with its table"),
    _another_programs: (SystemFailureError, "belongs to another program"),
    _newer: (SystemFailureError, "comes from a newer pln"),
    _with_a_trigger: (SystemFailureError, "another program has changed the structure of"),
    _with_a_journal: (DamagedError, "was copied in the middle of a change"),
    _with_another_checksum: (DamagedError, "was changed after it was made"),
}


@pytest.mark.parametrize(("make", "expected"), REFUSED.items())
def test_what_is_no_whole_network_is_refused_and_left_as_it_is(
    network: Path, tmp_path: Path, make: Callable[[Path], None], expected: tuple[type[PlnError], str]
) -> None:
    stranger = tmp_path / "stranger.db"
    stranger.write_bytes(network.read_bytes())
    make(stranger)
    before = stranger.read_bytes(), files(tmp_path)
    with pytest.raises(expected[0], match=expected[1]) as failure:
        examine(stranger, network)
    assert failure.value.hint == "choose another: pln backup list"
    assert (stranger.read_bytes(), files(tmp_path)) == before


def test_what_is_no_file_is_refused(network: Path, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="there is no file"):
        examine(tmp_path / "missing.db", network)
    for path in (tmp_path, Path("/dev/null")):
        with pytest.raises(SystemFailureError, match="is not a regular file"):
            examine(path, network)
    link = tmp_path / "link.db"
    link.symlink_to(network)
    for path in (network, link):
        with pytest.raises(InputError, match="is the database itself"):
            examine(path, network)


def test_behind_a_link_what_lies_beside_the_real_file_counts(network: Path, tmp_path: Path) -> None:
    (tmp_path / "usb").mkdir()
    stranger, link = tmp_path / "usb" / "copy.db", tmp_path / "link.db"
    stranger.write_bytes(network.read_bytes())
    link.symlink_to(stranger)
    examine(link, network)
    _with_a_journal(stranger)
    with pytest.raises(DamagedError, match=r"in the middle of a change: copy\.db-journal lies beside it"):
        examine(link, network)


def test_a_backup_without_a_checksum_is_as_good_as_its_check(
    backup: Path, network: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.db"
    copy.write_bytes(backup.read_bytes())
    assert examine(copy, network) == examine(backup, network)


# What is there now


def _missing(path: Path) -> None:
    path.unlink()


def _without_tables(path: Path) -> None:
    damaging.run_sql(path, "PRAGMA foreign_keys=OFF", "DROP TABLE interaction")


@pytest.mark.parametrize(
    "make", [_missing, _empty, _begun, _text, damaging.halve, damaging.spoil_a_page, _without_tables]
)
def test_of_what_cannot_be_read_nothing_is_known(
    backup: Path, network: Path, make: Callable[[Path], None]
) -> None:
    assert present_contents(network) is not None
    make(network)
    assert present_contents(network) is None


@pytest.mark.parametrize("make", [_newer, _another_programs])
def test_what_must_stay_stays(backup: Path, network: Path, make: Callable[[Path], None]) -> None:
    make(network)
    before = network.read_bytes()
    with pytest.raises(SystemFailureError):
        present_contents(network)
    with pytest.raises(SystemFailureError):
        restore(backup, network)
    assert network.read_bytes() == before
    assert files(network.parent) == ["pln.db", "pln.db.backups"]


# In its place


@pytest.mark.usefixtures("umask")
def test_a_whole_database_is_kept_as_a_backup(backup: Path, network: Path) -> None:
    before, wanted = dump(network), dump(backup)
    seen: dict[str, int] = {}

    def look() -> None:
        seen.update({path.name: mode(path) for path in network.parent.iterdir() if path.is_file()})

    kept = put_in_place(backup, network, LATER, look)
    assert kept == Kept(network.parent / "pln.db.backups" / "2026-11-23T100000Z-restore.db")
    assert (dump(network), kept.path and dump(kept.path)) == (wanted, before)
    assert seen == {"pln.db": 0o600, "pln.db.2026-11-23T100000Z.part": 0o600}
    assert (mode(network), files(network.parent)) == (0o600, ["pln.db", "pln.db.backups"])
    assert backup.exists()


def test_going_back_and_forth(backup: Path, network: Path) -> None:
    first = dump(network)
    kept = restore(backup, network).path
    assert kept is not None
    put_in_place(kept, network, "2026-11-23T11:00:00Z", lambda: None)
    assert dump(network) == first
    assert [one.reason for one in listed(network)] == ["restore", "restore", "daily"]


@pytest.mark.parametrize("make", [_empty, _begun, _text, damaging.halve, damaging.spoil_a_page])
def test_what_cannot_be_used_gets_another_name(
    backup: Path, network: Path, make: Callable[[Path], None]
) -> None:
    make(network)
    before = network.read_bytes()
    assert restore(backup, network) == Kept(network.with_name(ASIDE), was_damaged=True)
    assert network.with_name(ASIDE).read_bytes() == before
    assert dump(network) == dump(backup)
    assert (mode(network), files(network.parent)) == (0o600, ["pln.db", "pln.db.backups", ASIDE])
    assert [one.path for one in listed(network)] == [backup]


def test_where_files_have_one_name_only_it_is_copied(
    backup: Path, network: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*arguments: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    damaging.halve(network)
    before = network.read_bytes()
    restore(backup, network)
    assert network.with_name(ASIDE).read_bytes() == before
    assert mode(network.with_name(ASIDE)) == 0o600
    assert dump(network) == dump(backup)


def test_a_second_one_in_the_same_second_takes_no_name(backup: Path, network: Path) -> None:
    for number in range(3):
        network.write_text(f"damage {number}")
        restore(backup, network)
    found = [(network.parent / name).read_text() for name in (ASIDE, f"{ASIDE}-2", f"{ASIDE}-3")]
    assert found == ["damage 0", "damage 1", "damage 2"]


@pytest.mark.parametrize("make", [_missing, _text])
def test_an_old_journal_does_not_get_into_the_new_file(
    backup: Path, network: Path, make: Callable[[Path], None]
) -> None:
    damaging.kill_a_writer(network)
    journal = network.with_name("pln.db-journal")
    left = journal.read_bytes()
    make(network)
    network.with_name("pln.db-wal").write_bytes(b"wal")
    kept = restore(backup, network)
    assert kept.was_damaged is (make is _text)
    assert dump(network) == dump(backup)
    assert network.with_name(f"{ASIDE}-journal").read_bytes() == left
    assert network.with_name(f"{ASIDE}-wal").read_bytes() == b"wal"
    assert not journal.exists()


def test_what_a_killed_writer_left_is_rolled_back_before_it_is_kept(backup: Path, network: Path) -> None:
    before = dump(network)
    damaging.kill_a_writer(network)
    kept = restore(backup, network)
    assert kept.path is not None
    assert (dump(kept.path), dump(network)) == (before, dump(backup))
    assert files(network.parent) == ["pln.db", "pln.db.backups"]


def test_a_database_in_another_writing_mode_leaves_nothing_behind(backup: Path, network: Path) -> None:
    damaging.run_sql(network, "PRAGMA journal_mode=WAL", "UPDATE contact SET place = 'Bonn'")
    kept = restore(backup, network)
    assert kept.path is not None
    assert any("Bonn" in line for line in dump(kept.path))
    assert files(network.parent) == ["pln.db", "pln.db.backups"]


@pytest.mark.usefixtures("umask")
def test_it_can_be_the_first_thing_on_a_new_machine(backup: Path, tmp_path: Path) -> None:
    database = tmp_path / "new" / "machine" / "pln.db"
    assert restore(backup, database) == Kept(None)
    assert dump(database) == dump(backup)
    assert (mode(database), mode(database.parent), files(database.parent)) == (0o600, 0o700, ["pln.db"])


def test_a_link_goes_on_leading_to_the_database(backup: Path, network: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(network)
    kept = restore(backup, link)
    assert (link.is_symlink(), dump(network)) == (True, dump(backup))
    assert kept.path is not None
    assert kept.path.parent == network.with_name("pln.db.backups")


# Beside others


def test_no_writer_gets_in_between(backup: Path, network: Path) -> None:
    locked = []

    def try_to_write() -> None:
        with closing(sqlite3.connect(network, timeout=0, isolation_level=None)) as other:
            try:
                other.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                locked.append(str(error))

    put_in_place(backup, network, LATER, try_to_write)
    assert locked == ["database is locked"]


def test_a_reader_reads_the_old_file_to_its_end(backup: Path, network: Path) -> None:
    with read(network) as db:
        before = db.execute("SELECT count(*) FROM contact").fetchone()
        restore(backup, network)
        assert db.execute("SELECT count(*) FROM contact").fetchone() == before == (3,)
    with read(network) as db:
        assert db.execute("SELECT count(*) FROM contact").fetchone() == (2,)


def test_a_writer_that_does_not_end_is_waited_for_and_told(
    backup: Path, network: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restoring, "BUSY_SECONDS", 0.01)
    with closing(sqlite3.connect(network, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(SystemFailureError, match="another program has been using"):
            restore(backup, network)
    assert files(network.parent) == ["pln.db", "pln.db.backups"]
    assert [one.path for one in listed(network)] == [backup]


# When it fails


@pytest.mark.parametrize("damage", [lambda path: None, damaging.halve, _missing])
@pytest.mark.parametrize("call", ["replace", "fsync"])
@pytest.mark.parametrize("time", [1, 2, 3, 4, 5, 6])
def test_a_disk_that_fails_at_any_step_leaves_the_old_file_or_the_new(
    backup: Path,
    network: Path,
    monkeypatch: pytest.MonkeyPatch,
    damage: Callable[[Path], None],
    call: str,
    time: int,
) -> None:
    new = dump(backup)
    damage(network)
    old = network.read_bytes() if network.exists() else None
    with monkeypatch.context() as patched:
        failed = fail_at(patched, call, time)
        said = complaint_of(lambda: restore(backup, network))
    now = network.read_bytes() if network.exists() else None
    is_new = now != old
    assert (said == "") is not bool(failed)
    if failed:
        assert is_new is ("is restored, but the disk does not confirm it" in said)
    if is_new:
        assert dump(network) == new
    assert [name for name in files(network.parent) if name.endswith(".part")] == []
    if old is not None and is_new:
        kept = [
            path for path in network.parent.rglob("*") if "restore" in path.name or "damaged" in path.name
        ]
        assert kept
    restore(backup, network)
    assert dump(network) == new


def test_what_is_interrupted_changes_nothing(backup: Path, network: Path) -> None:
    before = network.read_bytes()

    def interrupt() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        put_in_place(backup, network, LATER, interrupt)
    assert network.read_bytes() == before
    assert files(network.parent) == ["pln.db", "pln.db.backups"]


def test_rows_that_break_a_rule_come_back_as_they_were(backup: Path, network: Path) -> None:
    _row_without_parent(network)
    before = dump(network)
    kept = restore(backup, network).path
    assert kept is not None
    assert dump(kept) == before
    restore(kept, network)
    assert dump(network) == before


@pytest.mark.parametrize("damage", [damaging.spoil_a_page, _index_off])
def test_a_backup_that_is_damaged_meanwhile_changes_nothing(
    backup: Path, network: Path, damage: Callable[[Path], None]
) -> None:
    before = network.read_bytes()
    damage(backup)
    with pytest.raises(DamagedError):
        restore(backup, network)
    assert network.read_bytes() == before
    assert files(network.parent) == ["pln.db", "pln.db.backups"]


def test_what_a_killed_restore_left_half_made_goes_after_an_hour(backup: Path, network: Path) -> None:
    old, fresh, theirs = (
        network.with_name(name)
        for name in ("pln.db.2026-11-23T085959Z.part", "pln.db.2026-11-23T100000Z.part", "pln.db.part")
    )
    for path in (old, fresh, theirs):
        path.write_text("half")
    restore(backup, network)
    assert (old.exists(), fresh.exists(), theirs.exists()) == (False, True, True)
    assert (fresh.read_text(), dump(network)) == ("half", dump(backup))


def test_every_record_is_counted(network: Path) -> None:
    """A table of records has a UUID and the instant of its latest change."""
    sql = """SELECT name FROM sqlite_master m
        WHERE type = 'table' AND 'updated_at' IN (SELECT name FROM pragma_table_info(m.name))"""
    with read(network) as db:
        tables = {name for (name,) in db.execute(sql) if not name.endswith("_history")}
    found = present_contents(network)
    assert found is not None
    assert {kind.table for kind in KINDS if kind.type in found.records} == tables
