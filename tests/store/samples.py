"""Records to store: the smallest of each kind, and one with every field filled."""

from typing import Any

from pln.models.contact import ContactIn
from pln.models.goal import CheckInIn, GoalIn, MilestoneIn
from pln.models.interaction import InteractionIn
from pln.models.resource import ResourceIn
from pln.store.session import Writer
from pln.store.writes import contacts, goals, interactions, resources
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


def emails(*addresses: str) -> tuple[dict[str, object], ...]:
    return tuple({"value": address} for address in addresses)


def add_contacts(writer: Writer, *names: str, **values: Any) -> list[str]:
    """Stores contacts that differ in nothing but their names; their slugs."""
    return [contacts.add(writer, contact(name, **values)).contact.slug for name in names]


def add_goals(writer: Writer, *names: str, **values: Any) -> list[str]:
    return [goals.add(writer, goal(name, **values)).slug for name in names]


def add_resources(writer: Writer, *titles: str, **values: Any) -> list[str]:
    return [resources.add(writer, resource(title, **values)).slug for title in titles]


def add_talk(writer: Writer, *people: str, **values: Any) -> int:
    return interactions.add(writer, talk(*people, **values)).id


def add_neighbours(writer: Writer) -> None:
    """What the full records refer to: bo-neighbour, a-parent-goal, linked-goal (a metric), linked-resource."""
    add_contacts(writer, "Bo Neighbour")
    add_goals(writer, "A parent goal")
    add_goals(writer, "Linked goal", measure="metric", target_value=100.0)
    add_resources(writer, "Linked resource")


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
