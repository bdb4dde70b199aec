"""What is owed to people beside promises: a thanks, and what was agreed with a mentor."""

import sqlite3
from datetime import date, timedelta

from pln.rules.gratitude import DUE_AFTER_DAYS, LEAST_EFFORT, WINDOW_DAYS
from pln.rules.owed import MOST_THANKS, Owed
from pln.store.queries.rows import whatever_the_bytes

# The rule is `thanks_due`. CROSS JOIN says what leads: the days, of which only so many are looked at as are told.
_THANKS = f"""SELECT count(*) FROM (SELECT 1 FROM exchange x CROSS JOIN contact c ON c.id = x.contact_id
    WHERE x.day BETWEEN ? AND ? AND x.direction = 'received' AND x.effort >= {LEAST_EFFORT}
    AND x.thanked_on IS NULL AND x.told_on IS NULL AND c.archived = 0 LIMIT {MOST_THANKS + 1})"""  # noqa: S608
_ACTIONS = """SELECT count(*) FROM mentorship m JOIN contact c ON c.id = m.contact_id
    JOIN mentorship_item i ON i.mentorship_id = m.id
    WHERE m.role = 'mentor' AND m.until_on IS NULL AND c.archived = 0 AND i.kind = 'action' AND i.done_on IS NULL"""


@whatever_the_bytes
def owed(db: sqlite3.Connection, today: date) -> Owed:
    """How many thanks are due, and how many actions agreed with mentors are open; to people who are not archived."""
    window = (today - timedelta(WINDOW_DAYS), today - timedelta(DUE_AFTER_DAYS))
    (thanks,) = db.execute(_THANKS, [day.isoformat() for day in window]).fetchone()
    (actions,) = db.execute(_ACTIONS).fetchone()
    return Owed(thanks, actions)
