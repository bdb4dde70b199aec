"""Load: whether one's cadences ask for more talks than one has.

asked = Σ 7 / period over tracked contacts: person-days a week. made = person-days a week over the last
eight weeks, or as many whole weeks as there are since the first interaction, from four on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from math import ceil

from pln.classes import dataclass
from pln.facts.contact import Alike
from pln.rules.cadence import CadenceSettings, is_tracked, period_days
from pln.rules.wording import counted

WINDOW_WEEKS = 8
HISTORY_WEEKS = 4
# Sums of sevenths and ninetieths do not come out even; a difference below this is none.
TOLERANCE = 1e-9


@dataclass(frozen=True, slots=True)
class Touches:
    """How many people one was in touch with, day by day, in done interactions.

    `by_day` holds (day, persons) of at least the last twelve weeks, in any order; `first_on` is the day of
    the first interaction ever, None where there is none.
    """

    first_on: date | None = None
    by_day: Sequence[tuple[date, int]] = ()


@dataclass(frozen=True, slots=True)
class Move:
    """So many people from one period to a longer one, in days."""

    people: int
    from_days: int
    to_days: int


@dataclass(frozen=True, slots=True)
class Load:
    """Touches a week asked and made (None under four weeks of history), and what would even them out.

    `people` is how many different people the moves concern. `sentence` says it all, and is empty where
    there is nothing to say.
    """

    asked_per_week: float
    made_per_week: float | None
    moves: tuple[Move, ...] = ()
    people: int = 0
    sentence: str = ""


def load(alike: Iterable[Alike], touches: Touches, today: date, settings: CadenceSettings) -> Load:
    """Compare what the cadences of tracked, unarchived contacts ask with the touches made; `alike` are all ties.

    The target is the weekly capacity where one is set, else what is made.
    """
    periods = Counter[int]()
    for one in alike:
        period = period_days(one.tie, settings)
        if period is not None and not one.tie.archived and is_tracked(one.tie, settings):
            periods[period] += one.people
    asked, made = _asked(periods), made_per_week(touches, today)
    if made is None:
        return Load(asked, None)
    target = made if settings.weekly_capacity is None else settings.weekly_capacity
    if asked <= target + TOLERANCE:
        return Load(asked, made)
    moves, people, remaining = _lighten(periods, target, settings)
    have = "you make" if settings.weekly_capacity is None else "you have time for"
    advice = _advice(people, remaining, target)
    sentence = f"{_number(asked)} a week asked, {have} {_number(target)}: {advice}"
    return Load(asked, made, moves, people, sentence)


def made_per_week(touches: Touches, today: date) -> float | None:
    """Person-days a week in min(8, whole weeks since the first interaction) weeks; None under four."""
    if touches.first_on is None:
        return None
    weeks = min(WINDOW_WEEKS, (today - touches.first_on).days // 7)
    if weeks < HISTORY_WEEKS:
        return None
    return sum(persons for day, persons in touches.by_day if 0 <= (today - day).days < 7 * weeks) / weeks


def _lighten(
    periods: Counter[int], target: float, settings: CadenceSettings
) -> tuple[tuple[Move, ...], int, float]:
    """The moves that bring what is asked down to the target, how many people they concern, what is left.

    Whoever has the shortest period moves first, one tier on at a time, and those who moved already before
    others, so that the fewest people move.
    """
    ladder = sorted(set(settings.tiers.values()))
    settled, moved = Counter(periods), Counter[int]()
    moves: list[Move] = []
    people = 0
    asked = _asked(periods)
    for period in sorted(one for one in {*periods, *ladder} if one < ladder[-1]):
        if asked <= target + TOLERANCE:
            break
        longer = next(step for step in ladder if step > period)
        relief = 7 / period - 7 / longer
        count = min(settled[period] + moved[period], ceil((asked - target) / relief - TOLERANCE))
        if not count:
            continue
        people += max(0, count - moved[period])
        moved[longer] += count
        asked -= count * relief
        moves.append(Move(count, period, longer))
    return tuple(moves), people, asked


def _asked(periods: Counter[int]) -> float:
    return sum(7 / period * people for period, people in periods.items())


def _advice(people: int, remaining: float, target: float) -> str:
    if target <= 0:
        return "one message today is a beginning"
    if remaining > target + TOLERANCE:
        return "no tier is long enough; take some people off: pln edit contact NAME --cadence never"
    return f"move {counted(people, 'person', 'people')} to a longer tier"


def _number(value: float) -> str:
    """17 or 1.5: a decimal only where it tells something."""
    return f"{value:.0f}" if value >= 10 else f"{value:.1f}".removesuffix(".0")
