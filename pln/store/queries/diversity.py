"""What one learned from in a window, counted by source, author, kind, topic, place and so on.

A hundred thousand interactions are counted from light rows and aggregates, never as whole records.
"""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from operator import itemgetter
from typing import NamedTuple, TypeVar

from pln.classes import dataclass
from pln.rules.diversity import DIMENSIONS, Dimension, Tally, Voices, windows, year_before
from pln.store.queries.rows import Words, by_owner, for_rules, whatever_the_bytes
from pln.vocabulary import INTERACTION_KINDS, RESOURCE_KINDS, STANCES

_TALK_KINDS, _THING_KINDS, _STANCES = Words(INTERACTION_KINDS), Words(RESOURCE_KINDS), Words(STANCES)
# A video that one watches and one that one talks over are two kinds of learning.
_TALK_WORDS = {"video": "video call"}
OF_TALKS: tuple[Dimension, ...] = ("place", "organisation", "community")

_DONE = "i.status = 'done' AND i.day BETWEEN :since AND :until"
_KINDS = f"SELECT i.kind, i.stance, count(*) FROM interaction i WHERE {_DONE} GROUP BY 1, 2"  # noqa: S608
# A community takes part in what is talked at its events, whoever else does: everybody's part of such a talk is
# smaller then than `contact_day` says.
_PEOPLE = f"""WITH hosted AS (
        SELECT i.id, e.community_id, (SELECT count(*) FROM interaction_contact WHERE interaction_id = i.id) AS people
        FROM event e CROSS JOIN interaction i ON i.event_id = e.id
        WHERE e.community_id IS NOT NULL AND {_DONE} AND NOT EXISTS (SELECT 1 FROM interaction_contact l
            WHERE l.interaction_id = i.id AND l.contact_id = e.community_id))
    SELECT contact_id, sum(part) FROM (
        SELECT contact_id, 1.0 * talks / people AS part FROM contact_day WHERE day BETWEEN :since AND :until
        UNION ALL SELECT l.contact_id, 1.0 / (h.people + 1) - 1.0 / h.people
            FROM hosted h JOIN interaction_contact l ON l.interaction_id = h.id
        UNION ALL SELECT community_id, 1.0 / (people + 1) FROM hosted)
    GROUP BY contact_id"""  # noqa: S608
_TALK_TOPICS = f"""SELECT i.id, t.tag
        FROM interaction i JOIN interaction_tag t ON t.interaction_id = i.id WHERE {_DONE}
    UNION ALL SELECT i.id, t.topic FROM interaction i JOIN interaction_goal l ON l.interaction_id = i.id
        JOIN goal_topic t ON t.goal_id = l.goal_id WHERE {_DONE}"""  # noqa: S608
_NAMES = "SELECT id, name FROM contact"
_NAMESAKES = """SELECT id, name || ' (' || slug || ')' FROM contact
    WHERE name_key IN (SELECT name_key FROM contact GROUP BY name_key HAVING count(*) > 1)"""
_PLACES = "SELECT id, place FROM contact WHERE place <> ''"
_EMPLOYERS = "SELECT id, organisation FROM contact WHERE organisation <> ''"
_GROUPS = "SELECT id, kind FROM contact WHERE kind <> 'person'"
_MEMBERS = """SELECT r.contact_id, r.other_id FROM relation r JOIN contact c ON c.id = r.other_id
    WHERE r.type = 'member' AND c.kind = 'community' ORDER BY 1, 2"""
_FINISHED = """SELECT r.id, r.kind, r.stance, r.author, r.source, r.url FROM resource r
    WHERE r.status = 'done' AND coalesce(r.finished_on, r.added_on) BETWEEN :since AND :until ORDER BY r.id"""
_THING_TOPICS = "SELECT resource_id, topic FROM resource_topic WHERE resource_id IN ({ids})"

Value = TypeVar("Value")
Span = tuple[date, date]


@dataclass(frozen=True)
class Intake:
    """What was learned from in the window and in the one before, by dimension, and whose voices are new."""

    now: Mapping[Dimension, Tally]
    before: Mapping[Dimension, Tally]
    voices: Voices


class _Contacts(NamedTuple):
    """Contacts, by id, as values of several dimensions; a name is no other contact's.

    Columns of their own, since thousands of small objects would cost more than all that is counted.
    """

    names: Mapping[int, str]
    places: Mapping[int, str]
    organisations: Mapping[int, str]
    communities: Mapping[int, Sequence[str]]


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
    now, before = windows(today)
    contacts = _contacts(db)
    people, people_before = _people(db, now), _people(db, before)
    things, things_before = _finished(db, now), _finished(db, before)
    older = (year_before(today)[0], before[0] - timedelta(1))
    heard = {*people, *_said(things)}
    earlier = {*people_before, *_said(things_before), *_people(db, older), *_said(_finished(db, older))}
    return Intake(
        now=_tallies(db, now, contacts, people, things),
        before=_tallies(db, before, contacts, people_before, things_before),
        voices=Voices(heard=len(heard), new=len(heard - earlier), heard_before=len(earlier)),
    )


@whatever_the_bytes
def sources(db: sqlite3.Connection, today: date) -> tuple[Tally, Tally]:
    """The sources of the two windows alone, the same as those of `intake`."""
    names = _names(db)
    now, before = (
        _source_weights(names, _people(db, span), _finished(db, span)).tally(0) for span in windows(today)
    )
    return now, before


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


def _people(db: sqlite3.Connection, span: Span) -> dict[int, float]:
    """How many talks' worth each contact had, by id."""
    return dict(db.execute(_PEOPLE, _days(span)).fetchall())


def _topics(db: sqlite3.Connection, span: Span, things: Sequence[_Finished]) -> Iterable[tuple[str, float]]:
    # A tag may also be a topic of the talk's goal.
    yield from _parts(set(db.execute(_TALK_TOPICS, _days(span)))).items()
    owned = by_owner(db, _THING_TOPICS, [thing.id for thing in things])
    yield from _parts((owner, topic) for owner, rows in owned.items() for (topic,) in rows).items()


def _said(things: Iterable[_Finished]) -> set[str]:
    """Whose voices speak from resources: their authors, else where they came from."""
    voices = (thing.author or thing.source for thing in things)
    return {voice.casefold() for voice in voices if voice}


def _names(db: sqlite3.Connection) -> dict[int, str]:
    """Each contact's name, with the slug where another one is called the same."""
    return dict(db.execute(_NAMES).fetchall()) | dict(db.execute(_NAMESAKES).fetchall())


def _contacts(db: sqlite3.Connection) -> _Contacts:
    names, organisations = _names(db), dict(db.execute(_EMPLOYERS).fetchall())
    communities: dict[int, list[str]] = defaultdict(list)
    for member, community in db.execute(_MEMBERS):
        communities[member].append(names[community])
    for number, kind in db.execute(_GROUPS):
        if kind == "organisation":
            organisations[number] = names[number]
        elif kind == "community":
            communities[number] = [names[number]]
    return _Contacts(names, dict(db.execute(_PLACES).fetchall()), organisations, communities)


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


def _parts(rows: Iterable[tuple[int, Value]]) -> dict[Value, float]:
    """How many items' worth each value has, where the values of one item have equal parts of it."""
    pairs = list(rows)  # once over the rows for how many values each item has, once for their parts
    sizes = Counter(map(itemgetter(0), pairs))
    parts: dict[Value, float] = defaultdict(float)
    for item, value in pairs:
        parts[value] += 1 / sizes[item]
    return parts


def _days(span: Span) -> dict[str, str]:
    return {"since": span[0].isoformat(), "until": span[1].isoformat()}
