"""Reciprocity: what somebody and I have lately given each other, and whose turn it is.

B = (G − R)/(G + R + 2), where G and R are the efforts given and received, each halved in weight every 180 days

|B| ≤ 0.33 is in balance; below it is my turn to give, above I give more. The 2, one exchange of usual effort, keeps a
few small favours from looking like a debt.

Only what passed in the last 540 days counts, and only from three exchanges on: after three half-lives three favours
tip the balance no longer, and would fade into one that nobody could feel. Who gives more is not at fault for it: a
mentor gives more than they get, and wishes to hear how it turned out rather than to be repaid.
Giving back matters to a tie as such: A. W. Gouldner, "The Norm of Reciprocity", 1960.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from math import exp2
from typing import TYPE_CHECKING, Literal

from pln.classes import dataclass
from pln.facts.refs import Ref
from pln.names import fold
from pln.vocabulary import UNREADABLE

if TYPE_CHECKING:
    from pln.facts.exchange import Exchange

HALF_LIFE_DAYS = 180
WINDOW_DAYS = 540
FEWEST = 3
IN_BALANCE = 0.33
USUAL_EFFORT = 2

Standing = Literal["in balance", "your turn to give", "you give more", "not enough yet"]


@dataclass(frozen=True, slots=True)
class Balance:
    """What somebody and I gave each other in the last 540 days.

    `given` and `received` are efforts, faded by age; `times_given` and `times_received` count exchanges. `score`
    lies between -1 (I only receive) and 1 (I only give); None under three exchanges. `last` is the latest exchange.
    """

    contact: Ref
    given: float
    received: float
    times_given: int
    times_received: int
    score: float | None
    standing: Standing
    last: Exchange

    @property
    def n(self) -> int:
        return self.times_given + self.times_received


def first_day(today: date) -> date:
    """The earliest day that counts."""
    return today - timedelta(WINDOW_DAYS)


def balances(exchanges: Iterable[Exchange], today: date) -> tuple[Balance, ...]:
    """One balance for each contact something passed with: my turn first, then mine the more, then in balance.

    The furthest from balance come first, those in balance by name, and last those with whom too little passed.
    """
    passed: dict[str, list[Exchange]] = defaultdict(list)
    since = first_day(today)
    for one in exchanges:
        if since <= one.day <= today and one.direction is not UNREADABLE:
            passed[one.contact.slug].append(one)
    fading = [exp2(-age / HALF_LIFE_DAYS) for age in range(WINDOW_DAYS + 1)]
    found = [_balance(theirs, fading, today) for theirs in passed.values()]
    return tuple(sorted(found, key=_order))


def _balance(passed: Sequence[Exchange], fading: Sequence[float], today: date) -> Balance:
    """The balance with somebody; `fading` is the weight of an effort by its age in days."""
    gave = got = 0.0
    times_given = 0
    last = passed[0]
    for one in passed:
        weight = _effort(one) * fading[(today - one.day).days]
        if one.direction == "gave":
            gave += weight
            times_given += 1
        else:
            got += weight
        if (one.day, one.id) > (last.day, last.id):
            last = one
    score = score_of(gave, got) if len(passed) >= FEWEST else None
    return Balance(
        last.contact, gave, got, times_given, len(passed) - times_given, score, _standing(score), last
    )


def _effort(exchange: Exchange) -> int:
    return USUAL_EFFORT if exchange.effort is UNREADABLE else exchange.effort


def score_of(gave: float, got: float) -> float:
    """B of faded efforts, -1 (only received) to 1 (only given)."""
    return (gave - got) / (gave + got + USUAL_EFFORT)


def _standing(score: float | None) -> Standing:
    if score is None:
        return "not enough yet"
    if abs(score) <= IN_BALANCE:
        return "in balance"
    return "your turn to give" if score < 0 else "you give more"


_FIRST: dict[Standing, int] = {
    "your turn to give": 0,
    "you give more": 1,
    "in balance": 2,
    "not enough yet": 3,
}


def _order(balance: Balance) -> tuple[int, float, str, str]:
    place, slug = _FIRST[balance.standing], balance.contact.slug
    if balance.score is None:
        return place, 0.0, slug, slug  # nobody looks for a name among so many
    distance = 0.0 if balance.standing == "in balance" else -round(abs(balance.score), 6)
    return place, distance, fold(balance.contact.name), slug
