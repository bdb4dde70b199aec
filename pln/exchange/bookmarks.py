"""The bookmarks file of browsers, which Netscape began: links in nested folders, with days, tags and notes.

`<DT><A HREF ADD_DATE TAGS>` is a link, `<DT><H3>` a folder, `<DD>` a note on either; hardly anything is closed.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from pln.errors import InputError
from pln.exchange.exporting import Piece
from pln.exchange.hypertext import read_tags
from pln.exchange.markup import readable
from pln.exchange.outgoing import address, as_attributes, by_first_topic, kept, markup
from pln.exchange.reading import Item, Shelf
from pln.exchange.reading_files import read_each
from pln.exchange.whole import read_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from pln.exchange.drafts import Parsed, ReadOptions
    from pln.exchange.exporting import ExportContext
    from pln.exchange.hypertext import Tag
    from pln.exchange.source import Member, Source

MAX_DEPTH = 100
_MAX_BYTES = 100_000_000  # icons are in the file, too
_TAGS = frozenset(("a", "/a", "dt", "dd", "dl", "/dl", "h3", "/h3"))
_NAME = re.compile(r"[A-Z_]+")
_REMARK = "<!-- Written by pln: what it holds is made anew by each export. -->"
_HEAD = f"""\
<!DOCTYPE NETSCAPE-Bookmark-file-1>
{_REMARK}
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
<DL><p>
"""
_DOCTYPE = b"<!doctype netscape-bookmark-file-1"
# Folders that browsers have of their own, whatever they are called in the browser's language.
_OWN_FOLDERS = frozenset(("personal_toolbar_folder", "unfiled_bookmarks_folder"))
_TAKEN = frozenset(("href", "feedurl", "add_date", "tags", "toread"))
_LEFT_OUT = frozenset(("icon", "icon_uri", "last_charset", "last_visit", "last_modified", "feed"))


def read(source: Source, options: ReadOptions) -> Parsed:
    """Takes the links of each such file; folders and tags are topics, notes are takeaways.

    Icons, and the days on which the browser visited or changed something, are left aside.
    """

    def read_one(member: Member) -> Parsed:
        reader = _Reader(member.name)
        for tag in read_tags(read_text(source, member, options.encoding, _MAX_BYTES), _TAGS):
            reader.take(tag)
        return reader.parsed()

    return read_each(source, lambda member: _is_ours(source, member), read_one, "a bookmarks file")


def recognises(source: Source) -> bool:
    """By the document type that every browser writes."""
    return any(_is_ours(source, member) for member in source.members)


def _is_ours(source: Source, member: Member) -> bool:
    return _DOCTYPE in source.head(member, 1_000).lower()


def encode(records: Iterable[Mapping[str, Any]], context: ExportContext) -> Iterator[Piece]:
    """All resources that have an address, in a folder for the first topic of each; TAGS has all of them."""
    yield Piece(_HEAD)
    for topic, group in by_first_topic(one for one in records if address(one)):
        if topic:
            yield Piece(f"    <DT><H3>{markup(topic)}</H3>\n    <DL><p>\n")
        for record in group:
            yield Piece(_link(record, "        " if topic else "    "), "resource")
        if topic:
            yield Piece("    </DL><p>\n")
    yield Piece("</DL><p>\n")


def is_export(start: bytes) -> bool:
    """By pln's own remark: a browser's bookmarks are nobody's to replace."""
    return _REMARK.encode() in start


def _link(record: Mapping[str, Any], indent: str) -> str:
    where = address(record)
    given = {
        "HREF": where,
        "ADD_DATE": _noon(record["added_on"]),
        "TAGS": ",".join(record["topics"]),
        "TOREAD": "1" if record["status"] in ("inbox", "doing") else "0",
        "FEEDURL": where if record["kind"] == "feed" else "",
    }
    others = {name: value for name, value in kept(record, "bookmarks").items() if _NAME.fullmatch(name)}
    said = as_attributes({**others, **{name: value for name, value in given.items() if value}})
    note = f"{indent}<DD>{markup(record['takeaways'])}\n" if record["takeaways"] else ""
    return f"{indent}<DT><A {said}>{markup(record['title'])}</A>\n{note}"


def _noon(day: str) -> str:
    """The seconds since 1970 at which it is noon in UTC, so that nearly every zone has the same day."""
    try:
        return str(int(datetime.fromisoformat(f"{day}T12:00:00+00:00").timestamp()))
    except ValueError:
        return ""


class _Reader:
    """Goes through the tags of a file. A link waits for its note; a folder's name, for the list that follows it."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._shelf = Shelf(file)
        self._folders: list[str] = []
        self._next_folder = ""
        self._link: Item | None = None
        self._in_note = False  # where links are the note's own

    def take(self, tag: Tag) -> None:
        if tag.name == "a" and self._folders and not self._in_note:
            self._begin_link(tag)
        elif tag.name in ("a", "/a", "dd"):
            self._add_note(tag)
        elif tag.name == "dt":
            self._end_link()
        elif tag.name == "h3":
            self._next_folder = "" if _OWN_FOLDERS & tag.attributes.keys() else readable(tag.content)
        elif tag.name == "dl":
            self._begin_folder(tag)
        elif tag.name == "/dl":
            self._end_link()
            del self._folders[-1:]

    def parsed(self) -> Parsed:
        self._end_link()
        return self._shelf.parsed()

    def _begin_link(self, tag: Tag) -> None:
        self._end_link()
        if tag.is_broken:
            self._shelf.findings.reject(tag.line, "has a link whose tag is not closed")
            return
        given = tag.attributes
        feed = given.get("feedurl", "")
        item = self._link = Item(
            tag.line,
            title=readable(tag.content),
            url=feed or given.get("href", ""),
            kind="feed" if feed else "article",
            status="done" if given.get("toread") == "0" else "inbox",
            topics=(*filter(None, self._folders), *given.get("tags", "").split(",")),
        )
        item.added_on = item.day("ADD_DATE", given.get("add_date", ""))
        if feed and given.get("href") != feed:
            item.keep("HREF", given.get("href", ""))
        for name in sorted(given.keys() - _TAKEN - _LEFT_OUT):
            item.keep(name.upper(), given[name])

    def _add_note(self, tag: Tag) -> None:
        if tag.name == "dd":
            self._in_note = True
        if self._in_note and self._link:
            self._link.takeaways += readable(tag.content) if tag.name == "dd" else f" {readable(tag.content)}"

    def _end_link(self) -> None:
        if self._link:
            self._shelf.put(self._link)
        self._link, self._in_note = None, False

    def _begin_folder(self, tag: Tag) -> None:
        self._end_link()
        if len(self._folders) == MAX_DEPTH:
            message = f"'{self._file}', line {tag.line}: folders are nested more than {MAX_DEPTH} deep"
            raise InputError(message)
        self._folders.append(self._next_folder)
        self._next_folder = ""
