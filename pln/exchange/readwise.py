"""The CSV of highlights that Readwise exports: a row is a passage, and those of one work are its takeaways."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from pln.exchange.delimited import Record, read_table, take_rows
from pln.exchange.importing import NothingToTakeError
from pln.exchange.reading import Item, Shelf, day_of
from pln.exchange.reading_files import has_columns, read_each
from pln.names import fold

if TYPE_CHECKING:
    from pln.exchange.drafts import Parsed, ReadOptions
    from pln.exchange.source import Member, Source
    from pln.vocabulary import ResourceKind

_NEEDED = ("highlight", "book title", "book author")
_WANTED = (
    *("amazon book id", "note", "color", "tags", "location type", "location", "highlighted at"),
    "document tags",
)
_KINDS: dict[str, ResourceKind] = {"page": "book", "location": "book", "time_offset": "podcast"}


def read(source: Source, options: ReadOptions) -> Parsed:
    """Takes the highlights of each such file, one draft a work, done on the day of its last highlight."""
    return read_each(
        source,
        lambda member: has_columns(source, member, _NEEDED),
        partial(_read, source),
        "a Readwise export",
    )


def recognises(source: Source) -> bool:
    """By the header of any file of the source."""
    return any(has_columns(source, member, _NEEDED) for member in source.members)


def _read(source: Source, member: Member) -> Parsed:
    shelf = Shelf(member.name)
    works: dict[tuple[str, str], list[Record]] = {}
    with source.open(member) as binary:
        rows = read_table(binary, member.name, needed=_NEEDED, wanted=_WANTED, keep_others=True)
        for record in take_rows(rows, _highlight, shelf.findings):
            key = fold(record.cells["book title"]), fold(record.cells["book author"])
            works.setdefault(key, []).append(record)
    for records in works.values():
        shelf.put(_item(records))
    return shelf.parsed()


def _highlight(record: Record) -> Record:
    if not record.cells["highlight"] and not record.cells["note"]:
        raise NothingToTakeError("has neither highlight nor note")
    return record


def _item(records: list[Record]) -> Item:
    first, *others = records
    cells = first.cells
    number = cells["amazon book id"]
    item = Item(
        first.line,
        more_lines=[record.line for record in others],
        title=cells["book title"],
        author=cells["book author"],
        kind="book" if number else _KINDS.get(cells["location type"].casefold(), "article"),
        external_id=f"amazon:{number}" if number else "",
        status="done",
        topics=[tag for record in records for tag in _tags(record)],
        takeaways="\n\n".join(map(_passage, records)),
    )
    days = [day for record in records if (day := day_of(record.cells["highlighted at"]))]
    item.added_on, item.finished_on = min(days, default=None), max(days, default=None)
    for record in records:
        for kept in record.kept:
            item.keep(kept.name, kept.value)
    return item


def _tags(record: Record) -> list[str]:
    return f"{record.cells['tags']},{record.cells['document tags']}".split(",")


def _passage(record: Record) -> str:
    cells = record.cells
    where = " ".join(filter(None, (cells["location type"], cells["location"]))) if cells["location"] else ""
    passage = f"{cells['highlight']} ({where})" if where else cells["highlight"]
    return f"{passage}\n— {cells['note']}" if cells["note"] else passage
