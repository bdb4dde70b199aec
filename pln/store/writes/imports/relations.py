"""Relations: known again by the two whom they are between and how they stand to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pln.exchange.drafts import RelationDraft
from pln.models.relation import RelationRow
from pln.store.writes.imports.decisions import Decision
from pln.vocabulary import RELATION_INVERSES, RELATION_TYPES, RelationType

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from pln.store.writes.imports.bulk import Bulk
    from pln.store.writes.imports.people import People, Person


def plan_relations(
    db: sqlite3.Connection | None, drafts: Iterable[RelationDraft], people: People
) -> tuple[Decision[RelationDraft], ...]:
    """What becomes of each draft; both have to be contacts."""
    sql = "SELECT contact_id, type, other_id FROM relation"
    rows = db.execute(sql).fetchall() if db else []
    known = {
        said for one, how, other in rows for said in _both_ways(people.by_id(one), how, people.by_id(other))
    }
    decided = []
    for draft in drafts:
        one, other = people.find(draft.person), people.find(draft.other)
        if one is None or other is None:
            decided.append(Decision(draft, "skipped", reason="is not between two contacts"))
        elif one is other:
            decided.append(Decision(draft, "rejected", reason="is of somebody with themselves"))
        elif (one, draft.type, other) in known:
            decided.append(Decision(draft, "unchanged", people=(one, other)))
        else:
            known.update(_both_ways(one, draft.type, other))
            decided.append(Decision(draft, "added", people=(one, other)))
    return tuple(decided)


def _both_ways(one: Person, how: RelationType, other: Person) -> set[tuple[Person, RelationType, Person]]:
    return {(one, how, other), (other, RELATION_INVERSES[how], one)}


def write_relations(bulk: Bulk, decided: Iterable[Decision[RelationDraft]]) -> None:
    """Writes what is new, the one way that a relation is stored."""
    for one in decided:
        if one.outcome != "added" or not isinstance(one.draft, RelationDraft):
            continue
        person, other = one.people
        how: RelationType = one.draft.type
        inverse = RELATION_INVERSES[how]
        if RELATION_TYPES.index(how) > RELATION_TYPES.index(inverse):
            person, how, other = other, inverse, person
        row = {"contact_id": person.id, "type": how, "other_id": other.id, "since_on": None, "note": ""}
        bulk.record(RelationRow, row)
