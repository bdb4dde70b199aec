"""The part of a Markdown note that an export writes anew; all around it is the reader's own, and stays."""

from __future__ import annotations

import re

BEGIN, END = "<!-- pln: an export writes anew what stands from here to its end -->", "<!-- /pln -->"
_NOTE_BEGIN, _NOTE_END = "<!-- pln-note -->", "<!-- /pln-note -->"
_MARK = re.compile(r"<(\\*)!-- (?=/?pln)")
_ESCAPED = re.compile(r"<\\(\\*)!-- (?=/?pln)")


def block(note: str, rest: str) -> str:
    """The block: a note that can be read back, and below it whatever else there is to say (Markdown)."""
    escaped = _MARK.sub(r"<\\\1!-- ", note)
    parts = [BEGIN, *([f"{_NOTE_BEGIN}\n{escaped}\n{_NOTE_END}"] if note else []), *([rest] if rest else [])]
    return "\n\n".join(parts) + f"\n\n{END}"


def data(text: str) -> str:
    """A text of one's data within the block, so that it cannot end it."""
    return _MARK.sub(r"<\\\1!-- ", text)


def own_note(body: str) -> str | None:
    """The note in the block of a body; "" where the block holds none, None where there is no block."""
    span = _span(body)
    if span is None:
        return None
    inside = body[slice(*span)]
    _, begin, after = inside.partition(f"{_NOTE_BEGIN}\n")
    note, end, _ = after.partition(f"\n{_NOTE_END}")
    return _ESCAPED.sub(r"<\1!-- ", note) if begin and end else ""


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
