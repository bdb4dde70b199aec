"""Records to store: the smallest of each kind, and one with every field filled."""

from typing import Any

from pln.models.contact import ContactImport, ContactIn, ContactRow
from pln.models.event import EventIn, EventRow
from pln.models.exchange import ExchangeIn, ExchangeRow
from pln.models.feedback import FeedbackIn
from pln.models.goal import CheckInIn, GoalIn, MilestoneIn
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
from pln.models.interaction import InteractionIn, InteractionRow
from pln.models.mentorship import MentorshipIn
from pln.models.promise import PromiseIn
from pln.models.relation import RelationIn, RelationRow
from pln.models.resource import ResourceIn, ResourceRow
from pln.store.session import Writer
from pln.store.writes import contacts, events, goals, interactions, resources
from pln.store.writes.records import add_links, change_record, insert_record
from tests.readable import TODAY, day


def contact(name: str = "Ann Lee", **values: Any) -> ContactIn:
    return ContactIn(**{"name": name, "added_on": TODAY, **values})


def goal(name: str = "Learn Rust", **values: Any) -> GoalIn:
    return GoalIn(**{"name": name, "started_on": TODAY, **values})


def milestone(name: str = "Read the book", goal: str = "learn-rust", **values: Any) -> MilestoneIn:
    return MilestoneIn(**{"name": name, "goal": goal, "position": 1, **values})


def check_in(goal: str = "learn-rust", **values: Any) -> CheckInIn:
    return CheckInIn(**{"goal": goal, "day": TODAY, **values})


def talk(*people: str, **values: Any) -> InteractionIn:
    return InteractionIn(**{"day": TODAY, "people": people, **values})


def resource(title: str = "The Book", **values: Any) -> ResourceIn:
    return ResourceIn(**{"title": title, "added_on": TODAY, **values})


def event(name: str = "RustConf", **values: Any) -> EventIn:
    return EventIn(**{"name": name, "starts_on": TODAY, **values})


def received(contact: str = "ann", kind: str = "advice", **values: Any) -> ExchangeIn:
    said = {"contact": contact, "kind": kind, "direction": "received", "day": TODAY, **values}
    return ExchangeIn.model_validate(said)


def gave(contact: str = "ann", kind: str = "help", **values: Any) -> ExchangeIn:
    return received(contact, kind, **{"direction": "gave", **values})


def promise(what: str = "Send the paper", contact: str = "ann", **values: Any) -> PromiseIn:
    return PromiseIn(**{"what": what, "contact": contact, "made_on": TODAY, **values})


def relation(contact: str = "ann", type: str = "friend", other: str = "bo", **values: Any) -> RelationIn:
    return RelationIn.model_validate({"contact": contact, "type": type, "other": other, **values})


def feedback(contact: str = "ann", about: str = "My talk", **values: Any) -> FeedbackIn:
    return FeedbackIn(**{"contact": contact, "about": about, "asked_on": TODAY, **values})


def mentorship(contact: str = "ann", **values: Any) -> MentorshipIn:
    return MentorshipIn.model_validate({"contact": contact, "since_on": TODAY, **values})


def items(*texts: str, done: str | None = None, added: str = "2026-11-01") -> tuple[dict[str, object], ...]:
    """Agenda items or actions, all of one state."""
    return tuple(
        {"item": text, "added_on": day(added), "done_on": day(done) if done else None} for text in texts
    )


def emails(*addresses: str) -> tuple[dict[str, object], ...]:
    return tuple({"value": address} for address in addresses)


def add_contacts(writer: Writer, *names: str, **values: Any) -> list[str]:
    """Stores contacts that differ in nothing but their names; their slugs."""
    return [contacts.add(writer, contact(name, **values)).contact.slug for name in names]


def add_goals(writer: Writer, *names: str, **values: Any) -> list[str]:
    return [goals.add(writer, goal(name, **values)).slug for name in names]


def add_resources(writer: Writer, *titles: str, **values: Any) -> list[str]:
    return [resources.add(writer, resource(title, **values)).slug for title in titles]


def add_events(writer: Writer, *names: str, **values: Any) -> list[str]:
    return [events.add(writer, event(name, **values)).slug for name in names]


def add_talk(writer: Writer, *people: str, **values: Any) -> int:
    return interactions.add(writer, talk(*people, **values)).id


