"""Logging, changing and deleting interactions."""

from collections.abc import Mapping
from typing import Any

from pln.errors import InputError
from pln.facts.interaction import Interaction
from pln.models.interaction import (
    InteractionContact,
    InteractionGoal,
    InteractionIn,
    InteractionResource,
    InteractionRow,
    InteractionTag,
)
from pln.store.queries.interactions import InteractionFilter, interactions
from pln.store.queries.rows import existing
from pln.store.session import Writer
from pln.store.writes.records import (
    change_record,
    delete_record,
    id_of,
    ids_of,
    input_of,
    insert_record,
    picked,
    refuse_changed_meanwhile,
    replace_links,
    says_the_same,
)

_OWN_COLUMNS = (
    *("day", "time", "kind", "status", "initiated_by", "summary", "minutes", "stance", "note", "added_by"),
)


def add(writer: Writer, new: InteractionIn, external_id: str | None = None) -> Interaction:
    """Stores an interaction. `external_id` is what an import knows it by."""
    _check_day(writer, new)
    imported = {"external_id": external_id, "imported_summary": new.summary if external_id else None}
    number = insert_record(writer, InteractionRow, _columns(writer, new) | imported)
    _link(writer, number, new)
    return _read(writer, number)


def change(
    writer: Writer, number: int, changes: Mapping[str, object], expected: Interaction | None = None
) -> Interaction:
    """Changes an interaction, validated whole. `expected`: what an editor was shown; must still be so."""
    now = _read(writer, number)
    refuse_changed_meanwhile(now, expected, f"interaction {number}")
    new = input_of(now, InteractionIn, changes)
    if says_the_same(now, new):
        return now
    if (new.day, new.status) != (now.day, now.status):
        _check_day(writer, new)
    change_record(writer, InteractionRow, number, _columns(writer, new))
    _link(writer, number, new)
    return _read(writer, number)


def delete(writer: Writer, number: int) -> None:
    delete_record(writer, InteractionRow, number)


def _read(writer: Writer, number: int) -> Interaction:
    return existing(interactions(writer.rows, InteractionFilter(id=number)), "interaction", number)


def _columns(writer: Writer, new: InteractionIn) -> dict[str, Any]:
    event = id_of(writer, "event", new.event) if new.event else None
    return picked(new, _OWN_COLUMNS) | {"event_id": event}


def _check_day(writer: Writer, new: InteractionIn) -> None:
    if new.status == "done" and new.day > writer.today:
        raise InputError(
            f"{new.day.isoformat()} has not come yet, so nothing was done on it", "plan it with --planned"
        )


def _link(writer: Writer, number: int, new: InteractionIn) -> None:
    owner = {"interaction_id": number}
    people = [{"contact_id": one} for one in ids_of(writer, "contact", new.people)]
    goals = [{"goal_id": one} for one in ids_of(writer, "goal", new.goals)]
    resources = [{"resource_id": one} for one in ids_of(writer, "resource", new.resources)]
    replace_links(writer, InteractionContact, owner, people)
    replace_links(writer, InteractionGoal, owner, goals)
    replace_links(writer, InteractionResource, owner, resources)
    replace_links(writer, InteractionTag, owner, [{"tag": tag} for tag in new.tags])
