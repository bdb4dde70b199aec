"""`pln delete promise`."""

from pln.cli.declaring import Context
from pln.cli.delete.way_back import BACK
from pln.cli.invocation import here
from pln.cli.named import number_of
from pln.cli.options import Number, YesOption


def promise(context: Context, number: Number, yes: YesOption = False) -> None:
    """Delete a promise that was never one. One that was given up: pln promises drop."""
    invocation = here(context)
    from pln.store.writes import promises

    with invocation.write("delete promise") as writer:
        wanted = number_of(writer.rows, "promise", number)
        promises.delete(writer, wanted)
    invocation.say(f"Deleted promise {wanted}.", BACK)
