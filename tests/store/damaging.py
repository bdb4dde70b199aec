"""What happens to files: cut off, overwritten, hit by other programs and kills, on disks that fail."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from pln.errors import SystemFailureError


def cut_off(path: Path, size: int) -> None:
    os.truncate(path, size)


def halve(path: Path) -> None:
    cut_off(path, path.stat().st_size // 2)


def overwrite(path: Path, start: int, length: int, byte: bytes = b"\xff") -> None:
    with path.open("r+b") as file:
        file.seek(start)
        file.write(byte * length)


def spoil_a_page(path: Path, table: str = "contact") -> None:
    """Overwrites the first page of a table: everything else can still be read."""
    with closing(sqlite3.connect(path)) as db:
        (page,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
        (size,) = db.execute("PRAGMA page_size").fetchone()
    overwrite(path, (page - 1) * size, size)


def run_sql(path: Path, *statements: str) -> None:
    """As another program would, that knows no rules of pln's."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA ignore_check_constraints=ON")
        for statement in statements:
            db.execute(statement)


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as db:
        return list(db.iterdump())


_KILLED = """
import os, sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("PRAGMA cache_size=1")
db.execute("BEGIN IMMEDIATE")
db.execute("CREATE TABLE big (text)")
for number in range(50):
    db.execute("INSERT INTO big VALUES (?)", ("x" * 20_000,))
db.execute("UPDATE contact SET place = 'Nowhere'")
os.kill(os.getpid(), 9)
"""


def kill_a_writer(path: Path) -> None:
    """A writer killed in the middle: part of what it wrote is in the file, and its journal lies beside it."""
    ended = subprocess.run([sys.executable, "-c", _KILLED, str(path)], capture_output=True, check=False)
    assert (ended.returncode, ended.stderr) == (-9, b"")
    assert path.with_name(f"{path.name}-journal").stat().st_size > 0


def complaint_of(action: Callable[[], object]) -> str:
    """What the user is told where it fails; "" where it does not."""
    try:
        action()
    except SystemFailureError as error:
        return error.message
    return ""


def fail_at(patched: pytest.MonkeyPatch, call: str, time: int) -> list[bool]:
    """Makes a call of `os` fail at its n-th time; the list is filled when it has."""
    ours, failed = getattr(os, call), list[bool]()
    calls = 0

    def failing(*arguments: object) -> object:
        nonlocal calls
        calls += 1
        if calls == time:
            failed.append(True)
            raise OSError(5, "secret")
        return ours(*arguments)

    patched.setattr(os, call, failing)
    return failed
