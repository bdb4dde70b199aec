"""Where the database is, and which files are refused before a connection exists."""

import gzip
import hashlib
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from pln.errors import (
    DamagedError,
    InputError,
    LostDatabaseError,
    NoNetworkError,
    NotFoundError,
    PlnError,
    SystemFailureError,
)
from pln.store.place import (
    APPLICATION_ID,
    check_header,
    database_path,
    existing_database,
    refuse_lost,
    sqlite_uri,
)
from pln.store.reader import read
from pln.store.schema import SCHEMA
from pln.store.session import write
from tests.conftest import NOW
from tests.readable import TODAY
from tests.store.conftest import Writing


@pytest.mark.parametrize(
    ("flag", "environ", "path"),
    [
        ("a.db", {"PLN_DB": "b.db"}, "a.db"),
        (None, {"PLN_DB": "b.db"}, "b.db"),
        (None, {"PLN_DB": "", "XDG_DATA_HOME": "/data"}, "/data/pln/pln.db"),
        (None, {"XDG_DATA_HOME": "/data"}, "/data/pln/pln.db"),
        ("~/a.db", {"HOME": "/home/ann"}, "/home/ann/a.db"),
        (None, {"PLN_DB": "~/a.db", "HOME": "/home/ann"}, "/home/ann/a.db"),
        ("~bob/a.db", {"HOME": "/home/ann"}, "~bob/a.db"),
        ("$HOME/a.db", {"HOME": "/home/ann"}, "$HOME/a.db"),
    ],
)
def test_the_flag_beats_the_environment_and_only_a_tilde_is_expanded(
    flag: str | None, environ: dict[str, str], path: str
) -> None:
    assert database_path(flag, environ) == Path(path)


def test_an_empty_flag_is_refused() -> None:
    with pytest.raises(InputError, match="--db needs a file name"):
        database_path("", {"PLN_DB": "b.db"})


@pytest.mark.parametrize(
    "name", ["a b", "a?b", "a#b", "a%41b", "a%3fb", "ü'\"", "-x", "file:x", "?mode=memory"]
)
def test_a_uri_means_the_file_it_was_made_from(tmp_path: Path, name: str) -> None:
    with closing(sqlite3.connect(sqlite_uri(tmp_path / name, "rwc"), uri=True)) as db:
        db.execute("CREATE TABLE t (a)")
    assert [file.name for file in tmp_path.iterdir()] == [name]


def _database(path: Path, owner: int, version: int, *, tables: int = 1) -> None:
    with closing(sqlite3.connect(path)) as db:
        for number in range(tables):
            db.execute(f"CREATE TABLE t{number} (a)")
        db.execute(f"PRAGMA application_id={owner}")
        db.execute(f"PRAGMA user_version={version}")


def _html(path: Path) -> None:
    path.write_text("<!doctype html><title>pln</title>" + " " * 200)


def _gzip(path: Path) -> None:
    path.write_bytes(gzip.compress(os.urandom(300)))


def _cut(path: Path) -> None:
    _database(path, APPLICATION_ID, SCHEMA)
    path.write_bytes(path.read_bytes()[:50])


def _zeros(path: Path) -> None:
    path.write_bytes(bytes(4096))


def _folder(path: Path) -> None:
    path.mkdir()


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _loop(path: Path) -> None:
    path.symlink_to(path)


def _newer(path: Path) -> None:
    _database(path, APPLICATION_ID, 99)


def _other_program(path: Path) -> None:
    _database(path, 0x12345678, SCHEMA)


def _nobodys(path: Path) -> None:
    _database(path, 0, 0)


def _old_sqlite(path: Path) -> None:
    """Before 3.7.0 SQLite left the count of pages out of the header."""
    _database(path, 0, 0)
    content = bytearray(path.read_bytes())
    content[28:32] = bytes(4)
    path.write_bytes(content)


FOREIGN: dict[Callable[[Path], None], str] = {
    _html: "is not a SQLite database",
    _gzip: "is not a SQLite database",
    _cut: "is not a SQLite database",
    _zeros: "is not a SQLite database",
    _folder: "is not a regular file",
    _pipe: "is not a regular file",
    _loop: "cannot read",
    _newer: f"comes from a newer pln (schema 99, this one knows {SCHEMA})",
    _other_program: "belongs to another program",
    _nobodys: "belongs to another program",
    _old_sqlite: "belongs to another program",
}


def _read(path: Path) -> None:
    with read(path):
        raise AssertionError("was opened")


def _write(path: Path) -> None:
    with write(path, "test", TODAY, NOW):
        raise AssertionError("was opened")


def _fingerprint(path: Path) -> object:
    """Everything about a file that a careless program could change."""
    about = path.lstat()
    content = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None
    return content, about.st_ino, about.st_size, about.st_mtime_ns, sorted(path.parent.iterdir())


@pytest.mark.parametrize("door", [_read, _write])
@pytest.mark.parametrize(("make", "message"), FOREIGN.items())
def test_what_is_no_network_of_ours_is_refused_and_left_as_it_is(
    tmp_path: Path, make: Callable[[Path], None], message: str, door: Callable[[Path], None]
) -> None:
    path = tmp_path / "pln.db"
    make(path)
    before = _fingerprint(path)
    with pytest.raises(SystemFailureError) as failure:
        door(path)
    assert message in failure.value.message
    assert _fingerprint(path) == before


