"""Words that are clearly meant as a day and name none, such as "last summer" or "a few weeks ago"."""

import re

from pln.dates import Direction, examples_of_days
from pln.dates.grammar import COUNT, MONTH, MONTHS, WEEKDAY
from pln.errors import InputError
from pln.sentence.words import BEFORE_NO_DAY, holds_any

# What every text holds in which a day is meant: without one of them nothing is looked for, since compiling the
# patterns takes longer than all the rest of a sentence.
PARTS = (
    *("day", "week", "month", "year", "quarter", "semester", "term", "ago", "before", "halloween"),
    *("spring", "summer", "autumn", "fall", "winter", "christmas", "easter", "thanksgiving"),
    *(*MONTHS, *"0123456789"),
)
_MONTH = MONTH.replace("?P<month>", "?:")
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_YEAR = r"(?:19|20)[0-9]{2}"
_FEAST = (
    r"(?:christmas(?: eve| day)?|easter(?: monday| sunday)?|good friday|new year['’]s(?: eve| day)?|thanksgiving"
    r"|halloween)"
)
_SPAN = rf"(?:weekend|quarter|semester|term|decade|{_SEASON}|{_FEAST}|{_MONTH})"
_NUMBER = COUNT.replace("?P<count>", "?:")
_QUANTITY = (
    rf"(?:(?:about|over|almost|nearly|around|roughly|more|less|than|at least|half|quarter|a|an|the|and|some|few"
    rf"|couple|several|many|of|good|long|very|(?:year|month|week|day|hour)s?(?= and )|[0-9]\S*|{_NUMBER}) )"
)
_PHRASES = "|".join(
    (
        rf"(?:at |on |over )?(?:last|past|next) {_SPAN}(?: {_YEAR})?",
        r"(?:the )?other day|(?:at|on|over) the weekend",
        r"the (?:day|week|month|year|weekend) before(?: last)?",
        rf"{_QUANTITY}{{0,7}}[a-z]+ ago",
        rf"in (?:early |mid |late )?(?:{_MONTH},? {_YEAR}|(?:the )?{_SEASON}(?:,? (?:of )?{_YEAR})?|{_YEAR})",
        # May is somebody's name as well.
        rf"in (?:early |mid |late )?(?!may\b){_MONTH}",
        rf"(?:at|on|over) {_FEAST}(?: {_YEAR})?|{_FEAST} {_YEAR}",
        rf"(?:on )?{_YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])",
        rf"(?:on )?{WEEKDAY.replace('?P<weekday>', '?:')} (?:before last|week)",
    )
)
_END = (
    r"(?=[.,;:!?)]*$|[,;:] | (?:about|after|at|because|but|during|for|in|on|over|re|regarding|via|when|where|while"
    r"|with)\b)"
)
_THIS_SPAN = r"(?:earlier |later )?this (?:week|weekend|month)"
_NUMBER_OF_DAY = r"[0-9]{1,2}(?:st|nd|rd|th)"
_NUMBERED = rf"on (?:the )?{_NUMBER_OF_DAY}|the {_NUMBER_OF_DAY}"
_LATER = rf"{_PHRASES}|{_THIS_SPAN}|on (?:the )?{_NUMBER_OF_DAY}|the {_NUMBER_OF_DAY}(?=\W*$)"
# These begin a title as well: "Christmas party", "This week in Rust", "The 5th chapter".
_FIRST = rf"(?:{_PHRASES})(?=[\s,;:.]|$)|(?:{_FEAST}|{_THIS_SPAN}|{_NUMBERED})(?= ?[:,]| (?:i|we|at)\b)"


def refuse_unread_day(text: str, story_from: int, direction: Direction) -> None:
    """Raise InputError for the first words that are meant as a day, and are none that can be read.

    `story_from` is where the topic begins: days after it belong to the story.
    """
    if not holds_any(text, PARTS):
        return
    first = re.match(_FIRST, text, re.IGNORECASE)
    if first:
        raise _unread(first[0], direction)
    for said in re.finditer(rf"(?<!\S)(?:{_LATER}){_END}", text, re.IGNORECASE):
        before = text[: said.start()].split()[-1:]
        if before and before[0].lower() not in BEFORE_NO_DAY and said.start() <= story_from:
            raise _unread(said[0], direction)


def _unread(phrase: str, direction: Direction) -> InputError:
    examples = examples_of_days(direction)
    return InputError(f"'{phrase}' is not a day I can read", f"{examples}, or say --on DATE")
