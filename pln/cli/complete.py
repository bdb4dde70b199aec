"""What may stand next on a command line, for the shell's TAB.

Answered before Typer is imported, which alone would take four times as long. What the commands are stands in
completion.tsv (see completion_table.py); names come from the database.
"""

import os
import sys
from collections.abc import Mapping

from pln.cli.shells import Candidate, answer, shell_of, typed

_TABLE = os.path.join(os.path.dirname(__file__), "completion.tsv")  # noqa: PTH118, PTH120 - as in the store


class _Word:
    """A line of the table: a word that may follow a command."""

    __slots__ = ("about", "many", "names", "takes")

    def __init__(self, word: str, takes: str, about: str) -> None:
        self.names = word.rstrip("*").split(" ")
        self.many = word.endswith("*")
        self.takes = takes
        self.about = about


class _Place:
    """Where the cursor stands: what may stand there, and in which database names are looked up."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self.environ = environ
        self.database: str | None = None
        self.demo = False


def complete(environ: Mapping[str, str]) -> int | None:
    """Prints what may stand next and returns the exit code; None if no shell asks that is spoken here."""
    shell = shell_of(environ)
    if shell is None:
        return None
    try:
        *before, last = typed(shell, environ)
        flag, separator, rest = last.partition("=")
        attached = flag + separator if flag.startswith("--") and separator else ""
        if attached:
            before, last = [*before, flag], rest
        candidates, files = following(before, last, environ)
        text, code = answer(shell, environ, candidates, attached=attached, files=files)
        sys.stdout.buffer.write(os.fsencode(text))
        sys.stdout.buffer.flush()
    except Exception:
        return 0
    return code
