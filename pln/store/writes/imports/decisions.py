"""What becomes of each draft."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

from pln.classes import dataclass, field
from pln.exchange.drafts import (
    ContactDraft,
    Draft,
    EventDraft,
    ExchangeDraft,
    InteractionDraft,
    Reject,
    RelationDraft,
    ResourceDraft,
    Skip,
)
from pln.models.base import Input
from pln.store.writes.imports.people import Person
from pln.vocabulary import Tier

if TYPE_CHECKING:
    from pln.store.writes.exported.plan import Planned

Outcome = Literal["added", "updated", "unchanged", "skipped", "rejected"]


@dataclass(frozen=True, slots=True)
class Change:
    """That a field of what is known gets another value, or more of them; as texts to show."""

    field: str
    before: str
    after: str


D = TypeVar("D", bound=Draft)


@dataclass(slots=True)
class Decision(Generic[D]):
    """What becomes of one draft: `values` are the fields to write of what is known by the id `record`, or `new`.

    `people` are those of its participants who are known, or will be; `changes` and `reason` tell why and what;
    `fingerprint` is what the row will be known by where it comes again; `similar` names whoever somebody new
    may be, and why.
    """

    draft: D
    outcome: Outcome
    record: int = 0
    values: Mapping[str, Any] = field(default_factory=dict)
    people: tuple[Person, ...] = ()
    new: Input | None = None
    changes: tuple[Change, ...] = ()
    reason: str = ""
    fingerprint: str = ""
    similar: str = ""


@dataclass(frozen=True, slots=True)
class Newcomers:
    """What every newly added contact gets besides what the file says of it."""

    tier: Tier | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import will do, draft by draft."""

    format: str
    contacts: tuple[Decision[ContactDraft], ...] = ()
    resources: tuple[Decision[ResourceDraft], ...] = ()
    events: tuple[Decision[EventDraft], ...] = ()
    interactions: tuple[Decision[InteractionDraft], ...] = ()
    exchanges: tuple[Decision[ExchangeDraft], ...] = ()
    relations: tuple[Decision[RelationDraft], ...] = ()
    records: tuple[Planned, ...] = ()
    unread: tuple[Reject, ...] = ()
    skips: tuple[Skip, ...] = ()

    def decisions(self) -> Iterator[Decision[Any]]:
        """All of them, in the order in which they are written."""
        for kind in (
            self.contacts,
            self.resources,
            self.events,
            self.interactions,
            self.exchanges,
            self.relations,
        ):
            yield from kind

    @property
    def rejects(self) -> tuple[Reject, ...]:
        """The rows that cannot be taken: those the importer could not read, and those that do not fit."""
        refused = (one for one in self.decisions() if one.outcome == "rejected")
        lines = (one for one in self.records if one.outcome == "rejected")
        return (
            *self.unread,
            *(Reject(one.draft.file, one.draft.line, one.reason) for one in refused),
            *(Reject(one.line.file, one.line.line, one.reason) for one in lines),
        )

    @property
    def changes_something(self) -> bool:
        """Whether carrying it out writes anything."""
        return any(outcome in ("added", "updated") for outcome in self._outcomes())

    def counts(self) -> Counter[str]:
        """How many rows have each outcome."""
        found = Counter[str](self._outcomes())
        found.update(skipped=len(self.skips), rejected=len(self.unread))
        return found

    def _outcomes(self) -> Iterator[Outcome]:
        yield from (one.outcome for one in self.decisions())
        yield from (one.outcome for one in self.records)
