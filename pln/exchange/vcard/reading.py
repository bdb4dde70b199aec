"""A card becomes the draft of a contact; what pln does not model of it is kept."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from pln.classes import dataclass, field, replace
from pln.exchange.drafts import ContactDraft, Kept
from pln.exchange.importing import NothingToTakeError, RowError, one_line, several_lines
from pln.exchange.vcard.fields import DETAILS, key_of
from pln.exchange.vcard.keeping import LISTS, ByField, Spoken, by_field, first, spoken, to_keep
from pln.exchange.vcard.own import FORMAT, KEPT
from pln.exchange.vcard.properties import split, unescaped
from pln.exchange.vcard.units import properties_of, units
from pln.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pln.exchange.vcard.cards import Card
    from pln.exchange.vcard.properties import Property
    from pln.facts.refs import Detail

_VERSIONS = ("2.1", "3.0", "4.0")
# To be told of if nothing could be taken of them; chat addresses are kept as a matter of course.
_TO_TELL = frozenset({"BDAY", "EMAIL", "TEL", "URL"})
# Scripts that write the family name first, and no space.
_CJK = (("\u3040", "\u30ff"), ("\u3400", "\u9fff"), ("\uac00", "\ud7a3"))


@dataclass(slots=True)
class Tally:
    """What is to be said of all cards together: how often something was left aside or taken in another way."""

    left_out: Counter[str] = field(default_factory=Counter)
    unread: Counter[str] = field(default_factory=Counter)
    unnamed: Counter[str] = field(default_factory=Counter)


def contact(card: Card, file: str, tally: Tally) -> ContactDraft:
    """The draft of a card.

    Raises RowError for a card without a name, of an unknown version or with a value too long for its field,
    and NothingToTakeError for one that holds nothing.
    """
    if card.problem:
        raise RowError(card.problem)
    _check_version(card.properties)
    given = spoken(units(card.properties))
    if all(one.unit.main.name in ("VERSION", FORMAT, "REV", "PRODID") for one in given):
        raise NothingToTakeError("holds nothing")
    found = by_field(given)
    values = _values(found)
    named, by = _name(found, values)
    draft = ContactDraft(file=file, line=card.line, name=named, **values)
    if by == "ORG" and "kind" not in values:
        draft = replace(draft, kind="organisation")
    ids = to_keep(found, draft)
    kept = properties_of(one.unit for one in given if id(one.unit) in ids)
    tally.left_out += card.left_out
    tally.unread += Counter(
        name
        for one in given
        if one.is_unread and (name := one.unit.main.name) in _TO_TELL and not one.is_blank
    )
    if by:
        tally.unnamed[by] += 1
    return replace(draft, kept=tuple(map(_kept, kept)))


def _kept(one: Property) -> Kept:
    if one.name == KEPT:
        name, *values = (unescaped(part) for part in split(one.value, ";"))
        if name and len(values) == 1:
            return Kept(name, values[0])
    return Kept(one.name, one.line())


def _check_version(properties: Iterable[Property]) -> None:
    for one in properties:
        if one.name == "VERSION" and (version := one.value.strip()) not in _VERSIONS:
            raise RowError(f"is of version '{version[:20]}' of vCard; pln reads {', '.join(_VERSIONS)}")


def _values(found: ByField) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, given in found.items():
        if name in DETAILS:
            values[name] = _details(name, given)
        elif name in LISTS:
            values[name] = _words(given)
        elif name not in ("", "name", "name_parts"):
            values[name] = first(name, given)
    if "note" in values:
        values["note"] = several_lines(values["note"], "NOTE")
    return values


def _words(given: Iterable[Spoken]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for one in given:
        for word in one.said.values if one.said else ():
            found.setdefault(fold(word), word)
    return tuple(found.values())


def _details(field: str, given: Iterable[Spoken]) -> tuple[Detail, ...]:
    """One of each address: of two spellings the first, as in what is stored."""
    found: dict[Any, Detail] = {}
    for one in given:
        for detail in one.said.values if one.said else ():
            found.setdefault(key_of(field, detail.value), detail)
    return tuple(found.values())


def _name(found: ByField, values: dict[str, Any]) -> tuple[str, str]:
    """The name, and the property it is taken from where that is none for names. Raises RowError."""
    if name := first("name", found.get("name", [])):
        return name, ""
    parts = first("name_parts", found.get("name_parts", []))
    if parts and (name := one_line(_joined(*parts[:3]), "N")):
        return name, ""
    nicknames = values.get("nicknames")
    if nicknames:
        return nicknames[0], "NICKNAME"
    if "organisation" in values:
        return values["organisation"], "ORG"
    if "emails" in values:
        return values["emails"][0].value, "EMAIL"
    raise RowError("has no name")


def _joined(family: str, given: str = "", additional: str = "") -> str:
    if family and given and all(_is_cjk(letter) for letter in family + given):
        return family + given
    return " ".join(" ".join(part.split(",")) for part in (given, additional, family) if part)


def _is_cjk(letter: str) -> bool:
    return any(start <= letter <= end for start, end in _CJK)
