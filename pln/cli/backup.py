"""`pln backup`: a copy of the database now, and those there are."""

from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from pln.cli.invocation import here
from pln.cli.options import FormatOption, LimitOption
from pln.cli.root import group
from pln.errors import InputError

app = group(
    """Keep a backup now, or see what was kept. Without a second word it is: pln backup now

    Backups are whole copies of the database, in a folder beside it. pln keeps one by itself before the first
    change of a day, an import, a big deletion, an upgrade and a restore, and drops those that newer ones make
    superfluous.
    """
)

_DEFAULT = "now"


class _WithDefault(TyperGroup):
    """A group of which a word that is none of its commands is the file for one: pln backup FILE."""

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        if not args or args[0] not in (*self.commands, *ctx.help_option_names):
            self._refuse_slip(ctx, args[:1])
            args = [_DEFAULT, *args]
        return super().parse_args(ctx, args)

    def _refuse_slip(self, ctx: Any, words: list[str]) -> None:
        """No file is written under the name of a mistyped command."""
        from difflib import get_close_matches

        for word in words:
            if word.isalpha() and (meant := get_close_matches(word, self.commands, n=1)):
                ctx.fail(f"did you mean 'pln backup {meant[0]}'? A file of that name is ./{word}")


@app.callback(cls=_WithDefault)
def backup() -> None:
    """Keep a backup now, or see what was kept."""


@app.command(_DEFAULT)
def now(
    context: typer.Context,
    file: Annotated[
        str | None,
        typer.Argument(metavar="FILE", help="Where to; without it, into the folder of backups."),
    ] = None,
) -> None:
    """Keep a backup, or write one to a new FILE.

    What is kept by hand is never dropped. The word itself can be left out, such as: pln backup copy.db
    """
    from pln.store.backups import keep, write_copy
    from pln.store.place import existing_database
    from pln.store.schema import SCHEMA

    if file == "-":
        raise InputError(
            "a backup is a file, and does not go to standard output",
            "give the file a name; one that is called - is ./-",
        )
    invocation = here(context)
    database = existing_database(invocation.database, SCHEMA)
    if file is None:
        invocation.say(f"Kept a backup: {keep(database, 'hand', invocation.now)}")
    else:
        write_copy(database, Path(file))
        invocation.say(f"Wrote a copy of {database} to {file}.")


@app.command("list")
def list_(context: typer.Context, format: FormatOption = None, limit: LimitOption = None) -> None:
    """The backups there are, and whether each is whole."""
    from pln.reports.backups import BackupRow, backup_list
    from pln.store.backups import folder_of, listed, verify

    invocation = here(context)
    rows = [
        BackupRow(one.path.name, one.made_at, one.reason, one.bytes, verify(one))
        for one in listed(invocation.database)
    ]
    folder = str(folder_of(invocation.database))
    invocation.emit(backup_list(rows, folder, invocation.today), format, limit)
