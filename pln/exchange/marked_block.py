"""The part of a Markdown note that an export writes anew; all around it is the reader's own, and stays."""

from __future__ import annotations

import re

from pln.names import is_unsafe

BEGIN, END = "<!-- pln: an export writes anew what stands from here to its end -->", "<!-- /pln -->"
_NOTE_BEGIN, _NOTE_END = "<!-- pln-note -->", "<!-- /pln-note -->"
_MARK = re.compile(r"<(\\*)!-- (?=/?pln)")
_REFERENCE = re.compile("&#x([0-9a-f]{1,6});")
_ESCAPED = re.compile(r"<\\(\\*)!-- (?=/?pln)")


def block(note: str, rest: str) -> str:
    """The block: a note that can be read back, and below it whatever else there is to say (Markdown)."""
    escaped = data(note)
    parts = [BEGIN, *([f"{_NOTE_BEGIN}\n{escaped}\n{_NOTE_END}"] if note else []), *([rest] if rest else [])]
    return "\n\n".join(parts) + f"\n\n{END}"


def data(text: str) -> str:
    """A text of one's data within the block: it cannot end it, nor mislead whoever looks at it."""
    marked = _MARK.sub(r"<\\\1!-- ", text)
    if marked.isprintable():
        return marked
    return "".join(f"&#x{ord(one):x};" if one not in "\n\t" and is_unsafe(one) else one for one in marked)


def own_note(body: str) -> str | None:
    """The note in the block of a body; "" where the block holds none, None where there is no block."""
    span = _span(body)
    if span is None:
        return None
    inside = body[slice(*span)]
    _, begin, after = inside.partition(f"{_NOTE_BEGIN}\n")
    note, end, _ = after.partition(f"\n{_NOTE_END}")
    return _shown(_ESCAPED.sub(r"<\1!-- ", note)) if begin and end else ""


def _shown(text: str) -> str:
    """The text with the characters that `data` has written as their numbers."""

    def character(reference: re.Match[str]) -> str:
        one = chr(min(int(reference[1], 16), 0x10FFFF))
        return one if is_unsafe(one) else reference[0]

    return _REFERENCE.sub(character, text)


def with_block(body: str, new: str) -> str:
    """The body with the new block in place of its old one, else below all that is there."""
    span = _span(body)
    if span is not None:
        return body[: span[0]] + new + body[span[1] :]
    above = body.rstrip("\n")
    return f"{above}\n\n{new}\n" if above else f"{new}\n"


def _span(body: str) -> tuple[int, int] | None:
    begin = body.find(BEGIN)
    end = body.find(END, begin)
    return None if begin < 0 or end < 0 else (begin, end + len(END))
