"""Which words open a list of people, and which words show that somebody speaks or acts."""

import re
from enum import Enum, auto

from pln.sentence.words import ACT, ACTED, BEFORE_ACTING, CORRESPONDING, HELPING, OCCASIONS, SAYING, Word


class Who(Enum):
    """Whom a list of people may name, beside people that are known."""

    ANYONE = auto()  # strangers, however they are written
    CAPITALISED = auto()  # strangers with capitalised names
    CALLED = auto()  # the same, where a stop word, a comma or the end follows the name
    KNOWN = auto()  # no strangers, and known people only where such a thing follows


def opened_list(words: list[Word], position: int) -> Who | None:
    """Whom a list of people that begins after this word may name; None where none begins."""
    word = words[position]
    if word.ends:
        return None
    before = words[position - 1].key if position and not words[position - 1].ends else ""
    if word.key == "with":
        return None if _is_about_help(words, position) else Who.ANYONE
    if word.key == "met" or (word.key in ACTED and (not before or before in BEFORE_ACTING)):
        return Who.ANYONE
    if word.key in {"to", "from"} and before in CORRESPONDING:
        return Who.CAPITALISED
    if word.key in ACT and not before:
        return Who.CALLED
    return Who.KNOWN if word.key in OCCASIONS else None


def _is_about_help(words: list[Word], position: int) -> bool:
    """Whether `with` names a matter instead of a person, as in "helped me with Rust"."""
    for word in reversed(words[max(0, position - 3) : position]):
        if word.ends:
            return False
        if word.key in HELPING:
            return True
    return False


def speaks(word: Word) -> bool:
    """Whether the name before this word is likely its subject: "Ann showed …"."""
    return word.key in SAYING or re.fullmatch(r"[a-z]{3,}ed", word.key) is not None
