"""Adding, changing and deleting relations.

A relation is stored one way only: that Bob is the report of Ann is kept as Ann being the manager of Bob, so that
both ways of saying it are one.
"""

from collections.abc import Mapping
from typing import Any

from pln.errors import DuplicateError
from pln.facts.relation import Relation
from pln.models.relation import RelationIn, RelationRow
from pln.store.queries import relations as queries
from pln.store.queries.relations import RelationFilter
from pln.store.session import Writer
from pln.store.writes.records import (
    change_record,
    delete_record,
    id_of,
    input_of,
    insert_record,
    picked,
    refuse_changed_meanwhile,
    refuse_days_to_come,
    says_the_same,
)
from pln.vocabulary import RELATION_INVERSES, RELATION_TYPES

_OWN_COLUMNS = ("type", "since_on", "note")


def add(writer: Writer, new: RelationIn) -> Relation:
    """Stores a relation. DuplicateError where it is known already, from either side."""
    new = _one_way(new)
    refuse_days_to_come(writer, new, ("since_on",))
    _refuse_twin(writer, new)
    return queries.relation(writer.rows, insert_record(writer, RelationRow, _columns(writer, new)))


def change(
    writer: Writer, number: int, changes: Mapping[str, object], expected: Relation | None = None
) -> Relation:
    """Changes a relation, validated whole. `expected`: what an editor was shown; must still be so."""
    now = queries.relation(writer.rows, number)
    refuse_changed_meanwhile(now, expected, f"relation {number}")
    new = _one_way(input_of(now, RelationIn, changes))
    if says_the_same(now, new):
        return now
    refuse_days_to_come(writer, new, ("since_on",), now)
    _refuse_twin(writer, new, number)
    change_record(writer, RelationRow, number, _columns(writer, new))
    return queries.relation(writer.rows, number)


def delete(writer: Writer, number: int) -> None:
    """Removes a relation; both contacts stay."""
    delete_record(writer, RelationRow, number)


def _one_way(new: RelationIn) -> RelationIn:
    inverse = RELATION_INVERSES[new.type]
    if RELATION_TYPES.index(new.type) <= RELATION_TYPES.index(inverse):
        return new
    return new.model_copy(update={"contact": new.other, "type": inverse, "other": new.contact})


def _refuse_twin(writer: Writer, new: RelationIn, number: int | None = None) -> None:
    """The same two and the same words, whichever of them is named first where the words work both ways."""
    between = {new.contact, new.other}
    for one in queries.relations(writer.rows, RelationFilter(contact=new.contact)):
        if one.id == number or between != {one.contact.slug, one.other.slug}:
            continue
        same_way = one.contact.slug == new.contact
        if one.type == (new.type if same_way else RELATION_INVERSES[new.type]):
            raise DuplicateError(
                f"that {one.contact.name} is {one.type} of {one.other.name} is known already: relation {one.id}",
                f"change it: pln edit relation {one.id}",
            )


def _columns(writer: Writer, new: RelationIn) -> dict[str, Any]:
    sides = {
        "contact_id": id_of(writer, "contact", new.contact),
        "other_id": id_of(writer, "contact", new.other),
    }
    return picked(new, _OWN_COLUMNS) | sides
