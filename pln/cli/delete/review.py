"""`pln delete review`."""

from pln.cli.declaring import Context
from pln.cli.delete.way_back import BACK
from pln.cli.invocation import here
from pln.cli.named import number_of
from pln.cli.options import Number, YesOption


def review(context: Context, number: Number, yes: YesOption = False) -> None:
    """Delete the record of a guided review; what was answered in it stays."""
    invocation = here(context)
    from pln.store.writes import reviews

    with invocation.write("delete review") as writer:
        wanted = number_of(writer.rows, "review", number)
        reviews.delete(writer, wanted)
    invocation.say(f"Deleted review {wanted}.", BACK)
