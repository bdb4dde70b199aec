"""From the content of the sample network to a database, through the write door like everything else.

Every record is written as if on its own day, so that a network made today looks as if it had grown for
eighteen months.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path
from uuid import UUID, uuid5

from pln.demo.checkins import REVIEWS, check_ins
from pln.demo.diary import interactions
from pln.demo.goals import SUPPORTERS, goals, milestones
from pln.demo.imported import IMPORTED_DAYS_AGO, linkedin_export
from pln.demo.library import resources
from pln.demo.offsets import days_before
from pln.demo.people import contacts
from pln.store.session import Writer, write
from pln.store.writes import contacts as contact_writes
from pln.store.writes import goals as goal_writes
from pln.store.writes import imports as import_writes
from pln.store.writes import interactions as interaction_writes
from pln.store.writes import resources as resource_writes
from pln.store.writes import reviews as review_writes

_NAMESPACE = UUID("8e0e3c2a-5d0f-4f5e-9a53-6f1c2d7b9e10")


def write_network(path: Path, made_on: date) -> None:
    """Writes all of the sample network in one transaction. Raises InputError as `days_before` does."""
    with write(path, made_on, _evening_of(made_on), _numbered_uuids()) as writer:
        _write_people(writer)
        _write_goals(writer)
        _write_resources_and_talks(writer)
        _write_check_ins_and_reviews(writer)


def _numbered_uuids() -> Callable[[], str]:
    numbers = count(1)
    return lambda: str(uuid5(_NAMESPACE, str(next(numbers))))


def _evening_of(day: date) -> str:
    return f"{day.isoformat()}T20:00:00Z"


def _as_on(writer: Writer, day: date) -> Writer:
    """The same transaction as it would have been on another day."""
    return replace(writer, today=day, now=_evening_of(day))


def _noted_on(writer: Writer, day: date) -> Writer:
    """The same transaction, stamped as on another day, for a record that also tells what came of it later."""
    return replace(writer, now=_evening_of(day))


def _write_people(writer: Writer) -> None:
    made_on = writer.today
    for contact in contacts(made_on):
        contact_writes.add(_as_on(writer, contact.added_on), contact)
    that_day = _as_on(writer, days_before(made_on, IMPORTED_DAYS_AGO))
    plan = import_writes.plan(writer.rows, linkedin_export(made_on), that_day.today)
    import_writes.carry_out(that_day, plan, import_writes.Newcomers())


def _write_goals(writer: Writer) -> None:
    made_on = writer.today
    begun = {}
    for goal in goals(made_on):
        begun[goal_writes.add(_as_on(writer, goal.started_on), goal).slug] = goal.started_on
    for milestone in milestones(made_on):
        goal_writes.add_milestone(_noted_on(writer, begun[milestone.goal]), milestone)
    for goal_slug, contact_slug, role in SUPPORTERS:
        goal_writes.link_contact(writer, goal_slug, contact_slug, role)


def _write_resources_and_talks(writer: Writer) -> None:
    made_on = writer.today
    for resource in resources(made_on):
        resource_writes.add(_noted_on(writer, resource.added_on), resource)
    for talk in interactions(made_on):
        interaction_writes.add(_as_on(writer, min(talk.day, made_on)), talk)


def _write_check_ins_and_reviews(writer: Writer) -> None:
    made_on = writer.today
    for check_in in check_ins(made_on):
        goal_writes.add_check_in(_as_on(writer, check_in.day), check_in)
    for days_ago, outcomes in REVIEWS:
        that_day = _as_on(writer, days_before(made_on, days_ago))
        for goal_slug, outcome in outcomes:
            review = review_writes.record_outcome(that_day, goal_slug, outcome)
        review_writes.finish(that_day, review.id)
