"""Whether there is anything to look at."""

import sqlite3

_ANYTHING = """SELECT EXISTS (SELECT 1 FROM contact) OR EXISTS (SELECT 1 FROM goal) OR EXISTS (SELECT 1 FROM resource)
    OR EXISTS (SELECT 1 FROM interaction) OR EXISTS (SELECT 1 FROM event)"""


def begun(db: sqlite3.Connection) -> bool:
    """Whether the network holds a contact, a goal, a talk, a resource or an event."""
    return bool(db.execute(_ANYTHING).fetchone()[0])
