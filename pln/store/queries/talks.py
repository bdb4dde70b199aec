"""With whom one talked when, from the days that the schema keeps."""

import sqlite3
from datetime import date, timedelta

from pln.rules.graph import Talks
from pln.store.queries.rows import day, for_rules, whatever_the_bytes

_YEAR = timedelta(days=365)
_DAYS = """SELECT c.slug, count(DISTINCT CASE WHEN d.day >= ? THEN d.day END), min(d.day)
    FROM contact_day d JOIN contact c ON c.id = d.contact_id WHERE d.day <= ? GROUP BY d.contact_id"""


@whatever_the_bytes
def talks(db: sqlite3.Connection, today: date) -> dict[str, Talks]:
    """By slug, for whoever one ever talked with: the days of the last 365 with a done interaction, and the first."""
    since = (today - _YEAR).isoformat()
    rows = db.execute(_DAYS, (since, today.isoformat()))
    return {slug: Talks(days, for_rules(day(first))) for slug, days, first in rows}
