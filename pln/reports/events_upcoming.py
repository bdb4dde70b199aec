"""`events upcoming`: what is over and waits to be closed, and what comes, with whom one knows there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Annotated

from pln.classes import dataclass
from pln.facts.event import Encounter, Event
from pln.facts.refs import Ref
from pln.reports.event_wording import follow_through_notes, is_over, when_words
from pln.reports.report import Column, Kind, Layout, Report, When
from pln.rules.follow_through import follow_through
from pln.rules.wording import listed
from pln.vocabulary import EventKind, EventStatus

OVER, COMING = "Over: how was it?", "Coming up"
NAMES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class EventAheadRow:
    """An event that comes, or one that is over and was not closed.

    `days_until` counts to its first day, 0 once it has begun; `known` are those of its community I know.
    """

    section: Annotated[str, Column("Section")]
    event: Annotated[str, Column("Event", Kind.NAME)]
    slug: Annotated[str, Column("Slug", Kind.SLUG, When.MACHINE)]
    kind: Annotated[EventKind, Column("Kind", when=When.MACHINE)]
    status: Annotated[EventStatus, Column("Status", when=When.MACHINE)]
    starts_on: Annotated[date, Column("Starts", Kind.DAY)]
    ends_on: Annotated[date | None, Column("Ends", Kind.DAY, When.MACHINE)]
    days_until: Annotated[int, Column("Days until", Kind.DAYS, When.MACHINE)]
    when: Annotated[str, Column("When")]
    place: Annotated[str, Column("Place", when=When.MACHINE)]
    community: Annotated[Ref | None, Column("Community", when=When.MACHINE)]
    goals: Annotated[tuple[Ref, ...], Column("Goals", Kind.LIST, When.MACHINE)]
    known: Annotated[tuple[Ref, ...], Column("You know", Kind.LIST, When.MACHINE)]
    detail: Annotated[str, Column("Detail")]


def events_upcoming(
    events: Iterable[Event],
    acquaintances: Mapping[str, Sequence[Ref]],
    encounters: Iterable[Encounter],
    today: date,
) -> Report[EventAheadRow]:
    """What waits to be closed, the latest first, then what comes, the next first.

    `events` are those I am interested in or go to, `acquaintances` whom I know of each community, by its
    slug, `encounters` whom I met at the events of the last year.
    """
    awaited = list(events)
    over = [event for event in awaited if is_over(event, today)]
    coming = [event for event in awaited if not is_over(event, today)]
    over.sort(key=lambda event: event.last_day, reverse=True)
    coming.sort(key=lambda event: (event.starts_on, event.last_day))
    rows = [
        *(_row(OVER, event, (), today, f"pln events close {event.slug}") for event in over),
        *(_coming(event, acquaintances, today) for event in coming),
    ]
    return Report(
        name="events upcoming",
        title="Events",
        today=today,
        row_type=EventAheadRow,
        rows=rows,
        notes=list(follow_through_notes(follow_through(encounters, today), today)),
        empty='No event ahead: pln add event "Rust meetup" --on "next friday"',
        layout=Layout.SECTIONS,
    )


def _coming(event: Event, acquaintances: Mapping[str, Sequence[Ref]], today: date) -> EventAheadRow:
    known = tuple(acquaintances.get(event.community.slug, ())) if event.community else ()
    plan = ", ".join(str(part) for part in (event.status, event.place) if part)
    goals = f"for {', '.join(goal.name for goal in event.goals)}" if event.goals else ""
    people = f"you know {listed([one.name for one in known], NAMES_SHOWN)}" if known else ""
    return _row(COMING, event, known, today, "; ".join(part for part in (plan, goals, people) if part))


def _row(section: str, event: Event, known: tuple[Ref, ...], today: date, detail: str) -> EventAheadRow:
    return EventAheadRow(
        section=section,
        event=event.name,
        slug=event.slug,
        kind=event.kind,
        status=event.status,
        starts_on=event.starts_on,
        ends_on=event.ends_on,
        days_until=max(0, (event.starts_on - today).days),
        when=when_words(event, today),
        place=event.place,
        community=event.community,
        goals=event.goals,
        known=known,
        detail=detail,
    )
