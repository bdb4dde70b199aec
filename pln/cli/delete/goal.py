"""`pln delete goal`, `milestone` and `check-in`."""

from pln.cli.declaring import Context
from pln.cli.delete.way_back import BACK
from pln.cli.flags import reading_of
from pln.cli.invocation import here
from pln.cli.named import number_of
from pln.cli.options import Name, Number, OfGoal, Step, YesOption


def goal(context: Context, name: Name, yes: YesOption = False) -> None:
    """Delete a goal with its milestones and check-ins; interactions and resources stay."""
    invocation = here(context)
    slug = reading_of(invocation).find("goal", name)
    from pln.store.queries.goals import check_ins, milestones
    from pln.store.queries.goals import goal as query
    from pln.store.writes import goals

    with invocation.write("delete goal") as writer:
        known = query(writer.rows, slug)
        steps, answers = len(milestones(writer.rows, slug)), len(check_ins(writer.rows, slug))
        goals.delete(writer, slug)
    invocation.say(
        f"Deleted goal {known.name} ({slug}) with {steps} milestones and {answers} check-ins.", BACK
    )


def milestone(
    context: Context,
    goal: OfGoal,
    name: Step,
    yes: YesOption = False,
) -> None:
    """Delete a milestone."""
    invocation = here(context)
    slug = reading_of(invocation).find("goal", goal)
    from pln.store.resolve import resolve_milestone
    from pln.store.writes import goals

    with invocation.write("delete milestone") as writer:
        step = resolve_milestone(writer.rows, slug, name)
        goals.delete_milestone(writer, step.id)
    invocation.say(f"Deleted milestone {step.position} of {step.goal.name}: {step.name}.", BACK)


def check_in(context: Context, number: Number, yes: YesOption = False) -> None:
    """Delete a check-in."""
    invocation = here(context)
    from pln.store.writes import goals

    with invocation.write("delete check-in") as writer:
        wanted = number_of(writer.rows, "check-in", number)
        goals.delete_check_in(writer, wanted)
    invocation.say(f"Deleted check-in {wanted}.", BACK)
