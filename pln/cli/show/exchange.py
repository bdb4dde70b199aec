"""`pln show exchange`."""

from pln.cli.declaring import Context
from pln.cli.invocation import here
from pln.cli.named import number_of
from pln.cli.options import FormatOption, Number
from pln.reports import cards


def exchange(context: Context, number: Number, format: FormatOption = None) -> None:
    """Everything about an exchange."""
    from pln.store.queries.exchanges import exchange as query

    invocation = here(context)
    with invocation.read() as db:
        found = query(db, number_of(db, "exchange", number))
    invocation.emit(cards.record_card("exchange", f"Exchange {found.id}", found, invocation.today), format)
