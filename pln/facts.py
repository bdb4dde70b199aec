"""What the read side hands out: frozen records, complete and typed, with names in place of row ids.

Days are `date`, instants are ISO texts in UTC, periods are whole days, unknown is None. A birthday is
`1990-03-14`, or `--03-14` where the year is unknown. What something else than pln has stored, and what is no
such value, is UNREADABLE. The annotations say how lists and cards show a field.
"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pln.columns import Column, Kind, When
from pln.vocabulary import (
    ContactKind,
    ContactStatus,
    GoalRole,
    GoalStatus,
    Initiator,
    InteractionKind,
    InteractionStatus,
    Measure,
    OwnRole,
    Relationship,
    ResourceKind,
    ResourceStatus,
    ReviewOutcome,
    Stance,
    Tier,
)


@dataclass(frozen=True, slots=True)
class Ref:
    """Another record, by the names a person knows it by."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Detail:
    """One e-mail address, phone number, profile URL or postal address."""

    value: str
    label: str = ""
    preferred: bool = False


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
class Interaction:
    """Something that passed between me and people, done or planned."""

    id: Annotated[int, Column("Id", Kind.COUNT)]
    uuid: Annotated[str, Column("UUID", when=When.MACHINE)]
    day: Annotated[date, Column("Day", Kind.DAY)]
    time: Annotated[str | None, Column("Time", when=When.CARD)]
    kind: Annotated[InteractionKind, Column("Kind")]
    status: Annotated[InteractionStatus, Column("Status", when=When.ROOMY)]
    initiated_by: Annotated[Initiator | None, Column("Initiated by", when=When.CARD)]
    summary: Annotated[str, Column("Summary", Kind.NAME)]
    people: Annotated[tuple[Ref, ...], Column("With", Kind.LIST)]
    goals: Annotated[tuple[Ref, ...], Column("Goals", Kind.LIST, When.ROOMY)]
    resources: Annotated[tuple[Ref, ...], Column("Resources", Kind.LIST, When.CARD)]
    minutes: Annotated[int | None, Column("Minutes", Kind.COUNT, When.CARD)]
    stance: Annotated[Stance | None, Column("Stance", when=When.CARD)]
    tags: Annotated[tuple[str, ...], Column("Tags", Kind.LIST, When.ROOMY)]
    note: Annotated[str, Column("Note", when=When.CARD)]
    added_by: Annotated[str, Column("Added by", when=When.MACHINE)]
    created_at: Annotated[str, Column("Created at", when=When.MACHINE)]
    updated_at: Annotated[str, Column("Updated at", when=When.MACHINE)]


@dataclass(frozen=True, slots=True)
class Goal:
    """Something to learn, why, and how progress toward it is measured."""

    id: Annotated[int, Column("Id", Kind.COUNT, When.CARD)]
    uuid: Annotated[str, Column("UUID", when=When.MACHINE)]
    slug: Annotated[str, Column("Slug", Kind.SLUG, When.ROOMY)]
    name: Annotated[str, Column("Goal", Kind.NAME)]
    status: Annotated[GoalStatus, Column("Status")]
    why: Annotated[str, Column("Why", when=When.CARD)]
    area: Annotated[str, Column("Area", when=When.ROOMY)]
    topics: Annotated[tuple[str, ...], Column("Topics", Kind.LIST, When.ROOMY)]
    level_now: Annotated[int | None, Column("Level now", Kind.COUNT, When.CARD)]
    level_wanted: Annotated[int | None, Column("Level wanted", Kind.COUNT, When.CARD)]
    started_on: Annotated[date, Column("Started on", Kind.DAY, When.CARD)]
    due_on: Annotated[date | None, Column("Due", Kind.DAY)]
    parent: Annotated[Ref | None, Column("Part of", when=When.CARD)]
    measure: Annotated[Measure, Column("Measured by", when=When.ROOMY)]
    unit: Annotated[str, Column("Unit", when=When.CARD)]
    start_value: Annotated[float | None, Column("Start", Kind.NUMBER, When.CARD)]
    target_value: Annotated[float | None, Column("Target", Kind.NUMBER, When.CARD)]
    next_action: Annotated[str, Column("Next action")]
    created_at: Annotated[str, Column("Created at", when=When.MACHINE)]
    updated_at: Annotated[str, Column("Updated at", when=When.MACHINE)]


@dataclass(frozen=True, slots=True)
class Milestone:
    """A step of a goal; `weight` is its share of the goal relative to the other milestones'."""

    id: Annotated[int, Column("Id", Kind.COUNT, When.MACHINE)]
    uuid: Annotated[str, Column("UUID", when=When.MACHINE)]
    goal: Annotated[Ref, Column("Goal")]
    name: Annotated[str, Column("Milestone", Kind.NAME)]
    weight: Annotated[float, Column("Weight", Kind.NUMBER, When.ROOMY)]
    position: Annotated[int, Column("No.", Kind.COUNT)]
    due_on: Annotated[date | None, Column("Due", Kind.DAY)]
    done_on: Annotated[date | None, Column("Done", Kind.DAY)]
    created_at: Annotated[str, Column("Created at", when=When.MACHINE)]
    updated_at: Annotated[str, Column("Updated at", when=When.MACHINE)]


