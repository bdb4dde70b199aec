"""Which mentorships are found, in which order, and what they are judged by."""

from collections.abc import Callable
from sqlite3 import Connection
from typing import Any

import pytest

from pln.facts.mentorship import Item
from pln.models.exchange import ExchangeIn
from pln.store.queries.mentorships import MentorshipFilter, allies, mentoring, mentorships
from pln.store.session import Writer
from pln.store.writes import contacts, exchanges
from pln.store.writes import mentorships as writes
from pln.vocabulary import UNREADABLE
from tests.readable import TODAY, day, ref
from tests.store.queries.test_plans import plans
from tests.store.samples import add_contacts, add_talk, contact, items, mentorship

LONG_AGO = day("2025-01-01")


@pytest.fixture
def rows(writer: Writer) -> Connection:
    """Mentorships 1 to 5: Zoe and Ann mentor, Bo is a mentee; two have ended."""
    add_contacts(writer, "Ann", "Bo", "Zoe")
    for who, values in (
        ("zoe", {"focus": "craft"}),
        ("ann", {"focus": "career", "until_on": day("2026-01-01")}),
        ("bo", {"role": "mentee"}),
        ("ann", {"focus": "peer"}),
        ("zoe", {"until_on": day("2026-05-05")}),
    ):
        writes.add(writer, mentorship(who, since_on=LONG_AGO, **values))
    return writer.rows


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({}, [4, 3, 1, 5, 2]),
        ({"contact": "ann"}, [4, 2]),
        ({"role": "mentee"}, [3]),
        ({"open": True}, [4, 3, 1]),
        ({"open": False}, [5, 2]),
        ({"id": 2}, [2]),
        ({"contact": "zoe", "open": True}, [1]),
        ({"contact": "nobody"}, []),
    ],
)
def test_filters_and_order(rows: Connection, wanted: dict[str, Any], expected: list[int]) -> None:
    assert [one.id for one in mentorships(rows, MentorshipFilter(**wanted))] == expected


def test_what_cannot_be_read_costs_no_other(rows: Connection) -> None:
    rows.execute("PRAGMA ignore_check_constraints = ON")
    rows.execute("UPDATE mentorship SET role = 'odd', since_on = 'soon', cadence_days = 0 WHERE id = 1")
    rows.execute("INSERT INTO mentorship_item VALUES (1, 'agenda', 'Draft', 'soon', 'late', 0)")
    odd = mentorships(rows, MentorshipFilter(id=1))[0]
    assert (odd.role, odd.since_on, odd.cadence_days) == (UNREADABLE, UNREADABLE, UNREADABLE)
    assert odd.agenda == (Item("Draft", UNREADABLE, UNREADABLE),)
    assert len(mentorships(rows, MentorshipFilter())) == 5


def test_items_stand_in_their_order(writer: Writer) -> None:
    add_contacts(writer, "Ann")
    known = writes.add(writer, mentorship(agenda=items("c", "a"), actions=items("b")))
    (found,) = mentorships(writer.rows, MentorshipFilter())
    assert found == known
    assert [one.item for one in found.agenda] == ["c", "a"]


def judged(writer: Writer, **values: Any) -> Any:
    writes.add(writer, mentorship("ann", since_on=LONG_AGO, **values))
    (found,) = mentoring(writer.rows, TODAY)
    return found


