"""The database line: what is there, or why nothing could be looked at. And never is anything written."""

import gzip
import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from pln.store.backups import keep
from pln.store.inspection import opening
from pln.store.inspection.case import Case, fail
from pln.store.inspection.checks import CHECKS, inspect
from tests.conftest import NOW
from tests.store.inspection.looking import case_of, look, the_only
from tests.store.test_reader import kill_a_writer, without_privileges

INSIDE = {
    "integrity",
    "schema",
    "references",
    "values",
    "texts",
    "search keys",
    "last contacts",
    "days of talks",
    "talks about goals",
    "topics of talks",
    "history",
    "search index",
    "clock",
}


def test_a_healthy_network_is_well_in_every_respect(network: Path) -> None:
    found = inspect(case_of(network))
    assert [finding for _, finding in found if finding.state != "ok"] == []
    assert [subject for subject, _ in found] == [check.subject for check in CHECKS]


def test_what_is_there(network: Path) -> None:
    found = the_only(look(network, "database"), "ok").found
    assert found.startswith(f"{network}, ")
    assert "iB: 2 contacts, 2 resources, 3 goals, 1 milestone, 1 check-in," in found


def test_a_link_leads_to_the_real_file(network: Path) -> None:
    link = network.with_name("link.db")
    link.symlink_to(network)
    assert "2 contacts" in the_only(look(link, "database"), "ok").found
    assert f"{link} is a link to {network}" in the_only(look(link, "place"), "ok").found


def _missing(path: Path) -> None:
    path.unlink()


