"""A value in the words people read, and how wide those words are on a screen."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from math import isfinite

from pln.facts.refs import Detail, Ref
from pln.facts.resource import Share
from pln.render.safe import safe
from pln.reports.report import Kind, Told
from pln.vocabulary import UNREADABLE

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
UNKNOWN = "–"
# A day as text: 1990-03-14, or --03-14 where the year is not known.
_BIRTHDAY = r"(?:([0-9]{4})-|--)(0[1-9]|1[0-2])-([0-9]{2})"
# Kinds that are compared down a column: set flush right, and a gap in them is shown as unknown.
QUANTITIES = frozenset({Kind.DAY, Kind.INSTANT, Kind.DAYS, Kind.COUNT, Kind.NUMBER, Kind.RATIO, Kind.SHARE})

# Tuples, since a union of types would be made anew for each of thousands of cells.
_NUMBERS, _SEVERAL = (int, float), (tuple, list)

# What stands for a typographic character where the screen has only ASCII; half a bar or more counts.
_ASCII_STAND_INS = str.maketrans(
    dict.fromkeys("█▉▊▋▌", "#")
    | dict.fromkeys("▍▎▏░─–—−\u2011", "-")
    | dict.fromkeys("━", "=")
    | dict.fromkeys("│├", "|")
    | dict.fromkeys("└", "`")
    | dict(zip("▁▂▃▄▅▆▇", "_.-~=+*", strict=True))
    | {
        "×": "x",
        "≥": ">=",
        "≤": "<=",
        "→": "->",
        "↑": "^",
        "↓": "v",
        "…": "...",
        "◎": "@",
        "◌": "o",
        "·": "|",
        "‘": "'",
        "’": "'",
        "“": '"',
        "”": '"',
    }
)


def words(value: object, kind: Kind) -> str:
    """A value as people read it: `20 Nov 2026`, `14 Mar`, `45`, `1.5×`, `42 %`, `yes`, `Ann Lee, Bob`.

    Unknown is "–" among quantities and "" elsewhere. The text may hold line ends and is safe to print.
    """
    if isinstance(value, str):
        if kind is Kind.DAY and (birthday := re.fullmatch(_BIRTHDAY, value)):
            return _birthday(birthday)
        if kind is Kind.INSTANT:
            from pln.dates.instants import local_minute  # few reports hold instants

            value = local_minute(value)
        told = value.told if isinstance(value, Told) else value
        return safe(told.expandtabs(4) if "\t" in told else told, keep_newlines=True)
    if value is None or (isinstance(value, float) and not isfinite(value)):
        return UNKNOWN if kind in QUANTITIES else ""
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, _NUMBERS):
        return _quantity(value, kind)
    if isinstance(value, _SEVERAL):
        return _separator(value).join(map(_item, value)) if value else ""
    return _item(value)


def one_line(text: str) -> str:
    """The text with its line ends as spaces, for a cell of a table."""
    return " ".join(text.split("\n")) if "\n" in text else text


def is_blank(value: object) -> bool:
    """Whether there is nothing to show: unknown, empty, or a flag that is not set. 0 is something."""
    return value is None or value is False or value in ("", (), [])


def percent(share: float) -> str:
    """A fraction as `42 %`; `100 %` only when it is whole, `0 %` only when there is nothing."""
    rounded = round(share * 100)
    if 0 < share < 1:
        rounded = min(max(rounded, 1), 99)
    return f"{rounded} %"


def in_ascii(text: str) -> str:
    """The text with bars, rules and typographic signs in ASCII; letters stay as they are."""
    return text.translate(_ASCII_STAND_INS)


def width(text: str) -> int:
    """How many cells of a terminal the text takes: 2 for wide characters and emoji, 0 for marks."""
    if text.isascii() or max(text) < "\u0300":  # Latin: no marks, nothing wide
        return len(text)
    total = 0
    previous = ""
    for character in text:
        total += 1 if character.isascii() else _cells(character, previous)
        previous = character
    return total


def _cells(character: str, previous: str) -> int:
    if character == "\ufe0f":  # shows the character before it as an emoji
        return int(previous != "" and unicodedata.east_asian_width(previous) not in {"W", "F"})
    category = unicodedata.category(character)
    joined = previous == "\u200d" and category == "So"  # one emoji made of several
    if joined or category in {"Mn", "Me"} or character in "\u200c\u200d":
        return 0
    if "\U0001f3fb" <= character <= "\U0001f3ff" and previous:  # a skin tone colours the emoji before it
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def _quantity(value: float, kind: Kind) -> str:
    if kind is Kind.SHARE:
        return percent(value)
    if kind is Kind.RATIO:
        return f"{value:.1f}×"
    if isinstance(value, int):
        return str(value)
    small_or_huge = not 1 <= abs(value) < 1e15
    return f"{value:.3g}" if small_or_huge else f"{value:.2f}".rstrip("0").rstrip(".")


def _birthday(stored: re.Match[str]) -> str:
    year, month, day = stored.groups()
    words = f"{int(day)} {MONTHS[int(month) - 1]}"
    return f"{words} {year}" if year else words


def _separator(items: Sequence[object]) -> str:
    """What stands between items: what is on an agenda is a sentence, and may have commas of its own."""
    if not items or isinstance(items[0], str | Ref | Detail | Share):
        return ", "
    from pln.facts.mentorship import Item  # few lists hold them

    return "; " if isinstance(items[0], Item) else ", "


def _item(item: object) -> str:
    match item:
        case date() if item is UNREADABLE:
            return str(UNREADABLE)
        case date():
            return f"{item.day} {MONTHS[item.month - 1]} {item.year:04d}"
        case Ref():
            return safe(item.name)
        case Detail():
            return safe(f"{item.value} ({item.label})" if item.label else item.value)
        case Share():
            return f"{safe(item.contact.name)}, {_item(item.day)}"
        case str():
            return words(item, Kind.TEXT)
        case _:
            return _rarer(item)


def _rarer(item: object) -> str:
    from pln.facts.mentorship import Item

    if isinstance(item, Item):
        return f"{safe(item.item)} (done {_item(item.done_on)})" if item.done_on else safe(item.item)
    return words(str(item), Kind.TEXT)
