"""When an event is, and how one followed up on those met at events, in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pln.dates import describe_day, describe_distance
from pln.facts.event import Encounter, Event
from pln.rules.follow_through import FEWEST, FollowThrough, in_time_until
from pln.rules.wording import counted, listed, percent
from pln.vocabulary import UNREADABLE

NAMES_SHOWN = 5


def is_over(event: Event, today: date) -> bool:
    return event.last_day < today


def when_words(event: Event, today: date) -> str:
    """`in 2 weeks`, `today`; `until tomorrow` and `5 days left` while it is on; `3 days ago` once it is over."""
    last = event.last_day
    if UNREADABLE in (event.starts_on, last):
        return "on a day that cannot be read"
    if event.starts_on >= today:
        return describe_distance(event.starts_on, today)
    if last < today:
        return describe_distance(last, today)
    left = (last - today).days
    return f"until {describe_distance(last, today)}" if left < 2 else f"{left} days left"


def follow_through_notes(found: FollowThrough, today: date) -> Iterator[str]:
    """The share of those met who had a follow-up, with its sample and window; and who still waits for one."""
    if found.share is not None and found.is_thin:
        yield f"Follow-through after events: not enough data yet, {found.n} of {FEWEST} people met."
    elif found.share is not None:
        people = f"{found.followed} of {counted(found.n, 'person', 'people')} met at events of the last year"
        yield f"Follow-through: {people} heard from you within a week ({percent(found.share)})."
    if found.waiting:
        waiting = listed([_waiting(one, today) for one in found.waiting], NAMES_SHOWN)
        yield f"Still to follow up: {waiting}"


def _waiting(one: Encounter, today: date) -> str:
    until = in_time_until(one)
    deadline = f"until {describe_day(until)}" if until >= today else describe_distance(one.ended_on, today)
    return f"{one.contact.name} ({one.event.name}, {deadline})"
