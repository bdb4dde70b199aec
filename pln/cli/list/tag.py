"""`pln list tags`."""

from pln.cli.declaring import Context
from pln.cli.invocation import here
from pln.cli.options import FormatOption, LimitOption
from pln.facts.tag import Tag
from pln.reports.lists import listing


def tags(context: Context, format: FormatOption = None, limit: LimitOption = None) -> None:
    """The tags in use, and how often."""
    from pln.store.queries.tags import tags as query

    invocation = here(context)
    with invocation.read() as db:
        rows = query(db)
    invocation.emit(listing("tags", Tag, rows, invocation.today), format, limit)
