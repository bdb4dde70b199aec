"""The one sanitiser between data and everything that is printed.

Terminals obey control characters, and bidirectional overrides make text read as something it is not.
Neither may come out of a name, a note or an imported file.
"""

import unicodedata

from pln.names import SPELLING
from pln.names import is_unsafe as is_unsafe

# No script stacks more marks on one letter; what does is meant to flood the lines above and below.
_MOST_MARKS = 8


def safe(text: str, *, keep_newlines: bool = False) -> str:
    """The text with nothing left in it that a terminal would obey: `\\x1b`, `\\u202e` in its place.

    With `keep_newlines`, line ends stay (CRLF as LF). Letters keep at most 8 combining marks each; emoji
    and words of any script stay as they are.
    """
    if text.isascii() and text.isprintable():
        return text
    return _with_few_marks(escape_controls(text, keep_newlines=keep_newlines))


def escape_controls(text: str, *, keep_newlines: bool = False) -> str:
    """As `safe`, with every combining mark kept: for machine formats, which are complete."""
    if text.isprintable():
        return text
    if keep_newlines:
        return "\n".join(map(escape_controls, text.replace("\r\n", "\n").split("\n")))
    return "".join(_escaped(character) if is_unsafe(character) else character for character in text)


def _escaped(character: str) -> str:
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _with_few_marks(text: str) -> str:
    if len(text) <= _MOST_MARKS or max(text) < "\u0300" or not any(map(_is_mark, set(text))):
        return text
    kept: list[str] = []
    marks = 0
    for character in text:
        if _is_mark(character):
            marks += 1
        elif character not in SPELLING:  # a joiner must not start the count anew
            marks = 0
        if marks <= _MOST_MARKS:
            kept.append(character)
    return "".join(kept)


def _is_mark(character: str) -> bool:
    return unicodedata.category(character) in {"Mn", "Me", "Mc"}
