"""`pln show goal`, `milestone` and `check-in`."""

from pln.cli.declaring import Context
from pln.cli.flags import reading_of
from pln.cli.invocation import here
from pln.cli.named import number_of
from pln.cli.options import FormatOption, Name, Number, OfGoal, Step
from pln.reports import cards


def goal(context: Context, name: Name, format: FormatOption = None) -> None:
    """Everything about a goal: milestones, check-ins, people, resources, events, talks."""
    from pln.rules.progress import progress
    from pln.store.queries.events import EventFilter, events
    from pln.store.queries.feedback import FeedbackFilter, feedback
    from pln.store.queries.goals import GoalFilter, goal_records
    from pln.store.queries.interactions import InteractionFilter, interactions

    invocation = here(context)
    slug = reading_of(invocation).find("goal", name)
    with invocation.read() as db:
        record = goal_records(db, invocation.today, GoalFilter(slugs=(slug,)))[0]
        held = events(db, EventFilter(goal=slug))
        asked = feedback(db, FeedbackFilter(goal=slug))
        talks = interactions(db, InteractionFilter(goal=slug))
    share = progress(record, invocation.today)
    invocation.emit(cards.goal_card(record, share, held, asked, talks, invocation.today), format)


def milestone(
    context: Context,
    goal: OfGoal,
    name: Step,
    format: FormatOption = None,
) -> None:
    """Everything about a milestone."""
    from pln.store.resolve import resolve_milestone

    invocation = here(context)
    slug = reading_of(invocation).find("goal", goal)
    with invocation.read() as db:
        found = resolve_milestone(db, slug, name)
    invocation.emit(cards.record_card("milestone", found.name, found, invocation.today), format)


def check_in(context: Context, number: Number, format: FormatOption = None) -> None:
    """Everything about a check-in."""
    from pln.store.queries.goals import check_ins

    invocation = here(context)
    with invocation.read() as db:
        found = check_ins(db, number=number_of(db, "check-in", number))[0]
    title = f"Check-in {found.id}"
    invocation.emit(cards.record_card("check-in", title, found, invocation.today), format)
