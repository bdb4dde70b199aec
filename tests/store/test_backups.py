"""Backups: whole, private, checked before anything is dropped, and nothing half-made is taken for one."""

import hashlib
import os
import resource
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pln.errors import DamagedError, InputError, SystemFailureError
from pln.rules.retention import Reason
from pln.store import backups, copying, reader
from pln.store.backups import folder_of, keep, listed, newest_whole, verify, wanted_today, write_copy
from pln.store.copying import create_private
from pln.store.place import sqlite_uri
from pln.store.session import write
from tests.conftest import NOW
from tests.readable import TODAY
from tests.store import damaging
from tests.store.damaging import complaint_of, dump, fail_at
from tests.store.samples import add_contacts, add_talk


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a network."""
    path = tmp_path_factory.mktemp("built") / "pln.db"
    with write(path, "test", TODAY, NOW) as writer:
        add_contacts(writer, *(f"Number {number}" for number in range(40)), note="x" * 300)
        add_talk(writer, "number-1", "number-2")
    return path.read_bytes()


@pytest.fixture
def network(built: bytes, database: Path) -> Path:
    database.parent.mkdir(mode=0o700)
    create_private(database)
    database.write_bytes(built)
    return database


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def day(number: int, hour: int = 9) -> str:
    moment = datetime(2026, 11, 1, hour, tzinfo=UTC) + timedelta(number)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def is_whole(path: Path) -> bool:
    with closing(sqlite3.connect(path)) as db:
        return bool(db.execute("PRAGMA integrity_check").fetchone() == ("ok",))


# What is kept


def test_a_backup_is_a_whole_copy_with_its_checksum_beside_it(network: Path) -> None:
    before = network.read_bytes()
    kept = keep(network, "hand", NOW)
    assert kept == network.parent / "pln.db.backups" / "2026-11-22T100000Z-hand.db"
    assert dump(kept) == dump(network)
    assert network.read_bytes() == before
    digest = hashlib.sha256(kept.read_bytes()).hexdigest()
    assert kept.with_name(f"{kept.name}.sha256").read_text() == f"{digest}  {kept.name}\n"
    assert names(kept.parent) == [kept.name, f"{kept.name}.sha256"]
    assert names(network.parent) == ["pln.db", "pln.db.backups"]


@pytest.mark.usefixtures("umask")
def test_nobody_else_may_look_into_backups_or_parts_of_them(
    network: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: dict[str, int] = {}

    def look_first(source: str, target: str) -> None:
        seen.update({path.name: mode(path) for path in Path(target).parent.iterdir()})
        rename(source, target)

    rename = os.replace
    monkeypatch.setattr(os, "replace", look_first)
    kept = keep(network, "daily", NOW)
    assert seen == {f"{kept.name}.part": 0o600, f"{kept.name}.sha256": 0o600}
    assert (mode(kept.parent), mode(kept), mode(kept.with_name(f"{kept.name}.sha256"))) == (
        0o700,
        0o600,
        0o600,
    )


def test_backups_lie_beside_the_real_file(network: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(network)
    assert folder_of(link) == folder_of(network) == network.with_name("pln.db.backups")
    assert keep(link, "hand", NOW).parent == folder_of(network)
    assert [one.path for one in listed(link)] == [one.path for one in listed(network)]


def test_the_folder_may_be_a_link_to_another_disk(network: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    folder_of(network).symlink_to(elsewhere)
    keep(network, "hand", NOW)
    assert len(names(elsewhere)) == 2


LOCKED = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('BEGIN IMMEDIATE')"


def test_within_a_transaction_the_committed_state_is_kept_and_the_lock_stays(network: Path) -> None:
    before = dump(network)
    with closing(sqlite3.connect(network, isolation_level=None)) as db:
        db.execute("BEGIN IMMEDIATE")
        db.execute("DELETE FROM interaction")
        kept = keep(network, "daily", NOW)
        other = subprocess.run([sys.executable, "-c", LOCKED, str(network)], capture_output=True, check=False)
        db.execute("COMMIT")
    assert b"database is locked" in other.stderr
    assert dump(kept) == before
    assert dump(network) != before


def test_what_a_killed_writer_left_is_rolled_back_first(network: Path) -> None:
    before = dump(network)
    damaging.kill_a_writer(network)
    kept = keep(network, "upgrade", NOW)
    assert dump(kept) == before
    assert names(network.parent) == ["pln.db", "pln.db.backups"]


def test_a_backup_needs_nothing_beside_it_whatever_the_writing_mode(network: Path) -> None:
    with closing(sqlite3.connect(network, isolation_level=None)) as db:
        assert db.execute("PRAGMA journal_mode=WAL").fetchone() == ("wal",)
        db.execute("UPDATE contact SET place = 'Bonn'")
        kept = keep(network, "hand", NOW)
    assert kept.read_bytes()[18:20] == b"\x01\x01"
    assert {line for line in dump(kept) if "Bonn" in line} != set()
    assert names(kept.parent) == [kept.name, f"{kept.name}.sha256"]


def test_a_file_that_somebody_is_writing_to_for_too_long(
    network: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "BUSY_SECONDS", 0.01)
    with closing(sqlite3.connect(network)) as db:
        db.execute("BEGIN EXCLUSIVE")
        with pytest.raises(SystemFailureError, match="another program has been using"):
            keep(network, "daily", NOW)
    assert listed(network) == []
    assert names(folder_of(network)) == []


def test_no_writer_gets_between_the_first_page_and_the_last(
    network: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python's own copying would wait for it without an end."""
    tried = []

    class Watched(sqlite3.Connection):
        def backup(self, target: sqlite3.Connection, **options: object) -> None:
            with closing(sqlite3.connect(network, timeout=0)) as other:
                try:
                    other.execute("BEGIN EXCLUSIVE")
                except sqlite3.OperationalError as error:
                    tried.append(str(error))
            super().backup(target)

    def watched(path: Path) -> sqlite3.Connection:
        return sqlite3.connect(sqlite_uri(path, "ro"), uri=True, isolation_level=None, factory=Watched)

    monkeypatch.setattr(copying, "open_unchecked", watched)
    keep(network, "hand", NOW)
    assert tried == ["database is locked"]


