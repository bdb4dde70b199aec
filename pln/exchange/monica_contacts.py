"""A contact of Monica's export, with everything that belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pln.exchange.drafts import ContactDraft, Kept
from pln.exchange.importing import MAX_TEXT, RowError
from pln.exchange.monica_entities import Entity, kept_property, special_date
from pln.exchange.values import words
from pln.facts.refs import Detail
from pln.urls import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

_LONGEST_CADENCE_DAYS = 3650
# What is read, and what only tells how Monica shows somebody.
_READ = frozenset(
    {
        *("first_name", "middle_name", "last_name", "nickname", "description", "job", "company", "tags"),
        *(
            "food_preferences",
            "birthdate",
            "stay_in_touch_frequency",
            "last_talked_to",
            "is_dead",
            "is_active",
        ),
        *(
            "first_met_date",
            "first_met_through",
            "first_met_where",
            "first_met_additional_info",
            "is_partial",
        ),
        *("activity", "activities"),
    }
)
_OF_NO_MEANING = frozenset(
    ("avatar", "number_of_views", "last_consulted_at", "distant_etag", "vcard", "stay_in_touch_trigger_date")
)
_KEPT_KINDS = ("debt", "gift", "reminder", "task", "pet", "life_event")
_LISTS = frozenset(name for kind in (*_KEPT_KINDS, "call", "note") for name in (kind, f"{kind}s"))


class FieldTypes:
    """What the types of contact fields mean: their names, and whether they are e-mail addresses or numbers."""

    def __init__(self, account: Entity) -> None:
        instance = account.value("instance")
        types = Entity(instance if isinstance(instance, dict) else {}).all("contact_field_type")
        self._types = {one.uuid: one for one in types}

    def label(self, field: Entity) -> str:
        """What the user calls such a field: Work phone, LinkedIn."""
        found = self._types.get(field.text("type"))
        return found.line("name") if found else ""

    def meaning(self, field: Entity, value: str) -> str:
        """`emails`, `phones`, `urls`, or "" for what is none of them: the type says it, else the value does."""
        found = self._types.get(field.text("type"))
        kind = f"{found.text('type')} {found.text('protocol')}" if found else ""
        if "email" in kind or "mailto" in kind or (not kind.strip() and "@" in value):
            return "emails"
        if "phone" in kind or "tel:" in kind:
            return "phones"
        return "urls" if value.startswith(("http://", "https://")) else ""


def name_of(contact: Entity) -> str:
    """The whole name as the file has it, else the nickname; "" for none."""
    names = (contact.text(key) for key in ("first_name", "middle_name", "last_name"))
    return " ".join(" ".join(names).split()) or contact.text("nickname")


def read_contact(
    contact: Entity,
    file: str,
    number: int,
    types: FieldTypes,
    names: Mapping[str, str],
    ties: Iterable[Kept] = (),
) -> ContactDraft:
    """The draft; `names` are those of all contacts by UUID, `ties` are kept with the rest. Raises RowError."""
    name = Entity({"the name": name_of(contact)}).line("the name")
    if not name:
        raise RowError("is a contact without a name")
    details, kept = _details(contact, types)
    addresses = [(one.line("name"), _address(one), one.line("city")) for one in contact.all("address")]
    birthday, is_known = special_date(contact.value("birthdate"))
    met_on, is_met_known = special_date(contact.value("first_met_date"))
    nickname = contact.line("nickname")
    cadence = contact.text("stay_in_touch_frequency")
    return ContactDraft(
        file=file,
        line=number,
        name=name,
        external_id=contact.uuid,
        nicknames=(nickname,) if nickname and nickname != name else (),
        emails=tuple(details["emails"]),
        phones=tuple(details["phones"]),
        urls=tuple(details["urls"]),
        addresses=tuple(Detail(value, label) for label, value, _ in addresses if value),
        organisation=contact.line("company"),
        role=contact.line("job"),
        place=next((city for _, _, city in addresses if city), ""),
        birthday=birthday if is_known else None,
        met_on=contact_day(met_on) if is_met_known else None,
        met_how=_met_how(contact, names),
        cadence_days=_cadence(cadence),
        tags=words(_tags(contact), "a tag"),
        note=_note(contact, "" if is_known else birthday),
        kept=(*kept, *ties, *_kept(contact, _cadence(cadence), is_met_known)),
    )


def contact_day(text: str) -> date | None:
    """The day of a special date, None where its year is not known."""
    from datetime import date

    return None if text.startswith("--") else date.fromisoformat(text)


def _cadence(text: str) -> int | None:
    days = int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else 0
    return days if 1 <= days <= _LONGEST_CADENCE_DAYS else None


def _tags(contact: Entity) -> Iterator[str]:
    found = contact.value("tags")
    for tag in found if isinstance(found, list) else ():
        if isinstance(tag, str):
            yield tag
        elif isinstance(tag, dict):
            yield Entity(tag).text("name")
    if contact.flag("is_dead"):
        yield "deceased"
    if contact.value("is_active") in (False, 0, "0"):
        yield "archived"


def _details(contact: Entity, types: FieldTypes) -> tuple[dict[str, list[Detail]], list[Kept]]:
    """E-mail addresses, numbers and profiles; what is none of them is kept by its label."""
    found: dict[str, list[Detail]] = {"emails": [], "phones": [], "urls": []}
    kept: list[Kept] = []
    for field in contact.all("contact_field"):
        value, label = field.line("data"), types.label(field)
        meaning = types.meaning(field, value)
        if meaning == "emails" and not _is_email(value):
            meaning = ""
        if meaning == "urls":
            try:
                value = canonical(value)
            except ValueError:
                meaning = ""
        if meaning:
            found[meaning].append(Detail(value, label))
        elif value:
            kept.append(Kept("contact_field", f"{label}: {value}" if label else value))
    return found, kept


def _is_email(value: str) -> bool:
    local, _, domain = value.rpartition("@")
    return bool(local and domain) and " " not in value


def _address(address: Entity) -> str:
    parts = (address.line(key) for key in ("street", "postal_code", "city", "province", "country"))
    return ", ".join(part for part in parts if part)


def _met_how(contact: Entity, names: Mapping[str, str]) -> str:
    introducer = names.get(contact.text("first_met_through"), "")
    told = (
        f"introduced by {introducer}" if introducer else "",
        contact.text("first_met_where"),
        contact.text("first_met_additional_info"),
    )
    return Entity({"how you met": "; ".join(part for part in told if part)}).line("how you met")


def _note(contact: Entity, year: str) -> str:
    food = contact.prose("food_preferences")
    parts = [
        contact.prose("description"),
        f"Born about {year}." if year else "",
        f"Food: {food}" if food else "",
        *(_dated_note(note) for note in contact.all("note")),
    ]
    text = "\n\n".join(part for part in parts if part)
    if len(text) > MAX_TEXT:
        raise RowError(f"has notes of {len(text):,} characters, more than {MAX_TEXT:,}")
    return text


def _dated_note(note: Entity) -> str:
    body, day = note.prose("body"), note.day("created_at")
    return f"{day}: {body}" if body and day else body


def _kept(contact: Entity, cadence: int | None, is_met_known: bool) -> Iterator[Kept]:
    """What no field holds: whole entities, and the properties that this version of Monica adds."""
    for kind in _KEPT_KINDS:
        for entity in contact.all(kind):
            yield entity.kept(kind)
    for key, value in contact.properties.items():
        is_noise = key in _OF_NO_MEANING or key in _LISTS or value in (None, "", [], {}, False)
        is_untaken = key not in _READ or (
            (key == "stay_in_touch_frequency" and cadence is None and value not in (0, "0"))
            or (key == "first_met_date" and not is_met_known)
            or (key == "birthdate" and isinstance(value, dict) and value.get("is_age_based"))
        )
        if is_untaken and not is_noise:
            yield kept_property(key, value)
