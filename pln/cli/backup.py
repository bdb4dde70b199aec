"""`pln backup`: a copy of the database now, and those there are."""

from pathlib import Path
from typing import Annotated

from pln.cli.declaring import Argument, Context
from pln.cli.invocation import here
from pln.cli.options import FormatOption, LimitOption
from pln.cli.root import group
from pln.errors import InputError

app = group(
    """Keep a backup now, or see what was kept. Without a second word it is: pln backup now

    Backups are whole copies of the database, in a folder beside it. pln keeps one by itself before the first
    change of a day, an import, a big deletion, an upgrade and a restore, and drops those that newer ones make
    superfluous.
    """,
    default="now",
)


@app.command()
def now(
    context: Context,
    file: Annotated[
        str | None,
        Argument(metavar="FILE", help="Where to; without it, into the folder of backups."),
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
def list_(context: Context, format: FormatOption = None, limit: LimitOption = None) -> None:
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
