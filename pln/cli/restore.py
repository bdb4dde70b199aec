"""`pln restore`: a backup in the place of the database."""

import os
import shlex
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from pln.classes import replace
from pln.cli import signals
from pln.cli.declaring import Argument, Context
from pln.cli.invocation import Invocation, here
from pln.cli.options import FormatOption, YesOption
from pln.cli.root import alone
from pln.errors import DamagedError, InputError, NotFoundError

if TYPE_CHECKING:
    from pln.reports.report import Report
    from pln.reports.restore_preview import RestoreRow
    from pln.store.restoring import Contents, Kept

app = alone()

_LATEST = "latest"


@app.command()
def restore(
    context: Context,
    backup: Annotated[
        str, Argument(metavar="FILE", help="A backup, its name in pln backup list, or 'latest'.")
    ],
    yes: YesOption = False,
    format: FormatOption = None,
) -> None:
    """Put a backup in the place of the database, whether that is whole, damaged or gone.

    Shows first what will change, and asks. What is there now is kept: as a backup, or under a name that says
    that it is damaged.
    """
    from pln.store.restoring import put_in_place

    invocation = here(context)
    file = _chosen(invocation, backup)
    invocation.emit(_preview(invocation, file), format)
    if not yes and not invocation.can_ask:
        raise InputError("nothing was restored: there is no terminal to ask on", "to do it without: --yes")
    if not yes and not invocation.agrees(f"Put this backup in the place of {invocation.database}?"):
        invocation.say("Nothing was changed.")
        return
    kept = put_in_place(file, invocation.database, invocation.now, signals.hold)
    invocation.say(f"Restored {invocation.database} from {file}.")
    _tell_where_to(invocation, kept)


def _chosen(invocation: Invocation, typed: str) -> Path:
    from pln.store.backups import folder_of

    if typed == _LATEST:
        return _latest(invocation)
    file = Path(typed)
    by_its_name = folder_of(invocation.database) / typed
    return by_its_name if os.sep not in typed and not file.exists() and by_its_name.exists() else file


def _latest(invocation: Invocation) -> Path:
    from pln.store.backups import listed, newest_whole

    newest = newest_whole(invocation.database)
    passed_over = list(takewhile(lambda one: one != newest, listed(invocation.database)))
    invocation.say(*(f"Passed over {one.path.name}: it is not whole." for one in passed_over))
    if newest is None and passed_over:
        raise DamagedError("no backup is whole", "any other copy can be restored: pln restore FILE")
    if newest is None:
        raise NotFoundError(
            f"there are no backups of {invocation.database}", "from another copy: pln restore FILE"
        )
    if newest.made_at > invocation.now:
        invocation.say(f"Note that {newest.path.name} is dated later than now; see: pln backup list")
    return newest.path


def _preview(invocation: Invocation, file: Path) -> "Report[RestoreRow]":
    from pln.reports.restore_preview import Interactions, restore_preview
    from pln.store.restoring import examine, present_contents

    after = examine(file, invocation.database)
    before = present_contents(invocation.database)
    latest = Interactions(before.newest_interaction if before else None, after.newest_interaction)
    rows = _compared(before, after)
    return restore_preview(rows, latest, str(file), str(invocation.database), invocation.today)


def _compared(before: "Contents | None", after: "Contents") -> "list[RestoreRow]":
    from pln.reports.restore_preview import RestoreRow
    from pln.store.restoring import NO_RECORDS

    rows = []
    for kind in dict.fromkeys([*after.records, *(before.records if before else ())]):
        there = after.records.get(kind, NO_RECORDS)
        row = RestoreRow(f"{kind}s", None, there.count, None, there.changed_at)
        if before:
            now = before.records.get(kind, NO_RECORDS)
            row = replace(row, now=now.count, changed_now_at=now.changed_at)
        rows.append(row)
    return rows


def _tell_where_to(invocation: Invocation, kept: "Kept") -> None:
    if kept.path is None:
        return
    if kept.was_damaged:
        invocation.say(f"What was there could not be used and is kept: {kept.path}")
        return
    pln = "pln --demo" if invocation.demo else "pln"
    if invocation.db_flag is not None:
        pln = f"pln --db {shlex.quote(invocation.db_flag)}"
    invocation.say(f"What was there is kept. To go back: {pln} restore {shlex.quote(str(kept.path))}")
