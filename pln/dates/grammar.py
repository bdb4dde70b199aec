"""The grammar of days: which words are a day, and which one.

English words and ASCII digits only. `pln.dates` is the door to it.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Literal

from pln.classes import dataclass
from pln.errors import InputError

DateOrder = Literal["dmy", "mdy"]
Direction = Literal["past", "future"]


@dataclass(frozen=True, slots=True)
class View:
    """From where a day is read."""

    today: date
    direction: Direction
    order: DateOrder | None

    @property
    def sign(self) -> int:
        return -1 if self.direction == "past" else 1


_Match = re.Match[str]

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "a couple": 2, "a couple of": 2,
}  # fmt: skip
_WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
UNIT_DAYS = {"d": 1, "w": 7, "f": 14, "m": 30, "y": 365}
_NEAR_DAYS = {
    "day before yesterday": -2, "yesterday": -1, "last night": -1, "today": 0, "this morning": 0,
    "this afternoon": 0, "this evening": 0, "tonight": 0, "tomorrow": 1, "day after tomorrow": 2,
}  # fmt: skip
WEEKDAY = r"(?P<weekday>mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
PART_OF_DAY = r"(?: (?:morning|afternoon|evening|night))?"
MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"(?P<day>0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:,? (?P<year>[0-9]{4}))?"
MONTH_DAYS = (rf"{MONTH} {_DAY}{_YEAR}", rf"{_DAY} (?:of )?{MONTH}{_YEAR}")
COUNT = rf"(?P<count>[0-9]+|(?:{'|'.join(_COUNTS)})(?= ))"
AMOUNT = rf"{COUNT} ?(?P<unit>d|w|m|y|days?|weeks?|wks?|fortnights?|months?|mos?|years?|yrs?)"
# Today, however late it is; from 12 hours on that is not sure.
A_MOMENT = (
    r"half an hour|(?:an|one|two|three|four|five|six|a couple of|[1-9]|1[01]) ?(?:h|hrs?|hours?)"
    r"|(?:a|one|two|three|four|five|six|ten|a couple of|a few|[1-9][0-9]?) ?(?:mins?|minutes?)"
)
# What may follow a weekday and name the day again.
_DATED = rf"[0-9]+[-/.][0-9]+[-/.][0-9]*|(?=.*[0-9]).*(?:{'|'.join(MONTHS)}).*"
# Two moments without a common year, month or day.
_DEFAULTS = (datetime(2001, 1, 1), datetime(2002, 2, 2))  # noqa: DTZ001


def read_day(words: str, view: View) -> date | None:
    """The day named by lower-case words with single spaces; None where they are no day.

    Raises ValueError or OverflowError for a day that does not exist, InputError for one that reads two ways.
    """
    if not words.isascii():  # other scripts have digits too, which int() would read
        return None
    if words[:1].isalpha() and words.split(" ", 1)[0][:3] not in OPENINGS:
        return None
    for pattern, read in _RULES:
        if match := re.fullmatch(pattern, words):
            return read(match, view)
    return _by_dateutil(words)


def _year_first(match: _Match, view: View) -> date:
    return date(int(match["year"]), int(match["month"]), int(match["day"]))


def _near(match: _Match, view: View) -> date:
    return view.today + timedelta(days=_NEAR_DAYS[match["near"]])


def _weekday(match: _Match, view: View) -> date:
    wanted = WEEKDAYS.index(match["weekday"][:3])
    which = match["which"] or ("last" if view.direction == "past" else "next")
    if which == "this":
        return view.today + timedelta(days=wanted - view.today.weekday())
    if which == "last":
        return view.today - timedelta(days=(view.today.weekday() - wanted - 1) % 7 + 1)
    return view.today + timedelta(days=(wanted - view.today.weekday() - 1) % 7 + 1)


def _weekday_and_date(match: _Match, view: View) -> date | None:
    day = read_day(match["date"], view)
    if day is not None and day.weekday() != WEEKDAYS.index(match["weekday"][:3]):
        month = MONTHS[day.month - 1].title()
        said, true = (
            _WEEKDAY_NAMES[number] for number in (WEEKDAYS.index(match["weekday"][:3]), day.weekday())
        )
        raise InputError(
            f"{day.day} {month} {day.year:04} is a {true}, not a {said}",
            "say only the date, or only the weekday",
        )
    return day


def _weekday_and_number(match: _Match, view: View) -> date:
    raise InputError(f"'{match[0]}' names no month", "say it like 2026-11-20, or only the weekday")


def _half_a_year(match: _Match, view: View) -> date:
    return _moved(view.today, -6 if match["past"] else 6, "m")


def _a_moment_ago(match: _Match, view: View) -> date:
    return view.today


def _ahead(match: _Match, view: View) -> date:
    return _moved(view.today, count_of(match["count"]), match["unit"])


def _ago(match: _Match, view: View) -> date:
    return _moved(view.today, -count_of(match["count"]), match["unit"])


def _bare_amount(match: _Match, view: View) -> date:
    sign = {"+": 1, "-": -1, "": view.sign}[match["sign"]]
    return _moved(view.today, sign * count_of(match["count"]), match["unit"])


def _adjoining(match: _Match, view: View) -> date:
    return _moved(view.today, -1 if match["which"] == "last" else 1, match["unit"])


def count_of(word: str) -> int:
    """The number that a word or its digits stand for."""
    return _COUNTS.get(word) or int(word)


def _moved(day: date, count: int, unit: str) -> date:
    """The day `count` units on; a day that the month reached does not have becomes the month's last."""
    if unit[0] in "dwf":
        return day + timedelta(days=count * UNIT_DAYS[unit[0]])
    from dateutil.relativedelta import relativedelta

    return day + relativedelta(months=count if unit[0] == "m" else 12 * count)


