"""Growth: who came into the network month by month, whom one was in touch with, who went quiet.

A contact comes on the day one met, where that is known, else on the day it was added, in one of four ways, the
first that is known: introduced by somebody, met at an event, added by hand, imported. An import says nothing of
how one met, so that the share of introductions is taken of the others alone:

    introductions = introduced / (introduced + met at events + by hand)        over twelve months, from 5 on

A tie went quiet on the day its silence reached three periods, the beginning of *dormant* in cadence.py, if it is
quiet still. Those who were heard of again since are not counted: what one has made good is no loss.

A network that changes is one that lives: people come by serendipity and by introduction, others go quiet, and
neither is a fault.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from math import ceil
from typing import Literal

from pln.classes import dataclass
from pln.facts.contact import Tie
from pln.facts.refs import Ref
from pln.rules.cadence import DORMANT_FROM, CadenceSettings, judge

Way = Literal["introduced", "event", "hand", "import"]

MONTHS = 12
ENOUGH = 5


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who came into the network on a day, and how; `through` is who introduced us, or the event."""

    on: date
    way: Way
    through: Ref | None = None


@dataclass(frozen=True, slots=True)
class Month:
    """One month: how many came in each way, with how many people one talked, how many went quiet.

    `month` is its first day. The last month is the one that today is in, and not over yet.
    """

    month: date
    introduced: int
    at_events: int
    by_hand: int
    imported: int
    active: int
    went_quiet: int

    @property
    def new(self) -> int:
        """Those who did not come with an import."""
        return self.introduced + self.at_events + self.by_hand


@dataclass(frozen=True, slots=True)
class Origins:
    """Where those who came in twelve months came from, imports left out.

    `introducers` and `events` are those who brought somebody, with how many, the most first.
    """

    n: int
    introduced: int
    introducers: tuple[tuple[Ref, int], ...]
    events: tuple[tuple[Ref, int], ...]

    @property
    def introduced_share(self) -> float | None:
        """The share of introductions, a fraction; None where too few came."""
        return self.introduced / self.n if self.n >= ENOUGH else None


def first_day(today: date) -> date:
    """The first day of the twelve months that end with this one."""
    return _month(today, MONTHS - 1)


def months(
    newcomers: Iterable[Newcomer],
    active: Mapping[date, int],
    quiet: Iterable[date],
    today: date,
) -> tuple[Month, ...]:
    """Twelve months, the oldest first.

    `active` are the different people talked to by the first day of the month, `quiet` the days on which ties
    went quiet. What lies outside the twelve months, or after today, does not count.
    """
    came = Counter((one.on.replace(day=1), one.way) for one in newcomers if one.on <= today)
    silenced = Counter(on.replace(day=1) for on in quiet if on <= today)
    return tuple(
        Month(
            month=month,
            introduced=came[month, "introduced"],
            at_events=came[month, "event"],
            by_hand=came[month, "hand"],
            imported=came[month, "import"],
            active=active.get(month, 0),
            went_quiet=silenced[month],
        )
        for month in (_month(today, back) for back in reversed(range(MONTHS)))
    )


def origins(newcomers: Iterable[Newcomer], today: date) -> Origins:
    """Where those who came in the twelve months came from."""
    met = [one for one in newcomers if first_day(today) <= one.on <= today and one.way != "import"]
    return Origins(
        n=len(met),
        introduced=sum(one.way == "introduced" for one in met),
        introducers=_most_first(one.through for one in met if one.way == "introduced"),
        events=_most_first(one.through for one in met if one.way == "event"),
    )


def quiet_since(ties: Iterable[Tie], today: date, settings: CadenceSettings) -> list[date]:
    """For each tie that is dormant: the day on which its silence reached three periods."""
    return [
        found.last_on + timedelta(ceil(DORMANT_FROM * found.period_days))
        for tie in ties
        if (found := judge(tie, today, settings)) is not None and found.band == "dormant"
    ]


def _most_first(through: Iterable[Ref | None]) -> tuple[tuple[Ref, int], ...]:
    counts = Counter(one for one in through if one is not None)
    return tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0].name, one[0].slug)))


def _month(today: date, back: int) -> date:
    """The first day of the month so many months before today's."""
    number = today.year * 12 + today.month - 1 - back
    return date(number // 12, number % 12 + 1, 1)
