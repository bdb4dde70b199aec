"""`pln show interaction`."""

import typer

from pln.cli.invocation import here
from pln.cli.named import number_of
from pln.cli.options import FormatOption, Number
from pln.reports import cards


def interaction(context: typer.Context, number: Number, format: FormatOption = None) -> None:
    """Everything about an interaction."""
    from pln.store.queries.interactions import InteractionFilter, interactions

    invocation = here(context)
    with invocation.read() as db:
        found = interactions(db, InteractionFilter(id=number_of(db, "interaction", number)))[0]
    title = f"Interaction {found.id}"
    invocation.emit(cards.record_card("interaction", title, found, invocation.today), format)
