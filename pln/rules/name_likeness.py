"""Whether two names may be two spellings of one.

| likeness | the names |
| --- | --- |
| 1 | are the same but for case, accents and spaces |
| 0.95 | have the same letters: other order, hyphens, letters of another alphabet that look alike |
| 0.85 | differ in words that only one has: a middle name, a title |
| 0.75 | differ by one slip of the keyboard: a letter missing, added, wrong, or two swapped |
| 0.7 | fit when words but the last are shortened, or the last to its initial: `A. Lee`, `Chris Lee` |
| 0.65 | differ by two slips, in names of 12 letters or more |
| 0.4 | share the only word that one of them has: `Ann` |
| 0 | are different names |

A nickname counts as a name, alone and before the last word of the name (`Bill` of William Gates also as Bill
Gates), times 0.9. A slip is counted in a word of four letters or more: Tim is not Tom. Four of five
misspellings are one slip (Damerau 1964, "A technique for computer detection and correction of spelling
errors"); two of them are the optimal string alignment distance of 2.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import product

from pln.classes import dataclass
from pln.names import fold, skeleton

SAME_LETTERS = 0.95
MORE_WORDS = 0.85
ONE_SLIP = 0.75
SHORTENED = 0.7
TWO_SLIPS = 0.65
ONE_WORD = 0.4
NICKNAME_FACTOR = 0.9
SLIP_FROM_LETTERS = 4  # of a word
TWO_SLIPS_FROM_LETTERS = 12  # of a name


def words_of(key: str) -> tuple[str, ...]:
    """The words of a folded name as they look: letters and digits, and what tells C++ and C# from C."""
    if key.replace(" ", "").isalnum() and key.isascii():  # most are: nothing to look at one by one
        return tuple(key.split())
    kept = (c if c.isalnum() or c in "+#" or unicodedata.category(c) == "Mc" else " " for c in skeleton(key))
    return tuple("".join(kept).split())


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name taken apart: its search key, its words as they look, those as a set and those without spaces."""

    key: str
    words: tuple[str, ...]
    distinct: frozenset[str]
    letters: str

    @classmethod
    def of(cls, name: str) -> Spelling:
        """Of a name as people write it."""
        key = fold(name)
        # Another program may have written a name of nothing that shows.
        words = words_of(key) or (key or name,)
        return cls(key, words, frozenset(words), "".join(words))


@dataclass(frozen=True, slots=True)
class Spellings:
    """Everything somebody is called: the name, and what nicknames make of it."""

    name: Spelling
    nicknames: tuple[Spelling, ...] = ()

    @classmethod
    def of(cls, name: str, nicknames: tuple[str, ...] = ()) -> Spellings:
        """Of somebody's name and nicknames as people write them."""
        own = Spelling.of(name)
        return cls(own, tuple(_with_nicknames(own, nicknames)) if nicknames else ())

    def __iter__(self) -> Iterator[Spelling]:
        yield self.name
        yield from self.nicknames


def _with_nicknames(own: Spelling, nicknames: tuple[str, ...]) -> Iterator[Spelling]:
    for nickname in map(Spelling.of, nicknames):
        yield nickname
        if len(nickname.words) == 1 and len(own.words) > 1:
            yield Spelling.of(f"{nickname.words[0]} {own.words[-1]}")


def name_likeness(one: Spellings, other: Spellings) -> tuple[float, str]:
    """How alike two names are, from 0 to 1, and what of them is, in words: "" where nothing is."""
    found = _likeness(one.name, other.name)
    if not (one.nicknames or other.nicknames):
        return found
    by_nickname = [
        (NICKNAME_FACTOR * likeness, "nickname")
        for a, b in (*product((one.name,), other.nicknames), *product(one.nicknames, (other.name,)))
        for likeness, _ in (_likeness(a, b),)
        if likeness
    ]
    return max([found, *by_nickname], key=lambda pair: pair[0])


def _likeness(one: Spelling, other: Spelling) -> tuple[float, str]:
    if one.key == other.key:
        return 1.0, "same name"
    if one.letters == other.letters or one.distinct == other.distinct:
        return SAME_LETTERS, "same name, written otherwise"
    common = one.distinct & other.distinct
    rests = [[word for word in words if word not in common] for words in (one.words, other.words)]
    fewer, more = sorted(rests, key=lambda rest: (len(rest), rest))
    if not fewer:
        return (
            (MORE_WORDS, "same name, but for a word") if len(common) > 1 else (ONE_WORD, "a name in common")
        )
    slips = _slips(fewer, more)
    if slips == 1:
        return ONE_SLIP, "name differs by a letter"
    is_family = _begins(one.words[-1], other.words[-1])  # Lee is not short for Leeds
    if any(len(word) > 1 for word in common) and not is_family and _fits_shortened(fewer, more):
        return SHORTENED, "same name, shortened"
    if slips == 2 and max(len(one.letters), len(other.letters)) >= TWO_SLIPS_FROM_LETTERS:
        return TWO_SLIPS, "name differs by two letters"
    return 0.0, ""


def _begins(one: str, other: str) -> bool:
    """Whether one of two different words goes on where the other ends; an initial does not count."""
    return one != other and min(len(one), len(other)) > 1 and (one.startswith(other) or other.startswith(one))


def _slips(one: list[str], other: list[str]) -> int:
    """Slips between as many words, taken in their order or by the alphabet; 3 stands for more, and for unlike."""
    if len(one) != len(other):
        return 3
    in_order = _slips_in_order(one, other)
    return in_order if len(one) == 1 else min(in_order, _slips_in_order(sorted(one), sorted(other)))


def _slips_in_order(one: list[str], other: list[str]) -> int:
    slips = 0
    for a, b in zip(one, other, strict=True):
        if a == b:
            continue
        if abs(len(a) - len(b)) > 2 or max(len(a), len(b)) < SLIP_FROM_LETTERS or _has_digit(a + b):
            return 3
        from rapidfuzz.distance import OSA  # most names are told apart before it

        slips += OSA.distance(a, b, score_cutoff=2)
        if slips > 2:
            return 3
    return slips


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def _fits_shortened(fewer: list[str], more: list[str]) -> bool:
    """Whether each of the fewer words is one of the others, one of the two shortened to its beginning."""
    rest = list(more)
    for word in fewer:
        fitting = next((one for one in rest if one.startswith(word) or word.startswith(one)), None)
        if fitting is None:
            return False
        rest.remove(fitting)
    return True