def _emptied(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("lose", [_missing, _emptied])
def test_no_network_yet_is_nothing_bad(network: Path, lose: Callable[[Path], None]) -> None:
    lose(network)
    found = the_only(look(network, "database"), "ok")
    assert (found.found, "pln add contact" in found.advice) == (f"no network yet at {network}", True)


@pytest.mark.parametrize(("lose", "said"), [(_missing, "is gone"), (_emptied, "is empty")])
def test_a_lost_network_is(network: Path, lose: Callable[[Path], None], said: str) -> None:
    keep(network, "daily", NOW)
    lose(network)
    found = the_only(look(network, "database"), "fail")
    assert said in found.found
    assert "pln restore latest" in found.advice


def _half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _overwritten(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)


def _without_tables(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[100:4096] = os.urandom(3996)
    path.write_bytes(content)


def _foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA application_id=77")


def _newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version=99")


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _loop(path: Path) -> None:
    path.unlink()
    path.symlink_to(path)


SHUT: dict[Callable[[Path], object], str] = {
    lambda path: path.write_bytes(gzip.compress(os.urandom(500))): "is not a SQLite database",
    lambda path: path.write_text("<html>" + " " * 500): "is not a SQLite database",
    lambda path: path.write_bytes(bytes(5000)): "is not a SQLite database",
    lambda path: path.write_bytes(path.read_bytes()[:50]): "is not a SQLite database",
    _folder: "is not a regular file",
    _pipe: "is not a regular file",
    _loop: "cannot read",
    _without_tables: "the file is damaged",
    _foreign: "belongs to another program",
    _newer: "comes from a newer pln (schema 99",
}


@pytest.mark.parametrize(("spoil", "said"), SHUT.items())
def test_what_cannot_be_opened_says_why_and_the_rest_is_checked(
    network: Path, spoil: Callable[[Path], object], said: str
) -> None:
    spoil(network)
    found = inspect(case_of(network))
    assert {subject for subject, _ in found} == {check.subject for check in CHECKS} - INSIDE
    told = the_only([finding for subject, finding in found if subject == "database"], "fail")
    assert said in told.found


@pytest.mark.parametrize("name", ["\udcff.db", "a b.db", "a?b#c%41.db", "-x", "line\nend"])
def test_an_odd_name_is_one_like_any_other(network: Path, name: str) -> None:
    odd = network.with_name(name)
    network.rename(odd)
    assert "2 contacts" in the_only(look(odd, "database"), "ok").found


def test_a_lock_is_not_waited_for_long(network: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0.01)
    with closing(sqlite3.connect(network)) as other:
        other.execute("BEGIN EXCLUSIVE")
        told = the_only(look(network, "database"), "fail")
    assert "another program has locked" in told.found
    assert "cannot tell which" in told.advice


def test_a_writer_that_has_not_committed_yet_is_in_nobodys_way(network: Path) -> None:
    with closing(sqlite3.connect(network)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE contact SET place = 'Bonn'")
        assert "2 contacts" in the_only(look(network, "database"), "ok").found


@pytest.fixture
def interrupted(network: Path) -> Path:
    with closing(sqlite3.connect(network)) as db:
        db.execute("UPDATE contact SET slug = 'ann-lee' WHERE slug = 'bo-neighbour'")
        db.commit()
    kill_a_writer(network)
    return network


def test_an_interrupted_command_is_left_to_the_next_one(interrupted: Path) -> None:
    told = the_only(look(interrupted, "database"), "warn")
    assert "a command was interrupted" in told.found
    assert "the next command tidies up" in told.advice
    assert "-journal" not in the_only(look(interrupted, "leftovers"), "ok").found


def test_where_the_next_one_cannot_either_that_is_said(
    interrupted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: path != interrupted.parent)
    told = the_only(look(interrupted, "database"), "fail")
    assert "writable" in told.advice


@pytest.mark.parametrize("locked", ["pln.db", "."])
def test_what_may_not_be_read_is_told_and_stops_no_other_check(network: Path, locked: str) -> None:
    inspect(case_of(network))  # imports what the checks need: without privileges that may be out of reach
    with TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        folder = Path(name) / "data"
        folder.mkdir()
        path = Path(shutil.copy(network, folder))
        case = case_of(path)
        (folder / locked).chmod(0)
        with without_privileges(folder):
            found = inspect(case)
        folder.chmod(0o700)
    assert "Permission denied" in found[0][1].found
    assert {subject for subject, _ in found} == {check.subject for check in CHECKS} - INSIDE
    assert [finding for _, finding in found if "defect of pln" in finding.advice] == []


def test_a_configuration_that_may_not_be_read(network: Path) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "pln.toml").touch(mode=0)
        environ = {"PLN_CONFIG": str(folder / "pln.toml")}
        case = Case(environ=environ, now=NOW, shut=fail("none"))
        with without_privileges(folder):
            told = dict(inspect(case))["configuration"]
    assert (told.state, "Permission denied" in told.found) == ("fail", True)


def _in_wal_mode(path: Path, *, with_changes: bool) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("UPDATE contact SET place = 'Bonn'")
        db.commit()
        waiting = [(file, file.read_bytes()) for file in path.parent.glob("pln.db-*")]
    if with_changes:
        for file, content in waiting:
            file.write_bytes(content)


def test_wal_mode_without_waiting_changes_is_read(network: Path) -> None:
    _in_wal_mode(network, with_changes=False)
    assert "2 contacts" in the_only(look(network, "database"), "ok").found


def test_wal_mode_with_waiting_changes_is_left_to_the_next_command(network: Path) -> None:
    _in_wal_mode(network, with_changes=True)
    assert "pln.db-wal holds changes" in the_only(look(network, "database"), "warn").found


def _untouched(path: Path) -> None:
    """The healthy network."""


@pytest.mark.parametrize(
    "spoil",
    [
        _untouched,
        _emptied,
        _missing,
        _half,
        _overwritten,
        _without_tables,
        _foreign,
        _newer,
        kill_a_writer,
        lambda path: _in_wal_mode(path, with_changes=False),
        lambda path: _in_wal_mode(path, with_changes=True),
        lambda path: keep(path, "hand", NOW),
    ],
)
def test_nothing_is_written_whatever_is_there(
    interrupted_or_not: Path, spoil: Callable[[Path], object]
) -> None:
    spoil(interrupted_or_not)
    case = case_of(interrupted_or_not)
    before = _everything(interrupted_or_not.parent)
    assert inspect(case)
    assert _everything(interrupted_or_not.parent) == before


@pytest.fixture
def interrupted_or_not(network: Path) -> Path:
    with closing(sqlite3.connect(network)) as db:
        db.execute("UPDATE contact SET slug = 'ann-lee' WHERE slug = 'bo-neighbour'")
        db.commit()
    return network


def _everything(folder: Path) -> list[tuple[str, int, int, str]]:
    """Each file with what would show that somebody wrote there."""
    return sorted(
        (
            str(path),
            path.stat().st_mtime_ns,
            path.stat().st_mode,
            hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "",
        )
        for path in (folder, *folder.rglob("*"))
    )


@pytest.mark.parametrize("spoil", [_half, _overwritten])
def test_what_sqlite_stumbles_over_is_a_finding_not_an_error(
    network: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(network)
    found = inspect(case_of(network))
    assert any(finding.state == "fail" and "damaged" in finding.found for _, finding in found)
    assert [finding for _, finding in found if "defect of pln" in finding.advice] == []


def test_without_a_place_the_surroundings_are_checked() -> None:
    found = inspect(Case(environ={}, now=NOW, shut=fail("HOME is not set", "set PLN_DB")))
    assert [subject for subject, _ in found] == [
        "database",
        "configuration",
        "today",
        "completion",
        "versions",
    ]
    assert found[0][1] == fail("HOME is not set", "set PLN_DB")
