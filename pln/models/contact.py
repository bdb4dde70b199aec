"""Contacts: people, communities and organisations."""

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, field_validator
from sqlalchemy import Index, Integer, Text, text
from sqlmodel import Field, SQLModel

from pln.models.base import Day, Input, Line, Name, PeriodDays, Prose, Record, Slug, Words, parent
from pln.models.columns import (
    MAX_LINE,
    MAX_TEXT,
    MAX_WORD,
    IsoDay,
    at_most,
    filled,
    is_day,
    is_flag,
    named,
    one_of,
)
from pln.vocabulary import (
    CONTACT_KINDS,
    CONTACT_STATUSES,
    DETAIL_KINDS,
    OWN_ROLES,
    RELATIONSHIPS,
    TIERS,
    TOPIC_ROLES,
    ContactKind,
    ContactStatus,
    OwnRole,
    Relationship,
    Tier,
)


def _real_birthday(value: str) -> str:
    if not re.fullmatch(r"([0-9]{4}|-)-[0-9]{2}-[0-9]{2}", value):
        raise ValueError("is not a birthday such as 1990-03-14 or --03-14")
    # Without its year, a birthday may be 29 February.
    year = "2000" if value.startswith("--") else value[:4]
    try:
        date.fromisoformat(year + value[-6:])
    except ValueError:
        raise ValueError("is a day that does not exist") from None
    return value


Birthday = Annotated[str, AfterValidator(_real_birthday)]


class DetailIn(Input):
    value: Name
    label: Line = ""
    preferred: bool = False


class ContactIn(Input):
    name: Name
    kind: ContactKind = "person"
    status: ContactStatus = "known"
    own_role: OwnRole | None = None
    nicknames: tuple[Name, ...] = ()
    emails: tuple[DetailIn, ...] = ()
    phones: tuple[DetailIn, ...] = ()
    urls: tuple[DetailIn, ...] = ()
    addresses: tuple[DetailIn, ...] = ()
    organisation: Line = ""
    role: Line = ""
    place: Line = ""
    relationship: Relationship | None = None
    tier: Tier | None = None
    cadence_days: PeriodDays | None = None
    ambient: bool = False
    snoozed_until: Day | None = None
    birthday: Birthday | None = None
    met_on: Day | None = None
    met_how: Line = ""
    met_at: Slug | None = None
    introduced_by: Slug | None = None
    expertise: Words = ()
    interests: Words = ()
    tags: Words = ()
    note: Prose = ""
    archived: bool = False
    added_by: Line = "hand"
    added_on: Day

    @field_validator("emails")
    @classmethod
    def _has_an_at(cls, emails: tuple[DetailIn, ...]) -> tuple[DetailIn, ...]:
        for email in emails:
            local, _, domain = email.value.rpartition("@")
            if not local or not domain or " " in email.value:
                raise ValueError(f"'{email.value}' is not an e-mail address")
        return emails


class ContactRow(Record, table=True):
    __tablename__ = "contact"
    __table_args__ = (
        filled("contact", "name"),
        filled("contact", "slug", MAX_WORD),
        *at_most("contact", MAX_LINE, "organisation", "role", "place", "met_how", "added_by"),
        *at_most("contact", MAX_TEXT, "note"),
        one_of("contact", "kind", CONTACT_KINDS),
        one_of("contact", "status", CONTACT_STATUSES),
        one_of("contact", "own_role", OWN_ROLES),
        one_of("contact", "relationship", RELATIONSHIPS),
        one_of("contact", "tier", TIERS),
        *is_day("contact", "snoozed_until", "met_on", "added_on"),
        *is_flag("contact", "ambient", "archived"),
        named("contact", "cadence_days", "cadence_days BETWEEN 1 AND 3650"),
        named(
            "contact",
            "birthday",
            "birthday IS date(birthday, '+0 days') OR birthday GLOB '--[0-9][0-9]-[0-9][0-9]' "
            "AND '2000' || substr(birthday, 2) IS date('2000' || substr(birthday, 2), '+0 days')",
        ),
        Index("contact_name_key", "name_key"),
        Index("contact_introduced_by", "introduced_by_id"),
        Index("contact_batch", "batch_id", sqlite_where=text("batch_id IS NOT NULL")),
        {"sqlite_strict": True},
    )
    slug: str = Field(sa_type=Text, unique=True)
    name: str = Field(sa_type=Text)
    name_key: str = Field(sa_type=Text)
    kind: str = Field(sa_type=Text)
    status: str = Field(sa_type=Text)
    own_role: str | None = Field(default=None, sa_type=Text)
    organisation: str = Field(sa_type=Text)
    role: str = Field(sa_type=Text)
    place: str = Field(sa_type=Text)
    relationship: str | None = Field(default=None, sa_type=Text)
    tier: str | None = Field(default=None, sa_type=Text)
    cadence_days: int | None = Field(default=None, sa_type=Integer)
    ambient: int = Field(sa_type=Integer)
    snoozed_until: date | None = Field(default=None, sa_type=IsoDay)
    birthday: str | None = Field(default=None, sa_type=Text)
    met_on: date | None = Field(default=None, sa_type=IsoDay)
    met_how: str = Field(sa_type=Text)
    introduced_by_id: int | None = parent("contact.id", on_delete="SET NULL", optional=True)
    note: str = Field(sa_type=Text)
    archived: int = Field(sa_type=Integer)
    added_by: str = Field(sa_type=Text)
    added_on: date = Field(sa_type=IsoDay)
    batch_id: int | None = parent("batch.id", on_delete="SET NULL", optional=True)


