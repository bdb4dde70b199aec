"""The files of a source that hold reading material: which are of a format, and the tables and lists among them."""

from __future__ import annotations

from io import BytesIO
from itertools import chain
from typing import TYPE_CHECKING

from pln.classes import dataclass
from pln.errors import InputError
from pln.exchange.delimited import read_table, recognise, take_rows
from pln.exchange.drafts import Parsed
from pln.exchange.reading import Shelf
from pln.exchange.whole import first_entry, read_json_list

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any

    from pln.exchange.delimited import Record
    from pln.exchange.drafts import ReadOptions
    from pln.exchange.reading import Item
    from pln.exchange.source import Member, Source


def read_each(
    source: Source, is_ours: Callable[[Member], bool], read_one: Callable[[Member], Parsed], what: str
) -> Parsed:
    """What all files of a format hold; a path that is itself a file is taken for one.

    `what` names the format with its article. Raises InputError where a folder or a ZIP has no such file.
    """
    ours = [member for member in source.members if source.is_one_file or is_ours(member)]
    if not ours:
        raise InputError(f"'{source.path}' holds no file that is {what}")
    parts = [read_one(member) for member in ours]
    others = len(source.members) - len(ours)
    aside = (f"{others:,} other files were left aside.",) if others > 1 else ("1 other file was left aside.",)
    return Parsed(
        resources=tuple(chain.from_iterable(part.resources for part in parts)),
        rejects=tuple(chain.from_iterable(part.rejects for part in parts)),
        skips=tuple(chain.from_iterable(part.skips for part in parts)),
        notes=(*chain.from_iterable(part.notes for part in parts), *(aside if others else ())),
    )


def has_columns(source: Source, member: Member, needed: Iterable[str]) -> bool:
    """Whether a file begins as a table with these columns."""
    try:
        return recognise(BytesIO(source.head(member)), member.name, {"": needed}) is not None
    except InputError:
        return False


@dataclass(frozen=True, slots=True)
class ReadingTable:
    """A CSV in which each row is something to learn from.

    `what` names it with its article; the columns are spelled as by `column_name`, and those that are neither
    needed nor wanted nor `left_out` (since they repeat others) are kept. `item` makes a row of it.
    """

    what: str
    needed: tuple[str, ...]
    wanted: tuple[str, ...]
    item: Callable[[Record], Item]
    left_out: tuple[str, ...] = ()

    def read(self, source: Source, options: ReadOptions) -> Parsed:
        """Takes the rows of each such table of a source, whatever its file is called."""
        return read_each(source, lambda member: self.is_in(source, member), self.reader(source), self.what)

    def recognises(self, source: Source) -> bool:
        """By the header of any file of the source."""
        return any(self.is_in(source, member) for member in source.members)

    def is_in(self, source: Source, member: Member) -> bool:
        """Whether a file begins with the table's header."""
        return has_columns(source, member, self.needed)

    def reader(self, source: Source) -> Callable[[Member], Parsed]:
        """What reads one file of the source."""

        def read_one(member: Member) -> Parsed:
            shelf = Shelf(member.name)
            columns = (*self.wanted, *self.left_out)
            with source.open(member) as binary:
                rows = read_table(binary, member.name, needed=self.needed, wanted=columns, keep_others=True)
                for item in take_rows(rows, self._item, shelf.findings):
                    shelf.put(item)
            return shelf.parsed()

        return read_one

    def _item(self, record: Record) -> Item:
        item = self.item(record)
        for kept in record.kept:
            item.keep(kept.name, kept.value)
        return item


@dataclass(frozen=True, slots=True)
class ReadingList:
    """A JSON array in which each object is something to learn from; its place is the number of the entry.

    `what` names it with its article. The first object has the `needed` keys, by which the format is told; each
    has the key `mark`, or is rejected as being no `thing`. `item` makes an entry of it.
    """

    what: str
    needed: frozenset[str]
    mark: str
    thing: str
    item: Callable[[int, Mapping[str, Any]], Item]

    def read(self, source: Source, options: ReadOptions) -> Parsed:
        """Takes the entries of each such list of a source."""

        def read_one(member: Member) -> Parsed:
            shelf = Shelf(member.name, "entry")
            for number, entry in enumerate(read_json_list(source, member), 1):
                if isinstance(entry, dict) and entry.get(self.mark):
                    shelf.put(self.item(number, entry))
                else:
                    shelf.findings.reject(number, f"is no {self.thing}: it has no {self.mark}")
            return shelf.parsed()

        return read_each(source, lambda member: self.is_in(source, member), read_one, self.what)

    def recognises(self, source: Source) -> bool:
        """By the keys of the first entry of any file of the source."""
        return any(self.is_in(source, member) for member in source.members)

    def is_in(self, source: Source, member: Member) -> bool:
        """Whether a file begins with such an entry."""
        return first_entry(source.head(member)).keys() >= self.needed
