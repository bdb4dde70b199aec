"""Opening what the user named, and the values of a row."""

import os
import sys
from pathlib import Path

import pytest

from pln.errors import InputError, NotFoundError, PlnError, SystemFailureError
from pln.exchange.importing import MAX_LINE, RowError, one_line, open_source
from tests.exchange.written import zipped


def names(path: Path) -> list[str]:
    with open_source(str(path)) as source:
        return [member.name for member in source.members]


def test_a_file_is_its_only_member(tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text("x")
    with open_source(str(file)) as source:
        assert [member.name for member in source.members] == ["people.csv"]
        assert source.is_one_file
        with source.open(source.members[0]) as binary:
            assert binary.read() == b"x"


def test_a_zip_is_known_by_its_content(tmp_path: Path) -> None:
    assert names(zipped(tmp_path / "export.bin", {"a.csv": b"1", "in/b.csv": b"2"})) == ["a.csv", "b.csv"]


def test_a_folder_gives_its_files(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("1")
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "b.csv").write_text("2")
    assert names(tmp_path) == ["a.csv"]


@pytest.mark.parametrize("path", ["missing.csv", "people.csv/missing.csv", "~/missing.csv"])
def test_nothing_there_is_not_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "people.csv").write_text("x")
    with pytest.raises(NotFoundError, match="there is no file or folder") as error:
        open_source(path)
    assert error.value.exit_code == 3


@pytest.mark.parametrize("path", ["", "a\0b", "/dev/zero", "/dev/null"])
def test_what_is_no_file_is_refused(path: str) -> None:
    with pytest.raises(InputError, match="neither a file nor a folder"):
        open_source(path)


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputError, match="neither a file nor a folder"):
        open_source(str(tmp_path / "pipe"))


@pytest.mark.skipif(sys.platform != "linux", reason="asks for a loop of links as Linux tells of it")
def test_what_cannot_be_read_is_a_failure_of_the_system(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    for path in (tmp_path / "loop", tmp_path / ("x" * 300)):
        with pytest.raises(SystemFailureError, match="could not be read"):
            open_source(str(path))


def test_opening_changes_nothing(tmp_path: Path) -> None:
    file = zipped(tmp_path / "export.zip", {"a.csv": b"1"})
    before = file.read_bytes(), file.stat().st_mtime_ns
    assert names(file) == ["a.csv"]
    assert (file.read_bytes(), file.stat().st_mtime_ns) == before
    assert sorted(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(
    ("value", "line"),
    [("", ""), ("  Ann\u00a0 Lee ", "Ann Lee"), ("x" * MAX_LINE, "x" * MAX_LINE), ("\u200b", "")],
)
def test_a_value_is_cleaned(value: str, line: str) -> None:
    assert one_line(value, "Company") == line


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("x" * 501, "Company has 501 characters, more than 500"),
        ("é" * 2_001, "Company has 2,001 characters, more than 500"),
        ("a\x1b[2J", "Company has a control character"),
    ],
)
def test_a_value_that_cannot_be_taken_names_its_field(value: str, reason: str) -> None:
    with pytest.raises(RowError, match=reason):
        one_line(value, "Company")


def test_a_row_error_never_passes_for_a_message_to_the_user() -> None:
    assert not issubclass(RowError, PlnError)
