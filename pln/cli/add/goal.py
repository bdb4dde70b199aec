"""`pln add goal` and `pln add milestone`."""

from typing import Annotated, Any

from pln import dates
from pln.cli.declaring import Argument, Context
from pln.cli.fields.goal import GOAL_OWN, MILESTONE_OWN
from pln.cli.flags import flags_for, reading_of, values_given
from pln.cli.invocation import here
from pln.cli.options import AllowDuplicate, OfGoal


@flags_for(GOAL_OWN)
def goal(
    context: Context,
    name: Annotated[str, Argument(metavar="NAME", help="What you want to learn.")],
    allow_duplicate: AllowDuplicate = False,
    **given: Any,
) -> None:
    """Add a learning goal.

    Such as: pln add goal "Learn Rust" --due "in 6 months" --measure metric --unit chapters --target 20
    """
    invocation = here(context)
    values = values_given(GOAL_OWN, given, reading_of(invocation))
    from pln.models.goal import GoalIn
    from pln.store.writes import goals
    from pln.store.writes.records import validated

    new = validated(GoalIn, {"name": name, "started_on": invocation.today, **values})
    with invocation.write("add goal") as writer:
        added = goals.add(writer, new, allow_duplicate=allow_duplicate)
    due = f", due {dates.describe_day(added.due_on)}" if added.due_on else ""
    invocation.say(f"Added goal {added.name} ({added.slug}), measured by {added.measure}{due}.")
    if added.measure == "milestones":
        invocation.say(f'Next: pln add milestone {added.slug} "…"')
    elif added.measure == "resources":
        invocation.say(f"Next: pln link goal {added.slug} --resource …")
    else:
        invocation.say(f"Next: pln log progress {added.slug} --value …")


@flags_for(MILESTONE_OWN)
def milestone(
    context: Context,
    goal: OfGoal,
    name: Annotated[str, Argument(metavar="NAME", help="The step.")],
    **given: Any,
) -> None:
    """Add a milestone to a goal.

    Such as: pln add milestone learn-rust "Finish the ownership chapter" --due "in 3 weeks"
    """
    invocation = here(context)
    reading = reading_of(invocation)
    values = values_given(MILESTONE_OWN, given, reading)
    slug = reading.find("goal", goal)
    from pln.models.goal import MilestoneIn
    from pln.store.writes import goals
    from pln.store.writes.records import validated

    with invocation.write("add milestone") as writer:
        place = {"goal": slug, "position": goals.next_position(writer, slug)}
        added = goals.add_milestone(writer, validated(MilestoneIn, {"name": name, **place, **values}))
    due = f", due {dates.describe_day(added.due_on)}" if added.due_on else ""
    invocation.say(f"Added milestone {added.position} of {added.goal.name}: {added.name}{due}.")
    if added.done_on is None:
        invocation.say(f'When it is done: pln log progress {added.goal.slug} --done "{added.name}"')
