"""What every importer is given: the source behind a path, a place for its findings, and the cleaning of values."""

from __future__ import annotations

from contextlib import contextmanager
from operator import attrgetter
from typing import TYPE_CHECKING

from pln.errors import InputError, NotFoundError, SystemFailureError
from pln.exchange.drafts import Parsed, Reject, Skip
from pln.facts.refs import Detail
from pln.names import clean_line, clean_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pln.exchange.drafts import (
        ContactDraft,
        EventDraft,
        ExchangeDraft,
        InteractionDraft,
        RelationDraft,
        ResourceDraft,
    )
    from pln.exchange.source import Source

MAX_LINE = 500  # characters of a name or another one-line value
MAX_TEXT = 100_000  # characters of a note
# Composing (NFC) may shorten a text, so a longer one is cleaned before it is judged; but not any longer one,
# because composing a long run of accents takes time that grows with its square.
_MAX_UNCLEANED_LINE = 4 * MAX_LINE
_MAX_UNCLEANED_TEXT = 4 * MAX_TEXT


def open_source(path: str) -> Source:
    """The file, ZIP or folder at the path, for reading only.

    Raises NotFoundError where there is nothing, InputError for what is neither file nor folder (a device,
    a pipe), for a damaged ZIP and for more than 20,000 files, SystemFailureError where reading is not allowed.
    """
    from pathlib import Path
    from stat import S_ISDIR, S_ISREG

    from pln.exchange.source import folder, is_zip, one_file, zip_file

    place = Path(path)
    try:
        mode = place.stat().st_mode if path else 0
        packed = S_ISREG(mode) and is_zip(_start_of(place))
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
    return zip_file(path, place) if packed else one_file(path, place)


def _start_of(place: Path) -> bytes:
    with place.open("rb") as file:
        return file.read(4)


class Findings:
    """Collects what an importer finds in one file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.contacts: list[ContactDraft] = []
        self.interactions: list[InteractionDraft] = []
        self.resources: list[ResourceDraft] = []
        self.events: list[EventDraft] = []
        self.exchanges: list[ExchangeDraft] = []
        self.relations: list[RelationDraft] = []
        self.rejects: list[Reject] = []
        self.skips: list[Skip] = []
        self.notes: list[str] = []

    def reject(self, line: int, reason: str) -> None:
        self.rejects.append(Reject(self.file, line, reason))

    def skip(self, line: int, reason: str) -> None:
        self.skips.append(Skip(self.file, line, reason))

    @contextmanager
    def row(self, line: int) -> Iterator[None]:
        """Reads the row in this block: where it raises RowError or NothingToTakeError, that is a finding."""
        try:
            yield
        except RowError as error:
            self.reject(line, str(error))
        except NothingToTakeError as reason:
            self.skip(line, str(reason))

    def parsed(self) -> Parsed:
        """All of it, rejects and skips by their lines."""
        return Parsed(
            contacts=tuple(self.contacts),
            interactions=tuple(self.interactions),
            resources=tuple(self.resources),
            events=tuple(self.events),
            exchanges=tuple(self.exchanges),
            relations=tuple(self.relations),
            rejects=tuple(sorted(self.rejects, key=attrgetter("line"))),
            skips=tuple(sorted(self.skips, key=attrgetter("line"))),
            notes=tuple(self.notes),
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


def several_lines(value: str, field: str) -> str:
    """The value of a row as it is stored on several lines; raises RowError naming the field."""
    if len(value) > _MAX_UNCLEANED_TEXT:
        raise RowError(f"{field} has {len(value):,} characters, more than {MAX_TEXT:,}")
    try:
        text = clean_text(value)
    except ValueError as error:
        raise RowError(f"{field} {error}") from None
    if len(text) > MAX_TEXT:
        raise RowError(f"{field} has {len(text):,} characters, more than {MAX_TEXT:,}")
    return text


def details(*values: str) -> tuple[Detail, ...]:
    """Addresses, numbers or profiles without a label; empty ones are left out."""
    return tuple(Detail(value) for value in values if value)


def email_address(value: str, field: str) -> str:
    """The e-mail address of a row as it is stored, "" for none; raises RowError naming the field."""
    email = one_line(value, field)
    local, _, domain = email.rpartition("@")
    if email and (not local or not domain or " " in email):
        raise RowError(f"{field} is not an e-mail address")
    return email


def web_address(value: str, field: str) -> str:
    """The web address of a row as it is stored, "" for none; raises RowError naming the field."""
    from pln.urls import canonical

    url = one_line(value, field)
    try:
        return canonical(url) if url else ""
    except ValueError as error:
        raise RowError(f"{field}: {error}") from None
