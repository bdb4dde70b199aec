"""Matching what an importer found with who is known, and writing it in one transaction.

Matching and writing are two steps: `plan` decides row by row from what is stored, `carry_out` writes
exactly that. Somebody is the same person by profile URL, else e-mail, else folded name with an agreeing
company; a draft that fits several people is rejected, never merged.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import date
from hashlib import blake2s
from typing import Any, Literal

from pln.errors import InputError
from pln.exchange.drafts import ContactDraft, InteractionDraft, Parsed, PersonHint, Reject
from pln.facts.contact import Contact
from pln.facts.refs import Detail
from pln.models.contact import ContactImport, ContactIn
from pln.models.interaction import InteractionIn, InteractionRow
from pln.names import fold
from pln.store.queries.contacts import ContactFilter, contacts
from pln.store.session import Writer
from pln.store.writes import contacts as contact_writes
from pln.store.writes import interactions as interaction_writes
from pln.store.writes.records import add_links, change_record, validated
from pln.urls import comparison_key
from pln.vocabulary import Tier

Outcome = Literal["added", "updated", "unchanged", "skipped", "rejected"]


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of one draft: for a contact the values to write, and the slug of who is known."""

    draft: ContactDraft | InteractionDraft
    outcome: Outcome
    slug: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Newcomers:
    """What every newly added contact gets besides what the file says of it."""

    tier: Tier | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import will do, draft by draft."""

    format: str
    contacts: tuple[Decision, ...]
    interactions: tuple[Decision, ...]
    rejects: tuple[Reject, ...]

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """All of them, in the order in which they are written."""
        return (*self.contacts, *self.interactions)

    @property
    def changes_something(self) -> bool:
        """Whether carrying it out writes anything."""
        return any(one.outcome in ("added", "updated") for one in self.decisions)


class _Known:
    """Everybody who is stored, by the ways an import can know them again."""

    def __init__(self, stored: Iterable[Contact]) -> None:
        self._by_url: dict[str, str] = {}
        self._by_email: dict[str, list[str]] = defaultdict(list)
        self._by_name: dict[str, list[Contact]] = defaultdict(list)
        self._coming: set[str] = set()
        self.contacts: dict[str, Contact] = {}
        for contact in stored:
            self.contacts[contact.slug] = contact
            for key in _url_keys(contact):
                self._by_url[key] = contact.slug
            for email in contact.emails:
                self._by_email[fold(email.value)].append(contact.slug)
            self._by_name[fold(contact.name)].append(contact)

    def will_know(self, draft: ContactDraft) -> None:
        """Somebody whom this import adds, so that messages with them count."""
        for url in draft.urls:
            self._by_url[comparison_key(url.value)] = ""
        self._coming.add(fold(draft.name))

    def knows(self, hint: PersonHint) -> bool:
        """Whether a participant is stored, or about to be."""
        if hint.url and comparison_key(hint.url) in self._by_url:
            return True
        return len(self.matches(hint.name, hint.url)) == 1 or (
            not hint.url and fold(hint.name) in self._coming
        )

    def matches(self, name: str, url: str, email: str = "", organisation: str = "") -> list[str]:
        """Slugs of those it may be: none, one, or several that nothing tells apart."""
        if url and (slug := self._by_url.get(comparison_key(url))):
            return [slug]
        if email and (slugs := self._by_email.get(fold(email))):
            return slugs
        company = fold(organisation)
        namesakes = self._by_name.get(fold(name), [])
        if url:
            namesakes = [one for one in namesakes if not any(_is_profile(u.value, url) for u in one.urls)]
        return [
            one.slug
            for one in namesakes
            if not company or not one.organisation or fold(one.organisation) == company
        ]


def _is_profile(known: str, url: str) -> bool:
    """Whether two addresses are on the same site, so that different ones are different people."""
    return comparison_key(known).partition("/")[0] == comparison_key(url).partition("/")[0]


def plan(db: sqlite3.Connection | None, parsed: Parsed, format: str, today: date) -> Plan:
    """What becomes of each draft; `format` is what was read. None: nothing is stored yet."""
    stored = contacts(db, ContactFilter(archived=None)) if db else []
    known = _Known(stored)
    fingerprints = _fingerprints(db) if db else {}
    decided = [_decide_contact(draft, known, fingerprints, format, today) for draft in parsed.contacts]
    for one in decided:
        if one.outcome == "added" and isinstance(one.draft, ContactDraft):
            known.will_know(one.draft)
    seen = _imported(db, format) if db else {}
    talks = [_decide_interaction(draft, seen, known) for draft in parsed.interactions]
    rejected = [
        Reject(one.draft.file, one.draft.line, one.reason)
        for one in (*decided, *talks)
        if one.outcome == "rejected"
    ]
    return Plan(format, tuple(decided), tuple(talks), (*parsed.rejects, *rejected))


def fingerprint(draft: ContactDraft) -> str:
    """What two rows have in common that say the same of somebody, wherever they stand in their files."""
    said = (
        draft.name,
        _first(draft.urls),
        _first(draft.emails),
        draft.organisation,
        draft.role,
        str(draft.met_on),
    )
    return blake2s("\x1f".join(said).encode(), digest_size=16).hexdigest()


def _decide_contact(
    draft: ContactDraft, known: _Known, fingerprints: Mapping[str, set[str]], format: str, today: date
) -> Decision:
    found = known.matches(draft.name, _first(draft.urls), _first(draft.emails), draft.organisation)
    if len(found) > 1:
        return Decision(draft, "rejected", reason=f"fits several contacts: {', '.join(sorted(found))}")
    if not found:
        try:
            new = validated(ContactIn, _values_of_new(draft, format, today))
        except InputError as error:
            return Decision(draft, "rejected", reason=error.message)
        return Decision(draft, "added", values=new.model_dump())
    if fingerprint(draft) in fingerprints.get(found[0], ()):
        return Decision(draft, "unchanged", found[0])
    changed = _changed_values(draft, known.contacts[found[0]])
    return Decision(draft, "updated" if changed else "unchanged", found[0], changed)


def _values_of_new(draft: ContactDraft, format: str, today: date) -> dict[str, Any]:
    return {
        "name": draft.name,
        "organisation": draft.organisation,
        "role": draft.role,
        "met_on": draft.met_on,
        "urls": _details(draft.urls),
        "emails": _details(draft.emails),
        "added_by": format,
        "added_on": today,
    }


def _first(details: Sequence[Detail]) -> str:
    return details[0].value if details else ""


def _details(details: Iterable[Detail]) -> tuple[dict[str, object], ...]:
    return tuple(asdict(one) for one in details)


def _changed_values(draft: ContactDraft, contact: Contact) -> dict[str, Any]:
    """What the file knows newer or more of somebody; what the user typed and the file lacks stays."""
    values: dict[str, Any] = {}
    if draft.organisation and draft.organisation != contact.organisation:
        values["organisation"] = draft.organisation
    if draft.role and draft.role != contact.role:
        values["role"] = draft.role
    if draft.met_on and contact.met_on is None:
        values["met_on"] = draft.met_on
    known_urls = _url_keys(contact)
    if new_urls := [url for url in draft.urls if comparison_key(url.value) not in known_urls]:
        values["urls"] = _details((*contact.urls, *new_urls))
    known_emails = {fold(email.value) for email in contact.emails}
    if new_emails := [email for email in draft.emails if fold(email.value) not in known_emails]:
        values["emails"] = _details((*contact.emails, *new_emails))
    return values


def _url_keys(contact: Contact) -> set[str]:
    """Those of the profiles that are addresses: another program may have stored what is none."""
    keys = set()
    for url in contact.urls:
        with suppress(ValueError):
            keys.add(comparison_key(url.value))
    return keys


def _fingerprints(db: sqlite3.Connection) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    sql = "SELECT c.slug, i.fingerprint FROM contact_import i JOIN contact c ON c.id = i.contact_id"
    for slug, print_ in db.execute(sql):
        found[slug].add(print_)
    return found


def _imported(db: sqlite3.Connection, format: str) -> dict[str, tuple[int, str, bool]]:
    """By external id: the interaction's id, what the last import said of it, and whether it has a note."""
    sql = """SELECT external_id, id, imported_summary, note <> '' FROM interaction
        WHERE added_by = ? AND external_id IS NOT NULL"""
    return {
        external_id: (number, summary, bool(noted))
        for external_id, number, summary, noted in db.execute(sql, (format,))
    }


