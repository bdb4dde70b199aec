"""No field is forgotten on its way in, in the tables, or on its way out."""

from dataclasses import fields
from typing import Any

import pytest
from sqlmodel import SQLModel

from pln.models.base import Input
from pln.models.contact import ContactIn
from pln.models.event import EventIn
from pln.models.exchange import ExchangeIn
from pln.models.feedback import FeedbackIn
from pln.models.goal import CheckInIn, GoalIn, MilestoneIn
from pln.models.interaction import InteractionIn
from pln.models.mentorship import MentorshipIn
from pln.models.promise import PromiseIn
from pln.models.relation import RelationIn
from pln.models.resource import ResourceIn
from pln.store.queries import contacts as contact_queries
from pln.store.queries import events as event_queries
from pln.store.queries import exchanges as exchange_queries
from pln.store.queries import feedback as feedback_queries
from pln.store.queries import goals as goal_queries
from pln.store.queries import mentorships as mentorship_queries
from pln.store.queries import promises as promise_queries
from pln.store.queries import relations as relation_queries
from pln.store.queries import resources as resource_queries
from pln.store.queries.interactions import InteractionFilter
from pln.store.queries.interactions import interactions as interactions_of
from pln.store.writes import (
    contacts,
    events,
    exchanges,
    feedback,
    goals,
    interactions,
    mentorships,
    promises,
    relations,
    resources,
)
from pln.store.writes.records import input_of
from tests.conftest import NOW
from tests.models.test_inputs import every_model
from tests.store import samples
from tests.store.conftest import Reading, Writing
from tests.store.stored_fields import (
    EVERY_TABLE,
    FACTS,
    KEPT_COLUMNS,
    KEPT_FACTS,
    LINKED,
    REFERENCES,
    TABLES,
    columns,
    place,
)

MODELS = sorted(TABLES, key=lambda model: model.__name__)


def test_every_input_model_has_a_table_and_a_fact() -> None:
    assert set(TABLES) == set(FACTS) == every_model()


@pytest.mark.parametrize("model", MODELS)
def test_every_field_stands_in_a_table(model: type[Input]) -> None:
    forgotten = {
        name for name in model.model_fields if place(model, name)[1] not in columns(place(model, name)[0])
    }
    assert forgotten == set()


@pytest.mark.parametrize("model", MODELS)
def test_every_column_is_a_field_or_kept_by_pln(model: type[Input]) -> None:
    stored = {place(model, name)[1] for name in model.model_fields}
    assert columns(TABLES[model]) - stored - KEPT_COLUMNS == set()


@pytest.mark.parametrize("model", MODELS)
def test_every_field_is_handed_out_and_nothing_else(model: type[Input]) -> None:
    handed_out = {field.name for field in fields(FACTS[model])}
    assert handed_out - KEPT_FACTS == set(model.model_fields)


def test_every_table_is_spoken_of() -> None:
    assert set(SQLModel.metadata.tables) == set(EVERY_TABLE)


@pytest.mark.parametrize("model", MODELS)
def test_every_reference_is_a_foreign_key(model: type[Input]) -> None:
    referring = {name for one, name in REFERENCES if one is model}
    referring |= {name for one, name in LINKED if one is model and LINKED[one, name][1].endswith("_id")}
    for name in referring:
        table, column = place(model, name)
        assert table.__table__.columns[column].foreign_keys, name  # type: ignore[attr-defined]


FULL: dict[type[Input], Input] = {
    ContactIn: samples.FULL_CONTACT,
    GoalIn: samples.FULL_GOAL,
    MilestoneIn: samples.FULL_MILESTONE,
    CheckInIn: samples.FULL_CHECK_IN,
    InteractionIn: samples.FULL_TALK,
    ResourceIn: samples.FULL_RESOURCE,
    EventIn: samples.FULL_EVENT,
    ExchangeIn: samples.FULL_RECEIVED,
    PromiseIn: samples.FULL_PROMISE,
    RelationIn: samples.FULL_RELATION,
    FeedbackIn: samples.FULL_FEEDBACK,
    MentorshipIn: samples.FULL_MENTORSHIP,
}
# What a full record cannot hold beside something else that it holds.
EXCLUDED: dict[type[Input], set[str]] = {
    ExchangeIn: {"forward_of", "public"},
    PromiseIn: {"dropped_on"},
    MentorshipIn: {"role"},
}


@pytest.mark.parametrize("model", FULL)
def test_the_full_record_leaves_no_field_at_its_default(model: type[Input]) -> None:
    full = FULL[model].model_dump()
    left = {name for name, field in model.model_fields.items() if full[name] == field.get_default()}
    assert left == EXCLUDED.get(model, set())


def test_a_full_contact_comes_back_equal(writing: Writing, reading: Reading) -> None:
    with writing() as writer:
        samples.add_neighbours(writer)
        added = contacts.add(writer, samples.FULL_CONTACT).contact
    with reading() as db:
        found = contact_queries.contact(db, "zoe-lukasz")
    assert found == added
    assert input_of(found, ContactIn, {}) == samples.FULL_CONTACT
    check_stamps(found)


