"""The schema: its version, and whether its structure is what pln makes. An added trigger would run with any write."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from shlex import quote
from typing import Literal

from pln.classes import dataclass
from pln.store.inspection.case import Finding, Opened, fail, ok, or_well
from pln.store.place import or_restore
from pln.store.schema import SCHEMA, bring_up_to_date, fingerprint, version

Objects = dict[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class _Difference:
    """An object that is not as pln makes it, such as the trigger `spy` that was added."""

    type: str
    name: str
    how: Literal["was added", "is missing", "was changed"]

    def __str__(self) -> str:
        return f"the {self.type} {self.name} {self.how}"


def look(case: Opened) -> Iterator[Finding]:
    """The schema's version, and each object that is missing, added or different."""
    found = version(case.db)
    if found < SCHEMA:
        yield ok(
            f"schema {found}, of an older pln", "any command upgrades it, and keeps a backup of it first"
        )
        return
    findings = (
        fail(f"{one}, so pln does not write to it", _way_back(one, case))
        for one in _differences(case.db, case.made)
    )
    yield from or_well(
        findings, f"schema {found}, its structure as pln made it ({fingerprint(case.made)[:12]})"
    )


def _way_back(one: _Difference, case: Opened) -> str:
    if one.how == "was added":
        name = one.name.replace('"', '""')
        statement = f'DROP {one.type.upper()} "{name}"'
        return f"unless you need it: sqlite3 {quote(str(case.database))} {quote(statement)}"
    return or_restore(case.database, "restore a copy of your own: pln restore FILE")


def structure_problems(db: sqlite3.Connection) -> list[str]:
    """What differs in the structure of a database of the present schema, a phrase each; [] where nothing does.

    Such as "the trigger spy was added". For a database of an older schema it says what the upgrade would change.
    """
    with closing(as_made()) as made:
        return [str(one) for one in _differences(db, made)]


def as_made() -> sqlite3.Connection:
    """An empty database in memory, as the migrations make it."""
    made = sqlite3.connect(":memory:", isolation_level=None)
    bring_up_to_date(made, "")
    return made


def tables_differ(db: sqlite3.Connection, made: sqlite3.Connection) -> bool:
    """Whether a table is missing, different, or something else, such as a view of its name."""
    return any(one.how != "was added" for one in _differences(db, made) if one.type == "table")


def _differences(db: sqlite3.Connection, made: sqlite3.Connection) -> list[_Difference]:
    there, wanted = _objects(db), _objects(made)
    added = [_Difference(*key, "was added") for key in there if key not in wanted]
    missing = [_Difference(*key, "is missing") for key in wanted if key not in there]
    changed = [
        _Difference(*key, "was changed") for key in wanted if key in there and there[key] != wanted[key]
    ]
    return [*added, *missing, *changed]


def _objects(db: sqlite3.Connection) -> Objects:
    """The SQL of each table, index, trigger and view, but for those that SQLite keeps for itself."""
    sql = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
    rows: Iterable[tuple[str, str, str]] = db.execute(sql)
    return {(kind, name): text for kind, name, text in rows if not name.startswith("sqlite_")}
