"""Who is named in a sentence: known people wherever they act, unknown ones where a list of people stands."""

from collections.abc import Callable, Iterator
from enum import Enum, auto

from pln.classes import dataclass
from pln.facts.refs import Ref
from pln.names import fold
from pln.sentence.cues import Who, opened_list, speaks
from pln.sentence.strangers import capitalised_stranger, lower_stranger, parted
from pln.sentence.words import (
    ACT,
    ACTED,
    COMMON_WORDS,
    JOINING,
    LINKING,
    NOBODY,
    OCCASIONS,
    RELATIONS,
    STOPS,
    TITLES,
    TOPICAL,
    TOWARD,
    TRAVELLING,
    Word,
)

# Everybody who answers to a phrase: nobody, one, or several.
Lookup = Callable[[str], tuple[Ref, ...]]
_MOST_WORDS = 5  # of a name
_MOST_LOOKUPS = 48  # for a sentence
_NO_NAMES_ALONE = COMMON_WORDS | OCCASIONS | ACT
_BEFORE_PEOPLE = TOWARD | OCCASIONS | ACT | ACTED | TITLES


@dataclass(frozen=True)
class Mention:
    """A name as it was typed, and who answers to it: nobody yet, one, or several."""

    text: str
    found: tuple[Ref, ...]


def mentions(words: list[Word], lookup: Lookup) -> tuple[tuple[Mention, ...], frozenset[int]]:
    """The people named in a sentence in order, each once, and the positions of the words that name them.

    Anybody may stand in a list of people: after `with`, `met`, `called`, `talked to` and the like. Elsewhere
    only people that `lookup` knows count, where the sentence treats them as people. It is asked about a few
    dozen phrases at most.
    """
    search = _Search(words, lookup)
    search.read_subject()
    for position in range(len(words)):
        if who := opened_list(words, position):
            search.read_list(position + 1, search.end_of_list(position + 1), who)
    search.read_elsewhere()
    unique: dict[object, Mention] = {}
    for _, mention in sorted(search.mentions, key=lambda found: found[0]):
        unique.setdefault(mention.found or fold(mention.text), mention)
    return tuple(unique.values()), frozenset(search.taken)


class _Match(Enum):
    """How much of a name a phrase is."""

    WHOLE = auto()  # the name, the slug or a nickname
    PART = auto()  # some of its words
    START = auto()  # the first letters of a word


