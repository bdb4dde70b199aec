"""Text ↔ records: one file per format, listed here by the name that `pln import` or `pln export` knows it by.

Nothing of a format is imported before it is asked for, so that the list costs nothing to show.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pln.exchange.drafts import Parsed, ReadOptions
    from pln.exchange.source import Source


class Reader(Protocol):
    """Takes everything it understands from a source, in memory; raises InputError where it is none of its."""

    def __call__(self, source: Source, options: ReadOptions) -> Parsed: ...


@dataclass(frozen=True, slots=True)
class Importer:
    """A format that can be imported: `title` says what to give it, `reader_name` is `module:function`."""

    title: str
    reader_name: str

    def reader(self) -> Reader:
        """The function that reads the format, its module imported now."""
        return cast("Reader", _function(self.reader_name))


class Encoder(Protocol):
    """Makes the text of a format, piece by piece, of all records: dicts with their kind under `type`."""

    def __call__(self, records: Iterable[Mapping[str, Any]]) -> Iterator[str]: ...


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format that can be exported: `title` says what it is for, `encoder_name` is `module:function`."""

    title: str
    encoder_name: str

    def encoder(self) -> Encoder:
        """The function that makes the format, its module imported now."""
        return cast("Encoder", _function(self.encoder_name))


def _function(name: str) -> object:
    from importlib import import_module

    module, _, function = name.partition(":")
    return getattr(import_module(module), function)


IMPORTERS: dict[str, Importer] = {
    "linkedin": Importer(
        title="the data export of LinkedIn: its ZIP, its unpacked folder, or one CSV file of it",
        reader_name="pln.exchange.linkedin:read",
    ),
}

EXPORTERS: dict[str, Exporter] = {
    "jsonl": Exporter(
        title="everything, one record a line: for git, for other programs, for another pln",
        encoder_name="pln.exchange.jsonl:lines",
    ),
}
