"""`pln list events`."""

from typing import Annotated

from pln.classes import replace
from pln.cli.declaring import Context, Option
from pln.cli.flags import reading_of
from pln.cli.invocation import here
from pln.cli.list.filters import GoalOption, SearchOption, day
from pln.cli.options import FormatOption, LimitOption
from pln.cli.searching import ids_with, only
from pln.facts.event import Event
from pln.reports.lists import listing
from pln.vocabulary import EventKind, EventStatus


def events(
    context: Context,
    status: Annotated[EventStatus | None, Option("--status", help="Only with this status.")] = None,
    kind: Annotated[EventKind | None, Option("--kind", help="Only of this kind.")] = None,
    community: Annotated[
        str | None, Option("--community", metavar="CONTACT", help="Only of this community.")
    ] = None,
    contact: Annotated[
        str | None, Option("--with", metavar="CONTACT", help="Only where you met them.")
    ] = None,
    goal: GoalOption = None,
    since: Annotated[str | None, Option("--since", metavar="DATE", help="From that day on.")] = None,
    until: Annotated[str | None, Option("--until", metavar="DATE", help="Up to that day.")] = None,
    search: SearchOption = None,
    format: FormatOption = None,
    limit: LimitOption = None,
) -> None:
    """Events, the latest first, and whom you met there."""
    from pln.reports.event_wording import follow_through_notes
    from pln.rules.follow_through import first_day, follow_through
    from pln.store.queries.events import EventFilter, encounters
    from pln.store.queries.events import events as query

    invocation = here(context)
    reading, today = reading_of(invocation), invocation.today
    wanted = EventFilter(
        statuses=(status,) if status else None,
        kind=kind,
        community=reading.find("contact", community) if community else None,
        contact=reading.find("contact", contact) if contact else None,
        goal=reading.find("goal", goal) if goal else None,
        since=day(invocation, since),
        until=day(invocation, until),
    )
    with invocation.read() as db:
        rows = only(query(db, wanted), ids_with(invocation, db, search, "event"))
        met = encounters(db, first_day(today), today)
    report = listing("events", Event, rows, today, filtered=search is not None or wanted != EventFilter())
    notes = tuple(follow_through_notes(follow_through(met, today), today))
    invocation.emit(replace(report, notes=notes), format, limit)
