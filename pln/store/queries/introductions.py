"""Who introduced whom: the few people around one contact, in one statement however far it goes."""

import sqlite3

from pln.facts.refs import Ref
from pln.rules.introductions import Introduced
from pln.store.queries.rows import whatever_the_bytes

# UNION leaves out who was there already, so that a circle ends. CROSS JOIN keeps the direction of the walk.
_AROUND = """WITH RECURSIVE
    start(id) AS (SELECT id FROM contact WHERE slug = ?),
    up(id) AS (SELECT id FROM start UNION
        SELECT c.introduced_by_id FROM up CROSS JOIN contact c ON c.id = up.id
        WHERE c.introduced_by_id IS NOT NULL),
    down(id) AS (SELECT id FROM start UNION
        SELECT c.id FROM down CROSS JOIN contact c ON c.introduced_by_id = down.id)
    SELECT c.slug, c.name, i.slug FROM (SELECT id FROM up UNION SELECT id FROM down) known
    CROSS JOIN contact c ON c.id = known.id LEFT JOIN contact i ON i.id = c.introduced_by_id
    ORDER BY c.name_key, c.id"""


@whatever_the_bytes
def introductions(db: sqlite3.Connection, slug: str) -> list[Introduced]:
    """Somebody, those through whom I came to know them, and those they led to; in order of their names."""
    return [Introduced(Ref(one, name), by) for one, name, by in db.execute(_AROUND, (slug,))]
