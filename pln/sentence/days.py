"""Where a sentence says its day: before its first colon, as its first words, or at its end."""

import re
from datetime import date

from pln.dates import DateOrder, Direction, UnknownDayError, leading_day, parse_day
from pln.dates.grammar import AMOUNT, PART_OF_DAY, WEEKDAY
from pln.errors import InputError
from pln.sentence.words import word_set

# Days that need no "on". A vague "last week" is more often part of the story.
_PLAIN_DAYS = (
    rf"today|tonight|last night|(?:yesterday|tomorrow){PART_OF_DAY}|this (?:morning|afternoon|evening)",
    r"(?:the )?day (?:before yesterday|after tomorrow)",
    rf"(?:last|next) {WEEKDAY}{PART_OF_DAY}",
    rf"{AMOUNT} (?:ago|from now)",
    rf"in {AMOUNT}",
)
# What a plain day is followed by, and never follows.
_AFTER_A_DAY = r"(?=[.,;!?]*$|[,;] | (?:about|after|at|during|for|in|on|over|re|regarding|via|with)\b)"
_NEVER_BEFORE_A_DAY = word_set(
    "about on at in for from since until till by of to than before after re the and or vs like with not"
)
# What begins a story: in "call about the launch next friday" the day is the launch's, "call Ann tomorrow" is
# a plan.
_A_TOPIC = re.compile(r"\b(?:about|re|regarding|for|to|that|who|which|we|she|he|they)\b", re.IGNORECASE)
_FRACTION = r"[0-9]+/[0-9]+ (?:hours?|days?|of|an?|the)\b"
_AFTER_THE_VERB_SAT = word_set("with down in next together on at through by beside and")


def without_day(
    text: str, today: date, direction: Direction, order: DateOrder | None
) -> tuple[date | None, str]:
    """The day of a sentence, None where it says none, and the sentence without it.

    Raises InputError where the words that say it are a day that does not exist or can be read two ways.
    """
    return (
        _first(text, today, direction, order)
        or _after_final_on(text, today, direction, order)
        or _after_any_on(text, today, direction, order)
        or _plain(text, today, direction)
        or (None, text)
    )


def _first(text: str, today: date, direction: Direction, order: DateOrder | None) -> tuple[date, str] | None:
    """A day before the first colon, or as the first words."""
    if re.match(_FRACTION, text):
        return None
    head, colon, tail = text.partition(":")
    before_colon = leading_day(head, today, direction=direction, order=order) if colon else None
    if before_colon and not before_colon[1]:
        return before_colon[0], tail
    first = leading_day(text, today, direction=direction, order=order)
    if first and _is_no_day(text.removesuffix(first[1]).strip(), first[1]):
        return None
    return first


def _is_no_day(said: str, rest: str) -> bool:
    """Whether first words are more likely no day: "2 weeks of pairing", "sat down with Ann"."""
    if said.endswith((",", ";", ":", "-", "–", "—")):
        return False
    is_verb = said.lower() == "sat" and rest.partition(" ")[0].lower() in _AFTER_THE_VERB_SAT
    return is_verb or _is_bare_amount(said)


def _is_bare_amount(words: str) -> bool:
    return re.fullmatch(AMOUNT, words.lower()) is not None


def _after_final_on(
    text: str, today: date, direction: Direction, order: DateOrder | None
) -> tuple[date, str] | None:
    """The day after the last "on", where nothing else follows: "… on 12 nov"."""
    said = re.fullmatch(r"(.*(?<!\S))on (.+?)[ .,;!?]*", text, re.IGNORECASE)
    if not said or _is_bare_amount(said[2]):
        return None
    try:
        return parse_day(said[2], today, direction=direction, order=order), said[1]
    except UnknownDayError:
        return None


def _after_any_on(
    text: str, today: date, direction: Direction, order: DateOrder | None
) -> tuple[date, str] | None:
    """A weekday, or a day with digits in it, after an "on" amid the sentence: "… on friday at the office"."""
    for on in re.finditer(r"(?<!\S)on (?=\S)", text, re.IGNORECASE):
        try:
            found = leading_day(text[on.end() :], today, direction=direction, order=order)
        except InputError:
            continue
        said = text[on.end() :].removesuffix(found[1]).strip() if found else ""
        if found and re.search(r"[0-9]|day\W*$", said) and not _is_bare_amount(said):
            return found[0], f"{text[: on.start()]}{found[1]}"
    return None


def _plain(text: str, today: date, direction: Direction) -> tuple[date, str] | None:
    """A day without "on" at the end or before the circumstances: "… yesterday", "… 3 days ago at the office"."""
    for pattern in _PLAIN_DAYS:
        for said in re.finditer(rf"(?<!\S)(?:{pattern}){_AFTER_A_DAY}", text, re.IGNORECASE):
            before = text[: said.start()].split()[-1:]
            day = parse_day(said[0], today, direction=direction)
            against = day > today if direction == "past" else day < today
            in_the_story = against and _A_TOPIC.search(text[: said.start()])
            if not in_the_story and before and before[0].lower() not in _NEVER_BEFORE_A_DAY:
                return day, text[: said.start()].rstrip() + text[said.end() :]
    return None
