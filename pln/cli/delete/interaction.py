"""`pln delete interaction`."""

from pln.cli.declaring import Context
from pln.cli.delete.way_back import BACK
from pln.cli.invocation import here
from pln.cli.named import number_of
from pln.cli.options import Number, YesOption


def interaction(context: Context, number: Number, yes: YesOption = False) -> None:
    """Delete an interaction."""
    invocation = here(context)
    from pln.store.writes import interactions

    with invocation.write("delete interaction") as writer:
        wanted = number_of(writer.rows, "interaction", number)
        interactions.delete(writer, wanted)
    invocation.say(f"Deleted interaction {wanted}.", BACK)
