"""Lists: records of one kind as rows. The records are their own schema."""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from pln.facts.contact import Contact
from pln.facts.event import Event
from pln.facts.exchange import Exchange
from pln.facts.feedback import Feedback
from pln.facts.goal import CheckIn, Goal, Milestone
from pln.facts.imported import Batch
from pln.facts.interaction import Interaction
from pln.facts.mentorship import Mentorship
from pln.facts.promise import Promise
from pln.facts.relation import Relation
from pln.facts.resource import Resource
from pln.facts.review import Review
from pln.facts.tag import Tag
from pln.reports.report import Report

Record = TypeVar(
    "Record",
    Contact,
    Interaction,
    Goal,
    Milestone,
    CheckIn,
    Resource,
    Event,
    Exchange,
    Promise,
    Mentorship,
    Feedback,
    Relation,
    Review,
    Tag,
    Batch,
)

_EMPTY = {
    Contact: 'Nobody here yet: pln add contact "Ann Lee"',
    Interaction: 'Nothing logged yet: pln log interaction "coffee with Ann Lee"',
    Goal: 'No goals here yet: pln add goal "Learn Rust"',
    Milestone: 'No milestones here yet: pln add milestone GOAL "…"',
    CheckIn: "No check-ins here yet: pln log progress GOAL --confidence 7",
    Resource: 'No resources here yet: pln add resource "The Rust Book" --kind book',
    Event: 'No events here yet: pln add event "Rust meetup" --on "next friday"',
    Exchange: 'Nothing exchanged yet: pln log exchange "Ann Lee" "how to borrow" --got advice',
    Promise: 'No promises here yet: pln add promise "Ann Lee" "send the paper by friday"',
    Mentorship: 'No mentorships here yet: pln add mentorship "Ann Lee" --focus craft',
    Feedback: 'No feedback asked for yet: pln log feedback "Ann Lee" "my talk"',
    Relation: 'No relations here yet: pln add relation "Ann Lee" colleague "Bob Ray"',
    Review: "No reviews yet: pln goals review",
    Tag: "No tags yet.",
    Batch: "Nothing was imported yet: pln import export.zip",
}


def listing(
    plural: str, record: type[Record], rows: Sequence[Record], today: date, *, filtered: bool = False
) -> Report[Record]:
    """The records as a report named `list PLURAL`; `filtered`: only some were asked for."""
    title = plural[:1].upper() + plural[1:]
    empty = f"No {plural} fit." if filtered else _EMPTY[record]
    return Report(f"list {plural}", title, today, record, tuple(rows), empty=empty)
