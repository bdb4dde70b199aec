"""What a property says of a contact: the field that it speaks of, and the values it gives.

Read here for both ways: for a card that comes in, and for a line that was kept of one, to see whether it
still says what is stored.
"""

from __future__ import annotations

import re
from datetime import date
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from pln.classes import dataclass
from pln.exchange.importing import MAX_LINE, RowError, one_line, several_lines
from pln.exchange.vcard.own import OWN, words_of
from pln.facts.refs import Detail
from pln.names import clean_line, fold
from pln.urls import canonical, comparison_key

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from pln.exchange.vcard.properties import Property

_MAX_URL = 2_000  # characters before an address is made shorter
DETAILS = ("emails", "phones", "urls", "addresses")
_NO_LABELS = frozenset({"pref", "internet", "voice", "msg", "x400", "postal", "parcel", "dom", "intl"})
# What address books put everybody in.
_NO_TAGS = frozenset({"mycontacts", "my contacts"})
_KINDS = {"individual": "person", "group": "community", "org": "organisation", "location": "organisation"}
_NO_YEAR = "1604"  # what Apple's and other address books write where the year is not known
_BIRTHDAY = re.compile(r"([0-9]{4}|-)-?([0-9]{2})-?([0-9]{2})(?:[T ].*)?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Said:
    """The values that a property gives to a field; none where it gives nothing that could be taken."""

    field: str
    values: tuple[Any, ...]


def said_by(one: Property, label: str = "") -> Said | None:
    """What a property says; None where pln has no field for it. `label` is what its group calls it.

    Raises RowError for a value that is too long for its field.
    """
    if reader := _READERS.get(one.name):
        field, read = reader
        return Said(field, read(one, label))
    if own := OWN.get(one.name):
        return Said(own.field, own.read(one))
    return None


def key_of(field: str, value: str) -> Hashable:
    """What two spellings of the same e-mail address, number, profile or address have in common."""
    if field == "urls":
        try:
            return comparison_key(value)
        except ValueError:  # stored by another program
            return value
    if field == "phones":
        return "".join(c for c in value if c.isdigit() or c == "+") or fold(value)
    return fold(value)


def _text(field: str) -> Callable[[Property, str], tuple[str, ...]]:
    def read(one: Property, label: str) -> tuple[str, ...]:
        return _filled(one_line(one.text, one.name))

    return read


def _filled(*texts: str) -> tuple[str, ...]:
    return tuple(text for text in texts if text)


def _organisation(one: Property, label: str) -> tuple[str, ...]:
    return _filled(one_line(one.parts()[0], one.name))


def _name_parts(one: Property, label: str) -> tuple[tuple[str, ...], ...]:
    parts = tuple(one.parts())
    return (parts,) if any(parts) else ()


def _nicknames(one: Property, label: str) -> tuple[str, ...]:
    return _filled(*(one_line(part, one.name) for part in one.parts(",")))


def _note(one: Property, label: str) -> tuple[str, ...]:
    return _filled(several_lines(one.text, one.name))


def _tags(one: Property, label: str) -> tuple[str, ...]:
    return tuple(tag for tag in words_of(one) if tag not in _NO_TAGS)


def _kind(one: Property, label: str) -> tuple[str, ...]:
    return _filled(_KINDS.get(one.text.strip().casefold(), ""))


def _shown_as_company(one: Property, label: str) -> tuple[str, ...]:
    return ("organisation",) if one.text.strip().casefold() == "company" else ()


def _birthday(one: Property, label: str) -> tuple[str, ...]:
    found = _BIRTHDAY.fullmatch(one.text.strip())
    if found is None or one.parameter("VALUE").casefold() == "text":
        return ()
    year, month, day = found.groups()
    try:
        date(2000 if year == "-" else int(year), int(month), int(day))
    except ValueError:
        return ()
    has_no_year = year in ("-", _NO_YEAR, one.parameter("X-APPLE-OMIT-YEAR"))
    return (f"{'-' if has_no_year else year}-{month}-{day}",)


def _uid(one: Property, label: str) -> tuple[str, ...]:
    text = one.text.strip()
    if len(text) > MAX_LINE or "\n" in text:
        return (f"blake2b:{blake2b(text.encode(), digest_size=16).hexdigest()}",)
    return _filled(clean_line(text))


def _email(one: Property, label: str) -> tuple[Detail, ...]:
    address = _brief(_without_scheme(one.text.strip(), "mailto:"))
    local, _, domain = address.rpartition("@")
    return _detail(address, one, label) if local and domain and " " not in address else ()


def _phone(one: Property, label: str) -> tuple[Detail, ...]:
    return _detail(_brief(_without_scheme(one.text.strip(), "tel:")), one, label)


def _url(one: Property, label: str) -> tuple[Detail, ...]:
    address = one.text.strip()[:_MAX_URL]
    if "." in address and not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", address):
        address = f"http://{address}"
    try:
        return _detail(_brief(canonical(address)), one, label)
    except ValueError:
        return ()


def _address(one: Property, label: str) -> tuple[Detail, ...]:
    box, extended, street, *rest = (*one.parts(), "", "", "")
    parts = (street, extended, box, *rest)
    return _detail(_brief(", ".join(", ".join(part.split("\n")) for part in parts if part)), one, label)


def _without_scheme(text: str, scheme: str) -> str:
    return text[len(scheme) :] if text[: len(scheme)].casefold() == scheme else text


def _brief(text: str) -> str:
    """The text as it is stored on one line; "" where it does not fit there."""
    try:
        return one_line(text, "")
    except RowError:
        return ""


def _detail(value: str, one: Property, label: str) -> tuple[Detail, ...]:
    if not value:
        return ()
    words = [word.casefold() for word in one.listed("TYPE")]
    is_preferred = "pref" in words or one.parameter("PREF") == "1"
    named = label or " ".join(dict.fromkeys(word for word in words if word not in _NO_LABELS))
    return (Detail(value, _brief(named), is_preferred),)


_READERS: dict[str, tuple[str, Callable[[Property, str], tuple[Any, ...]]]] = {
    "FN": ("name", _text("name")),
    "N": ("name_parts", _name_parts),
    "NICKNAME": ("nicknames", _nicknames),
    "KIND": ("kind", _kind),
    "X-ADDRESSBOOKSERVER-KIND": ("kind", _kind),
    "X-KIND": ("kind", _kind),
    "X-ABSHOWAS": ("kind", _shown_as_company),
    "ORG": ("organisation", _organisation),
    "TITLE": ("role", _text("role")),
    "ROLE": ("role", _text("role")),
    "EMAIL": ("emails", _email),
    "TEL": ("phones", _phone),
    "URL": ("urls", _url),
    "IMPP": ("urls", _url),
    "SOCIALPROFILE": ("urls", _url),
    "X-SOCIALPROFILE": ("urls", _url),
    "ADR": ("addresses", _address),
    "BDAY": ("birthday", _birthday),
    "CATEGORIES": ("tags", _tags),
    "NOTE": ("note", _note),
    "UID": ("external_id", _uid),
}
