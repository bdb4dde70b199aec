"""`pln resources`: what to learn from next, and what to pass on."""

from pln.cli.declaring import Context
from pln.cli.invocation import here
from pln.cli.options import FormatOption, LimitOption
from pln.cli.root import group

app = group("What to learn from next, and what to pass on.")


@app.command("next")
def next_(context: Context, format: FormatOption = None, limit: LimitOption = None) -> None:
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


@app.command()
def share(context: Context, format: FormatOption = None, limit: LimitOption = None) -> None:
    """What you finished that fits somebody's interests, and introductions worth making."""
    from pln.reports.resources_share import resources_share
    from pln.rules.sharing import candidates, introductions, sharing_pairs
    from pln.store.queries.helping import acquainted, knowing
    from pln.store.queries.resources import ResourceFilter
    from pln.store.queries.resources import resources as query
    from pln.store.queries.ties import ties

    invocation = here(context)
    today, cadence = invocation.today, invocation.settings.cadence
    with invocation.read() as db:
        known = ties(db, today)
        people = knowing(db, known)
        pairs = candidates(people, today, cadence)
        known_pairs = acquainted(db, {slug for pair in pairs for slug in pair})
        finished = query(db, ResourceFilter(statuses=("done",)))
    report = resources_share(
        sharing_pairs(known, finished, today, cadence),
        introductions(people, pairs, known_pairs),
        today,
    )
    invocation.emit(report, format, limit)
