"""What a review is made from, read at once."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from pln.classes import dataclass
from pln.cli.gather import diversity_of
from pln.cli.invocation import Invocation
from pln.facts.event import Encounter, Event
from pln.facts.exchange import Exchange
from pln.facts.goal import Goal
from pln.facts.goal_record import GoalRecord
from pln.facts.promise import Promise
from pln.facts.resource import Resource
from pln.facts.review import Review
from pln.reports.diversity import DiversityRow
from pln.reports.goals_review import HELPERS_SHOWN
from pln.reports.neglected import NeglectedRow
from pln.reports.reconnect import ReconnectRow
from pln.reports.report import Report
from pln.reports.weekly import AHEAD_DAYS, DORMANT_SHOWN, PEOPLE_SHOWN, RESOURCES_SHOWN, Week
from pln.rules.cadence import CadenceSettings
from pln.rules.matching import Helper
from pln.rules.review import previous_review_on
from pln.vocabulary import AWAITED

if TYPE_CHECKING:
    from pln.store.reader import Connection


@dataclass(frozen=True)
class Facts:
    """The goals with those who could help, what else is due this week, and earlier reviews, newest first."""

    records: Sequence[GoalRecord]
    helpers: dict[str, list[Helper]]
    week: Week
    reviews: Sequence[Review]


def read(invocation: Invocation) -> Facts:
    """Reads everything that a review looks at, in one transaction."""
    from pln.store.queries.goals import GoalFilter, goal_records, goals
    from pln.store.queries.helping import helpers
    from pln.store.queries.reviews import reviews

    today, cadence = invocation.today, invocation.settings.cadence
    with invocation.read() as db:
        earlier = reviews(db)
        # Since the last review, or since each goal was begun: since the first of them, at least.
        begun_on = (goal.started_on for goal in goals(db, GoalFilter()))
        since = previous_review_on(earlier) or min(begun_on, default=today)
        records = goal_records(db, today, GoalFilter(), since)
        active = [record.goal for record in records if record.goal.status == "active"]
        who = helpers(db, active, today, HELPERS_SHOWN)
        return Facts(records, who, _week(db, active, today, cadence), earlier)


def _week(db: "Connection", active: Sequence[Goal], today: date, cadence: CadenceSettings) -> Week:
    from pln.reports.resources_next import resources_next
    from pln.rules.promises import open_promises
    from pln.rules.resurfacing import resurfacing
    from pln.store.queries.promises import PromiseFilter, promises
    from pln.store.queries.resources import ResourceFilter, resources

    finished = resources(db, ResourceFilter(statuses=("done",)))
    waiting = resources(db, ResourceFilter(statuses=("inbox", "doing"), of_inbox=RESOURCES_SHOWN))
    promised = promises(db, PromiseFilter(open=True))
    soon = today + timedelta(AHEAD_DAYS)
    people, dormant = _people(db, active, finished, promised, today, cadence)
    return Week(
        thanks=_thanks(db, today),
        promises=[one for one in open_promises(promised, today) if one.due_on and one.due_on <= soon],
        events=_events(db, today),
        follow_ups=_follow_ups(db, today),
        people=people,
        resources=resources_next(waiting, [goal.slug for goal in active], today).rows,
        takeaways=resurfacing(finished, today),
        variety=_variety(diversity_of(db, today)),
        dormant=dormant,
    )


def _thanks(db: "Connection", today: date) -> Sequence[Exchange]:
    from pln.rules.gratitude import LEAST_EFFORT, WINDOW_DAYS, thanks_due
    from pln.store.queries.exchanges import ExchangeFilter, exchanges

    year = today - timedelta(WINDOW_DAYS)
    unthanked = ExchangeFilter(direction="received", thanked=False, since=year, least_effort=LEAST_EFFORT)
    return thanks_due(exchanges(db, unthanked), today)


def _events(db: "Connection", today: date) -> Sequence[Event]:
    from pln.reports.event_wording import is_over
    from pln.store.queries.events import EventFilter, events

    awaited = events(db, EventFilter(statuses=AWAITED, until=today))
    return [event for event in awaited if is_over(event, today)]


def _follow_ups(db: "Connection", today: date) -> Sequence[Encounter]:
    from pln.rules.follow_through import WAITING_DAYS, follow_through
    from pln.store.queries.events import encounters

    return follow_through(encounters(db, today - timedelta(WAITING_DAYS), today), today).waiting


def _people(
    db: "Connection",
    active: Sequence[Goal],
    finished: Sequence[Resource],
    promised: Sequence[Promise],
    today: date,
    cadence: CadenceSettings,
) -> tuple[Sequence[NeglectedRow], Sequence[ReconnectRow]]:
    """Whom to reconnect with, and among them those whose tie is dormant."""
    from pln.reports.neglected import neglected
    from pln.reports.reconnect import reconnect
    from pln.rules.reconnecting import contenders
    from pln.store.queries.imported import news
    from pln.store.queries.pasts import pasts
    from pln.store.queries.ties import experts, lost, pressing, ties

    (quiet, others), fresh = pressing(db, today, cadence, PEOPLE_SHOWN), news(db)
    topics = [topic for goal in active for topic in goal.topics]
    dormant = lost(db, today, cadence)
    past, knowing = pasts(db, dormant), experts(db, today, cadence)
    certain = [who for who, is_certain in dormant.items() if is_certain]
    best = ties(db, today, sorted(contenders(past, certain, topics, DORMANT_SHOWN)))
    return (
        neglected(
            quiet, today, cadence, finished=finished, promises=promised, news=fresh, others=others
        ).rows,
        reconnect(best, past, topics, knowing, finished, promised, today, cadence, fresh).rows,
    )


def _variety(found: Report[DiversityRow]) -> list[str]:
    """What stands out of the diversity of what I take in, and the suggestion; nothing where all is well."""
    flagged = [f"{row.dimension}: {row.remark}" for row in found.rows if row.flags]
    return [*flagged, *found.notes[1:]]
