"""`pln delete exchange`."""

from pln.cli.declaring import Context
from pln.cli.delete.way_back import BACK
from pln.cli.invocation import here
from pln.cli.named import number_of
from pln.cli.options import Number, YesOption


def exchange(context: Context, number: Number, yes: YesOption = False) -> None:
    """Delete an exchange; what paid it forward stays."""
    invocation = here(context)
    from pln.store.writes import exchanges

    with invocation.write("delete exchange") as writer:
        wanted = number_of(writer.rows, "exchange", number)
        exchanges.delete(writer, wanted)
    invocation.say(f"Deleted exchange {wanted}.", BACK)
