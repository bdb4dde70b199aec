"""`pln delete feedback`."""

from pln.cli.declaring import Context
from pln.cli.delete.way_back import BACK
from pln.cli.invocation import here
from pln.cli.named import number_of
from pln.cli.options import Number, YesOption


def feedback(context: Context, number: Number, yes: YesOption = False) -> None:
    """Delete a question for feedback, with its answer."""
    invocation = here(context)
    from pln.store.writes import feedback as writes

    with invocation.write("delete feedback") as writer:
        wanted = number_of(writer.rows, "feedback", number)
        writes.delete(writer, wanted)
    invocation.say(f"Deleted feedback {wanted}.", BACK)
