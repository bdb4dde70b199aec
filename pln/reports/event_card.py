"""`show event`: everything about an event, with whom one met there and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Annotated

from pln.classes import dataclass, fields
from pln.columns import Column, Kind
from pln.facts.event import Encounter, Event, Met
from pln.facts.interaction import Interaction
from pln.facts.promise import Promise
from pln.facts.refs import Ref
from pln.reports import cards
from pln.reports.report import Report
from pln.rules.follow_through import in_time_until, is_followed_up, waits


@dataclass(frozen=True, slots=True)
class MetPerson(Met):
    """Somebody met there; `followed_on` is the day of the first talk afterwards that was no event itself."""

    followed_on: Annotated[date | None, Column("Talked again", Kind.DAY)]
    follow_up: Annotated[str, Column("Follow-up")]


@dataclass(frozen=True, slots=True)
class PromiseMade:
    """A promise as a line of the card of the event, or talk, that it was made at."""

    contact: Annotated[Ref, Column("With", Kind.NAME)]
    whose: Annotated[str, Column("Whose")]
    what: Annotated[str, Column("What")]
    due_on: Annotated[date | None, Column("Due", Kind.DAY)]
    kept_on: Annotated[date | None, Column("Kept", Kind.DAY)]
    dropped_on: Annotated[date | None, Column("Dropped", Kind.DAY)]


@dataclass(frozen=True, slots=True)
class EventCard(Event):
    people: Annotated[tuple[MetPerson, ...], Column("People met", Kind.TABLE)]
    promises: Annotated[tuple[PromiseMade, ...], Column("Promises", Kind.TABLE)]
    timeline: Annotated[tuple[cards.Event, ...], Column("Timeline", Kind.TABLE)]


def event_card(
    event: Event,
    encounters: Iterable[Encounter],
    promises: Iterable[Promise],
    interactions: Sequence[Interaction],
    today: date,
) -> Report[EventCard]:
    """Everything about an event. `interactions` are those at it, `promises` those that were made in them."""
    again = {one.contact.slug: one for one in encounters}
    own = {field.name: getattr(event, field.name) for field in fields(event) if field.name != "people"}
    card = EventCard(
        **own,
        people=tuple(_person(one, again.get(one.contact.slug), today) for one in event.people),
        promises=tuple(map(promise_made, promises)),
        timeline=cards.timeline(interactions),
    )
    return cards.record_card("event", event.name, card, today)


def _person(met: Met, encounter: Encounter | None, today: date) -> MetPerson:
    followed_on = encounter.followed_on if encounter else None
    return MetPerson(met.contact, met.note, followed_on, _follow_up(encounter, today) if encounter else "")


def _follow_up(encounter: Encounter, today: date) -> str:
    if is_followed_up(encounter):
        return "within a week"
    if encounter.followed_on is not None:
        return "later"
    if encounter.planned_on is not None:
        return "planned"
    if not waits(encounter, today):
        return ""
    return "still time" if in_time_until(encounter) >= today else "waits"


def promise_made(promise: Promise) -> PromiseMade:
    """The promise as a line of the card of where it was made."""
    return PromiseMade(
        promise.contact, promise.whose, promise.what, promise.due_on, promise.kept_on, promise.dropped_on
    )
