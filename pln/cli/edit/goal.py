"""`pln edit goal`, `milestone` and `check-in`."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pln.cli.declaring import Context
from pln.cli.edit.applying import Clear, Remove, apply
from pln.cli.editing import Edit
from pln.cli.fields.goal import CHECK_IN, GOAL, MILESTONE
from pln.cli.flags import flags_for, reading_of
from pln.cli.invocation import here
from pln.cli.named import number_of
from pln.cli.options import Name, Number, OfGoal, Step
from pln.facts.goal import CheckIn, Goal, Milestone

if TYPE_CHECKING:
    from pln.store.session import Writer


@flags_for(GOAL)
def goal(context: Context, goal: Name, remove: Remove = None, clear: Clear = None, **given: Any) -> None:
    """Change a goal.

    Such as: pln edit goal learn-rust --due "end of year" --status paused
    """
    invocation = here(context)
    from pln.store.queries.goals import goal as query

    slug = reading_of(invocation).find("goal", goal)

    def write(writer: "Writer", values: Mapping[str, object], known: Goal) -> str:
        from pln.store.writes import goals

        changed = goals.change(writer, slug, values, known)
        return f"goal {changed.name} ({slug})"

    apply(
        invocation,
        "edit goal",
        GOAL,
        lambda db: query(db, slug),
        Edit(given, remove or (), clear or ()),
        write,
    )


@flags_for(MILESTONE)
def milestone(
    context: Context,
    of_goal: OfGoal,
    step: Step,
    remove: Remove = None,
    clear: Clear = None,
    **given: Any,
) -> None:
    """Change a milestone.

    Such as: pln edit milestone learn-rust 2 --due "next friday" --weight 2
    """
    invocation = here(context)
    from pln.store.resolve import resolve_milestone

    slug = reading_of(invocation).find("goal", of_goal)

    def write(writer: "Writer", values: Mapping[str, object], known: Milestone) -> str:
        from pln.store.writes import goals

        changed = goals.change_milestone(writer, known.id, values, known)
        return f"milestone {changed.position} of {changed.goal.name}: {changed.name}"

    apply(
        invocation,
        "edit milestone",
        MILESTONE,
        lambda db: resolve_milestone(db, slug, step),
        Edit(given, remove or (), clear or ()),
        write,
    )


@flags_for(CHECK_IN)
def check_in(
    context: Context, number: Number, remove: Remove = None, clear: Clear = None, **given: Any
) -> None:
    """Change a check-in.

    Such as: pln edit check-in last --confidence 6
    """
    invocation = here(context)
    from pln.store.queries.goals import check_ins

    def write(writer: "Writer", values: Mapping[str, object], known: CheckIn) -> str:
        from pln.store.writes import goals

        changed = goals.change_check_in(writer, known.id, values, known)
        return f"check-in {changed.id} on {changed.goal.name}"

    apply(
        invocation,
        "edit check-in",
        CHECK_IN,
        lambda db: check_ins(db, number=number_of(db, "check-in", number))[0],
        Edit(given, remove or (), clear or ()),
        write,
    )
