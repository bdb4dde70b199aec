"""Communities and organisations, and when I was with them."""

import sqlite3
from datetime import date

from pln.facts.community import Community, Meeting
from pln.facts.refs import Ref
from pln.store.queries.rows import Words, by_owner, day, for_rules, whatever_the_bytes
from pln.vocabulary import OWN_ROLES, UNREADABLE

_ROLES = Words(OWN_ROLES)
_COMMUNITIES = """SELECT id, slug, name, own_role FROM contact
    WHERE kind <> 'person' AND archived = 0 ORDER BY name_key, id"""
# CROSS JOIN keeps SQLite from going through the days of everybody's interactions instead of a community's.
_MEETINGS = """SELECT l.contact_id, i.id, i.day FROM interaction_contact l
        CROSS JOIN interaction i ON i.id = l.interaction_id
        WHERE l.contact_id IN ({ids}) AND i.status = 'done'
    UNION SELECT e.community_id, i.id, i.day FROM event e
        CROSS JOIN interaction i ON i.event_id = e.id
        WHERE e.community_id IS NOT NULL AND i.status = 'done'
    ORDER BY 1, 3, 2"""


@whatever_the_bytes
def communities(db: sqlite3.Connection, since: date, today: date) -> list[Community]:
    """Communities and organisations by name, each with the done interactions from `since` to today.

    Archived ones are left out.
    """
    rows = db.execute(_COMMUNITIES).fetchall()
    meetings = by_owner(db, _MEETINGS, [row[0] for row in rows])
    return [
        Community(
            contact=Ref(slug, name),
            own_role=for_rules(_ROLES[role]),
            meetings=tuple(
                Meeting(talk, on)
                for talk, text in meetings[number]
                if (on := day(text)) is not UNREADABLE and since <= on <= today
            ),
        )
        for number, slug, name, role in rows
    ]
