"""Values that several formats write alike, as they are stored. Each raises RowError naming the field."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from pln.exchange.importing import MAX_LINE, RowError, one_line, several_lines
from pln.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_WORD = 100  # characters of a tag or a topic
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ].*)?", re.DOTALL)
_LINE_ENDS = re.compile("[\r\n\v\f\x85\u2028\u2029]")


def iso_day(text: str, field: str) -> date:
    """`2026-11-20`; the time of an instant after it is left aside."""
    match = _DAY.fullmatch(text)
    if match is None:
        raise RowError(f"{field} is not a day such as 2026-11-20")
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        raise RowError(f"{field}: there is no day '{text[:10]}'") from None


def words(values: Iterable[str], field: str) -> tuple[str, ...]:
    """Tags or topics, each once, without the `#` or `@` in front of them."""
    found = (one_line(value.strip().lstrip("#@"), field).casefold() for value in values)
    distinct = tuple(dict.fromkeys(word for word in found if word))
    if longest := next((word for word in distinct if len(word) > MAX_WORD), ""):
        raise RowError(f"{field} has one of {len(longest)} characters, more than {MAX_WORD}")
    return distinct


def lines(values: Iterable[str], field: str) -> tuple[str, ...]:
    """Values of one line, each once however it is spelled, in their order."""
    cleaned = (one_line(value, field) for value in values)
    return tuple({fold(value): value for value in reversed([v for v in cleaned if v])}.values())[::-1]


def summary_and_note(text: str, field: str) -> tuple[str, str]:
    """A text that a format has one field for: whole as the summary where it is one line of up to 500 characters.

    Else its first words, and all of it as the note.
    """
    whole = several_lines(text, field).strip()
    if len(whole) <= MAX_LINE and not _LINE_ENDS.search(whole):
        return one_line(whole, field), ""
    first = one_line(_LINE_ENDS.split(whole, maxsplit=1)[0][: MAX_LINE - 1], field)
    return f"{first}…", whole
