"""Taking steps back, and doing them again.

The steps that count as done are a stack. Undoing takes the last one off, redoing puts back what was taken
off last, and a new command forgets what could have been redone. Either puts rows back to the images that
the history holds, and is a step of its own.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Literal

from pln.classes import dataclass
from pln.errors import ChangedMeanwhileError, NotFoundError
from pln.store.history.images import Image, RowChange, row_changes, same
from pln.store.history.records import references
from pln.store.history.shadows import Table, tracked
from pln.store.history.steps import Steps

Verb = Literal["undo", "redo"]
_NO_STEP = 0
_SEE = "see: pln history"
# Steps that are neither about another step nor open: the one in which undo itself runs is.
_OWN = "kind IN ('command', 'barrier') AND is_open = 0"
_DONE = f"{_OWN} AND undone_by IS NULL"


@dataclass(frozen=True, slots=True)
class Taken:
    """A step that was undone or redone: its id, its command and instant, and how many rows went back."""

    step: int
    command: str
    at: str
    rows: int


def removals(db: sqlite3.Connection, wanted: Sequence[int], verb: Verb) -> int:
    """How many rows undoing or redoing the steps would delete."""
    tables = tracked(db)
    changes = [change for step in wanted for table in tables for change in row_changes(db, table, step)]
    gone = [(change.reversed if verb == "undo" else change).after is None for change in changes]
    return sum(gone)


def undoable(db: sqlite3.Connection, count: int | None, back_to: int | None) -> list[int]:
    """The steps to undo, newest first: the last `count`, or all that came after the step `back_to`.

    NotFoundError where there are not as many, or no such step; ChangedMeanwhileError where one of them
    cannot be undone.
    """
    found = f"SELECT id, kind FROM step WHERE {_DONE} AND id > ? ORDER BY id DESC LIMIT ?"  # noqa: S608
    if back_to is not None and not _is_done(db, back_to):
        raise NotFoundError(*_no_way_to(db, "undo", back_to))
    rows = db.execute(found, (back_to or _NO_STEP, -1 if count is None else count)).fetchall()
    wanted = len(rows) if count is None else count
    if barrier := next((row for row in rows if row[1] == "barrier"), None):
        raise ChangedMeanwhileError(*_barred(db, barrier[0], is_last=barrier == rows[0]))
    if not rows or len(rows) < wanted:
        raise NotFoundError(_too_few(len(rows), "undo"), _SEE)
    return [step for step, _ in rows]


def redoable(db: sqlite3.Connection, count: int | None, up_to: int | None) -> list[int]:
    """The steps to redo, in their order: the first `count` that can be, or all up to the step `up_to`.

    NotFoundError where there are not as many, or that one cannot be redone.
    """
    waiting = _waiting(db)
    if up_to is not None:
        if up_to not in waiting:
            raise NotFoundError(*_no_way_to(db, "redo", up_to))
        return waiting[: waiting.index(up_to) + 1]
    wanted = len(waiting) if count is None else count
    if not waiting or len(waiting) < wanted:
        raise NotFoundError(_too_few(len(waiting), "redo"), _SEE)
    return waiting[:wanted]


def _waiting(db: sqlite3.Connection) -> list[int]:
    """The steps that can be redone, in the order in which they were done."""
    newest = f"SELECT ifnull(max(id), 0) FROM step WHERE {_OWN}"  # noqa: S608
    sql = f"SELECT id FROM step WHERE undone_by > ({newest}) ORDER BY id"  # noqa: S608
    return [step for (step,) in db.execute(sql)]


def _is_done(db: sqlite3.Connection, step: int) -> bool:
    """Whether a step can be gone back to; so can the beginning."""
    sql = f"SELECT 1 FROM step WHERE id = ? AND {_DONE}"  # noqa: S608
    return step == _NO_STEP or db.execute(sql, (step,)).fetchone() is not None


def _too_few(there: int, verb: str) -> str:
    if not there:
        return f"there is nothing to {verb}"
    return f"there {'is' if there == 1 else 'are'} only {there} step{'' if there == 1 else 's'} to {verb}"


def _no_way_to(db: sqlite3.Connection, verb: Verb, step: int) -> tuple[str, str]:
    """Why undoing or redoing does not lead to a step, and what to do about it."""
    sql = "SELECT kind, of_step, undone_by FROM step WHERE id = ? AND is_open = 0"
    kind, of_step, undone_by = db.execute(sql, (step,)).fetchone() or ("", _NO_STEP, None)
    if not kind and verb == "undo":
        return f"there is no step {step} to go back to", f"{_SEE}; 0 is the beginning"
    if not kind:
        return f"there is no step {step} to redo", _SEE
    if kind in ("undo", "redo"):
        what = "an undo" if kind == "undo" else "a redo"
        return f"step {step} is {what} of step {of_step}", _way_to(db, of_step)
    if undone_by is None:
        return f"step {step} is done, not undone", _SEE
    return f"step {step} is undone", _way_to(db, step)


def _way_to(db: sqlite3.Connection, step: int) -> str:
    """What to do for the state after a step that was undone at least once."""
    if step in _waiting(db):
        return f"to do step {step} again: pln redo --to {step}"
    if not _is_done(db, step):
        return f"step {step} cannot be redone, since something else was done after it; {_SEE}"
    if db.execute(f"SELECT 1 FROM step WHERE {_DONE} AND id > ?", (step,)).fetchone():  # noqa: S608
        return f"back to how it was after step {step}: pln undo --to {step}"
    return f"step {step} is done again, and nothing after it; {_SEE}"


def _barred(db: sqlite3.Connection, barrier: int, *, is_last: bool) -> tuple[str, str]:
    """Why nothing before a barrier is undone, and what to do about it; `is_last`: nothing after it is left."""
    (command, at) = db.execute("SELECT command, at FROM step WHERE id = ?", (barrier,)).fetchone()
    hint = "pln backup list shows what was kept from before"
    if not is_last:
        hint = f"pln undo --to {barrier} takes back what came after; {hint}"
    elif command == "forget":
        hint = "what was forgotten cannot come back; which backups still hold it says: pln forget NAME"
    return f"what was done before the {command} of {at[:10]} cannot be undone", hint


def take(db: sqlite3.Connection, steps: Steps, wanted: Sequence[int], verb: Verb, at: str) -> list[Taken]:
    """Undoes or redoes the steps, each in a step of its own. Deferred foreign keys are checked by the commit.

    ChangedMeanwhileError where a row is not as the step left it: something else has changed it.
    """
    db.execute("PRAGMA defer_foreign_keys=ON")
    tables = tracked(db)
    return [_take_one(db, steps, tables, step, verb, at) for step in wanted]


def _take_one(
    db: sqlite3.Connection,
    steps: Steps,
    tables: Sequence[Table],
    step: int,
    verb: Verb,
    at: str,
) -> Taken:
    command, done_at = db.execute("SELECT command, at FROM step WHERE id = ?", (step,)).fetchone()
    changes = [change for table in tables for change in row_changes(db, table, step)]
    if verb == "undo":
        changes = [change.reversed for change in changes]
    _refuse_strangers(db, tables, step, changes)
    own = steps.begin(verb, at, verb, step)
    _apply(db, changes)
    _refuse_side_effects(db, tables, own, step, changes)
    undone_by = own if verb == "undo" else None
    db.execute("UPDATE step SET undone_by = ? WHERE id = ?", (undone_by, step))
    return Taken(step, command, done_at, len(changes))


def _refuse_strangers(
    db: sqlite3.Connection, tables: Sequence[Table], step: int, changes: Sequence[RowChange]
) -> None:
    """ChangedMeanwhileError unless every row is as it was left, and by no other program."""
    ours = {(change.table.name, change.key) for change in changes}
    for table in tables:
        sql = f"""SELECT {", ".join(table.key)} FROM {table.history} WHERE _step IS NULL
            AND _seq > (SELECT min(_seq) FROM {table.history} WHERE _step = ?)"""  # noqa: S608
        if any((table.name, tuple(row)) in ours for row in db.execute(sql, (step,))):
            raise _changed_outside(step)
    if not all(same(_present(db, change), change.before) for change in changes):
        raise _changed_outside(step)


def _changed_outside(step: int) -> ChangedMeanwhileError:
    return ChangedMeanwhileError(
        f"step {step}: another program has changed the same records since",
        "nothing was changed; pln backup list shows what was kept",
    )


def _present(db: sqlite3.Connection, change: RowChange) -> Image | None:
    table = change.table
    sql = f"SELECT {', '.join(table.columns)} FROM {table.name} WHERE {_by_key(table)}"  # noqa: S608
    found = db.execute(sql, change.key).fetchone()
    return found and dict(zip(table.columns, found, strict=True))


def _by_key(table: Table) -> str:
    return " AND ".join(f"{name} = ?" for name in table.key)


def _apply(db: sqlite3.Connection, changes: Sequence[RowChange]) -> None:
    """Turns each row from `before` to `after`. Changes come parents first, so rows go in reverse.

    What refers to another record afterwards does so first: with a record that goes, it would go along.
    """
    updates = [change for change in changes if change.before is not None and change.after is not None]
    tables = {change.table.name: change.table for change in updates}
    referring = {name: references(db, table) for name, table in tables.items()}
    for change in updates:
        if _differs(change, referring[change.table.name]):
            _update(db, change)
    for change in reversed(changes):
        if change.after is None:
            sql = f"DELETE FROM {change.table.name} WHERE {_by_key(change.table)}"  # noqa: S608
            db.execute(sql, change.key)
    for change in updates:
        if not _differs(change, referring[change.table.name]):
            _update(db, change)
    for change in changes:
        if change.before is None and change.after is not None:
            table = change.table
            marks = ", ".join("?" * len(table.columns))
            sql = f"INSERT INTO {table.name} ({', '.join(table.columns)}) VALUES ({marks})"  # noqa: S608
            db.execute(sql, tuple(change.after.values()))


def _differs(change: RowChange, columns: Iterable[str]) -> bool:
    """Whether a row that stays has other values in some of the columns afterwards."""
    before, after = change.before or {}, change.after or {}
    return any(before[column] != after[column] for column in columns)


def _update(db: sqlite3.Connection, change: RowChange) -> None:
    table, row = change.table, change.after or {}
    names = [name for name in table.columns if name not in table.key]
    setting = ", ".join(f"{name} = ?" for name in names)
    sql = f"UPDATE {table.name} SET {setting} WHERE {_by_key(table)}"  # noqa: S608
    db.execute(sql, (*(row[name] for name in names), *change.key))


def _refuse_side_effects(
    db: sqlite3.Connection, tables: Sequence[Table], own: int, step: int, changes: Sequence[RowChange]
) -> None:
    """ChangedMeanwhileError where putting rows back has changed others: something else refers to them."""
    made = [change for table in tables for change in row_changes(db, table, own)]
    if {_identity(change) for change in made} != {_identity(change) for change in changes}:
        raise _changed_outside(step)


def _identity(change: RowChange) -> tuple[object, ...]:
    after = None if change.after is None else tuple(change.after.values())
    return change.table.name, change.key, after
