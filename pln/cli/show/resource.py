"""`pln show resource`."""

from pln.cli.declaring import Context
from pln.cli.flags import reading_of
from pln.cli.invocation import here
from pln.cli.options import FormatOption, Name
from pln.reports import cards


def resource(context: Context, name: Name, format: FormatOption = None) -> None:
    """Everything about a resource."""
    from pln.store.queries.interactions import InteractionFilter, interactions
    from pln.store.queries.resources import resource as query

    invocation = here(context)
    slug = reading_of(invocation).find("resource", name)
    with invocation.read() as db:
        found = query(db, slug)
        talks = interactions(db, InteractionFilter(resource=slug))
    invocation.emit(cards.resource_card(found, talks, invocation.today), format)
