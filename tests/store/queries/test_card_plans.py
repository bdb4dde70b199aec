"""What the card of a contact is made from, in a network of any size."""

from collections.abc import Callable
from sqlite3 import Connection

import pytest

from pln.store.queries.contacts import contact
from pln.store.queries.events import EventFilter, events
from pln.store.queries.exchanges import ExchangeFilter, exchanges
from pln.store.queries.feedback import FeedbackFilter, feedback
from pln.store.queries.goals import GoalFilter, goals
from pln.store.queries.interactions import InteractionFilter, interactions
from pln.store.queries.mentorships import MentorshipFilter, mentorships
from pln.store.queries.promises import PromiseFilter, promises
from pln.store.queries.relations import RelationFilter, relations
from pln.store.queries.resources import ResourceFilter, resources
from pln.store.session import Writer
from tests.store.queries.test_plans import plans
from tests.store.samples import add_contacts

QUERIES: dict[str, Callable[[Connection], object]] = {
    "contact": lambda db: contact(db, "ann"),
    "goals": lambda db: goals(db, GoalFilter(contact="ann")),
    "relations": lambda db: relations(db, RelationFilter(contact="ann")),
    "promises": lambda db: promises(db, PromiseFilter(contact="ann")),
    "exchanges": lambda db: exchanges(db, ExchangeFilter(contact="ann")),
    "mentorships": lambda db: mentorships(db, MentorshipFilter(contact="ann")),
    "feedback": lambda db: feedback(db, FeedbackFilter(contact="ann")),
    "events": lambda db: events(db, EventFilter(contact="ann")),
    "interactions": lambda db: interactions(db, InteractionFilter(contact="ann")),
    "resources": lambda db: resources(db, ResourceFilter(contact="ann")),
}


@pytest.mark.parametrize("ask", QUERIES.values(), ids=QUERIES)
def test_nothing_is_gone_through_as_a_whole(writer: Writer, ask: Callable[[Connection], object]) -> None:
    add_contacts(writer, "Ann", "Bo")
    scans = [step for step in plans(writer.rows, ask) if step.startswith("SCAN")]
    assert [step for step in scans if step.split()[1] != "json_each"] == []
