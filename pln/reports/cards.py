"""Cards: everything about one record, with its timeline."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from pln.classes import dataclass, fields
from pln.columns import Column, Kind, When
from pln.facts.feedback import Feedback
from pln.facts.goal import CheckIn, Goal, Milestone
from pln.facts.goal_record import GoalRecord, Supporter
from pln.facts.interaction import Interaction
from pln.facts.refs import Ref
from pln.facts.resource import Resource
from pln.reports.report import Layout, Report

if TYPE_CHECKING:
    from pln.facts import event as facts

Card = TypeVar("Card")
Asked = TypeVar("Asked", bound="LinkedFeedback")


@dataclass(frozen=True, slots=True)
class Event:
    """A line of a timeline."""

    day: Annotated[date, Column("Day", Kind.DAY)]
    what: Annotated[str, Column("What")]
    summary: Annotated[str, Column("Summary", Kind.NAME)]
    people: Annotated[tuple[Ref, ...], Column("With", Kind.LIST)]


@dataclass(frozen=True, slots=True)
class LinkedGoal:
    goal: Annotated[str, Column("Goal", Kind.NAME)]
    slug: Annotated[str, Column("Slug", Kind.SLUG)]
    status: Annotated[str, Column("Status")]


@dataclass(frozen=True, slots=True)
class LinkedResource:
    resource: Annotated[str, Column("Resource", Kind.NAME)]
    slug: Annotated[str, Column("Slug", Kind.SLUG)]
    status: Annotated[str, Column("Status")]


@dataclass(frozen=True, slots=True)
class LinkedEvent:
    event: Annotated[str, Column("Event", Kind.NAME)]
    slug: Annotated[str, Column("Slug", Kind.SLUG)]
    status: Annotated[str, Column("Status")]
    starts_on: Annotated[date, Column("Starts", Kind.DAY)]


@dataclass(frozen=True, slots=True)
class LinkedPerson:
    contact: Annotated[str, Column("Who", Kind.NAME)]
    slug: Annotated[str, Column("Slug", Kind.SLUG)]
    role: Annotated[str, Column("Role")]
    last_on: Annotated[date | None, Column("Last contact", Kind.DAY)]


@dataclass(frozen=True, slots=True)
class Answer:
    """A check-in as a line of its goal's card."""

    day: Annotated[date, Column("Day", Kind.DAY)]
    value: Annotated[float | None, Column("Value", Kind.NUMBER)]
    confidence: Annotated[int | None, Column("Confidence", Kind.COUNT)]
    blocker: Annotated[str, Column("Blocker")]
    note: Annotated[str, Column("Note")]


@dataclass(frozen=True, slots=True)
class Step:
    """A milestone as a line of its goal's card."""

    position: Annotated[int, Column("No.", Kind.COUNT)]
    milestone: Annotated[str, Column("Milestone", Kind.NAME)]
    due_on: Annotated[date | None, Column("Due", Kind.DAY)]
    done_on: Annotated[date | None, Column("Done", Kind.DAY)]


@dataclass(frozen=True, slots=True)
class LinkedFeedback:
    """A question for feedback as a line of a card."""

    id: Annotated[int, Column("Id", Kind.COUNT)]
    contact: Annotated[Ref, Column("Asked", Kind.NAME, When.MACHINE)]
    about: Annotated[str, Column("About", Kind.NAME)]
    asked_on: Annotated[date, Column("Asked on", Kind.DAY)]
    answered_on: Annotated[date | None, Column("Answered", Kind.DAY)]
    gist: Annotated[str, Column("Gist")]
    decision: Annotated[str | None, Column("Decision")]
    applied_on: Annotated[date | None, Column("Applied", Kind.DAY)]


@dataclass(frozen=True, slots=True)
class GoalFeedback(LinkedFeedback):
    contact: Annotated[Ref, Column("Asked")]


