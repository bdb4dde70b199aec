"""`pln show mentorship`."""

from pln.cli.declaring import Context
from pln.cli.invocation import here
from pln.cli.mentorship_named import Mentorship, mentorship_number
from pln.cli.options import FormatOption
from pln.reports import cards


def mentorship(context: Context, which: Mentorship, format: FormatOption = None) -> None:
    """Everything about a mentorship: the agenda, and what was agreed."""
    from pln.store.queries.mentorships import mentorship as query

    invocation = here(context)
    with invocation.read() as db:
        found = query(db, mentorship_number(db, which))
    title = f"Mentorship {found.id}"
    invocation.emit(cards.record_card("mentorship", title, found, invocation.today), format)
