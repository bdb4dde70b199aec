"""`pln redo`: what was undone, done again."""

from typing import Annotated

from pln.cli.declaring import Argument, Context, Option
from pln.cli.invocation import here
from pln.cli.root import alone
from pln.cli.undo import step

app = alone()


@app.command()
def redo(
    context: Context,
    count: Annotated[
        int | None,
        Argument(metavar="STEPS", min=1, help="How many steps to do again (one)."),
    ] = None,
    to: Annotated[
        int | None,
        Option("--to", metavar="STEP", min=1, help="Up to this step, and with it."),
    ] = None,
) -> None:
    """Do again what was undone last, as long as nothing new was done since.

    Such as: pln redo 3
    """
    step(here(context), "redo", count, to)
