"""Lists: records of one kind as rows. The records are their own schema."""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from pln.facts.contact import Contact
from pln.facts.goal import CheckIn, Goal, Milestone
from pln.facts.interaction import Interaction
from pln.facts.resource import Resource
from pln.facts.review import Review
from pln.facts.tag import Tag
from pln.reports.report import Report

Record = TypeVar("Record", Contact, Interaction, Goal, Milestone, CheckIn, Resource, Review, Tag)

_EMPTY = {
    Contact: 'Nobody here yet: pln add contact "Ann Lee"',
    Interaction: 'Nothing logged yet: pln log interaction "coffee with Ann Lee"',
    Goal: 'No goals here yet: pln add goal "Learn Rust"',
    Milestone: 'No milestones here yet: pln add milestone GOAL "…"',
    CheckIn: "No check-ins here yet: pln log progress GOAL --confidence 7",
    Resource: 'No resources here yet: pln add resource "The Rust Book" --kind book',
    Review: "No reviews yet: pln goals review",
    Tag: "No tags yet.",
}


def listing(
    plural: str, record: type[Record], rows: Sequence[Record], today: date, *, filtered: bool = False
) -> Report[Record]:
    """The records as a report named `list PLURAL`; `filtered`: only some were asked for."""
    title = plural[:1].upper() + plural[1:]
    empty = f"No {plural} fit." if filtered else _EMPTY[record]
    return Report(f"list {plural}", title, today, record, tuple(rows), empty=empty)
