"""Writes the practice of the sample network, each record as if on its own day."""

from collections.abc import Callable
from datetime import date

from pln.demo.practice.events import FIRST_MET, events
from pln.demo.practice.exchanges import exchanges
from pln.demo.practice.mentoring import feedback, mentorships
from pln.demo.practice.promises import promises
from pln.demo.practice.relations import relations
from pln.models.event import EventIn
from pln.models.interaction import InteractionIn
from pln.store.queries.interactions import InteractionFilter, interactions
from pln.store.session import Writer
from pln.store.writes import contacts as contact_writes
from pln.store.writes import events as event_writes
from pln.store.writes import exchanges as exchange_writes
from pln.store.writes import feedback as feedback_writes
from pln.store.writes import interactions as interaction_writes
from pln.store.writes import mentorships as mentorship_writes
from pln.store.writes import promises as promise_writes
from pln.store.writes import relations as relation_writes

NotedOn = Callable[[Writer, date, str], Writer]


def write_practice(writer: Writer, noted_on: NotedOn) -> None:
    """Writes it all; people, goals and talks must be there."""
    _write_events(writer, noted_on)
    _write_give_and_take(writer, noted_on)
    made_on = writer.today
    for relation in relations(made_on):
        relation_writes.add(noted_on(writer, made_on, "add relation"), relation)
    for mentorship in mentorships(made_on):
        mentorship_writes.add(noted_on(writer, mentorship.since_on, "add mentorship"), mentorship)
    for one in feedback(made_on):
        feedback_writes.add(noted_on(writer, one.asked_on, "log feedback"), one)


def _write_events(writer: Writer, noted_on: NotedOn) -> None:
    made_on = writer.today
    for event in events(made_on):
        step = noted_on(writer, min(event.ends_on or event.starts_on, made_on), "events close")
        slug = event_writes.add(step, event).slug
        if event.status == "attended":
            interaction_writes.add(step, _talk_at(event, slug))
        for contact in FIRST_MET.get(slug, ()):
            contact_writes.change(step, contact, {"met_at": slug})


def _talk_at(event: EventIn, slug: str) -> InteractionIn:
    """What closing the event logs."""
    return InteractionIn(
        day=event.ends_on or event.starts_on,
        kind="event",
        summary=event.name,
        people=(*(met.contact for met in event.people), *([event.community] if event.community else ())),
        event=slug,
    )


def _write_give_and_take(writer: Writer, noted_on: NotedOn) -> None:
    made_on = writer.today
    known: dict[str, int] = {}
    for exchange, key, forwards in exchanges(made_on):
        more: dict[str, object] = {"forward_of": known[forwards]} if forwards else {}
        if talk := _talk_that_day(writer, exchange.contact, exchange.day):
            more["interaction"] = talk
        step = noted_on(writer, exchange.day, "log exchange")
        number = exchange_writes.add(step, exchange.model_copy(update=more)).id
        if key:
            known[key] = number
    for promise in promises(made_on):
        talk = _talk_that_day(writer, promise.contact, promise.made_on)
        step = noted_on(writer, promise.made_on, "add promise")
        promise_writes.add(step, promise.model_copy(update={"interaction": talk}))


def _talk_that_day(writer: Writer, contact: str, day: date) -> int | None:
    wanted = InteractionFilter(contact=contact, status="done", since=day, until=day)
    return next((talk.id for talk in interactions(writer.rows, wanted)), None)
