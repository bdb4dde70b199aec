"""Which backups may go when another one was kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Literal, Protocol, TypeVar

# Why a backup was kept: before the first write of a day, an import, a big deletion, an upgrade of the schema
# or a restore; or because somebody asked for it.
Reason = Literal["daily", "import", "delete", "upgrade", "restore", "hand"]

DAYS, WEEKS, MONTHS = 7, 4, 12
# So many of those that were kept before something big, whatever day they are of.
OCCASIONS = 7


class Kept(Protocol):
    """A backup: `made_at` is an instant such as 2026-11-24T16:51:00Z."""

    @property
    def made_at(self) -> str: ...

    @property
    def reason(self) -> Reason: ...


Backup = TypeVar("Backup", bound=Kept)


def superfluous(newest_first: Sequence[Backup], just_made: Backup) -> list[Backup]:
    """The backups that may go now that `just_made`, one of them, was kept; never that one.

    Of those that pln kept by itself the newest stays of each of the last 7 days, 4 weeks (from Monday) and 12
    months that have one, and the last 7 that were not daily ones. Days are counted among the backups, never
    by the clock. What is dated later than `just_made` was made while a clock was wrong, then or now: it
    neither goes nor takes another's place.
    """
    past = newest_first[newest_first.index(just_made) :]
    automatic = [one for one in past if one.reason != "hand"]
    stay = [
        *_newest_of_each(automatic, lambda one: one.made_at[:10], DAYS),
        *_newest_of_each(automatic, _week, WEEKS),
        *_newest_of_each(automatic, lambda one: one.made_at[:7], MONTHS),
        *[one for one in automatic if one.reason != "daily"][:OCCASIONS],
    ]
    return [one for one in automatic if one not in stay]


def _newest_of_each(
    newest_first: Sequence[Backup], period: Callable[[Backup], object], count: int
) -> list[Backup]:
    newest: dict[object, Backup] = {}
    for one in newest_first:
        newest.setdefault(period(one), one)
    return list(newest.values())[:count]


def _week(backup: Kept) -> tuple[int, int]:
    return date.fromisoformat(backup.made_at[:10]).isocalendar()[:2]
