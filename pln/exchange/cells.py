"""The cells of a contact's row: each field takes what it understands, and all that is left is kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pln.classes import replace
from pln.exchange.days import ReadsTwoWaysError, read_birthday, read_day
from pln.exchange.drafts import Kept
from pln.exchange.importing import RowError, email_address, one_line, several_lines, web_address
from pln.exchange.spreadsheet import KEPT_PREFIX, list_in
from pln.exchange.values import MAX_WORD
from pln.facts.refs import Detail
from pln.formulas import unguarded
from pln.urls import with_scheme

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from datetime import date
    from typing import TypeVar

    from pln.exchange.delimited import Record
    from pln.exchange.drafts import DateOrder

    _Value = TypeVar("_Value")
    _Word = TypeVar("_Word", bound=str)

# Several e-mail addresses in a cell are parted by what none of them holds; an address may stand in <>.
_BETWEEN_EMAILS = re.compile(r"[,;\n]|:::")
_IN_BRACKETS = re.compile(r"[^<>]*<([^<>\s]+)>")
_BETWEEN_PHONES = re.compile(r"\n|:::|; ")
_BETWEEN_URLS = re.compile(r"\s+(?::::\s+)?|:::")


class Cells:
    """The cells of one row. What a field has taken, or found empty, is gone; `kept` is the rest.

    A value that is not what its column should hold stays, so that it is kept; `unread` names its column.
    """

    def __init__(self, record: Record, titles: Mapping[str, str], file: str) -> None:
        self.file = file
        self.line = record.line
        self.unread: list[str] = []
        self._titles = titles
        self._is_exact = False
        self._left = {name: cell for name, cell in record.cells.items() if cell.strip()}

    def __contains__(self, column: str) -> bool:
        return column in self._left

    def __bool__(self) -> bool:
        return bool(self._left)

    def uncover(self) -> None:
        """Take the cells as pln wrote them: never several values in one, but for words in a list of theirs."""
        self._is_exact = True
        self._left = {name: unguarded(cell) for name, cell in self._left.items()}

    def columns(self) -> tuple[str, ...]:
        """The names of the columns that have something left, in order."""
        return tuple(self._left)

    def peek(self, column: str) -> str:
        """The cell, which stays."""
        return self._left.get(column, "").strip()

    def one_line_in(self, column: str) -> str:
        """The text of the cell on one line; the cell stays."""
        return one_line(self._left.get(column, ""), self.title(column))

    def word_in(self, column: str, words: Collection[_Word]) -> _Word | None:
        """The one of the words that the cell says; any other text stays in the row."""
        said = self.peek(column).casefold()
        found = next((word for word in words if word == said), None)
        if found is not None:
            self.drop(column)
        return found

    def drop(self, *columns: str) -> None:
        """Leave out what says nothing, or what other cells say as well."""
        for column in columns:
            self._left.pop(column, None)

    def line_of(self, *columns: str) -> str:
        """The text of the first of the columns that is filled, on one line."""
        for column in columns:
            if column in self._left:
                return one_line(self._left.pop(column), self.title(column))
        return ""

    def lines_of(self, *columns: str) -> str:
        """The texts of all the columns, a blank line between them."""
        texts = [
            several_lines(self._left.pop(name), self.title(name)) for name in columns if name in self._left
        ]
        return "\n\n".join(text for text in texts if text)

    def day_of(self, column: str, order: DateOrder | None) -> date | None:
        """The day in a column; raises InputError where only the user can say which one it is."""
        return self._read(column, lambda text: read_day(text, self.title(column), order))

    def birthday_of(self, column: str, order: DateOrder | None) -> str | None:
        """The birthday in a column; raises InputError as `day_of`."""
        return self._read(column, lambda text: read_birthday(text, self.title(column), order))

    def emails_of(self, column: str, label: str = "") -> list[Detail]:
        """The e-mail addresses in a column."""

        def read(text: str) -> list[Detail]:
            clean, title = email_address if self._is_exact else _email, self.title(column)
            return [Detail(clean(part, title), label) for part in self._parts(_BETWEEN_EMAILS, text)]

        return self._read(column, read) or []

    def phones_of(self, column: str, label: str = "") -> list[Detail]:
        """The phone numbers in a column, as they are written."""
        title = self.title(column)
        parts = self._parts(_BETWEEN_PHONES, self._left.pop(column, ""))
        return [Detail(number, label) for part in parts if (number := one_line(part, title))]

    def urls_of(self, column: str, label: str = "") -> list[Detail]:
        """The web addresses in a column; https:// may be missing."""

        def read(text: str) -> list[Detail]:
            parts = self._parts(_BETWEEN_URLS, text)
            return [Detail(web_address(with_scheme(part), self.title(column)), label) for part in parts]

        return self._read(column, read) or []

    def addresses_of(self, column: str, label: str = "") -> list[Detail]:
        """The postal address in a column, its lines joined."""
        lines = self.lines_of(column).splitlines()
        address = one_line(", ".join(line.strip() for line in lines if line.strip()), self.title(column))
        return [Detail(address, label)] if address else []

    def words_of(self, *columns: str, between: tuple[str, ...] = (":::", ";", ",")) -> tuple[str, ...]:
        """Tags or topics in the columns, parted by the first of the marks that a cell holds."""
        words: dict[str, None] = {}
        for column in columns:
            text = self._left.pop(column, "")
            separator = next((mark for mark in between if mark in text), None)
            parts = list_in(text) if self._is_exact else text.split(separator) if separator else [text]
            for part in parts:
                if word := word_of(part, self.title(column)):
                    words[word] = None
        return tuple(words)

    def kept(self) -> tuple[Kept, ...]:
        """Every cell that nothing has taken, under the title of its column."""
        kept = []
        for name, cell in self._left.items():
            title = self.title(name)
            if self._is_exact:
                title = title.removeprefix(KEPT_PREFIX)
            if value := several_lines(cell, title).strip():
                kept.append(Kept(one_line(title, "the name of a column"), value))
        return tuple(kept)

    def title(self, column: str) -> str:
        """The name of a column as the file writes it."""
        return self._titles.get(column, column)

    def _parts(self, separator: re.Pattern[str], text: str) -> list[str]:
        parts = [text] if self._is_exact else separator.split(text)
        return [part.strip() for part in parts if part.strip()]

    def _read(self, column: str, read: Callable[[str], _Value]) -> _Value | None:
        if not (text := self.peek(column)):
            return None
        try:
            value = read(text)
        except RowError:
            self.unread.append(self.title(column))
            return None
        except ReadsTwoWaysError as error:
            message = f"'{self.file}', line {self.line}, {error.message}"
            raise ReadsTwoWaysError(message, error.hint) from None
        del self._left[column]
        return value


def _email(text: str, field: str) -> str:
    bracketed = _IN_BRACKETS.fullmatch(text)
    return email_address(bracketed[1] if bracketed else text.removeprefix("mailto:"), field)


def word_of(text: str, field: str) -> str:
    """A tag or a topic as it is stored; raises RowError where it is too long."""
    word = one_line(text, field).casefold().lstrip("# ")
    if len(word) > MAX_WORD:
        raise RowError(f"{field} has a word of {len(word)} characters, more than {MAX_WORD}")
    return word


def distinct(details: Iterable[Detail]) -> tuple[Detail, ...]:
    """The details without repetitions, in order."""
    unique = {detail.value.casefold(): detail for detail in reversed(list(details))}
    return tuple(reversed(unique.values()))


def preferring(details: Iterable[Detail], preferred: str) -> tuple[Detail, ...]:
    """The details without repetitions, in order; the one with the value that is preferred is marked so."""
    return tuple(replace(one, preferred=one.value == preferred) for one in distinct(details))
