"""What a review is made from, read at once."""

from collections.abc import Sequence
from datetime import timedelta

from pln.classes import dataclass
from pln.cli.gather import diversity_of
from pln.cli.invocation import Invocation
from pln.facts.goal_record import GoalRecord
from pln.facts.review import Review
from pln.reports.diversity import DiversityRow
from pln.reports.event_wording import is_over
from pln.reports.report import Report
from pln.reports.weekly import AHEAD_DAYS, Week
from pln.rules.matching import Helper
from pln.vocabulary import AWAITED


@dataclass(frozen=True)
class Facts:
    """The goals with those who could help, what else is due this week, and earlier reviews, newest first."""

    records: Sequence[GoalRecord]
    helpers: dict[str, list[Helper]]
    week: Week
    reviews: Sequence[Review]


def read(invocation: Invocation) -> Facts:
    """Reads everything that a review looks at, in one transaction."""
    from pln.reports.neglected import neglected
    from pln.reports.reconnect import reconnect
    from pln.reports.resources_next import resources_next
    from pln.rules.follow_through import WAITING_DAYS, follow_through
    from pln.rules.gratitude import thanks_due
    from pln.rules.promises import open_promises
    from pln.rules.resurfacing import resurfacing
    from pln.store.queries.contacts import ties
    from pln.store.queries.events import EventFilter, encounters, events
    from pln.store.queries.exchanges import ExchangeFilter, exchanges
    from pln.store.queries.goals import GoalFilter, goal_records
    from pln.store.queries.helping import helpers
    from pln.store.queries.imported import news
    from pln.store.queries.pasts import pasts
    from pln.store.queries.promises import PromiseFilter, promises
    from pln.store.queries.resources import ResourceFilter, resources
    from pln.store.queries.reviews import reviews

    today, cadence = invocation.today, invocation.settings.cadence
    with invocation.read() as db:
        records = goal_records(db, today, GoalFilter())
        active = [record.goal for record in records if record.goal.status == "active"]
        known, past = ties(db, today), pasts(db)
        who = helpers(db, active, today, known)
        things = resources(db, ResourceFilter())
        given = exchanges(
            db, ExchangeFilter(direction="received", thanked=False, since=today - timedelta(365))
        )
        promised = promises(db, PromiseFilter(open=True))
        fresh = news(db)
        awaited = events(db, EventFilter(statuses=AWAITED, until=today))
        met = encounters(db, today - timedelta(WAITING_DAYS), today)
        varied = diversity_of(db, today)
        earlier = reviews(db)
    finished = [thing for thing in things if thing.status == "done"]
    topics = [topic for goal in active for topic in goal.topics]
    soon = today + timedelta(AHEAD_DAYS)
    return Facts(
        records,
        who,
        Week(
            thanks=thanks_due(given, today),
            promises=[one for one in open_promises(promised, today) if one.due_on and one.due_on <= soon],
            events=[event for event in awaited if is_over(event, today)],
            follow_ups=follow_through(met, today).waiting,
            people=neglected(known, today, cadence, finished=finished, promises=promised, news=fresh).rows,
            resources=resources_next(things, [goal.slug for goal in active], today).rows,
            takeaways=resurfacing(finished, today),
            variety=_variety(varied),
            dormant=reconnect(known, past, topics, finished, promised, today, cadence, fresh).rows,
        ),
        earlier,
    )


def _variety(found: Report[DiversityRow]) -> list[str]:
    """What stands out of the diversity of what I take in, and the suggestion; nothing where all is well."""
    flagged = [f"{row.dimension}: {row.remark}" for row in found.rows if row.flags]
    return [*flagged, *found.notes[1:]]
