"""`pln tui`: the terminal app."""

import os
import sys

from pln.cli.declaring import Context
from pln.cli.invocation import Invocation, here
from pln.cli.root import alone
from pln.errors import InputError, SystemFailureError

app = alone()


@app.command()
def tui(context: Context) -> None:
    """Everything on one screen to walk through: lists, details, and keys to log, snooze and undo.

    The keys are shown at the bottom of the screen, and all of them by ?
    """
    invocation = here(context)
    _refuse_elsewhere(invocation)
    try:
        from pln.tui.app import PlnApp
    except ModuleNotFoundError as error:
        if error.name != "textual":
            raise
        how = "install it with pln: pip install 'pln-tracker[tui]'"
        raise SystemFailureError("the app needs Textual, which is not installed", how) from error
    from pln.cli.within_app import AppCommands

    if invocation.no_color:
        os.environ["NO_COLOR"] = "1"  # what Textual asks
    PlnApp(AppCommands(invocation)).run()


def _refuse_elsewhere(invocation: Invocation) -> None:
    """InputError where there is no terminal that could show it."""
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        raise InputError("the app needs a terminal", "in a pipe or a script: pln dashboard")
    if invocation.environ.get("TERM") == "dumb":
        raise InputError(
            "this terminal (TERM=dumb) cannot show the app", "its answers as text: pln dashboard"
        )
