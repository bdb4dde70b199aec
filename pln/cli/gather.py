"""Reading together what several reports are made from."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pln.facts.goal_record import GoalRecord
    from pln.reports.diversity import DiversityRow
    from pln.reports.health import Health
    from pln.reports.report import Report
    from pln.rules.graph import Records
    from pln.rules.load import Touches
    from pln.store.reader import Connection

_WINDOW = timedelta(weeks=12)


# Contacts beyond which a picture takes more than the seconds that one waits for it, and shows a cloud.
MOST_DRAWN = 2000


def touches_made(db: "Connection", today: date, since: date | None = None) -> "Touches":
    """Whom I was in touch with, day by day, since then or in the last twelve weeks; and since when I log."""
    from pln.rules.load import Touches
    from pln.store.queries import interactions

    return Touches(interactions.first_day(db), interactions.touches(db, since or today - _WINDOW, today))


def diversity_of(db: "Connection", today: date) -> "Report[DiversityRow]":
    """How varied is what I take in, with the one suggestion for the dimension most in need of it."""
    from pln.reports.diversity import diversity
    from pln.rules.diversity import DIMENSIONS, in_need, rarest, width
    from pln.store.queries.diversity import intake
    from pln.store.queries.widening import candidates

    taken = intake(db, today)
    widths = [width(one, taken.now[one], taken.before[one]) for one in DIMENSIONS]
    ideas = (
        (need.dimension, idea)
        for need in in_need(widths)
        if (idea := rarest(need, taken.now[need.dimension].weights, candidates(db, need.dimension, today)))
    )
    return diversity(widths, taken.voices, next(ideas, None), today)


def health_of(db: "Connection", today: date, goals: "Sequence[GoalRecord]", touches: "Touches") -> "Health":
    """The dials and the year of talks; `goals` are the records of the active ones, `touches` those of the year."""
    from pln.reports.health import Health
    from pln.rules.activity import heatmap
    from pln.rules.dials import DialFacts, dials, first_day_passed, reach_windows
    from pln.rules.streak import weeks_in_a_row
    from pln.store.queries import interactions
    from pln.store.queries.dials import passed, reach
    from pln.store.queries.diversity import sources

    now, before = reach_windows(today)
    facts = DialFacts(
        first_on=touches.first_on,
        by_day=touches.by_day,
        reach=(reach(db, *now), reach(db, *before)),
        sources=sources(db, today),
        passed=passed(db, first_day_passed(today), today),
        goals=goals,
    )
    streak = weeks_in_a_row(interactions.latest_weeks(db, today), today)
    return Health(dials(facts, today), heatmap(touches.by_day, today), streak)


def network_of(db: "Connection", today: date) -> "Records":
    """What the picture of the network is drawn from."""
    from pln.rules.graph import Records
    from pln.store.queries.contacts import ContactFilter, contacts
    from pln.store.queries.events import EventFilter, events
    from pln.store.queries.goals import GoalFilter, goal_records
    from pln.store.queries.relations import RelationFilter, relations
    from pln.store.queries.talks import talks

    return Records(
        contacts=contacts(db, ContactFilter(archived=None)),
        relations=relations(db, RelationFilter()),
        goals=goal_records(db, today, GoalFilter()),
        events=events(db, EventFilter()),
        talks=talks(db, today),
    )
