"""Adding, changing and deleting events, and what links them to goals."""

import json
from collections.abc import Mapping
from typing import Any

from sqlmodel import delete as deletion
from sqlmodel import insert

from pln.dates import describe_day
from pln.errors import DuplicateError, InputError
from pln.facts.event import Event
from pln.models.event import EventContact, EventIn, EventRow, GoalEvent, MetIn
from pln.names import fold
from pln.store.queries import events as queries
from pln.store.session import Writer
from pln.store.writes.records import (
    change_record,
    columns_of,
    delete_record,
    free_slug,
    holds,
    id_of,
    ids_of,
    input_of,
    insert_record,
    picked,
    refuse_changed_meanwhile,
    replace_links,
    says_the_same,
)
from pln.urls import spellings

_OWN_COLUMNS = ("name", "kind", "status", "starts_on", "ends_on", "place", "url", "note")


def add(writer: Writer, new: EventIn, *, allow_duplicate: bool = False) -> Event:
    """Stores an event. DuplicateError where one of its folded name, or of its URL, begins on the same day.

    A meetup that comes every year has its name several times, and a slug of its own each time.
    """
    _refuse_what_has_not_begun(writer, new)
    if not allow_duplicate:
        _refuse_twin(writer, new, "add it all the same with --allow-duplicate")
    slug = free_slug(writer, EventRow, new.name)
    new = _each_once(new)
    _link(writer, insert_record(writer, EventRow, {"slug": slug, **columns(writer, new)}), new)
    return queries.event(writer.rows, slug)


def change(
    writer: Writer,
    slug: str,
    changes: Mapping[str, object],
    expected: Event | None = None,
    *,
    allow_duplicate: bool = False,
) -> Event:
    """Changes an event, validated whole. `expected`: what an editor was shown; must still be so.

    DuplicateError where its new name, URL or day makes it the same as another.
    """
    now = queries.event(writer.rows, slug)
    refuse_changed_meanwhile(now, expected, f"'{now.name}'")
    new = _each_once(input_of(now, EventIn, changes))
    if says_the_same(now, new) and holds(writer, EventRow, now.id, columns(writer, new)):
        return now
    if not changes.keys().isdisjoint(("status", "starts_on", "people")):
        _refuse_what_has_not_begun(writer, new)
    if not allow_duplicate and not changes.keys().isdisjoint(("name", "url", "starts_on")):
        _refuse_twin(writer, new, "to have two of them all the same: --allow-duplicate", now)
    change_record(writer, EventRow, now.id, columns(writer, new))
    _link(writer, now.id, new)
    return queries.event(writer.rows, slug)


def delete(writer: Writer, slug: str) -> None:
    """Removes an event, and who was met there; what was logged with them, and what was promised, stays."""
    delete_record(writer, EventRow, id_of(writer, "event", slug))


def link_goal(writer: Writer, slug: str, goal_slug: str) -> None:
    """An event serves a goal. Linking twice changes nothing."""
    link = {"goal_id": id_of(writer, "goal", goal_slug), "event_id": id_of(writer, "event", slug)}
    writer.session.execute(insert(columns_of(GoalEvent)).prefix_with("OR IGNORE").values(link))


def unlink_goal(writer: Writer, slug: str, goal_slug: str) -> bool:
    """Takes an event off a goal; whether there was such a link."""
    goal_id, event_id = id_of(writer, "goal", goal_slug), id_of(writer, "event", slug)
    rows = columns_of(GoalEvent)
    mine = (
        deletion(rows).where(rows.c.goal_id == goal_id, rows.c.event_id == event_id).returning(rows.c.goal_id)
    )
    return bool(writer.session.execute(mine).all())


def _refuse_what_has_not_begun(writer: Writer, new: EventIn) -> None:
    if new.starts_on > writer.today and (new.status == "attended" or new.people):
        raise InputError(
            f"it begins on {describe_day(new.starts_on)}, so nobody can have been there",
            "nothing was written",
        )


def _refuse_twin(writer: Writer, new: EventIn, hint: str, now: Event | None = None) -> None:
    """DuplicateError where another event of its name or URL begins on its day; it may have been so before."""
    sql = """SELECT slug FROM event WHERE starts_on = ? AND id IS NOT ?
        AND (name_key = ? OR url IN (SELECT value FROM json_each(?)))"""

    def twins(event: EventIn | Event) -> set[str]:
        own = now.id if now else None
        urls = json.dumps(spellings(event.url) if event.url else ())
        values = (event.starts_on.isoformat(), own, fold(event.name), urls)
        return {slug for (slug,) in writer.rows.execute(sql, values)}

    if same := twins(new) - (twins(now) if now else set()):
        on = describe_day(new.starts_on)
        raise DuplicateError(f"'{new.name}' on {on} is an event already: {', '.join(sorted(same))}", hint)


def _each_once(new: EventIn) -> EventIn:
    """The event with everybody once: whoever is named again gets the new line, or keeps the one they have."""
    once: dict[str, MetIn] = {}
    for one in new.people:
        if one.note or one.contact not in once:
            once[one.contact] = one
    return new.model_copy(update={"people": tuple(once.values())})


def columns(writer: Writer, new: EventIn) -> dict[str, Any]:
    """The row of an event, without its slug."""
    community = id_of(writer, "contact", new.community) if new.community else None
    return picked(new, _OWN_COLUMNS) | {"name_key": fold(new.name), "community_id": community}


def _link(writer: Writer, event_id: int, new: EventIn) -> None:
    owner = {"event_id": event_id}
    goals = [{"goal_id": one} for one in ids_of(writer, "goal", new.goals)]
    people = [{"contact_id": id_of(writer, "contact", one.contact), "note": one.note} for one in new.people]
    replace_links(writer, GoalEvent, owner, goals)
    replace_links(writer, EventContact, owner, people)
