"""Goals, their milestones, check-ins and links."""

from collections.abc import Mapping
from typing import Any

from sqlmodel import select
from sqlmodel.sql.expression import SelectOfScalar

from pln.errors import ChangedMeanwhileError, DuplicateError, InputError
from pln.facts import CheckIn, Goal, Milestone
from pln.models.contact import ContactRow
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
from pln.models.resource import ResourceRow
from pln.names import fold
from pln.store.queries import goals as queries
from pln.store.queries.rows import existing
from pln.store.session import Writer
from pln.store.writes.records import (
    change_record,
    delete_record,
    free_slug,
    id_of,
    input_of,
    insert_record,
    picked,
    replace_links,
)
from pln.vocabulary import GoalRole

_GOAL_COLUMNS = (
    *("name", "status", "why", "area", "level_now", "level_wanted", "started_on", "due_on", "measure"),
    *("unit", "start_value", "target_value", "next_action"),
)
_MILESTONE_COLUMNS = ("name", "weight", "position", "due_on", "done_on")
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
    if expected is not None and now != expected:
        raise ChangedMeanwhileError(f"'{now.name}' was changed meanwhile", "edit it again")
    new = input_of(now, GoalIn, changes)
    _refuse_circle(writer, slug, new.parent)
    change_record(writer, GoalRow, now.id, _columns(writer, new))
    _link_topics(writer, now.id, new)
    return queries.goal(writer.rows, slug)


def delete(writer: Writer, slug: str) -> None:
    """Removes a goal with its milestones, check-ins and links; interactions and resources stay."""
    delete_record(writer, GoalRow, id_of(writer, GoalRow, slug))


def _columns(writer: Writer, new: GoalIn) -> dict[str, Any]:
    parent_id = id_of(writer, GoalRow, new.parent) if new.parent else None
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
    """Stores a milestone. DuplicateError where the goal has one of that name."""
    known = queries.milestones(writer.rows, new.goal)
    if any(fold(step.name) == fold(new.name) for step in known):
        raise DuplicateError(f"'{new.name}' is a milestone of {new.goal} already")
    number = insert_record(writer, MilestoneRow, _of_goal(writer, new.goal) | picked(new, _MILESTONE_COLUMNS))
    return queries.milestones(writer.rows, number=number)[0]


def change_milestone(
    writer: Writer, number: int, changes: Mapping[str, object], expected: Milestone | None = None
) -> Milestone:
    """Changes a milestone, validated whole."""
    now = existing(queries.milestones(writer.rows, number=number), "milestone", number)
    if expected is not None and now != expected:
        raise ChangedMeanwhileError(f"'{now.name}' was changed meanwhile", "edit it again")
    new = input_of(now, MilestoneIn, changes)
    values = _of_goal(writer, new.goal) | picked(new, _MILESTONE_COLUMNS)
    change_record(writer, MilestoneRow, number, values)
    return existing(queries.milestones(writer.rows, number=number), "milestone", number)


def delete_milestone(writer: Writer, number: int) -> None:
    delete_record(writer, MilestoneRow, number)


def add_check_in(writer: Writer, new: CheckInIn) -> CheckIn:
    """Stores a check-in; a next action in it becomes the goal's."""
    _check_day(writer, new)
    of_goal = _of_goal(writer, new.goal)
    number = insert_record(writer, CheckInRow, of_goal | picked(new, _CHECK_IN_COLUMNS))
    if new.next_action:
        change_record(writer, GoalRow, of_goal["goal_id"], {"next_action": new.next_action})
    return existing(queries.check_ins(writer.rows, number=number), "check-in", number)


def change_check_in(
    writer: Writer, number: int, changes: Mapping[str, object], expected: CheckIn | None = None
) -> CheckIn:
    """Changes a check-in, validated whole."""
    now = existing(queries.check_ins(writer.rows, number=number), "check-in", number)
    if expected is not None and now != expected:
        raise ChangedMeanwhileError(f"check-in {number} was changed meanwhile", "edit it again")
    new = input_of(now, CheckInIn, changes)
    _check_day(writer, new)
    values = _of_goal(writer, new.goal) | picked(new, _CHECK_IN_COLUMNS)
    change_record(writer, CheckInRow, number, values)
    return existing(queries.check_ins(writer.rows, number=number), "check-in", number)


def delete_check_in(writer: Writer, number: int) -> None:
    delete_record(writer, CheckInRow, number)


def _of_goal(writer: Writer, slug: str) -> dict[str, int]:
    return {"goal_id": id_of(writer, GoalRow, slug)}


def _check_day(writer: Writer, new: CheckInIn) -> None:
    if new.day > writer.today:
        raise InputError(f"{new.day.isoformat()} has not come yet")


def link_contact(writer: Writer, goal_slug: str, contact_slug: str, role: GoalRole) -> None:
    """Somebody supports a goal in a role. Linking twice changes nothing."""
    goal_id, contact_id = id_of(writer, GoalRow, goal_slug), id_of(writer, ContactRow, contact_slug)
    writer.session.merge(GoalContact(goal_id=goal_id, contact_id=contact_id, role=role))
    writer.session.flush()


def link_resource(writer: Writer, goal_slug: str, resource_slug: str) -> None:
    """A resource serves a goal. Linking twice changes nothing."""
    goal_id, resource_id = id_of(writer, GoalRow, goal_slug), id_of(writer, ResourceRow, resource_slug)
    writer.session.merge(GoalResource(goal_id=goal_id, resource_id=resource_id))
    writer.session.flush()


def unlink_contact(writer: Writer, goal_slug: str, contact_slug: str) -> bool:
    """Takes somebody off a goal, whatever the role; whether there was such a link."""
    goal_id, contact_id = id_of(writer, GoalRow, goal_slug), id_of(writer, ContactRow, contact_slug)
    wanted = select(GoalContact).where(GoalContact.goal_id == goal_id, GoalContact.contact_id == contact_id)
    return _unlink(writer, wanted)


def unlink_resource(writer: Writer, goal_slug: str, resource_slug: str) -> bool:
    """Takes a resource off a goal; whether there was such a link."""
    goal_id, resource_id = id_of(writer, GoalRow, goal_slug), id_of(writer, ResourceRow, resource_slug)
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
