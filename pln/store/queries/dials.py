"""What the dials are read from, as light rows: whom one talked with, and what passed between people."""

import sqlite3
from datetime import date

from pln.rules.readings import Passed
from pln.rules.reciprocity import USUAL_EFFORT
from pln.store.queries.rows import DaysForRules, whatever_the_bytes

_REACH = """SELECT count(DISTINCT d.contact_id) FROM contact_day d WHERE d.day BETWEEN ? AND ?
    AND d.contact_id NOT IN (SELECT c.id FROM contact c WHERE c.kind <> 'person')"""
_PASSED = f"""SELECT x.contact_id, x.day, x.direction = 'gave',
    CASE WHEN x.effort BETWEEN 1 AND 3 THEN x.effort ELSE {USUAL_EFFORT} END,
    min(coalesce(x.thanked_on, x.told_on), coalesce(x.told_on, x.thanked_on)) FROM exchange x
    WHERE x.day BETWEEN ? AND ? AND x.direction IN ('gave', 'received')
    AND x.contact_id NOT IN (SELECT c.id FROM contact c WHERE c.kind <> 'person' OR c.archived = 1)"""  # noqa: S608


@whatever_the_bytes
def reach(db: sqlite3.Connection, since: date, until: date) -> int:
    """With how many different people there was a done interaction from one day to another."""
    count: int = db.execute(_REACH, (since.isoformat(), until.isoformat())).fetchone()[0]
    return count


@whatever_the_bytes
def passed(db: sqlite3.Connection, since: date, until: date) -> list[Passed]:
    """What was exchanged with people who are not archived, from one day to another."""
    days = DaysForRules()
    rows = db.execute(_PASSED, (since.isoformat(), until.isoformat()))
    return [
        Passed(contact, on, gave == 1, effort, days[answered])
        for contact, text, gave, effort, answered in rows
        if (on := days[text]) is not None
    ]
