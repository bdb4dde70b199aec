"""`pln list relations`."""

from typing import Annotated

from pln.cli.declaring import Context, Option
from pln.cli.flags import reading_of
from pln.cli.invocation import here
from pln.cli.options import FormatOption, LimitOption
from pln.facts.relation import Relation
from pln.reports.lists import listing


def relations(
    context: Context,
    contact: Annotated[
        str | None, Option("--with", metavar="CONTACT", help="Only theirs, on either side.")
    ] = None,
    format: FormatOption = None,
    limit: LimitOption = None,
) -> None:
    """How your contacts stand to each other."""
    from pln.store.queries.relations import RelationFilter
    from pln.store.queries.relations import relations as query

    invocation = here(context)
    wanted = RelationFilter(contact=reading_of(invocation).find("contact", contact) if contact else None)
    with invocation.read() as db:
        rows = query(db, wanted)
    report = listing("relations", Relation, rows, invocation.today, filtered=wanted != RelationFilter())
    invocation.emit(report, format, limit)
