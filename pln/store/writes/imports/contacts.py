"""Contacts: whom a row is of, and what it says of them that is new."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from pln.classes import replace
from pln.errors import InputError
from pln.exchange.drafts import ContactDraft
from pln.facts.refs import Detail
from pln.models.contact import ContactIn
from pln.names import fold
from pln.store.detail_keys import detail_key
from pln.store.queries.contacts import ContactFilter, contacts
from pln.store.writes.imports.decisions import Change, Decision
from pln.store.writes.imports.fingerprints import fingerprint, stored_fingerprints, stored_ids
from pln.store.writes.imports.people import People, Person, is_doubtful
from pln.store.writes.imports.similar import note_similar
from pln.store.writes.imports.traces import external_id, stored_kept
from pln.store.writes.records import input_of, validated

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from pln.facts.contact import Contact
    from pln.store.writes.imports.phones import PhoneKey

_DETAILS = {"emails": "email", "phones": "phone", "urls": "url", "addresses": "address"}
_WORDS = ("nicknames", "expertise", "interests", "tags")
NEWS = ("organisation", "role", "place")  # what a newer file knows better, and what is news
# What a file may add, but never change.
_FILLED = ("met_on", "met_how", "birthday", "relationship", "own_role", "tier", "cadence_days")
_OF_NEW = ("status", "ambient", "snoozed_until", "archived")  # what only somebody new gets of a file


def people_of(
    db: sqlite3.Connection | None, drafts: Sequence[ContactDraft], format: str, phone_key: PhoneKey
) -> People:
    """Everybody who is stored."""
    stored = contacts(db, ContactFilter(archived=None)) if db else []
    present = {external_id(draft.external_id) for draft in drafts if draft.external_id}
    return People(stored, stored_ids(db, "contact", format) if db else {}, present, phone_key)


def plan_contacts(
    db: sqlite3.Connection | None, drafts: Sequence[ContactDraft], people: People, format: str, today: date
) -> tuple[Decision[ContactDraft], ...]:
    """What becomes of each draft; whoever is added can be found among the people from now on."""
    known = stored_fingerprints(db, "contact") if db else {}
    kept = stored_kept(db, "contact", format) if db else {}
    decided: list[Decision[ContactDraft]] = []
    for place, draft in enumerate(drafts):
        draft = replace(draft, external_id=external_id(draft.external_id))
        print_ = fingerprint(draft)
        asked = Person.coming(draft, place, people.phone_key)
        one = _recognised(draft, asked, print_, known, people)
        if one is None:
            one = _decide(draft, asked, people, decided, kept)
            one.fingerprint = print_
        decided.append(one)
    for one in decided:
        if one.outcome == "added":
            _validate(one, people, format, today)
    note_similar(people.stored, decided)
    return tuple(decided)


def _recognised(
    draft: ContactDraft, asked: Person, print_: str, known: Mapping[str, set[int]], people: People
) -> Decision[ContactDraft] | None:
    """Whoever was made or changed from a row that says the same: it is nothing new, whatever was edited since."""
    ids = known.get(print_, set())
    if len(ids) > 1:
        ids = {one.id for one in people.matches(draft, asked) if one.id in ids}
    if len(ids) != 1:
        return None
    person = people.by_id(next(iter(ids)))
    if draft.external_id and draft.external_id not in person.external_ids:
        return None
    return Decision(draft, "unchanged", person.id, people=(person,))


def _decide(
    draft: ContactDraft,
    asked: Person,
    people: People,
    decided: list[Decision[ContactDraft]],
    kept: Mapping[int, Sequence[tuple[str, str]]],
) -> Decision[ContactDraft]:
    found = people.matches(draft, asked)
    if len(found) > 1:
        names = sorted(
            one.contact.slug if one.contact else f"line {decided[one.place].draft.line}" for one in found
        )
        return Decision(draft, "rejected", reason=f"fits several contacts: {', '.join(names)}")
    if not found:
        people.add(asked)
        people.call(asked, draft.external_id)
        return Decision(draft, "added", people=(asked,))
    (person,) = found
    if draft.external_id not in person.external_ids and is_doubtful(person, asked):
        whom = person.contact.slug if person.contact else f"line {decided[person.place].draft.line}"
        return Decision(draft, "rejected", reason=f"has the e-mail address of {whom}, but another name")
    if person.contact is None:
        return _decide_again(draft, person, people, decided[person.place])
    return _decide_known(draft, person, person.contact, people, kept)


def _decide_again(
    draft: ContactDraft, person: Person, people: People, first: Decision[ContactDraft]
) -> Decision[ContactDraft]:
    """A second row of somebody whom this import adds: what it says besides goes to the first."""
    people.call(person, draft.external_id)
    first.draft = merged(first.draft, draft, people.phone_key)
    again = f"is of the same person as line {first.draft.line}"
    return Decision(draft, "skipped", people=(person,), reason=again)


def _decide_known(
    draft: ContactDraft,
    person: Person,
    contact: Contact,
    people: People,
    kept: Mapping[int, Sequence[tuple[str, str]]],
) -> Decision[ContactDraft]:
    values = _changed_values(draft, contact, people.phone_key)
    changes = [_change(name, value, contact) for name, value in values.items()]
    said = tuple((one.name, one.value) for one in draft.kept)
    if said and said != tuple(kept.get(contact.id, ())):
        changes.append(Change("kept", "", ", ".join(sorted({one.name for one in draft.kept}))))
    if draft.external_id and draft.external_id not in person.external_ids:
        people.call(person, draft.external_id)
        changes.append(Change("known by", "", draft.external_id))
    reason = _left(draft, contact)
    if not changes:
        return Decision(draft, "unchanged", contact.id, people=(person,), reason=reason)
    if values:
        try:
            new = input_of(contact, ContactIn, values)
        except InputError as error:
            return Decision(draft, "rejected", reason=error.message)
        person.contact = replace(contact, **{name: _fact(name, new) for name in values})
    return Decision(draft, "updated", contact.id, values, (person,), changes=tuple(changes), reason=reason)


def _fact(name: str, new: ContactIn) -> Any:
    value = getattr(new, name)
    return tuple(Detail(**one.model_dump()) for one in value) if name in _DETAILS else value


def _validate(one: Decision[ContactDraft], people: People, format: str, today: date) -> None:
    """The fields of somebody new, all rows of them together; rejected where they break a rule."""
    try:
        one.new = validated(ContactIn, _values_of_new(one.draft, format, today))
    except InputError as error:
        one.outcome, one.reason = "rejected", error.message
        people.drop(one.people[0])


def _values_of_new(draft: ContactDraft, format: str, today: date) -> dict[str, Any]:
    details = {name: _rows(getattr(draft, name)) for name in _DETAILS}
    same = ("name", "kind", "organisation", "role", "place", *_FILLED, *_OF_NEW, *_WORDS, "note")
    return {name: getattr(draft, name) for name in same} | details | {"added_by": format, "added_on": today}


def _rows(details: Iterable[Any]) -> tuple[dict[str, object], ...]:
    return tuple({"value": one.value, "label": one.label, "preferred": one.preferred} for one in details)


def merged(one: ContactDraft, other: ContactDraft, phone_key: PhoneKey) -> ContactDraft:
    """Two rows of one person as one: what the first does not say is taken from the second."""
    more: dict[str, Any] = {
        name: getattr(other, name) for name in (*NEWS, *_FILLED) if not getattr(one, name)
    }
    for name, kind in _DETAILS.items():
        more[name] = (
            *getattr(one, name),
            *_unknown(_keying(kind, phone_key), getattr(one, name), getattr(other, name)),
        )
    for name in _WORDS:
        more[name] = tuple(dict.fromkeys((*getattr(one, name), *getattr(other, name))))
    more["note"] = _longer_note(one.note, other.note)
    more["kept"] = (*one.kept, *(kept for kept in other.kept if kept not in one.kept))
    return replace(one, **more)


def _changed_values(draft: ContactDraft, contact: Contact, phone_key: PhoneKey) -> dict[str, Any]:
    """What the file knows newer or more of somebody; what the user typed and the file lacks stays."""
    values: dict[str, Any] = {}
    for name in NEWS:
        if (said := getattr(draft, name)) and said != getattr(contact, name):
            values[name] = said
    for name in _FILLED:
        if (said := getattr(draft, name)) and not getattr(contact, name):
            values[name] = said
    for name, kind in _DETAILS.items():
        had = getattr(contact, name)
        if more := _unknown(_keying(kind, phone_key), had, getattr(draft, name)):
            values[name] = _rows((*had, *more))
    for name in _WORDS:
        had = getattr(contact, name)
        keys = {fold(one) for one in had}
        if more := [one for one in getattr(draft, name) if fold(one) not in keys]:
            values[name] = (*had, *more)
    if (note := _longer_note(contact.note, draft.note)) != contact.note:
        values["note"] = note
    return values


def _unknown(key: Callable[[str], str], had: Iterable[Any], said: Iterable[Any]) -> list[Any]:
    keys = {key(one.value) for one in had}
    return [one for one in said if key(one.value) not in keys]


def _keying(kind: str, phone_key: PhoneKey) -> Callable[[str], str]:
    return phone_key if kind == "phone" else partial(_key, kind)


def _key(kind: str, value: str) -> str:
    try:
        return detail_key(kind, value)
    except InputError:
        return value  # another program may have stored a profile that is no address


def _longer_note(had: str, said: str) -> str:
    if not said or said in had:
        return had
    return f"{had}\n\n{said}" if had else said


def _left(draft: ContactDraft, contact: Contact) -> str:
    """What the file says otherwise, and what stays all the same."""
    parts = [f"known as {contact.name}"] if fold(contact.name) != fold(draft.name) else []
    if draft.birthday and contact.birthday and draft.birthday != contact.birthday:
        parts.append(f"birthday stays {contact.birthday}, here it is {draft.birthday}")
    return "; ".join(parts)


def _change(name: str, value: Any, contact: Contact) -> Change:
    before = getattr(contact, name)
    if name in _DETAILS:
        more = value[len(before) :]
        return Change(name, _listed(before), ", ".join(one["value"] for one in more))
    if name in _WORDS:
        return Change(name, ", ".join(before), ", ".join(value[len(before) :]))
    if name == "note":
        return Change(name, "", value[len(before) :].strip())
    return Change(name, "" if before is None else str(before), str(value))


def _listed(details: Iterable[Any]) -> str:
    return ", ".join(one.value for one in details)