@pytest.mark.parametrize("device", ["/dev/null", "/dev/zero"])
@pytest.mark.parametrize("door", [_read, _write])
def test_a_device_is_refused(device: str, door: Callable[[Path], None]) -> None:
    with pytest.raises(SystemFailureError, match="is not a regular file"):
        door(Path(device))


@pytest.mark.parametrize("content", [None, b""])
def test_reading_where_nothing_is_yet_says_how_to_begin_and_creates_nothing(
    tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "network" / "pln.db"
    if content is not None:
        path.parent.mkdir()
        path.write_bytes(content)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(NotFoundError) as failure:
        _read(path)
    assert failure.value.message == f"no network yet at {path}"
    assert "pln add contact" in failure.value.hint
    assert sorted(tmp_path.rglob("*")) == before


def _with_backup(path: Path, made_at: str = "2026-11-23T180203Z") -> None:
    folder = path.with_name(f"{path.name}.backups")
    folder.mkdir(parents=True)
    (folder / f"{made_at}-daily.db").write_bytes(b"kept")
    (folder / "2026-11-01T080000Z-hand.db").write_bytes(b"kept")


@pytest.mark.parametrize("door", [_read, _write])
@pytest.mark.parametrize(("content", "state"), [(None, "is gone"), (b"", "is empty")])
def test_a_database_that_was_there_is_not_begun_anew(
    tmp_path: Path, content: bytes | None, state: str, door: Callable[[Path], None]
) -> None:
    path = tmp_path / "pln.db"
    _with_backup(path)
    if content is not None:
        path.write_bytes(content)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(LostDatabaseError) as failure:
        door(path)
    assert failure.value.message == (
        f"{path} {state}, but backups of it exist; the newest is of 2026-11-23 18:02 UTC"
    )
    assert "pln restore latest" in failure.value.hint
    assert f"move {path}.backups away" in failure.value.hint
    assert failure.value.exit_code == 1
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("door", [_read, _write])
def test_behind_a_link_the_backups_beside_the_real_file_count(
    tmp_path: Path, door: Callable[[Path], None]
) -> None:
    path, link = tmp_path / "real" / "pln.db", tmp_path / "link.db"
    link.symlink_to(path)
    _with_backup(path)
    with pytest.raises(LostDatabaseError):
        door(link)


def test_a_folder_without_backups_is_none_of_a_lost_database(tmp_path: Path) -> None:
    path = tmp_path / "pln.db"
    folder = tmp_path / "pln.db.backups"
    folder.mkdir()
    for name in ("exports.jsonl", "2026-11-23T180203Z-daily.db.part", "2026-11-23T180203Z-daily.db.sha256"):
        (folder / name).write_text("")
    with pytest.raises(NoNetworkError):
        _read(path)
    with write(path, "test", TODAY, NOW):
        pass


def test_a_database_that_is_there_is_not_looked_for_in_its_backups(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "pln.db"
    with write(path, "test", TODAY, NOW):
        pass
    _with_backup(path)

    def refuse(folder: Path) -> None:
        raise AssertionError(f"looked into {folder}")

    monkeypatch.setattr(os, "scandir", refuse)
    refuse_lost(path)
    assert existing_database(path, SCHEMA) == path


@pytest.mark.parametrize("door", [_read, _write])
@pytest.mark.parametrize("make", [_html, _gzip, _cut, _zeros])
def test_what_is_no_database_any_more_names_the_way_back(
    tmp_path: Path, make: Callable[[Path], None], door: Callable[[Path], None]
) -> None:
    path = tmp_path / "pln.db"
    make(path)
    with pytest.raises(DamagedError) as failure:
        door(path)
    assert failure.value.hint == "choose another with --db FILE"
    _with_backup(path)
    with pytest.raises(DamagedError) as failure:
        door(path)
    assert "pln restore latest" in failure.value.hint


def test_a_database_without_a_schema_yet_is_ours_to_fill(tmp_path: Path) -> None:
    """What a first command leaves behind that was killed before its first commit."""
    path = tmp_path / "pln.db"
    _database(path, 0, 0, tables=0)
    assert check_header(path, SCHEMA) in (None, 0)
    with closing(sqlite3.connect(path)) as db:
        db.execute("VACUUM")
    assert check_header(path, SCHEMA) == 0
    with pytest.raises(NotFoundError):
        existing_database(path, SCHEMA)
    with write(path, "test", TODAY, NOW):
        pass
    assert check_header(path, SCHEMA) == SCHEMA


def test_a_database_of_ours_is_known_by_its_header(writing: Writing, database: Path) -> None:
    with writing():
        pass
    assert check_header(database, SCHEMA) == SCHEMA
    assert existing_database(database, SCHEMA) == database


@pytest.mark.parametrize("door", [_read, _write])
def test_a_path_through_a_file_is_refused(tmp_path: Path, door: Callable[[Path], None]) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SystemFailureError, match="Not a directory"):
        door(tmp_path / "file" / "pln.db")


@pytest.mark.parametrize("door", [_read, _write])
def test_a_name_that_is_too_long_is_refused(tmp_path: Path, door: Callable[[Path], None]) -> None:
    with pytest.raises(PlnError, match="name too long"):
        door(tmp_path / ("x" * 5000))
