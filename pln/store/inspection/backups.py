"""The backups: whether there are any, whether they are what they were, and whether they keep up."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta

from pln.store.backups import Backup, folder_of, listed, verify
from pln.store.copying import damage_in
from pln.store.inspection.case import Finding, Placed, fail, ok, warn
from pln.store.inspection.files import status
from pln.store.place import sqlite_uri

# The checksum of each is compared, which reads it once; only these many are also looked at by SQLite.
_LOOKED_INTO = 3
# A day's first write keeps one, by UTC, so what was written on the next day but one should be in a newer one.
_LATE = timedelta(days=2)
_MAKE_ONE = "pln backup"
_DAMAGE = {
    "whole": "",
    "changed": "was changed after it was made: its checksum differs",
    "no checksum": "has no checksum beside it, so nobody can tell whether it is whole",
    "unreadable": "cannot be read",
}


def look(case: Placed) -> Iterator[Finding]:
    """Each backup that is not what it was; then how many there are, and from when to when."""
    backups = listed(case.database)
    if not backups:
        yield ok("none yet; the first change of each further day keeps one")
        return
    for number, one in enumerate(backups):
        if damage := _damage(one, look_into=number < _LOOKED_INTO):
            yield _broken(one, damage, is_newest=number == 0)
    newest, oldest = backups[0].made_at[:10], backups[-1].made_at[:10]
    count = f"{len(backups)} in {folder_of(case.database)}, the newest of {newest}"
    if written := _written_after(case, backups[0]):
        found = f"{count}, although the database was written to on {written}"
        yield warn(found, _MAKE_ONE)
    else:
        yield ok(f"{count}, the oldest of {oldest}" if len(backups) > 1 else count)


def _broken(one: Backup, damage: str, *, is_newest: bool) -> Finding:
    if is_newest and damage != _DAMAGE["no checksum"]:
        return fail(f"the newest, {one.path.name}, {damage}", f"make another: {_MAKE_ONE}")
    return warn(f"{one.path.name} {damage}", "pln restore latest takes the newest that is whole")


def _damage(one: Backup, *, look_into: bool) -> str:
    said = _DAMAGE[verify(one)]
    if said or not look_into:
        return said
    try:
        # Nobody writes to a backup; taken for immutable, nothing is locked or made beside it.
        with closing(sqlite3.connect(sqlite_uri(one.path, "ro&immutable=1"), uri=True)) as db:
            found = damage_in(db, "quick_check")
    except sqlite3.Error:
        found = "SQLite cannot read it"
    return f"is damaged: {found}" if found else ""


def _written_after(case: Placed, newest: Backup) -> str:
    """The day on which the database was last written to, if that is too long after its newest backup."""
    found = status(case.database)
    if found is None:
        return ""
    written, made = datetime.fromtimestamp(found.st_mtime, UTC), datetime.fromisoformat(newest.made_at)
    return written.date().isoformat() if written - made > _LATE else ""
