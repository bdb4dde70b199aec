"""`pln list resources`."""

from typing import Annotated

from pln.cli.declaring import Context, Option
from pln.cli.flags import reading_of
from pln.cli.invocation import here
from pln.cli.list.filters import GoalOption, SearchOption, TopicOption, word
from pln.cli.options import FormatOption, LimitOption
from pln.cli.searching import ids_with, only
from pln.facts.resource import Resource
from pln.reports.lists import listing
from pln.vocabulary import ResourceKind, ResourceStatus


def resources(
    context: Context,
    status: Annotated[ResourceStatus | None, Option("--status", help="Only with this status.")] = None,
    kind: Annotated[ResourceKind | None, Option("--kind", help="Only of this kind.")] = None,
    topic: TopicOption = None,
    goal: GoalOption = None,
    search: SearchOption = None,
    format: FormatOption = None,
    limit: LimitOption = None,
) -> None:
    """What there is to learn from."""
    from pln.store.queries.resources import ResourceFilter
    from pln.store.queries.resources import resources as query

    invocation = here(context)
    wanted = ResourceFilter(
        statuses=(status,) if status else None,
        kind=kind,
        topic=word(topic),
        goal=reading_of(invocation).find("goal", goal) if goal else None,
    )
    with invocation.read() as db:
        rows = only(query(db, wanted), ids_with(invocation, db, search, "resource"))
    report = listing(
        "resources",
        Resource,
        rows,
        invocation.today,
        filtered=search is not None or wanted != ResourceFilter(),
    )
    invocation.emit(report, format, limit)
