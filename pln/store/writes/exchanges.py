"""Exchanges: adding, changing and deleting them, and thanking for what was received."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from pln.errors import InputError
from pln.facts.exchange import Exchange
from pln.models.exchange import ExchangeIn, ExchangeRow
from pln.store.queries import exchanges as queries
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

_OWN_COLUMNS = ("day", "direction", "kind", "what", "effort", "thanked_on", "tried_on", "told_on", "note")
_DAYS_OF_FACTS = ("day", "thanked_on", "tried_on", "told_on")


def add(writer: Writer, new: ExchangeIn) -> Exchange:
    """Stores an exchange. NotFoundError where the talk, or what it pays forward, is not there."""
    refuse_days_to_come(writer, new, _DAYS_OF_FACTS)
    _check_forward_of(writer, new)
    return queries.exchange(writer.rows, insert_record(writer, ExchangeRow, _columns(writer, new)))


def change(
    writer: Writer, number: int, changes: Mapping[str, object], expected: Exchange | None = None
) -> Exchange:
    """Changes an exchange, validated whole. `expected`: what an editor was shown; must still be so."""
    now = queries.exchange(writer.rows, number)
    refuse_changed_meanwhile(now, expected, f"exchange {number}")
    new = input_of(now, ExchangeIn, changes)
    if says_the_same(now, new):
        return now
    refuse_days_to_come(writer, new, _DAYS_OF_FACTS, now)
    _check_forward_of(writer, new, number)
    change_record(writer, ExchangeRow, number, _columns(writer, new))
    return queries.exchange(writer.rows, number)


def thank(writer: Writer, received: Iterable[Exchange], on: date, *, told: bool) -> list[Exchange]:
    """Marks what was received as thanked on a day, and `told` as told how it turned out.

    What was thanked for, or told of, before keeps its day.
    """
    thanked = []
    for one in received:
        changes = {"thanked_on": one.thanked_on or on}
        if told:
            changes["told_on"] = one.told_on or on
        thanked.append(change(writer, one.id, changes))
    return thanked


def delete(writer: Writer, number: int) -> None:
    """Removes an exchange; what paid it forward stays."""
    delete_record(writer, ExchangeRow, number)


def _check_forward_of(writer: Writer, new: ExchangeIn, number: int | None = None) -> None:
    if new.forward_of is None:
        return
    origin = queries.exchange(writer.rows, numbered(writer.rows, "exchange", new.forward_of))
    if origin.direction != "received" or origin.id == number:
        raise InputError(
            f"exchange {origin.id} was not received, so there is nothing to pay forward",
            "see: pln list exchanges --got",
        )


def _columns(writer: Writer, new: ExchangeIn) -> dict[str, Any]:
    talk = None if new.interaction is None else numbered(writer.rows, "interaction", new.interaction)
    return picked(new, _OWN_COLUMNS) | {
        "contact_id": id_of(writer, "contact", new.contact),
        "interaction_id": talk,
        "forward_of_id": new.forward_of,
        "public": int(new.public),
    }
