"""What somebody typed to search for, understood: words, "phrases", beginnings*, and field:word.

Everything else is text. There is nothing that could be typed wrongly: `AND`, `NEAR(`, `O'Brien` and a quotation
mark without its other one are looked for as the words in them.
"""

import re
from collections.abc import Iterator

from pln.classes import dataclass, replace
from pln.search.document import FIELDS, TEXTS, Document
from pln.search.words import words

# Far more than anybody types; an index takes longer for each, and refuses thousands.
MOST_WORDS = 64
MOST_CHARACTERS = 2_000
# A single letter begins a tenth of all words: as the last word it is meant as it stands.
_SHORTEST_BEGINNING = 2
_PART = re.compile(r'(?:(?P<field>\w+):(?=\S))?(?:"(?P<phrase>[^"]*)"(?P<open>\*)?|(?P<text>\S+))')
_ENDS_IN_WORD = re.compile(r"[^\W_]\Z")


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must follow each other in one text. `is_beginning`: the last of them may go on.

    `text` is the only one of TEXTS to look in, "" for all.
    """

    words: tuple[str, ...]
    is_beginning: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """Terms that must all be in a record."""

    terms: tuple[Term, ...]

    def matches(self, document: Document) -> bool:
        """Whether all of it is in the document."""
        return all(_holds(document, term) for term in self.terms)

    def expression(self) -> str:
        """The query in the language of SQLite's FTS5. Its words are letters and digits only, so nothing is escaped."""
        return " AND ".join(
            f"{f'{term.text} : ' if term.text else ''}"
            f'"{" ".join(term.words)}"{" *" if term.is_beginning else ""}'
            for term in self.terms
        )

    def without_beginnings(self) -> "Query":
        """The same with every word as it stands."""
        return Query(tuple(replace(term, is_beginning=False) for term in self.terms))


def parse(typed: str) -> Query:
    """The query that somebody typed; without terms where there is no word in it.

    The last word may go on, unless it is quoted or a single letter. ValueError for more than MOST_WORDS words or
    MOST_CHARACTERS characters.
    """
    if len(typed) > MOST_CHARACTERS:
        raise ValueError(f"more than {MOST_CHARACTERS:,} characters to search for")
    found = [
        term for part in _PART.finditer(typed) for term in _terms(part, is_last=part.end() == len(typed))
    ]
    if sum(len(term.words) for term in found) > MOST_WORDS:
        raise ValueError(f"more than {MOST_WORDS} words to search for")
    return Query(tuple(found))


def _terms(part: re.Match[str], *, is_last: bool) -> Iterator[Term]:
    field, phrase, text = part["field"], part["phrase"], part["text"]
    in_text = FIELDS.get(field.casefold(), "") if field else ""
    if field and not in_text:  # such as 12:30 or http://…: no field, but words
        yield from _term(field, is_beginning=False)
    if phrase is not None:
        yield from _term(phrase, is_beginning=bool(part["open"]), text=in_text)
    else:
        goes_on = is_last and bool(_ENDS_IN_WORD.search(text))
        yield from _term(text, is_beginning=text.endswith("*") or goes_on, text=in_text)


def _term(typed: str, *, is_beginning: bool, text: str = "") -> Iterator[Term]:
    if found := tuple(words(typed)):
        yield Term(found, is_beginning and len(found[-1]) >= _SHORTEST_BEGINNING, text)


def _holds(document: Document, term: Term) -> bool:
    sought = f" {' '.join(term.words)}" + ("" if term.is_beginning else " ")
    texts = (term.text,) if term.text else TEXTS
    return any(sought in f" {getattr(document, text)} " for text in texts)
