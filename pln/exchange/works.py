"""What bibliographies say of a work: who made it, where it appeared, and the numbers that it is known by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pln.exchange.book_numbers import doi, isbn_13
from pln.exchange.importing import MAX_LINE
from pln.exchange.reading import Item

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pln.vocabulary import ResourceKind

_AND_OTHERS = " et al."


def work(line: int, kind: ResourceKind, title: str, url: str, doi_text: str, isbn_text: str) -> Item:
    """A work known by its DOI, else its ISBN; without an address it is where its DOI leads."""
    number, isbn = doi(doi_text) or doi(url), isbn_13(isbn_text)
    known_by = f"doi:{number}" if number else f"isbn:{isbn}" if isbn else ""
    item = Item(line, kind=kind, title=title, external_id=known_by)
    item.url = url or (f"https://doi.org/{number}" if number else "")
    if doi_text and not number:
        item.keep("doi", doi_text)
    if isbn_text and known_by != f"isbn:{isbn}":
        item.keep("isbn", isbn_text)
    return item


def sign(item: Item, names: Sequence[str]) -> None:
    """Puts the authors' names in a line; where they are too many for it, all of them are kept besides."""
    names = [name for name in names if name]
    line = ", ".join(names)
    if len(line) > MAX_LINE:
        item.keep("author", line)
        room = MAX_LINE - len(_AND_OTHERS)
        line = line[:room].rpartition(", ")[0] + _AND_OTHERS
    item.author = line
