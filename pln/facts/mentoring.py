"""A mentorship with the days that the rules of mentoring ask about."""

from __future__ import annotations

from datetime import date

from pln.classes import dataclass
from pln.facts.mentorship import Mentorship


@dataclass(frozen=True, slots=True)
class Mentoring:
    """An open mentorship and what came of it.

    `sessions` are the days since it began on which we sat down together, the earliest first, `planned_on` is
    the next such day. `outcome_told_on` is the day I last told them how something turned out that they had
    given me; `snoozed_until` is their contact's.
    """

    mentorship: Mentorship
    sessions: tuple[date, ...] = ()
    planned_on: date | None = None
    outcome_told_on: date | None = None
    snoozed_until: date | None = None
