"""The words that records may hold. Flags, input models and the schema's CHECKs all read them here.

And what stands for a stored value that none of them would have let in: UNREADABLE.
"""

from datetime import date
from typing import Any, Literal, get_args

ContactKind = Literal["person", "community", "organisation"]
ContactStatus = Literal["known", "wished"]
OwnRole = Literal["watcher", "participant", "contributor", "organiser"]
Relationship = Literal["peer", "mentor", "mentee", "expert", "collaborator", "sponsor", "friend"]
Tier = Literal["inner", "close", "regular", "wide", "distant"]
DetailKind = Literal["email", "phone", "url", "address"]
TopicRole = Literal["expertise", "interest"]

InteractionKind = Literal[
    "meeting", "call", "video", "coffee", "message", "email", "event", "collaboration", "mentoring", "other"
]
InteractionStatus = Literal["done", "planned"]
Initiator = Literal["me", "them"]
Stance = Literal["confirms", "neutral", "challenges"]

GoalStatus = Literal["someday", "active", "paused", "achieved", "dropped"]
GoalRole = Literal["mentor", "peer", "expert", "accountability", "collaborator", "mentee"]
Measure = Literal["milestones", "metric", "resources", "manual"]

ResourceKind = Literal[
    "article", "book", "course", "podcast", "video", "paper", "talk", "newsletter", "feed", "tool"
]
ResourceStatus = Literal["inbox", "doing", "done", "dropped"]
ReviewOutcome = Literal["answered", "skipped"]
ReviewSection = Literal["thanks", "promises", "events", "people", "resources", "diversity", "reconnect"]

ExchangeDirection = Literal["gave", "received"]
ExchangeKind = Literal["advice", "feedback", "introduction", "resource", "opportunity", "help", "time"]
PromiseOwner = Literal["mine", "theirs"]
PromiseKind = Literal["task", "loan", "introduction"]
EventKind = Literal["conference", "workshop", "meetup", "course", "talk", "other"]
EventStatus = Literal["interested", "going", "attended", "missed"]
MentorshipRole = Literal["mentor", "mentee"]
MentorshipFocus = Literal["career", "craft", "sponsor", "peer", "challenger"]
MentorshipItemKind = Literal["agenda", "action"]
FeedbackDecision = Literal["adopt", "reject", "later"]
# What the first is of the second; `RELATION_INVERSES` says what the second then is of the first.
RelationType = Literal[
    "colleague",
    "friend",
    "partner",
    "relative",
    "collaborator",
    "manager",
    "report",
    "teacher",
    "student",
    "mentor",
    "mentee",
    "member",
    "community",
    "employee",
    "employer",
]

CONTACT_KINDS: tuple[ContactKind, ...] = get_args(ContactKind)
CONTACT_STATUSES: tuple[ContactStatus, ...] = get_args(ContactStatus)
OWN_ROLES: tuple[OwnRole, ...] = get_args(OwnRole)
RELATIONSHIPS: tuple[Relationship, ...] = get_args(Relationship)
TIERS: tuple[Tier, ...] = get_args(Tier)
DETAIL_KINDS: tuple[DetailKind, ...] = get_args(DetailKind)
TOPIC_ROLES: tuple[TopicRole, ...] = get_args(TopicRole)
INTERACTION_KINDS: tuple[InteractionKind, ...] = get_args(InteractionKind)
INTERACTION_STATUSES: tuple[InteractionStatus, ...] = get_args(InteractionStatus)
INITIATORS: tuple[Initiator, ...] = get_args(Initiator)
STANCES: tuple[Stance, ...] = get_args(Stance)
GOAL_STATUSES: tuple[GoalStatus, ...] = get_args(GoalStatus)
GOAL_ROLES: tuple[GoalRole, ...] = get_args(GoalRole)
MEASURES: tuple[Measure, ...] = get_args(Measure)
RESOURCE_KINDS: tuple[ResourceKind, ...] = get_args(ResourceKind)
RESOURCE_STATUSES: tuple[ResourceStatus, ...] = get_args(ResourceStatus)
REVIEW_OUTCOMES: tuple[ReviewOutcome, ...] = get_args(ReviewOutcome)
REVIEW_SECTIONS: tuple[ReviewSection, ...] = get_args(ReviewSection)
EXCHANGE_DIRECTIONS: tuple[ExchangeDirection, ...] = get_args(ExchangeDirection)
EXCHANGE_KINDS: tuple[ExchangeKind, ...] = get_args(ExchangeKind)
PROMISE_OWNERS: tuple[PromiseOwner, ...] = get_args(PromiseOwner)
PROMISE_KINDS: tuple[PromiseKind, ...] = get_args(PromiseKind)
EVENT_KINDS: tuple[EventKind, ...] = get_args(EventKind)
EVENT_STATUSES: tuple[EventStatus, ...] = get_args(EventStatus)
# Of an event that one may go to; once it is over, it waits to be closed.
AWAITED: tuple[EventStatus, ...] = ("interested", "going")
MENTORSHIP_ROLES: tuple[MentorshipRole, ...] = get_args(MentorshipRole)
MENTORSHIP_FOCUSES: tuple[MentorshipFocus, ...] = get_args(MentorshipFocus)
MENTORSHIP_ITEM_KINDS: tuple[MentorshipItemKind, ...] = get_args(MentorshipItemKind)
FEEDBACK_DECISIONS: tuple[FeedbackDecision, ...] = get_args(FeedbackDecision)
RELATION_TYPES: tuple[RelationType, ...] = get_args(RelationType)
RELATION_INVERSES: dict[RelationType, RelationType] = {
    "colleague": "colleague",
    "friend": "friend",
    "partner": "partner",
    "relative": "relative",
    "collaborator": "collaborator",
    "manager": "report",
    "report": "manager",
    "teacher": "student",
    "student": "teacher",
    "mentor": "mentee",
    "mentee": "mentor",
    "member": "community",
    "community": "member",
    "employee": "employer",
    "employer": "employee",
}


class Unreadable(date):
    """A value that something else than pln has stored, and that is none: no day, no known word, no period.

    It reads "?", and null for machines. It is a day, the first of all, since days are reckoned with.
    """

    def isoformat(self) -> str:
        return "?"


UNREADABLE: Any = Unreadable(1, 1, 1)
