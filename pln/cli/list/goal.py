"""`pln list goals`, `milestones` and `check-ins`."""

from typing import Annotated

from pln.cli.declaring import Context, Option
from pln.cli.flags import reading_of
from pln.cli.invocation import here
from pln.cli.list.filters import GoalOption, SearchOption, TopicOption, word
from pln.cli.options import FormatOption, LimitOption
from pln.cli.searching import ids_with, only
from pln.facts.goal import CheckIn, Goal, Milestone
from pln.reports.lists import listing
from pln.vocabulary import GoalStatus


def goals(
    context: Context,
    status: Annotated[GoalStatus | None, Option("--status", help="Only with this status.")] = None,
    area: Annotated[str | None, Option("--area", metavar="AREA", help="Only of this area.")] = None,
    topic: TopicOption = None,
    search: SearchOption = None,
    format: FormatOption = None,
    limit: LimitOption = None,
) -> None:
    """What you want to learn."""
    from pln.store.queries.goals import GoalFilter
    from pln.store.queries.goals import goals as query

    invocation = here(context)
    wanted = GoalFilter(statuses=(status,) if status else None, area=area, topic=word(topic))
    with invocation.read() as db:
        rows = only(query(db, wanted), ids_with(invocation, db, search, "goal"))
    report = listing(
        "goals", Goal, rows, invocation.today, filtered=search is not None or wanted != GoalFilter()
    )
    invocation.emit(report, format, limit)


def milestones(
    context: Context, goal: GoalOption = None, format: FormatOption = None, limit: LimitOption = None
) -> None:
    """The steps of your goals."""
    from pln.store.queries.goals import milestones as query

    invocation = here(context)
    slug = reading_of(invocation).find("goal", goal) if goal else None
    with invocation.read() as db:
        rows = query(db, slug)
    report = listing("milestones", Milestone, rows, invocation.today, filtered=slug is not None)
    invocation.emit(report, format, limit)


def check_ins(
    context: Context, goal: GoalOption = None, format: FormatOption = None, limit: LimitOption = None
) -> None:
    """What you said of your goals, newest first."""
    from pln.store.queries.goals import check_ins as query

    invocation = here(context)
    slug = reading_of(invocation).find("goal", goal) if goal else None
    with invocation.read() as db:
        rows = query(db, slug)
    report = listing("check-ins", CheckIn, rows[::-1], invocation.today, filtered=slug is not None)
    invocation.emit(report, format, limit)
