"""Strangers' CSV: every row is read, refused with its line, or the file is refused in one sentence."""

import csv
import io
import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pln.errors import InputError, PlnError
from pln.exchange.delimited import (
    MAX_ROW,
    Record,
    Row,
    column_name,
    read_rows,
    read_table,
    recognise,
    take_rows,
)
from pln.exchange.drafts import Kept, Reject
from pln.exchange.importing import Findings, NothingToTakeError, RowError
from tests.exchange.work import assert_linear


def rows(text: str | bytes) -> list[Row]:
    content = text.encode() if isinstance(text, str) else text
    return list(read_rows(io.BytesIO(content), "x.csv"))


def cells(text: str | bytes) -> list[list[str]]:
    return [row.cells for row in rows(text)]


def people(text: str | bytes) -> list[Record | Reject]:
    content = text.encode() if isinstance(text, str) else text
    return list(read_table(io.BytesIO(content), "x.csv", needed=("name",), wanted=("town", "url")))


def problems(text: str | bytes) -> list[tuple[int, str]]:
    return [(found.line, found.reason) for found in people(text) if isinstance(found, Reject)]


def names(text: str | bytes) -> list[tuple[int, str]]:
    return [(found.line, found.cells["name"]) for found in people(text) if isinstance(found, Record)]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_rows_know_the_line_they_start_at(line_end: str) -> None:
    text = 'a,b\n\n"two\nlines",c\n,\nlast,d'.replace("\n", line_end)
    assert [(row.line, row.cells) for row in rows(text)] == [
        (1, ["a", "b"]),
        (3, ["two\nlines", "c"]),
        (5, ["", ""]),
        (6, ["last", "d"]),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("\n\n", []),
        ("\ufeffname\nAnn", [["name"], ["Ann"]]),
        ("é,\u2028,𝄞", [["é", "\u2028", "𝄞"]]),
        ('"a ""b"" c",d', [['a "b" c', "d"]]),
        ('5" disk,x', [['5" disk', "x"]]),
        ("=HYPERLINK(1),@SUM,+49 30,-5", [["=HYPERLINK(1)", "@SUM", "+49 30", "-5"]]),
        ("a;b\tc|d", [["a;b\tc|d"]]),
        (f"{'x' * 500_000},y", [["x" * 500_000, "y"]]),
    ],
)
def test_cells_come_as_they_stand_in_the_file(text: str, expected: list[list[str]]) -> None:
    assert cells(text) == expected


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_other_unicode_encodings_are_refused_by_name_of_the_file(encoding: str) -> None:
    mark = "" if encoding in ("utf-16", "utf-32") else "\ufeff"
    with pytest.raises(InputError, match=r"'x\.csv' is UTF-16 or UTF-32 text"):
        rows(f"{mark}name\nAnn".encode(encoding))


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (b"name\nAnn\nJos\xe9\nBob", 3, "is not UTF-8 text"),
        (b"name\nAnn\nA\xed\xa0\x80\nBob", 3, "is not UTF-8 text"),
        (b"name\nAnn\nEve\0\nBob", 3, "holds a NUL character"),
        (b'name\nAnn\n"Eve\n\0"\nBob', 3, "holds a NUL character"),
        (b'name\nAnn\n"Eve"x\nBob', 3, "has a quote where none can be"),
        (b'name\nAnn\n"Eve\nMia\n"x\nBob', 3, "has a quote where none can be, down to line 5"),
        (b"name\nAnn\nEve,Paris\nBob", 3, "has 2 cells where the header has 1"),
    ],
)
def test_a_bad_row_costs_only_itself(text: bytes, line: int, reason: str) -> None:
    assert problems(text) == [(line, reason)]
    assert [name for _, name in names(text)] == ["Ann", "Bob"]


def test_an_unclosed_quote_is_told_with_the_line_where_it_opens() -> None:
    text = 'name\nAnn\n"Eve\nMia\nBob\n'
    assert problems(text) == [(3, "has a quote that is never closed, down to line 5")]
    assert names(text) == [(2, "Ann")]


