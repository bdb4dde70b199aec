"""Pln's own properties, X-PLN-…: what a contact holds that no version of vCard has a property for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from pln.classes import dataclass
from pln.exchange.importing import RowError, one_line
from pln.exchange.vcard.properties import escaped
from pln.names import clean_line
from pln.vocabulary import CONTACT_STATUSES, OWN_ROLES, RELATIONSHIPS, TIERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from pln.exchange.vcard.properties import Property

FORMAT = "X-PLN-FORMAT"
KEPT = "X-PLN-KEPT"  # what another format than vCard had of a contact: its name there, and its value
VERSION = "1"  # of these properties; stands in every card that pln writes
_MAX_PERIOD = 3650  # days
_MAX_WORD = 100  # characters


@dataclass(frozen=True, slots=True)
class Own:
    """One property: the field of a contact it speaks of, and how its value is read and written.

    Reading gives the values in a tuple, an empty one for a value that is none. What is `usual` is not written.
    """

    field: str
    read: Callable[[Property], tuple[Any, ...]]
    write: Callable[[Any], str] = escaped
    usual: object = None


def _word_of(words: tuple[str, ...]) -> Callable[[Property], tuple[str, ...]]:
    return lambda one: (one.text,) if one.text in words else ()


def _line(one: Property) -> tuple[str, ...]:
    try:
        text = one_line(one.text, one.name)
    except RowError:
        return ()
    return (text,) if text else ()


def _day(one: Property) -> tuple[date, ...]:
    try:
        return (date.fromisoformat(one.text),)
    except ValueError:
        return ()


def _period(one: Property) -> tuple[int, ...]:
    text = one.text
    is_number = text.isascii() and text.isdigit() and len(text) < 5
    return (int(text),) if is_number and 1 <= int(text) <= _MAX_PERIOD else ()


def _flag(one: Property) -> tuple[bool, ...]:
    return (True,) if one.text == "true" else ()


def words_of(one: Property) -> tuple[str, ...]:
    """The words of a list, spelled as tags and topics are stored; without those that are too long."""
    short = (part for part in one.parts(",") if len(part) <= 4 * _MAX_WORD)
    words = (clean_line(part.casefold().lstrip("# \t")) for part in short)
    return tuple(dict.fromkeys(word for word in words if word and len(word) <= _MAX_WORD))


def _listed(words: tuple[str, ...]) -> str:
    return ",".join(map(escaped, words))


OWN: dict[str, Own] = {
    "X-PLN-STATUS": Own("status", _word_of(CONTACT_STATUSES), usual="known"),
    "X-PLN-MY-ROLE": Own("own_role", _word_of(OWN_ROLES)),
    "X-PLN-RELATIONSHIP": Own("relationship", _word_of(RELATIONSHIPS)),
    "X-PLN-TIER": Own("tier", _word_of(TIERS)),
    "X-PLN-CADENCE-DAYS": Own("cadence_days", _period, str),
    "X-PLN-AMBIENT": Own("ambient", _flag, lambda _: "true", usual=False),
    "X-PLN-SNOOZED-UNTIL": Own("snoozed_until", _day, str),
    "X-PLN-PLACE": Own("place", _line, usual=""),
    "X-PLN-MET-ON": Own("met_on", _day, str),
    "X-PLN-MET-HOW": Own("met_how", _line, usual=""),
    "X-PLN-EXPERTISE": Own("expertise", words_of, _listed, usual=()),
    "X-PLN-INTERESTS": Own("interests", words_of, _listed, usual=()),
    "X-PLN-ARCHIVED": Own("archived", _flag, lambda _: "true", usual=False),
}
