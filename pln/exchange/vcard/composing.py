"""The properties that a contact has in a vCard, composed of what is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pln.exchange.vcard.own import OWN
from pln.exchange.vcard.properties import Property, escaped, of_text
from pln.exchange.vcard.units import Unit, labelled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pln.exchange.drafts import ContactDraft
    from pln.facts.refs import Detail

_DETAILS = {"emails": "EMAIL", "phones": "TEL", "addresses": "ADR", "urls": "URL"}
_LISTS = {"nicknames": "NICKNAME", "tags": "CATEGORIES"}
_TEXTS = {"organisation": "ORG", "role": "TITLE", "note": "NOTE", "external_id": "UID"}
# What other programs know as types; other labels are written the way Apple's address book does.
_TYPES = frozenset(
    {"home", "work", "cell", "fax", "pager", "main", "text", "video", "textphone", "car", "other", "iphone"}
)
_KINDS = {"community": "group", "organisation": "org"}


def composed(draft: ContactDraft, version: str) -> Iterator[tuple[str, Unit]]:
    """The properties of a contact, each with the field it says."""
    yield "name", Unit(of_text("FN", draft.name))
    yield "name_parts", Unit(_of_list("N", name_parts(draft.name, draft.kind), ";"))
    for one in _kind(draft.kind, version):
        yield "kind", Unit(one)
    for field, name in _DETAILS.items():
        for detail in getattr(draft, field):
            yield field, _detail(name, detail, version)
    yield from (("birthday", Unit(_birthday(day, version))) for day in (draft.birthday,) if day)
    for field, name in _LISTS.items():
        if words := getattr(draft, field):
            yield field, Unit(_of_list(name, words, ","))
    for field, name in _TEXTS.items():
        if text := getattr(draft, field):
            yield field, Unit(of_text(name, text))
    for name, own in OWN.items():
        value = getattr(draft, own.field)
        if value != own.usual:
            yield own.field, Unit(Property(name, own.write(value)))


def _of_list(name: str, items: Iterable[str], separator: str) -> Property:
    return Property(name, separator.join(map(escaped, items)))


def name_parts(name: str, kind: str) -> tuple[str, ...]:
    """Family name, given name, additional names, prefixes, suffixes: of a person's name its last word apart."""
    given, _, family = name.rpartition(" ") if kind == "person" else ("", "", name)
    return (family, given, "", "", "")


def _kind(kind: str, version: str) -> Iterator[Property]:
    """3.0 has no property for it, but address books have agreed on one, and Apple's on another for companies."""
    if kind in _KINDS:
        yield Property("KIND" if version == "4.0" else "X-ADDRESSBOOKSERVER-KIND", _KINDS[kind])
    if kind == "organisation" and version == "3.0":
        yield Property("X-ABSHOWAS", "COMPANY")


def _detail(name: str, detail: Detail, version: str) -> Unit:
    value = detail.value if name == "URL" else escaped(detail.value)
    value = f";;{value};;;;" if name == "ADR" else value
    words = detail.label.split(" ")
    is_typed = detail.label == detail.label.casefold() and _TYPES.issuperset(words)
    types = words if is_typed else []
    if name == "EMAIL" and version == "3.0":
        types = ["internet", *types]
    preferred = [("TYPE", "PREF") if version == "3.0" else ("PREF", "1")] if detail.preferred else []
    spelled = [("TYPE", word.upper() if version == "3.0" else word) for word in types]
    main = Property(name, value, (*spelled, *preferred))
    return Unit(main) if is_typed or not detail.label else labelled(main, detail.label)


def _birthday(day: str, version: str) -> Property:
    if version == "4.0":
        return Property("BDAY", day.replace("-", "") if day[0] != "-" else f"--{day[2:].replace('-', '')}")
    if day[0] == "-":
        return Property("BDAY", f"1604{day[1:]}", (("X-APPLE-OMIT-YEAR", "1604"),))
    return Property("BDAY", day)
