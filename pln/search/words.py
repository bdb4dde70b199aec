"""A text as the words that a search knows: folded, so that `José`, `JOSE` and `jose` are one word."""

import re

from pln.names import fold

# Chinese and Japanese have no spaces between words: each character is a word, and a word of several a phrase.
_UNSPACED = "\u3005-\u3007\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(f"[{_UNSPACED}]|[^\\W_{_UNSPACED}]+")
# `C++`, `C#` and `F#` are words of their own, or looking for one would find every `c`.
_PLUS, _SHARP = re.compile(r"(?<=\w)\+\+"), re.compile(r"(?<=\b[a-z])#")


def words(text: str) -> list[str]:
    """The words of a text, in order. `Anna-Lena` is two; whatever is no letter and no digit only parts them."""
    folded = fold(text)
    if "+" in folded or "#" in folded:
        folded = _SHARP.sub("sharp", _PLUS.sub("plusplus", folded))
    return _WORD.findall(folded)


def searchable(text: str) -> str:
    """The words of a text with a space between: what is searched instead of it."""
    return " ".join(words(text))