def _decide_interaction(
    draft: InteractionDraft, seen: Mapping[str, tuple[int, str, bool]], known: _Known
) -> Decision:
    if draft.external_id not in seen:
        if any(known.knows(hint) for hint in draft.people):
            return Decision(draft, "added")
        return Decision(draft, "skipped", reason="nobody in it is a contact")
    _, said, noted = seen[draft.external_id]
    values: dict[str, Any] = {"summary": draft.summary} if draft.summary != said else {}
    if draft.note and not noted:
        values["note"] = draft.note
    return Decision(draft, "updated" if values else "unchanged", values=values)


def carry_out(writer: Writer, plan: Plan, newcomers: Newcomers) -> None:
    """Writes what was planned. The plan must have been made within the writer's transaction."""
    for one in plan.contacts:
        if isinstance(one.draft, ContactDraft) and one.outcome in ("added", "updated"):
            _write_contact(writer, one, one.draft, newcomers)
    known = _Known(contacts(writer.rows, ContactFilter(archived=None)))
    seen = _imported(writer.rows, plan.format)
    for one in plan.interactions:
        if not isinstance(one.draft, InteractionDraft):
            continue
        if one.outcome == "added":
            _add_interaction(writer, one.draft, plan.format, known)
        elif one.outcome == "updated":
            number = seen[one.draft.external_id][0]
            interaction_writes.change(writer, number, one.values)
            change_record(writer, InteractionRow, number, {"imported_summary": one.draft.summary})


def _write_contact(writer: Writer, decision: Decision, draft: ContactDraft, newcomers: Newcomers) -> None:
    if decision.outcome == "added":
        new = validated(ContactIn, {**decision.values, "tier": newcomers.tier, "tags": newcomers.tags})
        contact_id, _ = contact_writes.insert(writer, new)
    else:
        contact_id = contact_writes.update(writer, decision.slug, decision.values)
    add_links(writer, ContactImport, {"contact_id": contact_id}, [{"fingerprint": fingerprint(draft)}])


def _add_interaction(writer: Writer, draft: InteractionDraft, format: str, known: _Known) -> None:
    people = [slug for hint in draft.people if (slug := _person(hint, known))]
    new = validated(
        InteractionIn,
        {
            "day": draft.day,
            "kind": draft.kind,
            "initiated_by": draft.initiated_by,
            "summary": draft.summary,
            "note": draft.note,
            "people": tuple(dict.fromkeys(people)),
            "added_by": format,
        },
    )
    interaction_writes.add(writer, new, external_id=draft.external_id)


def _person(hint: PersonHint, known: _Known) -> str | None:
    found = known.matches(hint.name, hint.url)
    return found[0] if len(found) == 1 else None