class ContactNickname(SQLModel, table=True):
    __tablename__ = "contact_nickname"
    __table_args__ = (
        filled("contact_nickname", "nickname"),
        {"sqlite_strict": True, "sqlite_with_rowid": False},
    )
    contact_id: int = parent("contact.id", primary=True)
    nickname_key: str = Field(sa_type=Text, primary_key=True)
    nickname: str = Field(sa_type=Text)
    position: int = Field(sa_type=Integer)


class ContactDetail(SQLModel, table=True):
    """E-mail addresses, phone numbers, profile URLs and postal addresses, in the order given."""

    __tablename__ = "contact_detail"
    __table_args__ = (
        one_of("contact_detail", "kind", DETAIL_KINDS),
        filled("contact_detail", "value"),
        *at_most("contact_detail", MAX_LINE, "label"),
        *is_flag("contact_detail", "preferred"),
        Index("contact_detail_key", "kind", "value_key"),
        {"sqlite_strict": True, "sqlite_with_rowid": False},
    )
    contact_id: int = parent("contact.id", primary=True)
    kind: str = Field(sa_type=Text, primary_key=True)
    value_key: str = Field(sa_type=Text, primary_key=True)
    value: str = Field(sa_type=Text)
    label: str = Field(sa_type=Text)
    preferred: int = Field(sa_type=Integer)
    position: int = Field(sa_type=Integer)


class ContactMet(SQLModel, table=True):
    """At which event one first met somebody.

    A table of its own, since a community's events refer to contacts: two tables that refer to each other
    could not be filled one after the other.
    """

    __tablename__ = "contact_met"
    __table_args__ = (
        Index("contact_met_event", "event_id"),
        {"sqlite_strict": True, "sqlite_with_rowid": False},
    )
    contact_id: int = parent("contact.id", primary=True)
    event_id: int = parent("event.id")


class ContactTag(SQLModel, table=True):
    __tablename__ = "contact_tag"
    __table_args__ = (
        filled("contact_tag", "tag", MAX_WORD),
        Index("contact_tag_tag", "tag"),
        {"sqlite_strict": True, "sqlite_with_rowid": False},
    )
    contact_id: int = parent("contact.id", primary=True)
    tag: str = Field(sa_type=Text, primary_key=True)


class ContactTopic(SQLModel, table=True):
    """What a contact knows (expertise) or would like to learn (interest)."""

    __tablename__ = "contact_topic"
    __table_args__ = (
        one_of("contact_topic", "topic_role", TOPIC_ROLES),
        filled("contact_topic", "topic", MAX_WORD),
        Index("contact_topic_topic", "topic"),
        {"sqlite_strict": True, "sqlite_with_rowid": False},
    )
    contact_id: int = parent("contact.id", primary=True)
    topic_role: str = Field(sa_type=Text, primary_key=True)
    topic: str = Field(sa_type=Text, primary_key=True)


class ContactImport(SQLModel, table=True):
    """Fingerprints of the imported rows that a contact was made or changed from.

    A row seen before changes nothing, also where the contact was edited since.
    """

    __tablename__ = "contact_import"
    __table_args__ = ({"sqlite_strict": True, "sqlite_with_rowid": False},)
    contact_id: int = parent("contact.id", primary=True)
    fingerprint: str = Field(sa_type=Text, primary_key=True)


class ContactLast(SQLModel, table=True):
    """Derived, kept by triggers: the day of a contact's latest done interaction."""

    __tablename__ = "contact_last"
    __table_args__ = ({"sqlite_strict": True},)
    contact_id: int = parent("contact.id", primary=True)
    last_on: date = Field(sa_type=IsoDay)


class ContactDay(SQLModel, table=True):
    """Derived, kept by triggers: how many done interactions of so many people a contact had on a day."""

    __tablename__ = "contact_day"
    __table_args__ = (
        Index("contact_day_contact", "contact_id", "day", "people", "talks"),
        {"sqlite_strict": True, "sqlite_with_rowid": False},
    )
    day: str = Field(sa_type=Text, primary_key=True)
    contact_id: int = Field(sa_type=Integer, primary_key=True)
    people: int = Field(sa_type=Integer, primary_key=True)
    talks: int = Field(sa_type=Integer)
