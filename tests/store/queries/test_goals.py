"""Goals, and the record that their progress is rebuilt from."""

from typing import Any

import pytest

from pln.errors import NotFoundError
from pln.facts.refs import Ref
from pln.store.queries.goals import GoalFilter, check_ins, goal, goal_records, goals, milestones
from pln.store.session import Writer
from pln.store.writes import goals as writes
from tests.readable import TODAY, day
from tests.store import samples
from tests.store.built_once import begun_once
from tests.store.samples import add_contacts, add_goals, add_resources, add_talk, check_in, milestone


@begun_once
def network(writer: Writer) -> Writer:
    """Rust (active, with Ann), Art (paused), Go (someday)."""
    add_contacts(writer, "Ann", "Bo")
    for name, values in {
        "Rust": {"topics": ("rust", "code"), "area": "work"},
        "art": {"status": "paused", "topics": ("drawing",), "area": "home"},
        "Go": {"status": "someday", "topics": ("code",), "area": "work"},
    }.items():
        writes.add(writer, samples.goal(name, **values))
    writes.link_contact(writer, "rust", "ann", "peer")
    return writer


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        ({}, ["art", "Go", "Rust"]),
        ({"statuses": ["active"]}, ["Rust"]),
        ({"statuses": ["paused", "someday"]}, ["art", "Go"]),
        ({"statuses": []}, []),
        ({"area": "work"}, ["Go", "Rust"]),
        ({"topic": "#Code"}, ["Go", "Rust"]),
        ({"slugs": ["rust", "art"]}, ["art", "Rust"]),
        ({"slugs": []}, []),
        ({"contact": "ann"}, ["Rust"]),
        ({"contact": "bo"}, []),
        ({"topic": "code", "statuses": ["active"]}, ["Rust"]),
    ],
)
def test_goals_are_filtered_and_in_order_of_their_names(
    network: Writer, wanted: dict[str, Any], names: list[str]
) -> None:
    assert [one.name for one in goals(network.rows, GoalFilter(**wanted))] == names


def test_one_goal(network: Writer) -> None:
    assert goal(network.rows, "art").topics == ("drawing",)
    with pytest.raises(NotFoundError, match="there is no goal nothing any more"):
        goal(network.rows, "nothing")


def test_milestones_are_in_order_of_their_goals_and_places(network: Writer) -> None:
    for goal_slug, name, position in (
        ("rust", "R2", 2),
        ("art", "A1", 1),
        ("rust", "R1", 1),
        ("rust", "R3", 3),
    ):
        writes.add_milestone(network, milestone(name, goal=goal_slug, position=position))
    assert [step.name for step in milestones(network.rows)] == ["A1", "R1", "R2", "R3"]
    assert [step.name for step in milestones(network.rows, "rust")] == ["R1", "R2", "R3"]
    assert [step.name for step in milestones(network.rows, number=2)] == ["A1"]
    assert milestones(network.rows, "rust", number=2) == []


def test_check_ins_are_in_order_of_their_days(network: Writer) -> None:
    for goal_slug, text in (("rust", "2026-11-20"), ("art", "2026-11-19"), ("rust", "2026-11-01")):
        writes.add_check_in(network, check_in(goal_slug, day=day(text)))
    assert [one.day.day for one in check_ins(network.rows)] == [1, 19, 20]
    assert [one.day.day for one in check_ins(network.rows, "rust")] == [1, 20]
    assert [one.goal for one in check_ins(network.rows, number=2)] == [Ref("art", "art")]


def test_a_record_holds_what_belongs_to_its_goal_and_nothing_else(network: Writer) -> None:
    add_resources(network, "The Book", "A Film")
    for slug in ("rust", "art"):
        writes.add_milestone(network, milestone(f"Step of {slug}", goal=slug))
        writes.add_check_in(network, check_in(slug, note=slug))
    writes.add_check_in(network, check_in("rust", day=day("2026-11-01"), note="first"))
    writes.link_resource(network, "rust", "the-book")
    writes.link_resource(network, "rust", "a-film")
    writes.link_contact(network, "rust", "ann", "mentor")
    writes.link_contact(network, "art", "bo", "expert")
    add_talk(network, "ann", "bo", day=day("2026-11-10"), goals=("rust",))
    add_talk(network, "bo", day=day("2026-11-10"), goals=("rust",))
    add_talk(network, day=day("2026-11-05"), goals=("rust", "art"))
    add_talk(network, "ann", day=TODAY, goals=("rust",), status="planned")
    assert [one.talks for one in goal_records(network.rows, TODAY, GoalFilter())] == [
        (day("2026-11-05"),),
        (),
        (day("2026-11-10"),),
    ]
    art, go, rust = goal_records(network.rows, TODAY, GoalFilter(), day("2026-01-01"))
    assert [one.goal.slug for one in (art, go, rust)] == ["art", "go", "rust"]
    assert [step.name for step in rust.milestones] == ["Step of rust"]
    assert [one.note for one in rust.checkins] == ["first", "rust"]
    assert [one.slug for one in rust.resources] == ["a-film", "the-book"]
    assert [(one.tie.slug, one.role) for one in rust.supporters] == [("ann", "mentor"), ("ann", "peer")]
    assert rust.supporters[0].tie.last_on == day("2026-11-10")
    assert rust.talks == (day("2026-11-05"), day("2026-11-10"))
    assert [one.note for one in art.checkins] == ["art"]
    assert [one.tie.slug for one in art.supporters] == ["bo"]
    assert (art.resources, art.talks) == ((), (day("2026-11-05"),))
    assert (go.milestones, go.checkins, go.resources, go.supporters, go.talks) == ((), (), (), (), ())


def test_a_supporter_may_be_wished_for_or_archived(writer: Writer) -> None:
    add_goals(writer, "Rust")
    add_contacts(writer, "Ann", status="wished")
    add_contacts(writer, "Bo", archived=True)
    for slug in ("ann", "bo"):
        writes.link_contact(writer, "rust", slug, "expert")
    (record,) = goal_records(writer.rows, TODAY, GoalFilter())
    assert [one.tie.slug for one in record.supporters] == ["ann", "bo"]


def test_records_are_those_of_the_goals_wanted(network: Writer) -> None:
    assert [one.goal.slug for one in goal_records(network.rows, TODAY, GoalFilter(statuses=["active"]))] == [
        "rust"
    ]
    assert goal_records(network.rows, TODAY, GoalFilter(slugs=[])) == []
