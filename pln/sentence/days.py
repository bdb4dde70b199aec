"""Where a sentence says its day: before its first colon, as its first words, or at its end."""

import re
from collections.abc import Sequence
from datetime import date

from pln.dates import DateOrder, Direction, UnknownDayError, leading_day, parse_day
from pln.dates.grammar import A_MOMENT, AMOUNT, MONTH_DAYS, PART_OF_DAY, WEEKDAY, WEEKDAYS
from pln.sentence.unread import refuse_unread_day
from pln.sentence.words import BEFORE_NO_DAY, holds_any, word_set

# Compiling a pattern takes a thousand times as long as looking for what every text that fits it holds: each of these
# patterns stands behind such parts, in small letters.
_DIGITS = tuple("0123456789")
_WEEKDAY_BEFORE = rf"(?:(?:(?:last|this|next) )?{WEEKDAY}[.,]? )?"

# Days that need no "on".
_PLAIN_DAYS: tuple[tuple[Sequence[str], str], ...] = (
    (
        ("today", "night", "yesterday", "tomorrow", "this "),
        rf"today|tonight|last night|(?:yesterday|tomorrow){PART_OF_DAY}|this (?:morning|afternoon|evening)",
    ),
    (("yesterday", "tomorrow"), r"(?:the )?day (?:before yesterday|after tomorrow)"),
    (("last ", "this ", "next "), rf"(?:last|this|next) {WEEKDAY}{PART_OF_DAY}"),
    (("ago", "from now"), rf"(?:{AMOUNT}|half a year) (?:ago|from now)"),
    (("ago",), rf"(?:{A_MOMENT}) ago"),
    (("in ",), rf"in (?:{AMOUNT}|half a year)"),
    (_DIGITS, rf"{_WEEKDAY_BEFORE}[0-9]{{4}}([-/.])[0-9]{{1,2}}\2[0-9]{{1,2}}"),
    *((_DIGITS, rf"{_WEEKDAY_BEFORE}(?:the )?{month_day}") for month_day in MONTH_DAYS),
)
# The same, where they are no part of a story; that is more often said of these. Sun and Thu are names as well.
_VAGUE_DAYS: tuple[tuple[Sequence[str], str], ...] = (
    (("last ", "next "), r"(?:last|next) (?:week|month|year)"),
    (
        WEEKDAYS,
        rf"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?-i:mon|tues?|wed|thu(?:rs?)?|fri)){PART_OF_DAY}",
    ),
    (
        _DIGITS,
        r"[0-9]{1,2}(?:/[0-9]{1,2}(?:/[0-9]{1,4})?|-[0-9]{1,2}-[0-9]{4}|[.][0-9]{1,2}[.](?:[0-9]{4})?)(?=[.,;!?]*$)",
    ),
)
# What a plain day is followed by, and what it is a part of something else after.
_AFTER_A_DAY = r"(?=[.,;!?]*$|\)|[,;] | \(| (?:about|after|at|during|for|in|on|over|re|regarding|via|with)\b)"
_NEVER_BEFORE_AN_AMOUNT = word_set("half quarter over almost nearly around roughly")
_NEVER_BEFORE_A_WEEKDAY = word_set(
    "every each most some one a black good cyber casual happy this last next easter whit shrove"
)
_NEVER_BEFORE_A_FRACTION = word_set(
    "chapter chapters part parts exercise exercises lesson lessons week day session page pages step task tasks"
    " number no. section module lecture unit level score scored rated problem question round sprint"
)
# What begins a story: in "call about the launch next friday" the day is the launch's, "call Ann tomorrow" is
# a plan.
_A_TOPIC = r"\b(?:about|re|regarding|for|to|that|who|which|we|she|he|they)\b"
# The same without what stands beside people and durations too: "talked to Ann for an hour last week".
_A_STORY = r"\b(?:about|re|regarding|that|which|what|because)\b|(?<=\w )(?:we|she|he|they)\b"
# "2/3 of", "24/7" and a version as 1.5.2 have the shape of a day.
_NO_DAY = r"[0-9]+/[0-9]+ (?:hours?|days?|of|an?|the)\b|24/7\b|[0-9]+[.][0-9]+[.](?:[0-9]|[0-9]{3})(?![0-9])"
_AFTER_THE_VERB_SAT = word_set("with down in next together on at through by beside and")


