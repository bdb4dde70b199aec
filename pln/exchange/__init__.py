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


class ReadingModule(Protocol):
    """What the module of a format that can be imported offers."""

    def read(self, source: Source, options: ReadOptions) -> Parsed:
        """Takes everything it understands, in memory; raises InputError where the source is none of its."""

    def recognises(self, source: Source) -> bool:
        """Whether the source looks like the format, by the names of its files and how they begin.

        Nothing else is read; what any text could be is not recognised, but has to be named.
        """


@dataclass(frozen=True, slots=True)
class Importer:
    """A format that can be imported: `title` says what to give it, `module` is where it is read."""

    title: str
    module: str

    def load(self) -> ReadingModule:
        """The module, imported now."""
        from importlib import import_module

        return cast("ReadingModule", import_module(self.module))


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
        from importlib import import_module

        module, _, function = self.encoder_name.partition(":")
        return cast("Encoder", getattr(import_module(module), function))


IMPORTERS: dict[str, Importer] = {
    "linkedin": Importer(
        title="the data export of LinkedIn: its ZIP, its unpacked folder, or one CSV file of it",
        module="pln.exchange.linkedin",
    ),
}

EXPORTERS: dict[str, Exporter] = {
    "jsonl": Exporter(
        title="everything, one record a line: for git, for other programs, for another pln",
        encoder_name="pln.exchange.jsonl:lines",
    ),
}
