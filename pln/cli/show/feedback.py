"""`pln show feedback`."""

from pln.cli.declaring import Context
from pln.cli.invocation import here
from pln.cli.named import number_of
from pln.cli.options import FormatOption, Number
from pln.reports import cards


def feedback(context: Context, number: Number, format: FormatOption = None) -> None:
    """Everything about feedback you asked for."""
    from pln.store.queries.feedback import one_feedback as query

    invocation = here(context)
    with invocation.read() as db:
        found = query(db, number_of(db, "feedback", number))
    title = f"Feedback {found.id}"
    invocation.emit(cards.record_card("feedback", title, found, invocation.today), format)
