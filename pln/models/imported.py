"""What imports leave: their batches, how files call what they brought, and what pln does not model of it.

Apart from the records themselves, so that a command that imports nothing need not make these tables.
"""

from datetime import date

from sqlalchemy import Index, Integer, Text
from sqlmodel import Field, SQLModel

from pln.models.base import Record, parent
from pln.models.columns import MAX_LINE, MAX_WORD, IsoDay, at_most, filled, is_day, named

MAX_KEPT = 1_000_000
_COUNTS = ("added", "changed", "unchanged", "skipped", "rejected")
_LINKED = {"sqlite_strict": True, "sqlite_with_rowid": False}


class BatchRow(Record, table=True):
    """One import: of which format and file, on which day, and how many rows of it came to what."""

    __tablename__ = "batch"
    __table_args__ = (
        filled("batch", "format", MAX_WORD),
        filled("batch", "file"),
        *is_day("batch", "day"),
        *(named("batch", count, f"{count} >= 0") for count in _COUNTS),
        {"sqlite_strict": True},
    )
    format: str = Field(sa_type=Text)
    file: str = Field(sa_type=Text)
    day: date = Field(sa_type=IsoDay)
    added: int = Field(sa_type=Integer)
    changed: int = Field(sa_type=Integer)
    unchanged: int = Field(sa_type=Integer)
    skipped: int = Field(sa_type=Integer)
    rejected: int = Field(sa_type=Integer)


class ContactExternal(SQLModel, table=True):
    """What a program whose files were imported knows a contact by."""

    __tablename__ = "contact_external"
    __table_args__ = (
        filled("contact_external", "format", MAX_WORD),
        filled("contact_external", "external_id"),
        Index("contact_external_id", "format", "external_id", unique=True),
        _LINKED,
    )
    contact_id: int = parent("contact.id", primary=True)
    format: str = Field(sa_type=Text, primary_key=True)
    external_id: str = Field(sa_type=Text, primary_key=True)


class ResourceExternal(SQLModel, table=True):
    __tablename__ = "resource_external"
    __table_args__ = (
        filled("resource_external", "format", MAX_WORD),
        filled("resource_external", "external_id"),
        Index("resource_external_id", "format", "external_id", unique=True),
        _LINKED,
    )
    resource_id: int = parent("resource.id", primary=True)
    format: str = Field(sa_type=Text, primary_key=True)
    external_id: str = Field(sa_type=Text, primary_key=True)


class EventExternal(SQLModel, table=True):
    __tablename__ = "event_external"
    __table_args__ = (
        filled("event_external", "format", MAX_WORD),
        filled("event_external", "external_id"),
        Index("event_external_id", "format", "external_id", unique=True),
        _LINKED,
    )
    event_id: int = parent("event.id", primary=True)
    format: str = Field(sa_type=Text, primary_key=True)
    external_id: str = Field(sa_type=Text, primary_key=True)


class ExchangeExternal(SQLModel, table=True):
    __tablename__ = "exchange_external"
    __table_args__ = (
        filled("exchange_external", "format", MAX_WORD),
        filled("exchange_external", "external_id"),
        Index("exchange_external_id", "format", "external_id", unique=True),
        _LINKED,
    )
    exchange_id: int = parent("exchange.id", primary=True)
    format: str = Field(sa_type=Text, primary_key=True)
    external_id: str = Field(sa_type=Text, primary_key=True)


class ResourceImport(SQLModel, table=True):
    """Fingerprints of the imported rows that a resource was made or changed from, as of a contact."""

    __tablename__ = "resource_import"
    __table_args__ = (_LINKED,)
    resource_id: int = parent("resource.id", primary=True)
    fingerprint: str = Field(sa_type=Text, primary_key=True)


class EventImport(SQLModel, table=True):
    """Fingerprints of the imported rows that an event was made or changed from, as of a contact."""

    __tablename__ = "event_import"
    __table_args__ = (_LINKED,)
    event_id: int = parent("event.id", primary=True)
    fingerprint: str = Field(sa_type=Text, primary_key=True)


class ContactKept(SQLModel, table=True):
    """What a format says of a contact that pln does not model: `value` is whole enough to write it again."""

    __tablename__ = "contact_kept"
    __table_args__ = (
        filled("contact_kept", "format", MAX_WORD),
        filled("contact_kept", "name"),
        *at_most("contact_kept", MAX_KEPT, "value"),
        {"sqlite_strict": True},
    )
    contact_id: int = parent("contact.id", primary=True)
    format: str = Field(sa_type=Text, primary_key=True)
    position: int = Field(sa_type=Integer, primary_key=True)
    name: str = Field(sa_type=Text)
    value: str = Field(sa_type=Text)


class ResourceKept(SQLModel, table=True):
    __tablename__ = "resource_kept"
    __table_args__ = (
        filled("resource_kept", "format", MAX_WORD),
        filled("resource_kept", "name"),
        *at_most("resource_kept", MAX_KEPT, "value"),
        {"sqlite_strict": True},
    )
    resource_id: int = parent("resource.id", primary=True)
    format: str = Field(sa_type=Text, primary_key=True)
    position: int = Field(sa_type=Integer, primary_key=True)
    name: str = Field(sa_type=Text)
    value: str = Field(sa_type=Text)


class EventKept(SQLModel, table=True):
    __tablename__ = "event_kept"
    __table_args__ = (
        filled("event_kept", "format", MAX_WORD),
        filled("event_kept", "name"),
        *at_most("event_kept", MAX_KEPT, "value"),
        {"sqlite_strict": True},
    )
    event_id: int = parent("event.id", primary=True)
    format: str = Field(sa_type=Text, primary_key=True)
    position: int = Field(sa_type=Integer, primary_key=True)
    name: str = Field(sa_type=Text)
    value: str = Field(sa_type=Text)


class ContactNews(SQLModel, table=True):
    """What a newer file says of a contact that was otherwise before; a day has one piece of news a field."""

    __tablename__ = "contact_news"
    __table_args__ = (
        *is_day("contact_news", "day"),
        filled("contact_news", "field", MAX_WORD),
        *at_most("contact_news", MAX_LINE, "old_value", "new_value"),
        filled("contact_news", "source", MAX_WORD),
        _LINKED,
    )
    contact_id: int = parent("contact.id", primary=True)
    day: date = Field(sa_type=IsoDay, primary_key=True)
    field: str = Field(sa_type=Text, primary_key=True)
    old_value: str = Field(sa_type=Text)
    new_value: str = Field(sa_type=Text)
    source: str = Field(sa_type=Text)


class ContactDistinct(SQLModel, table=True):
    """Two contacts that look alike and were said to be two, since that day. Each pair stands once."""

    __tablename__ = "contact_distinct"
    __table_args__ = (
        *is_day("contact_distinct", "day"),
        named("contact_distinct", "lower_first", "contact_id < other_id"),
        Index("contact_distinct_other", "other_id"),
        _LINKED,
    )
    contact_id: int = parent("contact.id", primary=True)
    other_id: int = parent("contact.id", primary=True)
    day: date = Field(sa_type=IsoDay)