def test_sessions_are_the_days_we_sat_down_since_it_began(writer: Writer) -> None:
    add_contacts(writer, "Ann", "Bo")
    for on, kind in (
        ("2024-12-31", "mentoring"),
        ("2025-01-01", "coffee"),
        ("2026-02-02", "mentoring"),
        ("2026-02-02", "call"),
        ("2026-03-03", "message"),
        ("2026-03-04", "email"),
        ("2026-03-05", "event"),
        ("2026-04-04", "other"),
    ):
        add_talk(writer, "ann", day=day(on), kind=kind)
    add_talk(writer, "bo", day=day("2026-06-06"), kind="mentoring")
    add_talk(writer, "ann", day=day("2026-12-24"), kind="call", status="planned")
    add_talk(writer, "ann", day=day("2026-12-01"), kind="video", status="planned")
    add_talk(writer, "ann", day=day("2026-11-20"), kind="video", status="planned")
    add_talk(writer, "ann", day=day("2026-11-23"), kind="message", status="planned")
    found = judged(writer)
    assert found.sessions == (day("2025-01-01"), day("2026-02-02"), day("2026-04-04"))
    assert found.planned_on == day("2026-12-01")


def test_told_is_the_last_outcome_of_what_they_gave(writer: Writer) -> None:
    add_contacts(writer, "Ann", "Bo")
    for who, told in (("ann", "2026-03-03"), ("ann", "2026-05-05"), ("ann", None), ("bo", "2026-06-06")):
        exchanges.add(
            writer,
            ExchangeIn(
                day=day("2026-01-01"),
                contact=who,
                direction="received",
                kind="advice",
                told_on=day(told) if told else None,
            ),
        )
    assert judged(writer).outcome_told_on == day("2026-05-05")


def test_ended_ones_and_archived_people_are_not_judged(writer: Writer) -> None:
    contacts.add(writer, contact("Gone", archived=True))
    contacts.add(writer, contact("Ann", snoozed_until=day("2026-12-12")))
    writes.add(writer, mentorship("gone"))
    writes.add(writer, mentorship("ann", since_on=LONG_AGO, until_on=TODAY))
    assert judged(writer, focus="craft").snoozed_until == day("2026-12-12")


def test_what_cannot_be_read_is_unknown_to_the_rules(writer: Writer) -> None:
    add_contacts(writer, "Ann")
    judged(writer, cadence_days=30, told_on=TODAY)
    writer.rows.execute("PRAGMA ignore_check_constraints = ON")
    writer.rows.execute("UPDATE mentorship SET told_on = 'soon', cadence_days = 0")
    writer.rows.execute("UPDATE contact SET snoozed_until = 'soon'")
    (found,) = mentoring(writer.rows, TODAY)
    assert (found.mentorship.told_on, found.mentorship.cadence_days, found.snoozed_until) == (None,) * 3


def test_allies_are_known_people_by_what_their_contact_says(writer: Writer) -> None:
    for name, values in (
        ("Zoe", {"relationship": "peer"}),
        ("Ann", {"relationship": "peer"}),
        ("Bo", {"relationship": "sponsor"}),
        ("Cy", {"relationship": "peer", "status": "wished"}),
        ("Dee", {"relationship": "sponsor", "archived": True}),
        ("Eve", {"relationship": "mentor"}),
    ):
        contacts.add(writer, contact(name, **values))
    assert allies(writer.rows) == {"sponsor": (ref("Bo"),), "peer": (ref("Ann"), ref("Zoe"))}


QUERIES: dict[str, Callable[[Connection], object]] = {
    "of one person": lambda db: mentorships(db, MentorshipFilter(contact="ann", open=True)),
    "one": lambda db: mentorships(db, MentorshipFilter(id=1)),
    "judged": lambda db: mentoring(db, TODAY),
}


@pytest.mark.parametrize("ask", QUERIES.values(), ids=QUERIES)
def test_no_query_goes_through_every_talk_or_exchange(
    rows: Connection, ask: Callable[[Connection], object]
) -> None:
    large = {"i", "l", "e", "c", "contact", "mentorship_item"}
    scans = [step.split()[1] for step in plans(rows, ask) if step.startswith("SCAN")]
    assert large.isdisjoint(scans)


@pytest.mark.parametrize("name", ["of one person", "one"])
def test_one_person_or_mentorship_is_found_by_an_index(rows: Connection, name: str) -> None:
    assert not any(step.startswith("SCAN m") for step in plans(rows, QUERIES[name]))
