"""The note of where exports went: beside the backups, private, and never an obstacle."""

import stat
from pathlib import Path

import pytest

from pln.errors import SystemFailureError
from pln.store.exports import NotedExport, note, noted
from tests.conftest import NOW


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "pln.db"
    path.touch()
    return path


@pytest.fixture
def file(database: Path) -> Path:
    return database.parent / "pln.db.backups" / "exports.jsonl"


def test_what_is_noted_is_read_again_in_its_order(database: Path) -> None:
    paths = ["/a/b.jsonl", "/with\nline\u2028ends \udcff", '/quo"te', "/a/b.jsonl"]
    for path in paths:
        note(database, NOW, "jsonl", path)
    assert noted(database) == [NotedExport(NOW, "jsonl", path) for path in paths]


def test_nothing_is_noted_at_first(database: Path, file: Path) -> None:
    assert noted(database) == []
    assert not file.parent.exists()


@pytest.mark.usefixtures("umask")
def test_folder_and_file_are_private(database: Path, file: Path) -> None:
    note(database, NOW, "jsonl", "/a")
    assert [stat.S_IMODE(path.stat().st_mode) for path in (file.parent, file)] == [0o700, 0o600]


def test_it_is_beside_the_real_database(database: Path, file: Path, tmp_path: Path) -> None:
    link = tmp_path / "elsewhere" / "link.db"
    link.parent.mkdir()
    link.symlink_to(database)
    note(link, NOW, "jsonl", "/a")
    assert file.exists()
    assert noted(database) == noted(link) == [NotedExport(NOW, "jsonl", "/a")]


@pytest.mark.parametrize(
    "line",
    [
        *(b"", b"{", b"[]", b"1", b"null", b'"text"', b"\xff\xfe", b"[" * 100_000),
        *(b'{"at": "x", "format": "y"}', b'{"at": 1, "format": "y", "path": "z"}'),
    ],
)
def test_lines_that_cannot_be_read_are_passed_over(database: Path, file: Path, line: bytes) -> None:
    note(database, NOW, "jsonl", "/a")
    with file.open("ab") as opened:
        opened.write(line + b"\n")
    note(database, NOW, "jsonl", "/b")
    assert [one.path for one in noted(database)] == ["/a", "/b"]


def test_a_line_that_was_cut_off_does_not_spoil_the_next(database: Path, file: Path) -> None:
    note(database, NOW, "jsonl", "/a")
    file.write_bytes(file.read_bytes() + b'{"at": "2026-')
    note(database, NOW, "jsonl", "/b")
    assert [one.path for one in noted(database)] == ["/a", "/b"]


def test_keys_of_a_later_version_do_no_harm(database: Path, file: Path) -> None:
    file.parent.mkdir()
    file.write_text('{"at": "x", "format": "y", "path": "z", "size": 7}\n')
    assert noted(database) == [NotedExport("x", "y", "z")]


def test_a_file_in_the_place_of_the_folder(database: Path, file: Path) -> None:
    file.parent.touch()
    with pytest.raises(SystemFailureError, match="cannot write"):
        note(database, NOW, "jsonl", "/a")
    assert noted(database) == []


def test_no_link_is_followed(database: Path, file: Path, tmp_path: Path) -> None:
    file.parent.mkdir()
    file.symlink_to(tmp_path / "planted")
    with pytest.raises(SystemFailureError, match="cannot write"):
        note(database, NOW, "jsonl", "/a")
    assert not (tmp_path / "planted").exists()