@dataclass(frozen=True, slots=True)
class GoalCard(Goal):
    progress: Annotated[float | None, Column("Progress", Kind.SHARE)]
    milestones: Annotated[tuple[Step, ...], Column("Milestones", Kind.TABLE)]
    check_ins: Annotated[tuple[Answer, ...], Column("Check-ins", Kind.TABLE)]
    people: Annotated[tuple[LinkedPerson, ...], Column("People", Kind.TABLE)]
    linked_resources: Annotated[tuple[LinkedResource, ...], Column("Resources", Kind.TABLE)]
    linked_events: Annotated[tuple[LinkedEvent, ...], Column("Events", Kind.TABLE)]
    feedback: Annotated[tuple[GoalFeedback, ...], Column("Feedback", Kind.TABLE)]
    timeline: Annotated[tuple[Event, ...], Column("Timeline", Kind.TABLE)]


@dataclass(frozen=True, slots=True)
class ResourceCard(Resource):
    timeline: Annotated[tuple[Event, ...], Column("Timeline", Kind.TABLE)]


def goal_card(
    record: GoalRecord,
    progress: float | None,
    events: Sequence[facts.Event],
    feedback: Sequence[Feedback],
    interactions: Sequence[Interaction],
    today: date,
) -> Report[GoalCard]:
    """Everything about a goal; `progress` is its share today."""
    card = GoalCard(
        **_values(record.goal),
        progress=progress,
        milestones=tuple(_step(step) for step in record.milestones),
        check_ins=tuple(_answer(checkin) for checkin in reversed(record.checkins)),
        people=tuple(_person(supporter) for supporter in record.supporters),
        linked_resources=_resources(record.resources),
        linked_events=tuple(LinkedEvent(one.name, one.slug, one.status, one.starts_on) for one in events),
        feedback=tuple(_feedback(GoalFeedback, one) for one in feedback),
        timeline=timeline(interactions),
    )
    return _card("goal", record.goal.name, GoalCard, card, today)


def resource_card(
    resource: Resource, interactions: Sequence[Interaction], today: date
) -> Report[ResourceCard]:
    """Everything about a resource."""
    card = ResourceCard(**_values(resource), timeline=timeline(interactions))
    return _card("resource", resource.title, ResourceCard, card, today)


def record_card(noun: str, title: str, record: Card, today: date) -> Report[Card]:
    """A record that has no more to it than its fields."""
    return _card(noun, title, type(record), record, today)


def _card(noun: str, title: str, row_type: type[Card], card: Card, today: date) -> Report[Card]:
    return Report(f"show {noun}", title, today, row_type, (card,), layout=Layout.CARD)


def _values(record: Any) -> dict[str, Any]:
    return {field.name: getattr(record, field.name) for field in fields(record)}


def timeline(interactions: Sequence[Interaction], without: str = "") -> tuple[Event, ...]:
    """The lines of a timeline, in the order of the interactions; whose card it is goes `without` saying."""
    return tuple(
        Event(
            one.day,
            f"{one.kind}, planned" if one.status == "planned" else one.kind,
            one.summary,
            tuple(ref for ref in one.people if ref.slug != without),
        )
        for one in interactions
    )


def linked_feedback(feedback: Sequence[Feedback]) -> tuple[LinkedFeedback, ...]:
    """The lines of a card on which the name of who was asked goes without saying."""
    return tuple(_feedback(LinkedFeedback, one) for one in feedback)


def _feedback(line: type[Asked], one: Feedback) -> Asked:
    return line(
        one.id,
        one.contact,
        one.about,
        one.asked_on,
        one.answered_on,
        one.gist,
        one.decision,
        one.applied_on,
    )


def _resources(resources: Sequence[Resource]) -> tuple[LinkedResource, ...]:
    return tuple(LinkedResource(one.title, one.slug, one.status) for one in resources)


def _person(supporter: Supporter) -> LinkedPerson:
    tie = supporter.tie
    return LinkedPerson(tie.name, tie.slug, supporter.role, tie.last_on)


def _answer(checkin: CheckIn) -> Answer:
    return Answer(checkin.day, checkin.value, checkin.confidence, checkin.blocker, checkin.note)


def _step(step: Milestone) -> Step:
    return Step(step.position, step.name, step.due_on, step.done_on)
