"""Relations: how two contacts stand to each other."""

import sqlite3

from pln.classes import dataclass
from pln.facts.refs import Ref
from pln.facts.relation import Relation
from pln.store.queries.rows import Conditions, Words, day, existing, whatever_the_bytes
from pln.vocabulary import RELATION_TYPES

_TYPES = Words(RELATION_TYPES)
_COLUMNS = """r.id, r.uuid, c.slug, c.name, r.type, o.slug, o.name, r.since_on, r.note, r.created_at,
    r.updated_at"""


@dataclass(frozen=True, slots=True)
class RelationFilter:
    """Which relations are wanted; None: whatever the value. `contact` may be on either side."""

    contact: str | None = None
    id: int | None = None


@whatever_the_bytes
def relations(db: sqlite3.Connection, wanted: RelationFilter) -> list[Relation]:
    """Relations by the name of who is something of somebody, then by the other's."""
    conditions = Conditions()
    conditions.add_if(wanted.id, "r.id = ?")
    somebody = "(SELECT id FROM contact WHERE slug = ?)"
    conditions.add_if(wanted.contact, f"(r.contact_id = {somebody} OR r.other_id = {somebody})")
    sql = f"""SELECT {_COLUMNS} FROM relation r JOIN contact c ON c.id = r.contact_id
        JOIN contact o ON o.id = r.other_id
        WHERE {conditions.where} ORDER BY c.name_key, c.id, o.name_key, o.id, r.id"""  # noqa: S608
    return [
        Relation(
            id=row[0],
            uuid=row[1],
            contact=Ref(row[2], row[3]),
            type=_TYPES[row[4]],
            other=Ref(row[5], row[6]),
            since_on=day(row[7]),
            note=row[8],
            created_at=row[9],
            updated_at=row[10],
        )
        for row in db.execute(sql, conditions.values)
    ]


def relation(db: sqlite3.Connection, number: int) -> Relation:
    """The relation with this id. NotFoundError where it was deleted meanwhile."""
    return existing(relations(db, RelationFilter(id=number)), "relation", number)
