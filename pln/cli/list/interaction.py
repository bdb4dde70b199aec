"""`pln list interactions`."""

from typing import Annotated

from pln.classes import replace
from pln.cli.declaring import Context, Option
from pln.cli.flags import reading_of
from pln.cli.invocation import here
from pln.cli.list.filters import GoalOption, SearchOption, TagOption, day, word
from pln.cli.options import FormatOption, LimitOption
from pln.cli.searching import ids_with
from pln.facts.interaction import Interaction
from pln.reports.lists import listing
from pln.vocabulary import InteractionKind, InteractionStatus


def interactions(
    context: Context,
    contact: Annotated[str | None, Option("--with", metavar="CONTACT", help="Only with them.")] = None,
    goal: GoalOption = None,
    kind: Annotated[InteractionKind | None, Option("--kind", help="Only of this kind.")] = None,
    status: Annotated[InteractionStatus | None, Option("--status", help="Done or planned.")] = None,
    tag: TagOption = None,
    since: Annotated[str | None, Option("--since", metavar="DATE", help="From that day on.")] = None,
    until: Annotated[str | None, Option("--until", metavar="DATE", help="Up to that day.")] = None,
    search: SearchOption = None,
    format: FormatOption = None,
    limit: LimitOption = None,
) -> None:
    """What passed between you and people, newest first."""
    from pln.store.queries.interactions import InteractionFilter
    from pln.store.queries.interactions import interactions as query

    invocation = here(context)
    reading = reading_of(invocation)
    wanted = InteractionFilter(
        contact=reading.find("contact", contact) if contact else None,
        goal=reading.find("goal", goal) if goal else None,
        kind=kind,
        status=status,
        tag=word(tag),
        since=day(invocation, since),
        until=day(invocation, until),
    )
    with invocation.read() as db:
        wanted = replace(wanted, ids=ids_with(invocation, db, search, "interaction"))
        rows = query(db, wanted, invocation.rows_shown(format, limit))
    report = listing(
        "interactions", Interaction, rows, invocation.today, filtered=wanted != InteractionFilter()
    )
    invocation.emit(report, format, limit)
