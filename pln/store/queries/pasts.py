"""What there was between me and each contact: how many talks, and what they know."""

import sqlite3
from collections import defaultdict

from pln.rules.reconnecting import Past
from pln.store.queries.rows import Words, for_rules, whatever_the_bytes
from pln.vocabulary import RELATIONSHIPS

_KNOWN = Words(RELATIONSHIPS)
_CONTACTS = "SELECT id, slug, relationship FROM contact WHERE status = 'known' AND archived = 0"
_EXPERTISE = "SELECT contact_id, topic FROM contact_topic WHERE topic_role = 'expertise' ORDER BY 1, 2"
# Every link is counted from the index alone, and the few that are only planned are taken off again.
_TALKS = "SELECT contact_id, count(*) FROM interaction_contact GROUP BY contact_id"
_PLANNED = """SELECT l.contact_id, count(*) FROM interaction i
    CROSS JOIN interaction_contact l ON l.interaction_id = i.id
    WHERE i.status = 'planned' GROUP BY l.contact_id"""


@whatever_the_bytes
def pasts(db: sqlite3.Connection) -> dict[str, Past]:
    """By slug, of every known contact that is not archived."""
    talks, planned = dict(db.execute(_TALKS).fetchall()), dict(db.execute(_PLANNED).fetchall())
    expertise: dict[int, list[str]] = defaultdict(list)
    for owner, topic in db.execute(_EXPERTISE):
        expertise[owner].append(topic)
    return {
        slug: Past(
            talks=talks.get(number, 0) - planned.get(number, 0),
            relationship=for_rules(_KNOWN[relationship]),
            expertise=tuple(expertise.get(number, ())),
        )
        for number, slug, relationship in db.execute(_CONTACTS)
    }
