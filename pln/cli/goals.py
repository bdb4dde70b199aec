"""`pln goals`: where one stands, what is missing, who can help, and the guided review."""

from typing import Annotated

from pln.cli.declaring import Argument, Context, Option
from pln.cli.flags import reading_of
from pln.cli.invocation import here
from pln.cli.options import FormatOption, LimitOption
from pln.cli.root import group

app = group("Where you stand with your goals, what they lack, and a guided review.")


@app.command()
def progress(
    context: Context,
    everything: Annotated[bool, Option("--all", help="Also those for someday and those dropped.")] = False,
    format: FormatOption = None,
    limit: LimitOption = None,
) -> None:
    """How far each goal is, whether the pace is enough, when it may be reached, and what is missing."""
    from pln.reports.goals_progress import goals_progress
    from pln.store.queries.goals import GoalFilter, goal_records

    invocation = here(context)
    with invocation.read() as db:
        records = goal_records(db, invocation.today, GoalFilter())
    settings = invocation.settings
    report = goals_progress(
        records, invocation.today, settings.cadence, settings.goal_limit, show_all=everything
    )
    invocation.emit(report, format, limit)


@app.command()
def review(
    context: Context,
    as_report: Annotated[bool, Option("--report", help="Only the facts, nothing is asked or saved.")] = False,
    format: FormatOption = None,
    limit: LimitOption = None,
) -> None:
    """The weekly review: thanks and promises due, goals, people, resources, variety, one dormant tie.

    It asks section by section and goal by goal, the least confident first; everything can be skipped, and the
    whole be left and resumed.

    In a pipe, with --report or with --format, it is a report: nothing is asked, nothing is saved.
    """
    from pln.cli.review.guide import guide, report

    invocation = here(context)
    if as_report or format is not None or not (invocation.can_ask and invocation.screen.is_terminal):
        report(invocation, format, limit)
    else:
        guide(invocation)


@app.command()
def gaps(context: Context, format: FormatOption = None, limit: LimitOption = None) -> None:
    """Which part of your network each active goal lacks: mentor, peer, expert, community, resource, outside view."""
    from pln.reports.goals_gaps import goals_gaps
    from pln.store.queries.goals import GoalFilter, goal_records
    from pln.store.queries.helping import around

    invocation = here(context)
    today = invocation.today
    with invocation.read() as db:
        records = goal_records(db, today, GoalFilter(statuses=("active",)))
        surroundings = {record.goal.slug: around(db, record.goal, today) for record in records}
    invocation.emit(goals_gaps(records, surroundings, today), format, limit)


@app.command()
def who(
    context: Context,
    goal: Annotated[str, Argument(metavar="GOAL", help="The goal.")],
    format: FormatOption = None,
    limit: LimitOption = None,
) -> None:
    """Who can help with a goal, and why they; those asked in the last 30 days come later."""
    from pln.reports.goals_who import goals_who
    from pln.store.queries.goals import goal as query
    from pln.store.queries.helping import candidates, helpers

    invocation = here(context)
    today = invocation.today
    slug = reading_of(invocation).find("goal", goal)
    with invocation.read() as db:
        known = query(db, slug)
        people = helpers(db, [known], today)[slug]
        wished = [one for one in candidates(db, known) if one.status == "wished"]
    report = goals_who(known, people, wished, today, invocation.settings.cadence)
    invocation.emit(report, format, limit)
