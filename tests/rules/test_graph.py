from datetime import date
from typing import Any

from pln.facts.event import Event, Met
from pln.facts.goal import Goal
from pln.facts.goal_record import GoalRecord, Supporter
from pln.facts.relation import Relation
from pln.rules.graph import Graph, Records, Talks, graph
from pln.vocabulary import UNREADABLE
from tests.readable import contact, day, fill, ref, tie


def goal(name: str, helpers: dict[str, str] | None = None, **values: Any) -> GoalRecord:
    said = {"status": "active", "started_on": day("2026-01-10"), **values}
    supporters = [Supporter(tie(who), role) for who, role in (helpers or {}).items()]  # type: ignore[arg-type]
    return GoalRecord(fill(Goal, slug=ref(name).slug, name=name, **said), supporters=tuple(supporters))


def relation(one: str, type: str, other: str, **values: Any) -> Relation:
    return fill(Relation, contact=ref(one), type=type, other=ref(other), **values)


def ties(found: Graph) -> list[str]:
    return [f"{one.source} {one.kind} {one.target}: {one.label}" for one in found.ties]


def test_nothing_gives_an_empty_graph() -> None:
    assert graph(Records()) == Graph()


def test_every_record_that_ties_two_is_a_tie() -> None:
    meetup = fill(
        Event,
        slug="meetup",
        name="Meetup",
        starts_on=day("2026-05-01"),
        community=ref("Club"),
        people=(Met(ref("Bo"), ""),),
    )
    found = graph(
        Records(
            contacts=[
                contact("Ann", expertise=("rust",), interests=("chess",)),
                contact("Bo", introduced_by=ref("Ann"), met_at=ref("Meetup"), interests=("rust",)),
                contact("Club", kind="community"),
            ],
            relations=[relation("Bo", "member", "Club")],
            goals=[goal("Learn", {"Ann": "mentor"}, topics=("rust",), parent=ref("Grow")), goal("Grow")],
            events=[meetup],
        )
    )
    assert ties(found) == [
        "contact:ann introduced contact:bo: introduced",
        "contact:club met contact:bo: met at Meetup",
        "contact:bo relation contact:club: member",
        "contact:ann goal goal:learn: mentor",
        "goal:learn part goal:grow: part of",
        "contact:ann topic topic:rust: knows",
        "contact:bo topic topic:rust: interested in",
        "goal:learn topic topic:rust: about",
    ]
    # Nobody shares chess with Ann.
    assert [node.id for node in found.nodes] == [
        *("contact:ann", "contact:bo", "contact:club", "goal:learn", "goal:grow", "topic:rust")
    ]


def test_archived_contacts_are_there_only_for_whom_they_led_to() -> None:
    found = graph(
        Records(
            contacts=[
                contact("Ann", archived=True),
                contact("Bo", introduced_by=ref("Ann")),
                contact("Cy", archived=True, introduced_by=ref("Bo")),
            ],
            relations=[relation("Bo", "friend", "Cy")],
        )
    )
    assert [node.name for node in found.nodes] == ["Ann", "Bo"]
    assert ties(found) == ["contact:ann introduced contact:bo: introduced"]


def test_a_tie_is_there_once_both_ends_are() -> None:
    people = [
        contact("Ann", met_on=day("2024-03-01"), added_on=day("2026-01-01")),
        contact("Bo", added_on=day("2026-02-01"), introduced_by=ref("Ann")),
    ]
    since = day("2020-01-01")
    talks = {"bo": Talks(4, day("2025-06-01"))}
    found = graph(Records(people, [relation("Ann", "friend", "Bo", since_on=since)], talks=talks))
    assert [node.since for node in found.nodes] == [date(2024, 3, 1), date(2025, 6, 1)]
    assert {one.since for one in found.ties} == {date(2025, 6, 1)}
    assert [node.talks for node in found.nodes] == [0, 4]


def test_nobody_is_tied_to_themselves_and_nothing_is_there_twice() -> None:
    people = [contact("Ann", introduced_by=ref("Ann")), contact("Bo")]
    same = relation("Ann", "friend", "Bo")
    assert ties(graph(Records(people, [same, same, relation("Bo", "friend", "Bo")]))) == [
        "contact:ann relation contact:bo: friend"
    ]


def test_what_cannot_be_read_is_passed_over() -> None:
    ann = contact("Ann", kind=UNREADABLE, added_on=UNREADABLE, last_on=UNREADABLE)
    odd = relation("Ann", UNREADABLE, "Bo", since_on=UNREADABLE)
    (first, *_), (only,) = (found := graph(Records([ann, contact("Bo")], [odd]))).nodes, found.ties
    assert (first.kind, first.since, first.last_on) == ("person", None, None)
    assert only.label == "related"
