"""Communities: how much of my time with each I gave something, and how often I only took part.

share = contributions / (contributions + attendances), over the last 365 days

A contribution is an exchange given to the community, or to anybody in a talk with it or at an event of its. An
attendance is a done interaction with it, or at an event of its, in which nothing was given: neither in that
interaction nor to the community on that day. Who organises a community gives by being there, so that an organiser's
attendances are contributions. Under 3 of both together the share is kept back.

To listen first is how one comes into a community, and nothing to be ashamed of: J. Lave and E. Wenger call it
"legitimate peripheral participation" (Situated Learning, 1991). A watcher is therefore asked for nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from pln.classes import dataclass
from pln.facts.community import Community
from pln.facts.exchange import Exchange
from pln.facts.refs import Ref
from pln.names import fold
from pln.vocabulary import OwnRole

WINDOW_DAYS = 365
FEWEST = 3


@dataclass(frozen=True, slots=True)
class Participation:
    """How often I contributed to a community in the last 365 days, and how often I only took part.

    `share` is a fraction, None where there was neither. `last_on` is the latest day of either.
    """

    contact: Ref
    own_role: OwnRole | None
    contributions: int
    attendances: int
    last_on: date

    @property
    def n(self) -> int:
        return self.contributions + self.attendances

    @property
    def share(self) -> float | None:
        return self.contributions / self.n if self.n else None

    @property
    def is_thin(self) -> bool:
        """Whether there was so little that the share says little."""
        return self.n < FEWEST


def first_day(today: date) -> date:
    """The earliest day that counts."""
    return today - timedelta(WINDOW_DAYS)


def participations(
    communities: Iterable[Community], exchanges: Iterable[Exchange], today: date
) -> tuple[Participation, ...]:
    """How I take part in each community that anything happened with; the most active first."""
    to_whom: dict[str, list[Exchange]] = defaultdict(list)
    in_talk: dict[int, list[Exchange]] = defaultdict(list)
    for one in exchanges:
        if one.direction == "gave" and first_day(today) <= one.day <= today:
            to_whom[one.contact.slug].append(one)
            if one.interaction is not None:
                in_talk[one.interaction].append(one)
    found = [
        taken
        for community in communities
        if (taken := _participation(community, to_whom.get(community.contact.slug, ()), in_talk, today))
    ]
    return tuple(sorted(found, key=lambda one: (-one.n, fold(one.contact.name), one.contact.slug)))


def _participation(
    community: Community, given: Iterable[Exchange], in_talk: dict[int, list[Exchange]], today: date
) -> Participation | None:
    meetings = [one for one in community.meetings if first_day(today) <= one.day <= today]
    contributions = {one.id: one for one in given}
    days_of_giving = {one.day for one in contributions.values()}
    for meeting in meetings:
        contributions |= {one.id: one for one in in_talk.get(meeting.interaction, ())}
    attended = [one for one in meetings if one.interaction not in in_talk and one.day not in days_of_giving]
    days = [*(one.day for one in contributions.values()), *(one.day for one in meetings)]
    if not days:
        return None
    organised = len(attended) if community.own_role == "organiser" else 0
    return Participation(
        contact=community.contact,
        own_role=community.own_role,
        contributions=len(contributions) + organised,
        attendances=len(attended) - organised,
        last_on=max(days),
    )
