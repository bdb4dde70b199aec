"""`pln show contact`."""

from typing import TYPE_CHECKING

from pln.cli.declaring import Context
from pln.cli.flags import reading_of
from pln.cli.invocation import here
from pln.cli.options import FormatOption, Name

if TYPE_CHECKING:
    from datetime import date

    from pln.facts.contact import Contact
    from pln.reports.contact_card import Between
    from pln.rules.communities import Participation
    from pln.store.reader import Connection


def contact(context: Context, name: Name, format: FormatOption = None) -> None:
    """Everything about somebody: how you came to know them, what passed between you, whom they led you to."""
    from pln.reports.contact_card import contact_card
    from pln.store.queries.contacts import contact as query

    invocation = here(context)
    slug = reading_of(invocation).find("contact", name)
    with invocation.read() as db:
        found = query(db, slug)
        between = _between(db, found, invocation.today, invocation.rows_shown(format, None))
    invocation.emit(contact_card(found, between, invocation.today), format)


def _between(db: "Connection", contact: "Contact", today: "date", most: int | None) -> "Between":
    """`most`: so many talks at most, the latest."""
    from pln.reports.contact_card import Between
    from pln.store.queries.events import EventFilter, events
    from pln.store.queries.exchanges import ExchangeFilter, exchanges
    from pln.store.queries.feedback import FeedbackFilter, feedback
    from pln.store.queries.goals import GoalFilter, goals
    from pln.store.queries.imported import news
    from pln.store.queries.interactions import InteractionFilter, interactions
    from pln.store.queries.introductions import introductions
    from pln.store.queries.mentorships import MentorshipFilter, mentorships
    from pln.store.queries.promises import PromiseFilter, promises
    from pln.store.queries.relations import RelationFilter, relations
    from pln.store.queries.resources import ResourceFilter, resources

    slug = contact.slug
    return Between(
        goals=goals(db, GoalFilter(contact=slug)),
        relations=relations(db, RelationFilter(contact=slug)),
        promises=promises(db, PromiseFilter(contact=slug)),
        exchanges=exchanges(db, ExchangeFilter(contact=slug)),
        mentorships=mentorships(db, MentorshipFilter(contact=slug)),
        feedback=feedback(db, FeedbackFilter(contact=slug)),
        events=events(db, EventFilter(contact=slug)),
        resources=resources(db, ResourceFilter(contact=slug)),
        interactions=interactions(db, InteractionFilter(contact=slug), most),
        introductions=introductions(db, slug),
        news=news(db, slug),
        participation=None if contact.kind == "person" else _participation(db, slug, today),
    )


def _participation(db: "Connection", slug: str, today: "date") -> "Participation | None":
    """My part in a community in the last year; None where there was nothing."""
    from pln.rules.communities import first_day, participations
    from pln.store.queries.communities import communities
    from pln.store.queries.exchanges import ExchangeFilter, exchanges

    since = first_day(today)
    known = [one for one in communities(db, since, today) if one.contact.slug == slug]
    given = exchanges(db, ExchangeFilter(direction="gave", since=since, until=today)) if known else ()
    return next(iter(participations(known, given, today)), None)
