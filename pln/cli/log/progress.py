"""`pln log progress`: check-ins, and milestones that are done."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

from pln import dates
from pln.cli.declaring import Argument, Context
from pln.cli.fields.field import Field
from pln.cli.fields.goal import CHECK_IN_OWN
from pln.cli.flags import flags_for, reading_of, values_given
from pln.cli.invocation import here
from pln.cli.values import TEXT
from pln.errors import InputError

if TYPE_CHECKING:
    from pln.store.session import Writer

_DONE = Field("done", "--done", TEXT, "A milestone that is done (its name or number).", many=True)


@flags_for((*CHECK_IN_OWN, _DONE))
def progress(
    context: Context,
    goal: Annotated[str, Argument(metavar="GOAL", help="The goal.")],
    **given: Any,
) -> None:
    """Log a check-in on a goal, or milestones that are done.

    Such as: pln log progress learn-rust --value 12 --confidence 7 --next "chapter 13"

    Or: pln log progress learn-rust --done "ownership chapter"
    """
    invocation = here(context)
    reading = reading_of(invocation)
    done: list[str] = given.pop("done") or []
    values = values_given(CHECK_IN_OWN, given, reading)
    if not done and not set(values) - {"day"}:
        raise InputError("nothing to log", "say --value, --confidence, --blocker, --next, --note or --done")
    slug = reading.find("goal", goal)
    from pln.store.queries.goals import GoalFilter, goal_records

    with invocation.write("log progress") as writer:
        before = goal_records(writer.rows, invocation.today, GoalFilter(slugs=(slug,)))[0]
        steps = _tick_off(writer, slug, done, values)
        if set(values) - {"day"}:
            _check_in(writer, slug, values)
        after = goal_records(writer.rows, invocation.today, GoalFilter(slugs=(slug,)))[0]
    from pln.rules.progress import progress as share

    was, now = share(before, invocation.today), share(after, invocation.today)
    day = dates.describe_day(values.get("day", invocation.today))  # type: ignore[arg-type]
    ticked = f", done: {', '.join(steps)}" if steps else ""
    invocation.say(f"Logged progress on {after.goal.name} for {day}{ticked}.")
    if now is not None:
        change = "" if was is None or round(was, 3) == round(now, 3) else f" (was {was:.0%})"
        invocation.say(f"It stands at {now:.0%}{change}.")
        if now >= 1 and after.goal.status == "active":
            invocation.say(f"All done? pln edit goal {slug} --status achieved")
    if after.goal.next_action:
        invocation.say(f"Next: {after.goal.next_action}")


def _tick_off(writer: "Writer", slug: str, names: Sequence[str], values: dict[str, object]) -> list[str]:
    from pln.store.resolve import resolve_milestone
    from pln.store.writes import goals

    day = values.get("day", writer.today)
    steps = [resolve_milestone(writer.rows, slug, name) for name in names]
    for step in steps:
        if step.done_on is not None and "day" not in values:
            done = dates.describe_day(step.done_on)
            raise InputError(f"'{step.name}' was done on {done} already", "another day after all? --on DATE")
    return [goals.change_milestone(writer, step.id, {"done_on": day}).name for step in steps]


def _check_in(writer: "Writer", slug: str, values: dict[str, object]) -> None:
    from pln.models.goal import CheckInIn
    from pln.store.writes import goals
    from pln.store.writes.records import validated

    goals.add_check_in(writer, validated(CheckInIn, {"goal": slug, "day": writer.today, **values}))
