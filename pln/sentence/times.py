"""The time of day in a sentence, and how long it took."""

import re

from pln.dates.grammar import COUNT, count_of
from pln.sentence.words import BEFORE_NO_DAY, holds_any

_CLOCK = r"(?P<time>(?:[01][0-9]|2[0-3]):[0-5][0-9])(?!\w|:[0-9]|\s?[-–—]\s?[0-9]| ?[ap][.]?m\b)"
_FIRST = rf"\s*(?:at )?{_CLOCK}[\s,;:–—]*(?:-\s+)?"
_AT = rf",?\s*(?<!\S)at {_CLOCK}"
# "yesterday 14:30", "2026-11-20 14:30"
_AFTER_A_DAY = rf"(?:(?<=day)|(?<=-[0-9]{{2}})) {_CLOCK}"
_HOURS = rf"(?:{COUNT}|(?P<decimal>[0-9]{{1,4}}[.][0-9]{{1,2}})|half an) ?(?:h|hrs?|hours?)"
_HOURS_AND_MINUTES = rf"{_HOURS}(?: ?(?:and )?(?P<more>[0-9]+) ?(?:m|mins?|minutes?))?"
_MINUTES = rf"{COUNT} ?(?P<is_minutes>mins?|minutes?)"
_END = r"(?:\)|(?=[.,;!?]*$|[,;] | (?:about|at|in|on|over|re|regarding|via|with)\b))"
_LENGTHS = tuple(rf"(?<!\S)(?P<opening>for |\()?{length}{_END}" for length in (_HOURS_AND_MINUTES, _MINUTES))
_PARTS = ("min", " h", *"0123456789")  # what every text holds that says how long it took
_MOST_MINUTES = 10_080  # a week


def without_first_time(text: str) -> tuple[str | None, str]:
    """The time of day that a text begins with, as `HH:MM`, and the text after it."""
    said = re.match(_FIRST, text, re.IGNORECASE) if ":" in text else None
    return (said["time"], text[said.end() :]) if said else (None, text)


def without_time(text: str, story_from: int) -> tuple[str | None, str]:
    """The time of day after "at" or a day, as `HH:MM`, and the text without it.

    A time after `story_from`, where the topic begins, belongs to the story.
    """
    for pattern in (_AT, _AFTER_A_DAY) if ":" in text else ():
        said = re.search(pattern, text, re.IGNORECASE)
        if said and said.start() < story_from:
            return said["time"], text[: said.start()] + text[said.end() :]
    return None, text


def minutes_in(text: str, story_from: int) -> int | None:
    """How many minutes it took: "for 45 min", "for 2 hours", "(30 min)", and "45 minutes" outside of the topic."""
    if not holds_any(text, _PARTS):
        return None
    for pattern in _LENGTHS:
        for said in re.finditer(pattern, text, re.IGNORECASE):
            is_last = not text[said.end() :].strip(" .,;!?")
            if said.start() > story_from and not (said["opening"] and is_last):
                continue
            before = text[: said.start()].split()[-1:]
            if not before or before[0].lower() not in BEFORE_NO_DAY:
                return _length(said.groupdict())
    return None


def _length(said: dict[str, str | None]) -> int | None:
    count = count_of((said["count"] or "one").lower())
    if "is_minutes" in said:
        total = count
    elif said["decimal"]:
        total = round(float(said["decimal"]) * 60)
    elif said["count"]:
        total = count * 60 + int(said["more"] or 0)
    else:
        total = 30
    return total if 1 <= total <= _MOST_MINUTES else None
