"""`pln help`: a command's page, or the commands that answer a question."""

from typing import Annotated

from pln.cli.declaring import Argument, Context
from pln.cli.invocation import here
from pln.cli.options import FormatOption
from pln.cli.root import alone
from pln.errors import NotFoundError

app = alone()


@app.command("help")
def help_(
    context: Context,
    question: Annotated[
        list[str],
        Argument(metavar="QUESTION…", help="A command, or what you want to know in your own words."),
    ],
    format: FormatOption = None,
) -> None:
    """Find the command for what you want, such as: pln help birthday, pln help who is overdue

    After the words of a command, such as pln help add goal, its own help. Alone, the list of all commands.
    """
    from pln.cli.asking import meant, nearest
    from pln.reports.help import HelpRow, help_

    invocation = here(context)
    asked = " ".join(question)
    rows = [HelpRow(found.asks, *answer) for found in meant(asked) for answer in found.answers]
    if not rows:
        close = nearest(asked)
        hint = (
            f"did you mean {', '.join(close)}?"
            if close
            else "ask in other words; pln --help lists all commands"
        )
        raise NotFoundError(f"no command is known for '{asked}'", hint)
    invocation.emit(help_(rows, invocation.today), format)
