"""Odd places of the database: names, links, what can be no file of ours, and files that go away meanwhile."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import Pln
from tests.endings import complaint
from tests.harness.doubles import connecting_with

READ, WRITE = ("list", "contacts"), ("add", "contact", "Bob")

ODD_NAMES = [
    *("a b.db", "what?.db", "#1.db", "%41.db", "a:b.db", "file:x.db", ":memory:", "it's.db", 'say "hi".db'),
    *("-x.db", "--demo", "$HOME.db", "two\nlines.db", "\x1b[2J.db", "ü.db", "not UTF-8 \udcff.db", "x" * 240),
]


@pytest.mark.parametrize("name", ODD_NAMES)
def test_any_name_is_a_name(pln: Pln, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    pln.environ["PLN_DB"] = ""
    missing = pln("--db", name, *READ, code=None)
    assert not complaint(missing, (3,))
    assert len(missing.err.splitlines()) == 2
    pln("--db", name, *WRITE)
    assert "Bob" in pln(*READ, f"--db={name}").out
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [name]


def _nothing(path: Path) -> None:
    """A link to what is not there yet."""
    path.symlink_to(path.with_name("not yet.db"))


def _loop(path: Path) -> None:
    path.symlink_to(path)


def _folder(path: Path) -> None:
    path.mkdir()


def _linked_folder(path: Path) -> None:
    (path.parent / "folder").mkdir()
    path.symlink_to("folder")


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _device(path: Path) -> None:
    path.symlink_to("/dev/null")


def _below_a_file(path: Path) -> None:
    path.parent.rmdir()
    path.parent.write_text("")


@pytest.mark.parametrize("make", [_loop, _folder, _linked_folder, _pipe, _device, _below_a_file])
@pytest.mark.parametrize("words", [READ, WRITE, ("dashboard",), ("undo",), ("backup",)])
def test_what_can_be_no_database_is_refused(
    pln: Pln, make: Callable[[Path], None], words: tuple[str, ...]
) -> None:
    pln.database.parent.mkdir()
    make(pln.database)
    before = sorted(pln.database.parent.parent.rglob("*"))
    ended = pln(*words, code=None)
    assert not complaint(ended, (1,))
    assert "pln.db" in ended.err
    assert sorted(pln.database.parent.parent.rglob("*")) == before


def test_a_link_to_nothing_becomes_one_to_the_database(pln: Pln) -> None:
    pln.database.parent.mkdir()
    _nothing(pln.database)
    pln(*WRITE)
    assert pln.database.is_symlink()
    assert "Bob" in Pln(pln.database.with_name("not yet.db"), {})(*READ).out


def _replace(database: Path) -> None:
    database.with_name("other.db").replace(database)


def _delete(database: Path) -> None:
    database.unlink()


@pytest.mark.parametrize("take_away", [_replace, _delete])
def test_a_file_that_goes_away_while_it_is_written_is_not_called_saved(
    pln: Pln, take_away: Callable[[Path], None]
) -> None:
    """Another program puts another file in the place of the database, or deletes it, within the transaction."""
    pln("add", "contact", "Ann")
    other = pln.database.with_name("other.db")
    other.write_bytes(pln.database.read_bytes())
    content = other.read_bytes()

    class Shared(sqlite3.Connection):
        def __init__(self, *arguments: Any, **options: Any) -> None:
            super().__init__(*arguments, **options)
            self.set_trace_callback(self._look)

        def _look(self, statement: str) -> None:
            if statement.startswith("INSERT INTO contact "):
                take_away(pln.database)

    with connecting_with(factory=Shared):
        ended = pln(*WRITE, code=None)
    assert not complaint(ended, (1,))
    assert "meanwhile" in ended.err or "while this command ran" in ended.err
    assert not pln.database.exists() or pln.database.read_bytes() == content


@pytest.mark.parametrize(
    "words",
    ["list tags", "log interaction tea --with ann", "undo", "history", "backup now", "export jsonl -"],
)
def test_a_schema_of_noise_is_damage(pln: Pln, words: str) -> None:
    """SQLite's message quotes it, and sqlite3 cannot decode that."""
    pln("add", "contact", "Ann Lee")
    content = bytearray(pln.database.read_bytes())
    start = content.index(b"CREATE TRIGGER goal_history_insert")
    content[start + 8 : start + 24] = b"\xf1" * 16
    pln.database.write_bytes(content)
    ended = pln(*words.split(), code=1)
    assert "damaged" in ended.err
    assert pln("doctor", code=1).out.count("damaged")
