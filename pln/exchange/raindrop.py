"""The CSV that Raindrop.io exports: a bookmark a row, with its folder, tags, note and highlights."""

from pln.exchange.delimited import Record
from pln.exchange.reading import Item
from pln.exchange.reading_files import ReadingTable

_NO_FOLDER = "unsorted"


def _item(record: Record) -> Item:
    cells = record.cells
    folders = [folder for folder in cells["folder"].split("/") if folder.strip().casefold() != _NO_FOLDER]
    item = Item(
        record.line,
        title=cells["title"],
        url=cells["url"],
        topics=(*folders, *cells["tags"].split(",")),
        takeaways="\n\n".join(filter(None, (cells["note"], cells["highlights"]))),
    )
    item.added_on = item.day("created", cells["created"])
    return item


_TABLE = ReadingTable(
    what="a Raindrop export",
    needed=("title", "url", "folder", "created"),
    wanted=("note", "tags", "highlights"),
    item=_item,
)
read = _TABLE.read
recognises = _TABLE.recognises
