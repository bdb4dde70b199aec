"""Mentorships: adding, changing and deleting them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pln.errors import DuplicateError
from pln.facts.mentorship import Mentorship
from pln.models.mentorship import ItemIn, MentorshipGoal, MentorshipIn, MentorshipItem, MentorshipRow
from pln.names import fold
from pln.store.queries import mentorships as queries
from pln.store.queries.mentorships import MentorshipFilter
from pln.store.session import Writer
from pln.store.writes.records import (
    Row,
    change_record,
    delete_record,
    id_of,
    ids_of,
    input_of,
    insert_record,
    picked,
    refuse_changed_meanwhile,
    refuse_days_to_come,
    replace_links,
    says_the_same,
)

_OWN_COLUMNS = ("role", "focus", "since_on", "until_on", "cadence_days", "told_on", "note")
_DAYS_OF_FACTS = ("until_on", "told_on")


def add(writer: Writer, new: MentorshipIn) -> Mentorship:
    """Stores a mentorship. DuplicateError where the same one is open already."""
    new = _each_once(new)
    _refuse_days_to_come(writer, new)
    _refuse_twin(writer, new)
    number = insert_record(writer, MentorshipRow, _columns(writer, new))
    _link(writer, number, new)
    return queries.mentorship(writer.rows, number)


def change(
    writer: Writer, number: int, changes: Mapping[str, object], expected: Mentorship | None = None
) -> Mentorship:
    """Changes a mentorship, validated whole. `expected`: what an editor was shown; must still be so."""
    now = queries.mentorship(writer.rows, number)
    refuse_changed_meanwhile(now, expected, f"mentorship {number}")
    new = _each_once(input_of(now, MentorshipIn, changes))
    if says_the_same(now, new):
        return now
    _refuse_days_to_come(writer, new, now)
    if not changes.keys().isdisjoint(("contact", "role", "focus", "until_on")):
        _refuse_twin(writer, new, number)
    change_record(writer, MentorshipRow, number, _columns(writer, new))
    _link(writer, number, new)
    return queries.mentorship(writer.rows, number)


def delete(writer: Writer, number: int) -> None:
    """Removes a mentorship with its agenda and actions; what was logged with the person stays."""
    delete_record(writer, MentorshipRow, number)


def _each_once(new: MentorshipIn) -> MentorshipIn:
    """The mentorship with every item once, in its first place."""
    return new.model_copy(update={"agenda": _distinct(new.agenda), "actions": _distinct(new.actions)})


def _distinct(items: Iterable[ItemIn]) -> tuple[ItemIn, ...]:
    once: dict[str, ItemIn] = {}
    for one in items:
        key = fold(one.item) or one.item
        known = once.get(key, one)
        # Agreed a second time, what was done begins anew; what is still open is as old as it is.
        begins_anew = known.done_on is not None and one.done_on is None
        once[key] = one if begins_anew else one.model_copy(update={"added_on": known.added_on})
    return tuple(once.values())


def _refuse_days_to_come(writer: Writer, new: MentorshipIn, now: Mentorship | None = None) -> None:
    refuse_days_to_come(writer, new, _DAYS_OF_FACTS, now)
    known = {one.item: one for one in (*now.agenda, *now.actions)} if now else {}
    for one in (*new.agenda, *new.actions):
        refuse_days_to_come(writer, one, ("added_on", "done_on"), known.get(one.item))


def _refuse_twin(writer: Writer, new: MentorshipIn, number: int | None = None) -> None:
    """Somebody may be a mentor for several things, but not twice for one."""
    if new.until_on is not None:
        return
    for one in queries.mentorships(writer.rows, MentorshipFilter(new.contact, new.role, open=True)):
        if one.id != number and one.focus == new.focus:
            purpose = f" ({new.focus})" if new.focus else ""
            raise DuplicateError(
                f"{one.contact.name} is your {new.role}{purpose} already: mentorship {one.id}",
                f"change it: pln edit mentorship {one.id}",
            )


def _columns(writer: Writer, new: MentorshipIn) -> dict[str, Any]:
    return picked(new, _OWN_COLUMNS) | {"contact_id": id_of(writer, "contact", new.contact)}


def _link(writer: Writer, number: int, new: MentorshipIn) -> None:
    owner = {"mentorship_id": number}
    goals = [{"goal_id": one} for one in ids_of(writer, "goal", new.goals)]
    replace_links(writer, MentorshipGoal, owner, goals)
    replace_links(
        writer, MentorshipItem, owner, [*_rows("agenda", new.agenda), *_rows("action", new.actions)]
    )


def _rows(kind: str, items: Iterable[ItemIn]) -> Iterator[Row]:
    for position, one in enumerate(items):
        yield {
            "kind": kind,
            "item": one.item,
            "added_on": one.added_on,
            "done_on": one.done_on,
            "position": position,
        }
