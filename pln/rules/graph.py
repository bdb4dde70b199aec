"""The network as a graph: who and what is in it, and which ties the records say there are between them.

I am no part of it. Everybody in the network is tied to me, so that a graph with me in it is a star, in which
nobody is between anybody and nothing can come apart. What is to be seen is what is left without me (the ego
network without its ego; R. S. Burt, Structural Holes, 1992). Only introductions begin with me: whoever was
introduced by nobody I found by myself.

A tie of two contacts is an introduction, a relation, or that one was met at an event of the other, a community.
Goals are tied to the people linked with them and to the goal that they are part of. A topic is in the graph if at
least two contacts and goals share it. Archived contacts are left out, unless they introduced somebody: what they
led to is still there.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Literal

from pln.classes import dataclass, field
from pln.facts.contact import Contact
from pln.facts.event import Event
from pln.facts.goal_record import GoalRecord
from pln.facts.relation import Relation
from pln.vocabulary import CONTACT_KINDS, UNREADABLE, ContactKind

NodeKind = Literal["person", "community", "organisation", "goal", "topic"]
TieKind = Literal["introduced", "relation", "met", "goal", "part", "topic"]

# Ties over which one comes from somebody to somebody else; the others say what they have in common.
BETWEEN_CONTACTS: tuple[TieKind, ...] = ("introduced", "relation", "met")
FEWEST_SHARING = 2


@dataclass(frozen=True, slots=True)
class Node:
    """A contact, a goal or a topic. `id` is `contact:SLUG`, `goal:SLUG` or `topic:TOPIC`.

    `since` is the first day that the records know of it. `talks` counts the days of the last year on which we
    talked, `introduced_by` is the id of another node; `about` are a few words on who or what it is.
    """

    id: str
    kind: NodeKind
    slug: str
    name: str
    since: date | None = None
    last_on: date | None = None
    talks: int = 0
    introduced_by: str | None = None
    wished: bool = False
    archived: bool = False
    tags: tuple[str, ...] = ()
    about: tuple[str, ...] = ()

    @property
    def is_contact(self) -> bool:
        return self.kind in CONTACT_KINDS


@dataclass(frozen=True, slots=True)
class Tie:
    """An edge: `source` introduced `target`, is something of it, has a role in it, knows about it.

    `label` says what in a word or two, `since` from which day on both are there and the tie is known.
    """

    source: str
    target: str
    kind: TieKind
    label: str
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes in order of kind and name, and ties between them: none of a node with itself, none twice."""

    nodes: tuple[Node, ...] = ()
    ties: tuple[Tie, ...] = ()


@dataclass(frozen=True, slots=True)
class Talks:
    """With somebody: on how many days of the last year we talked, and on which day for the first time."""

    days: int
    first_on: date | None


@dataclass(frozen=True, slots=True)
class Records:
    """What the graph is made of. `talks` are by the contact's slug."""

    contacts: Sequence[Contact] = ()
    relations: Sequence[Relation] = ()
    goals: Sequence[GoalRecord] = ()
    events: Sequence[Event] = ()
    talks: Mapping[str, Talks] = field(default_factory=dict)


def graph(records: Records) -> Graph:
    """The graph of these records; the contacts in the order given, then goals, then topics by name."""
    leading = {one.introduced_by.slug for one in records.contacts if one.introduced_by is not None}
    contacts = [one for one in records.contacts if not one.archived or one.slug in leading]
    nodes = [_contact(one, records.talks.get(one.slug)) for one in contacts]
    nodes += [_goal(record) for record in records.goals]
    ties = [*_between_contacts(contacts, records), *_of_goals(records.goals)]
    topics, knowing = _topics(contacts, records.goals)
    nodes += topics
    return Graph(tuple(nodes), tuple(_known([*ties, *knowing], nodes)))


