"""The part of a text that a search has found something in."""

from collections.abc import Sequence

from pln.search.query import Query
from pln.search.words import words

_BEFORE, _AFTER = 4, 8  # words around the hit: a line of a terminal, with a title before it


def excerpt(text: str, query: Query) -> str:
    """The words around the first hit in a text, on one line, `…` where something is left out; "" without a hit."""
    pieces = text.split()
    sought = [word for term in query.terms for word in term.words]
    open_ended = tuple(term.words[-1] for term in query.terms if term.is_beginning)
    for place, piece in enumerate(pieces):
        if any(word in sought or (open_ended and word.startswith(open_ended)) for word in words(piece)):
            return _around(pieces, place)
    return ""


def _around(pieces: Sequence[str], place: int) -> str:
    first, last = max(0, place - _BEFORE), place + _AFTER
    shown = " ".join(pieces[first : last + 1])
    return f"{'… ' if first else ''}{shown}{' …' if last + 1 < len(pieces) else ''}"
