"""`pln show review`."""

from pln.cli.declaring import Context
from pln.cli.invocation import here
from pln.cli.named import number_of
from pln.cli.options import FormatOption, Number
from pln.reports import cards


def review(context: Context, number: Number, format: FormatOption = None) -> None:
    """Everything about a guided review."""
    from pln.store.queries.reviews import reviews

    invocation = here(context)
    with invocation.read() as db:
        wanted = number_of(db, "review", number)
        found = next(one for one in reviews(db) if one.id == wanted)
    title = f"Review of {found.begun_on.isoformat()}"
    invocation.emit(cards.record_card("review", title, found, invocation.today), format)