def add_neighbours(writer: Writer) -> None:
    """What the full records refer to: bo-neighbour, a-parent-goal, linked-goal (a metric), linked-resource, linked-event."""
    add_contacts(writer, "Bo Neighbour")
    add_goals(writer, "A parent goal")
    add_goals(writer, "Linked goal", measure="metric", target_value=100.0)
    add_resources(writer, "Linked resource")
    add_events(writer, "Linked event")


def add_import_traces(writer: Writer, contact_id: int) -> None:
    """Everything that imports may leave of a contact, and that it looks like contact 1."""
    owner = {"contact_id": contact_id}
    counts = {"added": 1, "changed": 2, "unchanged": 3, "skipped": 4, "rejected": 5}
    batch = insert_record(writer, BatchRow, {"format": "vcard", "file": "people.vcf", "day": TODAY, **counts})
    change_record(writer, ContactRow, contact_id, {"batch_id": batch})
    add_links(writer, ContactImport, owner, [{"fingerprint": one} for one in "ba"])
    add_links(writer, ContactExternal, owner, [{"format": "vcard", "external_id": one} for one in "ba"])
    kept = (("X-B", "X-B:2"), ("X-A", "X-A;TYPE=odd:1"))
    rows = [{"name": name, "value": value, "position": at} for at, (name, value) in enumerate(kept)]
    add_links(writer, ContactKept, owner, [{"format": "vcard", **row} for row in rows])
    news = {"old_value": "Acme", "new_value": "Globex", "source": "vcard"}
    add_links(writer, ContactNews, owner, [{"day": TODAY, "field": "organisation", **news}])
    add_links(writer, ContactDistinct, {"contact_id": 1}, [{"other_id": contact_id, "day": TODAY}])


def add_import_traces_of_others(writer: Writer) -> None:
    """Everything that imports may leave of the first record of each other kind, by a batch made before."""
    for table in (ResourceRow, EventRow, InteractionRow, ExchangeRow, RelationRow):
        change_record(writer, table, 1, {"batch_id": 1})
    known = [{"format": "ics", "external_id": "7"}]
    kept = [{"format": "ics", "position": 0, "name": "X-C", "value": "X-C:3"}]
    printed = [{"fingerprint": "c"}]
    add_links(writer, ResourceExternal, {"resource_id": 1}, known)
    add_links(writer, ResourceKept, {"resource_id": 1}, kept)
    add_links(writer, ResourceImport, {"resource_id": 1}, printed)
    add_links(writer, EventExternal, {"event_id": 1}, known)
    add_links(writer, EventKept, {"event_id": 1}, kept)
    add_links(writer, EventImport, {"event_id": 1}, printed)
    add_links(writer, ExchangeExternal, {"exchange_id": 1}, known)


