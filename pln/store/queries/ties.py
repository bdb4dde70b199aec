"""Ties: what the cadence rules ask of contacts; of all, of those named, or of those alone whom a question can concern.

Of ten thousand contacts most are passed over by each question. The queries leave them in the database: what these leave
out the rules would leave out, too, and everybody else is left to the rules. The tests hold them to that.
"""

import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from pln.facts.contact import Alike, Tie
from pln.names import fold
from pln.rules.cadence import (
    BIRTHDAY_WITHIN_DAYS,
    DORMANT_FROM,
    LONG_AGO_DAYS,
    MILLION,
    TIER_WEIGHTS,
    CadenceSettings,
)
from pln.store.queries.rows import (
    Owned,
    Words,
    at_most,
    birthday,
    by_owner,
    column,
    day,
    for_rules,
    numbers,
    period,
    plain_texts,
    refs,
    whatever_the_bytes,
)
from pln.vocabulary import CONTACT_KINDS, TIERS

_KINDS, _TIERS = Words(CONTACT_KINDS), Words(TIERS)

_COLUMNS = """c.id, c.slug, c.name, c.kind, c.tier, c.cadence_days, c.ambient, c.archived, c.added_by = 'hand',
    c.added_on, c.snoozed_until, c.birthday, l.last_on"""
_WITH_LAST = "contact c LEFT JOIN contact_last l ON l.contact_id = c.id"
# CROSS JOIN makes SQLite begin with the few interactions to come instead of going through every link.
_TO_COME = """FROM interaction i CROSS JOIN interaction_contact ic ON ic.interaction_id = i.id
    WHERE i.status = 'planned' AND i.day >= :today"""
_TIES = f"""SELECT {_COLUMNS}, p.planned_on FROM {_WITH_LAST}
    LEFT JOIN (SELECT ic.contact_id, min(i.day) AS planned_on {_TO_COME} GROUP BY ic.contact_id) p
        ON p.contact_id = c.id
    WHERE {{where}} ORDER BY c.id"""  # noqa: S608
_TAGS = "SELECT contact_id, tag FROM contact_tag WHERE contact_id IN ({ids}) ORDER BY contact_id, tag"
_INTERESTS = """SELECT contact_id, topic FROM contact_topic
    WHERE topic_role = 'interest' AND contact_id IN ({ids}) ORDER BY contact_id, topic"""
_ACTIVE_GOALS = """SELECT DISTINCT l.contact_id, g.slug, g.name FROM goal_contact l JOIN goal g ON g.id = l.goal_id
    WHERE g.status = 'active' AND l.contact_id IN ({ids}) ORDER BY l.contact_id, g.name"""

_KNOWN = "c.status = 'known'"
_CELEBRATING = f"{_KNOWN} AND substr(c.birthday, -5) IN (SELECT value FROM json_each(:ahead))"  # noqa: S608
_ASKED_OF = f"{_KNOWN} AND c.archived <> 1 AND c.ambient <> 1"
_BACK = "(c.snoozed_until IS NULL OR NOT c.snoozed_until > :today)"
_NUMBERED = "c.id IN (SELECT value FROM json_each(:ids))"

# How long a silence has lasted, and may last, as the rules have it: to them a day that cannot be read is long ago.
_SINCE = "coalesce(l.last_on, c.added_on)"
_DAYS = f"""(julianday(:today)
    - julianday(CASE WHEN date({_SINCE}, '+0 days') IS {_SINCE} THEN {_SINCE} ELSE '0001-01-01' END))"""
_TAG_DAYS = """(SELECT min(k.value) FROM contact_tag t JOIN json_each(:tags) k ON k.key = t.tag
    WHERE t.contact_id = c.id)"""
_PERIOD = f"""CASE WHEN c.cadence_days BETWEEN 1 AND 3650 THEN c.cadence_days ELSE CASE c.tier
    {" ".join(f"WHEN '{tier}' THEN :{tier}_days" for tier in TIERS)}
    ELSE coalesce({{tag_days}}, :default_days) END END"""
