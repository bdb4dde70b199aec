"""Exchanges: known again by what the format calls them; what was edited since stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pln.errors import InputError
from pln.exchange.drafts import ExchangeDraft
from pln.models.exchange import ExchangeIn, ExchangeRow
from pln.models.imported import ExchangeExternal
from pln.store.writes.imports.decisions import Decision
from pln.store.writes.imports.fingerprints import stored_ids
from pln.store.writes.imports.traces import external_id
from pln.store.writes.records import validated

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from datetime import date

    from pln.store.writes.imports.bulk import Bulk
    from pln.store.writes.imports.people import People

_SAME = ("day", "direction", "kind", "what", "note", "public")
_OWN = ("day", "direction", "kind", "what", "effort", "thanked_on", "tried_on", "told_on", "note")


def plan_exchanges(
    db: sqlite3.Connection | None, drafts: Iterable[ExchangeDraft], people: People, format: str, today: date
) -> tuple[Decision[ExchangeDraft], ...]:
    """What becomes of each draft; what passed with somebody who is no contact is skipped."""
    known = dict(stored_ids(db, "exchange", format)) if db else {}
    coming: set[str] = set()
    decided = []
    for draft in drafts:
        known_as = external_id(draft.external_id)
        if known_as in coming:
            decided.append(Decision(draft, "skipped", reason="has the same id as a row before it"))
        elif known_as in known:
            decided.append(Decision(draft, "unchanged", known[known_as]))
        else:
            decided.append(_decide_new(draft, people, today))
        coming.add(known_as)
    return tuple(decided)


def _decide_new(draft: ExchangeDraft, people: People, today: date) -> Decision[ExchangeDraft]:
    person = people.find(draft.person)
    if person is None:
        return Decision(draft, "skipped", reason="is with nobody who is a contact")
    if draft.day > today:
        return Decision(draft, "rejected", reason=f"{draft.day} has not come yet")
    try:
        new = validated(ExchangeIn, {"contact": "somebody", **{name: getattr(draft, name) for name in _SAME}})
    except InputError as error:
        return Decision(draft, "rejected", reason=error.message)
    values = {name: getattr(new, name) for name in _OWN} | {"public": int(new.public)}
    return Decision(draft, "added", values=values, people=(person,))


def write_exchanges(bulk: Bulk, decided: Iterable[Decision[ExchangeDraft]], format: str) -> None:
    """Writes what is new."""
    for one in decided:
        if one.outcome == "added" and isinstance(one.draft, ExchangeDraft):
            row = {
                **one.values,
                "contact_id": one.people[0].id,
                "interaction_id": None,
                "forward_of_id": None,
            }
            number = bulk.record(ExchangeRow, row)
            known_as = external_id(one.draft.external_id)
            row = {"exchange_id": number, "format": format, "external_id": known_as}
            bulk.link(ExchangeExternal, row)
