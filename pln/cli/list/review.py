"""`pln list reviews`."""

from pln.cli.declaring import Context
from pln.cli.invocation import here
from pln.cli.options import FormatOption, LimitOption
from pln.facts.review import Review
from pln.reports.lists import listing


def reviews(context: Context, format: FormatOption = None, limit: LimitOption = None) -> None:
    """Your guided reviews, newest first."""
    from pln.store.queries.reviews import reviews as query

    invocation = here(context)
    with invocation.read() as db:
        rows = query(db)
    invocation.emit(listing("reviews", Review, rows, invocation.today), format, limit)