def _contact(one: Contact, talks: Talks | None) -> Node:
    kind: ContactKind = one.kind if one.kind in CONTACT_KINDS else "person"
    days = [one.met_on, one.added_on, talks.first_on if talks else None]
    job = " at ".join(part for part in (one.role, one.organisation) if part)
    return Node(
        id=f"contact:{one.slug}",
        kind=kind,
        slug=one.slug,
        name=one.name,
        since=min((day for day in days if day is not None and day is not UNREADABLE), default=None),
        last_on=None if one.last_on is UNREADABLE else one.last_on,
        talks=talks.days if talks else 0,
        introduced_by=None if one.introduced_by is None else f"contact:{one.introduced_by.slug}",
        wished=one.status == "wished",
        archived=one.archived,
        tags=one.tags,
        about=tuple(part for part in (job, one.place) if part),
    )


def _goal(record: GoalRecord) -> Node:
    goal = record.goal
    since = None if goal.started_on is UNREADABLE else goal.started_on
    status = "goal" if goal.status is UNREADABLE else f"{goal.status} goal"
    return Node(f"goal:{goal.slug}", "goal", goal.slug, goal.name, since, about=(status,))


def _between_contacts(contacts: Iterable[Contact], records: Records) -> Iterator[Tie]:
    communities = {one.slug: one.community for one in records.events if one.community is not None}
    for one in contacts:
        me = f"contact:{one.slug}"
        if one.introduced_by is not None:
            yield Tie(f"contact:{one.introduced_by.slug}", me, "introduced", "introduced")
        if one.met_at is not None and (community := communities.get(one.met_at.slug)) is not None:
            yield Tie(f"contact:{community.slug}", me, "met", f"met at {one.met_at.name}")
    for relation in records.relations:
        since = None if relation.since_on is UNREADABLE else relation.since_on
        label = "related" if relation.type is UNREADABLE else relation.type
        other = f"contact:{relation.other.slug}"
        yield Tie(f"contact:{relation.contact.slug}", other, "relation", label, since)


def _of_goals(records: Iterable[GoalRecord]) -> Iterator[Tie]:
    for record in records:
        goal = f"goal:{record.goal.slug}"
        for one in record.supporters:
            role = "helps" if one.role is UNREADABLE else one.role
            yield Tie(f"contact:{one.tie.slug}", goal, "goal", role)
        if record.goal.parent is not None:
            yield Tie(goal, f"goal:{record.goal.parent.slug}", "part", "part of")


def _topics(contacts: Iterable[Contact], goals: Iterable[GoalRecord]) -> tuple[list[Node], list[Tie]]:
    """The topics that at least two share, and who shares them."""
    sharing: dict[str, dict[str, str]] = defaultdict(dict)
    for one in contacts:
        for label, topics in (("interested in", one.interests), ("knows", one.expertise)):
            for topic in topics:
                sharing[topic][f"contact:{one.slug}"] = label
    for record in goals:
        for topic in record.goal.topics:
            sharing[topic][f"goal:{record.goal.slug}"] = "about"
    shared = {topic: who for topic, who in sorted(sharing.items()) if len(who) >= FEWEST_SHARING}
    nodes = [Node(f"topic:{topic}", "topic", topic, topic) for topic in shared]
    ties = [
        Tie(one, f"topic:{topic}", "topic", label)
        for topic, who in shared.items()
        for one, label in who.items()
    ]
    return nodes, ties


def _known(ties: Iterable[Tie], nodes: Iterable[Node]) -> Iterator[Tie]:
    """The ties of two different nodes that are there, each once, not earlier than both of them."""
    since = {node.id: node.since for node in nodes}
    seen = set()
    for tie in ties:
        mark = (tie.source, tie.target, tie.kind, tie.label)
        if tie.source != tie.target and tie.source in since and tie.target in since and mark not in seen:
            seen.add(mark)
            days = [day for day in (tie.since, since[tie.source], since[tie.target]) if day is not None]
            yield Tie(tie.source, tie.target, tie.kind, tie.label, max(days, default=None))
