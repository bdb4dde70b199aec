"""Feedback, the question asked last first."""

from collections.abc import Callable
from sqlite3 import Connection
from typing import Any

import pytest

from pln.errors import NotFoundError
from pln.facts.refs import Ref
from pln.store.queries.feedback import FeedbackFilter, feedback, one_feedback
from pln.store.session import Writer
from pln.store.writes import feedback as writes
from pln.vocabulary import UNREADABLE
from tests.readable import day
from tests.store import samples
from tests.store.built_once import begun_once
from tests.store.queries.test_plans import plans
from tests.store.samples import add_contacts, add_goals


@begun_once
def network(writer: Writer) -> Writer:
    add_contacts(writer, "Ann", "Bo")
    add_goals(writer, "Rust")
    known: dict[str, dict[str, Any]] = {
        "Talk": {"asked_on": day("2026-10-01"), "goal": "rust", "answered_on": day("2026-10-02")},
        "Plan": {"asked_on": day("2026-11-01"), "contact": "bo"},
        "Code": {"asked_on": day("2026-11-01"), "goal": "rust"},
        "Book": {"asked_on": day("2026-09-01")},
    }
    for about, values in known.items():
        writes.add(writer, samples.feedback(about=about, **values))
    return writer


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, ["Code", "Plan", "Talk", "Book"]),
        ({"contact": "ann"}, ["Code", "Talk", "Book"]),
        ({"contact": "nobody"}, []),
        ({"goal": "rust"}, ["Code", "Talk"]),
        ({"open": True}, ["Code", "Plan", "Book"]),
        ({"open": False}, ["Talk"]),
        ({"id": 2}, ["Plan"]),
        ({"contact": "ann", "goal": "rust", "open": True}, ["Code"]),
    ],
)
def test_feedback_is_filtered_and_the_latest_question_comes_first(
    network: Writer, wanted: dict[str, Any], found: list[str]
) -> None:
    assert [one.about for one in feedback(network.rows, FeedbackFilter(**wanted))] == found


def test_one_has_its_own(network: Writer) -> None:
    talk, plan = one_feedback(network.rows, 1), one_feedback(network.rows, 2)
    assert (talk.contact, talk.goal) == (Ref("ann", "Ann"), Ref("rust", "Rust"))
    assert (plan.contact, plan.goal, plan.answered_on) == (Ref("bo", "Bo"), None, None)
    with pytest.raises(NotFoundError, match="there is no feedback 9 any more"):
        one_feedback(network.rows, 9)


def test_what_cannot_be_read_costs_no_other_row(network: Writer) -> None:
    network.rows.execute("PRAGMA ignore_check_constraints = ON")
    network.rows.execute("UPDATE feedback SET decision = 'maybe', answered_on = 'soon' WHERE id = 1")
    network.rows.execute("UPDATE feedback SET gist = CAST(x'ff' AS TEXT) WHERE id = 2")
    found = {one.id: one for one in feedback(network.rows, FeedbackFilter())}
    assert (found[1].decision, found[1].answered_on) == (UNREADABLE, UNREADABLE)
    assert (found[2].gist, found[3].about) == ("\\xff", "Code")


QUERIES: dict[str, Callable[[Connection], object]] = {
    "one": lambda db: feedback(db, FeedbackFilter(id=1)),
    "of somebody": lambda db: feedback(db, FeedbackFilter(contact="ann")),
    "about a goal": lambda db: feedback(db, FeedbackFilter(goal="rust")),
}


@pytest.mark.parametrize("ask", QUERIES.values(), ids=QUERIES)
def test_every_filter_is_led_by_an_index(network: Writer, ask: Callable[[Connection], object]) -> None:
    assert [step for step in plans(network.rows, ask) if step.startswith("SCAN")] == []


@pytest.mark.parametrize("wanted", [FeedbackFilter(), FeedbackFilter(open=True)])
def test_the_latest_come_by_the_index_of_days(network: Writer, wanted: FeedbackFilter) -> None:
    found = plans(network.rows, lambda db: feedback(db, wanted))
    assert "SCAN f USING INDEX feedback_asked" in found
    assert [step for step in found if "TEMP B-TREE FOR ORDER BY" in step] == []
