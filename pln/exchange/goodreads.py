"""The CSV of a Goodreads library: a book a row, with its shelves, rating and review."""

import re

from pln.exchange.book_numbers import isbn_13
from pln.exchange.delimited import Record
from pln.exchange.markup import readable
from pln.exchange.reading import Item
from pln.exchange.reading_files import ReadingTable
from pln.vocabulary import ResourceStatus

# Each book is on exactly one exclusive shelf. Three are Goodreads' own; the others are what readers call theirs.
_STATUSES: dict[str, ResourceStatus] = {
    "to-read": "inbox",
    "currently-reading": "doing",
    "read": "done",
    "dnf": "dropped",
    "did-not-finish": "dropped",
    "abandoned": "dropped",
}
_PAGES = re.compile(r"[0-9]{1,6}")
_RATINGS = {"1": 1, "2": 2, "3": 3, "4": 4, "5": 5}  # 0 means that there is none


def _item(record: Record) -> Item:
    cells = record.cells
    shelf = cells["exclusive shelf"].casefold()
    shelves = (*cells["bookshelves"].split(","), cells["exclusive shelf"])
    number = isbn_13(cells["isbn13"]) or isbn_13(cells["isbn"])
    item = Item(
        record.line,
        title=cells["title"],
        kind="book",
        external_id=f"isbn:{number}" if number else f"goodreads:{cells['book id']}",
        author=", ".join(filter(None, (cells["author"], cells["additional authors"]))),
        source=cells["publisher"],
        status=_STATUSES.get(shelf, "inbox"),
        rating=_RATINGS.get(cells["my rating"]),
        topics=[name for name in shelves if name.strip().casefold() not in _STATUSES],
        takeaways="\n\n".join(filter(None, (readable(cells["my review"]), readable(cells["private notes"])))),
        size=float(cells["number of pages"]) if _PAGES.fullmatch(cells["number of pages"]) else None,
    )
    item.added_on = item.day("Date Added", cells["date added"])
    item.finished_on = item.day("Date Read", cells["date read"])
    item.keep("Book Id", cells["book id"])
    return item


_TABLE = ReadingTable(
    what="a Goodreads library",
    needed=("book id", "title", "author", "exclusive shelf"),
    wanted=(
        *("additional authors", "isbn", "isbn13", "my rating", "publisher", "number of pages", "date read"),
        *("date added", "bookshelves", "my review", "private notes"),
    ),
    item=_item,
    # They change with every reader in the world, or repeat another column.
    left_out=("average rating", "bookshelves with positions", "author l-f"),
)
read = _TABLE.read
recognises = _TABLE.recognises
