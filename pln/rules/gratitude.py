"""Gratitude: what to thank for, how much was thanked for and how soon, and whom to tell how it turned out.

A thanks is due for what was received with an effort of 2 or more, from 7 days on. To tell somebody how their help
turned out thanks them best, so that telling counts as thanks. After a year nothing is due any more: a list that only
grows is put away unread.

coverage = thanked for / (thanked for + due), over what was received in the last 365 days with such an effort

What is not due yet counts only once it is thanked for, so that a thanks never lowers the coverage. The delay is the
median of the days until the thanks. Under 5 both are kept back.

A loop is advice received, tried, and its outcome told. It is open while the outcome is not told: at once where I have
tried it, and after 14 days where I have not, for what has an outcome to tell (advice, an introduction, an opportunity)
and took an effort of 2 or more; for at most a year.

Thanks make the giver more likely to help again, others too: A. M. Grant and F. Gino, "A Little Thanks Goes a Long
Way", 2010.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from pln.classes import dataclass
from pln.rules.median import median
from pln.vocabulary import UNREADABLE

if TYPE_CHECKING:
    from pln.facts.exchange import Exchange

WINDOW_DAYS = 365
DUE_AFTER_DAYS = 7
LEAST_EFFORT = 2
TRIED_WITHIN_DAYS = 14
FEWEST = 5
WITH_OUTCOME = ("advice", "introduction", "opportunity")


@dataclass(frozen=True, slots=True)
class Gratitude:
    """Of `n` things received in the last 365 days that were thanked for, or should be: how many were `thanked`.

    `share` is a fraction, None where there is none; `median_delay_days` the days until the thanks, None likewise.
    """

    thanked: int
    n: int
    median_delay_days: float | None

    @property
    def share(self) -> float | None:
        return self.thanked / self.n if self.n else None

    @property
    def is_thin(self) -> bool:
        """Whether there is so little that the share says little."""
        return self.n < FEWEST


def thanks_due(exchanges: Iterable[Exchange], today: date) -> tuple[Exchange, ...]:
    """What was received and should be thanked for, oldest first."""
    return _oldest_first(one for one in _weighty(exchanges, today) if _is_due(one, today))


def gratitude(exchanges: Iterable[Exchange], today: date) -> Gratitude:
    """How much of what was received in the last 365 days was thanked for, and how soon."""
    received = _weighty(exchanges, today)
    delays = [
        max(0, (on - one.day).days)
        for one in received
        if (on := thanked_on(one)) is not None and on is not UNREADABLE
    ]
    thanked = sum(thanked_on(one) is not None for one in received)
    due = sum(_is_due(one, today) for one in received)
    return Gratitude(thanked, thanked + due, median(delays))


def open_loops(exchanges: Iterable[Exchange], today: date) -> tuple[Exchange, ...]:
    """What was received of which the giver has not heard how it turned out, oldest first."""
    return _oldest_first(
        one for one in exchanges if _is_recent(one, today) and _is_ripe(one, today) and awaits_outcome(one)
    )


def thanked_on(exchange: Exchange) -> date | None:
    """The day of the thanks: when I thanked for it, or told how it turned out, whichever was first."""
    thanked, told = exchange.thanked_on, exchange.told_on
    if thanked is None:
        return told
    return thanked if told is None else min(thanked, told)


def awaits_outcome(exchange: Exchange) -> bool:
    """Whether the giver may wish to hear how it turned out, however long ago it was."""
    if exchange.direction != "received" or exchange.told_on is not None:
        return False
    has_outcome = exchange.kind in WITH_OUTCOME and _is_weighty(exchange)
    return exchange.tried_on is not None or has_outcome


def _weighty(exchanges: Iterable[Exchange], today: date) -> list[Exchange]:
    return [
        one
        for one in exchanges
        if one.direction == "received" and _is_weighty(one) and _is_recent(one, today)
    ]


def _is_weighty(exchange: Exchange) -> bool:
    """Whether it took the giver more than a moment."""
    return exchange.effort is not UNREADABLE and exchange.effort >= LEAST_EFFORT


def _is_recent(exchange: Exchange, today: date) -> bool:
    return 0 <= (today - exchange.day).days <= WINDOW_DAYS


def _is_due(exchange: Exchange, today: date) -> bool:
    return thanked_on(exchange) is None and (today - exchange.day).days >= DUE_AFTER_DAYS


def _is_ripe(exchange: Exchange, today: date) -> bool:
    """Whether there can be an outcome: I have tried it, or had the time to."""
    return exchange.tried_on is not None or (today - exchange.day).days >= TRIED_WITHIN_DAYS


def _oldest_first(exchanges: Iterable[Exchange]) -> tuple[Exchange, ...]:
    return tuple(sorted(exchanges, key=lambda one: (one.day, one.id)))
