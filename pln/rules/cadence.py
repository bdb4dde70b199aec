"""Cadence: how long a tie has been silent, measured against how often it is meant to be heard.

period = own cadence, else the tier's, else the smallest of its tags', else the default. The ratio
r = days since last contact / period puts a tie in a band, and r with what the tie means (its tier, a goal
in common, a birthday, a promise of mine) says who comes first.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Literal

from pln import dates
from pln.classes import dataclass, field
from pln.facts.contact import Tie
from pln.vocabulary import Tier

Band = Literal["fresh", "warm", "due", "late", "dormant"]

DEFAULT_TIERS: Mapping[Tier, int] = MappingProxyType(
    {"inner": 14, "close": 30, "regular": 90, "wide": 180, "distant": 365}
)
TIER_WEIGHTS: Mapping[Tier | None, float] = MappingProxyType(
    {"inner": 2.0, "close": 1.5, "regular": 1.0, "wide": 0.75, "distant": 0.5, None: 1.0}
)
GOAL_WEIGHT = 1.25
BIRTHDAY_BONUS = 0.25
BIRTHDAY_WITHIN_DAYS = 7
PROMISE_BONUS = 0.25
DORMANT_FROM = 3.0
LONG_AGO_DAYS = 90
MILLION = 1_000_000


@dataclass(frozen=True)
class CadenceSettings:
    """How often ties are meant to be heard, in days.

    `tiers` names every tier; `tags` gives a tag's bearers a cadence; `weekly_capacity` is how many people a
    week one has time for (None: as many as one has lately talked to).
    """

    tiers: Mapping[Tier, int] = field(default_factory=lambda: DEFAULT_TIERS)
    tags: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    default_days: int = 90
    weekly_capacity: float | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """Where a tie stands today.

    `last_on` is the day counted from, `estimated` says that it is only the day the contact was added.
    `days_since` is never below 0. `score` orders people: the higher, the sooner.
    """

    last_on: date
    estimated: bool
    days_since: int
    period_days: int
    ratio: float
    band: Band
    urgency: float
    score: float


def period_days(tie: Tie, settings: CadenceSettings) -> int | None:
    """Days that may pass between two contacts; None for an ambient tie, of which nothing is asked."""
    if tie.ambient:
        return None
    if tie.cadence_days is not None:
        return tie.cadence_days
    if tie.tier is not None:
        return settings.tiers[tie.tier]
    return min(
        (settings.tags[tag] for tag in tie.tags if tag in settings.tags), default=settings.default_days
    )


def is_tracked(tie: Tie, settings: CadenceSettings) -> bool:
    """Whether one has said or shown that the tie matters: a cadence, a talk, or added by hand."""
    return (
        tie.cadence_days is not None
        or tie.tier is not None
        or tie.last_on is not None
        or tie.by_hand
        or any(tag in settings.tags for tag in tie.tags)
    )


def is_unsorted(tie: Tie, settings: CadenceSettings) -> bool:
    """Whether the tie came with an import and nobody has yet said how often to keep in touch."""
    return not (tie.archived or tie.ambient or is_tracked(tie, settings))


def is_snoozed(tie: Tie, today: date) -> bool:
    """Whether the tie is put off; on the day itself it is back."""
    return tie.snoozed_until is not None and today < tie.snoozed_until


def band(ratio: float) -> Band:
    """The word for days since / period: fresh < 0.5, warm < 1, due < 1.5, late < 3, dormant from 3 up."""
    if ratio < 0.5:
        return "fresh"
    if ratio < 1:
        return "warm"
    if ratio < 1.5:
        return "due"
    return "late" if ratio < DORMANT_FROM else "dormant"


def urgency(ratio: float, days_since: int) -> float:
    """How pressing a silence is: the ratio, at most 3, and 1 for those lost long ago.

    Lost long ago is dormant and silent for three months: those do not hide people who can still be kept.
    That matters for periods under a month alone: after three silent weeks a weekly mentor is dormant, and
    is exactly whom to call next.
    """
    return 1.0 if is_lost_long_ago(ratio, days_since) else min(ratio, DORMANT_FROM)


def is_lost_long_ago(ratio: float, days_since: int) -> bool:
    """Whether a tie is dormant, and silent for three months."""
    return ratio >= DORMANT_FROM and days_since >= LONG_AGO_DAYS


def contact_ratio(tie: Tie, today: date, settings: CadenceSettings) -> float | None:
    """Days since last contact / period of any tie, sorted or not; None for an ambient one."""
    period = period_days(tie, settings)
    return None if period is None else _days_since(tie, today) / period


def birthday_soon(tie: Tie, today: date) -> date | None:
    """The next birthday where it falls on one of the next seven days or today."""
    if tie.birthday is None:
        return None
    day = dates.next_birthday(tie.birthday, today)
    return day if (day - today).days <= BIRTHDAY_WITHIN_DAYS else None


def planned_talk(tie: Tie, today: date, settings: CadenceSettings) -> date | None:
    """The day of a planned talk that leaves nothing to do: from today to one period ahead."""
    period = period_days(tie, settings)
    if tie.planned_on is None or period is None:
        return None
    return tie.planned_on if 0 <= (tie.planned_on - today).days <= period else None


def judged_ratio(tie: Tie, today: date, settings: CadenceSettings) -> float | None:
    """Days since last contact / period of a tie that is judged; None for others, see `judge`.

    A fifth of the work of a judgement: enough to pass over the many of whom nothing is asked today.
    """
    period = period_days(tie, settings)
    if period is None or tie.archived or is_snoozed(tie, today) or not is_tracked(tie, settings):
        return None
    return _days_since(tie, today) / period


def judge(
    tie: Tie, today: date, settings: CadenceSettings, *, promise_is_due: bool = False
) -> Judgement | None:
    """Where a tie stands; None for one that is not judged: ambient, archived, snoozed or not sorted yet.

    Score = urgency × tier weight × 1.25 if linked to an active goal, + 0.25 for a birthday within 7 days, + 0.25
    if a promise of mine to them is due.
    Whether a planned talk makes the judgement moot is for `planned_talk` to say.
    """
    period = period_days(tie, settings)
    if period is None or tie.archived or is_snoozed(tie, today) or not is_tracked(tie, settings):
        return None
    days_since = _days_since(tie, today)
    ratio = days_since / period
    pressing = urgency(ratio, days_since)
    score = pressing * TIER_WEIGHTS[tie.tier] * (GOAL_WEIGHT if tie.goals else 1.0)
    if birthday_soon(tie, today) is not None:
        score += BIRTHDAY_BONUS
    if promise_is_due:
        score += PROMISE_BONUS
    return Judgement(
        last_on=tie.last_on or tie.added_on,
        estimated=tie.last_on is None,
        days_since=days_since,
        period_days=period,
        ratio=ratio,
        band=band(ratio),
        urgency=pressing,
        score=score,
    )


def in_millionths(score: float) -> int:
    """A score for comparing: what is equal by different ways is not so to the last bit."""
    return int(MILLION * score + 0.5)


def _days_since(tie: Tie, today: date) -> int:
    return max(0, (today - (tie.last_on or tie.added_on)).days)
