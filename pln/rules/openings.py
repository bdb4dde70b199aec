"""Openings: what to begin a talk with: open promises, news of them, goals in common, resources lately finished."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from itertools import islice

from pln.dates import describe_distance
from pln.facts.contact import Tie
from pln.facts.imported import News
from pln.facts.promise import Promise
from pln.facts.resource import Resource
from pln.names import fold
from pln.rules.news import news_since, opening
from pln.rules.progress import finished_on
from pln.rules.promises import due_day, is_late, open_promises
from pln.rules.wording import listed

GOALS_NAMED = 2


class Openings:
    """Finished resources and open promises, arranged so that each of many people is matched in one look.

    Resources finished after `today` or not at all are left out.
    """

    def __init__(
        self,
        resources: Iterable[Resource],
        today: date,
        promises: Iterable[Promise] = (),
        news: Iterable[News] = (),
    ) -> None:
        self._today = today
        self._news: dict[str, list[News]] = defaultdict(list)
        for one in news:
            self._news[one.contact.slug].append(one)
        self._promised: dict[str, Promise] = {}
        for promise in open_promises(promises, today):
            if promise.whose == "mine" or is_late(promise, today):
                self._promised.setdefault(promise.contact.slug, promise)
        self._by_topic: dict[str, list[tuple[date, Resource]]] = defaultdict(list)
        self._by_adviser: dict[str, list[tuple[date, Resource]]] = defaultdict(list)
        # Interests repeat from person to person, and folding is what costs here.
        self._folded: dict[str, str] = {}
        dated = [(day, item) for item in resources if (day := finished_on(item)) is not None and day <= today]
        for day, item in sorted(dated, key=lambda one: one[0], reverse=True):
            for topic in item.topics:
                self._by_topic[self._fold(topic)].append((day, item))
            if item.recommended_by is not None:
                self._by_adviser[item.recommended_by.slug].append((day, item))

    def of(self, tie: Tie) -> str:
        """The best opening, or "".

        An open promise of mine, or a late one of theirs; else what is new with them since the last talk, or since
        they were added; else a goal in common, else something they recommended and I finished since the last talk,
        else the latest finished that fits their interests and was not yet shared with them.
        """
        if tie.slug in self._promised:
            return self._said(self._promised[tie.slug])
        if tie.slug in self._news and (fresh := self._fresh(tie)):
            return fresh
        if tie.goals:
            names = listed([goal.name for goal in tie.goals], GOALS_NAMED)
            return f"{'goal' if len(tie.goals) == 1 else 'goals'} in common: {names}"
        if advised := self._latest_advised(tie):
            return f"you finished “{advised}”, which they recommended"
        return self._latest_of_interest(tie)

    def _said(self, promise: Promise) -> str:
        who, due_on = "you" if promise.whose == "mine" else "they", due_day(promise)
        due = f", due {describe_distance(due_on, self._today)}" if due_on else ""
        return f"{who} promised “{promise.what}”{due}"

    def _fresh(self, tie: Tie) -> str:
        since = tie.last_on or tie.added_on
        return opening(news_since(self._news[tie.slug], since, self._today))

    def _latest_advised(self, tie: Tie) -> str:
        day, item = next(iter(self._by_adviser.get(tie.slug, ())), (date.min, None))
        return "" if item is None or day <= (tie.last_on or date.min) else item.title

    def _latest_of_interest(self, tie: Tie) -> str:
        by_topic = [(topic, self._by_topic.get(self._fold(topic), ())) for topic in tie.interests]
        latest = [
            (day, item.title, topic)
            for topic, items in by_topic
            for day, item in islice((one for one in items if not _known_to(tie, one[1])), 1)
        ]
        if not latest:
            return ""
        _, title, topic = max(latest)
        return f"share “{title}”: they like {topic}"

    def _fold(self, topic: str) -> str:
        if topic not in self._folded:
            self._folded[topic] = fold(topic)
        return self._folded[topic]


def _known_to(tie: Tie, item: Resource) -> bool:
    adviser = item.recommended_by
    return (adviser is not None and adviser.slug == tie.slug) or any(
        share.contact.slug == tie.slug for share in item.shared_with
    )
