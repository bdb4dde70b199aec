"""Goals, their milestones, check-ins and links."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlmodel import select
from sqlmodel.sql.expression import SelectOfScalar

from pln.errors import DuplicateError, InputError
from pln.facts.goal import CheckIn, Goal, Milestone
from pln.models.goal import (
    CheckInIn,
    CheckInRow,
    GoalContact,
    GoalIn,
    GoalResource,
    GoalRow,
    GoalTopic,
    MilestoneIn,
    MilestoneRow,
)
from pln.names import fold
from pln.store.queries import goals as queries
from pln.store.queries.rows import existing
from pln.store.session import Writer
from pln.store.writes.records import (
    change_record,
    delete_record,
    free_slug,
    holds,
    id_of,
    input_of,
    insert_record,
    picked,
    refuse_changed_meanwhile,
    refuse_days_to_come,
    replace_links,
    says_the_same,
)
from pln.vocabulary import GoalRole

_GOAL_COLUMNS = (
    *("name", "status", "why", "area", "level_now", "level_wanted", "started_on", "due_on", "measure"),
    *("unit", "start_value", "target_value", "next_action"),
)
_MILESTONE_COLUMNS = ("name", "weight", "position", "due_on", "done_on")
_DAYS_OF_FACTS = ("done_on",)
_LAST_POSITION = 10_000
# What moves a goal on instead of a value.
_WITHOUT_VALUES = {
    "milestones": "--done MILESTONE",
    "resources": "pln edit resource NAME --status done",
}
_CHECK_IN_COLUMNS = ("day", "value", "confidence", "blocker", "next_action", "note")


def add(writer: Writer, new: GoalIn, *, allow_duplicate: bool = False) -> Goal:
    """Stores a goal. DuplicateError where its folded name is known already."""
    key = fold(new.name)
    same = writer.rows.execute("SELECT slug FROM goal WHERE name_key = ?", (key,)).fetchone()
    if same and not allow_duplicate:
        raise DuplicateError(
            f"'{new.name}' is a goal already: {same[0]}", "add it all the same with --allow-duplicate"
        )
    slug = free_slug(writer, GoalRow, new.name)
    _link_topics(writer, insert_record(writer, GoalRow, {"slug": slug, **_columns(writer, new)}), new)
    return queries.goal(writer.rows, slug)


def change(writer: Writer, slug: str, changes: Mapping[str, object], expected: Goal | None = None) -> Goal:
    """Changes a goal, validated whole. `expected`: what an editor was shown; must still be so."""
    now = queries.goal(writer.rows, slug)
    refuse_changed_meanwhile(now, expected, f"'{now.name}'")
    new = input_of(now, GoalIn, _measured(now, changes))
    if says_the_same(now, new) and holds(writer, GoalRow, now.id, _columns(writer, new)):
        return now
    _refuse_circle(writer, slug, new.parent)
    change_record(writer, GoalRow, now.id, _columns(writer, new))
    _link_topics(writer, now.id, new)
    return queries.goal(writer.rows, slug)


def _measured(now: Goal, changes: Mapping[str, object]) -> Mapping[str, object]:
    """The changes, and without start and target where the goal ceases to be measured by a metric."""
    if now.measure == "metric" and changes.get("measure", "metric") != "metric":
        return {"start_value": None, "target_value": None, **changes}
    return changes


def delete(writer: Writer, slug: str) -> None:
    """Removes a goal with its milestones, check-ins and links; interactions and resources stay."""
    delete_record(writer, GoalRow, id_of(writer, "goal", slug))


def _columns(writer: Writer, new: GoalIn) -> dict[str, Any]:
    parent_id = id_of(writer, "goal", new.parent) if new.parent else None
    columns = picked(new, _GOAL_COLUMNS) | {"name_key": fold(new.name), "parent_id": parent_id}
    if new.measure == "metric" and new.start_value is None:
        columns["start_value"] = 0.0
    return columns


def _link_topics(writer: Writer, goal_id: int, new: GoalIn) -> None:
    replace_links(writer, GoalTopic, {"goal_id": goal_id}, [{"topic": topic} for topic in new.topics])


def _refuse_circle(writer: Writer, slug: str, parent: str | None) -> None:
    above, passed = parent, {slug}
    while above is not None:
        if above in passed:
            raise InputError("a goal cannot be a part of itself")
        passed.add(above)
        ancestor = queries.goal(writer.rows, above).parent
        above = ancestor.slug if ancestor else None


def next_position(writer: Writer, goal_slug: str) -> int:
    """The place after a goal's last milestone."""
    return max((step.position for step in queries.milestones(writer.rows, goal_slug)), default=0) + 1


def add_milestone(writer: Writer, new: MilestoneIn) -> Milestone:
    """Stores a milestone. DuplicateError where the goal has one of that name.

    Where its position is taken, those from there on move back.
    """
    refuse_days_to_come(writer, new, _DAYS_OF_FACTS)
    known = queries.milestones(writer.rows, new.goal)
    if any(fold(step.name) == fold(new.name) for step in known):
        raise DuplicateError(f"'{new.name}' is a milestone of {new.goal} already")
    _make_room(writer, known, new.position)
    number = insert_record(writer, MilestoneRow, _of_goal(writer, new.goal) | picked(new, _MILESTONE_COLUMNS))
    return queries.milestones(writer.rows, number=number)[0]


