"""From what people type to typed values, and back: one type of value a class of flags.

The same reading serves flags and the text of an editor, so that both accept the same words.
"""

import re
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from pln import dates
from pln.classes import dataclass
from pln.config import Settings
from pln.errors import InputError
from pln.facts.refs import Detail, Ref
from pln.facts.resource import Share
from pln.urls import with_scheme

_LABEL = re.compile(r"([^\W\d_][\w \-]{0,29})=(.+)", re.DOTALL)
# Long enough for what is too much to be told by its field, which knows how much it may be.
_WHOLE = re.compile(r"[+-]?[0-9]{1,300}")
_NUMBER = re.compile(r"[+-]?([0-9]{1,300}(\.[0-9]{0,15})?|\.[0-9]{1,15})")
_ID = re.compile(r"[0-9]{1,15}")
_TRUE, _FALSE = ("yes", "true", "on", "1"), ("no", "false", "off", "0")


@dataclass(frozen=True)
class Reading:
    """What reading a value may depend on. `find` turns ("contact", "ann") into a slug."""

    today: date
    settings: Settings
    find: Callable[[str, str], str]


@dataclass(frozen=True)
class Type:
    """A type of value: how its text is read, how a value is shown again, and what stands in help."""

    metavar: str
    read: Callable[[str, Reading], Any]
    show: Callable[[Any], str] = str
    words: tuple[str, ...] = ()
    refers_to: str = ""


def _read_whole(text: str, reading: Reading) -> int:
    if not _WHOLE.fullmatch(text.strip()):
        raise InputError(f"'{text}' is not a whole number")
    return int(text)


def _read_id(text: str, reading: Reading) -> int:
    if not _ID.fullmatch(text.strip()):
        raise InputError(f"'{text}' is not an id", "ids are whole numbers, in the first column of a list")
    return int(text)


def _read_number(text: str, reading: Reading) -> float:
    if not _NUMBER.fullmatch(text.strip()):
        raise InputError(f"'{text}' is not a number", "such as 12 or 3.5")
    return float(text)


def _show_number(value: float) -> str:
    return f"{value:.15g}"


def _read_flag(text: str, reading: Reading) -> bool:
    folded = text.strip().casefold()
    if folded not in _TRUE + _FALSE:
        raise InputError(f"'{text}' is neither yes nor no")
    return folded in _TRUE


def _show_flag(value: bool) -> str:
    return "yes" if value else "no"


def _read_day(direction: dates.Direction, text: str, reading: Reading) -> date:
    return dates.parse_day(text, reading.today, direction=direction, order=reading.settings.date_order)


def _read_period(text: str, reading: Reading) -> int:
    days = dates.parse_period(text)
    if days is None:
        raise InputError("'never' is no period here", "such as 2w or monthly")
    return days


def _show_period(days: int) -> str:
    return f"{days}d"


def _read_detail(text: str, reading: Reading) -> dict[str, object]:
    labelled = _LABEL.fullmatch(text.strip())
    label, value = labelled.groups() if labelled else ("", text)
    return {"value": value.strip(), "label": label.strip(), "preferred": False}


def _read_profile(text: str, reading: Reading) -> dict[str, object]:
    detail = _read_detail(text, reading)
    return {**detail, "value": with_scheme(str(detail["value"]))}


def _show_detail(detail: Detail) -> str:
    return f"{detail.label}={detail.value}" if detail.label else detail.value


def _read_share(text: str, reading: Reading) -> dict[str, object]:
    name, separator, day = text.rpartition(" on ")
    if not separator:
        return {"contact": reading.find("contact", text), "day": reading.today}
    return {"contact": reading.find("contact", name), "day": _read_day("past", day, reading)}


def _show_share(share: Share) -> str:
    return f"{share.contact.slug} on {share.day.isoformat()}"


def _show_ref(ref: Ref) -> str:
    return ref.slug


def _read_area(text: str, reading: Reading) -> str:
    areas = reading.settings.areas
    if text and text not in areas:
        hint = f"areas are set in the configuration: {', '.join(areas)}"
        raise InputError(f"'{text}' is not one of your areas", hint)
    return text


def _read_word(words: tuple[str, ...], text: str, reading: Reading) -> str:
    word = text.strip().casefold()
    if word not in words:
        from difflib import get_close_matches

        close = get_close_matches(word, words, n=1)
        hint = f"did you mean {close[0]}?" if close else ""
        raise InputError(f"'{text}' is not one of {', '.join(words)}", hint)
    return word


def one_of(words: tuple[str, ...]) -> Type:
    """One of a few fixed words."""
    return Type("|".join(words), partial(_read_word, words), words=words)


def reference(subject: str) -> Type:
    """Another record, by any of its names."""
    return Type(
        subject.upper(), lambda text, reading: reading.find(subject, text), _show_ref, refers_to=subject
    )


TEXT = Type("TEXT", lambda text, reading: text)
PAST_DAY = Type("DATE", partial(_read_day, "past"))
FUTURE_DAY = Type("DATE", partial(_read_day, "future"))
TIME = Type("HH:MM", lambda text, reading: dates.parse_time(text))
PERIOD = Type("PERIOD", _read_period, _show_period)
BIRTHDAY = Type("MM-DD", lambda text, reading: dates.parse_birthday(text, reading.today))
WHOLE = Type("N", _read_whole)
ID = Type("ID", _read_id)
NUMBER = Type("NUMBER", _read_number, _show_number)
FLAG = Type("yes|no", _read_flag, _show_flag, words=("yes", "no"))
DETAIL = Type("[LABEL=]TEXT", _read_detail, _show_detail)
PROFILE = Type("[LABEL=]URL", _read_profile, _show_detail)
URL = Type("URL", lambda text, reading: with_scheme(text.strip()))
SHARE = Type("CONTACT [on DATE]", _read_share, _show_share, refers_to="contact")
AREA = Type("AREA", _read_area)
