"""Names for completion: one short look at the database that says nothing and leaves no trace.

Imported on every TAB, so it imports nothing but the core of `sqlite3`: the rest of it turns days into
`datetime`s, and importing that takes a third as long as all of this.
"""

import _sqlite3 as sqlite3
import os

from pln.store.place import sqlite_uri

_BUSY_SECONDS = 0.1
_QUERIES = {
    "contact": "SELECT slug, name FROM contact WHERE slug BETWEEN ? AND ? ORDER BY slug",
    "goal": "SELECT slug, name FROM goal WHERE slug BETWEEN ? AND ? ORDER BY slug",
    "resource": "SELECT slug, title FROM resource WHERE slug BETWEEN ? AND ? ORDER BY slug",
    "event": "SELECT slug, name FROM event WHERE slug BETWEEN ? AND ? ORDER BY slug",
    "tag": """SELECT tag, '' FROM contact_tag WHERE tag BETWEEN ?1 AND ?2
        UNION SELECT tag, '' FROM interaction_tag WHERE tag BETWEEN ?1 AND ?2 ORDER BY 1""",
}
_AFTER_ALL = "\U0010ffff"  # no character comes after this one


def names(path: str, subject: str, start: str) -> list[tuple[str, str]]:
    """What records of a kind are called that begin with `start`, each with its full name.

    `subject` is contact, goal, resource, event (their slugs) or tag. Nothing where there is no database, where it
    is no database of ours, or where somebody is writing to it: a TAB is no moment for an error or a wait.
    """
    if not os.path.isfile(path):  # noqa: PTH113 - pathlib takes as long to import as all of this to run
        return []
    try:
        connection = sqlite3.connect(
            sqlite_uri(path, "ro"), uri=True, timeout=_BUSY_SECONDS, isolation_level=None
        )
        try:
            connection.execute("PRAGMA trusted_schema=OFF")
            return connection.execute(_QUERIES[subject], (start, start + _AFTER_ALL)).fetchall()
        finally:
            connection.close()
    except sqlite3.Error:
        return []