_TRACKED = f"""(c.cadence_days BETWEEN 1 AND 3650 OR c.tier IN {TIERS} OR l.last_on IS NOT NULL
    OR c.added_by = 'hand' OR {{tag_days}} IS NOT NULL)"""
_SILENT = f"{_ASKED_OF} AND {_BACK} AND {_DAYS} >= :periods * {_PERIOD}"

_LOST = f"""SELECT c.slug, l.last_on IS NOT NULL AND {_DAYS} >= {LONG_AGO_DAYS} AND {_TRACKED}
        AND c.id NOT IN (SELECT ic.contact_id {_TO_COME})
    FROM {_WITH_LAST} WHERE {_SILENT} ORDER BY c.id"""  # noqa: S608

# Whoever's score may come of more than their silence and tier, or who may be left out for a planned talk.
_WITH_MORE = f"""(c.id IN (SELECT l.contact_id FROM goal_contact l JOIN goal g ON g.id = l.goal_id
        WHERE g.status = 'active')
    OR c.id IN (SELECT contact_id FROM promise WHERE kept_on IS NULL AND dropped_on IS NULL)
    OR c.id IN (SELECT ic.contact_id {_TO_COME})
    OR substr(ifnull(c.birthday, ''), -5) IN (SELECT value FROM json_each(:ahead)))"""  # noqa: S608
_WEIGHT = f"""CASE c.tier {" ".join(f"WHEN '{tier}' THEN {TIER_WEIGHTS[tier]}" for tier in TIERS)}
    ELSE {TIER_WEIGHTS[None]} END"""
# The score of the others, in millionths.
_SCORE = f"""CAST({MILLION} * (weight * CASE WHEN days >= {DORMANT_FROM} * period AND days >= {LONG_AGO_DAYS} THEN 1.0
    ELSE min(days / period, {DORMANT_FROM}) END) + 0.5 AS INTEGER)"""
# Materialised, or SQLite would compute the days of each anew for every use of them.
_PRESSING = f"""WITH silent AS MATERIALIZED (
        SELECT c.id, c.name_key, c.slug, {_DAYS} AS days, {_PERIOD} AS period, {_WEIGHT} AS weight,
            {_WITH_MORE} AS with_more FROM {_WITH_LAST} WHERE {_SILENT} AND {_TRACKED}),
    due AS (SELECT *, days >= {DORMANT_FROM} * period AS dormant, {_SCORE} AS score FROM silent),
    best AS (SELECT id FROM due WHERE with_more
        UNION SELECT * FROM (SELECT id FROM due WHERE NOT with_more AND NOT dormant
            ORDER BY score DESC, name_key, slug LIMIT :most)
        UNION SELECT * FROM (SELECT id FROM due WHERE NOT with_more AND dormant
            ORDER BY score DESC, name_key, slug LIMIT :most))
    SELECT id, (SELECT count(*) FROM due) FROM best"""  # noqa: S608
_TAGS_WITH_CADENCE = """(SELECT group_concat(tag, char(0)) FROM contact_tag
    WHERE contact_id = c.id AND tag IN (SELECT value FROM json_each(:tags)))"""
_IN_TOUCH = f"""c.id IN (SELECT id FROM (
    SELECT c.id, row_number() OVER (PARTITION BY t.topic_role, t.topic, c.tier, c.cadence_days, {{tags}}
        ORDER BY min(l.last_on, :today) DESC, c.slug) AS place
    FROM contact_topic t JOIN contact c ON c.id = t.contact_id JOIN contact_last l ON l.contact_id = c.id
    WHERE c.kind = 'person' AND {_ASKED_OF} AND {_BACK}) WHERE place <= :most)"""  # noqa: S608
_LIKING = f"""{_KNOWN} AND c.id IN (SELECT contact_id FROM contact_topic
    WHERE topic IN (SELECT value FROM json_each(:topics)) AND topic_role = 'interest')"""  # noqa: S608
# max() makes the other columns those of the row that it is found in.
_ALIKE = f"""SELECT {_COLUMNS}, max(l.last_on), {{tags}} AS tags, count(*) FROM {_WITH_LAST} WHERE {_ASKED_OF}
    GROUP BY c.tier, c.cadence_days, c.added_by = 'hand', l.last_on IS NULL, tags"""  # noqa: S608
