"""The steps of the history, and what each of them touched."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from typing import Any

from pln.classes import dataclass
from pln.errors import NotFoundError
from pln.rules.wording import counted
from pln.steps import RecordRef, Step
from pln.store.history.records import THESE_STEPS, Kind, as_list, kinds, names, touched
from pln.store.queries.rows import whatever_the_bytes

_NAMED = 3  # records that a sentence names; more are counted
_LONGEST = 60  # characters of a name in it
_ALL = -1
_COLUMNS = "id, at, command, kind, of_step, undone_by"
_BY_ANOTHER_PROGRAM = "IS NULL"


class _Depth(IntEnum):
    """How deep a step went into a record: what belongs to it, its own row, or whether it is there at all."""

    BELONGINGS = 0
    ITSELF = 1
    EXISTENCE = 2


@dataclass(frozen=True, slots=True)
class _Touched:
    """How many records of a kind a step touched, and how deep."""

    kind: Kind
    depth: _Depth
    records: int


@dataclass(frozen=True, slots=True)
class _Subject:
    """What the sentence about a step speaks of: the records it went deepest into, how many by table.

    `others` is how many more it changed themselves.
    """

    depth: _Depth
    counts: Mapping[str, int]
    others: int

    @classmethod
    def of(cls, touched: Sequence[_Touched]) -> "_Subject":
        depth = max(one.depth for one in touched)
        counts = {one.kind.table.name: one.records for one in touched if one.depth == depth}
        return cls(depth, counts, sum(one.records for one in touched if _Depth.ITSELF <= one.depth < depth))

    def names(self, kind: Kind) -> bool:
        """Whether the records of a kind are named, not counted."""
        return self.counts[kind.table.name] == 1 or sum(self.counts.values()) <= _NAMED

    def sentence(self, parts: Sequence[str]) -> str:
        *first, last = parts
        named = f"{', '.join(first)} and {last}" if first else last
        return f"{named} (and {self.others} changed)" if self.others else named


@whatever_the_bytes
def steps(db: sqlite3.Connection, limit: int | None = None, of: RecordRef | None = None) -> list[Step]:
    """The steps that changed anything, or a certain record, newest first; `limit` None: all of them."""
    where = f"id IN ({_steps_of(db, of)})" if of else "1"
    sql = f"SELECT {_COLUMNS} FROM step WHERE is_open = 0 AND {where} ORDER BY id DESC LIMIT :limit"  # noqa: S608
    values = _values(of) | {"limit": _ALL if limit is None else limit}
    return _whole(db, db.execute(sql, values).fetchall())


def count(db: sqlite3.Connection, of: RecordRef | None = None) -> int:
    """How many steps there are in all."""
    where = f"id IN ({_steps_of(db, of)})" if of else "1"
    sql = f"SELECT count(*) FROM step WHERE is_open = 0 AND {where}"  # noqa: S608
    return int(db.execute(sql, _values(of)).fetchone()[0])


@whatever_the_bytes
def step(db: sqlite3.Connection, number: int) -> Step:
    """One step; NotFoundError where there is none of that number."""
    return _numbered(db, [number])[0]


@whatever_the_bytes
def described(db: sqlite3.Connection, numbers: Sequence[int]) -> list[str]:
    """Each of the steps in a few words, such as `add contact: Ann Lee`. NotFoundError where one is none."""
    found = _numbered(db, numbers)
    return [f"{one.command}: {one.what}" if one.what else one.command for one in found]


def _numbered(db: sqlite3.Connection, numbers: Sequence[int]) -> list[Step]:
    sql = f"SELECT {_COLUMNS} FROM step WHERE is_open = 0 AND id IN (SELECT value FROM json_each(?))"  # noqa: S608
    found = {one.id: one for one in _whole(db, db.execute(sql, (as_list(numbers),)).fetchall())}
    if missing := [number for number in numbers if number not in found]:
        raise NotFoundError(f"there is no step {missing[0]}", "see: pln history")
    return [found[number] for number in numbers]


def _steps_of(db: sqlite3.Connection, of: RecordRef) -> str:
    """SQL for the steps that changed a record or what became one with it, NULL for another program.

    Its row id may also have been that of others, who had other UUIDs: what belonged to them is not its own.
    """
    kind = kinds(db)[of.table]
    return " UNION ".join(_steps_of_one(kind, place) for place in range(1 + len(of.merged)))


def _steps_of_one(kind: Kind, place: int) -> str:
    own, record, uuid = kind.table.history, f":record{place}", f":uuid{place}"
    parts = ["SELECT NULL AS _step WHERE 0"]
    parts += [f"SELECT _step FROM {part.history} WHERE {part.key[0]} = {record}" for part in kind.parts]  # noqa: S608
    return f"""SELECT _step FROM {own} WHERE uuid = {uuid}
        UNION SELECT _step FROM ({" UNION ALL ".join(parts)}) WHERE NOT EXISTS (
            SELECT 1 FROM (
                SELECT min(_step) AS first, max(_step) AS last FROM {own}
                WHERE id = {record} AND uuid <> {uuid} GROUP BY uuid
            ) WHERE _step BETWEEN first AND last
        )"""  # noqa: S608


def _values(of: RecordRef | None) -> dict[str, object]:
    records = ((of.id, of.uuid), *of.merged) if of else ()
    return {
        name: value
        for place, (number, uuid) in enumerate(records)
        for name, value in ((f"record{place}", number), (f"uuid{place}", uuid))
    }


def _whole(db: sqlite3.Connection, rows: Sequence[tuple[Any, ...]]) -> list[Step]:
    known = kinds(db)
    found = _touched(db, known.values(), THESE_STEPS, [row[0] for row in rows])
    sentences = _sentences(db, known, found, THESE_STEPS)
    return [
        Step(
            *(number, at, command, kind, of_step, undone_by),
            records=sum(one.records for one in found.get(number, ())),
            what=sentences.get(number, ""),
        )
        for number, at, command, kind, of_step, undone_by in rows
    ]


def _touched(
    db: sqlite3.Connection, known: Iterable[Kind], which: str, steps: Iterable[int]
) -> dict[int | None, list[_Touched]]:
    """What the steps touched, by step; None is the key of what no step did."""
    found: dict[int | None, list[_Touched]] = {}
    values = {"steps": as_list(steps)}
    for kind in known:
        sql = f"SELECT step, depth, count(*) FROM ({touched(kind, which)}) GROUP BY step, depth"  # noqa: S608
        for number, depth, records in db.execute(sql, values):
            found.setdefault(number, []).append(_Touched(kind, _Depth(depth), records))
    return found


def _sentences(
    db: sqlite3.Connection,
    known: Mapping[str, Kind],
    touched: Mapping[int | None, Sequence[_Touched]],
    which: str,
) -> dict[int | None, str]:
    """`Ann Lee and coffee on 2026-11-20`, or `148 contacts and 212 interactions (and 3 changed)`, by step."""
    subjects = {step: _Subject.of(found) for step, found in touched.items()}
    parts: dict[int | None, list[str]] = {step: [] for step in touched}
    for kind in known.values():
        said = {step: one for step, one in subjects.items() if kind.table.name in one.counts}
        for step, name in _named(db, known, kind, which, said):
            parts[step].append(name)
        for step, one in said.items():
            if not one.names(kind):
                parts[step].append(counted(one.counts[kind.table.name], kind.noun))
    return {step: one.sentence(parts[step]) for step, one in subjects.items()}


def _named(
    db: sqlite3.Connection,
    known: Mapping[str, Kind],
    kind: Kind,
    which: str,
    subjects: Mapping[int | None, _Subject],
) -> list[tuple[int | None, str]]:
    """The names of the records of a kind for the sentences that name them, each with its step."""
    steps = [step for step, one in subjects.items() if one.names(kind)]
    if not steps:
        return []
    rows = db.execute(touched(kind, which), {"steps": as_list(steps)})
    wanted = [(record, step) for step, record, depth in rows if depth == subjects[step].depth]
    called = names(db, known, kind, wanted)
    return [(step, _short(called[record, step])) for record, step in wanted]


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[:_LONGEST]}…"


@whatever_the_bytes
def elsewhere(db: sqlite3.Connection, of: RecordRef | None = None) -> str:
    """What another program has changed, in words such as `Ann Lee and 3 goals`; "" for nothing.

    Only of a certain record where one is given. When it was is not known: no step stands for it.
    """
    if of:
        sql = f"SELECT 1 FROM ({_steps_of(db, of)}) WHERE _step IS NULL"  # noqa: S608
        return of.label if db.execute(sql, _values(of)).fetchone() else ""
    known = kinds(db)
    found = _touched(db, known.values(), _BY_ANOTHER_PROGRAM, ())
    return _sentences(db, known, found, _BY_ANOTHER_PROGRAM).get(None, "")
