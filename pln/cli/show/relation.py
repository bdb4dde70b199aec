"""`pln show relation`."""

from pln.cli.declaring import Context
from pln.cli.invocation import here
from pln.cli.named import number_of
from pln.cli.options import FormatOption, Number
from pln.reports import cards


def relation(context: Context, number: Number, format: FormatOption = None) -> None:
    """Everything about a relation of two contacts."""
    from pln.store.queries.relations import relation as query

    invocation = here(context)
    with invocation.read() as db:
        found = query(db, number_of(db, "relation", number))
    title = f"Relation {found.id}"
    invocation.emit(cards.record_card("relation", title, found, invocation.today), format)
