"""`pln show promise`."""

from pln.cli.declaring import Context
from pln.cli.invocation import here
from pln.cli.named import number_of
from pln.cli.options import FormatOption, Number
from pln.reports import cards


def promise(context: Context, number: Number, format: FormatOption = None) -> None:
    """Everything about a promise."""
    from pln.store.queries.promises import promise as query

    invocation = here(context)
    with invocation.read() as db:
        found = query(db, number_of(db, "promise", number))
    invocation.emit(cards.record_card("promise", f"Promise {found.id}", found, invocation.today), format)
