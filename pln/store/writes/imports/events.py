"""Events: known again by what the format calls them, else by name and first day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pln.classes import dataclass, replace
from pln.errors import InputError
from pln.exchange.drafts import EventDraft
from pln.models.event import EventContact, EventIn, EventRow
from pln.models.imported import EventExternal, EventImport, EventKept
from pln.names import fold
from pln.store.queries.events import EventFilter, events
from pln.store.writes import events as event_writes
from pln.store.writes.imports.decisions import Change, Decision
from pln.store.writes.imports.fingerprints import fingerprint, stored_fingerprints, stored_ids
from pln.store.writes.imports.traces import Traces, external_id
from pln.store.writes.records import validated

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from pln.facts.event import Event
    from pln.store.session import Writer
    from pln.store.writes.imports.bulk import Bulk
    from pln.store.writes.imports.people import People, Person

_MOVED = ("name", "starts_on", "ends_on", "place")  # what a newer calendar knows better
_FILLED = ("url", "note")
_SAME = (*_MOVED, *_FILLED, "kind", "status")
_TABLES = (EventExternal, EventImport, EventKept)


@dataclass(frozen=True, slots=True)
class _Known:
    """The events that are stored, by their ids and by the ways an import can know them again."""

    events: Mapping[int, Event]
    by_external: Mapping[str, int]
    by_day: Mapping[tuple[str, date], int]
    prints: Mapping[str, set[int]]

    @classmethod
    def of(cls, db: sqlite3.Connection | None, format: str) -> _Known:
        if db is None:
            return cls({}, {}, {}, {})
        stored = events(db, EventFilter())
        by_day = {(fold(one.name), one.starts_on): one.id for one in stored}
        prints = stored_fingerprints(db, "event")
        return cls({one.id: one for one in stored}, stored_ids(db, "event", format), by_day, prints)


def plan_events(
    db: sqlite3.Connection | None, drafts: Sequence[EventDraft], people: People, format: str, today: date
) -> tuple[Decision[EventDraft], ...]:
    """What becomes of each draft. Whoever is named in it and is a contact was met there, once it has begun."""
    if not drafts:
        return ()
    known = _Known.of(db, format)
    coming: dict[object, int] = {}
    decided = []
    for draft in drafts:
        draft = replace(draft, external_id=external_id(draft.external_id))
        print_ = fingerprint(draft)
        by_day = (fold(draft.name), draft.starts_on)
        number = known.by_external.get(draft.external_id) or known.by_day.get(by_day, 0)
        before = coming.get(draft.external_id) or coming.get(by_day)
        if before:
            one = Decision(draft, "skipped", reason=f"is the same as line {before}")
        elif number in known.prints.get(print_, ()):
            one = Decision(draft, "unchanged", number)
        elif number:
            one = _decide_known(draft, known.events[number], is_named=draft.external_id in known.by_external)
        else:
            one = _decide_new(draft, people, today)
        one.fingerprint = print_
        decided.append(one)
        coming[by_day] = draft.line
        if draft.external_id:
            coming[draft.external_id] = draft.line
    return tuple(decided)


def _decide_new(draft: EventDraft, people: People, today: date) -> Decision[EventDraft]:
    met: tuple[Person, ...] = ()
    if draft.starts_on <= today:
        met = tuple(dict.fromkeys(one for hint in draft.people if (one := people.find(hint)) is not None))
    elif draft.status == "attended":
        return Decision(draft, "rejected", reason=f"is attended, but begins on {draft.starts_on}")
    try:
        new = validated(EventIn, {name: getattr(draft, name) for name in _SAME})
    except InputError as error:
        return Decision(draft, "rejected", reason=error.message)
    return Decision(draft, "added", new=new, people=met)


def _decide_known(draft: EventDraft, stored: Event, *, is_named: bool) -> Decision[EventDraft]:
    values: dict[str, Any] = {
        name: said for name in _MOVED if (said := getattr(draft, name)) and said != getattr(stored, name)
    }
    if draft.starts_on != stored.starts_on and draft.ends_on != stored.ends_on:
        values["ends_on"] = draft.ends_on
    values |= {name: said for name in _FILLED if (said := getattr(draft, name)) and not getattr(stored, name)}
    changes = tuple(
        Change(name, str(getattr(stored, name) or ""), str(value or "")) for name, value in values.items()
    )
    if draft.external_id and not is_named:
        changes += (Change("known by", "", draft.external_id),)
    return Decision(draft, "updated" if changes else "unchanged", stored.id, values, changes=changes)


def write_events(writer: Writer, bulk: Bulk, decided: Sequence[Decision[EventDraft]], format: str) -> None:
    """Writes what is new, and notes of each what the format calls it and which row it is from."""
    if not decided:
        return
    traces = Traces(writer, bulk, format, "event", _TABLES)
    slugs = dict(writer.rows.execute("SELECT id, slug FROM event"))
    for one in decided:
        draft, number = one.draft, one.record
        if one.outcome == "added" and isinstance(one.new, EventIn):
            number = _add(writer, bulk, one.new, one.people)
            traces.keep(number, draft.kept, is_new=True)
        elif one.outcome == "updated":
            if one.values:
                event_writes.change(writer, slugs[number], one.values)
            traces.keep(number, draft.kept, is_new=False)
        else:
            continue
        traces.note(number, draft.external_id, one.fingerprint)


def _add(writer: Writer, bulk: Bulk, new: EventIn, people: Iterable[Person]) -> int:
    slug = bulk.slug(EventRow, new.name)
    number = bulk.record(EventRow, {"slug": slug, **event_writes.columns(writer, new)})
    for person in people:
        bulk.link(EventContact, {"event_id": number, "contact_id": person.id, "note": ""})
    return number
