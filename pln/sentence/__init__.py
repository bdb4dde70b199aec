"""One sentence about an interaction, as a person types it, taken apart into a draft.

yesterday: coffee with Ann Lee and Bob about lifetimes #rust +learn-rust
"""

import re
from datetime import date

from pln.classes import dataclass
from pln.dates import DateOrder, Direction
from pln.errors import InputError
from pln.names import clean_line, fold
from pln.sentence.days import story_start, without_day
from pln.sentence.kinds import kind_of
from pln.sentence.people import Lookup, Mention, mentions
from pln.sentence.times import minutes_in, without_first_time, without_time
from pln.sentence.words import words_of
from pln.vocabulary import InteractionKind

__all__ = ["Draft", "Lookup", "Mention", "parse"]

_LONGEST_SENTENCE = 2_000
_MARKER = re.compile(
    r"(?:(?<=\s)|(?<=\s[(\[]))(?P<sign>[#+])"
    r"(?P<word>[^\W\d_](?:[^\s,;:!?()\[\]{}\"]*[^\s,;:!?()\[\]{}\".'’])?)"
)


@dataclass(frozen=True)
class Draft:
    """What a sentence says of an interaction.

    `goals` are the words after `+`, not looked up yet; `summary` is the sentence without its day, its time and
    the words marked by `#` and `+`. `time` is `HH:MM`; `minutes`, how long it took, is said in the summary too.
    """

    day: date | None
    people: tuple[Mention, ...]
    kind: InteractionKind | None
    tags: tuple[str, ...]
    goals: tuple[str, ...]
    summary: str
    time: str | None = None
    minutes: int | None = None


def parse(
    text: str,
    today: date,
    lookup: Lookup,
    *,
    direction: Direction = "past",
    order: DateOrder | None = None,
    day_is_known: bool = False,
) -> Draft:
    """The sentence taken apart, seen from `today`.

    With `day_is_known`, words that are meant as a day but cannot be read are left in the summary.

    Raises InputError for more than 2,000 characters, for text that cannot be stored, and for a day that does
    not exist, can be read two ways, or is as vague as "last summer".
    """
    if len(text) > _LONGEST_SENTENCE:
        message = f"the sentence is longer than {_LONGEST_SENTENCE:,} characters"
        raise InputError(message, "keep the summary short, and put the rest into the note")
    try:
        sentence = clean_line(text)
    except ValueError as error:
        raise InputError(f"the sentence is refused: {error}") from None
    unmarked, tags, goals = _without_markers(sentence)
    day, time, summary = _without_day_and_time(unmarked, today, direction, order, day_is_known=day_is_known)
    summary = summary.strip(" ,;:–—").removeprefix("- ").removesuffix(" -")
    words = words_of(summary)
    people, taken = mentions(words, lookup)
    minutes = minutes_in(summary, story_start(summary))
    return Draft(day, people, kind_of(words, taken), tags, goals, summary, time, minutes)


def _without_day_and_time(
    text: str, today: date, direction: Direction, order: DateOrder | None, *, day_is_known: bool
) -> tuple[date | None, str | None, str]:
    """The day and the time of a sentence, and the sentence without them; the time stands on any side of the day."""
    time, rest = without_first_time(text)
    if time is None:
        time, rest = without_time(text, story_start(text))
    try:
        day, rest = without_day(rest, today, direction, order)
    except InputError:
        if not day_is_known:
            raise
        day = None
    if time is None and day is not None:
        time, rest = without_first_time(rest)
    return day, time, rest


def _without_markers(text: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The text without its `#tags` and `+goals`, and these in order, each once."""
    padded = f" {text}"
    marked: dict[str, dict[str, str]] = {"#": {}, "+": {}}
    for marker in _MARKER.finditer(padded):
        first, *tags = re.split(r"#(?=[^\W\d_])", marker["word"])
        marked[marker["sign"]].setdefault(fold(first), first)
        for tag in tags:
            marked["#"].setdefault(fold(tag), tag)
    if marked["#"] or marked["+"]:
        text = _MARKER.sub("", padded)
        text = re.sub(r"\s[(\[][\s,]*[)\]]", "", text)
        # The punctuation that followed a marker moves to the word before, and of several commas one stays.
        text = re.sub(r"\s+(?=[,.;:!?](?:[\s,.;:!?]|$))", "", text)
        text = re.sub(r"[,;](?=[,.;:!?])", "", text)
    return " ".join(text.split()), tuple(marked["#"].values()), tuple(marked["+"].values())
