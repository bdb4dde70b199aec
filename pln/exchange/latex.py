"""LaTeX in the fields of a bibliography, as plain text, and plain text as LaTeX."""

import re
from collections.abc import Callable
from functools import cache, lru_cache

_MAX_DECODED = 10_000  # characters; pylatexenc takes some 20 µs for each
_LAYOUT = str.maketrans({"{": None, "}": None, "~": " "})
# To LaTeX these begin comments, columns and arguments; in fields they nearly always mean themselves.
_BARE = re.compile(r"(?<!\\)[%&#_]")
# Signs that LaTeX joins: two hyphens to a dash, two quotes to one.
_JOINED = re.compile(r"([-`'])(?=\1)|([?!])(?=`)")
_CIRCUMFLEX = r"\textasciicircum{}"  # pylatexenc takes it for an accent
_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#",
        "_": r"\_", "~": r"\textasciitilde{}", "^": _CIRCUMFLEX,
    }
)  # fmt: skip


@lru_cache(maxsize=10_000)  # authors and sources come again and again
def plain(text: str) -> str:
    r"""Without commands and grouping braces: `J{\"o}rg` is Jörg. What cannot be decoded stays as it is."""
    if "\\" not in text and "$" not in text:
        return text.translate(_LAYOUT)
    if len(text) > _MAX_DECODED:
        return text
    try:
        decoded: str = _decoder()(_BARE.sub(r"\\\g<0>", text.replace(_CIRCUMFLEX, "^")))
    except (RecursionError, ValueError, LookupError):
        return text
    return decoded.replace("\xa0", " ") or text


@cache
def _decoder() -> Callable[[str], str]:
    """The library's, made once: its tables of macros take longer to set up than a field to decode."""
    from pylatexenc.latex2text import LatexNodes2Text

    decode: Callable[[str], str] = LatexNodes2Text().latex_to_text
    return decode


def escaped(text: str) -> str:
    r"""The text as it stands in a field: `R&D {x}` is `R\&D \{x\}`. Letters stay what they are."""
    return _JOINED.sub(r"\g<0>{}", text.translate(_ESCAPES))
