"""From the content of the sample network to a database, through the write door like everything else.

Every record is written as if on its own day, so that a network made today looks as if it had grown for
eighteen months.
"""

from collections.abc import Callable
from datetime import date
from itertools import count
from pathlib import Path
from uuid import UUID, uuid5

from pln.classes import replace
from pln.demo.checkins import REVIEWS, SECTIONS, check_ins
from pln.demo.diary import interactions
from pln.demo.goals import SUPPORTERS, goals, milestones
from pln.demo.imported import (
    IMPORTED_DAYS_AGO,
    NEWER_DAYS_AGO,
    address_book,
    linkedin_export,
    note_traces,
)
from pln.demo.library import resources
from pln.demo.offsets import days_before
from pln.demo.people import contacts
from pln.demo.practice.writing import write_practice
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
    evening, uuids = _evening_of(made_on), _numbered_uuids()
    with write(path, "demo", made_on, evening, uuids, keep_daily=False) as writer:
        _write_people(writer)
        _write_goals(writer)
        _write_resources_and_talks(writer)
        _write_check_ins_and_reviews(writer)
        write_practice(writer, _noted_on)
        _write_other_imports(writer)


def _numbered_uuids() -> Callable[[], str]:
    numbers = count(1)
    return lambda: str(uuid5(_NAMESPACE, str(next(numbers))))


def _evening_of(day: date) -> str:
    return f"{day.isoformat()}T20:00:00Z"


def _as_on(writer: Writer, day: date, command: str) -> Writer:
    """The same transaction as if the command had been given on another day, as a step of its own."""
    return replace(_noted_on(writer, day, command), today=day)


def _noted_on(writer: Writer, day: date, command: str) -> Writer:
    """The same, stamped as on another day, for a record that also tells what came of it later."""
    evening = _evening_of(day)
    writer.steps.begin(command, evening)
    return replace(writer, now=evening)


def _write_people(writer: Writer) -> None:
    made_on = writer.today
    for contact in contacts(made_on):
        command = "add community" if contact.kind == "community" else "add contact"
        contact_writes.add(_as_on(writer, contact.added_on, command), contact)
    that_day = _as_on(writer, days_before(made_on, IMPORTED_DAYS_AGO), "import linkedin")
    plan = import_writes.plan(writer.rows, linkedin_export(made_on), "linkedin", that_day.today)
    import_writes.carry_out(that_day, plan, import_writes.Newcomers(), "linkedin-export.zip")


def _write_other_imports(writer: Writer) -> None:
    """A newer address book, with news of somebody; and what other programs call a few of the records."""
    made_on = writer.today
    that_day = _as_on(writer, days_before(made_on, NEWER_DAYS_AGO), "import vcard")
    plan = import_writes.plan(writer.rows, address_book(), "vcard", that_day.today)
    batch = import_writes.carry_out(that_day, plan, import_writes.Newcomers(), "contacts.vcf")
    note_traces(that_day, batch)


def _write_goals(writer: Writer) -> None:
    made_on = writer.today
    begun = {}
    for goal in goals(made_on):
        begun[goal_writes.add(_as_on(writer, goal.started_on, "add goal"), goal).slug] = goal.started_on
    for milestone in milestones(made_on):
        goal_writes.add_milestone(_noted_on(writer, begun[milestone.goal], "add milestone"), milestone)
    for goal_slug, contact_slug, role in SUPPORTERS:
        goal_writes.link_contact(
            _noted_on(writer, begun[goal_slug], "link goal"), goal_slug, contact_slug, role
        )


def _write_resources_and_talks(writer: Writer) -> None:
    made_on = writer.today
    for resource in resources(made_on):
        resource_writes.add(_noted_on(writer, resource.added_on, "add resource"), resource)
    for talk in interactions(made_on):
        interaction_writes.add(_as_on(writer, min(talk.day, made_on), "log interaction"), talk)


def _write_check_ins_and_reviews(writer: Writer) -> None:
    made_on = writer.today
    for check_in in check_ins(made_on):
        goal_writes.add_check_in(_as_on(writer, check_in.day, "log progress"), check_in)
    for days_ago, outcomes in REVIEWS:
        that_day = _as_on(writer, days_before(made_on, days_ago), "goals review")
        for goal_slug, outcome in outcomes:
            review = review_writes.record_outcome(that_day, goal_slug, outcome)
        if days_ago == min(REVIEWS)[0]:
            for section, outcome in SECTIONS:
                review_writes.record_section(that_day, section, outcome)
        review_writes.finish(that_day, review.id)
