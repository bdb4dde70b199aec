"""Days, periods, birthdays and times as people say them, and back into words.

`today` is always an argument. The direction says where a bare weekday, a bare amount or a day without a year
lies: a log looks into the past, a due date into the future. English words and ASCII digits only.
"""

import itertools
import re
from datetime import date
from typing import cast

from pln.dates.grammar import (
    AMOUNT,
    MONTH_DAYS,
    MONTHS,
    UNIT_DAYS,
    WEEKDAYS,
    DateOrder,
    Direction,
    View,
    count_of,
    read_day,
)
from pln.errors import InputError
from pln.vocabulary import UNREADABLE

__all__ = [
    "DateOrder", "Direction", "UnknownDayError", "birthday_age", "describe_day", "describe_distance",
    "describe_period", "examples_of_days", "is_birthday", "leading_day", "next_birthday", "parse_birthday",
    "parse_day", "parse_period", "parse_time",
]  # fmt: skip


class UnknownDayError(InputError):
    """The words are no day at all, unlike those for a day that does not exist or that reads two ways."""


_LONGEST_TEXT = 64
_MOST_WORDS = 6  # "on the 12th of november 2025"
_END_OF_DAY = r"(?:['’]s|(?<=[a-z])[.]|[,;:–—-])+$"
_LONGEST_PERIOD_DAYS = 3650
_PERIOD_WORDS = {"daily": 1, "weekly": 7, "fortnightly": 14, "monthly": 30, "quarterly": 90, "yearly": 365}
_PERIODS_READ_TWO_WAYS = {"biweekly": "2w", "bimonthly": "2m", "biannually": "6m"}


def parse_day(
    text: str, today: date, *, direction: Direction = "past", order: DateOrder | None = None
) -> date:
    """The day that the words name, seen from `today`.

    `last friday` is the nearest before today, `next friday` the nearest after it, a bare `friday` one of them
    by direction; `this friday` lies in the week from Monday to Sunday that holds today. A day without a year
    is the nearest by direction, today included. `order` says what comes first in `11/12`, day or month.

    Raises InputError for a day that does not exist, or that reads two ways while no order is given, and
    UnknownDayError for words that are no day.
    """
    words = " ".join(text.lower().split()).removeprefix("the ")
    hint = examples_of_days(direction)
    if len(text) > _LONGEST_TEXT:
        raise UnknownDayError("that is too long to be a day", hint)
    try:
        day = read_day(words, View(today, direction, order))
    except (ValueError, OverflowError):
        raise InputError(f"there is no day '{text}'", hint) from None
    if day is None:
        raise UnknownDayError(f"'{text}' is not a day", hint)
    return day


def examples_of_days(direction: Direction) -> str:
    """How to say a day, for the hint of an error."""
    amount, weekday = ("3 days ago", "last friday") if direction == "past" else ("in 2 weeks", "next friday")
    return f'say it like 2026-11-20, "{amount}" or "{weekday}"'


def leading_day(
    text: str, today: date, *, direction: Direction = "past", order: DateOrder | None = None
) -> tuple[date, str] | None:
    """The day named by the longest run of first words that is one, and the text after it; else None.

    An `on` before the day, and a comma, colon, dash or `'s` after it belong to it. Raises InputError where
    the first words are a day that does not exist or can be read two ways.
    """
    said = re.sub(r"^\s*on\s+", "", text, flags=re.IGNORECASE)
    words = list(itertools.islice(re.finditer(r"\S+", said), _MOST_WORDS))
    for word in reversed(words):
        head = re.sub(_END_OF_DAY, "", said[: word.end()].strip(), flags=re.IGNORECASE)
        try:
            day = parse_day(head, today, direction=direction, order=order)
        except UnknownDayError:
            continue
        return day, re.sub(r"^(?:[\s,;:–—]|-(?!\S))+", "", said[word.end() :])
    return None


def parse_period(text: str) -> int | None:
    """A rhythm in whole days, 1 to 3650: `2w`, `monthly`, `every 6 weeks`. None for `never`.

    A month counts 30 days, a quarter 90, a year 365. Raises InputError for anything else.
    """
    hint = 'say it like 2w, monthly or "every 6 weeks"'
    words = _words(text, "a period", hint)
    if words == "never":
        return None
    if words in _PERIODS_READ_TWO_WAYS:
        meant = _PERIODS_READ_TWO_WAYS[words]
        raise InputError(f"{words} can be read two ways", f"say {meant} for once in that time, or half of it")
    if _is_number(words):
        raise InputError(f"{words} what?", f"say {words}d for days or {words}w for weeks")
    days = _period_days(words)
    if days is None:
        raise InputError(f"'{text}' is not a period", hint)
    if not 1 <= days <= _LONGEST_PERIOD_DAYS:
        raise InputError(f"'{text}' is not between 1 and {_LONGEST_PERIOD_DAYS} days", hint)
    return days


def _period_days(words: str) -> int | None:
    if words in _PERIOD_WORDS:
        return _PERIOD_WORDS[words]
    if _is_number(words[:-1]) and words[-1] in "dwmy":  # as settings have it; patterns are dear
        return int(words[:-1]) * UNIT_DAYS[words[-1]]
    single = re.fullmatch(r"every (?P<unit>day|week|fortnight|month|year)", words)
    counted = re.fullmatch(rf"(?:every )?{AMOUNT}", words)
    if single:
        return UNIT_DAYS[single["unit"][0]]
    return count_of(counted["count"]) * UNIT_DAYS[counted["unit"][0]] if counted else None


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal()