def _end(match: _Match, view: View) -> date:
    from dateutil.relativedelta import relativedelta

    # Day 31 is taken for the last day of the month.
    return view.today + relativedelta(month=12 if match["unit"][0] == "y" else None, day=31)


def _month_day(match: _Match, view: View) -> date:
    month, day = MONTHS.index(match["month"][:3]) + 1, int(match["day"])
    return date(int(match["year"]), month, day) if match["year"] else _nearest(month, day, view)


def _nearest(month: int, day: int, view: View) -> date:
    # 29 February is up to eight years away.
    for year in range(view.today.year, view.today.year + 9 * view.sign, view.sign):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if (found - view.today).days * view.sign >= 0:
            return found
    raise ValueError(f"no year has {month}-{day}")


def _day_or_month_first(match: _Match, view: View) -> date:
    typed, year = match[0], match["year"]
    if year and len(year) != 4:
        raise InputError(f"{typed} can be read in several ways", "write the year in full, as in 2026-11-20")
    month_first, day_first = _numbered(match, 1, 2, view), _numbered(match, 2, 1, view)
    chosen = {"mdy": month_first, "dmy": day_first, None: None}[view.order]
    if chosen:
        return chosen
    readings = sorted({day.isoformat() for day in (month_first, day_first) if day})
    if view.order or not readings:
        raise ValueError(f"{typed} is no day")
    hint = 'or set date_order to "dmy" or "mdy" in the configuration'
    if len(readings) == 2:
        raise InputError(f"{typed} can be read two ways: use {' or '.join(readings)}", hint)
    greater = max(int(match[1]), int(match[2]))
    because = f"{greater} cannot be a month" if greater > 12 else "the order of its parts is not set"
    raise InputError(f"{typed} is not read, {because}: use {readings[0]}", hint)


def _numbered(match: _Match, month_group: int, day_group: int, view: View) -> date | None:
    month, day, year = int(match[month_group]), int(match[day_group]), match["year"]
    try:
        return date(int(year), month, day) if year else _nearest(month, day, view)
    except ValueError:
        return None


# What a day begins with, a digit or a sign or one of these up to its third letter. Most texts that are tried begin
# otherwise, and to compile all patterns for them takes longer than the rest of a sentence.
OPENINGS = frozenset(
    word.split()[0][:3]
    for word in (
        *(*WEEKDAYS, *MONTHS, *_COUNTS, *_NEAR_DAYS),
        *("next", "half", "in", "end", "eom", "eoy"),
    )
)
# Patterns are compiled when they are first tried: most commands read no day at all.
_RULES: tuple[tuple[str, Callable[[_Match, View], date | None]], ...] = (
    (r"(?P<year>[0-9]{4,9})([-/.])(?P<month>[0-9]{1,2})\2(?P<day>[0-9]{1,2})", _year_first),
    (rf"(?P<near>{'|'.join(_NEAR_DAYS)}){PART_OF_DAY}", _near),
    (rf"(?:(?P<which>last|this|next) )?{WEEKDAY}{PART_OF_DAY}", _weekday),
    (rf"(?:(?:last|this|next) )?{WEEKDAY}[.,]? (?:the )?(?P<date>{_DATED})", _weekday_and_date),
    (rf"{WEEKDAY}[.,]? the [0-9]{{1,2}}(?:st|nd|rd|th)", _weekday_and_number),
    (r"half a year (?:(?P<past>ago)|from now)|in half a year", _half_a_year),
    (rf"(?:{A_MOMENT}) ago", _a_moment_ago),
    (rf"in {AMOUNT}", _ahead),
    (rf"{AMOUNT} from now", _ahead),
    (rf"{AMOUNT} ago", _ago),
    (rf"(?P<sign>[+-]?){AMOUNT}", _bare_amount),
    (r"(?P<which>last|next) (?P<unit>week|month|year)", _adjoining),
    (r"eo(?P<unit>[my])", _end),
    (r"end of (?:the |this )?(?P<unit>month|year)", _end),
    (MONTH_DAYS[0], _month_day),
    (MONTH_DAYS[1], _month_day),
    (r"([0-9]{1,2})/([0-9]{1,2})(?:/(?P<year>[0-9]{1,4}))?", _day_or_month_first),
    (r"([0-9]{1,2})[.]([0-9]{1,2})[.](?P<year>[0-9]{1,4})?", _day_or_month_first),
    (r"([0-9]{1,2})-([0-9]{1,2})-(?P<year>[0-9]{1,4})", _day_or_month_first),
)
_SPELLED_WORD = rf"{MONTH}|{WEEKDAY}|of|st|nd|rd|th"


def _by_dateutil(words: str) -> date | None:
    """A spelled-out day with a year of four digits, such as `thursday, 12 november 2026`.

    dateutil fills what is missing from a default, so its answer counts only if it is the same from two. It
    also takes zones, times and contradicting weekdays, so only the words of a day get there.
    """
    if not re.fullmatch(r"[a-z0-9 ,./-]+", words) or len(re.findall(r"[0-9]+", words)) != 2:
        return None
    year = re.search(r"(?<![0-9])[0-9]{4}(?![0-9])", words)
    names = [re.fullmatch(_SPELLED_WORD, word) for word in re.findall(r"[a-z]+", words)]
    if not year or not any(name and name["month"] for name in names) or not all(names):
        return None
    from dateutil import parser

    answers = {parser.parse(words, default=default).date() for default in _DEFAULTS}
    weekdays = {WEEKDAYS.index(name["weekday"][:3]) for name in names if name and name["weekday"]}
    if len(answers) != 1 or any(day.year != int(year[0]) or weekdays - {day.weekday()} for day in answers):
        raise ValueError("incomplete, or contradicting itself")
    return answers.pop()
