"""Adding, changing, keeping, dropping and deleting promises."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

from pln.dates import describe_day
from pln.errors import InputError
from pln.facts.promise import Promise
from pln.models.promise import PromiseIn, PromiseRow
from pln.store.queries.promises import promise
from pln.store.resolve import numbered
from pln.store.session import Writer
from pln.store.writes.records import (
    change_record,
    delete_record,
    id_of,
    input_of,
    insert_record,
    picked,
    refuse_changed_meanwhile,
    refuse_days_to_come,
    says_the_same,
)

End = Literal["kept", "dropped"]
_OWN_COLUMNS = ("whose", "kind", "what", "made_on", "due_on", "kept_on", "dropped_on", "note")
_DAYS_OF_FACTS = ("made_on", "kept_on", "dropped_on")


def add(writer: Writer, new: PromiseIn) -> Promise:
    """Stores a promise. NotFoundError where its contact or its interaction is not known."""
    refuse_days_to_come(writer, new, _DAYS_OF_FACTS)
    return promise(writer.rows, insert_record(writer, PromiseRow, _columns(writer, new)))


def change(
    writer: Writer, number: int, changes: Mapping[str, object], expected: Promise | None = None
) -> Promise:
    """Changes a promise, validated whole. `expected`: what an editor was shown; must still be so."""
    now = promise(writer.rows, number)
    refuse_changed_meanwhile(now, expected, f"promise {number}")
    new = input_of(now, PromiseIn, changes)
    if says_the_same(now, new):
        return now
    refuse_days_to_come(writer, new, _DAYS_OF_FACTS, now)
    change_record(writer, PromiseRow, number, _columns(writer, new))
    return promise(writer.rows, number)


def end(writer: Writer, number: int, how: End, on: date | None = None) -> Promise:
    """Marks a promise as kept or dropped, today unless `on` is given. What was dropped may still be kept.

    InputError where it was kept and is to be dropped, or has ended so already and no other day is given.
    """
    now = promise(writer.rows, number)
    if how == "dropped" and now.kept_on is not None:
        raise InputError(
            f"promise {number} was kept on {describe_day(now.kept_on)}",
            f"not so? pln edit promise {number} --clear kept",
        )
    ended_on = now.kept_on if how == "kept" else now.dropped_on
    if ended_on is not None and on is None:
        raise InputError(
            f"promise {number} was {how} on {describe_day(ended_on)} already",
            "another day after all? --on DATE",
        )
    day = on or writer.today
    ending = {"kept_on": day, "dropped_on": None} if how == "kept" else {"dropped_on": day}
    return change(writer, number, ending)


def delete(writer: Writer, number: int) -> None:
    delete_record(writer, PromiseRow, number)


def _columns(writer: Writer, new: PromiseIn) -> dict[str, Any]:
    talk = None if new.interaction is None else numbered(writer.rows, "interaction", new.interaction)
    contact_id = id_of(writer, "contact", new.contact)
    return picked(new, _OWN_COLUMNS) | {"contact_id": contact_id, "interaction_id": talk}
