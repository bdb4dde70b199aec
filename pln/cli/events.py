"""`pln events`: what comes, and what is to be said once it is over."""

from typing import Annotated

from pln.cli.declaring import Context, Option
from pln.cli.flags import reading_of
from pln.cli.invocation import here
from pln.cli.options import FormatOption, LimitOption, Name
from pln.cli.root import group
from pln.errors import InputError
from pln.vocabulary import AWAITED


def upcoming(context: Context, format: FormatOption = None, limit: LimitOption = None) -> None:
    """What is over and waits to be closed, then what comes, with whom you know there."""
    from pln.reports.events_upcoming import events_upcoming
    from pln.rules.follow_through import first_day
    from pln.store.queries.events import EventFilter, acquaintances, encounters, events

    invocation = here(context)
    today = invocation.today
    with invocation.read() as db:
        awaited = events(db, EventFilter(statuses=AWAITED))
        communities = {event.community.slug for event in awaited if event.community}
        known = acquaintances(db, sorted(communities))
        met = encounters(db, first_day(today), today)
    invocation.emit(events_upcoming(awaited, known, met, today), format, limit)


def close(
    context: Context,
    name: Name,
    met: Annotated[
        list[str] | None,
        Option("--met", metavar="CONTACT [: TEXT]", help="Somebody who was there, and a line about them."),
    ] = None,
    promised: Annotated[
        list[str] | None,
        Option(
            "--promised", metavar="NAME: TEXT", help='What you promised: "Ann Lee: send the paper by friday".'
        ),
    ] = None,
    nobody: Annotated[bool, Option("--nobody", help="You were there, and met nobody.")] = False,
    missed: Annotated[bool, Option("--missed", help="You were not there.")] = False,
    create: Annotated[bool, Option("--create", help="Add unknown people without asking.")] = False,
) -> None:
    """Close an event that is over: who was there, and what you promised whom.

    Such as: pln events close rustconf --met "Ann Lee: works on lifetimes" --promised "Ann: send the paper by friday"

    It logs the event with everybody met. On a terminal it asks for what is not said, elsewhere somebody, --nobody or
    --missed has to be said. Closed again, it adds.
    """
    from pln.cli.closing import close_event, miss_event

    invocation = here(context)
    slug = reading_of(invocation).find("event", name)
    if missed and (met or promised or nobody):
        raise InputError("--missed says that you were not there, so you met nobody and promised nothing")
    if nobody and met:
        raise InputError("--nobody says that you met nobody, and --met whom you met", "leave one of them out")
    if missed:
        miss_event(invocation, slug)
    else:
        close_event(invocation, slug, met or (), promised or (), nobody=nobody, create=create)


app = group("What comes, and what is to be said once it is over.", upcoming, close)
