"""What every exporter is given, and what it hands out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from pln.classes import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from pln.config import Settings


class Piece(NamedTuple):
    """A part of an export's text. `entry` says what it is (`contact`, `birthday`), to be counted; or is empty."""

    text: str
    entry: str = ""


class Note(NamedTuple):
    """A file of an exported folder: its path below the folder, with `/`, its text, and what it is counted as."""

    path: str
    text: str
    entry: str = ""


class Folder(Protocol):
    """The folder that an export of many files goes to, as it is now."""

    def present(self, path: str) -> str | None:
        """What a file of it holds, by its path below the folder; None where there is no such file.

        Raises InputError for a file that pln did not write.
        """

    def earlier(self, ending: str) -> Iterator[tuple[str, bytes]]:
        """The files that pln wrote, wherever they are by now: those that end so, by path, with their content."""


@dataclass(frozen=True, slots=True)
class ExportContext:
    """What an encoder may know besides the records.

    `today` is the day of judgement. `settings` reads the configuration: call it only where it is needed, so
    that a mistake in it stops no other export. `version` is one of the format's versions, or empty.
    """

    today: date
    settings: Callable[[], Settings]
    version: str = ""
