"""A format for tests: a folder with a file for each contact, which keeps what stands below its line."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pln.exchange.exporting import ExportContext, Folder, Note

LINE = "-- pln --\n"


def encode(records: Iterable[Mapping[str, Any]], context: ExportContext, folder: Folder) -> Iterator[Note]:
    """A file for each contact, in a folder of its kind."""
    for record in records:
        path = f"{record['kind']}/{record['slug']}.txt"
        _, _, own = (folder.present(path) or "").partition(LINE)
        yield Note(path, f"{record['name']}\n{LINE}{own}", "leaf")


def is_export(content: bytes) -> bool:
    """Whether the line stands in it."""
    return LINE.encode() in content
