"""One sentence about an interaction, as a person types it, taken apart into a draft.

yesterday: coffee with Ann Lee and Bob about lifetimes #rust +learn-rust
"""

import re
from dataclasses import dataclass
from datetime import date

from pln.dates import DateOrder, Direction
from pln.errors import InputError
from pln.names import clean_line, fold
from pln.sentence.days import without_day
from pln.sentence.kinds import kind_of
from pln.sentence.people import Lookup, Mention, mentions
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

    `goals` are the words after `+`, not looked up yet; `summary` is the sentence without its day and without
    the words marked by `#` and `+`.
    """

    day: date | None
    people: tuple[Mention, ...]
    kind: InteractionKind | None
    tags: tuple[str, ...]
    goals: tuple[str, ...]
    summary: str


def parse(
    text: str,
    today: date,
    lookup: Lookup,
    *,
    direction: Direction = "past",
    order: DateOrder | None = None,
) -> Draft:
    """The sentence taken apart, seen from `today`.

    Raises InputError for more than 2,000 characters, for text that cannot be stored, and for a day that does
    not exist or can be read two ways.
    """
    if len(text) > _LONGEST_SENTENCE:
        message = f"the sentence is longer than {_LONGEST_SENTENCE:,} characters"
        raise InputError(message, "Keep the summary short, and put the rest into the note.")
    try:
        sentence = clean_line(text)
    except ValueError as error:
        raise InputError(f"the sentence is refused: {error}") from None
    unmarked, tags, goals = _without_markers(sentence)
    day, summary = without_day(unmarked, today, direction, order)
    summary = summary.strip(" ,;:–—").removeprefix("- ").removesuffix(" -")
    words = words_of(summary)
    people, taken = mentions(words, lookup)
    return Draft(day, people, kind_of(words, taken), tags, goals, summary)


def _without_markers(text: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The text without its `#tags` and `+goals`, and these in order, each once."""
    padded = f" {text}"
    marked: dict[str, dict[str, str]] = {"#": {}, "+": {}}
    for marker in _MARKER.finditer(padded):
        marked[marker["sign"]].setdefault(fold(marker["word"]), marker["word"])
    if marked["#"] or marked["+"]:
        text = _MARKER.sub("", padded)
        text = re.sub(r"\s[(\[][\s,]*[)\]]", "", text)
        # The punctuation that followed a marker moves to the word before, and of several commas one stays.
        text = re.sub(r"\s+(?=[,.;:!?](?:[\s,.;:!?]|$))", "", text)
        text = re.sub(r"[,;](?=[,.;:!?])", "", text)
    return " ".join(text.split()), tuple(marked["#"].values()), tuple(marked["+"].values())
