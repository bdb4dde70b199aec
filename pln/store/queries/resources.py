"""Resources, with whom they were shared and which goals they serve."""

import sqlite3
from collections.abc import Sequence

from pln.classes import dataclass
from pln.facts.refs import Ref
from pln.facts.resource import Resource, Share
from pln.store.queries.rows import (
    Conditions,
    Words,
    by_owner,
    column,
    day,
    existing,
    period,
    ref,
    refs,
    whatever_the_bytes,
    word,
)
from pln.vocabulary import RESOURCE_KINDS, RESOURCE_STATUSES, STANCES, ResourceKind, ResourceStatus

_KINDS, _STATUSES, _STANCES = Words(RESOURCE_KINDS), Words(RESOURCE_STATUSES), Words(STANCES)

_COLUMNS = """r.id, r.uuid, r.slug, r.title, r.kind, r.status, r.url, r.original_url, r.author, r.source,
    r.added_on, r.started_on, r.finished_on, r.dropped_on, r.size, r.position, r.rating, r.takeaways,
    r.stance, c.slug, c.name, r.every_days, r.last_opened_on, r.created_at, r.updated_at"""
_TOPICS = "SELECT resource_id, topic FROM resource_topic WHERE resource_id IN ({ids}) ORDER BY 1, 2"
_SHARES = """SELECT s.resource_id, c.slug, c.name, s.day FROM resource_share s JOIN contact c ON c.id = s.contact_id
    WHERE s.resource_id IN ({ids}) ORDER BY s.resource_id, s.day, c.name_key"""
_GOALS = """SELECT l.resource_id, g.slug, g.name FROM goal_resource l JOIN goal g ON g.id = l.goal_id
    WHERE l.resource_id IN ({ids}) ORDER BY l.resource_id, g.name_key"""

# As `resources next` has it: what serves an active goal, then what somebody recommended, then what waits longest.
_FIRST_OF_INBOX = """SELECT n.id FROM resource n WHERE n.status = 'inbox' AND n.every_days IS NULL ORDER BY
    n.id NOT IN (SELECT l.resource_id FROM goal_resource l JOIN goal g ON g.id = l.goal_id WHERE g.status = 'active'),
    n.recommended_by_id IS NULL, n.added_on, n.title_key, n.id LIMIT ?"""

_ALIKE_FROM = 90  # percent of the letters
_MOST_ALIKE = 3


@dataclass(frozen=True, slots=True)
class ResourceFilter:
    """Which resources are wanted; None: whatever the value.

    `of_inbox`: of what waits in the inbox and does not recur only so many that come next.
    """

    statuses: Sequence[ResourceStatus] | None = None
    kind: ResourceKind | None = None
    topic: str | None = None
    goal: str | None = None
    contact: str | None = None
    slugs: Sequence[str] | None = None
    of_inbox: int | None = None


def _conditions(wanted: ResourceFilter) -> Conditions:
    conditions = Conditions()
    if wanted.statuses is not None:
        conditions.add(f"r.status IN ({','.join('?' * len(wanted.statuses))})", *wanted.statuses)
    if wanted.slugs is not None:
        conditions.add(f"r.slug IN ({','.join('?' * len(wanted.slugs))})", *wanted.slugs)
    conditions.add_if(wanted.kind, "r.kind = ?")
    conditions.add_if(
        wanted.of_inbox,
        f"(r.status <> 'inbox' OR r.every_days IS NOT NULL OR r.id IN ({_FIRST_OF_INBOX}))",
    )
    conditions.add_if(word(wanted.topic), "r.id IN (SELECT resource_id FROM resource_topic WHERE topic = ?)")
    conditions.add_if(
        wanted.goal,
        "r.id IN (SELECT l.resource_id FROM goal_resource l JOIN goal g ON g.id = l.goal_id WHERE g.slug = ?)",
    )
    conditions.add_if(
        wanted.contact,
        "r.id IN (SELECT n.id FROM resource n JOIN contact w ON w.id = n.recommended_by_id WHERE w.slug = ? "
        "UNION SELECT s.resource_id FROM resource_share s JOIN contact w ON w.id = s.contact_id WHERE w.slug = ?)",
    )
    return conditions


@whatever_the_bytes
def resources(db: sqlite3.Connection, wanted: ResourceFilter) -> list[Resource]:
    """Resources in order of their titles. `contact` means: recommended by, or shared with."""
    conditions = _conditions(wanted)
    sql = f"""SELECT {_COLUMNS} FROM resource r LEFT JOIN contact c ON c.id = r.recommended_by_id
        WHERE {conditions.where} ORDER BY r.title_key, r.id"""  # noqa: S608
    rows = db.execute(sql, conditions.values).fetchall()
    ids = [row[0] for row in rows]
    topics, shares, goals = by_owner(db, _TOPICS, ids), by_owner(db, _SHARES, ids), by_owner(db, _GOALS, ids)
    return [
        Resource(
            id=row[0],
            uuid=row[1],
            slug=row[2],
            title=row[3],
            kind=_KINDS[row[4]],
            status=_STATUSES[row[5]],
            url=row[6],
            original_url=row[7],
            author=row[8],
            source=row[9],
            topics=column(topics[row[0]]),
            added_on=day(row[10]),
            started_on=day(row[11]),
            finished_on=day(row[12]),
            dropped_on=day(row[13]),
            size=row[14],
            position=row[15],
            rating=row[16],
            takeaways=row[17],
            stance=_STANCES[row[18]],
            recommended_by=ref(row[19], row[20]),
            shared_with=tuple(Share(Ref(slug, name), day(on)) for slug, name, on in shares[row[0]]),
            goals=refs(goals[row[0]]),
            every_days=period(row[21]),
            last_opened_on=day(row[22]),
            created_at=row[23],
            updated_at=row[24],
        )
        for row in rows
    ]


def resource(db: sqlite3.Connection, slug: str) -> Resource:
    """The resource with this slug. NotFoundError where it was deleted meanwhile."""
    return existing(resources(db, ResourceFilter(slugs=(slug,))), "resource", slug)


@whatever_the_bytes
def alike(db: sqlite3.Connection, slug: str) -> list[Ref]:
    """Up to three others whose titles are spelt much like this one's, but for their numbers: 2 is not 3."""
    import re

    from rapidfuzz import fuzz, process

    keys = {
        (own, title): key for own, title, key in db.execute("SELECT slug, title, title_key FROM resource")
    }
    (own,) = (names for names in keys if names[0] == slug)
    key = keys.pop(own)
    numbers = re.findall(r"\d+", key)
    found = process.extract(key, keys, scorer=fuzz.ratio, limit=None, score_cutoff=_ALIKE_FROM)
    return [Ref(*names) for other, _, names in found if re.findall(r"\d+", other) == numbers][:_MOST_ALIKE]
