"""Matching: who can help with a goal.

score = 3 × shared expertise topics + 1 if helped before + 0.5 × warmth − 1 if asked in the last 30 days,
warmth = max(0, 1 − r / 3). Only people with a shared topic, earlier help or a role in the goal are listed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from heapq import nlargest

from pln.classes import dataclass
from pln.dates import describe_distance
from pln.facts.contact import Tie
from pln.facts.refs import Ref
from pln.names import fold
from pln.rules.cadence import CadenceSettings, contact_ratio
from pln.vocabulary import GoalRole

TOPIC_WEIGHT = 3.0
HELPED_WEIGHT = 1.0
WARMTH_WEIGHT = 0.5
ASKED_PENALTY = 1.0
ASKED_WITHIN_DAYS = 30


@dataclass(frozen=True, slots=True)
class Helper:
    """Somebody who may help with one goal: `talked_on` is the day of the latest done interaction about it."""

    tie: Tie
    expertise: tuple[str, ...] = ()
    talked_on: date | None = None
    role: GoalRole | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Somebody who can help; `topics` are those they know of the goal's.

    `asked` says that the goal came up in the last 30 days.
    """

    contact: Ref
    score: float
    topics: tuple[str, ...]
    role: GoalRole | None
    talked_on: date | None
    asked: bool

    def reason(self, today: date) -> str:
        """Why they, in words; put together only for those that are shown."""
        reasons = [
            *([f"knows {', '.join(self.topics)}"] if self.topics else []),
            *([self.role] if self.role else []),
            *([f"talked about it {describe_distance(self.talked_on, today)}"] if self.talked_on else []),
        ]
        return ", ".join(reasons)


def who_can_help(
    topics: Sequence[str], helpers: Iterable[Helper], today: date, settings: CadenceSettings
) -> tuple[Suggestion, ...]:
    """Those who can help with a goal of these topics, best first, ties by name; archived ones left out."""
    wanted = {fold(topic) for topic in topics}
    found = [
        _suggest(helper, shared, today, settings)
        for helper in helpers
        if not helper.tie.archived
        and ((shared := _shared(helper, wanted)) or helper.talked_on is not None or helper.role is not None)
    ]
    return tuple(
        sorted(found, key=lambda one: (-round(one.score, 6), fold(one.contact.name), one.contact.slug))
    )


def contenders(
    shared: Mapping[str, int],
    talked_on: Mapping[str, date | None],
    others: Iterable[str],
    today: date,
    most: int,
) -> set[str]:
    """Who may be among the best so many that were not asked lately, however warm the tie with anybody is.

    All who can help are in one of the three, by slug: how many topics each shares, when the goal last came up. Warmth
    is worth WARMTH_WEIGHT at most, so that whoever is further behind the last of the best cannot pass them.
    """
    scores = {
        who: _score(shared.get(who, 0), talked_on.get(who), today)
        for who in {*shared, *talked_on, *others}
        if not _was_asked(talked_on.get(who), today)
    }
    best = nlargest(most, scores.values())
    least = best[-1] - WARMTH_WEIGHT if len(best) == most else min(best, default=0)
    return {who for who, score in scores.items() if score >= least}


def suffice(shared: Iterable[str], talked_on: Mapping[str, date | None], today: date, most: int) -> bool:
    """Whether those who share a topic are so many that nobody else can be among the best so many not asked lately.

    Talks and warmth together are worth less than one topic.
    """
    return sum(not _was_asked(talked_on.get(who), today) for who in shared) >= most


def warmth(tie: Tie, today: date, settings: CadenceSettings) -> float:
    """1 just after a talk, 0 from three periods of silence on, if never talked to, or ambient."""
    ratio = contact_ratio(tie, today, settings)
    return 0.0 if ratio is None or tie.last_on is None else max(0.0, 1 - ratio / 3)


def _suggest(helper: Helper, shared: tuple[str, ...], today: date, settings: CadenceSettings) -> Suggestion:
    talked_on = helper.talked_on
    score = _score(len(shared), talked_on, today) + WARMTH_WEIGHT * warmth(helper.tie, today, settings)
    contact = Ref(helper.tie.slug, helper.tie.name)
    return Suggestion(contact, score, shared, helper.role, talked_on, _was_asked(talked_on, today))


def _score(topics: int, talked_on: date | None, today: date) -> float:
    """The score but for the warmth."""
    asked = ASKED_PENALTY * _was_asked(talked_on, today)
    return TOPIC_WEIGHT * topics + HELPED_WEIGHT * (talked_on is not None) - asked


def _was_asked(talked_on: date | None, today: date) -> bool:
    return talked_on is not None and (today - talked_on).days <= ASKED_WITHIN_DAYS


def _shared(helper: Helper, wanted: set[str]) -> tuple[str, ...]:
    """The helper's topics that are wanted, each once, as the helper has them."""
    return tuple({key: topic for topic in helper.expertise if (key := fold(topic)) in wanted}.values())
