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
    from pln.rules.sharing import EACH_TOPIC, candidates, introductions, sharing_pairs
    from pln.store.queries.helping import acquainted, knowing
    from pln.store.queries.resources import ResourceFilter
    from pln.store.queries.resources import resources as query
    from pln.store.queries.ties import best_in_touch, interested

    invocation = here(context)
    today, cadence = invocation.today, invocation.settings.cadence
    with invocation.read() as db:
        finished = query(db, ResourceFilter(statuses=("done",)))
        fans = interested(db, today, {topic for item in finished for topic in item.topics})
        people = knowing(db, best_in_touch(db, today, cadence, EACH_TOPIC))
        pairs = candidates(people, today, cadence)
        brought = introductions(people, pairs, lambda best: acquainted(db, best), today, cadence)
    report = resources_share(sharing_pairs(fans, finished, today, cadence), brought, today)
    invocation.emit(report, format, limit)