FULL_CONTACT = contact(
    "Zoë Łukasz",
    kind="community",
    status="wished",
    own_role="contributor",
    nicknames=("Zo", "Łuki"),
    emails=(
        {"value": "zoe@example.org", "label": "work", "preferred": True},
        {"value": "z@home.example", "label": "home"},
    ),
    phones=({"value": "+49 30 1234", "label": "mobile", "preferred": True},),
    urls=({"value": "https://example.org/zoë", "label": "blog", "preferred": True},),
    addresses=({"value": "Main Street 1, Berlin", "label": "home", "preferred": True},),
    organisation="Ferris Club",
    role="Chair",
    place="Berlin",
    relationship="mentor",
    tier="close",
    cadence_days=21,
    ambient=True,
    snoozed_until=day("2026-12-24"),
    birthday="--02-29",
    met_on=day("0987-01-02"),
    met_how="At a market",
    met_at="linked-event",
    introduced_by="bo-neighbour",
    expertise=("compilers", "rust"),
    interests=("gardening", "history"),
    tags=("club", "friends"),
    note="Two lines\nof note.",
    archived=True,
    added_by="linkedin",
    added_on=day("2025-05-05"),
)
FULL_GOAL = goal(
    "Écrire un roman",
    status="paused",
    why="Because\nI said so.",
    area="home",
    topics=("french", "writing"),
    level_now=1,
    level_wanted=4,
    started_on=day("2026-01-01"),
    due_on=day("2027-01-01"),
    parent="a-parent-goal",
    measure="metric",
    unit="pages",
    start_value=10.5,
    target_value=300.0,
    next_action="Chapter two",
)
FULL_MILESTONE = milestone(
    "First draft",
    goal="linked-goal",
    weight=2.5,
    position=3,
    due_on=day("2026-12-31"),
    done_on=day("2026-11-20"),
)
FULL_CHECK_IN = check_in(
    "linked-goal",
    day=day("2026-11-21"),
    value=-12.25,
    confidence=7,
    blocker="No time",
    next_action="Make time",
    note="Long\nstory",
)
FULL_TALK = talk(
    "bo-neighbour",
    day=day("2026-11-19"),
    time="14:30",
    kind="coffee",
    status="planned",
    initiated_by="them",
    summary="Talked about borrowing",
    goals=("a-parent-goal", "linked-goal"),
    resources=("linked-resource",),
    event="linked-event",
    minutes=45,
    stance="challenges",
    tags=("lunch", "rust"),
    note="He was\nright.",
    added_by="import",
)
FULL_RESOURCE = resource(
    "Über die Freiheit",
    kind="book",
    status="dropped",
    url="https://example.org/on-liberty",
    original_url="https://example.org/on-liberty?utm_source=x",
    author="J. S. Mill",
    source="Library",
    topics=("ethics", "politics"),
    added_on=day("2026-02-02"),
    started_on=day("2026-03-03"),
    finished_on=day("2026-04-04"),
    dropped_on=day("2026-05-05"),
    size=220.0,
    position=110.5,
    rating=4,
    takeaways="Read\nagain.",
    stance="confirms",
    recommended_by="bo-neighbour",
    shared_with=({"contact": "bo-neighbour", "day": day("2026-06-06")},),
    goals=("a-parent-goal", "linked-goal"),
    every_days=30,
    last_opened_on=day("2026-07-07"),
)
FULL_EVENT = event(
    "Fête du code",
    kind="conference",
    status="attended",
    starts_on=day("2026-10-01"),
    ends_on=day("2026-10-03"),
    place="Paris",
    url="https://example.org/fete",
    community="bo-neighbour",
    goals=("a-parent-goal", "linked-goal"),
    people=({"contact": "bo-neighbour", "note": "Works on compilers"},),
    note="Bring\ncards.",
)
# Received, so it is neither public nor passed on; the one that was given has what is left.
FULL_RECEIVED = received(
    "bo-neighbour",
    "introduction",
    day=day("2026-08-08"),
    what="Qui sait tout des horloges",
    effort=3,
    interaction=1,
    thanked_on=day("2026-08-09"),
    tried_on=day("2026-09-09"),
    told_on=day("2026-10-10"),
    note="At\nnoon.",
)
FULL_GIVEN = gave("bo-neighbour", "time", effort=1, interaction=1, forward_of=1, public=True)
# Kept, so it cannot be dropped.
FULL_PROMISE = promise(
    "Rendre le livre",
    contact="bo-neighbour",
    whose="theirs",
    kind="loan",
    made_on=day("2026-10-10"),
    due_on=day("2026-12-12"),
    kept_on=day("2026-11-11"),
    interaction=1,
    note="Lent\nin spring.",
)
FULL_RELATION = relation(
    "bo-neighbour",
    "teacher",
    "zoe-lukasz",
    since_on=day("2019-09-09"),
    note="Of\npiano.",
)
FULL_FEEDBACK = feedback(
    "bo-neighbour",
    "Le premier chapitre",
    goal="linked-goal",
    asked_on=day("2026-09-01"),
    answered_on=day("2026-09-05"),
    gist="Too slow",
    decision="adopt",
    applied_on=day("2026-10-01"),
    note="By\nletter.",
)
FULL_MENTORSHIP = mentorship(
    "bo-neighbour",
    focus="craft",
    since_on=day("2025-12-12"),
    until_on=day("2026-11-20"),
    cadence_days=28,
    told_on=day("2026-10-10"),
    goals=("a-parent-goal", "linked-goal"),
    agenda=(
        *items("What to drop, what to keep", "An item before it in the alphabet"),
        *items("Asked", done="2026-11-02"),
    ),
    actions=(*items("Write the abstract", done="2026-11-20"), *items("Asked", added="2026-10-31")),
    note="On\nTuesdays.",
)
