"""`pln demo`: a sample network to look around in."""

from typing import Annotated

from pln.cli.declaring import Context, Option
from pln.cli.invocation import Invocation, here
from pln.cli.options import FormatOption
from pln.cli.root import alone

app = alone()


@app.command()
def demo(
    context: Context,
    start_over: Annotated[bool, Option("--reset", help="Make it anew, whatever was changed.")] = False,
    format: FormatOption = None,
) -> None:
    """Show the dashboard of a sample network, in a file of its own that is never yours.

    Any command runs on it with --demo: pln --demo contacts neglected
    """
    from pln.cli.dashboard import show
    from pln.demo import reset
    from pln.folders import data_folder

    invocation = here(context)
    if start_over:
        reset(data_folder(invocation.environ), invocation.today)
    show(Invocation(invocation.environ, demo=True, no_color=invocation.no_color), format, whole=False)
    invocation.say("This is a sample. Any command runs on it with --demo: pln --demo goals progress")
