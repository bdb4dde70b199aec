"""What SQLite says, in words that help. What can be provoked is provoked in the tests of the doors."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pln.errors import DamagedError
from pln.store.failures import explain

PATH = Path("/data/pln.db")


def raised(name: str) -> sqlite3.Error:
    error = sqlite3.OperationalError("secret SQL")
    error.sqlite_errorname = name
    return error


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("SQLITE_FULL", "the disk is full"),
        ("SQLITE_READONLY", "the file is read-only"),
        ("SQLITE_READONLY_ROLLBACK", "the file is read-only"),
        ("SQLITE_READONLY_DIRECTORY", "the folder is read-only"),
        ("SQLITE_CANTOPEN", "the file cannot be opened"),
        ("SQLITE_CANTOPEN_ISDIR", "the file cannot be opened"),
        ("SQLITE_BUSY", "another program has been using it for too long"),
        ("SQLITE_BUSY_RECOVERY", "another program has been using it for too long"),
        ("SQLITE_CORRUPT_INDEX", "the file is damaged"),
        ("SQLITE_NOTADB", "the file is not a database"),
        ("SQLITE_LOCKED", "another program has been using it for too long"),
        ("SQLITE_READONLY_DBMOVED", "the file was moved or deleted meanwhile"),
        ("SQLITE_IOERR_WRITE", "the disk does not take what is written"),
        ("SQLITE_IOERR_FSYNC", "the disk does not confirm what was written"),
        ("SQLITE_IOERR_DIR_FSYNC", "the disk does not confirm what was written"),
        ("SQLITE_IOERR_READ", "the disk cannot read it"),
        ("SQLITE_IOERR_SHORT_READ", "the disk cannot read it"),
        ("SQLITE_IOERR_LOCK", "its file system cannot lock files"),
        ("SQLITE_IOERR_RDLOCK", "its file system cannot lock files"),
        ("SQLITE_IOERR_UNLOCK", "its file system cannot lock files"),
        ("SQLITE_PROTOCOL", "its file system cannot lock files"),
        ("SQLITE_IOERR_NOMEM", "there is not enough memory"),
        ("SQLITE_NOMEM", "there is not enough memory"),
        ("SQLITE_IOERR_CLOSE", "the disk reports an error"),
        ("SQLITE_IOERR_DELETE", "what an interrupted command left beside it cannot be removed"),
        ("SQLITE_CONSTRAINT_CHECK", "a value breaks a rule of the database"),
        ("SQLITE_ERROR", "SQLITE_ERROR"),
    ],
)
def test_a_failure_is_told_in_words_and_without_its_sql(name: str, reason: str) -> None:
    failure = explain(raised(name), PATH)
    assert failure.message == f"/data/pln.db: {reason}"
    assert failure.exit_code == 1
    assert "SQL" not in failure.message.replace("SQLITE_ERROR", "")


def test_a_failure_without_a_name_is_told_by_its_class() -> None:
    assert explain(sqlite3.InterfaceError("secret SQL"), PATH).message == "/data/pln.db: InterfaceError"


@pytest.mark.parametrize("name", ["SQLITE_CORRUPT", "SQLITE_CORRUPT_INDEX", "SQLITE_NOTADB"])
@pytest.mark.parametrize("kept", [True, False])
def test_what_is_damaged_names_the_way_back_where_there_is_one(tmp_path: Path, name: str, kept: bool) -> None:
    folder = tmp_path / "pln.db.backups"
    folder.mkdir()
    (folder / "exports.jsonl").write_text("")
    if kept:
        (folder / "2026-11-22T100000Z-daily.db").write_text("")
    failure = explain(raised(name), tmp_path / "pln.db")
    assert isinstance(failure, DamagedError)
    assert ("pln restore latest" in failure.hint) is kept


def test_backups_that_cannot_be_listed_hide_no_damage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", refuse)
    failure = explain(raised("SQLITE_CORRUPT"), tmp_path / "pln.db")
    assert failure.message == f"{tmp_path / 'pln.db'}: the file is damaged"
    assert failure.hint == "keep a copy of it, then see what is left: pln doctor"


def test_a_text_that_is_no_text_is_not_shown() -> None:
    with closing(sqlite3.connect(":memory:")) as db, pytest.raises(sqlite3.OperationalError) as real:
        db.execute("SELECT CAST(x'736563726574ff' AS TEXT) AS note").fetchone()
    assert "secret" in str(real.value)
    failure = explain(real.value, PATH)
    assert failure.message == "/data/pln.db: a text in it is not valid UTF-8"
    assert "secret" not in failure.hint
