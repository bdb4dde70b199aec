"""People, communities and organisations: whole, and as the cadence rules see them."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pln.classes import dataclass
from pln.columns import Column, Kind, When
from pln.facts.refs import Detail, Ref
from pln.vocabulary import ContactKind, ContactStatus, OwnRole, Relationship, Tier


@dataclass(frozen=True, slots=True)
class Contact:
    """A person, community or organisation of the network, whole. `last_on`: the latest done interaction."""

    id: Annotated[int, Column("Id", Kind.COUNT, When.CARD)]
    uuid: Annotated[str, Column("UUID", when=When.MACHINE)]
    slug: Annotated[str, Column("Slug", Kind.SLUG)]
    name: Annotated[str, Column("Name", Kind.NAME)]
    kind: Annotated[ContactKind, Column("Kind", when=When.ROOMY)]
    status: Annotated[ContactStatus, Column("Status", when=When.CARD)]
    own_role: Annotated[OwnRole | None, Column("My role", when=When.CARD)]
    nicknames: Annotated[tuple[str, ...], Column("Nicknames", Kind.LIST, When.CARD)]
    emails: Annotated[tuple[Detail, ...], Column("E-mail", Kind.LIST, When.ROOMY)]
    phones: Annotated[tuple[Detail, ...], Column("Phone", Kind.LIST, When.CARD)]
    urls: Annotated[tuple[Detail, ...], Column("Profiles", Kind.LIST, When.CARD)]
    addresses: Annotated[tuple[Detail, ...], Column("Addresses", Kind.LIST, When.CARD)]
    organisation: Annotated[str, Column("Organisation", when=When.ROOMY)]
    role: Annotated[str, Column("Role", when=When.ROOMY)]
    place: Annotated[str, Column("Place", when=When.ROOMY)]
    relationship: Annotated[Relationship | None, Column("Relationship", when=When.CARD)]
    tier: Annotated[Tier | None, Column("Tier")]
    cadence_days: Annotated[int | None, Column("Cadence in days", Kind.DAYS, When.CARD)]
    ambient: Annotated[bool, Column("Never remind", Kind.FLAG, When.CARD)]
    snoozed_until: Annotated[date | None, Column("Snoozed until", Kind.DAY, When.CARD)]
    birthday: Annotated[str | None, Column("Birthday", Kind.DAY, When.CARD)]
    met_on: Annotated[date | None, Column("Met on", Kind.DAY, When.CARD)]
    met_how: Annotated[str, Column("How we met", when=When.CARD)]
    met_at: Annotated[Ref | None, Column("Met at", when=When.CARD)]
    introduced_by: Annotated[Ref | None, Column("Introduced by", when=When.CARD)]
    expertise: Annotated[tuple[str, ...], Column("Expertise", Kind.LIST, When.CARD)]
    interests: Annotated[tuple[str, ...], Column("Interests", Kind.LIST, When.CARD)]
    tags: Annotated[tuple[str, ...], Column("Tags", Kind.LIST)]
    note: Annotated[str, Column("Note", when=When.CARD)]
    archived: Annotated[bool, Column("Archived", Kind.FLAG, When.CARD)]
    added_by: Annotated[str, Column("Added by", when=When.MACHINE)]
    added_on: Annotated[date, Column("Added on", Kind.DAY, When.CARD)]
    last_on: Annotated[date | None, Column("Last contact", Kind.DAY)]
    created_at: Annotated[str, Column("Created at", when=When.MACHINE)]
    updated_at: Annotated[str, Column("Updated at", when=When.MACHINE)]


@dataclass(frozen=True, slots=True)
class Tie:
    """What the cadence rules ask about one contact.

    `last_on` is the day of the latest done interaction, `planned_on` that of the next planned one.
    `goals` are the active goals it is linked to.
    """

    slug: str
    name: str
    kind: ContactKind
    tier: Tier | None
    cadence_days: int | None
    ambient: bool
    archived: bool
    by_hand: bool
    added_on: date
    snoozed_until: date | None
    birthday: str | None
    last_on: date | None
    planned_on: date | None = None
    tags: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    goals: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class Alike:
    """So many contacts whose period is the same by the same words; `tie` is that of the one last heard of."""

    tie: Tie
    people: int