def test_a_second_in_the_same_second_gets_a_number(network: Path) -> None:
    reasons: tuple[Reason, ...] = ("upgrade", "daily", "daily")
    kept = [keep(network, reason, NOW).name for reason in reasons]
    stamp = "2026-11-22T100000Z"
    assert kept == [f"{stamp}-upgrade.db", f"{stamp}-daily-2.db", f"{stamp}-daily-3.db"]


def test_of_the_same_second_the_last_is_the_newest(network: Path) -> None:
    kept = [keep(network, "hand", NOW) for _ in range(11)]
    assert [one.path for one in listed(network)] == list(reversed(kept))
    assert kept[-1].name.endswith("-hand-11.db")


# What is not kept


def _row_without_parent(path: Path) -> None:
    damaging.run_sql(path, "DELETE FROM contact WHERE id = 2")


def _broken_rule(path: Path) -> None:
    damaging.run_sql(path, "UPDATE contact SET tier = 'best' WHERE id = 2")


def _missing_value(path: Path) -> None:
    """Nothing where a column must hold something."""
    damaging.run_sql(
        path,
        "PRAGMA writable_schema=ON",
        "UPDATE sqlite_master SET sql = replace(sql, 'place TEXT NOT NULL', 'place TEXT') WHERE name = 'contact'",
        "PRAGMA writable_schema=RESET",
        "UPDATE contact SET place = NULL WHERE id = 2",
        "PRAGMA writable_schema=ON",
        "UPDATE sqlite_master SET sql = replace(sql, 'place TEXT', 'place TEXT NOT NULL') WHERE name = 'contact'",
    )


def _header_only(path: Path) -> None:
    damaging.cut_off(path, 100)


DAMAGES: dict[Callable[[Path], None], str] = {
    damaging.spoil_a_page: "parts of it cannot be read",
    damaging.halve: "the file is damaged",
    _header_only: "the file is ",
}


@pytest.mark.parametrize(("damage", "said"), DAMAGES.items())
def test_a_damaged_database_is_not_kept_and_nothing_is_dropped_for_it(
    network: Path, damage: Callable[[Path], None], said: str
) -> None:
    good = [keep(network, "daily", day(number)) for number in range(7)]
    before = names(folder_of(network))
    damage(network)
    content = network.read_bytes()
    with pytest.raises(DamagedError, match=said) as failure:
        keep(network, "daily", day(7))
    assert "pln restore latest" in failure.value.hint
    assert names(folder_of(network)) == before
    assert [one.path for one in listed(network)] == list(reversed(good))
    assert network.read_bytes() == content


