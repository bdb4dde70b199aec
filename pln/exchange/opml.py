"""OPML 1.0 to 2.0: the subscriptions of feed readers and podcast players, and pln's sources that recur.

Read by expat and not as a tree: a tree knows no line numbers, and takes many times the memory. A DOCTYPE is
refused before anything in it could grow or name a file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NoReturn
from xml.parsers import expat

from pln.errors import InputError
from pln.exchange.reading import Item, Shelf
from pln.exchange.reading_files import read_each
from pln.exchange.whole import read_bytes

if TYPE_CHECKING:
    from pln.exchange.drafts import Parsed, ReadOptions
    from pln.exchange.source import Member, Source
    from pln.vocabulary import ResourceKind

MAX_DEPTH = 100
MAX_OUTLINES = 200_000
_FEED_SCHEME = re.compile(r"\Afeed:(?://)?(https?:)?(?://)?", re.IGNORECASE)
_KINDS: dict[str, ResourceKind] = {"podcast": "podcast", "newsletter": "newsletter"}
_LONGEST_PERIOD = 3_650  # days
_TAKEN = frozenset(("xmlurl", "text", "title", "category", "type", "pln:kind", "pln:every_days"))


def read(source: Source, options: ReadOptions) -> Parsed:
    """Takes the feeds of each such file; the outlines around them, and categories, are topics.

    Raises InputError for what is no well-formed XML, has a DOCTYPE, more than 100 levels or 200,000 outlines.
    """
    return read_each(
        source,
        lambda member: _is_ours(source, member),
        lambda member: _Reader(member.name).read(read_bytes(source, member)),
        "OPML",
    )


def recognises(source: Source) -> bool:
    """By the element that all of it is in."""
    return any(_is_ours(source, member) for member in source.members)


def _is_ours(source: Source, member: Member) -> bool:
    # Also of UTF-16, in which NULs stand between the letters.
    return b"<opml" in source.head(member, 4_000).replace(b"\0", b"").lower()


class _Reader:
    """Collects feeds while expat goes through a file. `_outlines` are those that are open, with their texts."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._shelf = Shelf(file)
        self._outlines: list[str] = []
        self._depth = 0
        self._count = 0
        self._leaf_line = 0  # of an outline that is no feed, as long as nothing was found in it
        self._parser = expat.ParserCreate()
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end

    def read(self, content: bytes) -> Parsed:
        if not content.strip():
            return self._shelf.parsed()
        try:
            self._parser.Parse(content, True)
        except expat.ExpatError as error:
            self._refuse(f"is no XML: {expat.ErrorString(error.code)}")
        except (LookupError, ValueError):
            self._refuse("is in an encoding that cannot be read", "Save it as UTF-8.")
        return self._shelf.parsed()

    def _refuse(self, reason: str, hint: str = "") -> NoReturn:
        raise InputError(f"'{self._file}', line {self._parser.CurrentLineNumber}: {reason}", hint)

    def _doctype(self, *_: object) -> None:
        self._refuse("a DOCTYPE is not allowed")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            self._refuse(f"is nested more than {MAX_DEPTH} deep")
        if name.lower() != "outline":
            return
        self._count += 1
        if self._count > MAX_OUTLINES:
            self._refuse(f"has more than {MAX_OUTLINES:,} outlines")
        given = {key.lower(): value for key, value in attributes.items()}
        if given.get("xmlurl", "").strip():
            self._shelf.put(_feed(self._parser.CurrentLineNumber, given, self._outlines))
            self._leaf_line = 0
        else:
            self._leaf_line = self._parser.CurrentLineNumber
        self._outlines.append(given.get("text", "") or given.get("title", ""))

    def _end(self, name: str) -> None:
        self._depth -= 1
        if name.lower() != "outline":
            return
        if self._leaf_line:
            self._shelf.findings.skip(self._leaf_line, "is no feed: it has no xmlUrl")
        self._leaf_line = 0
        self._outlines.pop()


def _feed(line: int, given: dict[str, str], folders: list[str]) -> Item:
    kind = given.get("pln:kind", "") or given.get("type", "")
    categories = [part for path in given.get("category", "").split(",") for part in path.split("/")]
    every = given.get("pln:every_days", "")
    item = Item(
        line,
        title=given.get("text", "") or given.get("title", ""),
        url=_FEED_SCHEME.sub(lambda scheme: f"{scheme[1] or 'http:'}//", given["xmlurl"].strip(), count=1),
        kind=_KINDS.get(kind.casefold(), "feed"),
        topics=(*folders, *categories),
        every_days=int(every)
        if re.fullmatch("[1-9][0-9]{0,3}", every) and int(every) <= _LONGEST_PERIOD
        else None,
    )
    for name in sorted(given.keys() - _TAKEN):
        item.keep(name, given[name])
    return item