def change_milestone(
    writer: Writer, number: int, changes: Mapping[str, object], expected: Milestone | None = None
) -> Milestone:
    """Changes a milestone, validated whole. Where its new position is taken, those from there on move back."""
    now = existing(queries.milestones(writer.rows, number=number), "milestone", number)
    refuse_changed_meanwhile(now, expected, f"'{now.name}'")
    new = input_of(now, MilestoneIn, changes)
    if says_the_same(now, new):
        return now
    refuse_days_to_come(writer, new, _DAYS_OF_FACTS, now)
    if (new.goal, new.position) != (now.goal.slug, now.position):
        others = [step for step in queries.milestones(writer.rows, new.goal) if step.id != number]
        _make_room(writer, others, new.position)
    values = _of_goal(writer, new.goal) | picked(new, _MILESTONE_COLUMNS)
    change_record(writer, MilestoneRow, number, values)
    return existing(queries.milestones(writer.rows, number=number), "milestone", number)


def _make_room(writer: Writer, others: Sequence[Milestone], position: int) -> None:
    """Moves a goal's milestones from a position on back, only as far as the first gap."""
    if all(step.position != position for step in others):
        return
    free = position + 1
    for step in sorted(others, key=lambda step: (step.position, step.id)):
        if step.position < position:
            continue
        if step.position >= free:
            break
        if free > _LAST_POSITION:
            raise InputError(f"position: there is no place left up to {_LAST_POSITION}", "choose a lower one")
        change_record(writer, MilestoneRow, step.id, {"position": free})
        free += 1


def delete_milestone(writer: Writer, number: int) -> None:
    delete_record(writer, MilestoneRow, number)


def add_check_in(writer: Writer, new: CheckInIn) -> CheckIn:
    """Stores a check-in; a next action in it becomes the goal's."""
    _check_day(writer, new)
    of_goal = _of_goal(writer, new.goal)
    check_value(queries.goal(writer.rows, new.goal), new.value)
    number = insert_record(writer, CheckInRow, of_goal | picked(new, _CHECK_IN_COLUMNS))
    if new.next_action:
        change_record(writer, GoalRow, of_goal["goal_id"], {"next_action": new.next_action})
    return existing(queries.check_ins(writer.rows, number=number), "check-in", number)


def change_check_in(
    writer: Writer, number: int, changes: Mapping[str, object], expected: CheckIn | None = None
) -> CheckIn:
    """Changes a check-in, validated whole."""
    now = existing(queries.check_ins(writer.rows, number=number), "check-in", number)
    refuse_changed_meanwhile(now, expected, f"check-in {number}")
    new = input_of(now, CheckInIn, changes)
    if says_the_same(now, new):
        return now
    if new.day != now.day:
        _check_day(writer, new)
    if (new.goal, new.value) != (now.goal.slug, now.value):
        check_value(queries.goal(writer.rows, new.goal), new.value)
    values = _of_goal(writer, new.goal) | picked(new, _CHECK_IN_COLUMNS)
    change_record(writer, CheckInRow, number, values)
    return existing(queries.check_ins(writer.rows, number=number), "check-in", number)


def delete_check_in(writer: Writer, number: int) -> None:
    delete_record(writer, CheckInRow, number)


def _of_goal(writer: Writer, slug: str) -> dict[str, int]:
    return {"goal_id": id_of(writer, "goal", slug)}


def _check_day(writer: Writer, new: CheckInIn) -> None:
    if new.day > writer.today:
        raise InputError(f"{new.day.isoformat()} has not come yet")


def check_value(goal: Goal, value: float | None) -> None:
    """InputError for a check-in's value that says nothing of the goal. A manual goal's is 0 to 100 percent."""
    if value is None:
        return
    if goal.measure == "manual" and not 0 <= value <= 100:
        raise InputError(f"{goal.name} is measured in percent: {value:.16g} is not 0 to 100")
    if goal.measure in _WITHOUT_VALUES:
        raise InputError(
            f"{goal.name} is measured by {goal.measure}, so a value says nothing",
            f"{_WITHOUT_VALUES[goal.measure]}, or pln edit goal {goal.slug} --measure metric --target …",
        )


def link_contact(writer: Writer, goal_slug: str, contact_slug: str, role: GoalRole) -> None:
    """Somebody supports a goal in a role. Linking twice changes nothing."""
    goal_id, contact_id = id_of(writer, "goal", goal_slug), id_of(writer, "contact", contact_slug)
    writer.session.merge(GoalContact(goal_id=goal_id, contact_id=contact_id, role=role))
    writer.session.flush()


def link_resource(writer: Writer, goal_slug: str, resource_slug: str) -> None:
    """A resource serves a goal. Linking twice changes nothing."""
    goal_id, resource_id = id_of(writer, "goal", goal_slug), id_of(writer, "resource", resource_slug)
    writer.session.merge(GoalResource(goal_id=goal_id, resource_id=resource_id))
    writer.session.flush()


def unlink_contact(writer: Writer, goal_slug: str, contact_slug: str) -> bool:
    """Takes somebody off a goal, whatever the role; whether there was such a link."""
    goal_id, contact_id = id_of(writer, "goal", goal_slug), id_of(writer, "contact", contact_slug)
    wanted = select(GoalContact).where(GoalContact.goal_id == goal_id, GoalContact.contact_id == contact_id)
    return _unlink(writer, wanted)


def unlink_resource(writer: Writer, goal_slug: str, resource_slug: str) -> bool:
    """Takes a resource off a goal; whether there was such a link."""
    goal_id, resource_id = id_of(writer, "goal", goal_slug), id_of(writer, "resource", resource_slug)
    wanted = select(GoalResource).where(
        GoalResource.goal_id == goal_id, GoalResource.resource_id == resource_id
    )
    return _unlink(writer, wanted)


def _unlink(writer: Writer, wanted: SelectOfScalar[GoalContact] | SelectOfScalar[GoalResource]) -> bool:
    links = writer.session.exec(wanted).all()
    for link in links:
        writer.session.delete(link)
    writer.session.flush()
    return bool(links)
