"""Contacts as vCards of version 3.0 or 4.0: lines of at most 75 bytes, which end in CRLF."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from pln.classes import replace
from pln.exchange.drafts import ContactDraft
from pln.exchange.exporting import Piece
from pln.exchange.importing import RowError
from pln.exchange.vcard.composing import composed
from pln.exchange.vcard.fields import DETAILS, key_of
from pln.exchange.vcard.keeping import Holding, Spoken, holding, spoken, without_usual_mark
from pln.exchange.vcard.lines import ContentLine
from pln.exchange.vcard.own import FORMAT, KEPT, OWN
from pln.exchange.vcard.own import VERSION as OUR_VERSION
from pln.exchange.vcard.pictures import for_version
from pln.exchange.vcard.properties import Property, escaped, parsed, without_controls
from pln.exchange.vcard.units import Unit, numbered, properties_of, units
from pln.facts.refs import Detail

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pln.exchange.exporting import ExportContext

VERSIONS = ("3.0", "4.0")
_FORMAT = "vcard"
_MARK = rb"BEGIN:VCARD\r\nVERSION:[0-9.]+\r\nX-PLN-FORMAT:[0-9]+\r\n"
_WIDTH = 75  # bytes of a line, without its end
# The fields in the order of their properties; what pln has no field for comes before the UID.
_ORDER = (
    *("name", "name_parts", "kind", "nicknames", "organisation", "role"),
    *(*DETAILS, "birthday", "tags", "note"),
    *(own.field for own in OWN.values()),
    *("", "external_id"),
)
_OF_SEVERAL = frozenset({"EMAIL", "TEL", "ADR", "URL", "IMPP", "X-SOCIALPROFILE", "SOCIALPROFILE"})
_DAYS = ("met_on", "snoozed_until")
_TEXTS = ("name", "kind", "organisation", "role", "birthday", "note")


def encode(records: Iterable[Mapping[str, Any]], context: ExportContext) -> Iterator[Piece]:
    """A card for each contact, in the version that is asked for."""
    for record in records:
        yield Piece(card(record, context.version or VERSIONS[0]), "contact")


def is_export(start: bytes) -> bool:
    """Whether a file that begins so has pln's own mark in its first card."""
    return re.match(_MARK, start) is not None


def card(record: Mapping[str, Any], version: str) -> str:
    """The card of a contact's record."""
    draft = _draft(record)
    kept = [_spoken(unit) for unit in units(_kept(record))]
    revisions = [one for one in kept if one.unit.main.name == "REV"]
    held = holding([one for one in kept if one.unit.main.name != "REV"], draft)
    lines = [
        "BEGIN:VCARD",
        f"VERSION:{version}",
        f"{FORMAT}:{OUR_VERSION}",
        *(_for_version(one, version).line() for one in _in_order(held, draft, version)),
        _revision(record, revisions, version),
        "END:VCARD",
    ]
    return "".join(map(_folded, lines))


def _spoken(unit: Unit) -> Spoken:
    """What a kept unit says: nothing, if something else than pln has made its value too long."""
    try:
        return spoken([unit])[0]
    except RowError:
        return Spoken(unit, None, "")


def _in_order(held: Holding, draft: ContactDraft, version: str) -> Iterator[Property]:
    """The properties of a card, kept ones and composed ones, where they belong; addresses as they are stored."""
    ours = [(field, unit) for field, unit in composed(held.rest, version) if not held.says(field, unit)]
    groups = numbered((unit for _, unit in ours), (one.unit for one in held.units))
    values = {field: iter(getattr(held.rest, field)) for field in DETAILS}
    positions = {
        field: {key_of(field, one.value): at for at, one in enumerate(getattr(draft, field))}
        for field in DETAILS
    }

    def place(field: str, detail: Detail | None) -> tuple[int, int]:
        position = 0 if detail is None else positions[field][key_of(field, detail.value)]
        return _ORDER.index(field), position

    placed = [
        (place(one.field, one.said.values[0] if one.field in DETAILS and one.said else None), one.unit)
        for one in held.units
    ]
    for (field, _), unit in zip(ours, groups, strict=True):
        placed.append((place(field, next(values[field]) if field in values else None), unit))
    placed.sort(key=lambda one: one[0])
    return properties_of(unit for _, unit in placed)


def _draft(record: Mapping[str, Any]) -> ContactDraft:
    """What a record says, as an importer would read it of a card."""
    values: dict[str, Any] = {name: record[name] for name in _TEXTS}
    for name in ("nicknames", "tags"):
        values[name] = tuple(record[name])
    for own in OWN.values():
        value = record[own.field]
        values[own.field] = tuple(value) if isinstance(value, list) else value
    for name in _DAYS:
        values[name] = date.fromisoformat(record[name]) if record[name] else None
    for name in DETAILS:
        values[name] = without_usual_mark(tuple(Detail(**one) for one in record[name]))
    own_id = f"urn:uuid:{record['uuid']}"
    of_cards = (one["external_id"] for one in record["external_ids"] if one["format"] == _FORMAT)
    return ContactDraft(file="", line=0, external_id=next(of_cards, own_id), **values)


def _kept(record: Mapping[str, Any]) -> Iterator[Property]:
    """The lines that were kept of a card; what another format had is told in a property of pln's own."""
    for one in record["kept"]:
        name, value = one["name"], one["value"]
        read = _line_of_card(value) if one["format"] == _FORMAT else None
        if read is not None and read.name == name.upper():
            yield read
        else:
            yield Property(KEPT, f"{escaped(name)};{escaped(value)}")


def _line_of_card(line: str) -> Property | None:
    try:
        return parsed(ContentLine(0, line.encode()), "")[0]
    except (RowError, UnicodeError):
        return None


def _for_version(one: Property, version: str) -> Property:
    """The property as a version writes it; which of several is preferred is a type only in 3.0."""
    one = for_version(one, version)
    if one.name not in _OF_SEVERAL:
        return one
    if version == "3.0" and ("PREF", "1") in one.parameters:
        others = tuple(pair for pair in one.parameters if pair != ("PREF", "1"))
        return replace(one, parameters=(*others, ("TYPE", "PREF")))
    if version == "4.0" and any(word.casefold() == "pref" for word in one.listed("TYPE")):
        types = [word for word in one.listed("TYPE") if word.casefold() != "pref"]
        others = tuple(pair for pair in one.parameters if pair[0] not in ("TYPE", "PREF"))
        return replace(one, parameters=(*(("TYPE", word) for word in types), *others, ("PREF", "1")))
    return one


def _revision(record: Mapping[str, Any], kept: list[Spoken], version: str) -> str:
    """When the card was last changed: as it came with, unless it was changed since."""
    if kept and record["created_at"] == record["updated_at"]:
        return kept[0].unit.main.line()
    at = record["updated_at"]
    return f"REV:{at if version == '3.0' else at.replace('-', '').replace(':', '')}"


def _folded(line: str) -> str:
    """A line and its end, in pieces of at most 75 bytes that cut no character."""
    raw = without_controls(line).encode("utf-8", "replace")
    if len(raw) <= _WIDTH:
        return f"{raw.decode()}\r\n"
    pieces = []
    start, width = 0, _WIDTH
    while start < len(raw):
        end = min(start + width, len(raw))
        while end < len(raw) and raw[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(raw[start:end].decode())
        start, width = end, _WIDTH - 1
    return "\r\n ".join(pieces) + "\r\n"
