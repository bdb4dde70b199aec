"""`pln goals`: where one stands, and the guided review."""

from typing import Annotated

import typer

from pln.cli.invocation import here
from pln.cli.options import FormatOption, LimitOption
from pln.cli.root import group

app = group("Where you stand with your goals, and a guided review.")


@app.command()
def progress(
    context: typer.Context,
    everything: Annotated[
        bool, typer.Option("--all", help="Also those for someday and those dropped.")
    ] = False,
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
    context: typer.Context,
    as_report: Annotated[
        bool, typer.Option("--report", help="Only the facts, nothing is asked or saved.")
    ] = False,
    format: FormatOption = None,
    limit: LimitOption = None,
) -> None:
    """Go through your active goals one by one, the least confident first; it can be left and resumed.

    In a pipe, with --report or with --format, it is a report: nothing is asked, nothing is saved.
    """
    from pln.cli.review import guide, report

    invocation = here(context)
    if as_report or format is not None or not (invocation.can_ask and invocation.screen.is_terminal):
        report(invocation, format, limit)
    else:
        guide(invocation)
