"""Names and texts as people type them: cleaned for storage, folded for search, shortened to slugs.

And which of their characters nobody should see as they are.
"""

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not decompose, but that people leave out when they type a name in a hurry.
_UNDECOMPOSED = str.maketrans(
    {
        "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h",
        "ŧ": "t", "ŋ": "n", "ĸ": "k", "ƀ": "b", "ɨ": "i", "ʉ": "u", "ɓ": "b", "ɗ": "d", "ƙ": "k",
    }
)  # fmt: skip
# Cyrillic and Greek letters that look like Latin ones, small or as capitals; folded, as the keys are.
_LOOK_ALIKES = str.maketrans(
    "авекмнорстухіјѕһԁԛԝ" + "αβεηικμνορτυχζ",
    "abekmhopctyxijshdqw" + "abehikmvoptyxz",
)
_UNSEEN_CATEGORIES = frozenset({"Mn", "Me", "Cf", "Cc"})
_BLANK_CATEGORIES = _UNSEEN_CATEGORIES | {"Zs", "Zl", "Zp"}
# Unicode counts these as letters or symbols, yet they are drawn as nothing.
_BLANK_CHARACTERS = frozenset("\u115f\u1160\u3164\uffa0\u2800")
# Controls, lone surrogates, line and paragraph separators, invisible formatting.
_UNSAFE_CATEGORIES = frozenset({"Cc", "Cs", "Zl", "Zp", "Cf"})
# Formatting that real words and emoji families are spelt with: the two joiners and the soft hyphen.
SPELLING = frozenset("\u200c\u200d\u00ad")
# Patterns are compiled when they are first used: most commands only fold.
_LINE_BREAK = "\r\n|[\r\v\f\x85\u2028\u2029]"
_REFUSED = "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]"  # controls and lone surrogates
_SLUG_LENGTH = 60


@lru_cache(
    maxsize=20_000
)  # topics and names come again and again, and a report on thousands folds each often
def fold(text: str) -> str:
    """The search key of a text: two spellings that people take for the same have the same key.

    Case, accents, ligatures, invisible characters and the kind and number of spaces do not count.
    """
    if text.isascii() and text.isprintable():  # nothing to decompose or to leave out: ten times as fast
        return " ".join(text.lower().split())
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return " ".join(_without_unseen(decomposed).translate(_UNDECOMPOSED).split())


def _without_unseen(decomposed: str) -> str:
    return "".join(c for c in decomposed if c.isspace() or unicodedata.category(c) not in _UNSEEN_CATEGORIES)


def skeleton(folded: str) -> str:
    """What a folded text looks like: Cyrillic and Greek letters become the Latin ones they are mistaken for."""
    return folded if folded.isascii() else folded.translate(_LOOK_ALIKES)


def slugify(name: str, fallback: str) -> str:
    """The name as one word to type, `ann-lee`: folded letters and digits of any script, joined by `-`.

    At most 60 characters, cut between words where there is one to cut between. `fallback` stands in where
    nothing is left, and before a name of digits only, which would read as an id.
    """
    letters = (c if c.isalnum() or unicodedata.category(c) == "Mc" else " " for c in fold(name))
    words = unicodedata.normalize("NFC", "".join(letters)).split()
    if len(words) == 1 and words[0].isdigit():
        words.insert(0, fallback)
    return _shortened("-".join(words)) or fallback


def _shortened(slug: str) -> str:
    if len(slug) <= _SLUG_LENGTH:
        return slug
    whole_words, _, rest = slug[: _SLUG_LENGTH + 1].rpartition("-")
    return whole_words or rest[:_SLUG_LENGTH]


def clean_line(text: str) -> str:
    """A one-line value (name, title, tag) as it is stored; "" where nothing of it could be seen.

    Composed (NFC), every run of spaces and line breaks of any kind one space, none at the ends. Raises
    ValueError with a short reason for other control characters and for text that is not valid UTF-8.
    """
    if text.isascii() and text.isprintable():  # as most are: nothing to compose, nothing to refuse
        return " ".join(text.split())
    line = " ".join(clean_text(text).split())
    return "" if all(_is_blank(c) for c in line) else line


def clean_text(text: str) -> str:
    """A text of several lines as it is stored: composed (NFC), lines ended by LF, no blank lines at the end.

    Tabs stay. Raises ValueError with a short reason for other control characters and for text that is not
    valid UTF-8.
    """
    composed = re.sub(_LINE_BREAK, "\n", unicodedata.normalize("NFC", text))
    if refused := re.search(_REFUSED, composed):
        code = ord(refused[0])
        raise ValueError(f"has a control character (U+{code:04X})" if code < 0xD800 else "not valid UTF-8")
    return composed.rstrip()


def _is_blank(character: str) -> bool:
    return character in _BLANK_CHARACTERS or unicodedata.category(character) in _BLANK_CATEGORIES


def is_unsafe(character: str) -> bool:
    """Whether a terminal would obey this character, or a reader's eye could be misled by it."""
    return unicodedata.category(character) in _UNSAFE_CATEGORIES and character not in SPELLING


def has_mixed_scripts(text: str) -> bool:
    """Whether a single word mixes Latin with Cyrillic or Greek letters, as a look-alike name does."""
    decomposed = unicodedata.normalize("NFD", text)
    visible = "".join(
        c for c in decomposed if unicodedata.category(c) not in _UNSEEN_CATEGORIES or c.isspace()
    )
    return any(_is_mixed(word) for word in re.findall(r"[^\W\d_]+", visible))


def _is_mixed(word: str) -> bool:
    scripts = {unicodedata.name(letter, "").partition(" ")[0] for letter in word}
    return "LATIN" in scripts and not scripts.isdisjoint({"CYRILLIC", "GREEK"})
