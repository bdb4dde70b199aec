"""What each kind of record must be like in an export: as strict as what is typed, and with what only an export says."""

import re
from datetime import datetime
from typing import Annotated, Any, Self, cast

from pydantic import AfterValidator, BeforeValidator, create_model, field_validator, model_validator
from pydantic import Field as Bounds

import pln.models.review  # noqa: F401 - its tables are written to
from pln.models.base import Day, Input, Line, Slug
from pln.models.columns import MAX_LINE, MAX_WORD
from pln.models.contact import ContactIn
from pln.models.event import EventIn
from pln.models.exchange import ExchangeIn
from pln.models.feedback import FeedbackIn
from pln.models.goal import CheckInIn, GoalIn, MilestoneIn
from pln.models.imported import MAX_KEPT
from pln.models.interaction import InteractionIn
from pln.models.mentorship import MentorshipIn
from pln.models.promise import PromiseIn
from pln.models.relation import RelationIn
from pln.models.resource import ResourceIn
from pln.names import slugify
from pln.urls import canonical, comparison_key
from pln.vocabulary import GoalRole, ReviewOutcome, ReviewSection

_UUID = re.compile("[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)
_NOT_STORABLE = re.compile("[\0\ud800-\udfff]")
_NUMBERED = re.compile("(.*?)(?:-[2-9]|-[1-9][0-9]+)?")


def _real_uuid(value: str) -> str:
    if not _UUID.fullmatch(value):
        raise ValueError("is no UUID")
    return value


def _real_instant(value: str) -> str:
    try:
        if _INSTANT.fullmatch(value) and datetime.fromisoformat(value):
            return value
    except ValueError:
        pass
    raise ValueError("is no instant such as 2026-11-22T10:00:00Z")


def _real_slug(value: str) -> str:
    name = _NUMBERED.fullmatch(value)
    if not name or not name[1] or value.isdigit() or slugify(name[1], "") != name[1]:
        raise ValueError("is no slug such as ann-lee")
    return value


def _real_url(value: str) -> str:
    if value:
        canonical(value)
    return value


def _uuid_of(value: Any) -> Any:
    """Of a reference only the UUID counts; the slug is there to be read."""
    if not isinstance(value, dict) or not {"uuid"} <= value.keys() <= {"uuid", "slug"}:
        raise ValueError("is no reference: {'uuid': …, 'slug': …}")
    return value["uuid"]


def _storable(value: str) -> str:
    """What came with an import is kept as it was; what SQLite could not give back is refused."""
    if _NOT_STORABLE.search(value):
        raise ValueError("has a NUL or is not valid UTF-8")
    return value


Uuid = Annotated[str, AfterValidator(_real_uuid)]
Instant = Annotated[str, AfterValidator(_real_instant)]
OwnSlug = Annotated[Slug, AfterValidator(_real_slug)]
Reference = Annotated[Uuid, BeforeValidator(_uuid_of)]
References = tuple[Reference, ...]
AsItWas = Annotated[str, AfterValidator(_storable)]
Remembered = Annotated[AsItWas, Bounds(max_length=MAX_LINE)]
Called = Annotated[AsItWas, Bounds(min_length=1, max_length=MAX_LINE)]
ShortlyCalled = Annotated[AsItWas, Bounds(min_length=1, max_length=MAX_WORD)]
Fingerprints = tuple[ShortlyCalled, ...]
Count = Annotated[int, Bounds(ge=0, le=1_000_000_000)]


class _External(Input):
    format: ShortlyCalled
    external_id: Called


class _Kept(Input):
    format: ShortlyCalled
    name: Called
    value: Annotated[AsItWas, Bounds(max_length=MAX_KEPT)] = ""


class _News(Input):
    day: Day
    field: ShortlyCalled
    before: Remembered = ""
    after: Remembered = ""
    source: ShortlyCalled


class _Distinct(Input):
    other: Reference
    day: Day


class _Import(Input):
    format: ShortlyCalled
    file: Called
    day: Day
    added: Count
    changed: Count
    unchanged: Count
    skipped: Count
    rejected: Count


class _Share(Input):
    contact: Reference
    day: Day


class _Supporter(Input):
    contact: Reference
    role: GoalRole


class _Met(Input):
    contact: Reference
    note: Line = ""


class _ReviewedGoal(Input):
    goal: Reference
    outcome: ReviewOutcome


class _ReviewedSection(Input):
    section: ReviewSection
    outcome: ReviewOutcome


class _Review(Input):
    begun_on: Day
    finished_on: Day | None = None
    goals: tuple[_ReviewedGoal, ...] = ()
    sections: tuple[_ReviewedSection, ...] = ()

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.finished_on is not None and self.finished_on < self.begun_on:
            raise ValueError("finished before it was begun")
        return self


class _Contact(ContactIn):
    @model_validator(mode="after")
    def _profiles_are_addresses(self) -> Self:
        for url in self.urls:
            comparison_key(url.value)
        return self


class _Resource(ResourceIn):
    @field_validator("url")
    @classmethod
    def _is_an_address(cls, url: str) -> str:
        return _real_url(url)


class _Event(EventIn):
    @field_validator("url")
    @classmethod
    def _is_an_address(cls, url: str) -> str:
        return _real_url(url)


class _Goal(GoalIn):
    @model_validator(mode="after")
    def _metric_has_a_start(self) -> Self:
        if self.measure == "metric" and self.start_value is None:
            raise ValueError("a metric needs a start_value")
        return self


def _record(base: type[Input], **own: Any) -> type[Input]:
    """The base with what every exported record has, and these types for the fields that an export says otherwise.

    A field of them may be missing where null or the empty list is among its values.
    """
    kinds = {"uuid": Uuid, "created_at": Instant, "updated_at": Instant, **own}
    fields: dict[str, Any] = {name: (kind, _missing(kind)) for name, kind in kinds.items()}
    return cast("type[Input]", create_model(base.__name__, __base__=base, **fields))


def _missing(kind: Any) -> Any:
    if getattr(kind, "__origin__", None) is tuple:
        return ()
    return None if type(None) in getattr(kind, "__args__", ()) else ...


_IMPORTED: dict[str, Any] = {
    "batch": Reference | None,
    "fingerprints": Fingerprints,
    "external_ids": tuple[_External, ...],
    "kept": tuple[_Kept, ...],
}
RECORDS: dict[str, type[Input]] = {
    "import": _record(_Import),
    "contact": _record(
        _Contact,
        slug=OwnSlug,
        introduced_by=Reference | None,
        news=tuple[_News, ...],
        distinct_from=tuple[_Distinct, ...],
        **_IMPORTED,
    ),
    "resource": _record(
        _Resource, slug=OwnSlug, recommended_by=Reference | None, shared_with=tuple[_Share, ...], **_IMPORTED
    ),
    "goal": _record(
        _Goal,
        slug=OwnSlug,
        parent=Reference | None,
        contacts=tuple[_Supporter, ...],
        resources=References,
    ),
    "milestone": _record(MilestoneIn, goal=Reference),
    "check-in": _record(CheckInIn, goal=Reference),
    "event": _record(
        _Event,
        slug=OwnSlug,
        community=Reference | None,
        goals=References,
        people=tuple[_Met, ...],
        first_met=References,
        **_IMPORTED,
    ),
    "interaction": _record(
        InteractionIn,
        external_id=Remembered | None,
        imported_summary=Remembered | None,
        event=Reference | None,
        batch=Reference | None,
        people=References,
        goals=References,
        resources=References,
    ),
    "exchange": _record(
        ExchangeIn,
        contact=Reference,
        interaction=Reference | None,
        forward_of=Reference | None,
        batch=Reference | None,
        external_ids=tuple[_External, ...],
    ),
    "promise": _record(PromiseIn, contact=Reference, interaction=Reference | None),
    "relation": _record(RelationIn, contact=Reference, other=Reference, batch=Reference | None),
    "mentorship": _record(MentorshipIn, contact=Reference, goals=References),
    "feedback": _record(FeedbackIn, contact=Reference, goal=Reference | None),
    "review": _record(_Review),
}
