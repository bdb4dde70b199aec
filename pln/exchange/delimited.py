"""Comma-separated files of strangers, read without trusting them.

Rows come one at a time with the line they start at. What cannot be read (an unclosed quote, bytes that are
no text, a NUL, a row of more than 1 MB, a wrong number of cells) costs its own row, never the file. The
time is in proportion to the length. Text is UTF-8 and the delimiter a comma unless told; nothing is guessed.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO, Self, TypeVar

from pln.classes import dataclass
from pln.errors import InputError
from pln.exchange.drafts import Kept, Reject
from pln.exchange.importing import Findings, NothingToTakeError, RowError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

_Taken = TypeVar("_Taken")

MAX_ROW = 1_000_000  # characters, line ends included
HEADER_WITHIN = 20  # lines from the top
_MAX_COLUMN_NAME = 100
_UNDECODED = re.compile("[\udc80-\udcff]")
_NOT_UTF_8_MARKS = ("\udcff\udcfe", "\udcfe\udcff")  # UTF-16 and UTF-32 byte order marks, undecoded


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row; `problem` says why they are not to be trusted, and is empty where they are."""

    line: int
    cells: list[str]
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """A row by column name. Columns that the file lacks are empty; spaces around a cell are gone.

    `kept` is what the other columns hold, where that was asked for: by their headers, empty cells left out.
    """

    line: int
    cells: Mapping[str, str]
    kept: tuple[Kept, ...] = ()


def column_name(header_cell: str) -> str:
    """The name of a column, whatever its case and its kind and number of spaces or underscores."""
    if len(header_cell) > _MAX_COLUMN_NAME:
        return ""
    return " ".join(unicodedata.normalize("NFKC", header_cell).replace("_", " ").casefold().split())


def recognise(binary: BinaryIO, file: str, kinds: Mapping[str, Iterable[str]]) -> str | None:
    """Which kind of table a file holds: the first one whose needed columns all stand in one of the top rows.

    `kinds` maps a kind to its needed columns, spelled as by `column_name`. None: no kind fits.
    """
    for row in _top_rows(read_rows(binary, file)):
        names = [column_name(cell) for cell in row]
        for kind, needed in kinds.items():
            if frozenset(needed) <= frozenset(names):
                return kind
    return None


def read_table(
    binary: BinaryIO,
    file: str,
    *,
    needed: Iterable[str],
    wanted: Iterable[str] = (),
    keep_others: bool = False,
) -> Iterator[Record | Reject]:
    """The rows below the header, which is found by its content: any preamble may stand above it.

    Records hold the needed and the wanted columns, spelled as by `column_name`, and keep the others if told
    to. A file without any row gives none. Raises InputError where no row of the first 20 lines has all needed
    columns, and where a needed or wanted column stands there twice.
    """
    rows = read_rows(binary, file)
    header = _find_header(rows, file, needed)
    names = [column_name(cell) for cell in header]
    places = {name: _place(name, names, file) for name in (*needed, *wanted)}
    others = [(at, header[at].strip()) for at, name in enumerate(names) if keep_others and name not in places]
    for row in rows:
        problem = row.problem or wrong_width(row.cells, len(header))
        if problem:
            yield Reject(file, row.line, problem)
        else:
            cells = {name: "" if at is None else row.cells[at].strip() for name, at in places.items()}
            kept = tuple(Kept(name, cell) for at, name in others if (cell := row.cells[at].strip()))
            yield Record(row.line, cells, kept)


def take_rows(
    rows: Iterable[Record | Reject], take: Callable[[Record], _Taken], findings: Findings
) -> Iterator[_Taken]:
    """What `take` makes of each record; where it raises RowError or NothingToTakeError, that is a finding."""
    for row in rows:
        if isinstance(row, Reject):
            findings.rejects.append(row)
            continue
        try:
            taken = take(row)
        except RowError as error:
            findings.reject(row.line, str(error))
        except NothingToTakeError as reason:
            findings.skip(row.line, str(reason))
        else:
            yield taken


def _top_rows(rows: Iterable[Row]) -> Iterator[list[str]]:
    for row in rows:
        if row.line > HEADER_WITHIN:
            return
        yield row.cells


