"""What Pocket exported: its CSV, as a file, in a folder or in a ZIP, and the older `ril_export.html`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pln.exchange.hypertext import read_tags
from pln.exchange.markup import readable
from pln.exchange.reading import Item, Shelf
from pln.exchange.reading_files import ReadingTable, read_each
from pln.exchange.whole import read_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pln.exchange.delimited import Record
    from pln.exchange.drafts import Parsed, ReadOptions
    from pln.exchange.source import Member, Source
    from pln.vocabulary import ResourceStatus

_STATUSES: dict[str, ResourceStatus] = {"unread": "inbox", "archive": "done", "read archive": "done"}
_MARK = b" time_added="
_TAGS = ("h1", "/h1", "a", "/a")


def read(source: Source, options: ReadOptions) -> Parsed:
    """Takes the articles of each CSV and each HTML file of the export."""

    def read_one(member: Member) -> Parsed:
        return _read_html(source, member, options) if _is_html(source, member) else table(member)

    table = _TABLE.reader(source)
    return read_each(source, lambda member: _is_ours(source, member), read_one, _TABLE.what)


def recognises(source: Source) -> bool:
    """By the columns of the CSV, or by the moments that the HTML file has in its links."""
    return any(_is_ours(source, member) for member in source.members)


def _is_ours(source: Source, member: Member) -> bool:
    return _is_html(source, member) or _TABLE.is_in(source, member)


def _is_html(source: Source, member: Member) -> bool:
    head = source.head(member)
    return _MARK in head and b"<a href=" in head.lower()


def _read_html(source: Source, member: Member, options: ReadOptions) -> Parsed:
    shelf = Shelf(member.name)
    heading = ""
    for tag in read_tags(read_text(source, member, options.encoding), _TAGS):
        if tag.name == "h1":
            heading = readable(tag.content).casefold()
        elif tag.name == "a" and tag.is_broken:
            shelf.findings.reject(tag.line, "has a link whose tag is not closed")
        elif tag.name == "a":
            cells = {**dict.fromkeys(("href", "tags", "time_added"), ""), **tag.attributes}
            title, status = readable(tag.content), _STATUSES.get(heading, "inbox")
            shelf.put(_item(tag.line, title, cells["href"], cells["time_added"], cells["tags"], status))
    return shelf.parsed()


def _row(record: Record) -> Item:
    cells = record.cells
    status = _STATUSES.get(cells["status"].casefold(), "inbox")
    return _item(record.line, cells["title"], cells["url"], cells["time added"], cells["tags"], status)


def _item(line: int, title: str, url: str, added: str, tags: str, status: ResourceStatus) -> Item:
    item = Item(line, title=title, url=url, topics=_tags(tags), status=status)
    item.added_on = item.day("time_added", added)
    return item


def _tags(text: str) -> Sequence[str]:
    return text.split("|" if "|" in text else ",")


_TABLE = ReadingTable(
    what="a Pocket export",
    needed=("title", "url", "time added", "tags", "status"),
    wanted=(),
    item=_row,
)
