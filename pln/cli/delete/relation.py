"""`pln delete relation`."""

from pln.cli.declaring import Context
from pln.cli.delete.way_back import BACK
from pln.cli.invocation import here
from pln.cli.named import number_of
from pln.cli.options import Number, YesOption


def relation(context: Context, number: Number, yes: YesOption = False) -> None:
    """Delete a relation; both contacts stay."""
    invocation = here(context)
    from pln.store.writes import relations

    with invocation.write("delete relation") as writer:
        wanted = number_of(writer.rows, "relation", number)
        relations.delete(writer, wanted)
    invocation.say(f"Deleted relation {wanted}.", BACK)
