"""Exchanges: what somebody and I have given each other, newest first."""

import sqlite3
from datetime import date
from functools import cache

from pln.classes import dataclass
from pln.facts.exchange import Exchange
from pln.facts.refs import Ref
from pln.store.queries.rows import Conditions, Words, day, existing, whatever_the_bytes
from pln.vocabulary import (
    EXCHANGE_DIRECTIONS,
    EXCHANGE_KINDS,
    UNREADABLE,
    ExchangeDirection,
    ExchangeKind,
)

_DIRECTIONS, _KINDS = Words(EXCHANGE_DIRECTIONS), Words(EXCHANGE_KINDS)
_COLUMNS = """x.id, x.uuid, x.day, c.slug, c.name, x.direction, x.kind, x.what, x.effort, x.interaction_id,
    x.forward_of_id, x.thanked_on, x.tried_on, x.told_on, x.public, x.note, x.created_at, x.updated_at"""


@dataclass(frozen=True, slots=True)
class ExchangeFilter:
    """Which exchanges are wanted; None: whatever the value. `since` and `until` are included.

    `archived`: whether the contact is.
    """

    contact: str | None = None
    direction: ExchangeDirection | None = None
    kind: ExchangeKind | None = None
    public: bool | None = None
    thanked: bool | None = None
    since: date | None = None
    until: date | None = None
    archived: bool | None = None
    interaction: int | None = None
    id: int | None = None
    least_effort: int | None = None


def _conditions(wanted: ExchangeFilter) -> Conditions:
    conditions = Conditions()
    conditions.add_if(wanted.id, "x.id = ?")
    conditions.add_if(wanted.contact, "x.contact_id = (SELECT id FROM contact WHERE slug = ?)")
    conditions.add_if(wanted.direction, "x.direction = ?")
    conditions.add_if(wanted.kind, "x.kind = ?")
    conditions.add_if(wanted.public, "x.public = ?")
    conditions.add_if(wanted.interaction, "x.interaction_id = ?")
    if wanted.thanked is not None:
        conditions.add(f"x.thanked_on IS {'NOT ' if wanted.thanked else ''}NULL")
    conditions.add_if(wanted.least_effort, "x.effort >= ?")
    conditions.add_if(wanted.archived, "c.archived = ?")
    conditions.add_if(wanted.since and wanted.since.isoformat(), "x.day >= ?")
    conditions.add_if(wanted.until and wanted.until.isoformat(), "x.day <= ?")
    return conditions


@whatever_the_bytes
def exchanges(db: sqlite3.Connection, wanted: ExchangeFilter) -> list[Exchange]:
    """Exchanges, the latest day first."""
    conditions = _conditions(wanted)
    # CROSS JOIN says what leads: the days of the exchanges, so that nothing is left to sort.
    sql = f"""SELECT {_COLUMNS} FROM exchange x CROSS JOIN contact c ON c.id = x.contact_id
        WHERE {conditions.where} ORDER BY x.day DESC, x.id DESC"""  # noqa: S608
    ref_of = cache(Ref)  # of many exchanges few are with somebody that no other is with
    return [
        Exchange(
            id=row[0],
            uuid=row[1],
            day=day(row[2]),
            contact=ref_of(row[3], row[4]),
            direction=_DIRECTIONS[row[5]],
            kind=_KINDS[row[6]],
            what=row[7],
            effort=row[8] if 1 <= row[8] <= 3 else UNREADABLE,
            interaction=row[9],
            forward_of=row[10],
            thanked_on=day(row[11]),
            tried_on=day(row[12]),
            told_on=day(row[13]),
            public=bool(row[14]),
            note=row[15],
            created_at=row[16],
            updated_at=row[17],
        )
        for row in db.execute(sql, conditions.values)
    ]


def exchange(db: sqlite3.Connection, number: int) -> Exchange:
    """The exchange with this id. NotFoundError where it was deleted meanwhile."""
    return existing(exchanges(db, ExchangeFilter(id=number)), "exchange", number)
