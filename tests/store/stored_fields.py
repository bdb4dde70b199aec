"""Where each field of each input model stands in the tables and in the facts. Written out once."""

from typing import Any

from sqlalchemy import Column
from sqlmodel import SQLModel

from pln.facts.contact import Contact
from pln.facts.event import Event, Met
from pln.facts.exchange import Exchange
from pln.facts.feedback import Feedback
from pln.facts.goal import CheckIn, Goal, Milestone
from pln.facts.interaction import Interaction
from pln.facts.mentorship import Item, Mentorship
from pln.facts.promise import Promise
from pln.facts.refs import Detail
from pln.facts.relation import Relation
from pln.facts.resource import Resource, Share
from pln.models.base import Input
from pln.models.contact import (
    ContactDay,
    ContactDetail,
    ContactImport,
    ContactIn,
    ContactLast,
    ContactMet,
    ContactNickname,
    ContactRow,
    ContactTag,
    ContactTopic,
    DetailIn,
)
from pln.models.event import EventContact, EventIn, EventRow, GoalEvent, MetIn
from pln.models.exchange import ExchangeIn, ExchangeRow
from pln.models.feedback import FeedbackIn, FeedbackRow
from pln.models.goal import (
    CheckInIn,
    CheckInRow,
    GoalContact,
    GoalDay,
    GoalIn,
    GoalResource,
    GoalRow,
    GoalTopic,
    MilestoneIn,
    MilestoneRow,
)
from pln.models.imported import (
    BatchRow,
    ContactDistinct,
    ContactExternal,
    ContactKept,
    ContactNews,
    EventExternal,
    EventImport,
    EventKept,
    ExchangeExternal,
    ResourceExternal,
    ResourceImport,
    ResourceKept,
)
from pln.models.interaction import (
    InteractionContact,
    InteractionGoal,
    InteractionIn,
    InteractionResource,
    InteractionRow,
    InteractionTag,
    TopicDay,
)
from pln.models.mentorship import ItemIn, MentorshipGoal, MentorshipIn, MentorshipItem, MentorshipRow
from pln.models.promise import PromiseIn, PromiseRow
from pln.models.relation import RelationIn, RelationRow
from pln.models.resource import ResourceIn, ResourceRow, ResourceShare, ResourceTopic, ShareIn
from pln.models.review import ReviewGoal, ReviewRow, ReviewSection

Table = type[SQLModel]

