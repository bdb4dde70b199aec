"""Closing an event: who was there, the talk that was, and what was promised, all at once."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from pln.classes import dataclass
from pln.dates import describe_day
from pln.errors import InputError
from pln.facts.contact import Contact
from pln.facts.event import Event
from pln.facts.interaction import Interaction
from pln.facts.promise import Promise
from pln.facts.refs import Ref
from pln.models.contact import ContactIn
from pln.models.interaction import InteractionIn
from pln.models.promise import PromiseIn
from pln.names import fold
from pln.store.queries import events as queries
from pln.store.queries.contacts import ContactFilter
from pln.store.queries.contacts import contacts as contacts_of
from pln.store.queries.interactions import InteractionFilter
from pln.store.queries.interactions import interactions as interactions_of
from pln.store.queries.promises import PromiseFilter
from pln.store.queries.promises import promises as promises_of
from pln.store.session import Writer
from pln.store.writes import contacts, events, interactions, promises
from pln.store.writes.records import validated


@dataclass(frozen=True, slots=True)
class Somebody:
    """Somebody by their slug, or, where `is_new`, by the name under which to add them."""

    called: str
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class Attendance:
    """That somebody was there, and a line about them."""

    who: Somebody
    note: str = ""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What I promised somebody."""

    who: Somebody
    what: str
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Closed:
    """An event after its closing: who was added, who is only wished for so far, and what was promised now."""

    event: Event
    talk: Interaction
    added: tuple[Ref, ...]
    wished: tuple[Ref, ...]
    promises: tuple[Promise, ...]


def refuse_before_its_end(event: Event, today: date) -> None:
    """InputError for an event that is not over."""
    if event.last_day > today:
        raise InputError(
            f"{event.name} ends on {describe_day(event.last_day)}, so it cannot be closed yet",
            f"not going? --missed. Over already? pln edit event {event.slug} --until DATE",
        )


def close(writer: Writer, slug: str, people: Sequence[Attendance], follow_ups: Sequence[FollowUp]) -> Closed:
    """Sets an event attended, with the people met there; new ones are added, as met at it.

    It is logged once, on its last day, with everybody met and its community; my follow-ups become promises,
    and whoever is new in one of them was met there, too.
    What is recorded already stays, so that a second closing adds.
    """
    event = queries.event(writer.rows, slug)
    refuse_before_its_end(event, writer.today)
    added = _added(writer, event, [*(one.who for one in people), *(one.who for one in follow_ups)])
    there = (*people, *(Attendance(one.who) for one in follow_ups if one.who.is_new))
    met = [{"contact": _slug(one.who, added), "note": one.note} for one in there]
    known = [{"contact": one.contact.slug, "note": one.note} for one in event.people]
    event = events.change(writer, slug, {"status": "attended", "people": (*known, *met)})
    talk = _logged(writer, event)
    promised = [_promised(writer, event, talk, _slug(one.who, added), one) for one in follow_ups]
    named = [one.contact.slug for one in event.people]
    wished = contacts_of(writer.rows, ContactFilter(slugs=named, status="wished", archived=None))
    return Closed(event, talk, _refs(added.values()), _refs(wished), tuple(filter(None, promised)))


def miss(writer: Writer, slug: str) -> Event:
    """Sets an event missed. InputError where it was closed with people met there, or logged."""
    event = queries.event(writer.rows, slug)
    if event.people or _talk(writer, event) is not None:
        raise InputError(
            f"{event.name} was closed as attended already",
            f"not so? pln undo, or: pln edit event {slug} --status missed",
        )
    return events.change(writer, slug, {"status": "missed"})


def _added(writer: Writer, event: Event, people: Sequence[Somebody]) -> dict[str, Contact]:
    """Those who are new, stored once, by their folded names."""
    added: dict[str, Contact] = {}
    for one in people:
        if one.is_new and fold(one.called) not in added:
            values = {
                "name": one.called,
                "added_on": writer.today,
                "met_on": event.last_day,
                "met_at": event.slug,
            }
            added[fold(one.called)] = contacts.add(writer, validated(ContactIn, values)).contact
    return added


def _slug(who: Somebody, added: Mapping[str, Contact]) -> str:
    return added[fold(who.called)].slug if who.is_new else who.called


def _refs(people: Iterable[Contact]) -> tuple[Ref, ...]:
    return tuple(Ref(one.slug, one.name) for one in people)


def _talk(writer: Writer, event: Event) -> Interaction | None:
    """The interaction that an earlier closing has logged."""
    logged = interactions_of(writer.rows, InteractionFilter(event=event.slug, kind="event", status="done"))
    return logged[-1] if logged else None


def _logged(writer: Writer, event: Event) -> Interaction:
    community = (event.community.slug,) if event.community else ()
    met = tuple(one.contact.slug for one in event.people)
    if talk := _talk(writer, event):
        with_them = tuple(one.slug for one in talk.people)
        return interactions.change(writer, talk.id, {"people": tuple(dict.fromkeys((*with_them, *met)))})
    values = {
        "day": event.last_day,
        "kind": "event",
        "summary": event.name,
        "people": tuple(dict.fromkeys((*community, *met))),
        "goals": tuple(goal.slug for goal in event.goals),
        "event": event.slug,
    }
    return interactions.add(writer, validated(InteractionIn, values))


def _promised(
    writer: Writer, event: Event, talk: Interaction, slug: str, follow_up: FollowUp
) -> Promise | None:
    """The promise, stored; None where the same was promised there before and is open still."""
    for one in promises_of(writer.rows, PromiseFilter(contact=slug, whose="mine", open=True)):
        if one.interaction == talk.id and fold(one.what) == fold(follow_up.what):
            return None
    values = {
        "contact": slug,
        "what": follow_up.what,
        "made_on": event.last_day,
        "due_on": follow_up.due_on,
        "interaction": talk.id,
    }
    return promises.add(writer, validated(PromiseIn, values))
