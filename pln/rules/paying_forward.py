"""Paying forward: how much of what was received went on to somebody else.

share = received exchanges that were passed on / received exchanges, 14 days to 1 year old

Passed on is what an exchange given to somebody else points back to, whenever that was. To give back to whom it came
from is reciprocity, not this. Anything younger than two weeks has had no time to go on. Nobody passes on everything:
the share is there to be seen growing, and has no mark to reach. Under 5 it is kept back.

What one person passes on reaches people three steps away: J. H. Fowler and N. A. Christakis, "Cooperative Behavior
Cascades in Human Social Networks", 2010.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pln.classes import dataclass
from pln.facts.exchange import Exchange

OLDEST_DAYS = 365
YOUNGEST_DAYS = 14
FEWEST = 5


@dataclass(frozen=True, slots=True)
class PaidForward:
    """Of `n` things received, 14 days to 1 year ago, how many were `passed_on` to somebody else.

    `share` is a fraction, None where nothing was received.
    """

    passed_on: int
    n: int

    @property
    def share(self) -> float | None:
        return self.passed_on / self.n if self.n else None

    @property
    def is_thin(self) -> bool:
        """Whether so little was received that the share says little."""
        return self.n < FEWEST


def paid_forward(exchanges: Iterable[Exchange], today: date) -> PaidForward:
    """How much of what was received, 14 days to 1 year ago, went on to somebody else."""
    received, onward = {}, []
    for one in exchanges:
        if one.direction == "received" and YOUNGEST_DAYS <= (today - one.day).days <= OLDEST_DAYS:
            received[one.id] = one
        elif one.direction == "gave" and one.forward_of is not None and one.day <= today:
            onward.append(one)
    passed_on = {
        origin.id
        for one in onward
        if one.forward_of is not None
        and (origin := received.get(one.forward_of)) is not None
        and origin.contact != one.contact
    }
    return PaidForward(len(passed_on), len(received))
