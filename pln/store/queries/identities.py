"""What contacts can be recognised by."""

import sqlite3
from collections.abc import Collection

from pln.facts.identity import Identity
from pln.names import fold
from pln.rules.duplicates import PHONE_DIGITS, Pair, compare
from pln.rules.name_likeness import Spellings, words_of
from pln.store.history.records import as_list
from pln.store.queries.rows import Words, birthday, by_owner, column, for_rules, whatever_the_bytes
from pln.vocabulary import CONTACT_KINDS

_KINDS = Words(CONTACT_KINDS)
_NICKNAMES = "SELECT contact_id, nickname FROM contact_nickname WHERE contact_id IN ({ids}) ORDER BY position"
_DETAILS = """SELECT contact_id, kind, CASE kind WHEN 'url' THEN value_key ELSE value END FROM contact_detail
    WHERE kind IN ('email', 'phone', 'url') AND contact_id IN ({ids}) ORDER BY position"""


_NAMES = """SELECT id, name_key FROM contact
    UNION ALL SELECT contact_id, nickname_key FROM contact_nickname"""
_SAME_END = "SELECT contact_id FROM contact_detail WHERE kind = 'phone' AND substr(value_key, ?) = ?"
_SAME_KEY = "SELECT contact_id FROM contact_detail WHERE kind = ? AND value_key = ?"


@whatever_the_bytes
def identities(db: sqlite3.Connection, ids: Collection[int] | None = None) -> list[Identity]:
    """Everybody, archived ones, too, in order of their names, or those with the ids."""
    which = "1" if ids is None else "id IN (SELECT value FROM json_each(?))"
    sql = f"""SELECT id, slug, name, kind, birthday, organisation FROM contact
        WHERE {which} ORDER BY name_key, id"""  # noqa: S608
    rows = db.execute(sql, () if ids is None else (as_list(ids),)).fetchall()
    there = [row[0] for row in rows]
    nicknames, details = by_owner(db, _NICKNAMES, there), by_owner(db, _DETAILS, there)
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


@whatever_the_bytes
def distinct(db: sqlite3.Connection) -> frozenset[frozenset[str]]:
    """The slugs of each two that were said to be two."""
    sql = """SELECT a.slug, b.slug FROM contact_distinct d
        JOIN contact a ON a.id = d.contact_id JOIN contact b ON b.id = d.other_id"""
    return frozenset(frozenset(pair) for pair in db.execute(sql))


def alike(db: sqlite3.Connection, slug: str) -> tuple[Pair, ...]:
    """Pairs of the contact with others that are worth a look, the surest first; those said to be two left out.

    Instead of everybody only those are read who share a word of the name, an e-mail, a phone or a URL.
    """
    (number,) = db.execute("SELECT id FROM contact WHERE slug = ?", (slug,)).fetchone()
    (somebody,) = identities(db, (number,))
    near = identities(db, _near(db, somebody) - {number})
    two = distinct(db)
    others = [other for other in near if other.kind == somebody.kind and {slug, other.slug} not in two]
    pairs = [compare(somebody, other) for other in others]
    return tuple(sorted((pair for pair in pairs if pair.is_worth_a_look), key=lambda pair: -pair.score))


@whatever_the_bytes
def _near(db: sqlite3.Connection, somebody: Identity) -> set[int]:
    names = Spellings.of(somebody.name, somebody.nicknames)
    words = {word for spelling in names for word in spelling.words}
    letters = {spelling.letters for spelling in names}
    initials = {spelling.letters[0] for spelling in names if len(spelling.words) == 1}
    near = set()
    for number, key in db.execute(_NAMES):
        theirs = words_of(key)
        is_one_word = len(theirs) == 1 and theirs[0][0] in initials
        if is_one_word or not words.isdisjoint(theirs) or "".join(theirs) in letters:
            near.add(number)
    keys = [("email", fold(one)) for one in somebody.emails] + [("url", one) for one in somebody.urls]
    ends = {"".join(c for c in phone if c.isdigit())[-PHONE_DIGITS:] for phone in somebody.phones}
    found = [
        *(db.execute(_SAME_KEY, key) for key in keys),
        *(db.execute(_SAME_END, (-PHONE_DIGITS, one)) for one in ends),
    ]
    return near | {number for rows in found for (number,) in rows}
