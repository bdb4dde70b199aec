"""Reconnecting: which dormant tie is worth a message this week.

score = trust + 1 × topics of my active goals that they know (at most 2) + 0.5 × novelty + 0.25 if there is
something to begin with. trust = min(1, talks / 5), + 0.5 where I have said what they are to me.
novelty = share of their expertise that nobody I am in touch with has, 0 where their expertise is not known.

A dormant tie gives more than its strength tells: trust has stayed, and what they know has grown elsewhere
(D. Levin, J. Walter, J. Murnighan: Dormant Ties, Organization Science 22, 2011). So those come first whom I
trust, who know what I am after, and who know it from elsewhere. Never talked to is not dormant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from heapq import nlargest

from pln.classes import dataclass
from pln.facts.contact import Tie
from pln.names import fold
from pln.rules.cadence import CadenceSettings, is_lost_long_ago, judged_ratio, planned_talk
from pln.vocabulary import Relationship

TALKS_FOR_TRUST = 5
RELATIONSHIP_TRUST = 0.5
TOPIC_WEIGHT = 1.0
TOPICS_COUNTED = 2
NOVELTY_WEIGHT = 0.5
OPENING_WEIGHT = 0.25
TOLERANCE = 1e-6  # sums that come out even by different ways differ in their last bits


@dataclass(frozen=True, slots=True)
class Past:
    """What there was between us: done talks, what they are to me, and what they know well."""

    talks: int = 0
    relationship: Relationship | None = None
    expertise: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reconnection:
    """Somebody worth a message. `topics` are those of my goals that they know, `new_topics` what nobody else has."""

    tie: Tie
    last_on: date
    talks: int
    relationship: Relationship | None
    topics: tuple[str, ...]
    new_topics: tuple[str, ...]
    opening: str
    score: float


def reconnections(
    ties: Sequence[Tie],
    past: Mapping[str, Past],
    goal_topics: Iterable[str],
    experts: Iterable[tuple[str, Tie]],
    opening_of: Callable[[Tie], str],
    today: date,
    settings: CadenceSettings,
) -> tuple[Reconnection, ...]:
    """Those lost long ago, the one most worth a message first, ties by name.

    `past` is by slug, `goal_topics` are of the active goals, `opening_of` says what to begin with. `experts` are
    pairs of a topic and somebody who knows it, whoever can be in touch with me among them.
    """
    wanted = {fold(topic) for topic in goal_topics}
    known = {
        fold(topic)
        for topic, tie in experts
        if tie.last_on is not None and (ratio := judged_ratio(tie, today, settings)) is not None and ratio < 1
    }
    found = [
        _weigh(tie, tie.last_on, past.get(tie.slug, Past()), wanted, known, opening_of(tie))
        for tie in ties
        if tie.last_on is not None
        and (ratio := judged_ratio(tie, today, settings)) is not None
        and is_lost_long_ago(ratio, (today - tie.last_on).days)
        and planned_talk(tie, today, settings) is None
    ]
    return tuple(sorted(found, key=lambda one: (-round(one.score, 6), fold(one.tie.name), one.tie.slug)))


def contenders(
    past: Mapping[str, Past], certain: Iterable[str], goal_topics: Iterable[str], most: int
) -> set[str]:
    """Who may be among the best so many, by slug, whatever novelty and an opening add to what there was between us.

    `certain` are those of `past` who were lost long ago beyond doubt: the others may not be listed at all.
    """
    wanted = {fold(topic) for topic in goal_topics}
    least = {who: _least_score(one, _wanted(one, wanted)) for who, one in past.items()}
    best = nlargest(most, (least[who] for who in certain))
    if len(best) < most:
        return set(past)
    enough = best[-1] - NOVELTY_WEIGHT - OPENING_WEIGHT - TOLERANCE
    return {who for who, score in least.items() if score >= enough}


def _weigh(
    tie: Tie, last_on: date, past: Past, wanted: set[str], known: set[str], opening: str
) -> Reconnection:
    topics = _wanted(past, wanted)
    new = tuple(topic for topic in past.expertise if fold(topic) not in known)
    novelty = len(new) / len(past.expertise) if past.expertise else 0.0
    score = _least_score(past, topics) + NOVELTY_WEIGHT * novelty + OPENING_WEIGHT * bool(opening)
    return Reconnection(tie, last_on, past.talks, past.relationship, topics, new, opening, score)


def _wanted(past: Past, wanted: set[str]) -> tuple[str, ...]:
    """The topics of my goals that they know."""
    return tuple([topic for topic in past.expertise if fold(topic) in wanted])


def _least_score(past: Past, topics: Sequence[str]) -> float:
    """The score but for novelty and an opening, of which neither is below 0."""
    return (
        min(1.0, past.talks / TALKS_FOR_TRUST)
        + RELATIONSHIP_TRUST * (past.relationship is not None)
        + TOPIC_WEIGHT * min(TOPICS_COUNTED, len(topics))
    )
