"""What imports leave besides the records: their batches, and news of people."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pln.classes import dataclass
from pln.columns import Column, Kind, When
from pln.facts.refs import Ref


@dataclass(frozen=True, slots=True)
class Batch:
    """One import: what it was, and how many rows of it came to what."""

    id: Annotated[int, Column("Import", Kind.COUNT)]
    day: Annotated[date, Column("Day", Kind.DAY)]
    format: Annotated[str, Column("Format")]
    file: Annotated[str, Column("File", Kind.NAME)]
    added: Annotated[int, Column("Added", Kind.COUNT)]
    changed: Annotated[int, Column("Changed", Kind.COUNT)]
    unchanged: Annotated[int, Column("Unchanged", Kind.COUNT, When.ROOMY)]
    skipped: Annotated[int, Column("Skipped", Kind.COUNT, When.ROOMY)]
    rejected: Annotated[int, Column("Rejected", Kind.COUNT, When.ROOMY)]
    contacts: Annotated[int, Column("Contacts of it here", Kind.COUNT)]


@dataclass(frozen=True, slots=True)
class News:
    """That on a day a newer file of the format `source` said of a contact's `field` what it was not before."""

    contact: Ref
    day: date
    field: str
    before: str
    after: str
    source: str
