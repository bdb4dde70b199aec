"""Whole tables: encodings and delimiters are found or told, and a header that says nothing is refused."""

from pathlib import Path

import pytest

from pln.errors import InputError
from pln.exchange.delimited import Record
from pln.exchange.drafts import ReadOptions, Reject
from pln.exchange.importing import open_source
from pln.exchange.tables import open_table


def table(
    folder: Path, content: str | bytes, options: ReadOptions | None = None, **how: bool | str
) -> tuple[list[str], list[list[str] | str]]:
    """The titles, and of each row the cells or why it is refused."""
    (folder / "x.csv").write_bytes(content.encode() if isinstance(content, str) else content)
    with (
        open_source(str(folder / "x.csv")) as source,
        open_table(source, options or ReadOptions(), **how) as found,  # type: ignore[arg-type]
    ):
        rows = [list(row.cells.values()) if isinstance(row, Record) else row.reason for row in found.rows]
        return list(found.titles.values()), rows


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_read_off_the_first_line(tmp_path: Path, delimiter: str) -> None:
    others = ",;|\t".replace(delimiter, "") * 2
    content = f'\n"a{others}"~b~c\n1~"2,5;6"~3\n'.replace("~", delimiter)
    assert table(tmp_path, content)[1] == [["1", "2,5;6", "3"]]


def test_the_delimiter_may_be_told(tmp_path: Path) -> None:
    assert table(tmp_path, "a:b,c\n1:2,5", ReadOptions(delimiter=":")) == (["a", "b,c"], [["1", "2,5"]])
    assert table(tmp_path, "sep=;\na;b,c\n1;2") == (["a", "b,c"], [["1", "2"]])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252", "mac-roman"])
def test_an_encoding_that_is_told_is_used(tmp_path: Path, encoding: str) -> None:
    content = "naïve,é\nZoë,ü".encode(encoding)
    assert table(tmp_path, content, ReadOptions(encoding=encoding)) == (["naïve", "é"], [["Zoë", "ü"]])


@pytest.mark.parametrize(
    ("content", "message", "hint"),
    [
        ("a\nb".encode("utf-16"), "'x.csv' is UTF-16 or UTF-32 text", "--encoding utf-16"),
        (b"a\nb\nZo\xeb\n", "'x.csv' is not UTF-8 text (line 3)", "--encoding cp1252"),
        (b"a\n" + b"b\n" * 40_000 + b"\xc3", "'x.csv' is not UTF-8 text (line 40002)", "--encoding cp1252"),
    ],
)
def test_another_encoding_is_refused_with_what_to_say(
    tmp_path: Path, content: bytes, message: str, hint: str
) -> None:
    with pytest.raises(InputError) as error:
        table(tmp_path, content)
    assert error.value.message == message
    assert hint in error.value.hint


def test_bytes_that_are_no_text_in_the_encoding_cost_their_row(tmp_path: Path) -> None:
    content = b"a\nZo\xeb\n\x81\nb"
    assert table(tmp_path, content, second_encoding="cp1252") == (
        ["a"],
        [["Zoë"], "is not CP1252 text", ["b"]],
    )


def test_a_file_that_is_nowhere_what_it_was_told_to_be_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is not utf-16 text"):
        table(tmp_path, b"a,b\nc", ReadOptions(encoding="utf-16"))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("a,b,A\n", "'x.csv' has the column 'A' more than once"),
        ("a,,b\n", "column 2 of 'x.csv' has no name that can be read"),
        (f"a,{'x' * 101},b\n", "column 2 of 'x.csv' has no name that can be read"),
        (",".join(map(str, range(10_000))), "'x.csv' has 10,000 columns, more than 1,000"),
        ('"a\nb', "the header of 'x.csv' has a quote that is never closed, down to line 2"),
        ("a\0,b", "the header of 'x.csv' holds a NUL character"),
    ],
)
def test_a_header_that_tells_no_columns_apart_is_refused(tmp_path: Path, content: str, message: str) -> None:
    with pytest.raises(InputError) as error:
        table(tmp_path, content)
    assert error.value.message == message


def test_columns_at_the_end_without_name_and_cells_are_nothing(tmp_path: Path) -> None:
    assert table(tmp_path, "a,b,,\n1,2,,\n3,4,x,\n5") == (
        ["a", "b"],
        [["1", "2"], "has 4 cells where the header has 2", "has 1 cells where the header has 2"],
    )


def test_doubled_columns_are_numbered_where_they_are_known_to_come(tmp_path: Path) -> None:
    assert table(tmp_path, "a,b,a\n1,2,3", doubled=True) == (["a", "b", "a 2"], [["1", "2", "3"]])


@pytest.mark.parametrize("content", ["", "\n\n", "\ufeff"])
def test_a_blank_file_has_no_columns(tmp_path: Path, content: str) -> None:
    assert table(tmp_path, content) == ([], [])


def test_several_files_are_no_table(tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("a,b")
    with (
        open_source(str(tmp_path)) as source,
        pytest.raises(InputError, match="holds 2 files"),
        open_table(source, ReadOptions()),
    ):
        pass


def test_rejects_name_the_file_and_the_line(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("a,b\n1,2\n3")
    with open_source(str(tmp_path / "x.csv")) as source, open_table(source, ReadOptions()) as found:
        assert list(found.rows)[1:] == [Reject("x.csv", 3, "has 1 cells where the header has 2")]
