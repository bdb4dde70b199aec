"""Who came into the network, and with how many people one talked each month."""

import sqlite3
from datetime import date

from pln.rules.growth import Newcomer, Way
from pln.store.queries.rows import day, ref, whatever_the_bytes
from pln.vocabulary import UNREADABLE

_NEWCOMERS = """SELECT coalesce(c.met_on, c.added_on) AS came_on, c.added_by = 'hand', i.slug, i.name, e.slug, e.name
    FROM contact c LEFT JOIN contact i ON i.id = c.introduced_by_id
    LEFT JOIN contact_met m ON m.contact_id = c.id LEFT JOIN event e ON e.id = m.event_id
    WHERE c.status = 'known' AND came_on BETWEEN ? AND ? ORDER BY came_on, c.id"""
# A month is the text of a day up to its second hyphen.
_ACTIVE = """SELECT substr(day, 1, 7) || '-01' AS month, count(DISTINCT contact_id) FROM contact_day
    WHERE day BETWEEN ? AND ? GROUP BY month"""


def has_anybody(db: sqlite3.Connection) -> bool:
    """Whether there is anybody in the network yet."""
    return bool(db.execute("SELECT EXISTS (SELECT 1 FROM contact WHERE status = 'known')").fetchone()[0])


@whatever_the_bytes
def newcomers(db: sqlite3.Connection, since: date, today: date) -> list[Newcomer]:
    """Those who came from one day to another, in order of the day: known contacts, archived ones included."""
    found: list[Newcomer] = []
    for text, by_hand, *through in db.execute(_NEWCOMERS, (since.isoformat(), today.isoformat())):
        introducer, event = ref(*through[:2]), ref(*through[2:])
        way: Way = "introduced" if introducer else "event" if event else "hand" if by_hand else "import"
        if (on := day(text)) is not UNREADABLE:
            found.append(Newcomer(on, way, introducer or event))
    return found


@whatever_the_bytes
def active_by_month(db: sqlite3.Connection, since: date, today: date) -> dict[date, int]:
    """For the first day of each month with a done interaction: how many different people took part."""
    rows = db.execute(_ACTIVE, (since.isoformat(), today.isoformat()))
    return {on: count for text, count in rows if (on := day(text)) is not UNREADABLE}
