"""Goals, their milestones, check-ins and links."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pln.errors import ChangedMeanwhileError, DuplicateError, InputError, NotFoundError
from pln.facts.goal import Goal
from pln.facts.refs import Ref
from pln.store.queries import goals as queries
from pln.store.queries.goals import GoalFilter, goal_records
from pln.store.queries.interactions import InteractionFilter, interactions
from pln.store.queries.resources import ResourceFilter, resources
from pln.store.session import Writer, write
from pln.store.writes import goals
from tests.readable import TODAY, day
from tests.store.conftest import Writing
from tests.store.samples import (
    FULL_CHECK_IN,
    FULL_GOAL,
    FULL_MILESTONE,
    add_contacts,
    add_goals,
    add_neighbours,
    add_resources,
    add_talk,
    check_in,
    goal,
    milestone,
)

TOMORROW = day("2026-11-23")
LATER = "2026-11-22T23:00:00Z"


def add(writer: Writer, name: str = "Learn Rust", **values: Any) -> Goal:
    return goals.add(writer, goal(name, **values))


def test_a_goal_known_is_not_added_twice_unless_told(writer: Writer) -> None:
    add(writer)
    with pytest.raises(DuplicateError, match="'LEARN rust' is a goal already: learn-rust"):
        add(writer, "LEARN  rust")
    assert goals.add(writer, goal("Learn Rust"), allow_duplicate=True).slug == "learn-rust-2"
    assert add(writer, "Learn Rust well").slug == "learn-rust-well"


def test_a_change_leaves_everything_else_as_it_is(writing: Writing) -> None:
    with writing() as writer:
        add_neighbours(writer)
        before = goals.add(writer, FULL_GOAL)
    with writing() as writer:
        after = goals.change(writer, before.slug, {"why": "Fun"})
    assert after.why == "Fun"
    assert replace(after, why=before.why) == before


@pytest.mark.parametrize("topics", [("b",), ("b", "c"), ("c", "a"), ()])
def test_topics_are_replaced_not_added_to(writer: Writer, topics: tuple[str, ...]) -> None:
    add(writer, topics=("b", "a", "#A"))
    assert queries.goal(writer.rows, "learn-rust").topics == ("a", "b")
    assert goals.change(writer, "learn-rust", {"topics": topics}).topics == tuple(sorted(topics))


def test_a_metric_without_a_start_starts_at_zero(writer: Writer) -> None:
    assert add(writer, measure="metric", target_value=10.0).start_value == 0.0
    assert add(writer, "Down", measure="metric", target_value=0.0, start_value=5.0).start_value == 5.0
    assert add(writer, "By hand", measure="manual").start_value is None


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"name": " "}, "name: is empty"),
        ({"status": "lost"}, "status: 'lost' is not one of"),
        ({"measure": "metric"}, "a metric needs a target"),
        ({"target_value": 5.0}, "start and target belong to --measure metric"),
        ({"due_on": day("2026-11-21")}, "due before it starts"),
        ({"parent": "learn-rust"}, "a goal cannot be a part of itself"),
    ],
)
def test_a_bad_change_is_refused(writer: Writer, changes: dict[str, Any], message: str) -> None:
    add(writer)
    with pytest.raises(InputError, match=message):
        goals.change(writer, "learn-rust", changes)


@pytest.mark.parametrize("measure", ["milestones", "resources", "manual"])
def test_a_goal_no_longer_measured_by_a_metric_has_no_start_and_target(writer: Writer, measure: str) -> None:
    add(writer, measure="metric", unit="km", start_value=2.0, target_value=10.0)
    changed = goals.change(writer, "learn-rust", {"measure": measure})
    assert (changed.measure, changed.start_value, changed.target_value) == (measure, None, None)


def test_start_and_target_given_together_with_another_measure_are_refused(writer: Writer) -> None:
    add(writer, measure="metric", target_value=10.0)
    with pytest.raises(InputError, match="start and target belong to --measure metric"):
        goals.change(writer, "learn-rust", {"measure": "manual", "target_value": 5.0})
    kept = goals.change(writer, "learn-rust", {"measure": "metric", "why": "Fun"})
    assert (kept.start_value, kept.target_value) == (0.0, 10.0)


def test_a_circle_of_parents_is_refused_at_any_length(writer: Writer) -> None:
    add(writer, "A")
    for name, parent in (("B", "a"), ("C", "b"), ("D", "c")):
        assert add(writer, name, parent=parent).parent == Ref(parent, parent.upper())
    for parent in ("a", "b", "c", "d"):
        with pytest.raises(InputError, match="a goal cannot be a part of itself"):
            goals.change(writer, "a", {"parent": parent})
    assert goals.change(writer, "c", {"parent": "a"}).parent == Ref("a", "A")
    assert goals.change(writer, "c", {"parent": None}).parent is None


def test_a_circle_made_by_another_program_does_not_hang(writer: Writer) -> None:
    add_goals(writer, "A", "B", "C")
    writer.rows.execute("UPDATE goal SET parent_id = CASE slug WHEN 'a' THEN 2 WHEN 'b' THEN 1 END")
    with pytest.raises(InputError, match="a goal cannot be a part of itself"):
        goals.change(writer, "c", {"parent": "a"})


def test_a_parent_must_be_known(writer: Writer) -> None:
    with pytest.raises(NotFoundError, match="no goal answers to 'nothing'"):
        add(writer, parent="nothing")


def test_what_was_changed_meanwhile_is_not_overwritten(writer: Writer) -> None:
    shown = add(writer)
    goals.change(writer, "learn-rust", {"topics": ("rust",)}, expected=shown)
    with pytest.raises(ChangedMeanwhileError, match="'Learn Rust' was changed meanwhile"):
        goals.change(writer, "learn-rust", {"why": "Fun"}, expected=shown)


def test_what_was_deleted_meanwhile_is_not_found(writer: Writer) -> None:
    with pytest.raises(NotFoundError, match="there is no goal learn-rust any more"):
        goals.change(writer, "learn-rust", {})
    with pytest.raises(NotFoundError, match="no goal answers to 'learn-rust'"):
        goals.delete(writer, "learn-rust")
    with pytest.raises(NotFoundError, match="there is no milestone 1 any more"):
        goals.change_milestone(writer, 1, {})
    with pytest.raises(NotFoundError, match="there is no check-in 1 any more"):
        goals.change_check_in(writer, 1, {})
    with pytest.raises(NotFoundError, match="no goal answers to 'learn-rust'"):
        goals.add_milestone(writer, milestone())
    with pytest.raises(NotFoundError, match="no goal answers to 'learn-rust'"):
        goals.add_check_in(writer, check_in())


def test_deleting_a_goal_takes_its_own_along_and_leaves_the_rest(writing: Writing) -> None:
    with writing() as writer:
        add(writer, "Rust", topics=("rust",))
        add(writer, "Part", parent="rust")
        goals.add_milestone(writer, milestone(goal="rust"))
        goals.add_check_in(writer, check_in("rust"))
        add_contacts(writer, "Ann")
        add_resources(writer, "Book", goals=("rust",))
        goals.link_contact(writer, "rust", "ann", "mentor")
        add_talk(writer, "ann", goals=("rust", "part"))
    with writing() as writer:
        goals.delete(writer, "rust")
    with writing() as writer:
        assert [(one.slug, one.parent) for one in queries.goals(writer.rows, GoalFilter())] == [
            ("part", None)
        ]
        for table in ("milestone", "checkin", "goal_topic", "goal_contact", "goal_resource"):
            assert writer.rows.execute(f"SELECT * FROM {table}").fetchall() == []  # noqa: S608
        (talk,) = interactions(writer.rows, InteractionFilter())
        assert (talk.people, talk.goals) == ((Ref("ann", "Ann"),), (Ref("part", "Part"),))
        assert [one.slug for one in resources(writer.rows, ResourceFilter())] == ["book"]


def test_milestones_stand_one_after_the_other(writer: Writer) -> None:
    add(writer)
    assert goals.next_position(writer, "learn-rust") == 1
    goals.add_milestone(writer, milestone("One"))
    goals.add_milestone(writer, milestone("Five", position=5))
    assert goals.next_position(writer, "learn-rust") == 6


def places(writer: Writer, of: str = "learn-rust") -> dict[str, int]:
    return {step.name: step.position for step in queries.milestones(writer.rows, of)}


def add_steps(writer: Writer, **positions: int) -> dict[str, int]:
    """Stores milestones at their places, which must be in order; their ids."""
    return {
        name: goals.add_milestone(writer, milestone(name, position=at)).id for name, at in positions.items()
    }


@pytest.mark.parametrize(
    ("position", "expected"),
    [
        (1, {"New": 1, "A": 2, "B": 3, "C": 4, "E": 5}),
        (2, {"A": 1, "New": 2, "B": 3, "C": 4, "E": 5}),
        (4, {"A": 1, "B": 2, "C": 3, "New": 4, "E": 5}),
        (5, {"A": 1, "B": 2, "C": 3, "New": 5, "E": 6}),
        (9, {"A": 1, "B": 2, "C": 3, "E": 5, "New": 9}),
    ],
)
def test_a_new_milestone_moves_the_later_ones_back_up_to_a_gap(
    writer: Writer, position: int, expected: dict[str, int]
) -> None:
    add_goals(writer, "Learn Rust", "Learn Go")
    goals.add_milestone(writer, milestone("Go's own", goal="learn-go", position=position))
    add_steps(writer, A=1, B=2, C=3, E=5)
    goals.add_milestone(writer, milestone("New", position=position))
    assert places(writer) == expected
    assert places(writer, "learn-go") == {"Go's own": position}


@pytest.mark.parametrize(
    ("name", "position", "expected"),
    [
        ("C", 1, {"C": 1, "A": 2, "B": 3}),
        ("A", 2, {"A": 2, "B": 3, "C": 4}),
        ("B", 2, {"A": 1, "B": 2, "C": 3}),
        ("B", 4, {"A": 1, "C": 3, "B": 4}),
    ],
)
def test_a_moved_milestone_moves_the_later_ones_back(
    writer: Writer, name: str, position: int, expected: dict[str, int]
) -> None:
    add(writer)
    number = add_steps(writer, A=1, B=2, C=3)[name]
    assert goals.change_milestone(writer, number, {"position": position}).position == position
    assert places(writer) == expected


def test_a_milestone_that_comes_from_another_goal_finds_its_place(writing: Writing, database: Path) -> None:
    with writing() as writer:
        add_goals(writer, "Learn Rust", "Learn Go")
        goals.add_milestone(writer, milestone("A", goal="learn-go"))
        number = goals.add_milestone(writer, milestone("B")).id
    with write(database, "test", TODAY, LATER) as writer:
        goals.change_milestone(writer, number, {"goal": "learn-go"})
        moved = queries.milestones(writer.rows, "learn-go")
    assert [(step.name, step.position, step.updated_at) for step in moved] == [
        ("B", 1, LATER), ("A", 2, LATER),
    ]  # fmt: skip


def test_two_at_one_place_stay_so_until_one_must_move(writer: Writer) -> None:
    add(writer)
    numbers = add_steps(writer, A=1, B=2, C=4)
    writer.rows.execute("UPDATE milestone SET position = 1")
    goals.change_milestone(writer, numbers["A"], {"weight": 2.0})
    assert places(writer) == {"A": 1, "B": 1, "C": 1}
    goals.add_milestone(writer, milestone("New"))
    assert places(writer) == {"New": 1, "A": 2, "B": 3, "C": 4}


def test_there_is_a_last_place(writer: Writer) -> None:
    add(writer)
    add_steps(writer, A=9_998, B=10_000)
    add_steps(writer, C=9_998)
    with pytest.raises(InputError, match="position: there is no place left up to 10000"):
        add_steps(writer, D=9_998)


def test_a_milestone_is_done_at_the_latest_today(writer: Writer) -> None:
    add(writer)
    with pytest.raises(InputError, match=r"^done 2026-11-23 has not come yet$"):
        goals.add_milestone(writer, milestone(done_on=TOMORROW))
    number = goals.add_milestone(writer, milestone(done_on=TODAY, due_on=TOMORROW)).id
    with pytest.raises(InputError, match="done 2026-11-23 has not come yet"):
        goals.change_milestone(writer, number, {"done_on": TOMORROW})


def test_a_milestone_done_too_late_already_can_be_changed_otherwise(writer: Writer) -> None:
    add(writer)
    number = goals.add_milestone(writer, milestone()).id
    writer.rows.execute("UPDATE milestone SET done_on = '2026-11-23'")
    assert goals.change_milestone(writer, number, {"weight": 2.0}).done_on == TOMORROW
    with pytest.raises(InputError, match="done 2026-11-24 has not come yet"):
        goals.change_milestone(writer, number, {"done_on": day("2026-11-24")})
    assert goals.change_milestone(writer, number, {"done_on": None}).done_on is None


def test_a_milestone_is_known_by_its_name_within_its_goal(writer: Writer) -> None:
    add_goals(writer, "Learn Rust", "Learn Go")
    goals.add_milestone(writer, milestone("Read the book"))
    with pytest.raises(DuplicateError, match="'read THE book' is a milestone of learn-rust already"):
        goals.add_milestone(writer, milestone("read THE book"))
    goals.add_milestone(writer, milestone("Read the book", goal="learn-go"))


def test_a_milestone_is_changed_moved_and_deleted(writing: Writing) -> None:
    with writing() as writer:
        add_neighbours(writer)
        before = goals.add_milestone(writer, FULL_MILESTONE)
    with writing() as writer:
        after = goals.change_milestone(writer, before.id, {"done_on": None, "goal": "a-parent-goal"}, before)
        assert after == replace(before, done_on=None, goal=Ref("a-parent-goal", "A parent goal"))
        with pytest.raises(ChangedMeanwhileError, match="'First draft' was changed meanwhile"):
            goals.change_milestone(writer, before.id, {"weight": 1.0}, before)
        with pytest.raises(InputError, match="weight: is less than 0"):
            goals.change_milestone(writer, before.id, {"weight": -1.0})
    with writing() as writer:
        goals.delete_milestone(writer, before.id)
        assert queries.milestones(writer.rows) == []


def test_a_check_in_is_changed_moved_and_deleted(writing: Writing) -> None:
    with writing() as writer:
        add_neighbours(writer)
        before = goals.add_check_in(writer, FULL_CHECK_IN)
    with writing() as writer:
        after = goals.change_check_in(writer, before.id, {"value": None, "goal": "a-parent-goal"}, before)
        assert after == replace(before, value=None, goal=Ref("a-parent-goal", "A parent goal"))
        with pytest.raises(ChangedMeanwhileError, match="check-in 1 was changed meanwhile"):
            goals.change_check_in(writer, before.id, {"value": 1.0}, before)
        with pytest.raises(InputError, match="confidence: is more than 10"):
            goals.change_check_in(writer, before.id, {"confidence": 11})
    with writing() as writer:
        goals.delete_check_in(writer, before.id)
        assert queries.check_ins(writer.rows) == []


def test_the_next_action_of_a_check_in_becomes_the_goals(writer: Writer) -> None:
    add(writer, next_action="First step")
    goals.add_check_in(writer, check_in())
    assert queries.goal(writer.rows, "learn-rust").next_action == "First step"
    goals.add_check_in(writer, check_in(next_action="Second step"))
    assert queries.goal(writer.rows, "learn-rust").next_action == "Second step"


def test_nothing_is_said_of_a_day_to_come(writer: Writer) -> None:
    add(writer)
    with pytest.raises(InputError, match="2026-11-23 has not come yet"):
        goals.add_check_in(writer, check_in(day=day("2026-11-23")))
    number = goals.add_check_in(writer, check_in(day=TODAY)).id
    with pytest.raises(InputError, match="2026-11-23 has not come yet"):
        goals.change_check_in(writer, number, {"day": day("2026-11-23")})


def test_a_check_in_too_late_already_can_be_changed_otherwise(writer: Writer) -> None:
    add(writer)
    number = goals.add_check_in(writer, check_in()).id
    writer.rows.execute("UPDATE checkin SET day = '2026-11-23'")
    assert goals.change_check_in(writer, number, {"note": "x"}).day == TOMORROW


@pytest.mark.parametrize(
    ("measure", "hint"),
    [
        ("milestones", "--done MILESTONE, or pln edit goal learn-rust --measure metric --target …"),
        (
            "resources",
            "pln edit resource NAME --status done, or pln edit goal learn-rust --measure metric --target …",
        ),
    ],
)
def test_a_value_that_says_nothing_is_refused(writer: Writer, measure: str, hint: str) -> None:
    add(writer, measure=measure)
    message = f"^Learn Rust is measured by {measure}, so a value says nothing$"
    with pytest.raises(InputError, match=message) as refused:
        goals.add_check_in(writer, check_in(value=0.0))
    assert refused.value.hint == hint
    number = goals.add_check_in(writer, check_in(confidence=5)).id
    with pytest.raises(InputError, match=message):
        goals.change_check_in(writer, number, {"value": 3.0})


@pytest.mark.parametrize("value", [-0.5, 100.5, 140.0])
def test_a_manual_goal_is_measured_in_percent(writer: Writer, value: float) -> None:
    add(writer, measure="manual")
    message = f"Learn Rust is measured in percent: {value:g} is not 0 to 100"
    with pytest.raises(InputError, match=message):
        goals.add_check_in(writer, check_in(value=value))
    number = goals.add_check_in(writer, check_in(value=0.0)).id
    with pytest.raises(InputError, match=message):
        goals.change_check_in(writer, number, {"value": value})
    assert goals.change_check_in(writer, number, {"value": 100.0}).value == 100.0


def test_a_value_from_before_the_goal_was_measured_otherwise_may_stay(writer: Writer) -> None:
    add_goals(writer, "Learn Rust", "Run", measure="metric", target_value=1000.0)
    add_goals(writer, "Read")
    number = goals.add_check_in(writer, check_in(value=140.0)).id
    assert goals.change_check_in(writer, number, {"goal": "run"}).value == 140.0
    goals.change(writer, "run", {"measure": "manual"})
    assert goals.change_check_in(writer, number, {"note": "x"}).value == 140.0
    with pytest.raises(InputError, match="Read is measured by milestones"):
        goals.change_check_in(writer, number, {"goal": "read"})


def roles(writer: Writer) -> list[tuple[str, str]]:
    (record,) = goal_records(writer.rows, TODAY, GoalFilter())
    return [(supporter.tie.slug, supporter.role) for supporter in record.supporters]


def test_somebody_may_support_a_goal_in_several_roles(writer: Writer) -> None:
    add(writer)
    add_contacts(writer, "Ann", "Bo")
    for contact, role in (("ann", "peer"), ("ann", "mentor"), ("ann", "peer"), ("bo", "expert")):
        goals.link_contact(writer, "learn-rust", contact, role)  # type: ignore[arg-type]
    assert roles(writer) == [("ann", "mentor"), ("ann", "peer"), ("bo", "expert")]
    assert goals.unlink_contact(writer, "learn-rust", "ann")
    assert not goals.unlink_contact(writer, "learn-rust", "ann")
    assert roles(writer) == [("bo", "expert")]
    goals.link_contact(writer, "learn-rust", "ann", "peer")
    assert roles(writer) == [("ann", "peer"), ("bo", "expert")]


def test_a_resource_may_serve_a_goal(writer: Writer) -> None:
    add(writer)
    add_resources(writer, "Book")

    def linked() -> list[str]:
        return [one.slug for one in resources(writer.rows, ResourceFilter(goal="learn-rust"))]

    for _ in range(2):
        goals.link_resource(writer, "learn-rust", "book")
        assert linked() == ["book"]
    assert goals.unlink_resource(writer, "learn-rust", "book")
    assert not goals.unlink_resource(writer, "learn-rust", "book")
    assert linked() == []
    goals.link_resource(writer, "learn-rust", "book")
    assert linked() == ["book"]


@pytest.mark.parametrize(
    ("goal_slug", "other", "message"),
    [
        ("nothing", "ann", "no goal answers to 'nothing'"),
        ("learn-rust", "nobody", "no contact answers to 'nobody'"),
    ],
)
def test_a_link_needs_both_ends(writer: Writer, goal_slug: str, other: str, message: str) -> None:
    add(writer)
    add_contacts(writer, "Ann")
    with pytest.raises(NotFoundError, match=message):
        goals.link_contact(writer, goal_slug, other, "peer")
    with pytest.raises(NotFoundError, match=message):
        goals.unlink_contact(writer, goal_slug, other)


def test_a_link_to_a_resource_needs_both_ends(writer: Writer) -> None:
    add(writer)
    for act in (goals.link_resource, goals.unlink_resource):
        with pytest.raises(NotFoundError, match="no resource answers to 'nothing'"):
            act(writer, "learn-rust", "nothing")