def parse_birthday(text: str, today: date) -> str:
    """A birthday as it is stored: `1990-03-14`, or `--03-14` where the year is not known.

    Raises InputError where there is no such day, or where it lies after today.
    """
    hint = 'say it like 03-14, 1990-03-14 or "14 mar 1990"'
    words = _words(text, "a birthday", hint)
    numbers = re.fullmatch(r"(?:(?P<year>[0-9]{4})-|--)?(?P<month>[0-9]{2})-(?P<day>[0-9]{2})", words)
    named = re.fullmatch(MONTH_DAYS[0], words) or re.fullmatch(MONTH_DAYS[1], words)
    if not (found := numbers or named):
        raise InputError(f"'{text}' is not a birthday", hint)
    month = int(found["month"]) if numbers else MONTHS.index(found["month"][:3]) + 1
    try:
        # A year that has a 29 February stands in for an unknown one.
        day = date(int(found["year"] or 2000), month, int(found["day"]))
    except ValueError:
        raise InputError(f"there is no day '{text}'", hint) from None
    if found["year"] and day > today:
        raise InputError(f"a birthday on {day} is still to come", hint)
    return day.isoformat() if found["year"] else f"--{day:%m-%d}"


def is_birthday(text: str) -> bool:
    """Whether the text is a birthday as it is stored, of a day that exists."""
    try:
        # A year that has a 29 February stands in for an unknown one.
        full = f"2000{text[1:]}" if text.startswith("--") else text
        return date.fromisoformat(full).isoformat() == full
    except (TypeError, ValueError):
        return False


def next_birthday(birthday: str, today: date) -> date:
    """The first birthday from today on; that of 29 February falls on the 28th in common years.

    UNREADABLE for a birthday that is. Raises InputError where the calendar ends before it, after the year
    9999.
    """
    if birthday is UNREADABLE:
        return cast("date", UNREADABLE)
    this_year = _birthday_in(today.year, birthday)
    if this_year >= today:
        return this_year
    if today.year == date.max.year:
        raise InputError(f"the calendar ends before the birthday that follows {today}")
    return _birthday_in(today.year + 1, birthday)


def birthday_age(birthday: str, on: date) -> int | None:
    """The age in whole years on a day; None where the year of birth is not known or still to come."""
    if birthday is UNREADABLE or birthday.startswith("--"):
        return None
    born = int(birthday[:4])
    age = on.year - born - (on < _birthday_in(on.year, birthday))
    return age if age >= 0 else None


def _birthday_in(year: int, birthday: str) -> date:
    month, day = int(birthday[-5:-3]), int(birthday[-2:])
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month, 28)


def parse_time(text: str) -> str:
    """A time of day as `HH:MM` of 24 hours, from `9:30`, `21:05`, `9am` or `9:30 pm`; else InputError."""
    hint = "say it like 9:30, 21:05 or 9am"
    words = _words(text, "a time of day", hint)
    of_24 = re.fullmatch(r"([01]?[0-9]|2[0-3]):([0-5][0-9])", words)
    of_12 = re.fullmatch(r"(0?[1-9]|1[0-2])(?::([0-5][0-9]))? ?([ap])m", words)
    if of_24:
        return f"{int(of_24[1]):02}:{of_24[2]}"
    if of_12:
        return f"{int(of_12[1]) % 12 + (12 if of_12[3] == 'p' else 0):02}:{of_12[2] or '00'}"
    raise InputError(f"'{text}' is not a time of day", hint)


def _words(text: str, what: str, hint: str) -> str:
    if len(text) > _LONGEST_TEXT:
        raise InputError(f"that is too long to be {what}", hint)
    return " ".join(text.lower().split())


def describe_day(day: date) -> str:
    """The day with its weekday, in English whatever the locale: `Fri 20 Nov 2026`."""
    if day is UNREADABLE:
        return "?"
    weekday, month = WEEKDAYS[day.weekday()].title(), MONTHS[day.month - 1].title()
    return f"{weekday} {day.day} {month} {day.year:04}"


def describe_distance(day: date, today: date) -> str:
    """How far a day is from today, in the unit that fits: `yesterday`, `in 2 weeks`, `5 months ago`."""
    if day is UNREADABLE:
        return "on a day that cannot be read"
    days = (day - today).days
    if -1 <= days <= 1:
        return ("yesterday", "today", "tomorrow")[days + 1]
    early, late = sorted((day, today))
    months = (late.year - early.year) * 12 + late.month - early.month - (late.day < early.day)
    if abs(days) < 14:
        amount = f"{abs(days)} days"
    elif months < 2:
        amount = f"{abs(days) // 7} weeks"
    else:
        amount = f"{months} months" if months < 24 else f"{months // 12} years"
    return f"in {amount}" if days > 0 else f"{amount} ago"


def describe_period(days: int) -> str:
    """A period as it reads after "every": `day`, `2 weeks`, `month`, `45 days`."""
    if days is UNREADABLE:
        return "?"
    for unit, unit_days in (("year", 365), ("month", 30), ("week", 7)):
        if days % unit_days == 0:
            return unit if days == unit_days else f"{days // unit_days} {unit}s"
    return "day" if days == 1 else f"{days} days"