def test_after_an_unclosed_quote_reading_goes_on_beyond_the_limit_of_a_row() -> None:
    lost, kept = 200, 5
    line = "x" * (MAX_ROW // lost)
    text = "\n".join(["name", '"Eve', *[line] * lost, *["Bob"] * kept])
    (found,) = problems(text)
    assert found == (2, "has more than 1 MB, down to line 202")
    assert [name for _, name in names(text)] == ["Bob"] * kept


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("size", [MAX_ROW, 2 * MAX_ROW, 2 * MAX_ROW + 7])
def test_a_row_too_long_is_refused_and_counted_as_one_line(line_end: str, size: int) -> None:
    text = line_end.join(["name", "x" * size, "Bob"])
    assert problems(text) == [(2, "has more than 1 MB")]
    assert names(text) == [(3, "Bob")]


@pytest.mark.parametrize(
    "header",
    ["name,town", "NAME, Town ", "\u00a0Name\u00a0,\tTOWN", '"Name","town"', "town,x,name", "Town,,,Name"],
)
def test_columns_are_matched_whatever_their_case_spaces_and_order(header: str) -> None:
    width = header.count(",")
    row = {"name": "Ann", "town": " Bern "}
    order = [column_name(cell) for cell in next(csv.reader([header]))]
    text = f"{header}\n{','.join(row.get(name, '') for name in order)}"
    assert [found.cells for found in people(text) if isinstance(found, Record)] == [
        {"name": "Ann", "town": "Bern", "url": ""}
    ]
    assert len(order) == width + 1


@pytest.mark.parametrize(
    ("cell", "name"),
    [("First_Name", "first name"), (" E\u00a0 mail ", "e mail"), ("\uff35RL", "url"), ("x" * 101, "")],
)
def test_names_of_columns(cell: str, name: str) -> None:
    assert column_name(cell) == name


def test_other_columns_are_kept_by_their_headers_where_that_is_asked_for() -> None:
    text = b"Pet Name,Name,Note\nRex,Ann,\n,Bob,late\n"
    found = list(read_table(io.BytesIO(text), "x.csv", needed=("name",), keep_others=True))
    assert [row.kept for row in found if isinstance(row, Record)] == [
        (Kept("Pet Name", "Rex"),),
        (Kept("Note", "late"),),
    ]
    assert all(row.kept == () for row in people(text) if isinstance(row, Record))


def test_the_header_may_stand_below_a_preamble() -> None:
    preamble = 'Notes:\n"Some, quoted\nsentence"\n\n'
    assert names(f"{preamble}town,name\nBern,Ann") == [(6, "Ann")]
    assert names("\n" * 19 + "name\nAnn") == [(21, "Ann")]


@pytest.mark.parametrize(
    "text", ["Ann\nBob", "\n" * 20 + "name\nAnn", "town\nBern", '"name\nAnn', ",".join("x" * 10_000)]
)
def test_no_header_is_an_error_that_says_what_was_looked_for(text: str) -> None:
    with pytest.raises(
        InputError, match=r"'x\.csv' has no header with the columns 'name' in its first 20 lines"
    ):
        people(text)


def test_the_file_is_left_open_for_whoever_opened_it() -> None:
    binary = io.BytesIO(b"name\nAnn\nBob")
    assert len(list(read_rows(binary, "x.csv"))) == 3
    binary.seek(0)
    assert next(read_rows(binary, "x.csv")).cells == ["name"]
    assert not binary.closed


def test_leaving_early_after_the_file_was_closed_is_quiet() -> None:
    binary = io.BytesIO(b"name\nAnn\nBob")
    left = read_rows(binary, "x.csv")
    assert next(left).cells == ["name"]
    binary.close()
    left.close()  # type: ignore[attr-defined]


def test_a_blank_file_has_no_rows() -> None:
    assert people("") == people("\n\r\n") == []


def test_a_header_alone_has_no_rows() -> None:
    assert people("name,town") == []


def test_a_doubled_column_is_refused_only_where_it_is_read() -> None:
    assert names("name,x,x,,\nAnn,1,2,,") == [(2, "Ann")]
    with pytest.raises(InputError, match=r"'x\.csv' has the column 'town' more than once"):
        people("name,town,Town\nAnn,1,2")


def test_empty_cells_beyond_the_header_do_no_harm() -> None:
    assert names("name\nAnn,, \nBob,x") == [(2, "Ann")]
    assert problems("name,town\nAnn") == [(2, "has 1 cells where the header has 2")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("name,town", "towns"),
        ("name,url\n", "people"),
        ("x\n\nurl,name", "people"),
        ("name", None),
        ("", None),
    ],
)
def test_a_file_is_recognised_by_its_header(text: str, kind: str | None) -> None:
    kinds = {"people": ("name", "url"), "towns": ("town",)}
    assert recognise(io.BytesIO(text.encode()), "x.csv", kinds) == kind