@pytest.mark.parametrize("spoil", [_row_without_parent, _broken_rule, _missing_value])
def test_rows_that_break_a_rule_are_kept_but_no_good_backup_is_dropped_for_them(
    network: Path, spoil: Callable[[Path], None]
) -> None:
    good = [keep(network, "daily", day(number)) for number in range(7)]
    spoil(network)
    worse = [keep(network, "daily", day(number)) for number in range(7, 30)]
    assert [one.path for one in listed(network)] == list(reversed(good + worse))
    assert dump(worse[-1]) == dump(network)


def test_without_a_backup_there_is_none_to_name(network: Path) -> None:
    damaging.spoil_a_page(network)
    with pytest.raises(DamagedError) as failure:
        keep(network, "daily", NOW)
    assert failure.value.hint == "keep a copy of it, then see what is left: pln doctor"


def test_damage_that_lasts_forty_days_costs_no_good_backup(network: Path) -> None:
    for number in range(-60, 0):
        keep(network, "daily", day(number))
    good = [one.path for one in listed(network)]
    damaging.spoil_a_page(network)
    told = 0
    for number in range(40):
        assert wanted_today(network, day(number))
        with pytest.raises(DamagedError, match="is damaged"):
            keep(network, "daily", day(number))
        told += 1
    assert told == 40
    assert [one.path for one in listed(network)] == good
    assert {verify(one) for one in listed(network)} == {"whole"}
    newest = newest_whole(network)
    assert newest is not None
    assert is_whole(newest.path)


@pytest.mark.parametrize("call", ["replace", "fsync"])
@pytest.mark.parametrize("time", [1, 2, 3, 4])
def test_a_disk_that_fails_at_any_step_leaves_whole_backups(
    network: Path, monkeypatch: pytest.MonkeyPatch, call: str, time: int
) -> None:
    first = keep(network, "daily", day(0))
    with monkeypatch.context() as patched:
        failed = fail_at(patched, call, time)
        said = complaint_of(lambda: keep(network, "daily", day(1)))
    assert said == (f"cannot keep a backup in {folder_of(network)}: Input/output error" if failed else "")
    there = listed(network)
    assert there[-1].path == first
    assert [verify(one) for one in there] == ["whole"] * len(there)
    assert not [name for name in names(folder_of(network)) if name.endswith(".part")]
    again = keep(network, "daily", day(1))
    assert listed(network)[0].path == again
    assert all(is_whole(one.path) for one in listed(network))


