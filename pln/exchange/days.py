"""Days and birthdays as tables write them: in numbers, or with the English name of the month."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from pln.errors import InputError
from pln.exchange.importing import RowError

if TYPE_CHECKING:
    from pln.exchange.drafts import DateOrder

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Programs write midnight after a day that has no time.
_TIME = r"(?:[T ][0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\.[0-9]+)?(?: ?[AaPp][Mm])?(?:Z| UTC|[+-][0-9]{2}:[0-9]{2})?)?"
_YEAR_FIRST = re.compile(rf"([0-9]{{4}})([-/.])([0-9]{{1,2}})\2([0-9]{{1,2}}){_TIME}")
_YEAR_LAST = re.compile(rf"([0-9]{{1,2}})([-/.])([0-9]{{1,2}})\2([0-9]{{4}}){_TIME}")
_DAY_NAMED = re.compile(r"([0-9]{1,2})(?:\. |[ -])([A-Za-z]{3})[a-z]*[ -]([0-9]{4}|[0-9]{2})")
_MONTH_NAMED = re.compile(r"([A-Za-z]{3})[a-z]* ([0-9]{1,2}),? ([0-9]{4})")
_NO_YEAR = re.compile(r"--([0-9]{2})-?([0-9]{2})")


class ReadsTwoWaysError(InputError):
    """What comes first, day or month, has to be said: for the whole file, since every day of it may be wrong."""


def read_day(text: str, field: str, order: DateOrder | None = None) -> date:
    """`2024-03-15`, `15.3.2024`, `15 Mar 2024`, `15-Mar-24`, `Mar 15, 2024` or, by `order`, `3/15/2024`.

    Two figures of a year are those of this century. Between dots the day comes first. A time of day is left
    out. Raises RowError naming the field for what is no day, and ReadsTwoWaysError where the order is missing
    or cannot be that of the file.
    """
    try:
        if match := _YEAR_FIRST.fullmatch(text):
            return date(int(match[1]), int(match[3]), int(match[4]))
        if match := _DAY_NAMED.fullmatch(text):
            year = int(match[3]) + (2000 if len(match[3]) == 2 else 0)
            return date(year, _MONTHS.index(match[2].lower()) + 1, int(match[1]))
        if match := _MONTH_NAMED.fullmatch(text):
            return date(int(match[3]), _MONTHS.index(match[1].lower()) + 1, int(match[2]))
        if match := _YEAR_LAST.fullmatch(text):
            first, second, year = int(match[1]), int(match[3]), int(match[4])
            return _in_order(text, field, (first, second, year), "dmy" if match[2] == "." else order)
    except ValueError:
        raise RowError(f"{field}: there is no day '{text}'") from None
    raise RowError(f"{field} is not a day such as 2023-11-12 or 12 Nov 2023")


def read_birthday(text: str, field: str, order: DateOrder | None = None) -> str:
    """A birthday as it is stored, `1990-03-14` or `--03-14`; raises as `read_day` does."""
    if match := _NO_YEAR.fullmatch(text):
        try:
            # A year that has a 29 February stands in for an unknown one.
            return f"--{date(2000, int(match[1]), int(match[2])):%m-%d}"
        except ValueError:
            raise RowError(f"{field}: there is no day '{text}'") from None
    return read_day(text, field, order).isoformat()


def _in_order(text: str, field: str, numbers: tuple[int, int, int], order: DateOrder | None) -> date:
    first, second, year = numbers
    if order is None:
        if first <= 12 and second <= 12 and first != second:
            raise ReadsTwoWaysError(
                f"{field}: '{text}' reads two ways", "say --date-order dmy or --date-order mdy"
            )
        order = "dmy" if first > 12 else "mdy"
    day, month = (first, second) if order == "dmy" else (second, first)
    if month > 12 >= day:
        other = "mdy" if order == "dmy" else "dmy"
        raise ReadsTwoWaysError(
            f"{field}: '{text}' has no month in {'second' if order == 'dmy' else 'first'} place",
            f"say --date-order {other} if all days of the file are so",
        )
    return date(year, month, day)
