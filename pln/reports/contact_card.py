"""`show contact`: everything about somebody, how I came to know them, and all that passed between us."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated

from pln.classes import dataclass, fields
from pln.columns import Column, Kind, When
from pln.facts.contact import Contact
from pln.facts.event import Event, Met
from pln.facts.exchange import Exchange
from pln.facts.feedback import Feedback
from pln.facts.goal import Goal
from pln.facts.imported import News
from pln.facts.interaction import Interaction
from pln.facts.mentorship import Mentorship
from pln.facts.promise import Promise
from pln.facts.refs import Ref
from pln.facts.relation import Relation
from pln.facts.resource import Resource
from pln.reports import cards
from pln.reports.cards import LinkedEvent, LinkedFeedback, LinkedGoal, LinkedResource
from pln.reports.report import Layout, Report
from pln.rules.communities import FEWEST, Participation
from pln.rules.introductions import Introduced, chain, led_to
from pln.rules.news import in_words
from pln.rules.wording import counted, percent
from pln.vocabulary import RELATION_INVERSES, UNREADABLE

CHAIN_SHOWN = 3


@dataclass(frozen=True, slots=True)
class LinkedRelation:
    """Another contact, and what that one is to this one."""

    contact: Annotated[str, Column("Who", Kind.NAME)]
    slug: Annotated[str, Column("Slug", Kind.SLUG)]
    type: Annotated[str, Column("Is their")]
    since_on: Annotated[date | None, Column("Since", Kind.DAY)]
    note: Annotated[str, Column("Note", when=When.ROOMY)]
    id: Annotated[int, Column("Relation", Kind.COUNT, When.MACHINE)]


@dataclass(frozen=True, slots=True)
class LinkedPromise:
    id: Annotated[int, Column("Id", Kind.COUNT)]
    whose: Annotated[str, Column("Whose")]
    what: Annotated[str, Column("What", Kind.NAME)]
    due_on: Annotated[date | None, Column("Due", Kind.DAY)]
    kept_on: Annotated[date | None, Column("Kept", Kind.DAY)]
    dropped_on: Annotated[date | None, Column("Dropped", Kind.DAY)]


@dataclass(frozen=True, slots=True)
class LinkedExchange:
    id: Annotated[int, Column("Id", Kind.COUNT)]
    day: Annotated[date, Column("Day", Kind.DAY)]
    direction: Annotated[str, Column("Direction")]
    kind: Annotated[str, Column("Kind")]
    what: Annotated[str, Column("What", Kind.NAME)]
    thanked_on: Annotated[date | None, Column("Thanked", Kind.DAY, When.ROOMY)]
    told_on: Annotated[date | None, Column("Outcome told", Kind.DAY, When.ROOMY)]


@dataclass(frozen=True, slots=True)
class LinkedMentorship:
    id: Annotated[int, Column("Id", Kind.COUNT)]
    role: Annotated[str, Column("Is my", Kind.NAME)]
    focus: Annotated[str | None, Column("For")]
    since_on: Annotated[date, Column("Since", Kind.DAY)]
    until_on: Annotated[date | None, Column("Until", Kind.DAY)]
    goals: Annotated[tuple[Ref, ...], Column("Goals", Kind.LIST)]


@dataclass(frozen=True, slots=True)
class EventMetAt(LinkedEvent):
    """An event I met them at, and the line I kept about that."""

    note: Annotated[str, Column("Note")]


@dataclass(frozen=True, slots=True)
class PassedOn(LinkedResource):
    """A resource that they recommended to me, or that I shared with them, on the last such day."""

    recommended: Annotated[bool, Column("Recommended", Kind.FLAG)]
    shared_on: Annotated[date | None, Column("Shared on", Kind.DAY)]


@dataclass(frozen=True, slots=True)
class LedToPerson:
    """Somebody whom they led me to; `through` introduced them, `steps` introductions away."""

    contact: Annotated[str, Column("Who", Kind.NAME)]
    slug: Annotated[str, Column("Slug", Kind.SLUG)]
    through: Annotated[Ref, Column("Introduced by")]
    steps: Annotated[int, Column("Steps", Kind.COUNT, When.MACHINE)]


@dataclass(frozen=True, slots=True)
class ContactCard(Contact):
    """A contact with all that there is between us.

    `came_to_know` says in words how I came to know them; `introduced_through` is the chain of introductions, who
    introduced them first. `contributions` and `attendances` are how often I gave a community something in the last
    365 days, and how often I only took part.
    """

    met_how: Annotated[str, Column("How we met", when=When.MACHINE)]
    met_at: Annotated[Ref | None, Column("Met at", when=When.MACHINE)]
    introduced_by: Annotated[Ref | None, Column("Introduced by", when=When.MACHINE)]
    came_to_know: Annotated[str, Column("How I came to know them")]
    introduced_through: Annotated[tuple[Ref, ...], Column("Introduced through", Kind.LIST, When.MACHINE)]
    contributions: Annotated[int | None, Column("Contributions", Kind.COUNT, When.MACHINE)]
    attendances: Annotated[int | None, Column("Attendances", Kind.COUNT, When.MACHINE)]
    linked_goals: Annotated[tuple[LinkedGoal, ...], Column("Goals", Kind.TABLE)]
    relations: Annotated[tuple[LinkedRelation, ...], Column("Relations", Kind.TABLE)]
    promises: Annotated[tuple[LinkedPromise, ...], Column("Promises", Kind.TABLE)]
    exchanges: Annotated[tuple[LinkedExchange, ...], Column("Exchanges", Kind.TABLE)]
    mentorships: Annotated[tuple[LinkedMentorship, ...], Column("Mentorships", Kind.TABLE)]
    feedback: Annotated[tuple[LinkedFeedback, ...], Column("Feedback", Kind.TABLE)]
    events: Annotated[tuple[EventMetAt, ...], Column("Events met at", Kind.TABLE)]
    linked_resources: Annotated[tuple[PassedOn, ...], Column("Resources", Kind.TABLE)]
    led_to: Annotated[tuple[LedToPerson, ...], Column("Whom they led to", Kind.TABLE)]
    timeline: Annotated[tuple[cards.Event, ...], Column("Timeline", Kind.TABLE)]


@dataclass(frozen=True, slots=True)
class Between:
    """What there is between me and one contact.

    `goals` are those they support, `resources` those they recommended or were given, `events` those I met them at.
    `introductions` are the people on their way to me and on from them, `participation` my part in a community.
    """

    goals: Sequence[Goal] = ()
    relations: Sequence[Relation] = ()
    promises: Sequence[Promise] = ()
    exchanges: Sequence[Exchange] = ()
    mentorships: Sequence[Mentorship] = ()
    feedback: Sequence[Feedback] = ()
    events: Sequence[Event] = ()
    resources: Sequence[Resource] = ()
    interactions: Sequence[Interaction] = ()
    introductions: Sequence[Introduced] = ()
    participation: Participation | None = None
    news: Sequence[News] = ()


def contact_card(contact: Contact, between: Between, today: date) -> Report[ContactCard]:
    """Everything about somebody; notes count whom they led to, and weigh my part in a community.

    Of very many talks there may be only the beginning in `between`; a note counts the others.
    """
    slug, part = contact.slug, between.participation
    through, people = chain(slug, between.introductions), led_to(slug, between.introductions)
    card = ContactCard(
        **{field.name: getattr(contact, field.name) for field in fields(contact)},
        came_to_know=came_to_know(contact, through),
        introduced_through=through,
        contributions=part.contributions if part else None,
        attendances=part.attendances if part else None,
        linked_goals=tuple(LinkedGoal(one.name, one.slug, one.status) for one in between.goals),
        relations=tuple(_relation(one, slug) for one in between.relations),
        promises=tuple(map(_promise, between.promises)),
        exchanges=tuple(map(_exchange, between.exchanges)),
        mentorships=tuple(map(_mentorship, between.mentorships)),
        feedback=cards.linked_feedback(between.feedback),
        events=tuple(_event(one, slug) for one in between.events),
        linked_resources=tuple(_resource(one, slug) for one in between.resources),
        led_to=tuple(
            LedToPerson(one.contact.name, one.contact.slug, one.through, one.steps) for one in people
        ),
        timeline=_timeline(between, slug),
    )
    notes = [*_led_to_note(contact.name, [one.steps for one in people]), *_part_note(part)]
    notes += _more_note(between.interactions, slug)
    return Report("show contact", contact.name, today, ContactCard, (card,), notes=notes, layout=Layout.CARD)


def came_to_know(contact: Contact, through: Sequence[Ref] = ()) -> str:
    """`introduced by Bob, through Cy, through Di; met at RustConf; at the coffee queue`.

    `through` is the chain of introductions, whoever introduced them first; without it only that one is named.
    """
    parts = []
    if contact.introduced_by is not None:
        names = [contact.introduced_by.name, *(one.name for one in through[1:])]
        more = f", and {len(names) - CHAIN_SHOWN} more before" if len(names) > CHAIN_SHOWN else ""
        parts.append(f"introduced by {', through '.join(names[:CHAIN_SHOWN])}{more}")
    if contact.met_at is not None:
        parts.append(f"met at {contact.met_at.name}")
    return "; ".join([*parts, *filter(None, [contact.met_how])])


def _led_to_note(name: str, steps: Sequence[int]) -> Iterator[str]:
    if steps:
        direct = steps.count(1)
        others = f", {direct} of them directly" if direct < len(steps) else ""
        yield f"{name} led you to {counted(len(steps), 'person', 'people')}{others}."


def _more_note(talks: Sequence[Interaction], slug: str) -> Iterator[str]:
    if held_back := len(talks) - len(list(talks)):
        yield f"{held_back} earlier: pln list interactions --with {slug}"


def _part_note(part: Participation | None) -> Iterator[str]:
    if part is None or part.share is None:
        return
    done = f"In a year you contributed {counted(part.contributions, 'time')}"
    done += f" and only took part {counted(part.attendances, 'time')}"
    share = (
        f"not enough data yet, {part.n} of {FEWEST}"
        if part.is_thin
        else f"{percent(part.share)} contributions"
    )
    yield f"{done}: {share}."


def _relation(relation: Relation, slug: str) -> LinkedRelation:
    """The other one, and in the other's words where the relation is told from this one's side."""
    is_first = relation.contact.slug == slug
    other = relation.other if is_first else relation.contact
    type_ = RELATION_INVERSES.get(relation.type, UNREADABLE) if is_first else relation.type
    return LinkedRelation(other.name, other.slug, type_, relation.since_on, relation.note, relation.id)


def _promise(one: Promise) -> LinkedPromise:
    return LinkedPromise(one.id, one.whose, one.what, one.due_on, one.kept_on, one.dropped_on)


def _exchange(one: Exchange) -> LinkedExchange:
    return LinkedExchange(one.id, one.day, one.direction, one.kind, one.what, one.thanked_on, one.told_on)


def _mentorship(one: Mentorship) -> LinkedMentorship:
    return LinkedMentorship(one.id, one.role, one.focus, one.since_on, one.until_on, one.goals)


def _event(one: Event, slug: str) -> EventMetAt:
    return EventMetAt(one.name, one.slug, one.status, one.starts_on, _met(one, slug).note)


def _met(event: Event, slug: str) -> Met:
    return next((one for one in event.people if one.contact.slug == slug), Met(Ref("", ""), ""))


def _resource(one: Resource, slug: str) -> PassedOn:
    recommended = one.recommended_by is not None and one.recommended_by.slug == slug
    shared_on = max((share.day for share in one.shared_with if share.contact.slug == slug), default=None)
    return PassedOn(one.title, one.slug, one.status, recommended, shared_on)


def _timeline(between: Between, slug: str) -> tuple[cards.Event, ...]:
    """Newest first; of one day the talks before the rest."""
    talks = cards.timeline(between.interactions, without=slug)
    entries = [
        *talks,
        *_exchanged(between),
        *_kept(between),
        *_met_at(between),
        *_asked(between),
        *_news(between),
    ]
    return tuple(sorted(entries, key=lambda entry: entry.day, reverse=True))


def _exchanged(between: Between) -> Iterator[cards.Event]:
    for one in between.exchanges:
        yield cards.Event(one.day, f"{one.direction} {one.kind}", one.what, ())


def _kept(between: Between) -> Iterator[cards.Event]:
    for one in between.promises:
        if one.kept_on is not None:
            who = "I" if one.whose == "mine" else "they"
            yield cards.Event(one.kept_on, f"{who} kept a promise", one.what, ())


def _met_at(between: Between) -> Iterator[cards.Event]:
    """Events of which no talk tells already."""
    told = {talk.event.slug for talk in between.interactions if talk.event is not None}
    for one in between.events:
        if one.slug not in told:
            yield cards.Event(one.last_day, f"met at a {one.kind}", one.name, ())


def _news(between: Between) -> Iterator[cards.Event]:
    for one in between.news:
        yield cards.Event(one.day, f"news from {one.source}", in_words(one), ())


def _asked(between: Between) -> Iterator[cards.Event]:
    for one in between.feedback:
        if one.applied_on is not None:
            yield cards.Event(one.applied_on, "applied feedback", one.gist or one.about, ())
        if one.answered_on is not None:
            yield cards.Event(one.answered_on, "their feedback", one.gist or one.about, ())
        yield cards.Event(one.asked_on, "asked for feedback", one.about, ())
