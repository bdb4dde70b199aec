"""What one learned from in a window, counted by source, author, kind, topic, place and so on.

A hundred thousand interactions are counted from light rows and aggregates, never as whole records.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date, timedelta

from pln.classes import dataclass
from pln.rules.diversity import DIMENSIONS, Dimension, Tally, Voices, windows, year_before
from pln.store.queries.rows import Words, by_owner, for_rules, whatever_the_bytes
from pln.vocabulary import INTERACTION_KINDS, RESOURCE_KINDS, STANCES

_TALK_KINDS, _THING_KINDS, _STANCES = Words(INTERACTION_KINDS), Words(RESOURCE_KINDS), Words(STANCES)
# A video that one watches and one that one talks over are two kinds of learning.
_TALK_WORDS = {"video": "video call"}
OF_TALKS: tuple[Dimension, ...] = ("place", "organisation", "community")

_DONE = "i.status = 'done' AND i.day BETWEEN :since AND :until"
# Day by day, in the order of the index: it is read once, and only the few sums are sorted.
_KINDS = f"""SELECT kind, stance, sum(talks) FROM (
        SELECT i.kind, i.stance, count(*) AS talks FROM interaction i WHERE {_DONE} GROUP BY i.day, i.kind, i.stance)
    GROUP BY 1, 2"""  # noqa: S608
_WITH = "FROM contact_day d WHERE d.contact_id = c.id AND d.day BETWEEN"
# Each contact with how many talks' worth there were with them in the windows, and whether there was one before those.
_CONTACTS = f"""SELECT c.id, c.name, c.place, c.organisation, c.kind,
        (SELECT sum(1.0 * d.talks / d.people) {_WITH} :since AND :until),
        (SELECT sum(1.0 * d.talks / d.people) {_WITH} :since_before AND :until_before),
        EXISTS (SELECT 1 {_WITH} :since_older AND :until_older)
    FROM contact c ORDER BY c.id"""  # noqa: S608
# A community takes part in what is talked at its events, whoever else does: everybody's part of such a talk is
# smaller then than `contact_day` says.
_HOSTED = f"""WITH hosted AS (
        SELECT i.id, e.community_id, (SELECT count(*) FROM interaction_contact WHERE interaction_id = i.id) AS people
        FROM event e CROSS JOIN interaction i ON i.event_id = e.id
        WHERE e.community_id IS NOT NULL AND {_DONE} AND NOT EXISTS (SELECT 1 FROM interaction_contact l
            WHERE l.interaction_id = i.id AND l.contact_id = e.community_id))
    SELECT contact_id, sum(part) FROM (
        SELECT l.contact_id, 1.0 / (h.people + 1) - 1.0 / h.people AS part
            FROM hosted h JOIN interaction_contact l ON l.interaction_id = h.id
        UNION ALL SELECT community_id, 1.0 / (people + 1) FROM hosted)
    GROUP BY contact_id"""  # noqa: S608
_TALK_TOPICS = """SELECT topic, sum(1.0 * talks / topics) FROM topic_day
    WHERE day BETWEEN :since AND :until GROUP BY topic"""
_NAMESAKES = """SELECT id, name || ' (' || slug || ')' FROM contact
    WHERE name_key IN (SELECT name_key FROM contact GROUP BY name_key HAVING count(*) > 1)"""
_MEMBERS = """SELECT r.contact_id, r.other_id FROM relation r JOIN contact c ON c.id = r.other_id
    WHERE r.type = 'member' AND c.kind = 'community' ORDER BY 1, 2"""
_FINISHED = """SELECT r.id, r.kind, r.stance, r.author, r.source, r.url FROM resource r
    WHERE r.status = 'done' AND coalesce(r.finished_on, r.added_on) BETWEEN :since AND :until ORDER BY r.id"""
_THING_TOPICS = "SELECT resource_id, topic FROM resource_topic WHERE resource_id IN ({ids})"

Span = tuple[date, date]


@dataclass(frozen=True)
class Intake:
    """What was learned from in the window and in the one before, by dimension, and whose voices are new."""

    now: Mapping[Dimension, Tally]
    before: Mapping[Dimension, Tally]
    voices: Voices


@dataclass(frozen=True)
class _Contacts:
    """Contacts, by id, as values of several dimensions; a name is no other contact's.

    `talked` is how many talks' worth each had in the window, `talked_before` in the one before; `older` are those
    talked with in the rest of the year before the window.

    Columns of their own, since thousands of small objects would cost more than all that is counted.
    """

    names: Mapping[int, str]
    places: Mapping[int, str]
    organisations: Mapping[int, str]
    communities: Mapping[int, Sequence[str]]
    talked: Mapping[int, float]
    talked_before: Mapping[int, float]
    older: Set[int]


@dataclass(frozen=True, slots=True)
class _Finished:
    """A finished resource as a value of several dimensions; "" and None are unknown."""

    id: int
    kind: str | None
    stance: str | None
    author: str
    source: str


class _Weights(dict[str | None, float]):
    """Weights by value as it is written; "" and None are unknown."""

    def __missing__(self, value: str | None) -> float:
        return 0.0

    def tally(self, total: float) -> Tally:
        """The weights of known values. Upper and lower case are the same value, spelt as it was met first."""
        spelt: dict[str, str] = {}
        weights: dict[str, float] = {}
        for value, weight in self.items():
            if value:
                value = spelt.setdefault(value.casefold(), value)
                weights[value] = weights.get(value, 0.0) + weight
        return Tally(weights, total)


@whatever_the_bytes
def intake(db: sqlite3.Connection, today: date) -> Intake:
    """What was learned from in the two windows that end today and the day before the first begins."""
    now, before, older = _spans(today)
    contacts = _contacts(db, today)
    things, things_before = _finished(db, now), _finished(db, before)
    heard = {*contacts.talked, *_said(things)}
    heard_before = {*contacts.talked_before, *_said(things_before)}
    earlier = {*heard_before, *contacts.older, *_said(_finished(db, older))}
    return Intake(
        now=_tallies(db, now, contacts, contacts.talked, things),
        before=_tallies(db, before, contacts, contacts.talked_before, things_before),
        voices=Voices(heard=len(heard), new=len(heard - earlier), heard_before=len(earlier)),
    )


@whatever_the_bytes
def sources(db: sqlite3.Connection, today: date) -> tuple[Tally, Tally]:
    """The sources of the two windows alone, the same as those of `intake`."""
    contacts, (now, before, _) = _contacts(db, today), _spans(today)
    return (
        _source_weights(contacts.names, contacts.talked, _finished(db, now)).tally(0),
        _source_weights(contacts.names, contacts.talked_before, _finished(db, before)).tally(0),
    )


def _spans(today: date) -> tuple[Span, Span, Span]:
    """The window, the one before it, and the rest of the year before the window."""
    now, before = windows(today)
    return now, before, (year_before(today)[0], before[0] - timedelta(1))


def site(url: str) -> str:
    """The host of an address, as people name the place: `lwn.net`."""
    return url.partition("://")[2].partition("/")[0].partition("?")[0].removeprefix("www.")


def _tallies(
    db: sqlite3.Connection,
    span: Span,
    contacts: _Contacts,
    people: Mapping[int, float],
    things: Sequence[_Finished],
) -> dict[Dimension, Tally]:
    weights: dict[Dimension, _Weights] = {dimension: _Weights() for dimension in DIMENSIONS}
    talks = 0
    for kind, stance, count in db.execute(_KINDS, _days(span)):
        kind = for_rules(_TALK_KINDS[kind])
        weights["kind"][_TALK_WORDS.get(kind, kind)] += count
        weights["stance"][for_rules(_STANCES[stance])] += count
        talks += count
    place, organisation, community = (weights[one] for one in OF_TALKS)
    for number, part in people.items():
        place[contacts.places.get(number)] += part
        organisation[contacts.organisations.get(number)] += part
        if joined := contacts.communities.get(number):
            for name in joined:
                community[name] += part / len(joined)
    for thing in things:
        weights["author"][thing.author] += 1
        weights["kind"][thing.kind] += 1
        weights["stance"][thing.stance] += 1
    for topic, part in _topics(db, span, things):
        weights["topic"][topic] += part
    weights["source"] = _source_weights(contacts.names, people, things)
    totals = {"author": len(things)} | dict.fromkeys(OF_TALKS, talks)
    return {one: weights[one].tally(totals.get(one, talks + len(things))) for one in DIMENSIONS}


def _source_weights(
    names: Mapping[int, str], people: Mapping[int, float], things: Iterable[_Finished]
) -> _Weights:
    weights = _Weights(zip(map(names.__getitem__, people), people.values(), strict=True))
    for thing in things:
        weights[thing.source] += 1
    return weights


def _topics(db: sqlite3.Connection, span: Span, things: Sequence[_Finished]) -> Iterable[tuple[str, float]]:
    """How many items' worth each topic has; the topics of one resource have equal parts of it.

    A tag in a sentence has hyphens for blanks: it counts as the topic that is so written with blanks.
    """
    owned = by_owner(db, _THING_TOPICS, [thing.id for thing in things])
    parts = db.execute(_TALK_TOPICS, _days(span)).fetchall()
    parts += [(topic, 1 / len(rows)) for rows in owned.values() for (topic,) in rows]
    known = {topic for topic, _ in parts}
    for topic, part in parts:
        spaced = topic.replace("-", " ")
        yield (spaced if spaced in known else topic), part


def _said(things: Iterable[_Finished]) -> set[str]:
    """Whose voices speak from resources: their authors, else where they came from."""
    voices = (thing.author or thing.source for thing in things)
    return {voice.casefold() for voice in voices if voice}


def _contacts(db: sqlite3.Connection, today: date) -> _Contacts:
    now, before, older = map(_days, _spans(today))
    beside = {f"{name}_before": day for name, day in before.items()}
    beside |= {f"{name}_older": day for name, day in older.items()}
    rows = db.execute(_CONTACTS, now | beside).fetchall()
    hosted, hosted_before, hosted_older = (
        dict(db.execute(_HOSTED, one).fetchall()) for one in (now, before, older)
    )
    names = {row[0]: row[1] for row in rows} | dict(db.execute(_NAMESAKES).fetchall())
    employers = {row[0]: row[3] for row in rows if row[3]}
    return _Contacts(
        names=names,
        places={row[0]: row[2] for row in rows if row[2]},
        organisations=employers | {row[0]: names[row[0]] for row in rows if row[4] == "organisation"},
        communities=_communities(db, names, [row[0] for row in rows if row[4] == "community"]),
        talked=_added({row[0]: row[5] for row in rows if row[5] is not None}, hosted),
        talked_before=_added({row[0]: row[6] for row in rows if row[6] is not None}, hosted_before),
        older={row[0] for row in rows if row[7]} | set(hosted_older),
    )


def _communities(
    db: sqlite3.Connection, names: Mapping[int, str], themselves: Iterable[int]
) -> Mapping[int, Sequence[str]]:
    """The communities that each contact is in; a community is in itself."""
    found: dict[int, list[str]] = defaultdict(list)
    for member, community in db.execute(_MEMBERS):
        found[member].append(names[community])
    return found | {number: [names[number]] for number in themselves}


def _added(parts: dict[int, float], more: Mapping[int, float]) -> Mapping[int, float]:
    for number, part in more.items():
        parts[number] = parts.get(number, 0.0) + part
    return parts


def _finished(db: sqlite3.Connection, span: Span) -> list[_Finished]:
    return [
        _Finished(
            id=number,
            kind=for_rules(_THING_KINDS[kind]),
            stance=for_rules(_STANCES[stance]),
            author=author,
            source=source or site(url),
        )
        for number, kind, stance, author, source, url in db.execute(_FINISHED, _days(span))
    ]


def _days(span: Span) -> dict[str, str]:
    return {"since": span[0].isoformat(), "until": span[1].isoformat()}