def _find_header(rows: Iterator[Row], file: str, needed: Iterable[str]) -> list[str]:
    first = next(rows, None)
    if first is None:
        return []
    for header in _top_rows(chain((first,), rows)):
        if frozenset(needed) <= frozenset(map(column_name, header)):
            return header
    columns = ", ".join(f"'{name}'" for name in needed)
    raise InputError(f"'{file}' has no header with the columns {columns} in its first {HEADER_WITHIN} lines")


def _place(name: str, header: list[str], file: str) -> int | None:
    if header.count(name) > 1:
        raise InputError(f"'{file}' has the column '{name}' more than once")
    return header.index(name) if name in header else None


def wrong_width(cells: Sequence[str], width: int) -> str:
    """Empty cells beyond the header do no harm; others, or missing ones, mean that cells may have shifted."""
    if len(cells) == width or (len(cells) > width and not any(cell.strip() for cell in cells[width:])):
        return ""
    return f"has {len(cells)} cells where the header has {width}"


def read_rows(binary: BinaryIO, file: str, *, encoding: str = "utf-8", delimiter: str = ",") -> Iterator[Row]:
    """The rows of a file, without blank lines; a line end of any kind comes as LF.

    `encoding` is a codec's name; a byte order mark is left out. Raises InputError for UTF-16 and UTF-32 that
    nobody told of, and for a file that is nowhere what it was told to be.
    """
    text = io.TextIOWrapper(binary, encoding=encoding, errors="surrogateescape")
    try:
        yield from _parsed(_Lines(text, file), delimiter)
    except UnicodeError:
        raise InputError(f"'{file}' is not {encoding} text", "say another --encoding") from None
    finally:
        if not binary.closed:
            text.detach()  # the file is its opener's to close


def _parsed(lines: _Lines, delimiter: str) -> Iterator[Row]:
    csv.field_size_limit(MAX_ROW)  # the module's own limit is lower, and would cut a row in two
    cells_of_rows = csv.reader(lines, strict=True, delimiter=delimiter)
    while not lines.at_end:
        line = lines.begin_row()
        cells: list[str] = []
        try:
            cells = next(cells_of_rows, [])
        except _RowTooLongError:
            lines.problem = f"has more than {MAX_ROW // 1_000_000} MB{_extent(line, lines)}"
        except csv.Error:
            wrong = "a quote that is never closed" if lines.at_end else "a quote where none can be"
            lines.problem = f"has {wrong}{_extent(line, lines)}"
        if cells or lines.problem:
            yield Row(line, cells, lines.problem)


def _extent(line: int, lines: _Lines) -> str:
    return "" if lines.number == line else f", down to line {lines.number}"


class _RowTooLongError(Exception):
    """The row has been given up; the next line begins a new one."""


class _Lines:
    """The physical lines of a file for the CSV parser, which itself would load any line whole."""

    def __init__(self, text: io.TextIOWrapper, file: str) -> None:
        self._text = text
        self._file = file
        self._room = MAX_ROW
        self.number = 0
        self.at_end = False
        self.problem = ""

    def begin_row(self) -> int:
        """Forget the row before; the line at which the next one starts."""
        self._room = MAX_ROW
        self.problem = ""
        return self.number + 1

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> str:
        line = self._text.readline(self._room + 1)
        if not line:
            self.at_end = True
            raise StopIteration
        self.number += 1
        self._room -= len(line)
        if self._room < 0:
            self._skip_rest_of(line)
            raise _RowTooLongError
        self._look_at(line)
        return line.removeprefix("\ufeff") if self.number == 1 else line

    def _skip_rest_of(self, line: str) -> None:
        while line and not line.endswith("\n"):
            line = self._text.readline(MAX_ROW)

    def _look_at(self, line: str) -> None:
        if self.number == 1 and line.startswith(_NOT_UTF_8_MARKS):
            raise InputError(f"'{self._file}' is UTF-16 or UTF-32 text", "save it as UTF-8")
        if not line.isascii() and _UNDECODED.search(line):
            self.problem = f"is not {self._text.encoding.upper()} text"
        elif "\0" in line:
            self.problem = "holds a NUL character"
