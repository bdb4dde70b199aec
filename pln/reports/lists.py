"""Lists: records of one kind as rows. The records are their own schema."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from pln.reports.report import Report

Record = TypeVar("Record")

# By the plural, since a list of one kind need not know the classes of all others.
_EMPTY = {
    "contacts": 'Nobody here yet: pln add contact "Ann Lee"',
    "interactions": 'Nothing logged yet: pln log interaction "coffee with Ann Lee"',
    "goals": 'No goals here yet: pln add goal "Learn Rust"',
    "milestones": 'No milestones here yet: pln add milestone GOAL "…"',
    "check-ins": "No check-ins here yet: pln log progress GOAL --confidence 7",
    "resources": 'No resources here yet: pln add resource "The Rust Book" --kind book',
    "events": 'No events here yet: pln add event "Rust meetup" --on "next friday"',
    "exchanges": 'Nothing exchanged yet: pln log exchange "Ann Lee" "how to borrow" --got advice',
    "promises": 'No promises here yet: pln add promise "Ann Lee" "send the paper by friday"',
    "mentorships": 'No mentorships here yet: pln add mentorship "Ann Lee" --focus craft',
    "feedback": 'No feedback asked for yet: pln log feedback "Ann Lee" "my talk"',
    "relations": 'No relations here yet: pln add relation "Ann Lee" colleague "Bob Ray"',
    "reviews": "No reviews yet: pln goals review",
    "tags": "No tags yet.",
    "imports": "Nothing was imported yet: pln import export.zip",
}


def listing(
    plural: str, record: type[Record], rows: Sequence[Record], today: date, *, filtered: bool = False
) -> Report[Record]:
    """The records as a report named `list PLURAL`; `filtered`: only some were asked for."""
    title = plural[:1].upper() + plural[1:]
    empty = f"No {plural} fit." if filtered else _EMPTY[plural]
    return Report(f"list {plural}", title, today, record, rows, empty=empty)
