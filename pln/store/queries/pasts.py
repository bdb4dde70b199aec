"""What there was between me and a contact: how many talks, and what they know."""

import json
import sqlite3
from collections.abc import Iterable

from pln.facts.contact import Tie
from pln.rules.reconnecting import Past
from pln.store.queries.rows import Words, by_owner, column, for_rules, whatever_the_bytes
from pln.vocabulary import RELATIONSHIPS

_KNOWN = Words(RELATIONSHIPS)
_CONTACTS = "SELECT id, slug, relationship FROM contact WHERE slug IN (SELECT value FROM json_each(?))"
_EXPERTISE = """SELECT contact_id, topic FROM contact_topic
    WHERE topic_role = 'expertise' AND contact_id IN ({ids}) ORDER BY 1, 2"""
_TALKS = """SELECT l.contact_id, count(*) FROM interaction_contact l
    CROSS JOIN interaction i ON i.id = l.interaction_id
    WHERE l.contact_id IN ({ids}) AND i.status = 'done' GROUP BY l.contact_id"""


@whatever_the_bytes
def pasts(db: sqlite3.Connection, ties: Iterable[Tie]) -> dict[str, Past]:
    """What there was between me and those of the ties, by slug."""
    known = db.execute(_CONTACTS, (json.dumps([tie.slug for tie in ties]),)).fetchall()
    ids = [number for number, *_ in known]
    talks, expertise = by_owner(db, _TALKS, ids), by_owner(db, _EXPERTISE, ids)
    return {
        slug: Past(
            talks=sum(column(talks[number])),
            relationship=for_rules(_KNOWN[relationship]),
            expertise=column(expertise[number]),
        )
        for number, slug, relationship in known
    }
