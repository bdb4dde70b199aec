"""What a search has found."""

from __future__ import annotations

from datetime import date

from pln.classes import dataclass


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that holds what was searched for: its slug or id as `handle`, and its texts as they were typed.

    `opened_as` is the noun that `pln show` takes for it, the goal's for what belongs to a goal.
    """

    subject: str
    opened_as: str
    handle: str
    id: int
    title: str
    day: date | None
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The best hits, and of how many. `is_capped`: only the newest were ranked; `without_index` says why there is none.

    `near` are words that are there, like those that are not.
    """

    hits: tuple[Hit, ...]
    total: int
    is_capped: bool = False
    without_index: str = ""
    near: tuple[str, ...] = ()
