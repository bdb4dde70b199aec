"""Diversity: from how many different places one learns, and what to turn to for another view.

Items are the resources finished and the interactions done in a window. Each item is worth 1 in each
dimension it belongs to: several topics, or several people of one talk, have equal parts of it, and a part
whose value nobody noted is unknown and stays outside the shares p.

    N = exp(−Σ p ln p)        the effective number: as many equally frequent values would be as diverse

N is the exponential of Shannon's entropy, the Hill number of order 1 (Jost, "Entropy and diversity", 2006).
It is 1 where all is one value, and k for k values of the same share. Two windows of 180 days are compared.

Where a thoughtful friend would not say what the plain formula says:

- twelve talks with twelve people after a hundred with forty are fewer, not narrower. N cannot exceed the
  number of items, so N has fallen only if it is under three quarters of min(N before, n now);
- for the stance an equal mix is no aim, so only too few challenges are worth a word, not N fallen;
- everybody is new in the first year. New voices are silent until there is a year to compare with.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from math import exp, fsum, log
from typing import Literal

from pln.classes import dataclass, field, replace
from pln.rules.wording import percent

Dimension = Literal["source", "author", "kind", "topic", "place", "organisation", "community", "stance"]
DIMENSIONS: tuple[Dimension, ...] = (
    "source", "author", "kind", "topic", "place", "organisation", "community", "stance",
)  # fmt: skip

WINDOW_DAYS = 180
YEAR_DAYS = 365
ENOUGH = 10
# A kind or a place that comes first is a habit; one of these that does is an echo.
TOP_SHARE_DIMENSIONS: frozenset[Dimension] = frozenset(
    {"source", "author", "topic", "organisation", "community"}
)
TOP_SHARE_LIMIT = 0.4
FALLEN_BELOW = 0.75
CHALLENGE_SHARE_LEAST = 0.1
CHALLENGES = "challenges"
# Sums of thirds do not come out even; a difference below this is none.
TOLERANCE = 1e-9

Flag = Literal["one comes first", "narrower than before", "few challenges"]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many items' worth each value has in a window, out of `total` items; what is missing is unknown."""

    weights: Mapping[str, float] = field(default_factory=dict)
    total: float = 0.0

    @property
    def known(self) -> float:
        """Items' worth whose value is known."""
        return fsum(self.weights.values())


@dataclass(frozen=True, slots=True)
class Voices:
    """How many authors, sources and people were heard in the window, and how many of them are new.

    New is who was not heard in the 365 days before the window; `heard_before` were heard then.
    """

    heard: int = 0
    new: int = 0
    heard_before: int = 0

    @property
    def share(self) -> float | None:
        """The share of new ones; None where there are too few, or too few before to compare with."""
        return self.new / self.heard if min(self.heard, self.heard_before) >= ENOUGH else None


