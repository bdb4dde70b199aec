"""Promises: the open ones by the day they are due, then those that have ended, the latest first."""

import sqlite3

from pln.classes import dataclass
from pln.facts.promise import Promise
from pln.facts.refs import Ref
from pln.store.queries.rows import Conditions, Words, day, existing, whatever_the_bytes
from pln.vocabulary import PROMISE_KINDS, PROMISE_OWNERS, PromiseKind, PromiseOwner

_OWNERS, _KINDS = Words(PROMISE_OWNERS), Words(PROMISE_KINDS)
_COLUMNS = """p.id, p.uuid, c.slug, c.name, p.whose, p.kind, p.what, p.made_on, p.due_on, p.kept_on, p.dropped_on,
    p.interaction_id, p.note, p.created_at, p.updated_at"""
_OPEN = "p.kept_on IS NULL AND p.dropped_on IS NULL"
_ENDED_ON = "coalesce(p.kept_on, p.dropped_on)"


@dataclass(frozen=True, slots=True)
class PromiseFilter:
    """Which promises are wanted; None: whatever the value. `open`: neither kept nor dropped."""

    contact: str | None = None
    whose: PromiseOwner | None = None
    kind: PromiseKind | None = None
    open: bool | None = None
    interaction: int | None = None
    id: int | None = None


def _conditions(wanted: PromiseFilter) -> Conditions:
    conditions = Conditions()
    conditions.add_if(wanted.id, "p.id = ?")
    conditions.add_if(wanted.contact, "p.contact_id = (SELECT id FROM contact WHERE slug = ?)")
    conditions.add_if(wanted.whose, "p.whose = ?")
    conditions.add_if(wanted.kind, "p.kind = ?")
    conditions.add_if(wanted.interaction, "p.interaction_id = ?")
    if wanted.open is not None:
        conditions.add(_OPEN if wanted.open else f"NOT ({_OPEN})")
    return conditions


@whatever_the_bytes
def promises(db: sqlite3.Connection, wanted: PromiseFilter) -> list[Promise]:
    """Open promises by due day, those without one last; then the ended ones, the latest end first."""
    conditions = _conditions(wanted)
    sql = f"""SELECT {_COLUMNS} FROM promise p JOIN contact c ON c.id = p.contact_id
        WHERE {conditions.where}
        ORDER BY {_ENDED_ON} IS NOT NULL, {_ENDED_ON} DESC, p.due_on IS NULL, p.due_on, p.id"""  # noqa: S608
    return [
        Promise(
            id=row[0],
            uuid=row[1],
            contact=Ref(row[2], row[3]),
            whose=_OWNERS[row[4]],
            kind=_KINDS[row[5]],
            what=row[6],
            made_on=day(row[7]),
            due_on=day(row[8]),
            kept_on=day(row[9]),
            dropped_on=day(row[10]),
            interaction=row[11],
            note=row[12],
            created_at=row[13],
            updated_at=row[14],
        )
        for row in db.execute(sql, conditions.values)
    ]


def promise(db: sqlite3.Connection, number: int) -> Promise:
    """The promise with this id. NotFoundError where it was deleted meanwhile."""
    return existing(promises(db, PromiseFilter(id=number)), "promise", number)
