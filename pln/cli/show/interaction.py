"""`pln show interaction`."""

from pln.cli.declaring import Context
from pln.cli.invocation import here
from pln.cli.named import number_of
from pln.cli.options import FormatOption, Number


def interaction(context: Context, number: Number, format: FormatOption = None) -> None:
    """Everything about an interaction, with what was given and promised in it."""
    from pln.reports.interaction_card import interaction_card
    from pln.store.queries.exchanges import ExchangeFilter, exchanges
    from pln.store.queries.interactions import InteractionFilter, interactions
    from pln.store.queries.promises import PromiseFilter, promises

    invocation = here(context)
    with invocation.read() as db:
        found = interactions(db, InteractionFilter(id=number_of(db, "interaction", number)))[0]
        passed = exchanges(db, ExchangeFilter(interaction=found.id))
        promised = promises(db, PromiseFilter(interaction=found.id))
    invocation.emit(interaction_card(found, passed, promised, invocation.today), format)