def test_each_step_of_the_disk_is_one_that_fails_above(
    network: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file, its checksum and the folder twice are confirmed; one name is given."""
    for call, times in (("fsync", 4), ("replace", 1)):
        with monkeypatch.context() as patched:
            assert not fail_at(patched, call, times + 1)
            keep(network, "hand", NOW)
        with monkeypatch.context() as patched:
            failed = fail_at(patched, call, times)
            with pytest.raises(SystemFailureError):
                keep(network, "hand", NOW)
            assert failed


def test_a_disk_that_takes_no_more_is_told_about_where_it_is(network: Path) -> None:
    kept = keep(network, "daily", day(0))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (network.stat().st_size // 2, hard))
    try:
        said = complaint_of(lambda: keep(network, "daily", day(1)))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert said == f"{folder_of(network)}: the disk does not take what is written"
    assert names(folder_of(network)) == [kept.name, f"{kept.name}.sha256"]


def test_a_file_in_the_place_of_the_folder(network: Path) -> None:
    folder_of(network).write_text("mine")
    with pytest.raises(SystemFailureError, match=r"cannot keep a backup in .*: File exists"):
        keep(network, "daily", NOW)
    assert folder_of(network).read_text() == "mine"
    assert (listed(network), wanted_today(network, NOW)) == ([], True)


def test_what_a_killed_command_left_half_made_goes_after_an_hour(network: Path) -> None:
    folder_of(network).mkdir()
    old, fresh, theirs = (
        folder_of(network) / name
        for name in ("2026-11-22T085959Z-daily.db.part", "2026-11-22T090000Z-daily.db.part", "mine.part")
    )
    for path in (old, fresh, theirs):
        path.write_text("half")
    keep(network, "hand", NOW)
    assert (old.exists(), fresh.exists(), theirs.exists()) == (False, True, True)
    assert [one.path.name for one in listed(network)] == ["2026-11-22T100000Z-hand.db"]


def test_a_name_that_somebody_is_about_to_use_is_left_to_them(network: Path) -> None:
    folder_of(network).mkdir()
    theirs = folder_of(network) / "2026-11-22T100000Z-hand.db.part"
    theirs.write_text("half")
    assert keep(network, "hand", NOW).name == "2026-11-22T100000Z-hand-2.db"
    assert theirs.read_text() == "half"


# What is dropped


def test_superfluous_backups_go_with_their_checksums(network: Path) -> None:
    by_hand = keep(network, "hand", day(-1))
    for number in range(40):
        keep(network, "daily", day(number))
    days = [one.made_at[:10] for one in listed(network)]
    assert days == [
        *("2026-12-10", "2026-12-09", "2026-12-08", "2026-12-07", "2026-12-06", "2026-12-05", "2026-12-04"),
        *("2026-11-30", "2026-11-29", "2026-11-22", "2026-10-31"),
    ]
    assert listed(network)[-1].path == by_hand
    files = [name for one in listed(network) for name in (one.path.name, f"{one.path.name}.sha256")]
    assert names(folder_of(network)) == sorted(files)


def test_nothing_is_dropped_for_a_restore(network: Path) -> None:
    for number in range(20):
        keep(network, "daily", day(number))
    there = {one.path for one in listed(network)}
    keep(network, "restore", day(20))
    assert {one.path for one in listed(network)} > there
    keep(network, "daily", day(21))
    assert not {one.path for one in listed(network)} > there


def test_one_that_cannot_be_removed_is_no_reason_to_fail(
    network: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = keep(network, "daily", day(0, hour=1))

    def refuse(*arguments: object, **named: object) -> None:
        raise PermissionError(13, "no")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", refuse)
        kept = keep(network, "daily", day(0, hour=2))
    assert [one.path for one in listed(network)] == [kept, first]


# When one is wanted


@pytest.mark.parametrize(
    ("kept", "wanted"),
    [
        ([], True),
        ([("daily", "2026-11-21T23:59:59Z")], True),
        ([("daily", "2026-11-22T00:00:00Z")], False),
        ([("hand", "2026-11-22T09:00:00Z")], True),
        ([("import", "2026-11-22T09:00:00Z")], False),
        ([("daily", "2076-11-22T09:00:00Z")], True),
        ([("daily", "2026-11-22T08:00:00Z"), ("restore", "2026-11-22T09:00:00Z")], True),
        ([("restore", "2026-11-22T08:00:00Z"), ("daily", "2026-11-22T09:00:00Z")], False),
        ([("daily", "2026-11-22T08:00:00Z"), ("restore", "2026-11-22T08:00:00Z")], True),
        ([("restore", "2026-11-22T08:00:00Z"), ("daily", "2026-11-22T08:00:00Z")], False),
    ],
)
def test_one_a_day_is_wanted_and_one_after_a_restore(
    network: Path, kept: list[tuple[Reason, str]], wanted: bool
) -> None:
    for reason, made_at in kept:
        keep(network, reason, made_at)
    assert wanted_today(network, NOW) is wanted


# What there is


def test_only_backups_are_listed(network: Path, tmp_path: Path) -> None:
    assert listed(network) == []
    kept = keep(network, "import", NOW)
    folder = folder_of(network)
    for name in (
        *("exports.jsonl", "mine.db", "2026-11-22T100000Z-mine.db", "2026-11-22T100000Z-daily.db.part"),
        *("2026-02-30T100000Z-daily.db", "2026-11-22T100000Z-daily-x.db", "x2026-11-22T100000Z-daily.db"),
    ):
        (folder / name).write_text("")
    (folder / "2026-11-23T100000Z-daily.db").mkdir()
    (folder / "2026-11-24T100000Z-daily.db").symlink_to(kept)
    assert listed(network) == [backups.Backup(kept, NOW, "import", kept.stat().st_size)]


def test_a_folder_that_cannot_be_read_is_not_taken_for_an_empty_one(
    network: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(SystemFailureError, match=r"cannot read .*pln\.db\.backups: Permission denied"):
        listed(network)


def _changed(path: Path) -> None:
    damaging.overwrite(path, path.stat().st_size - 1, 1, b"!")


def _without_checksum(path: Path) -> None:
    path.with_name(f"{path.name}.sha256").unlink()


def _with_an_odd_checksum(path: Path) -> None:
    path.with_name(f"{path.name}.sha256").write_bytes(b"\xff" * 1000)


def _unreadable(path: Path) -> None:
    path.unlink()


STATES: dict[Callable[[Path], None], str] = {
    lambda path: None: "whole",
    _changed: "changed",
    damaging.halve: "changed",
    _with_an_odd_checksum: "changed",
    _without_checksum: "no checksum",
    _unreadable: "unreadable",
}


@pytest.mark.parametrize(("change", "state"), STATES.items())
def test_a_checksum_tells_whether_a_backup_is_as_it_was_made(
    network: Path, change: Callable[[Path], None], state: str
) -> None:
    keep(network, "daily", day(0))
    keep(network, "daily", day(1))
    newest, older = listed(network)
    change(newest.path)
    assert (verify(newest), verify(older)) == (state, "whole")
    assert newest_whole(network) == (newest if state == "whole" else older)


def test_a_right_checksum_of_a_damaged_file_makes_no_whole_backup(network: Path) -> None:
    kept = keep(network, "daily", NOW)
    damaging.spoil_a_page(kept)
    digest = hashlib.sha256(kept.read_bytes()).hexdigest()
    kept.with_name(f"{kept.name}.sha256").write_text(f"{digest}  {kept.name}\n")
    assert [verify(one) for one in listed(network)] == ["whole"]
    assert newest_whole(network) is None


def test_sha256sum_checks_them_too(network: Path) -> None:
    keep(network, "daily", NOW)
    command = ["sha256sum", "--check", "2026-11-22T100000Z-daily.db.sha256"]
    assert subprocess.run(command, cwd=folder_of(network), capture_output=True, check=True).stderr == b""


# A copy elsewhere


@pytest.mark.usefixtures("umask")
def test_a_copy_is_private_and_whole(network: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    write_copy(network, target)
    assert dump(target) == dump(network)
    assert mode(target) == 0o600
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["copy.db"]
    assert listed(network) == []


def test_a_copy_takes_no_place_of_anything(network: Path, tmp_path: Path) -> None:
    taken, dangling = tmp_path / "taken", tmp_path / "dangling"
    taken.write_text("mine")
    dangling.symlink_to(tmp_path / "nowhere")
    for target in (taken, dangling, tmp_path):
        with pytest.raises(InputError, match="is there already"):
            write_copy(network, target)
    assert (taken.read_text(), dangling.exists()) == ("mine", False)


def test_a_copy_is_no_part_of_the_database(network: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(network)
    before = network.read_bytes()
    for target in (network, link, *(network.with_name(f"pln.db-{end}") for end in ("journal", "wal", "shm"))):
        with pytest.raises(InputError, match="belongs to the database itself"):
            write_copy(network, target)
    assert network.read_bytes() == before
    assert names(network.parent) == ["pln.db"]


def test_a_copy_into_no_folder(network: Path, tmp_path: Path) -> None:
    with pytest.raises(SystemFailureError, match=r"cannot write .*: No such file or directory"):
        write_copy(network, tmp_path / "missing" / "copy.db")


def test_a_copy_of_a_damaged_database_is_not_made(network: Path, tmp_path: Path) -> None:
    damaging.spoil_a_page(network)
    with pytest.raises(DamagedError):
        write_copy(network, tmp_path / "copy.db")
    assert [path for path in tmp_path.iterdir() if path.is_file()] == []


@pytest.mark.parametrize(("call", "time"), [("replace", 1), ("fsync", 1)])
def test_a_copy_that_fails_leaves_nothing(
    network: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, time: int
) -> None:
    failed = fail_at(monkeypatch, call, time)
    with pytest.raises(SystemFailureError, match=r"cannot write .*: Input/output error"):
        write_copy(network, tmp_path / "copy.db")
    assert failed
    assert [path for path in tmp_path.iterdir() if path.is_file()] == []
