"""Sharing: which finished resource fits whom, and who should know each other.

A resource fits somebody whose interests hold one of its topics, unless they had it: recommended it, wrote
it, or were given it. Better rated ones first, then those lately finished; each person gets one.

An introduction is worth making where one of two people, neither of them dormant, knows what the other would like
to learn, and nothing says that they know each other. score = topics that one knows and the other wants, both
ways counted; whoever gains from both sides comes first, then whom I am in touch with. Who is late stays: an
introduction is a good reason to write.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import cache

from pln.classes import dataclass
from pln.facts.contact import Tie
from pln.facts.refs import Ref
from pln.facts.resource import Resource
from pln.names import fold
from pln.rules.cadence import DORMANT_FROM, CadenceSettings, judged_ratio
from pln.rules.matching import Helper
from pln.rules.progress import finished_on

FINISHED_WITHIN_DAYS = 365
WORTH_SHARING_FROM = 3  # of 5
IN_TOUCH_BELOW = 1.5  # days since the last contact / period
MOST = 100  # introductions
EACH_TOPIC = 20  # people a topic and side that are looked at, the best in touch first


@dataclass(frozen=True, slots=True)
class Pair:
    """A resource for somebody, and the topics they would like it for."""

    resource: Resource
    contact: Ref
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Introduction:
    """Two people, and what each would get: topics the other knows.

    `silent` are those of the two who are late, each with the day of the last contact.
    """

    one: Ref
    other: Ref
    for_one: tuple[str, ...]
    for_other: tuple[str, ...]
    silent: tuple[tuple[Ref, date], ...] = ()

    @property
    def slugs(self) -> frozenset[str]:
        return frozenset((self.one.slug, self.other.slug))

    @property
    def score(self) -> int:
        return len(self.for_one) + len(self.for_other)


def sharing_pairs(
    ties: Iterable[Tie], resources: Iterable[Resource], today: date, settings: CadenceSettings
) -> tuple[Pair, ...]:
    """For each person in the judgement of cadence the finished resource that fits them best, best first."""
    worth = sorted(_worth_sharing(resources, today), key=lambda one: _merit(one, today))
    merits = [_merit(item, today) for item in worth]
    by_topic: dict[str, list[int]] = defaultdict(list)  # places in the order of merit
    for place, item in enumerate(worth):
        for topic in {fold(topic) for topic in item.topics}:
            by_topic[topic].append(place)

    @cache  # few likings are nobody else's
    def best_first(liked: tuple[str, ...]) -> list[int]:
        fitting = Counter(place for topic in liked for place in by_topic.get(topic, ()))
        return sorted(fitting, key=lambda place: (-fitting[place], place))

    found = []
    for tie in ties:
        if not tie.interests or tie.last_on is None or judged_ratio(tie, today, settings) is None:
            continue
        fitting = best_first(tuple([fold(topic) for topic in tie.interests]))
        best = next((place for place in fitting if not _had(tie, worth[place])), None)
        if best is not None:
            item = worth[best]
            found.append((merits[best], Pair(item, Ref(tie.slug, tie.name), _for(tie, item))))
    found.sort(key=lambda one: (-len(one[1].topics), one[0], fold(one[1].contact.name)))
    return tuple(pair for _, pair in found)


def _worth_sharing(resources: Iterable[Resource], today: date) -> Iterator[Resource]:
    for item in resources:
        day = finished_on(item)
        if (
            day is not None
            and 0 <= (today - day).days <= FINISHED_WITHIN_DAYS
            and (item.rating is None or item.rating >= WORTH_SHARING_FROM)
        ):
            yield item


def _merit(item: Resource, today: date) -> tuple[int, int, str]:
    """In order of rating (none counts as 3), then lately finished."""
    return -(item.rating or WORTH_SHARING_FROM), (today - (finished_on(item) or today)).days, fold(item.title)


def _had(tie: Tie, item: Resource) -> bool:
    advised = item.recommended_by is not None and item.recommended_by.slug == tie.slug
    shared = any(share.contact.slug == tie.slug for share in item.shared_with)
    return advised or shared or fold(tie.name) in fold(item.author)


def _for(tie: Tie, item: Resource) -> tuple[str, ...]:
    topics = {fold(topic) for topic in item.topics}
    return tuple(topic for topic in tie.interests if fold(topic) in topics)


def introductions(
    people: Iterable[Helper],
    pairs: Iterable[frozenset[str]],
    acquainted: Callable[[Sequence[frozenset[str]]], Collection[frozenset[str]]],
    today: date,
    settings: CadenceSettings,
) -> tuple[Introduction, ...]:
    """The best of the pairs, at most a hundred; of equal ones those in touch first, then by name.

    `pairs` are `candidates` among the people, `acquainted` says which of some pairs know each other, as far as is
    known: it is asked of the best ones, until there are enough.
    """
    by_name = {helper.tie.slug: _Learner.of(helper, today, settings) for helper in people}
    brought = [_introduction(by_name[one], by_name[other]) for one, other in map(sorted, pairs)]
    worth = sorted(
        (pair for pair in brought if pair.score),
        key=lambda pair: (-pair.score, len(pair.silent), fold(pair.one.name), fold(pair.other.name)),
    )
    found: list[Introduction] = []
    for first in range(0, len(worth), MOST):
        best = worth[first : first + MOST]
        known = acquainted([pair.slugs for pair in best])
        found += [pair for pair in best if pair.slugs not in known]
        if len(found) >= MOST:
            break
    return tuple(found[:MOST])


def candidates(
    people: Sequence[Helper], today: date, settings: CadenceSettings, each_topic: int = EACH_TOPIC
) -> frozenset[frozenset[str]]:
    """Pairs of slugs of people, none of them dormant, of whom one knows what the other wants."""
    knowing: dict[str, list[str]] = defaultdict(list)
    wanting: dict[str, list[str]] = defaultdict(list)
    kept = [
        (ratio, helper)
        for helper in people
        if helper.tie.kind == "person"
        and helper.tie.last_on is not None
        and (ratio := judged_ratio(helper.tie, today, settings)) is not None
        and ratio < DORMANT_FROM
    ]
    for _, helper in sorted(kept, key=lambda one: (one[0], one[1].tie.slug)):
        for topic in helper.expertise:
            knowing[fold(topic)].append(helper.tie.slug)
        for topic in helper.tie.interests:
            wanting[fold(topic)].append(helper.tie.slug)
    return frozenset(
        frozenset((one, other))
        for topic, experts in knowing.items()
        for one in experts[:each_topic]
        for other in wanting.get(topic, ())[:each_topic]
        if one != other
    )


@dataclass(frozen=True, slots=True)
class _Learner:
    """Somebody who comes in many pairs: what they know well, folded, and what else they like, folded and as it is.

    `silent_since` is the day of the last contact of whoever is late.
    """

    who: Ref
    knows: frozenset[str]
    likes: tuple[tuple[str, str], ...]
    silent_since: date | None

    @classmethod
    def of(cls, helper: Helper, today: date, settings: CadenceSettings) -> _Learner:
        knows = frozenset(map(fold, helper.expertise))
        likes = tuple(
            (folded, topic) for topic in helper.tie.interests if (folded := fold(topic)) not in knows
        )
        ratio = judged_ratio(helper.tie, today, settings)
        silent_since = helper.tie.last_on if ratio is not None and ratio >= IN_TOUCH_BELOW else None
        return cls(Ref(helper.tie.slug, helper.tie.name), knows, likes, silent_since)

    def learns_from(self, expert: _Learner) -> tuple[str, ...]:
        return tuple([topic for folded, topic in self.likes if folded in expert.knows])


def _introduction(one: _Learner, other: _Learner) -> Introduction:
    silent = tuple([(who.who, who.silent_since) for who in (one, other) if who.silent_since is not None])
    return Introduction(one.who, other.who, one.learns_from(other), other.learns_from(one), silent)
