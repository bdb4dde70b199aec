"""Follow-through: who of those met at events heard from me soon afterwards, and who still waits.

share = people met who had a done interaction, not of kind event, 1 to 7 days after the event's end / people met

over the events that ended in the last 365 days, without those that ended 7 days ago or
later, for which there is still time. Somebody met at two
events counts twice. A talk at the event itself, its last day included, is how one met and no follow-up; another
event is none either. Under 5 people the share is kept back: one person would move it by a quarter.

Somebody waits who was met at an event that ended up to 30 days ago and with whom nothing happened since or is
planned. After that they are for the cadence to remind of. The week is a rule of thumb: as long as that both still
know what they spoke of. Why it is worth a report: what is new to one comes by weak ties (M. Granovetter, "The
Strength of Weak Ties", 1973), and somebody just met is no tie yet.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from pln.classes import dataclass
from pln.facts.event import Encounter

WINDOW_DAYS = 365
SOON_DAYS = 7
WAITING_DAYS = 30
FEWEST = 5


@dataclass(frozen=True, slots=True)
class FollowThrough:
    """How many of the `n` people met over the window had a follow-up, and who still `waiting` for one.

    `share` is a fraction, None where nobody was met. Those who can still be written to in time come first.
    """

    followed: int
    n: int
    waiting: tuple[Encounter, ...]

    @property
    def share(self) -> float | None:
        return self.followed / self.n if self.n else None

    @property
    def is_thin(self) -> bool:
        """Whether so few were met that the share says little."""
        return self.n < FEWEST


def first_day(today: date) -> date:
    """The earliest last day of an event that counts."""
    return today - timedelta(WINDOW_DAYS)


def in_time_until(encounter: Encounter) -> date:
    """The last day on which a word to somebody met is a follow-up."""
    return encounter.ended_on + timedelta(SOON_DAYS)


def follow_through(encounters: Iterable[Encounter], today: date) -> FollowThrough:
    """Of those met at events that ended from `first_day` on: who was followed up, and who waits for it."""
    known = [one for one in encounters if first_day(today) <= one.ended_on <= today]
    judged = [one for one in known if in_time_until(one) < today]
    return FollowThrough(sum(map(is_followed_up, judged)), len(judged), _waiting(known, today))


def is_followed_up(encounter: Encounter) -> bool:
    """Whether there was a talk in the week after the event."""
    talked_on = encounter.followed_on
    return talked_on is not None and encounter.ended_on < talked_on <= in_time_until(encounter)


def waits(encounter: Encounter, today: date) -> bool:
    """Whether somebody met lately has heard nothing since, and nothing is planned."""
    if encounter.followed_on is not None or encounter.planned_on is not None:
        return False
    return encounter.ended_on <= today <= encounter.ended_on + timedelta(WAITING_DAYS)


def _waiting(encounters: Iterable[Encounter], today: date) -> tuple[Encounter, ...]:
    """Each person once, by the latest event: first those in time, the soonest to be late; then the latest late."""
    latest: dict[str, Encounter] = {}
    for one in sorted(encounters, key=lambda one: one.ended_on):
        if waits(one, today):
            latest[one.contact.slug] = one
    in_time = [one for one in latest.values() if in_time_until(one) >= today]
    late = [one for one in latest.values() if in_time_until(one) < today]
    return (*sorted(in_time, key=in_time_until), *sorted(late, key=in_time_until, reverse=True))