_EXPERTS = f"""SELECT {_COLUMNS}, max(l.last_on), {{tags}} AS tags, t.topic FROM contact_topic t
    JOIN contact c ON c.id = t.contact_id JOIN contact_last l ON l.contact_id = c.id
    WHERE t.topic_role = 'expertise' AND {_ASKED_OF} AND {_BACK}
    GROUP BY t.topic, c.tier, c.cadence_days, tags"""  # noqa: S608


@whatever_the_bytes
def ties(db: sqlite3.Connection, today: date, slugs: Sequence[str] | None = None) -> list[Tie]:
    """The ties of all known contacts, or of those named, in the order in which they were added."""
    if slugs is None:
        return _ties(db, _KNOWN, {"today": today.isoformat()})
    named = {"today": today.isoformat(), "slugs": _texts(slugs)}
    return _ties(db, "c.slug IN (SELECT value FROM json_each(:slugs))", named)


@whatever_the_bytes
def ties_with_ids(db: sqlite3.Connection, today: date, ids: Iterable[int]) -> list[Tie]:
    """The ties of the contacts with these ids, in the order in which they were added."""
    return _ties(db, _NUMBERED, {"today": today.isoformat(), "ids": numbers(ids)})


@whatever_the_bytes
def silent(db: sqlite3.Connection, today: date, settings: CadenceSettings, periods: float = 1) -> list[Tie]:
    """All known ties that are judged today and silent for so many periods, and maybe others.

    Of their tags they have those with a cadence, which alone the rules ask of.
    """
    sql, values = _by_period(_SILENT, today, settings)
    return _ties(db, sql, {**values, "periods": periods}, settings.tags)


@whatever_the_bytes
def pressing(
    db: sqlite3.Connection, today: date, settings: CadenceSettings, most: int | None
) -> tuple[list[Tie], int]:
    """The silent ties that can be among the `most` pressing (None: all of them), and how many others are due.

    Of those that are dormant, and of those that are not, so many each by their silence and tier; and whoever has
    an active goal, a birthday, an open promise or a planned talk, which is for the rules to weigh. `most` is 1 or more.
    """
    if most is None:
        return silent(db, today, settings), 0
    sql, values = _by_period(_PRESSING, today, settings)
    asked = {**values, "periods": 1, "most": at_most(most), "ahead": _ahead(today, BIRTHDAY_WITHIN_DAYS)}
    rows = db.execute(sql, asked).fetchall()
    numbered = {"today": today.isoformat(), "ids": numbers(number for number, _ in rows)}
    due = rows[0][1] if rows else 0
    return _ties(db, _NUMBERED, numbered, settings.tags), due - len(rows)


@whatever_the_bytes
def lost(db: sqlite3.Connection, today: date, settings: CadenceSettings) -> dict[str, bool]:
    """Whose tie may have been lost long ago, by slug, and whether it was beyond doubt, with no talk planned."""
    sql, values = _by_period(_LOST, today, settings)
    return {slug: certain == 1 for slug, certain in db.execute(sql, {**values, "periods": DORMANT_FROM})}


@whatever_the_bytes
def best_in_touch(
    db: sqlite3.Connection, today: date, settings: CadenceSettings, each_topic: int
) -> list[Tie]:
    """For each topic the people who were heard of last among those who know it, and among those who like it.

    Of those whose period is the same so many each, so that whoever is best in touch by the rules is among them.
    """
    sql, values = _by_tags(_IN_TOUCH, settings)
    return _ties(db, sql, {**values, "today": today.isoformat(), "most": each_topic})


@whatever_the_bytes
def interested(db: sqlite3.Connection, today: date, topics: Collection[str]) -> list[Tie]:
    """The known ties that like one of the topics, however it is written."""
    wanted = {fold(topic) for topic in topics}
    known = db.execute("SELECT DISTINCT topic FROM contact_topic WHERE topic_role = 'interest'")
    liked = [topic for (topic,) in known if fold(topic) in wanted]
    return _ties(db, _LIKING, {"today": today.isoformat(), "topics": _texts(liked)})


