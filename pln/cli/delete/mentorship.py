"""`pln delete mentorship`."""

from pln.cli.declaring import Context
from pln.cli.delete.way_back import BACK
from pln.cli.invocation import here
from pln.cli.mentorship_named import Mentorship, mentorship_number
from pln.cli.options import YesOption


def mentorship(context: Context, which: Mentorship, yes: YesOption = False) -> None:
    """Delete a mentorship with its agenda and actions; one that is over is ended with edit --until."""
    invocation = here(context)
    from pln.store.queries.mentorships import mentorship as query
    from pln.store.writes import mentorships

    with invocation.write("delete mentorship") as writer:
        known = query(writer.rows, mentorship_number(writer.rows, which))
        mentorships.delete(writer, known.id)
    invocation.say(
        f"Deleted mentorship {known.id} with {known.contact.name}. What you logged with them stays.", BACK
    )
