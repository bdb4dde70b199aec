"""How SQLite goes about the queries that must stay fast with very many interactions."""

from collections.abc import Callable
from sqlite3 import Connection

import pytest

from pln.rules.cadence import CadenceSettings
from pln.store.queries.contacts import ContactFilter, contacts
from pln.store.queries.dials import reach
from pln.store.queries.diversity import intake, sources
from pln.store.queries.events import encounters
from pln.store.queries.exchanges import ExchangeFilter, exchanges
from pln.store.queries.goals import GoalFilter, goal, goal_records
from pln.store.queries.growth import active_by_month
from pln.store.queries.helping import acquainted, around, helpers
from pln.store.queries.interactions import InteractionFilter, interactions, latest_weeks, touches
from pln.store.queries.mentorships import mentoring
from pln.store.queries.pasts import pasts
from pln.store.queries.promises import PromiseFilter, promises
from pln.store.queries.ties import (
    alike,
    best_in_touch,
    experts,
    interested,
    lost,
    pressing,
    silent,
    ties,
    with_birthday,
)
from pln.store.session import Writer
from pln.store.writes import goals
from tests.readable import TODAY, day
from tests.store.samples import add_contacts, add_goals, add_resources, add_talk


def plans(db: Connection, ask: Callable[[Connection], object]) -> list[str]:
    """What EXPLAIN QUERY PLAN says of every statement that `ask` runs."""
    statements: list[str] = []
    db.set_trace_callback(statements.append)
    ask(db)
    db.set_trace_callback(None)
    selects = [statement for statement in statements if statement.lstrip().startswith(("SELECT", "WITH"))]
    assert selects
    return [row[3] for select in selects for row in db.execute(f"EXPLAIN QUERY PLAN {select}")]


@pytest.fixture
def rows(writer: Writer) -> Connection:
    add_contacts(writer, "Ann", "Bo")
    add_goals(writer, "Rust")
    add_resources(writer, "Book", goals=("rust",))
    goals.link_contact(writer, "rust", "ann", "peer")
    add_talk(writer, "ann", goals=("rust",))
    return writer.rows


QUERIES: dict[str, Callable[[Connection], object]] = {
    "all ties": lambda db: ties(db, TODAY),
    "silent ties": lambda db: silent(db, TODAY, CadenceSettings(tags={"club": 30})),
    "the most pressing ties": lambda db: pressing(db, TODAY, CadenceSettings(tags={"club": 30}), 20),
    "ties that are alike": lambda db: alike(db, CadenceSettings(tags={"club": 30})),
    "best in touch": lambda db: best_in_touch(db, TODAY, CadenceSettings(), 20),
    "who likes a topic": lambda db: interested(db, TODAY, ["rust"]),
    "birthdays": lambda db: with_birthday(db, TODAY, 14),
    "the beginning of a list": lambda db: contacts(db, ContactFilter(), 5, for_card=False),
    "the helpers who come first": lambda db: helpers(db, [goal(db, "rust")], TODAY, 3),
    "since a review": lambda db: goal_records(db, TODAY, GoalFilter(), day("2026-11-01")),
    "weeks with a talk": lambda db: latest_weeks(db, TODAY),
    "experts": lambda db: experts(db, TODAY, CadenceSettings()),
    "those lost long ago": lambda db: lost(db, TODAY, CadenceSettings(tags={"club": 30})),
    "pasts": lambda db: pasts(db, ["ann"]),
    "met at events": lambda db: encounters(db, day("2026-10-22"), TODAY),
    "named ties": lambda db: ties(db, TODAY, ["ann"]),
    "newest": lambda db: interactions(db, InteractionFilter(), 5),
    "since": lambda db: interactions(db, InteractionFilter(since=day("2026-11-01"))),
    "with somebody": lambda db: interactions(db, InteractionFilter(contact="ann")),
    "newest with somebody": lambda db: interactions(db, InteractionFilter(contact="ann"), 5),
    "about a goal": lambda db: interactions(db, InteractionFilter(goal="rust")),
    "one": lambda db: interactions(db, InteractionFilter(id=1)),
    "goal records": lambda db: goal_records(db, TODAY, GoalFilter()),
    "around a goal": lambda db: around(db, goal(db, "rust"), TODAY),
    "at an event": lambda db: interactions(db, InteractionFilter(event="meetup")),
    "given in a talk": lambda db: exchanges(db, ExchangeFilter(interaction=1)),
    "promised in a talk": lambda db: promises(db, PromiseFilter(interaction=1)),
    "touches by day": lambda db: touches(db, day("2026-01-01"), TODAY),
    "people reached": lambda db: reach(db, day("2026-01-01"), TODAY),
    "sources": lambda db: sources(db, TODAY),
    "what was learned from": lambda db: intake(db, TODAY),
    "active by month": lambda db: active_by_month(db, day("2026-01-01"), TODAY),
    "mentoring": lambda db: mentoring(db, TODAY),
    "helpers": lambda db: helpers(db, [goal(db, "rust")], TODAY),
    "acquainted": lambda db: acquainted(db, [frozenset(("ann", "bo"))]),
}


@pytest.mark.parametrize("ask", QUERIES.values(), ids=QUERIES)
def test_no_query_goes_through_every_link(rows: Connection, ask: Callable[[Connection], object]) -> None:
    found = plans(rows, ask)
    links = {
        "ic",
        "l",
        "interaction_contact",
        "interaction_goal",
        "contact_day",
        "goal_day",
        "topic_day",
        "d",
    }
    assert [step for step in found if step.split()[0] == "SCAN" and step.split()[1] in links] == []


@pytest.mark.parametrize("name", [name for name in QUERIES if name != "newest"])
def test_no_filter_goes_through_every_interaction(rows: Connection, name: str) -> None:
    scans = [
        step
        for step in plans(rows, QUERIES[name])
        if step.split()[:2] in (["SCAN", "i"], ["SCAN", "interaction"])
        # An index that is made for one query goes through all that it is made of.
        or step.startswith("SEARCH i USING AUTOMATIC")
    ]
    assert scans == []


def test_the_beginning_of_a_list_comes_by_the_index_of_names(rows: Connection) -> None:
    assert "SCAN c USING INDEX contact_name_key" in plans(rows, QUERIES["the beginning of a list"])


def test_weeks_with_a_talk_are_stepped_through(rows: Connection) -> None:
    found = plans(rows, QUERIES["weeks with a talk"])
    assert [step for step in found if "interaction" in step and "day<?)" not in step] == []


def test_the_newest_come_by_the_index_of_days(rows: Connection) -> None:
    found = plans(rows, QUERIES["newest"])
    assert "SCAN i USING INDEX interaction_day" in found


def test_a_scan_would_be_noticed(rows: Connection) -> None:
    found = plans(
        rows, lambda db: db.execute("SELECT * FROM interaction_contact l WHERE interaction_id > contact_id")
    )
    assert any(step.startswith("SCAN l") for step in found)


@pytest.mark.parametrize(
    ("name", "index"),
    [("given in a talk", "exchange_interaction"), ("promised in a talk", "promise_interaction")],
)
def test_what_passed_in_a_talk_is_found_by_an_index(rows: Connection, name: str, index: str) -> None:
    assert any(f"USING INDEX {index}" in step for step in plans(rows, QUERIES[name]))
