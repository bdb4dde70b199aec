"""Mentoring: whether we meet as often as meant, do what we agree on, and say how it went; and who plays which role.

expected sessions = ⌊days / cadence⌋, sessions held = days on which we sat down together, both since the mentorship
began, of the last 365 days at most; without a cadence nothing is expected. A year, because some meet once a quarter:
half a year would expect two sessions of them, and say nothing; whoever was silent of late is told by the day of
the last session, not by the count. A message, an e-mail and an event where both were are no session: somebody to whom
I write every day, and with whom I have not sat down since spring, has not been my mentor since spring.

actions done = done / agreed, since the mentorship began (None where nothing was agreed).

told = the later of the day the mentorship says and of the last outcome told of something received from them. A
mentor waits to hear whose advice, of a session after that, is 60 days old: on the day after a session there is
nothing to tell yet. A mentee owes me no such account, so of them it is not asked.

A session is due once a cadence has passed since the last one (or since we began), unless one is planned or their
contact is snoozed.

Roles: nobody is everything to one person, and several people who do not know each other know more than one
(M. Higgins and K. Kram, "Reconceptualizing Mentoring at Work: A Developmental Network Perspective", Academy of
Management Review, 2001). Career, craft, sponsor, peer and challenger are played by open mentors with that focus,
sponsor and peer also by known contacts that are said to be one; junior by whom I mentor. Who plays more than two is
leaned on heavily. A mentor without a focus plays none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Literal

from pln.classes import dataclass
from pln.facts.mentoring import Mentoring
from pln.facts.mentorship import Item, Mentorship
from pln.facts.refs import Ref
from pln.vocabulary import MENTORSHIP_FOCUSES, UNREADABLE

Role = Literal["career", "craft", "sponsor", "peer", "challenger", "junior"]

ROLES: tuple[Role, ...] = (*MENTORSHIP_FOCUSES, "junior")
WINDOW_DAYS = 365
WAITING_DAYS = 60
MOST_ROLES = 2


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one mentorship stands.

    `held` and `expected` sessions are those since `counted_from`. `days_late` counts from the day by which the next
    one is meant (below 0: it is still to come), None without a cadence. `actions` were agreed, of which so many
    are `done`; `oldest_open` is the one that has been open longest. `untold_since` is the first session after
    the last day a mentor was told how it went.
    """

    mentoring: Mentoring
    counted_from: date
    held: int
    expected: int | None
    last_on: date | None
    days_late: int | None
    actions: int
    done: int
    oldest_open: Item | None
    told_on: date | None
    untold_since: date | None

    @property
    def share_done(self) -> float | None:
        """The share of agreed actions that are done; None where nothing was agreed."""
        return self.done / self.actions if self.actions else None


def stand(mentoring: Mentoring, today: date) -> Standing:
    """Where a mentorship stands today."""
    known = mentoring.mentorship
    begin = _counted_from(known, today)
    sessions = [day for day in mentoring.sessions if day <= today]
    last_on = max(sessions, default=None)
    told_on = _told_on(mentoring, today)
    untold = [day for day in sessions if told_on is None or day > told_on]
    open_actions = open_items(known.actions)
    return Standing(
        mentoring=mentoring,
        counted_from=begin,
        held=sum(day >= begin for day in sessions),
        expected=sessions_expected(known, today),
        last_on=last_on,
        days_late=_days_late(known, last_on or known.since_on, today),
        actions=len(known.actions),
        done=len(known.actions) - len(open_actions),
        oldest_open=min(open_actions, key=_age, default=None),
        told_on=told_on,
        untold_since=min(untold, default=None) if known.role == "mentor" else None,
    )


def sessions_expected(mentorship: Mentorship, today: date) -> int | None:
    """How many sessions its cadence makes since it began, of the last 365 days at most."""
    if mentorship.cadence_days is None:
        return None
    days = (today - _counted_from(mentorship, today)).days
    return max(0, days) // mentorship.cadence_days


def is_session_due(standing: Standing, today: date) -> bool:
    """Whether it is time to sit down again, and nothing is planned yet."""
    snoozed_until = standing.mentoring.snoozed_until
    if standing.days_late is None or standing.mentoring.planned_on is not None:
        return False
    return standing.days_late >= 0 and (snoozed_until is None or snoozed_until <= today)


def waits_to_hear(standing: Standing, today: date) -> bool:
    """Whether a mentor could have heard by now how it went."""
    since = standing.untold_since
    return since is not None and (today - since).days >= WAITING_DAYS


def open_items(items: Iterable[Item]) -> tuple[Item, ...]:
    """What is not done yet, in its order."""
    return tuple(item for item in items if item.done_on is None)


def roles(known: Iterable[Mentoring], allies: Mapping[str, Sequence[Ref]]) -> dict[Role, tuple[Ref, ...]]:
    """Who plays which role, each person once, mentors first; nobody for a role that is missing.

    `allies` are those who are sponsors and peers by what their contact says.
    """
    players: dict[Role, list[Ref]] = {role: [] for role in ROLES}
    for one in known:
        role = "junior" if one.mentorship.role == "mentee" else one.mentorship.focus
        if role in players:
            players[role].append(one.mentorship.contact)
    players["sponsor"] += allies.get("sponsor", ())
    players["peer"] += allies.get("peer", ())
    return {role: tuple(dict.fromkeys(people)) for role, people in players.items()}


def leaned_on(players: Mapping[Role, Sequence[Ref]]) -> dict[Ref, tuple[Role, ...]]:
    """Who plays more roles than are good for one person, and which."""
    held: dict[Ref, list[Role]] = {}
    for role, people in players.items():
        for person in people:
            held.setdefault(person, []).append(role)
    return {person: tuple(several) for person, several in held.items() if len(several) > MOST_ROLES}


def _counted_from(mentorship: Mentorship, today: date) -> date:
    return max(mentorship.since_on, today - timedelta(WINDOW_DAYS))


def _days_late(mentorship: Mentorship, last_on: date, today: date) -> int | None:
    return None if mentorship.cadence_days is None else (today - last_on).days - mentorship.cadence_days


def _told_on(mentoring: Mentoring, today: date) -> date | None:
    told = (mentoring.mentorship.told_on, mentoring.outcome_told_on)
    if mentoring.mentorship.role != "mentor":
        return None
    return max((day for day in told if day is not None and day <= today), default=None)


def _age(item: Item) -> date:
    """What orders items by age; a day that cannot be read is no age."""
    return date.max if item.added_on is UNREADABLE else item.added_on
