"""What an importer hands out: cleaned drafts with the place they come from.

A draft is not a record yet: only the store knows who is known already, and writes. A line is the physical
line of the file, counted from 1, at which the row starts; where a format has no lines, the number of the
entry. A text that the file does not give is empty.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pln.classes import dataclass

if TYPE_CHECKING:
    from datetime import date

    from pln.facts.refs import Detail
    from pln.vocabulary import (
        ContactKind,
        ContactStatus,
        EventKind,
        EventStatus,
        ExchangeDirection,
        ExchangeKind,
        Initiator,
        InteractionKind,
        InteractionStatus,
        OwnRole,
        Relationship,
        RelationType,
        ResourceKind,
        ResourceStatus,
        Stance,
        Tier,
    )


@dataclass(frozen=True, slots=True)
class Kept:
    """What a file says that pln does not model: it is stored as it is, and comes out with the next export.

    `name` is what the format calls it (`X-FOO`, a column's header), `value` its text in that format, whole
    enough to write it again (of a vCard the unfolded content line).
    """

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class PersonHint:
    """Somebody who took part, as the file tells: by any of these; what it does not tell is empty."""

    name: str = ""
    url: str = ""
    email: str = ""
    external_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactDraft:
    """What a row says of a person, a community or an organisation. Profile URLs are canonical.

    `external_id` is the same in every later export of the same format: a UID, an id of the other program.
    `birthday` is `1990-03-14` or `--03-14`.
    """

    file: str
    line: int
    name: str
    external_id: str = ""
    kind: ContactKind = "person"
    status: ContactStatus = "known"
    own_role: OwnRole | None = None
    nicknames: tuple[str, ...] = ()
    emails: tuple[Detail, ...] = ()
    phones: tuple[Detail, ...] = ()
    urls: tuple[Detail, ...] = ()
    addresses: tuple[Detail, ...] = ()
    organisation: str = ""
    role: str = ""
    place: str = ""
    relationship: Relationship | None = None
    tier: Tier | None = None
    cadence_days: int | None = None
    ambient: bool = False
    snoozed_until: date | None = None
    birthday: str | None = None
    met_on: date | None = None
    met_how: str = ""
    expertise: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    note: str = ""
    archived: bool = False
    kept: tuple[Kept, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class InteractionDraft:
    """Something that passed, or is to pass, between me and `people` (never me) on a day.

    `external_id` is the same in every later export. `count` is how many rows of the file it stands for;
    `note` is empty unless content was asked for. A meeting of a calendar, of which nobody knows whether it
    came about, is `planned` although its day is over: it is asked about, and never counts as contact before.
    """

    file: str
    line: int
    external_id: str
    day: date
    kind: InteractionKind
    people: tuple[PersonHint, ...]
    summary: str
    status: InteractionStatus = "done"
    initiated_by: Initiator | None = None
    time: str | None = None
    minutes: int | None = None
    note: str = ""
    tags: tuple[str, ...] = ()
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceDraft:
    """Something to learn from. `url` is canonical, `original_url` as the file writes it.

    Known again by its address, else by `external_id` (`isbn:978…`, `doi:10.…`, `goodreads:12`), else by title
    and author. `finished_on` goes with the status done, where the file tells the day. `count` is how many
    rows of the file it stands for: the highlights of a book, say.
    """

    file: str
    line: int
    title: str
    kind: ResourceKind = "article"
    external_id: str = ""
    url: str = ""
    original_url: str = ""
    author: str = ""
    source: str = ""
    status: ResourceStatus = "inbox"
    added_on: date | None = None
    started_on: date | None = None
    finished_on: date | None = None
    rating: int | None = None
    topics: tuple[str, ...] = ()
    takeaways: str = ""
    stance: Stance | None = None
    every_days: int | None = None
    size: float | None = None
    count: int = 1
    kept: tuple[Kept, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDraft:
    """An occasion on one or several days; known again by `external_id`, else by its name and first day."""

    file: str
    line: int
    name: str
    starts_on: date
    external_id: str = ""
    ends_on: date | None = None
    kind: EventKind = "other"
    status: EventStatus = "interested"
    place: str = ""
    url: str = ""
    note: str = ""
    people: tuple[PersonHint, ...] = ()
    kept: tuple[Kept, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeDraft:
    """Something given to `person` or received from them."""

    file: str
    line: int
    external_id: str
    day: date
    person: PersonHint
    direction: ExchangeDirection
    kind: ExchangeKind
    what: str
    note: str = ""
    public: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationDraft:
    """That `person` is `type` of `other`: a manager of them, say."""

    file: str
    line: int
    person: PersonHint
    type: RelationType
    other: PersonHint


Draft = ContactDraft | InteractionDraft | ResourceDraft | EventDraft | ExchangeDraft | RelationDraft


@dataclass(frozen=True, slots=True)
class RecordLine:
    """A record as pln itself exports it, not yet taken apart: whole records are many, and read more than once."""

    file: str
    line: int
    text: bytes


@dataclass(frozen=True, slots=True)
class Reject:
    """A row that cannot be taken, and why: an error that stops an import unless it is told to go on."""

    file: str
    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Skip:
    """A row that holds nothing to take, and why: not an error."""

    file: str
    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """All that an importer found: every row of the files it read is in exactly one of the tuples but the last.

    A draft is one row, an interaction or a resource `count` rows. `notes` are sentences for the user: what of
    each row is left aside, and how often.
    """

    contacts: tuple[ContactDraft, ...] = ()
    interactions: tuple[InteractionDraft, ...] = ()
    resources: tuple[ResourceDraft, ...] = ()
    events: tuple[EventDraft, ...] = ()
    exchanges: tuple[ExchangeDraft, ...] = ()
    relations: tuple[RelationDraft, ...] = ()
    records: tuple[RecordLine, ...] = ()
    rejects: tuple[Reject, ...] = ()
    skips: tuple[Skip, ...] = ()
    notes: tuple[str, ...] = ()


DateOrder = Literal["dmy", "mdy"]


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user says of a file that the file does not say itself. A reader takes what concerns it.

    `columns` maps a field of a generic CSV to a header; `encoding` is a codec's name, `date_order` how
    `03/04/2026` is meant; `region` (`DE`) is where phone numbers without a country code are. What lies after
    `today` is yet to come; without it, everything is past.
    """

    with_content: bool = False
    columns: tuple[tuple[str, str], ...] = ()
    delimiter: str | None = None
    encoding: str | None = None
    date_order: DateOrder | None = None
    region: str | None = None
    today: date | None = None