@dataclass(frozen=True, slots=True)
class CheckIn:
    """What was said of a goal on a day: value in the goal's unit, confidence 1 to 10."""

    id: Annotated[int, Column("Id", Kind.COUNT)]
    uuid: Annotated[str, Column("UUID", when=When.MACHINE)]
    goal: Annotated[Ref, Column("Goal", Kind.NAME)]
    day: Annotated[date, Column("Day", Kind.DAY)]
    value: Annotated[float | None, Column("Value", Kind.NUMBER)]
    confidence: Annotated[int | None, Column("Confidence", Kind.COUNT)]
    blocker: Annotated[str, Column("Blocker")]
    next_action: Annotated[str, Column("Next action", when=When.ROOMY)]
    note: Annotated[str, Column("Note", when=When.ROOMY)]
    created_at: Annotated[str, Column("Created at", when=When.MACHINE)]
    updated_at: Annotated[str, Column("Updated at", when=When.MACHINE)]


@dataclass(frozen=True, slots=True)
class Share:
    """A resource passed on to somebody, and when."""

    contact: Annotated[Ref, Column("With", Kind.NAME)]
    day: Annotated[date, Column("Day", Kind.DAY)]


@dataclass(frozen=True, slots=True)
class Resource:
    """Something to learn from, and how far it has been read, watched or used.

    `size` and `position` share one unit (pages, minutes, chapters …); `every_days` is the rhythm of what
    recurs, `last_opened_on` when it was last looked at.
    """

    id: Annotated[int, Column("Id", Kind.COUNT, When.CARD)]
    uuid: Annotated[str, Column("UUID", when=When.MACHINE)]
    slug: Annotated[str, Column("Slug", Kind.SLUG, When.ROOMY)]
    title: Annotated[str, Column("Title", Kind.NAME)]
    kind: Annotated[ResourceKind, Column("Kind")]
    status: Annotated[ResourceStatus, Column("Status")]
    url: Annotated[str, Column("URL", when=When.CARD)]
    original_url: Annotated[str, Column("Original URL", when=When.MACHINE)]
    author: Annotated[str, Column("By", when=When.ROOMY)]
    source: Annotated[str, Column("Source", when=When.CARD)]
    topics: Annotated[tuple[str, ...], Column("Topics", Kind.LIST, When.ROOMY)]
    added_on: Annotated[date, Column("Added on", Kind.DAY, When.CARD)]
    started_on: Annotated[date | None, Column("Started on", Kind.DAY, When.CARD)]
    finished_on: Annotated[date | None, Column("Finished on", Kind.DAY, When.ROOMY)]
    dropped_on: Annotated[date | None, Column("Dropped on", Kind.DAY, When.CARD)]
    size: Annotated[float | None, Column("Size", Kind.NUMBER, When.CARD)]
    position: Annotated[float | None, Column("Position", Kind.NUMBER, When.CARD)]
    rating: Annotated[int | None, Column("Rating", Kind.COUNT)]
    takeaways: Annotated[str, Column("Takeaways", when=When.CARD)]
    stance: Annotated[Stance | None, Column("Stance", when=When.CARD)]
    recommended_by: Annotated[Ref | None, Column("Recommended by", when=When.ROOMY)]
    shared_with: Annotated[tuple[Share, ...], Column("Shared with", Kind.LIST, When.CARD)]
    goals: Annotated[tuple[Ref, ...], Column("Goals", Kind.LIST)]
    every_days: Annotated[int | None, Column("Recurs every, days", Kind.DAYS, When.CARD)]
    last_opened_on: Annotated[date | None, Column("Last opened", Kind.DAY, When.CARD)]
    created_at: Annotated[str, Column("Created at", when=When.MACHINE)]
    updated_at: Annotated[str, Column("Updated at", when=When.MACHINE)]


@dataclass(frozen=True, slots=True)
class Supporter:
    """Somebody linked to a goal, in a role."""

    tie: Tie
    role: GoalRole


@dataclass(frozen=True, slots=True)
class GoalRecord:
    """A goal with every dated fact its progress is rebuilt from.

    `checkins` are in order of day, oldest first; `talks` are the days of linked done interactions.
    """

    goal: Goal
    milestones: tuple[Milestone, ...] = ()
    checkins: tuple[CheckIn, ...] = ()
    resources: tuple[Resource, ...] = ()
    supporters: tuple[Supporter, ...] = ()
    talks: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewedGoal:
    """What a guided review did with one goal."""

    goal: Annotated[Ref, Column("Goal", Kind.NAME)]
    outcome: Annotated[ReviewOutcome, Column("Outcome")]


@dataclass(frozen=True, slots=True)
class Review:
    """A guided review: when it was begun and finished (None while it can still be resumed)."""

    id: Annotated[int, Column("Id", Kind.COUNT)]
    uuid: Annotated[str, Column("UUID", when=When.MACHINE)]
    begun_on: Annotated[date, Column("Begun", Kind.DAY)]
    finished_on: Annotated[date | None, Column("Finished", Kind.DAY)]
    goals: Annotated[tuple[ReviewedGoal, ...], Column("Goals", Kind.TABLE)]
    created_at: Annotated[str, Column("Created at", when=When.MACHINE)]
    updated_at: Annotated[str, Column("Updated at", when=When.MACHINE)]


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag and how many records of each kind bear it."""

    tag: Annotated[str, Column("Tag", Kind.NAME)]
    contacts: Annotated[int, Column("Contacts", Kind.COUNT)]
    interactions: Annotated[int, Column("Interactions", Kind.COUNT)]
