"""Asking for feedback, changing and deleting it."""

from dataclasses import replace
from typing import Any

import pytest

from pln.errors import ChangedMeanwhileError, InputError, NotFoundError
from pln.store.queries.feedback import one_feedback
from pln.store.session import Writer
from pln.store.writes import contacts, feedback, goals
from tests.readable import TODAY, day
from tests.store.conftest import Writing
from tests.store.samples import FULL_FEEDBACK, add_contacts, add_goals, add_neighbours
from tests.store.samples import feedback as asked

TOMORROW = day("2026-11-23")


@pytest.fixture
def network(writer: Writer) -> Writer:
    add_contacts(writer, "Ann")
    add_goals(writer, "Rust")
    return writer


def test_a_question_goes_on_to_an_answer_and_what_came_of_it(network: Writer) -> None:
    before = feedback.add(network, asked(goal="rust", asked_on=day("2026-11-01")))
    answered = feedback.change(network, 1, {"answered_on": day("2026-11-04"), "gist": "Shorter"})
    applied = feedback.change(network, 1, {"decision": "adopt", "applied_on": TODAY})
    assert replace(answered, answered_on=None, gist="") == before
    assert (applied.gist, applied.decision, applied.applied_on) == ("Shorter", "adopt", TODAY)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"asked_on": TOMORROW}, "asked 2026-11-23 has not come yet"),
        ({"answered_on": TOMORROW}, "answered 2026-11-23 has not come yet"),
        (
            {"answered_on": TODAY, "decision": "adopt", "applied_on": TOMORROW},
            "applied 2026-11-23 has not come yet",
        ),
        ({"answered_on": day("2026-11-21")}, "answered before it was asked"),
        ({"decision": "later"}, "a decision needs an answer"),
        ({"answered_on": TODAY, "applied_on": TODAY}, "only what is adopted can be applied"),
        ({"about": ""}, "about: is empty"),
    ],
)
def test_what_is_refused(network: Writer, changes: dict[str, Any], message: str) -> None:
    feedback.add(network, asked())
    with pytest.raises(InputError, match=message):
        feedback.change(network, 1, changes)
    assert one_feedback(network.rows, 1).answered_on is None


def test_a_day_to_come_is_refused_when_asked_too(network: Writer) -> None:
    with pytest.raises(InputError, match="asked 2026-11-23 has not come yet"):
        feedback.add(network, asked(asked_on=TOMORROW))


def test_what_it_refers_to_must_be_known(network: Writer) -> None:
    with pytest.raises(NotFoundError, match="no contact answers to 'nobody'"):
        feedback.add(network, asked("nobody"))
    with pytest.raises(NotFoundError, match="no goal answers to 'nothing'"):
        feedback.add(network, asked(goal="nothing"))


def test_what_says_the_same_is_no_step(writing: Writing) -> None:
    with writing() as writer:
        add_neighbours(writer)
        before = feedback.add(writer, FULL_FEEDBACK)
    with writing() as writer:
        assert feedback.change(writer, 1, {"gist": "Too slow"}) == before
    assert not writer.steps.changed_something


def test_what_was_changed_meanwhile_is_not_overwritten(network: Writer) -> None:
    shown = feedback.add(network, asked())
    feedback.change(network, 1, {"note": "One"}, expected=shown)
    with pytest.raises(ChangedMeanwhileError, match="feedback 1 was changed meanwhile"):
        feedback.change(network, 1, {"note": "Two"}, expected=shown)


def test_a_goal_that_is_deleted_leaves_the_feedback_and_who_is_takes_it_along(network: Writer) -> None:
    feedback.add(network, asked(goal="rust"))
    goals.delete(network, "rust")
    assert one_feedback(network.rows, 1).goal is None
    contacts.delete(network, "ann")
    with pytest.raises(NotFoundError, match="there is no feedback 1 any more"):
        feedback.delete(network, 1)


def test_what_is_deleted_is_gone(network: Writer) -> None:
    feedback.add(network, asked())
    feedback.delete(network, 1)
    with pytest.raises(NotFoundError, match="there is no feedback 1 any more"):
        feedback.change(network, 1, {"note": "x"})