class _Search:
    """One search: what was looked up, which words are taken, who was found where."""

    def __init__(self, words: list[Word], lookup: Lookup) -> None:
        self._words = words
        self._lookup = lookup
        self._answers: dict[str, tuple[Ref, ...]] = {}
        self.taken: set[int] = set()
        self.mentions: list[tuple[int, Mention]] = []

    def end_of_list(self, start: int) -> int:
        """Where a list of people that starts here ends at the latest."""
        for position in range(start, len(self._words)):
            if self._words[position].key in STOPS:
                return position
            if self._words[position].breaks:
                return position + 1
        return len(self._words)

    def read_subject(self) -> None:
        """Known people at the very start, in lower case too: "bob told me …", "ann and bob: …"."""
        for position in range(self.end_of_list(0)):
            word = self._words[position]
            if word.breaks or (position and speaks(word)):
                self.read_list(0, position + word.breaks, Who.KNOWN)
                return

    def read_list(self, start: int, end: int, who: Who) -> None:
        """People joined by commas, "and" and "&", from `start` and before `end`."""
        position, may_be_lower = start, who is Who.ANYONE
        while position < end and position not in self.taken:
            item_end, found = self._read_item(position, end, who, may_be_lower)
            if item_end == position:
                return
            while not found and item_end < end and not parted(self._words, item_end):
                item_end += 1
            if not parted(self._words, item_end):
                return
            may_be_lower = may_be_lower and not self._words[position].is_name
            position = item_end
            while position < end and self._words[position].key in JOINING:
                position += 1

    def _read_item(self, start: int, end: int, who: Who, may_be_lower: bool) -> tuple[int, bool]:
        """Where an item of a list ends (at `start`: it is no item), and whether it names somebody."""
        name = start
        while name < end and self._is_description(name):
            name += 1
            if self._words[name - 1].ends or name == end:
                return name, False
        if self._words[name].is_address and (who is not Who.KNOWN or self._answer(self._words[name].text)):
            return self._take(name, 1, self._answer(self._words[name].text)), True
        described = {word.key for word in self._words[start:name]} - TITLES
        anybody = not described or not described.isdisjoint(RELATIONS)
        for count in self._counts(name, end):
            match, found = self._known(name, count)
            if match and (anybody or match is _Match.WHOLE) and self._fits_list(name, count, match, end, who):
                return self._take(name, count, found), True
        count = 0
        if anybody and who is not Who.KNOWN:
            count = capitalised_stranger(self._words, name, end, must_be_called=who is Who.CALLED)
        if not count and may_be_lower and not described:
            count = lower_stranger(self._words, name, end)
        return (self._take(name, count, ()), True) if count else (name, False)

    def _is_description(self, position: int) -> bool:
        word = self._words[position]
        if word.key in TITLES:
            return True
        return not word.is_name and (word.key in NOBODY or word.key in RELATIONS)

    def _counts(self, start: int, end: int) -> Iterator[int]:
        """The lengths of the phrases from here on that may be a name, longest first.

        Past `end` a phrase has to end in a capitalised word, as in "Women in Tech".
        """
        for count in range(min(_MOST_WORDS, len(self._words) - start), 0, -1):
            last = start + count - 1
            inner_ends = any(word.ends for word in self._words[start:last])
            if inner_ends or not self.taken.isdisjoint(range(start, last + 1)):
                continue
            word = self._words[last]
            may_end = last < end or word.is_name or word.is_address
            if may_end and word.key not in STOPS and word.key not in JOINING:
                yield count

    def _known(self, start: int, count: int) -> tuple[_Match | None, tuple[Ref, ...]]:
        """Who answers to a phrase, and by how much of the name: of an Ann and an Anna, "Ann" is the first."""
        phrase = self._phrase(start, count)
        found, key = self._answer(phrase), _spaced(phrase)
        if any(key in (_spaced(ref.name), _spaced(ref.slug)) for ref in found):
            return _Match.WHOLE, found
        if by_word := tuple(ref for ref in found if f" {key} " in f" {_spaced(ref.name)} "):
            return _Match.PART, by_word
        if by_start := tuple(ref for ref in found if f" {key}" in f" {_spaced(ref.name)}"):
            return _Match.START, by_start
        # A nickname has nothing in common with the name; a few letters from its middle are none.
        by_nickname = tuple(ref for ref in found if key not in _spaced(ref.name))
        return (_Match.WHOLE if by_nickname else None), by_nickname

    def _answer(self, phrase: str) -> tuple[Ref, ...]:
        if not any(character.isalpha() for character in phrase):
            return ()  # a number is somebody's id nowhere in a sentence
        if phrase not in self._answers and len(self._answers) < _MOST_LOOKUPS:
            self._answers[phrase] = self._lookup(phrase)
        return self._answers.get(phrase, ())

    def _phrase(self, start: int, count: int) -> str:
        return " ".join(word.text for word in self._words[start : start + count])

    def _fits_list(self, start: int, count: int, match: _Match, end: int, who: Who) -> bool:
        after = start + count
        if who is Who.KNOWN:
            is_vague = match is _Match.START or (count == 1 and self._words[start].key in _NO_NAMES_ALONE)
            if is_vague or not (after == end or parted(self._words, after)):
                return False
        return (match is _Match.WHOLE and count > 1) or not self._continues(after)

    def _continues(self, position: int) -> bool:
        """Whether a name goes on here: a known Ann is not the unknown Ann Kowalski."""
        if position == len(self._words) or self._words[position - 1].ends:
            return False
        return self._words[position].is_name and position not in self.taken

    def _take(self, start: int, count: int, found: tuple[Ref, ...]) -> int:
        self.taken.update(range(start, start + count))
        self.mentions.append((start, Mention(self._phrase(start, count), found)))
        return start + count

    def read_elsewhere(self) -> None:
        """Known people outside of lists."""
        for position, word in enumerate(self._words):
            if position not in self.taken and (word.is_name or word.is_address):
                self._read_name(position)

    def _read_name(self, start: int) -> None:
        for count in self._counts(start, 0):
            if count == 1 and self._words[start].key in _NO_NAMES_ALONE:
                continue
            match, found = self._known(start, count)
            if match and self._fits_elsewhere(start, count, match):
                self._take(start, count, found)
                return

    def _fits_elsewhere(self, start: int, count: int, match: _Match) -> bool:
        after = start + count
        if match is _Match.START or self._is_topic(start):
            return False
        if match is _Match.WHOLE and count > 1:
            return True
        if self._continues(after) or self._is_continued(start):
            return False
        return match is _Match.WHOLE or self._acts(start, after)

    def _is_topic(self, start: int) -> bool:
        """Whether the name is what was talked about, alone or in a list: "about Ann and Bob"."""
        position = start - 1
        while position >= 0 and position not in self.taken and not self._words[position].breaks:
            word = self._words[position]
            if not word.is_name and word.key not in JOINING:
                return word.key in TOPICAL and not word.ends
            position -= 1
        return False

    def _starts(self, position: int) -> bool:
        return position == 0 or self._words[position - 1].breaks

    def _is_continued(self, start: int) -> bool:
        """Whether the word before belongs to the name; the first word of a sentence is capitalised anyway."""
        if start == 0 or start - 1 in self.taken or self._starts(start - 1):
            return False
        before = self._words[start - 1]
        return before.is_name and not before.ends and before.key not in TITLES

    def _acts(self, start: int, after: int) -> bool:
        """Whether a part of somebody's name stands where a person does something, or gets something."""
        at_end = after == len(self._words)
        is_subject = not at_end and not self._words[after - 1].ends and speaks(self._words[after])
        if self._starts(start):
            return is_subject or at_end or parted(self._words, after)
        before = self._words[start - 1]
        if before.ends or before.key in JOINING:
            return (start - 1 if before.ends else start - 2) in self.taken
        if before.key in {"to", "from"}:
            return start < 2 or self._words[start - 2].key not in TRAVELLING
        if before.key in LINKING:
            return is_subject
        return before.key in _BEFORE_PEOPLE


def _spaced(text: str) -> str:
    return fold(text).replace("-", " ")
