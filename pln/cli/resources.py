"""`pln resources`: what to learn from next."""

import typer

from pln.cli.invocation import here
from pln.cli.options import FormatOption, LimitOption
from pln.cli.root import group

app = group("What to learn from next.")


@app.callback()
def resources() -> None:
    """What to learn from next."""


@app.command("next")
def next_(context: typer.Context, format: FormatOption = None, limit: LimitOption = None) -> None:
    """What you are in the middle of, what recurs and is due, and what waits for your goals."""
    from pln.reports.resources_next import resources_next
    from pln.store.queries.goals import GoalFilter, goals
    from pln.store.queries.resources import ResourceFilter
    from pln.store.queries.resources import resources as query

    invocation = here(context)
    with invocation.read() as db:
        things = query(db, ResourceFilter())
        active = [goal.slug for goal in goals(db, GoalFilter(statuses=("active",)))]
    invocation.emit(resources_next(things, active, invocation.today), format, limit)