def test_taking_rows_sorts_them_into_taken_rejected_and_skipped() -> None:
    def take(record: Record) -> str:
        if record.cells["name"] == "bad":
            raise RowError("is bad")
        if record.cells["name"] == "":
            raise NothingToTakeError("is nobody")
        return record.cells["name"].upper()

    findings = Findings("x.csv")
    taken = take_rows(people("name,x\nann,\nbad,\n,\nbob\n"), take, findings)
    assert list(taken) == ["ANN"]
    assert [(found.line, found.reason) for found in findings.rejects] == [
        (3, "is bad"),
        (5, "has 1 cells where the header has 2"),
    ]
    assert [(found.line, found.reason) for found in findings.skips] == [(4, "is nobody")]


@given(st.binary(max_size=400))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        found = people(b"name,town\n" + content)
    except PlnError:
        return
    assert all(entry.line >= 2 for entry in found)
    lines = [entry.line for entry in found]
    assert lines == sorted(set(lines))


_CSV_LIKE = st.text(alphabet='ab,"\n\r\0é ', max_size=60)


@given(_CSV_LIKE)
@settings(max_examples=300, deadline=None)
def test_no_line_is_lost_silently(content: str) -> None:
    """Between the starts of two findings there is nothing but what belongs to the first, or blank lines."""
    text = f"name\n{content}"
    with io.StringIO(text, newline="") as lines:
        filled = [number for number, line in enumerate(lines, 1) if number > 1 and line.strip("\r\n")]
    starts = [entry.line for entry in people(text)]
    assert (not filled) == (not starts)
    if filled:
        assert starts[0] == filled[0]


@given(
    st.lists(
        st.lists(
            st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12),
            min_size=2,
            max_size=2,
        ),
        max_size=8,
    )
)
@settings(max_examples=150, deadline=None)
def test_what_a_writer_wrote_comes_back(table: list[list[str]]) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows([["name", "town"], *table])
    found = people(text.getvalue())
    assert [(e.cells["name"], e.cells["town"]) for e in found if isinstance(e, Record)] == [
        tuple(re.sub("\r\n?", "\n", cell).strip() for cell in row) for row in table
    ]
    assert len(found) == len(table)


class CountingFile(io.BytesIO):
    """Counts the bytes that were asked for, so that reading anything twice shows."""

    given_out = 0

    def read1(self, size: int | None = -1, /) -> bytes:
        data = super().read1(-1 if size is None else size)
        self.given_out += len(data)
        return data


@pytest.mark.parametrize(
    "line", ["Ann,Bern\n", '"Ann\nLee",Bern\n', '"Ann, Lee\n', 'a"b,c\n', '"a"b,c\n', ",,,,,\n", "\0\n", "\r"]
)
def test_work_grows_with_the_length_only(line: str) -> None:
    def work(count: int) -> None:
        file = CountingFile(b"name,town\n" + line.encode() * count)
        for _ in read_table(file, "x.csv", needed=("name",)):
            pass
        assert file.given_out == len(file.getvalue())

    assert_linear(work, 2_000)


def test_rows_are_read_one_at_a_time() -> None:
    def endless() -> Iterator[bytes]:
        yield b"name\n"
        while True:
            yield b"Ann\n" * 1_000

    class Endless(io.RawIOBase):
        pieces = endless()

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            piece = next(self.pieces)
            buffer[: len(piece)] = piece
            return len(piece)

    found = read_table(io.BufferedReader(Endless()), "x.csv", needed=("name",))  # type: ignore[type-var]
    assert [next(found).line for _ in range(5)] == [2, 3, 4, 5, 6]
