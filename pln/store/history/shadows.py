"""The tables and triggers that keep what a step changed.

For each table there is one named `<table>_history` with the same columns, untyped so that every value comes
back as it was, and three more: `_seq` (the order of changes), `_step` (whose change it was; NULL where
another program changed it) and `_after` (0: the row before the change, 1: after it). An insert leaves an
image after, a delete one before, an update both.

What is made of a table that was released must stay the same, or databases of different age would differ;
columns that a migration adds are added here, too.
"""

import sqlite3

from pln.classes import dataclass

# Kept true by triggers of their own, or about the history itself.
DERIVED = ("contact_last", "contact_day", "goal_day", "topic_day", "step")
SUFFIX = "_history"
_FIRST = frozenset({"batch"})  # of the tables: it refers to nothing, and must not put off what refers to it
_OPEN = "(SELECT id FROM step WHERE is_open = 1)"


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose changes are kept: its columns, and which of them are its primary key, in their order."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]

    @property
    def history(self) -> str:
        return f"{self.name}{SUFFIX}"


def tracked(db: sqlite3.Connection) -> list[Table]:
    """Every table whose changes are kept; a table stands after those its rows refer to."""
    names = [
        name
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        if name not in DERIVED and not name.endswith(SUFFIX) and not name.startswith("sqlite_")
    ]
    return [_described(db, name) for name in _parents_first(db, names)]


def _described(db: sqlite3.Connection, name: str) -> Table:
    rows = db.execute("SELECT name, pk FROM pragma_table_info(?)", (name,)).fetchall()
    keys = sorted((place, column) for column, place in rows if place)
    return Table(name, tuple(column for column, _ in rows), tuple(column for _, column in keys))


def _parents_first(db: sqlite3.Connection, names: list[str]) -> list[str]:
    sql = 'SELECT "table" FROM pragma_foreign_key_list(?)'
    parents = {name: {row[0] for row in db.execute(sql, (name,))} - {name} for name in names}
    ordered = sorted(_FIRST & set(names))
    while len(ordered) < len(names):
        ordered += [name for name in names if name not in ordered and parents[name] <= set(ordered)]
    return ordered


def detach(db: sqlite3.Connection) -> None:
    """Drops the triggers, so that a migration changes tables without leaving a trace."""
    sql = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND instr(name, ?)"
    for (name,) in db.execute(sql, (f"{SUFFIX}_",)).fetchall():
        db.execute(f"DROP TRIGGER {name}")


def attach(db: sqlite3.Connection) -> None:
    """Makes or widens the table of each tracked one, and its triggers."""
    for table in tracked(db):
        _keep_up(db, table)
        for statement in _triggers(table):
            db.execute(statement)


def _keep_up(db: sqlite3.Connection, table: Table) -> None:
    known = {name for (name,) in db.execute("SELECT name FROM pragma_table_info(?)", (table.history,))}
    if not known:
        own = "_seq INTEGER NOT NULL PRIMARY KEY, _step INTEGER REFERENCES step (id), _after INTEGER NOT NULL"
        columns = ", ".join(f"{name} ANY" for name in table.columns)
        db.execute(f"CREATE TABLE {table.history} ({own}, {columns}) STRICT")
        db.execute(f"CREATE INDEX {table.history}_step ON {table.history} (_step)")
        return
    for column in table.columns:
        if column not in known:
            db.execute(f"ALTER TABLE {table.history} ADD COLUMN {column} ANY")


def _triggers(table: Table) -> list[str]:
    """As few as possible: every connection reads them all before its first statement."""
    into = f"INSERT INTO {table.history} (_step, _after, {', '.join(table.columns)})"
    before = f"({_OPEN}, 0, {', '.join(f'old.{name}' for name in table.columns)})"
    after = f"({_OPEN}, 1, {', '.join(f'new.{name}' for name in table.columns)})"
    moved = " OR ".join(f"old.{name} IS NOT new.{name}" for name in table.key)
    bodies = {
        "INSERT": f"{into} VALUES {after};",
        "DELETE": f"{into} VALUES {before};",
        "UPDATE": f"SELECT RAISE(ABORT, 'keys never change') WHERE {moved}; {into} VALUES {before}, {after};",
    }
    return [
        f"CREATE TRIGGER {table.history}_{event.lower()} AFTER {event} ON {table.name} BEGIN {body} END"
        for event, body in bodies.items()
    ]