@whatever_the_bytes
def with_birthday(db: sqlite3.Connection, today: date, days: int) -> list[Tie]:
    """All known ties with a birthday from today to so many days ahead, and maybe others."""
    return _ties(db, _CELEBRATING, {"today": today.isoformat(), "ahead": _ahead(today, days)})


@whatever_the_bytes
def alike(db: sqlite3.Connection, settings: CadenceSettings) -> list[Alike]:
    """All known ties but those of whom nothing is asked; together are those whose period comes of the same words."""
    rows = db.execute(*_by_tags(_ALIKE, settings))
    return [
        Alike(_tie(row, tags=tuple(tags.split("\0")) if tags else ()), people)
        for *row, _, tags, people in rows
    ]


@whatever_the_bytes
def experts(db: sqlite3.Connection, today: date, settings: CadenceSettings) -> list[tuple[str, Tie]]:
    """For each topic somebody knows well: of those whose period is the same, the tie last heard of, and no other.

    Nothing says of them that they are still heard of. Snoozed ties are left out.
    """
    sql, values = _by_tags(_EXPERTS, settings)
    rows = db.execute(sql, {**values, "today": today.isoformat()})
    return [(topic, _tie(row, tags=tuple(tags.split("\0")) if tags else ())) for *row, _, tags, topic in rows]


def _by_tags(sql: str, settings: CadenceSettings) -> tuple[str, dict[str, str]]:
    tags = _TAGS_WITH_CADENCE if settings.tags else "NULL"
    return sql.replace("{tags}", tags), {"tags": _texts(settings.tags) if settings.tags else ""}


def _by_period(sql: str, today: date, settings: CadenceSettings) -> tuple[str, dict[str, object]]:
    """A query that knows the period of each tie, and what it is asked with."""
    values: dict[str, object] = {
        **{f"{tier}_days": days for tier, days in settings.tiers.items()},
        "default_days": settings.default_days,
        "today": today.isoformat(),
    }
    if not settings.tags:
        return sql.replace("{tag_days}", "NULL"), values
    import json  # which most have no use for

    return sql.replace("{tag_days}", _TAG_DAYS), {**values, "tags": json.dumps(dict(settings.tags))}


def _texts(values: Iterable[str]) -> str:
    """Texts as one value for json_each."""
    import json  # which most of the questions can do without

    return json.dumps(list(values))


def _ahead(today: date, days: int) -> str:
    """The days of birthdays from today to so many days ahead, as birthdays end with them, for json_each."""
    ahead = [(today + timedelta(number)).isoformat()[5:] for number in range(min(days, 366) + 1)]
    return plain_texts(("02-29", *ahead))  # where there is no 29 February, it is another day


def _ties(
    db: sqlite3.Connection, where: str, values: Mapping[str, object], among: Collection[str] | None = None
) -> list[Tie]:
    """`among`: the only tags that are wanted; None: all."""
    rows = db.execute(_TIES.replace("{where}", where), values).fetchall()
    ids = [row[0] for row in rows]
    goals, interests = by_owner(db, _ACTIVE_GOALS, ids), by_owner(db, _INTERESTS, ids)
    tags = by_owner(db, _TAGS, ids) if among is None or among else Owned()
    return [
        _tie(
            row,
            planned_on=day(row[-1]),
            tags=tuple([tag for (tag,) in tags[row[0]] if among is None or tag in among]) if tags else (),
            interests=column(interests[row[0]]),
            goals=refs(goals[row[0]]),
        )
        for row in rows
    ]


def _tie(row: Sequence[Any], **more: Any) -> Tie:
    return Tie(
        slug=row[1],
        name=row[2],
        kind=_KINDS[row[3]],
        tier=_TIERS.get(row[4]),
        cadence_days=None if row[5] is None else for_rules(period(row[5])),
        ambient=row[6] == 1,
        archived=row[7] == 1,
        by_hand=row[8] == 1,
        added_on=day(row[9]),
        snoozed_until=day(row[10]),
        birthday=None if row[11] is None else for_rules(birthday(row[11])),
        last_on=day(row[12]),
        **more,
    )
