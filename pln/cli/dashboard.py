"""Bare `pln`: today's glance on one screen; `pln dashboard`: the same and how the network does."""

import sys
from datetime import timedelta

from pln.cli.declaring import Context
from pln.cli.gather import health_of, touches_made
from pln.cli.invocation import Invocation, here
from pln.cli.options import FormatOption
from pln.cli.root import alone
from pln.errors import NoNetworkError
from pln.render.output import Format
from pln.vocabulary import AWAITED

app = alone()

_AHEAD = timedelta(days=14)
_BEGIN = (
    "No network yet. Three ways to begin:",
    "  pln demo                                        look around in a sample network",
    '  pln add contact "Ann Lee" --tier close          add somebody you learn from',
    '  pln add goal "Learn Rust" --due "in 6 months"   add something to learn',
)


@app.command()
def dashboard(context: Context, format: FormatOption = None) -> None:
    """Today, and how your network does: six dials, your streak, and a year of talks."""
    show(here(context), format, whole=True)


def glance(context: Context) -> None:
    """What bare `pln` shows: today on one screen, or how to begin."""
    invocation = here(context)
    try:
        show(invocation, None, whole=False)
    except NoNetworkError:
        for line in _BEGIN:
            sys.stdout.write(f"{line}\n")


def show(invocation: Invocation, format: Format | None, *, whole: bool) -> None:
    """Reads what the dashboard is made from, and prints it; `whole`: with how the network does."""
    from pln.reports.birthdays import birthdays
    from pln.reports.dashboard import Ahead
    from pln.reports.dashboard import dashboard as report
    from pln.reports.goals_progress import goals_progress
    from pln.reports.neglected import neglected
    from pln.reports.resources_next import resources_next
    from pln.store.queries.events import EventFilter, events
    from pln.store.queries.goals import GoalFilter, goal_records
    from pln.store.queries.imported import news
    from pln.store.queries.interactions import InteractionFilter, interactions
    from pln.store.queries.promises import PromiseFilter, promises
    from pln.store.queries.resources import ResourceFilter, resources
    from pln.store.queries.ties import alike, silent, with_birthday

    today, cadence = invocation.today, invocation.settings.cadence
    with invocation.read() as db:
        known, same = silent(db, today, cadence), alike(db, cadence)
        celebrating = with_birthday(db, today, _AHEAD.days)
        records = goal_records(db, today, GoalFilter(statuses=("active",)))
        things = resources(db, ResourceFilter())
        touches = touches_made(db, today)
        around = InteractionFilter(status="planned", since=today - _AHEAD, until=today + _AHEAD)
        planned = interactions(db, around)
        promised = promises(db, PromiseFilter(open=True))
        fresh = news(db)
        awaited = events(db, EventFilter(statuses=AWAITED, until=today + _AHEAD))
        health = health_of(db, today, records) if whole else ()
    finished = [thing for thing in things if thing.status == "done"]
    steps = [step for record in records for step in record.milestones if step.done_on is None]
    answer = report(
        neglected(
            known,
            today,
            cadence,
            alike=same,
            finished=finished,
            promises=promised,
            news=fresh,
            touches=touches,
        ),
        goals_progress(records, today, cadence, invocation.settings.goal_limit),
        birthdays(celebrating, today, _AHEAD.days),
        resources_next(things, [record.goal.slug for record in records], today),
        Ahead(planned, steps, promised, awaited),
        touches.by_day,
        today,
        health,
    )
    invocation.emit(answer, format)
