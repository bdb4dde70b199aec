"""What there was between me and a contact: how many talks, and what they know."""

import json
import sqlite3
from collections.abc import Iterable

from pln.rules.reconnecting import Past
from pln.store.queries.rows import Words, by_owner, column, for_rules, whatever_the_bytes
from pln.vocabulary import RELATIONSHIPS

_KNOWN = Words(RELATIONSHIPS)
_CONTACTS = "SELECT id, slug, relationship FROM contact WHERE slug IN (SELECT value FROM json_each(?))"
_EXPERTISE = """SELECT contact_id, topic FROM contact_topic
    WHERE topic_role = 'expertise' AND contact_id IN ({ids}) ORDER BY 1, 2"""
# Every link is counted from the index alone, and the few that are only planned are taken off again: they are found by
# stepping from day to day, since to look up each talk would read pages all over the table.
_TALKS = (
    "SELECT contact_id, count(*) FROM interaction_contact WHERE contact_id IN ({ids}) GROUP BY contact_id"
)
_PLANNED = """WITH RECURSIVE known (day) AS (SELECT max(day) FROM interaction
        UNION ALL SELECT (SELECT max(day) FROM interaction WHERE day < known.day) FROM known WHERE day IS NOT NULL)
    SELECT l.contact_id, count(*) FROM known
        CROSS JOIN interaction i ON i.day = known.day AND i.status = 'planned'
        CROSS JOIN interaction_contact l ON l.interaction_id = i.id
    WHERE +l.contact_id IN ({ids}) GROUP BY l.contact_id"""


@whatever_the_bytes
def pasts(db: sqlite3.Connection, slugs: Iterable[str]) -> dict[str, Past]:
    """What there was between me and each of the contacts, by slug."""
    known = db.execute(_CONTACTS, (json.dumps(list(slugs)),)).fetchall()
    ids = [number for number, *_ in known]
    talks, planned, expertise = (by_owner(db, sql, ids) for sql in (_TALKS, _PLANNED, _EXPERTISE))
    return {
        slug: Past(
            talks=sum(column(talks[number])) - sum(column(planned[number])),
            relationship=for_rules(_KNOWN[relationship]),
            expertise=column(expertise[number]),
        )
        for number, slug, relationship in known
    }
