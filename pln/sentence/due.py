"""Until when a promise is due: the day after its last "by", at its end."""

import re
from datetime import date

from pln.dates import DateOrder, UnknownDayError, describe_day, examples_of_days, parse_day
from pln.dates.grammar import AMOUNT
from pln.errors import InputError

_LONGEST_TEXT = 2_000

# The full stop of "10.12." is a part of the day.
_BY = re.compile(
    r"(?P<what>.*\S)[ ,;]+by (?P<day>[0-9]+[.][0-9]+[.]|.+?)[ .,;!?]*", re.IGNORECASE | re.DOTALL
)


def without_due_day(text: str, today: date, order: DateOrder | None = None) -> tuple[str, date | None]:
    """The promise without `by friday` at its end, and that day, seen from `today`; else the text, and None.

    What is no day stays in the text, as in "a song by Sun Ra", and so does a bare amount, which may be a
    difference: "shorten it by 2 weeks". Raises InputError for a day that does not exist or reads two ways, and
    for a "this friday" that is over.
    """
    said = _BY.fullmatch(" ".join(text.split())) if len(text) <= _LONGEST_TEXT else None
    if said is None or re.fullmatch(rf"[+-]?{AMOUNT}", said["day"].lower()):
        return text, None
    try:
        due_on = parse_day(said["day"], today, direction="future", order=order)
    except UnknownDayError:
        return text, None
    if due_on < today and said["day"].lower().startswith("this "):
        raise InputError(f"'{said['day']}' was {describe_day(due_on)}", examples_of_days("future"))
    return said["what"].rstrip(" ,;:–—"), due_on
