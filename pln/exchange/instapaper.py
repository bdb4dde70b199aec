"""The CSV that Instapaper exports: `URL,Title,Selection,Folder` and, in newer ones, `Timestamp,Tags`."""

import json
from collections.abc import Sequence

from pln.exchange.delimited import Record
from pln.exchange.reading import Item
from pln.exchange.reading_files import ReadingTable
from pln.vocabulary import ResourceStatus

# Folders of Instapaper's own. Whoever likes an article has read it.
_STATUSES: dict[str, ResourceStatus] = {"unread": "inbox", "archive": "done", "starred": "done"}


def _item(record: Record) -> Item:
    cells = record.cells
    folder = cells["folder"]
    status = _STATUSES.get(folder.casefold())
    item = Item(
        record.line,
        title=cells["title"],
        url=cells["url"],
        status=status or "inbox",
        topics=(*_tags(cells["tags"]), *(() if status else (folder,))),
        takeaways=cells["selection"],
    )
    item.added_on = item.day("Timestamp", cells["timestamp"])
    if folder.casefold() == "starred":
        item.keep("Folder", folder)
    return item


def _tags(cell: str) -> Sequence[str]:
    """A JSON list in the cell; whatever else stands there is read as words between commas."""
    try:
        tags = json.loads(cell)
    except (ValueError, RecursionError):
        return cell.split(",")
    return [str(tag) for tag in tags] if isinstance(tags, list) else cell.split(",")


_TABLE = ReadingTable(
    what="an Instapaper export",
    needed=("url", "title", "selection", "folder"),
    wanted=("timestamp", "tags"),
    item=_item,
)
read = _TABLE.read
recognises = _TABLE.recognises
