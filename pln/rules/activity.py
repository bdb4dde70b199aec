"""Activity: a year at a glance, day by day.

A heat map has 53 weeks of seven days, from Monday on; the last week is the one that today is in. A day's level is
0 where nothing was done, else 1 to 4 by the quartiles of the days on which something was: what is much for a quiet
person is little for a busy one, and one crowded day must not make all others look empty. Streaks are in streak.py.

The levels are drawn as signs of different height, so that they can be told apart without colour; where a screen
has only ASCII, the print layer has a different stand-in for each of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

from pln.classes import dataclass
from pln.dates.grammar import MONTHS
from pln.rules.forecast import quantile

WEEKS = 53
SHADES = ".▃▅▇█"
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MARGIN = " " * (len(WEEKDAYS[0]) + 1)
_QUARTERS = (0.25, 0.5, 0.75)


@dataclass(frozen=True, slots=True)
class Heatmap:
    """53 weeks of activity. `begins_on` is the Monday of the first.

    `weeks` holds the count of each day, None for the days after today. `bounds` are the three counts up to which
    a day has level 1, 2 or 3, () where nothing was done.
    """

    begins_on: date
    weeks: tuple[tuple[int | None, ...], ...]
    bounds: tuple[float, ...]

    @property
    def total(self) -> int:
        """The sum over all days."""
        return sum(self.counts)

    @property
    def active_days(self) -> int:
        """On how many days something was done."""
        return sum(count > 0 for count in self.counts)

    @property
    def counts(self) -> list[int]:
        """Of each day that there has been."""
        return [count for week in self.weeks for count in week if count is not None]

    def level(self, count: int) -> int:
        """0 for nothing, else 1 to 4."""
        return 1 + sum(count > bound for bound in self.bounds) if count > 0 else 0


def first_day(today: date) -> date:
    """The Monday on which the heat map of a day begins."""
    return today - timedelta(days=today.weekday(), weeks=WEEKS - 1)


def heatmap(by_day: Iterable[tuple[date, int]], today: date) -> Heatmap:
    """The heat map of counts by day; what lies before its first day or after today does not count."""
    begins_on = first_day(today)
    days = (today - begins_on).days + 1
    counts: list[int | None] = [0] * days + [None] * (7 * WEEKS - days)
    for day, count in by_day:
        if 0 <= (at := (day - begins_on).days) < days:
            counts[at] = (counts[at] or 0) + count
    weeks = tuple(tuple(counts[at : at + 7]) for at in range(0, 7 * WEEKS, 7))
    busy = [count for count in counts if count]
    bounds = tuple(quantile(busy, share) for share in _QUARTERS) if busy else ()
    return Heatmap(begins_on, weeks, bounds)


def heatmap_lines(found: Heatmap) -> tuple[str, ...]:
    """The heat map as text of at most 57 columns: the months, a line each weekday, and what the signs stand for."""
    rows = zip(*found.weeks, strict=True)
    signs = {count: SHADES[found.level(count)] for count in set(found.counts)} | {None: " "}
    return (
        f"{_MARGIN}{_month_line(found.begins_on)}",
        *(
            f"{name} {''.join(map(signs.__getitem__, counts))}".rstrip()
            for name, counts in zip(WEEKDAYS, rows, strict=True)
        ),
        f"{_MARGIN}{_legend(found)}",
    )


def _month_line(begins_on: date) -> str:
    """The names of the months above the weeks that they begin in, where there is room for them."""
    mondays = [begins_on + timedelta(weeks=week) for week in range(WEEKS + 1)]
    line = ""
    for week, (monday, following) in enumerate(pairwise(mondays)):
        begun = following - timedelta(days=1)
        if begun.month != (monday - timedelta(days=1)).month and len(line) <= week <= WEEKS - 3:
            line = f"{line:<{week}}{MONTHS[begun.month - 1].title()} "
    return line.rstrip()


def level_counts(found: Heatmap) -> list[tuple[int, str]]:
    """Each level that a day has, and the counts it stands for: `none`, `2`, `3-5`."""
    seen = sorted({count for week in found.weeks for count in week if count})
    words = [(0, "none")]
    for level in range(1, len(SHADES)):
        counts = [count for count in seen if found.level(count) == level]
        if counts:
            low, high = counts[0], counts[-1]
            words.append((level, f"{low}" if low == high else f"{low}-{high}"))
    return words


def _legend(found: Heatmap) -> str:
    """`. none  ▃ 1  ▅ 2-3  █ 4-6`: the counts of each level that a day has."""
    return "  ".join(f"{SHADES[level]} {counts}" for level, counts in level_counts(found))
