"""Interactions: known again by what the format calls them, logged with those who are contacts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from pln.classes import replace
from pln.errors import InputError
from pln.exchange.drafts import InteractionDraft
from pln.models.interaction import InteractionContact, InteractionIn, InteractionRow, InteractionTag
from pln.store.writes import interactions as interaction_writes
from pln.store.writes.imports.decisions import Change, Decision
from pln.store.writes.imports.traces import external_id
from pln.store.writes.records import change_record, validated

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping
    from datetime import date

    from pln.store.session import Writer
    from pln.store.writes.imports.bulk import Bulk
    from pln.store.writes.imports.people import People

_OWN = ("day", "time", "kind", "status", "initiated_by", "summary", "minutes", "note", "tags")
_NOTHING: Mapping[str, Any] = {}


class _Seen(NamedTuple):
    """What an earlier import left of an interaction, and how it is now."""

    id: int
    summary: str
    has_note: bool
    is_planned: bool
    day: str
    time: str | None


def plan_interactions(
    db: sqlite3.Connection | None,
    drafts: Iterable[InteractionDraft],
    people: People,
    format: str,
    today: date,
) -> tuple[Decision[InteractionDraft], ...]:
    """What becomes of each draft; nothing is logged in which nobody is a contact."""
    seen = _seen(db, format) if db else {}
    coming: set[str] = set()
    decided = []
    for draft in drafts:
        known_as = external_id(draft.external_id)
        if known_as in coming:
            one = Decision(draft, "skipped", reason="has the same id as a row before it")
        elif known_as in seen:
            one = _decide_known(draft, seen[known_as])
        else:
            one = _decide_new(draft, people, today)
        coming.add(known_as)
        decided.append(one)
    return tuple(decided)


def _seen(db: sqlite3.Connection, format: str) -> dict[str, _Seen]:
    sql = """SELECT external_id, id, imported_summary, note <> '', status = 'planned', day, time FROM interaction
        WHERE added_by = ? AND external_id IS NOT NULL"""
    return {known_as: _Seen(*row) for known_as, *row in db.execute(sql, (format,))}


def _decide_new(draft: InteractionDraft, people: People, today: date) -> Decision[InteractionDraft]:
    found = dict.fromkeys(one for hint in draft.people if (one := people.find(hint)) is not None)
    if not found:
        return Decision(draft, "skipped", values=_NOTHING, reason="nobody in it is a contact")
    if draft.status == "done" and draft.day > today:
        return Decision(draft, "rejected", values=_NOTHING, reason=f"{draft.day} has not come yet")
    try:
        new = validated(InteractionIn, {name: getattr(draft, name) for name in _OWN})
    except InputError as error:
        return Decision(draft, "rejected", values=_NOTHING, reason=error.message)
    clean = {name: getattr(new, name) for name in _OWN if getattr(new, name) != getattr(draft, name)}
    return Decision(
        replace(draft, **clean) if clean else draft, "added", values=_NOTHING, people=tuple(found)
    )


def _decide_known(draft: InteractionDraft, seen: _Seen) -> Decision[InteractionDraft]:
    """A newer file may count more messages or, of what is still planned, know another day."""
    values: dict[str, Any] = {}
    changes: list[Change] = []
    if draft.summary != seen.summary:
        values["summary"] = draft.summary
        changes.append(Change("summary", seen.summary, draft.summary))
    if draft.note and not seen.has_note:
        values["note"] = draft.note
        changes.append(Change("note", "", draft.note))
    if seen.is_planned and (draft.day.isoformat(), draft.time) != (seen.day, seen.time):
        values |= {"day": draft.day, "time": draft.time, "minutes": draft.minutes}
        before, after = (seen.day, seen.time), (draft.day.isoformat(), draft.time)
        changes.append(Change("day", " ".join(filter(None, before)), " ".join(filter(None, after))))
    return Decision(draft, "updated" if values else "unchanged", seen.id, values, changes=tuple(changes))


def write_interactions(
    writer: Writer, bulk: Bulk, decided: Iterable[Decision[InteractionDraft]], format: str
) -> None:
    """Adds what is new, many at once, and changes what is known."""
    for one in decided:
        draft = one.draft
        if one.outcome == "added":
            _add(bulk, one, draft, format)
        elif one.outcome == "updated":
            interaction_writes.change(writer, one.record, one.values)
            change_record(writer, InteractionRow, one.record, {"imported_summary": draft.summary})


def _add(bulk: Bulk, one: Decision[InteractionDraft], draft: InteractionDraft, format: str) -> None:
    values = {
        "day": draft.day,
        "time": draft.time,
        "kind": draft.kind,
        "status": draft.status,
        "initiated_by": draft.initiated_by,
        "summary": draft.summary,
        "minutes": draft.minutes,
        "note": draft.note,
        "added_by": format,
        "external_id": external_id(draft.external_id),
        "imported_summary": draft.summary,
    }
    number = bulk.record(InteractionRow, values)
    for person in one.people:
        bulk.link(InteractionContact, {"interaction_id": number, "contact_id": person.id})
    for tag in dict.fromkeys(draft.tags):
        bulk.link(InteractionTag, {"interaction_id": number, "tag": tag})
