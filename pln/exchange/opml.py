"""OPML 1.0 to 2.0: the subscriptions of feed readers and podcast players, and pln's sources that recur.

Read by expat and not as a tree: a tree knows no line numbers, and takes many times the memory. A DOCTYPE is
refused before anything in it could grow or name a file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NoReturn
from xml.parsers import expat

from pln.errors import InputError
from pln.exchange.exporting import Piece
from pln.exchange.outgoing import address, as_attributes, by_first_topic, kept, markup
from pln.exchange.reading import Item, Shelf
from pln.exchange.reading_files import read_each
from pln.exchange.whole import read_bytes
from pln.vocabulary import RESOURCE_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from pln.exchange.drafts import Parsed, ReadOptions
    from pln.exchange.exporting import ExportContext
    from pln.exchange.source import Member, Source
    from pln.vocabulary import ResourceKind

MAX_DEPTH = 100
MAX_OUTLINES = 200_000
_FEED_SCHEME = re.compile(r"\Afeed:(?://)?(https?:)?(?://)?", re.IGNORECASE)
_KINDS: tuple[ResourceKind, ...] = ("podcast", "newsletter")
_LONGEST_PERIOD = 3_650  # days
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")  # of an attribute, without a prefix that nothing explains
_NAME_SPACE = 'xmlns:pln="urn:pln:opml"'
_HEAD = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0" {_NAME_SPACE}>
  <head>
    <title>What I follow</title>
  </head>
  <body>
"""
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


def encode(records: Iterable[Mapping[str, Any]], context: ExportContext) -> Iterator[Piece]:
    """Feeds, podcasts, newsletters and all else that recurs, by first topic; what is done or dropped is
    no longer followed.

    Attributes of pln's own say what OPML has no words for: the kind, and after how many days it recurs.
    """
    yield Piece(_HEAD)
    for topic, group in by_first_topic(record for record in records if _is_followed(record)):
        if topic:
            yield Piece(f'    <outline text="{markup(topic)}">\n')
        for record in group:
            yield Piece(f"{'      ' if topic else '    '}{_outline(record)}\n", "resource")
        if topic:
            yield Piece("    </outline>\n")
    yield Piece("  </body>\n</opml>\n")


def is_export(start: bytes) -> bool:
    """By the name space of pln's attributes, which nobody else writes."""
    return _NAME_SPACE.encode() in start


def _is_followed(record: Mapping[str, Any]) -> bool:
    recurs = record["kind"] in ("feed", *_KINDS) or record["every_days"] is not None
    is_open = record["status"] in ("inbox", "doing")
    return recurs and is_open and bool(address(record))


def _outline(record: Mapping[str, Any]) -> str:
    given = {
        "type": "rss",
        "text": record["title"],
        "xmlUrl": address(record),
        "category": ",".join(record["topics"][1:]),
        "pln:kind": "" if record["kind"] == "feed" else record["kind"],
        "pln:every_days": record["every_days"] or "",
    }
    known = {name.lower() for name in given}
    others = {
        name: value
        for name, value in kept(record, "opml").items()
        if _NAME.fullmatch(name) and name.lower() not in known
    }
    return f"<outline {as_attributes({**given, **others})}/>"


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
            self._refuse("is in an encoding that cannot be read", "save it as UTF-8")
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
            feed = _feed(self._parser.CurrentLineNumber, given, self._outlines)
            for key, value in attributes.items():
                if key.lower() not in _TAKEN:
                    feed.keep(key, value)
            self._shelf.put(feed)
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
    folders = [*folders, *(part for path in given.get("category", "").split(",") for part in path.split("/"))]
    every = given.get("pln:every_days", "")
    return Item(
        line,
        title=given.get("text", "") or given.get("title", ""),
        url=_FEED_SCHEME.sub(lambda scheme: f"{scheme[1] or 'http:'}//", given["xmlurl"].strip(), count=1),
        kind=next((one for one in RESOURCE_KINDS if one == kind.casefold()), "feed"),
        topics=folders,
        every_days=int(every)
        if re.fullmatch("[1-9][0-9]{0,3}", every) and int(every) <= _LONGEST_PERIOD
        else None,
    )
