"""What every importer is given, and what it hands out: cleaned drafts with the place they come from.

A draft is not a record yet: only the store knows who is known already, and writes. A line is the physical
line of the file, counted from 1, at which the row starts.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

from pln.errors import InputError, NotFoundError, SystemFailureError
from pln.names import clean_line

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from pln.exchange.source import Source
    from pln.vocabulary import Initiator, InteractionKind

MAX_LINE = 500  # characters of a name or another one-line value
MAX_TEXT = 100_000  # characters of a note
# Composing (NFC) may shorten a text, so a longer one is cleaned before it is judged; but not any longer one,
# because composing a long run of accents takes time that grows with its square.
_MAX_UNCLEANED_LINE = 4 * MAX_LINE
_ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06")


def open_source(path: str) -> Source:
    """The file, ZIP or folder at the path, for reading only.

    Raises NotFoundError where there is nothing, InputError for what is neither file nor folder (a device,
    a pipe), for a damaged ZIP and for more than 1,000 files, SystemFailureError where reading is not allowed.
    """
    from pathlib import Path
    from stat import S_ISDIR, S_ISREG

    from pln.exchange.source import folder, one_file, zip_file

    place = Path(path)
    try:
        mode = place.stat().st_mode if path else 0
        is_zip = S_ISREG(mode) and _begins_like_zip(place)
    except (FileNotFoundError, NotADirectoryError):
        raise NotFoundError(f"there is no file or folder '{path}'") from None
    except OSError as error:
        raise SystemFailureError(f"'{path}' could not be read: {error.strerror}") from None
    except ValueError:
        mode = 0  # a path with a NUL
    if S_ISDIR(mode):
        return folder(path, place)
    if not S_ISREG(mode):
        raise InputError(f"'{path}' is neither a file nor a folder")
    return zip_file(path, place) if is_zip else one_file(path, place)


def _begins_like_zip(place: Path) -> bool:
    with place.open("rb") as file:
        return file.read(4) in _ZIP_STARTS


@dataclass(frozen=True, slots=True)
class PersonHint:
    """Somebody who took part, as the file tells: a name, a URL or both; what it does not tell is empty."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class ContactDraft:
    """What a row says of a person; a text that it does not give is empty, `url` is canonical."""

    file: str
    line: int
    name: str
    url: str
    email: str
    organisation: str
    role: str
    met_on: date | None


@dataclass(frozen=True, slots=True)
class InteractionDraft:
    """Something that passed between me and `people` (never me) on a day.

    `external_id` is the same in every later export. `count` is how many rows of the file it stands for;
    `note` is empty unless content was asked for.
    """

    file: str
    line: int
    external_id: str
    day: date
    kind: InteractionKind
    initiated_by: Initiator
    people: tuple[PersonHint, ...]
    summary: str
    note: str
    count: int


@dataclass(frozen=True, slots=True)
class Reject:
    """A row that cannot be taken, and why: an error that stops an import unless it is told to go on."""

    file: str
    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Skip:
    """A row that holds nothing to take, and why: not an error."""

    file: str
    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """All that an importer found. Every row of the files it read is in exactly one of the first four.

    Contacts are one row each, interactions `count` rows. `notes` are sentences for the user.
    """

    contacts: tuple[ContactDraft, ...] = ()
    interactions: tuple[InteractionDraft, ...] = ()
    rejects: tuple[Reject, ...] = ()
    skips: tuple[Skip, ...] = ()
    notes: tuple[str, ...] = ()


class Findings:
    """Collects what an importer finds in one file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.contacts: list[ContactDraft] = []
        self.interactions: list[InteractionDraft] = []
        self.rejects: list[Reject] = []
        self.skips: list[Skip] = []
        self.notes: list[str] = []

    def reject(self, line: int, reason: str) -> None:
        self.rejects.append(Reject(self.file, line, reason))

    def skip(self, line: int, reason: str) -> None:
        self.skips.append(Skip(self.file, line, reason))

    def parsed(self) -> Parsed:
        """All of it, rejects and skips by their lines."""
        return Parsed(
            tuple(self.contacts),
            tuple(self.interactions),
            tuple(sorted(self.rejects, key=attrgetter("line"))),
            tuple(sorted(self.skips, key=attrgetter("line"))),
            tuple(self.notes),
        )


class RowError(ValueError):
    """Why a row cannot be taken: it becomes a Reject, and never leaves an importer."""


class NothingToTakeError(Exception):
    """Why a row holds nothing to take: it becomes a Skip, and never leaves an importer."""


def one_line(value: str, field: str) -> str:
    """The value of a row as it is stored on one line; raises RowError naming the field."""
    if len(value) > _MAX_UNCLEANED_LINE:
        raise RowError(f"{field} has {len(value):,} characters, more than {MAX_LINE}")
    try:
        line = clean_line(value)
    except ValueError as error:
        raise RowError(f"{field} {error}") from None
    if len(line) > MAX_LINE:
        raise RowError(f"{field} has {len(line):,} characters, more than {MAX_LINE}")
    return line
