"""How far a name reaches that nobody knows yet."""

import re

from pln.sentence.words import ACTED, JOINING, OCCASIONS, PARTICLES, STOPS, Word


def parted(words: list[Word], position: int) -> bool:
    """Whether a comma or an "and" stands between the word before this position and what follows."""
    if words[position - 1].ends:
        return True
    return position < len(words) and words[position].key in JOINING


def capitalised_stranger(words: list[Word], start: int, end: int, *, must_be_called: bool) -> int:
    """How many words from `start` on, before `end`, are a capitalised name.

    `must_be_called`: none, unless the name is followed by a stop word, a comma, an "and" or the end. After
    "email", Zed Shaw is a name, and Marketing in "email Marketing workshop" is not.
    """
    position = start
    while position < end and _is_part_of_name(words, position):
        position += 1
        if words[position - 1].ends:
            break
    is_called = position == len(words) or words[position].key in STOPS or parted(words, position)
    return position - start if is_called or not must_be_called else 0


def _is_part_of_name(words: list[Word], position: int) -> bool:
    word = words[position]
    is_followed = not word.ends and any(following.is_name for following in words[position + 1 : position + 2])
    return word.is_name or (word.key in PARTICLES and is_followed)


def lower_stranger(words: list[Word], start: int, end: int) -> int:
    """How many words from `start` on, before `end`, are a name in lower case.

    At the head of a list that is one word or two, later one. Except right after `with`, nothing but the next
    name or the end of the list may follow.
    """
    position = start
    while position < end and words[position].key not in JOINING:
        word = words[position]
        is_verb = position > start and _is_verb(word)
        if is_verb or word.is_name or not word.text[0].isalpha() or word.key in OCCASIONS:
            break
        if word.is_possessive:
            return 0  # "zed's team"
        position += 1
        if word.ends:
            break
    count = position - start
    if words[start - 1].key == "with":
        return count if count <= 2 else 1
    most = 2 if words[start - 1].key in ACTED else 1
    is_alone = position == end or parted(words, position)
    return count if count <= most and is_alone and not _is_verb(words[start]) else 0


def _is_verb(word: Word) -> bool:
    return re.search(r"..(?:ed|ing)$", word.key) is not None
