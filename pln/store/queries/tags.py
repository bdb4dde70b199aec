"""Tags and how often they are used."""

import sqlite3

from pln.facts.tag import Tag
from pln.store.queries.rows import whatever_the_bytes


@whatever_the_bytes
def tags(db: sqlite3.Connection) -> list[Tag]:
    """Every tag, in alphabetical order."""
    sql = """SELECT tag, sum(n), sum(m) FROM (
            SELECT tag, count(*) AS n, 0 AS m FROM contact_tag GROUP BY tag
            UNION ALL SELECT tag, 0, count(*) FROM interaction_tag GROUP BY tag)
        GROUP BY tag ORDER BY tag"""
    return [Tag(*row) for row in db.execute(sql)]
