"""Text ↔ records: one file per format, listed here by the name that `pln import` knows it by.

Nothing of a format is imported before it is asked for, so that the list costs nothing to show.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from pln.exchange.importing import Parsed
    from pln.exchange.source import Source


class Reader(Protocol):
    """Takes everything it understands from a source, in memory; raises InputError where it is none of its."""

    def __call__(self, source: Source, *, with_content: bool = False) -> Parsed: ...


@dataclass(frozen=True, slots=True)
class Importer:
    """A format that can be imported: `title` says what to give it, `reader_name` is `module:function`."""

    title: str
    reader_name: str

    def reader(self) -> Reader:
        """The function that reads the format, its module imported now."""
        from importlib import import_module

        module, _, function = self.reader_name.partition(":")
        return cast("Reader", getattr(import_module(module), function))


IMPORTERS: dict[str, Importer] = {
    "linkedin": Importer(
        title="the data export of LinkedIn: its ZIP, its unpacked folder, or one CSV file of it",
        reader_name="pln.exchange.linkedin:read",
    ),
}
