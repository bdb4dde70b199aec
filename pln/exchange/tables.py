"""A whole table in a file: every column of it counts, and what is not understood is not lost.

The header is the first row. How the file is encoded is tried, not guessed; what parts its cells is read off
the first line. Both can be said instead.
"""

from __future__ import annotations

import codecs
import re
from contextlib import contextmanager
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO

from pln.classes import dataclass
from pln.errors import InputError
from pln.exchange.delimited import MAX_ROW, Record, column_name, read_rows, wrong_width
from pln.exchange.drafts import Reject

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pln.exchange.delimited import Row
    from pln.exchange.drafts import ReadOptions
    from pln.exchange.source import Member, Source

MAX_COLUMNS = 1_000
DELIMITERS = (",", ";", "\t", "|")
_UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
_PIECE = 65_536
_QUOTED = re.compile(r'"[^"]*(?:"|$)')
_SAYS_DELIMITER = re.compile(r"sep=(.)\s*")  # the first line, where a spreadsheet wants to be sure
_MOST_SHOWN = 60  # characters of a name that is no name of ours
_SAY_ENCODING = "say how it is encoded, such as --encoding {}"


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its rows still to be read.

    `titles` are the columns as the file writes them, by their names as of `column_name`, in order. A record
    holds every cell as it stands. `encoding` is the one that was found or told.
    """

    file: str
    titles: Mapping[str, str]
    rows: Iterator[Record | Reject]
    encoding: str


@contextmanager
def open_table(
    source: Source, options: ReadOptions, *, second_encoding: str = "", doubled: bool = False
) -> Iterator[Table]:
    """The table in a source. A file without any row has no columns.

    What is not UTF-8 is taken for `second_encoding`, where there is one. A column that stands there twice is
    numbered if `doubled` ones are known to come. Raises InputError for a source of several files, for
    another encoding, and for a header with an empty or a doubled column or with more than 1,000.
    """
    member = _only_file(source)
    encoding = options.encoding or _encoding(source, member, second_encoding)
    first_line = _first_line(source, member, encoding)
    said = _SAYS_DELIMITER.fullmatch(first_line)
    delimiter = options.delimiter or (said[1] if said else _delimiter(first_line))
    with source.open(member) as binary:
        rows = read_rows(binary, member.name, encoding=encoding, delimiter=delimiter)
        if said:
            next(rows, None)
        header = next(rows, None)
        titles = _titles(header, member.name, doubled=doubled) if header else {}
        yield Table(member.name, titles, _records(rows, member.name, tuple(titles)), encoding)


def head_columns(start: bytes) -> frozenset[str]:
    """The columns of the table that begins so, to be recognised by; none where it is no text."""
    line = (
        start.decode("utf-8", "replace").removeprefix("\ufeff").lstrip().partition("\n")[0].partition("\r")[0]
    )
    return frozenset(column_name(cell.strip(' "')) for cell in line.split(_delimiter(line)))


def _only_file(source: Source) -> Member:
    if len(source.members) != 1:
        message = f"'{source.path}' holds {len(source.members) or 'no'} files, and a table is one"
        raise InputError(message, "give the path of the one to import")
    return source.members[0]


def _encoding(source: Source, member: Member, second: str) -> str:
    """UTF-8, where all of the file is; the time is in proportion to its length."""
    decoder, line = codecs.getincrementaldecoder("utf-8")(), 1
    with source.open(member) as binary:
        for number, piece in enumerate(chain(_pieces(binary), (b"",))):
            if number == 0 and piece.startswith(_UTF_16_MARKS):
                message = f"'{member.name}' is UTF-16 or UTF-32 text"
                raise InputError(message, _SAY_ENCODING.format("utf-16"))
            try:
                decoder.decode(piece, final=not piece)
            except UnicodeDecodeError as error:
                if second:
                    return second
                line += error.object.count(b"\n", 0, error.start)
                message = f"'{member.name}' is not UTF-8 text (line {line})"
                raise InputError(message, _SAY_ENCODING.format("cp1252")) from None
            line += piece.count(b"\n")
    return "utf-8"


def _pieces(binary: BinaryIO) -> Iterator[bytes]:
    return iter(partial(binary.read, _PIECE), b"")


def _first_line(source: Source, member: Member, encoding: str) -> str:
    with source.open(member) as binary:
        start = binary.read(MAX_ROW)
    try:
        text = codecs.getincrementaldecoder(encoding)("replace").decode(start)
    except UnicodeError:
        return ""  # reading the rows will say so
    return next((line for line in re.split(r"[\r\n]", text.removeprefix("\ufeff")) if line), "")


def _delimiter(line: str) -> str:
    """What stands most often between the quoted cells of the line; a comma where nothing does."""
    bare = _QUOTED.sub("", line)
    return max(DELIMITERS, key=bare.count)


def _titles(header: Row, file: str, *, doubled: bool) -> dict[str, str]:
    """By name, in order. Raises InputError for a header that does not tell its columns apart."""
    if header.problem:
        raise InputError(f"the header of '{file}' {header.problem}")
    cells = [" ".join(cell.split()) for cell in header.cells]
    while cells and not cells[-1]:
        cells.pop()
    if len(cells) > MAX_COLUMNS:
        raise InputError(f"'{file}' has {len(cells):,} columns, more than {MAX_COLUMNS:,}")
    titles: dict[str, str] = {}
    for number, title in enumerate(cells, 1):
        name = column_name(title)
        if not name:
            hint = (
                "the first row has to say what each column is"
                if not title
                else "a name has at most 100 characters"
            )
            raise InputError(f"column {number} of '{file}' has no name that can be read", hint)
        if name in titles and doubled:
            name, title = f"{name} 2", f"{title} 2"
        if name in titles:
            raise InputError(f"'{file}' has the column '{title[:_MOST_SHOWN]}' more than once")
        titles[name] = title
    return titles


def _records(rows: Iterator[Row], file: str, names: tuple[str, ...]) -> Iterator[Record | Reject]:
    for row in rows:
        if problem := row.problem or wrong_width(row.cells, len(names)):
            yield Reject(file, row.line, problem)
        else:
            yield Record(row.line, dict(zip(names, row.cells, strict=False)))
