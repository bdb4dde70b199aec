"""What imports leave besides the records: their batches, and news of people."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Batch:
    """One import: of which format and file, on which day, and how many rows of it came to what."""

    id: int
    format: str
    file: str
    day: date
    added: int
    changed: int
    unchanged: int
    skipped: int
    rejected: int


@dataclass(frozen=True, slots=True)
class News:
    """That on a day a newer file said something else of a contact: of the `field`, `after` instead of `before`."""

    day: date
    field: str
    before: str
    after: str
    source: str