def test_a_full_goal_comes_back_equal(writing: Writing, reading: Reading) -> None:
    with writing() as writer:
        samples.add_neighbours(writer)
        added = goals.add(writer, samples.FULL_GOAL)
    with reading() as db:
        found = goal_queries.goal(db, "ecrire-un-roman")
    assert found == added
    assert input_of(found, GoalIn, {}) == samples.FULL_GOAL
    check_stamps(found)


def test_a_full_milestone_comes_back_equal(writing: Writing, reading: Reading) -> None:
    with writing() as writer:
        samples.add_neighbours(writer)
        added = goals.add_milestone(writer, samples.FULL_MILESTONE)
    with reading() as db:
        (found,) = goal_queries.milestones(db, "linked-goal")
    assert found == added
    assert input_of(found, MilestoneIn, {}) == samples.FULL_MILESTONE
    check_stamps(found)


def test_a_full_check_in_comes_back_equal(writing: Writing, reading: Reading) -> None:
    with writing() as writer:
        samples.add_neighbours(writer)
        added = goals.add_check_in(writer, samples.FULL_CHECK_IN)
    with reading() as db:
        (found,) = goal_queries.check_ins(db, "linked-goal")
    assert found == added
    assert input_of(found, CheckInIn, {}) == samples.FULL_CHECK_IN
    check_stamps(found)


def test_a_full_interaction_comes_back_equal(writing: Writing, reading: Reading) -> None:
    with writing() as writer:
        samples.add_neighbours(writer)
        added = interactions.add(writer, samples.FULL_TALK)
    with reading() as db:
        (found,) = interactions_of(db, InteractionFilter())
    assert found == added
    assert input_of(found, InteractionIn, {}) == samples.FULL_TALK
    check_stamps(found)


def test_a_full_resource_comes_back_equal(writing: Writing, reading: Reading) -> None:
    with writing() as writer:
        samples.add_neighbours(writer)
        added = resources.add(writer, samples.FULL_RESOURCE)
    with reading() as db:
        found = resource_queries.resource(db, "uber-die-freiheit")
    assert found == added
    assert input_of(found, ResourceIn, {}) == samples.FULL_RESOURCE
    check_stamps(found)


def test_a_full_event_comes_back_equal(writing: Writing, reading: Reading) -> None:
    with writing() as writer:
        samples.add_neighbours(writer)
        added = events.add(writer, samples.FULL_EVENT)
    with reading() as db:
        found = event_queries.event(db, "fete-du-code")
    assert found == added
    assert input_of(found, EventIn, {}) == samples.FULL_EVENT
    check_stamps(found)


def test_full_exchanges_come_back_equal(writing: Writing, reading: Reading) -> None:
    with writing() as writer:
        samples.add_neighbours(writer)
        samples.add_talk(writer, "bo-neighbour")
        added = [exchanges.add(writer, full) for full in (samples.FULL_RECEIVED, samples.FULL_GIVEN)]
    with reading() as db:
        found = [exchange_queries.exchange(db, number) for number in (1, 2)]
    assert found == added
    wanted = [samples.FULL_RECEIVED, samples.FULL_GIVEN]
    assert [input_of(one, ExchangeIn, {}) for one in found] == wanted
    for one in found:
        check_stamps(one)


def test_a_full_promise_comes_back_equal(writing: Writing, reading: Reading) -> None:
    with writing() as writer:
        samples.add_neighbours(writer)
        samples.add_talk(writer, "bo-neighbour")
        added = promises.add(writer, samples.FULL_PROMISE)
    with reading() as db:
        found = promise_queries.promise(db, 1)
    assert found == added
    assert input_of(found, PromiseIn, {}) == samples.FULL_PROMISE
    check_stamps(found)


def test_a_full_relation_comes_back_equal(writing: Writing, reading: Reading) -> None:
    with writing() as writer:
        samples.add_contacts(writer, "Bo Neighbour", "Zoë Łukasz")
        added = relations.add(writer, samples.FULL_RELATION)
    with reading() as db:
        found = relation_queries.relation(db, 1)
    assert found == added
    assert input_of(found, RelationIn, {}) == samples.FULL_RELATION
    check_stamps(found)


def test_full_feedback_comes_back_equal(writing: Writing, reading: Reading) -> None:
    with writing() as writer:
        samples.add_neighbours(writer)
        added = feedback.add(writer, samples.FULL_FEEDBACK)
    with reading() as db:
        found = feedback_queries.one_feedback(db, 1)
    assert found == added
    assert input_of(found, FeedbackIn, {}) == samples.FULL_FEEDBACK
    check_stamps(found)


def test_a_full_mentorship_comes_back_equal(writing: Writing, reading: Reading) -> None:
    with writing() as writer:
        samples.add_neighbours(writer)
        added = mentorships.add(writer, samples.FULL_MENTORSHIP)
    with reading() as db:
        found = mentorship_queries.mentorship(db, added.id)
    assert found == added
    assert input_of(found, MentorshipIn, {}) == samples.FULL_MENTORSHIP
    check_stamps(found)


def check_stamps(found: Any) -> None:
    assert found.uuid.startswith("uuid-")
    assert found.created_at == found.updated_at == NOW
