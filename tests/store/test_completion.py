"""Names for completion: a look that finds what begins so, and never says or leaves anything."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pln.store import completion
from pln.store.completion import names
from tests.store.conftest import Writing
from tests.store.samples import add_contacts, add_events, add_goals, add_resources, add_talk
from tests.store.test_reader import kill_a_writer


@pytest.fixture
def network(writing: Writing, database: Path) -> str:
    with writing() as writer:
        add_contacts(writer, "Ann Lee", "Anna Moe", "Ángela", "Bo", tags=("rust", "running"))
        add_goals(writer, "Learn Rust", "Write a book")
        add_resources(writer, "The Book")
        add_events(writer, "RustConf")
        add_talk(writer, "bo", tags=("rust", "reading"))
    return str(database)


@pytest.mark.parametrize(
    ("subject", "start", "found"),
    [
        ("contact", "an", [("angela", "Ángela"), ("ann-lee", "Ann Lee"), ("anna-moe", "Anna Moe")]),
        ("contact", "ann-", [("ann-lee", "Ann Lee")]),
        ("contact", "bo", [("bo", "Bo")]),
        ("contact", "c", []),
        ("contact", "%", []),
        ("goal", "", [("learn-rust", "Learn Rust"), ("write-a-book", "Write a book")]),
        ("resource", "the", [("the-book", "The Book")]),
        ("event", "ru", [("rustconf", "RustConf")]),
        ("tag", "r", [("reading", ""), ("running", ""), ("rust", "")]),
    ],
)
def test_it_finds_what_begins_so(
    network: str, subject: str, start: str, found: list[tuple[str, str]]
) -> None:
    assert names(network, subject, start) == found


@pytest.mark.parametrize("content", [None, b"", b"not a database" * 100, b"SQLite format 3\0" + bytes(4000)])
def test_what_is_no_database_of_ours_has_no_names(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "some.db"
    if content is not None:
        path.write_bytes(content)
    assert names(str(path), "contact", "") == []
    assert list(tmp_path.iterdir()) == ([] if content is None else [path])


def test_a_database_of_another_program_has_no_names(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "other.db")) as db:
        db.execute("CREATE TABLE other (a)")
    assert names(str(tmp_path / "other.db"), "contact", "") == []


def test_nobody_waits_at_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert names(str(tmp_path / "pipe"), "contact", "") == []


def test_while_somebody_writes_there_are_no_names(network: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(completion, "_BUSY_SECONDS", 0.0)
    with closing(sqlite3.connect(network)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert names(network, "contact", "") == []
    assert len(names(network, "contact", "")) == 4


def test_looking_leaves_no_trace(network: str) -> None:
    path = Path(network)
    before = path.read_bytes(), path.stat().st_mtime_ns
    names(network, "contact", "")
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert list(path.parent.iterdir()) == [path]


def test_what_a_killed_writer_left_is_not_touched(network: str) -> None:
    kill_a_writer(Path(network))
    before = {path: path.read_bytes() for path in Path(network).parent.glob("pln.db*[!s]")}
    assert names(network, "contact", "") == []
    assert {path: path.read_bytes() for path in Path(network).parent.glob("pln.db*[!s]")} == before


@pytest.mark.parametrize("subject", ["contact", "goal", "resource", "tag"])
def test_it_needs_no_scan(network: str, subject: str) -> None:
    with closing(sqlite3.connect(network)) as db:
        plan = db.execute(f"EXPLAIN QUERY PLAN {completion._QUERIES[subject]}", ("a", "b")).fetchall()
    assert [step for *_, step in plan if step.startswith("SCAN")] == []
