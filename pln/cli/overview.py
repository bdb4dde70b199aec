"""What the dashboard is made from, read at once: for the terminal and for the page."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from pln.classes import dataclass
from pln.cli.gather import health_of, touches_made
from pln.facts.goal_record import GoalRecord
from pln.facts.promise import Promise
from pln.reports.birthdays import birthdays
from pln.reports.dashboard import AHEAD_DAYS, PEOPLE_SHOWN, RESOURCES_SHOWN, Ahead, DashboardRow, dashboard
from pln.reports.goals_progress import ProgressRow, goals_progress
from pln.reports.neglected import NeglectedReport, neglected
from pln.reports.report import Report
from pln.reports.resources_next import resources_next
from pln.rules.activity import first_day
from pln.vocabulary import AWAITED

if TYPE_CHECKING:
    from pln.cli.invocation import Invocation
    from pln.facts.resource import Resource
    from pln.reports.health import Health
    from pln.rules.load import Touches
    from pln.store.reader import Connection

_AHEAD = timedelta(AHEAD_DAYS)


@dataclass(frozen=True)
class Overview:
    """The dashboard, the reports it is made of, and the facts that a page says more of. `records` are active goals."""

    report: Report[DashboardRow]
    people: NeglectedReport
    goals: Report[ProgressRow]
    records: Sequence[GoalRecord]
    promised: Sequence[Promise]
    health: "Health | None"
    owed: str


def overview(
    db: "Connection", invocation: "Invocation", *, whole: bool, most: int = PEOPLE_SHOWN
) -> Overview:
    """Reads everything that the dashboard looks at; `whole`: with how the network does.

    `most` is how many people to reconnect with are looked at; the others are only counted.
    """
    from pln.store.queries.begun import begun
    from pln.store.queries.goals import GoalFilter, goal_records
    from pln.store.queries.owed import owed
    from pln.store.queries.promises import PromiseFilter, promises
    from pln.store.queries.resources import ResourceFilter, resources
    from pln.store.queries.ties import with_birthday

    today, settings = invocation.today, invocation.settings
    records = goal_records(db, today, GoalFilter(statuses=("active",)))
    things = resources(db, ResourceFilter(statuses=("inbox", "doing", "done"), of_inbox=RESOURCES_SHOWN))
    finished = [one for one in things if one.status == "done"]
    waiting = [one for one in things if one.status != "done"]
    touches = touches_made(db, today, first_day(today) if whole else None)
    promised = promises(db, PromiseFilter(open=True))
    people = _people(db, invocation, finished, promised, touches, most)
    goals = goals_progress(records, today, settings.cadence, settings.goal_limit)
    health = health_of(db, today, records, touches) if whole else None
    waiting_for_me = owed(db, today).words
    report = dashboard(
        people,
        goals,
        birthdays(with_birthday(db, today, AHEAD_DAYS), today, AHEAD_DAYS),
        resources_next(waiting, [record.goal.slug for record in records], today),
        _ahead(db, today, records, promised),
        touches.by_day,
        today,
        _health_rows(health),
        waiting_for_me,
    )
    if not begun(db):
        from pln.reports.beginning import beginning

        report = beginning(today)
    return Overview(report, people, goals, records, promised, health, waiting_for_me)


def _people(
    db: "Connection",
    invocation: "Invocation",
    finished: "Sequence[Resource]",
    promised: Sequence[Promise],
    touches: "Touches",
    most: int,
) -> NeglectedReport:
    """Whom to reconnect with: the `most` pressing, and how many others there are."""
    from pln.store.queries.imported import news
    from pln.store.queries.ties import alike, pressing

    today, cadence = invocation.today, invocation.settings.cadence
    ties, others = pressing(db, today, cadence, most)
    return neglected(
        ties,
        today,
        cadence,
        alike=alike(db, cadence),
        finished=finished,
        promises=promised,
        news=news(db),
        touches=touches,
        others=others,
    )


def _ahead(
    db: "Connection", today: date, records: Sequence[GoalRecord], promised: Sequence[Promise]
) -> Ahead:
    """What is planned, to be reached, promised and going on about now."""
    from pln.store.queries.events import EventFilter, events
    from pln.store.queries.interactions import InteractionFilter, interactions

    around = InteractionFilter(status="planned", since=today - _AHEAD, until=today + _AHEAD)
    return Ahead(
        interactions(db, around),
        [step for record in records for step in record.milestones if step.done_on is None],
        promised,
        events(db, EventFilter(statuses=AWAITED, until=today + _AHEAD)),
    )


def _health_rows(health: "Health | None") -> Sequence[DashboardRow]:
    if health is None:
        return ()
    from pln.reports.health import health_rows

    return health_rows(health)
