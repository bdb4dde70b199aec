"""What SQLite says, in words that help. What can be provoked is provoked in the tests of the doors."""

import sqlite3
from pathlib import Path

import pytest

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
        ("SQLITE_BUSY", "another program has been writing to it for too long"),
        ("SQLITE_BUSY_RECOVERY", "another program has been writing to it for too long"),
        ("SQLITE_CORRUPT_INDEX", "the file is damaged"),
        ("SQLITE_NOTADB", "the file is not a database"),
        ("SQLITE_IOERR_FSYNC", "the disk reports an error"),
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