TABLES: dict[type[Input], Table] = {
    ContactIn: ContactRow,
    GoalIn: GoalRow,
    MilestoneIn: MilestoneRow,
    CheckInIn: CheckInRow,
    InteractionIn: InteractionRow,
    ResourceIn: ResourceRow,
    DetailIn: ContactDetail,
    ShareIn: ResourceShare,
    EventIn: EventRow,
    MetIn: EventContact,
    ExchangeIn: ExchangeRow,
    PromiseIn: PromiseRow,
    RelationIn: RelationRow,
    FeedbackIn: FeedbackRow,
    MentorshipIn: MentorshipRow,
    ItemIn: MentorshipItem,
}
FACTS: dict[type[Input], type[Any]] = {
    ContactIn: Contact,
    GoalIn: Goal,
    MilestoneIn: Milestone,
    CheckInIn: CheckIn,
    InteractionIn: Interaction,
    ResourceIn: Resource,
    DetailIn: Detail,
    ShareIn: Share,
    EventIn: Event,
    MetIn: Met,
    ExchangeIn: Exchange,
    PromiseIn: Promise,
    RelationIn: Relation,
    FeedbackIn: Feedback,
    MentorshipIn: Mentorship,
    ItemIn: Item,
}
# Fields with several values stand in a table of their own: its column for the value.
LINKED: dict[tuple[type[Input], str], tuple[Table, str]] = {
    (ContactIn, "nicknames"): (ContactNickname, "nickname"),
    (ContactIn, "emails"): (ContactDetail, "value"),
    (ContactIn, "phones"): (ContactDetail, "value"),
    (ContactIn, "urls"): (ContactDetail, "value"),
    (ContactIn, "addresses"): (ContactDetail, "value"),
    (ContactIn, "expertise"): (ContactTopic, "topic"),
    (ContactIn, "interests"): (ContactTopic, "topic"),
    (ContactIn, "tags"): (ContactTag, "tag"),
    (ContactIn, "met_at"): (ContactMet, "event_id"),
    (GoalIn, "topics"): (GoalTopic, "topic"),
    (InteractionIn, "people"): (InteractionContact, "contact_id"),
    (InteractionIn, "goals"): (InteractionGoal, "goal_id"),
    (InteractionIn, "resources"): (InteractionResource, "resource_id"),
    (InteractionIn, "tags"): (InteractionTag, "tag"),
    (ResourceIn, "topics"): (ResourceTopic, "topic"),
    (ResourceIn, "shared_with"): (ResourceShare, "contact_id"),
    (ResourceIn, "goals"): (GoalResource, "goal_id"),
    (EventIn, "goals"): (GoalEvent, "goal_id"),
    (EventIn, "people"): (EventContact, "contact_id"),
    (MentorshipIn, "goals"): (MentorshipGoal, "goal_id"),
    (MentorshipIn, "agenda"): (MentorshipItem, "item"),
    (MentorshipIn, "actions"): (MentorshipItem, "item"),
}
# A reference to one other record is a slug going in, an id in the table.
REFERENCES = {
    (ContactIn, "introduced_by"),
    (GoalIn, "parent"),
    (MilestoneIn, "goal"),
    (CheckInIn, "goal"),
    (ResourceIn, "recommended_by"),
    (ShareIn, "contact"),
    (InteractionIn, "event"),
    (EventIn, "community"),
    (MetIn, "contact"),
    (ExchangeIn, "contact"),
    (ExchangeIn, "interaction"),
    (ExchangeIn, "forward_of"),
    (PromiseIn, "contact"),
    (PromiseIn, "interaction"),
    (RelationIn, "contact"),
    (RelationIn, "other"),
    (FeedbackIn, "contact"),
    (MentorshipIn, "contact"),
    (FeedbackIn, "goal"),
}
# What pln keeps by itself, in every table and fact.
KEPT_COLUMNS = {
    *("id", "uuid", "created_at", "updated_at", "slug", "name_key", "title_key", "external_id", "batch_id"),
    *(
        "contact_id",
        "resource_id",
        "event_id",
        "mentorship_id",
        "kind",
        "value_key",
        "position",
        "imported_summary",
    ),
}
KEPT_FACTS = {"id", "uuid", "created_at", "updated_at", "slug", "last_on"}
# What no input model speaks of: made by commands of their own, by imports, or by triggers.
OTHER_TABLES: tuple[Table, ...] = (
    GoalContact,
    ReviewRow,
    ReviewGoal,
    ReviewSection,
    ContactImport,
    ContactLast,
    ContactDay,
    GoalDay,
    TopicDay,
    BatchRow,
    ContactExternal,
    ResourceExternal,
    EventExternal,
    ExchangeExternal,
    ResourceImport,
    EventImport,
    ContactKept,
    ResourceKept,
    EventKept,
    ContactNews,
    ContactDistinct,
)
EVERY_TABLE: dict[str, Table] = {
    str(table.__tablename__): table
    for table in (*TABLES.values(), *(table for table, _ in LINKED.values()), *OTHER_TABLES)
}


def place(model: type[Input], field: str) -> tuple[Table, str]:
    """The table and column that a field's value stands in."""
    if (model, field) in LINKED:
        return LINKED[model, field]
    return TABLES[model], f"{field}_id" if (model, field) in REFERENCES else field


def table_columns(table: Table) -> list[Column[Any]]:
    return list(table.__table__.columns)  # type: ignore[attr-defined]


def columns(table: Table) -> set[str]:
    return {column.name for column in table_columns(table)}
