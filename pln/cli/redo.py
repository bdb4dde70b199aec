"""`pln redo`: what was undone, done again."""

from typing import Annotated

import typer

from pln.cli.invocation import here
from pln.cli.undo import step

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.command()
def redo(
    context: typer.Context,
    count: Annotated[
        int | None,
        typer.Argument(metavar="STEPS", min=1, help="How many steps to do again (one)."),
    ] = None,
    to: Annotated[
        int | None,
        typer.Option("--to", metavar="STEP", min=1, help="Up to this step, and with it."),
    ] = None,
) -> None:
    """Do again what was undone last, as long as nothing new was done since.

    Such as: pln redo 3
    """
    step(here(context), "redo", count, to)
