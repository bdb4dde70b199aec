"""What an export will change, record by record, against what is stored."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from sys import intern
from typing import Any

from pln.classes import dataclass
from pln.exchange.drafts import RecordLine
from pln.exchange.importing import RowError
from pln.exchange.jsonl_read import decoded
from pln.store.queries.everything import Record, by_uuid
from pln.store.queries.exported import KINDS, Kind
from pln.store.writes.exported.circles import in_circles
from pln.store.writes.exported.flat import Checked, Target, checked, differing, references, stored_flat
from pln.store.writes.exported.keys import Key, alike, holder_of, keys_of
from pln.store.writes.exported.wording import change_of, name_of
from pln.store.writes.imports.decisions import Change, Outcome

AT_ONCE = 500  # records; what is taken apart at a time
# Which reference must not lead back to where it begins.
_ABOVE = {"contact": "introduced_by", "goal": "parent"}


@dataclass(slots=True)
class Planned:
    """What becomes of one line: the kind of record and how it is known, and for a change what differs.

    `slug` is the one that a new record gets, if its kind has any.
    """

    line: RecordLine
    outcome: Outcome
    kind: Kind | None = None
    uuid: str = ""
    name: str = ""
    slug: str = ""
    created_at: str = ""
    references: tuple[Target, ...] = ()
    changes: tuple[Change, ...] = ()
    reason: str = ""

    def reject(self, reason: str) -> None:
        self.outcome, self.reason = "rejected", reason

    @property
    def is_written(self) -> bool:
        return self.outcome in ("added", "updated")

    @property
    def type(self) -> str:
        return self.kind.type if self.kind else "row"

    @property
    def target(self) -> Target:
        return (self.kind.table if self.kind else "", self.uuid)


def plan_records(
    db: sqlite3.Connection | None, lines: Sequence[RecordLine], today: date
) -> tuple[Planned, ...]:
    """What becomes of each line; None: nothing is stored yet."""
    planning = _Planning(db, today)
    for some in batched(lines, AT_ONCE):
        planning.look_at(some)
    planning.refuse_what_is_held()
    planning.refuse_circles()
    planning.refuse_what_leads_nowhere()
    planning.give_slugs()
    return tuple(planning.all)


def batched(items: Iterable[Any], count: int) -> Iterator[list[Any]]:
    """So many at a time, in their order."""
    rest = iter(items)
    while some := list(islice(rest, count)):
        yield some


class _Planning:
    def __init__(self, db: sqlite3.Connection | None, today: date) -> None:
        self._db = db
        self._today = today
        self.all: list[Planned] = []
        self._lines: dict[Target, int] = {}  # of every record in the file
        self._same: dict[Target, Target] = {}  # one object for each, however often it is referred to
        self._keys: dict[Key, int] = {}
        self._holders: list[tuple[Planned, Target, str]] = []
        self._above: dict[str, dict[str, str | None]] = defaultdict(dict)

    def look_at(self, lines: Iterable[RecordLine]) -> None:
        """Checks each line by itself, and compares it with what bears its UUID."""
        groups: dict[str, list[tuple[Planned, Checked]]] = defaultdict(list)
        for line in lines:
            one = Planned(line, "added")
            self.all.append(one)
            try:
                found = checked(line, self._today)
            except RowError as error:
                one.reject(str(error))
                continue
            self._describe(one, found)
            first = self._lines.setdefault(one.target, line.line)
            if first == line.line:
                groups[found.kind.type].append((one, found))
            else:
                one.reject(f"the same record stands in line {first}")
        for group in groups.values():
            self._compare(group)

    def _describe(self, one: Planned, found: Checked) -> None:
        one.kind, flat = found.kind, found.flat
        one.uuid, one.name, one.slug = flat["uuid"], name_of(flat), flat.get("slug", "")
        one.created_at = intern(flat["created_at"])
        one.references = tuple(self._same.setdefault(to, to) for to in references(found.kind, flat))

    def _compare(self, group: Sequence[tuple[Planned, Checked]]) -> None:
        kind = group[0][1].kind
        stored = by_uuid(self._db, kind, [one.uuid for one, _ in group]) if self._db else {}
        for one, found in group:
            if (now := stored.get(one.uuid)) is not None:
                self._describe_change(one, found, now)
            if kind.table in _ABOVE:
                self._above[kind.table][one.uuid] = found.flat[_ABOVE[kind.table]]
            if one.is_written:
                self._refuse_twins(one, found)
            if one.outcome == "added":
                self._note_alike(one, found)

    def _describe_change(self, one: Planned, found: Checked, now: Record) -> None:
        flat = stored_flat(now)
        differs = differing(found.kind, flat, found.flat)
        one.outcome = "updated" if differs else "unchanged"
        one.slug = now.get("slug", "")
        if not differs:
            return
        names = _names(now) | _names(decoded(one.line.text))
        one.changes = tuple(change_of(key, flat[key], found.flat[key], names) for key in differs)
        if now["updated_at"] > found.flat["updated_at"]:
            one.reason = "what is here was changed later"

    def _refuse_twins(self, one: Planned, found: Checked) -> None:
        """What no two records may share: in the file the first has it, in the database whoever is not in the file."""
        for key in keys_of(found):
            first = self._keys.setdefault(key, one.line.line)
            if first != one.line.line:
                one.reject(f"{key.field}: says the same as line {first}")
            elif self._db and (holder := holder_of(self._db, key)) not in (None, one.uuid):
                self._holders.append(
                    (one, (key.table, holder), f"{key.field}: says the same as another record here")
                )

    def _note_alike(self, one: Planned, found: Checked) -> None:
        for holder, slug in alike(self._db, found) if self._db else ():
            reason = f"may be {slug}, here with the same e-mail or address, but is another record"
            self._holders.append((one, (found.kind.table, holder), reason))

    def refuse_what_is_held(self) -> None:
        """Rejects what belongs to a stored record that the file does not have."""
        for one, holder, reason in self._holders:
            if holder not in self._lines:
                one.reject(reason)

    def refuse_circles(self) -> None:
        """Rejects those who would have introduced themselves, and goals that would be a part of themselves."""
        for table, key in _ABOVE.items():
            above = self._stored_above(table, key) | self._above[table]
            circles = in_circles(above)
            for one in self.all:
                if one.is_written and one.target[0] == table and one.uuid in circles:
                    one.reject(f"{key}: leads back to itself")

    def _stored_above(self, table: str, key: str) -> dict[str, str | None]:
        if not self._db or not self._above[table]:
            return {}
        sql = f"SELECT o.uuid, a.uuid FROM {table} o JOIN {table} a ON a.id = o.{key}_id"  # noqa: S608
        return dict(self._db.execute(sql))

    def refuse_what_leads_nowhere(self) -> None:
        """Rejects what refers to a record that is neither stored nor coming, and then what refers to that."""
        coming = {one.target for one in self.all if one.outcome != "rejected"}
        stored: dict[Target, bool] = {}
        found_one = True
        while found_one:
            found_one = False
            for one in self.all:
                if not one.is_written:
                    continue
                missing = next((to for to in one.references if not self._is_there(to, coming, stored)), None)
                if missing:
                    one.reject(_missing(one.line, *missing))
                    coming.discard(one.target)
                    found_one = True

    def _is_there(self, to: Target, coming: set[Target], stored: dict[Target, bool]) -> bool:
        if to in coming:
            return True
        if to not in stored:
            table, uuid = to
            sql = f"SELECT 1 FROM {table} WHERE uuid = ?"  # noqa: S608
            stored[to] = bool(self._db and self._db.execute(sql, (uuid,)).fetchone())
        return stored[to]

    def give_slugs(self) -> None:
        """Where somebody else has the slug of a new record, it gets the next one that is free."""
        for kind in KINDS:
            if "slug" not in kind.columns:
                continue
            sql = f"SELECT slug FROM {kind.table}"  # noqa: S608
            taken = {slug for (slug,) in self._db.execute(sql)} if self._db else set()
            tried: Counter[str] = Counter()
            for one in self.all:
                if one.outcome == "added" and one.kind is kind:
                    base = one.slug
                    while one.slug in taken:
                        tried[base] += 1
                        one.slug = f"{base}-{tried[base] + 1}"
                    taken.add(one.slug)
                    if one.slug != base:
                        one.reason = f"{base} is taken here: {one.slug}"


def _missing(line: RecordLine, table: str, uuid: str) -> str:
    called = _names(decoded(line.text)).get(uuid, uuid)
    return f"refers to {table} {called}, which is neither here nor in the file"


def _names(record: Any) -> dict[str, str]:
    """The slugs that stand beside UUIDs."""
    if isinstance(record, list):
        return {uuid: slug for item in record for uuid, slug in _names(item).items()}
    if not isinstance(record, Mapping):
        return {}
    if "uuid" in record and "type" not in record:
        return {record["uuid"]: record.get("slug", record["uuid"])}
    return {uuid: slug for value in record.values() for uuid, slug in _names(value).items()}
