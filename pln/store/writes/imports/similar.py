"""Whom somebody new may be all the same: not so surely that the two would be taken for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pln.facts.identity import Identity
from pln.rules.duplicates import Acquaintances
from pln.store.writes.imports.people import url_keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pln.exchange.drafts import ContactDraft
    from pln.facts.contact import Contact
    from pln.store.writes.imports.decisions import Decision


def note_similar(stored: Sequence[Contact], decided: Iterable[Decision[ContactDraft]]) -> None:
    """Says of each new contact whom of those who are stored it is likely to be, and what speaks for it."""
    if not stored:
        return
    known = Acquaintances(_identity(contact, contact.slug) for contact in stored)
    for one in decided:
        if one.outcome == "added" and (pairs := known.like(_identity(one.draft, ""))):
            surest = pairs[0]
            slug = surest.one.slug or surest.other.slug
            one.similar = f"{slug} ({surest.says})"


def _identity(said: Contact | ContactDraft, slug: str) -> Identity:
    return Identity(
        slug=slug,
        name=said.name,
        kind=said.kind,
        nicknames=said.nicknames,
        emails=tuple(email.value for email in said.emails),
        phones=tuple(phone.value for phone in said.phones),
        urls=tuple(url_keys(said.urls)),
        birthday=said.birthday,
        organisation=said.organisation,
    )