def without_day(
    text: str, today: date, direction: Direction, order: DateOrder | None
) -> tuple[date | None, str]:
    """The day of a sentence, None where it says none, and the sentence without it.

    Raises InputError where the words that say it are a day that does not exist or can be read two ways, or are
    meant as a day and name none.
    """
    found = (
        _first(text, today, direction, order)
        or _after_final_on(text, today, direction, order)
        or _after_any_on(text, today, direction, order)
        or _plain(text, today, direction, order)
    )
    if not found:
        refuse_unread_day(text, story_start(text), direction)
    return found or (None, text)


def story_start(text: str) -> int:
    """Where the topic of a sentence begins; its length where it has none."""
    story = re.search(_A_STORY, text, re.IGNORECASE)
    return story.start() if story else len(text)


def _first(text: str, today: date, direction: Direction, order: DateOrder | None) -> tuple[date, str] | None:
    """A day before the first colon, or as the first words."""
    if re.match(rf"(?:on )?(?:{_NO_DAY})", text, re.IGNORECASE):
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
    # The full stop of "10.11." is a part of the day.
    said = re.fullmatch(r"(.*(?<!\S))on ([0-9]+[.][0-9]+[.]|.+?)[ .,;!?]*", text, re.IGNORECASE)
    if not said or _is_bare_amount(said[2]) or re.match(_NO_DAY, said[2]):
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
        if re.match(_NO_DAY, text[on.end() :]):
            continue
        found = leading_day(text[on.end() :], today, direction=direction, order=order)
        said = text[on.end() :].removesuffix(found[1]).strip() if found else ""
        if found and re.search(r"[0-9]|day\W*$", said) and not _is_bare_amount(said):
            return found[0], f"{text[: on.start()]}{found[1]}"
    return None


def _plain(text: str, today: date, direction: Direction, order: DateOrder | None) -> tuple[date, str] | None:
    """A day without "on" at the end or before the circumstances: "… yesterday", "… 3 days ago at the office"."""
    story_from = story_start(text)
    for parts, pattern in _PLAIN_DAYS + _VAGUE_DAYS:
        if not holds_any(text, parts):
            continue
        for said in re.finditer(rf"(?<![^\s(])(?:{pattern}){_AFTER_A_DAY}", text, re.IGNORECASE):
            in_the_story = (parts, pattern) in _VAGUE_DAYS and said.start() > story_from
            if in_the_story or _is_part_of_more(text[: said.start()], said[0]):
                continue
            day = parse_day(said[0], today, direction=direction, order=order)
            against = day > today if direction == "past" else day < today
            if not (against and re.search(_A_TOPIC, text[: said.start()], re.IGNORECASE)):
                rest = text[: said.start()].rstrip(" ,") + text[said.end() :]
                return day, re.sub(r"\s\([\s,]*\)", "", rest)
    return None


def _is_part_of_more(before: str, said: str) -> bool:
    """Whether a plain day begins the sentence or belongs to what is before it: "half a year ago", "Black Friday"."""
    if not before.strip():
        return True
    word = before.split()[-1].lower()
    if said.lower().endswith("ago"):
        return word in BEFORE_NO_DAY | _NEVER_BEFORE_AN_AMOUNT
    if "/" in said:
        return word in BEFORE_NO_DAY | _NEVER_BEFORE_A_FRACTION
    return word in BEFORE_NO_DAY | _NEVER_BEFORE_A_WEEKDAY