@dataclass(frozen=True, slots=True)
class Width:
    """How wide one dimension is. `n` is how many items' worth is known, `values` how many there are.

    `effective` is N, None where nothing is known; `top_share` is that of the most frequent value.
    """

    dimension: Dimension
    n: int
    values: int
    effective: float | None
    top: str
    top_share: float | None
    unknown_share: float | None
    n_before: int
    effective_before: float | None
    challenge_share: float | None = None
    flags: tuple[Flag, ...] = ()

    @property
    def is_thin(self) -> bool:
        """Whether there are too few items to judge."""
        return self.n < ENOUGH


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something in the inbox or somebody known who could widen a dimension, with their values in it."""

    noun: Literal["resource", "contact"]
    slug: str
    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Idea:
    """The candidate to turn to, for the rarest of its values."""

    candidate: Candidate
    value: str


def windows(today: date) -> tuple[tuple[date, date], tuple[date, date]]:
    """First and last day of the 180 days that end today, and of the 180 before them."""
    length = timedelta(WINDOW_DAYS)
    now = (today - length + timedelta(1), today)
    return now, (now[0] - length, now[0] - timedelta(1))


def year_before(today: date) -> tuple[date, date]:
    """First and last day of the 365 days before the window that ends today."""
    (since, _), _ = windows(today)
    return since - timedelta(YEAR_DAYS), since - timedelta(1)


def effective_number(weights: Iterable[float]) -> float | None:
    """N = exp(−Σ p ln p) of values with these weights; weights that are not above 0 do not count.

    Between 1 and the number of values; None where no weight counts.
    """
    counting = [weight for weight in weights if weight > 0]
    if not counting:
        return None
    total = fsum(counting)
    entropy = -fsum(weight / total * log(weight / total) for weight in counting)
    return min(max(exp(entropy), 1.0), float(len(counting)))


def width(dimension: Dimension, now: Tally, before: Tally) -> Width:
    """Judge one dimension by its window and the one before."""
    known = now.known
    top = min(now.weights, key=lambda value: (-round(now.weights[value], 9), value), default="")
    found = Width(
        dimension=dimension,
        n=_items(known),
        values=len(now.weights),
        effective=effective_number(now.weights.values()),
        top=top,
        top_share=now.weights[top] / known if known > 0 else None,
        unknown_share=max(0.0, 1 - known / now.total) if now.total > 0 else None,
        n_before=_items(before.known),
        effective_before=effective_number(before.weights.values()),
        challenge_share=_challenge_share(now) if dimension == "stance" else None,
    )
    return found if found.is_thin else replace(found, flags=tuple(_flags(found)))


def in_need(widths: Iterable[Width]) -> list[Width]:
    """The dimensions where something stands out, the one that most needs another view first.

    Too few challenges, then one value that comes first (the largest share before others), then what became
    narrower. Where nothing stands out nobody needs advice.
    """
    order: tuple[Flag, ...] = ("few challenges", "one comes first", "narrower than before")
    flagged = [found for found in widths if found.flags]
    return sorted(flagged, key=lambda one: (min(map(order.index, one.flags)), -(one.top_share or 0)))


def rarest(found: Width, weights: Mapping[str, float], candidates: Iterable[Candidate]) -> Idea | None:
    """The candidate whose values are the rarest in the window, the first of several; None where none fits.

    One that has the most frequent value is no other view. Upper and lower case are the same.
    """
    frequency = {value.casefold(): weight for value, weight in weights.items()}

    def weight(value: str) -> float:
        return frequency.get(value.casefold(), 0.0)

    others = [
        one
        for one in candidates
        if one.values and found.top.casefold() not in (value.casefold() for value in one.values)
    ]
    if not others:
        return None
    chosen = min(others, key=lambda one: fsum(map(weight, one.values)))
    return Idea(chosen, min(chosen.values, key=weight))


def flag_words(found: Width) -> str:
    """What stands out, for people, or that there is too little to judge."""
    if found.is_thin:
        return f"not enough data yet, {found.n} of {ENOUGH}" if found.n else "nothing known yet"
    return "; ".join(_words(flag, found) for flag in found.flags)


def _words(flag: Flag, found: Width) -> str:
    if flag == "one comes first":
        return f"{percent(found.top_share or 0)} is {found.top}"
    if flag == "narrower than before":
        return f"narrower than the half year before ({found.effective_before:.1f})"
    share = found.challenge_share
    return (
        f"only {percent(share)} challenges what you think" if share else "nothing challenges what you think"
    )


def _items(worth: float) -> int:
    """Whole items; a part of one is one, and not nothing."""
    return max(1, round(worth)) if worth > 0 else 0


def _challenge_share(stances: Tally) -> float | None:
    return stances.weights.get(CHALLENGES, 0.0) / stances.known if stances.known > 0 else None


def _flags(found: Width) -> Iterator[Flag]:
    if found.dimension in TOP_SHARE_DIMENSIONS and (found.top_share or 0) > TOP_SHARE_LIMIT + TOLERANCE:
        yield "one comes first"
    if found.dimension != "stance" and _has_fallen(found):
        yield "narrower than before"
    if found.challenge_share is not None and found.challenge_share < CHALLENGE_SHARE_LEAST - TOLERANCE:
        yield "few challenges"


def _has_fallen(found: Width) -> bool:
    if found.effective is None or found.effective_before is None or found.n_before < ENOUGH:
        return False
    return found.effective < FALLEN_BELOW * min(found.effective_before, found.n) - TOLERANCE
