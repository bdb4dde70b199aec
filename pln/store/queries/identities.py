"""What contacts can be recognised by."""

import sqlite3

from pln.facts.identity import Identity
from pln.store.queries.rows import Words, birthday, by_owner, column, for_rules, whatever_the_bytes
from pln.vocabulary import CONTACT_KINDS

_KINDS = Words(CONTACT_KINDS)
_NICKNAMES = "SELECT contact_id, nickname FROM contact_nickname WHERE contact_id IN ({ids}) ORDER BY position"
_DETAILS = """SELECT contact_id, kind, CASE kind WHEN 'url' THEN value_key ELSE value END FROM contact_detail
    WHERE kind IN ('email', 'phone', 'url') AND contact_id IN ({ids}) ORDER BY position"""


@whatever_the_bytes
def identities(db: sqlite3.Connection) -> list[Identity]:
    """Everybody, archived ones, too, in order of their names; those of one name by when they were added."""
    rows = db.execute(
        "SELECT id, slug, name, kind, birthday, organisation FROM contact ORDER BY name_key, id"
    ).fetchall()
    ids = [row[0] for row in rows]
    nicknames, details = by_owner(db, _NICKNAMES, ids), by_owner(db, _DETAILS, ids)
    return [
        Identity(
            slug=slug,
            name=name,
            kind=_KINDS[kind],
            nicknames=column(nicknames[number]),
            emails=tuple(value for detail, value in details[number] if detail == "email"),
            phones=tuple(value for detail, value in details[number] if detail == "phone"),
            urls=tuple(value for detail, value in details[number] if detail == "url"),
            birthday=for_rules(birthday(born)),
            organisation=organisation,
        )
        for number, slug, name, kind, born, organisation in rows
    ]
