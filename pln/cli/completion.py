"""`pln completion`: the shell completes commands, flags and names."""

import sys
from typing import Annotated, Literal, get_args

from pln.cli.declaring import Argument, Context
from pln.cli.invocation import Invocation, here
from pln.cli.root import group
from pln.errors import InputError

Shell = Literal["bash", "zsh", "fish"]
SHELLS: tuple[Shell, ...] = get_args(Shell)
Chosen = Annotated[
    Shell | None, Argument(metavar="SHELL", help="bash, zsh or fish; yours, by SHELL, unless given.")
]
_OURS = {"prog_name": "pln", "complete_var": "_PLN_COMPLETE"}

app = group("Make the shell complete commands, flags and names.")


@app.command()
def install(context: Context, shell: Chosen = None) -> None:
    """Make the shell complete what you type after pln, at TAB; zsh and fish also say what it is.

    Commands, flags, their words, and the names of contacts, goals, resources, events and tags.
    """
    from typer import _completion_shared as scripts

    invocation = here(context)
    which, path = scripts.install(_shell(invocation, shell), **_OURS)
    invocation.say(f"Installed for {which}: {path}", f"It works in every {which} that is opened from now on.")


@app.command()
def show(context: Context, shell: Chosen = None) -> None:
    """Print the script that does it, to be put somewhere else.

    Such as: pln completion show zsh > ~/.local/share/zsh/site-functions/_pln
    """
    from typer import _completion_shared as scripts

    script = scripts.get_completion_script(shell=_shell(here(context), shell), **_OURS)
    if sys.stdout is not None:
        sys.stdout.write(f"{script}\n")


def _shell(invocation: Invocation, chosen: Shell | None) -> Shell:
    used = invocation.environ.get("SHELL", "").rpartition("/")[2]
    for shell in SHELLS:
        if shell == (chosen or used):
            return shell
    known = f"{', '.join(SHELLS[:-1])} or {SHELLS[-1]}"
    raise InputError(f"SHELL is '{used}', in which pln is not completed", f"say which it is: {known}")
