"""No field is forgotten on its way in, in the tables, or on its way out."""

from dataclasses import fields
from typing import Any

import pytest
from sqlmodel import SQLModel

from pln.models.base import Input
from pln.models.contact import ContactIn
from pln.models.goal import CheckInIn, GoalIn, MilestoneIn
from pln.models.interaction import InteractionIn
from pln.models.resource import ResourceIn
from pln.store.queries import contacts as contact_queries
from pln.store.queries import goals as goal_queries
from pln.store.queries import resources as resource_queries
from pln.store.queries.interactions import InteractionFilter
from pln.store.queries.interactions import interactions as interactions_of
from pln.store.writes import contacts, goals, interactions, resources
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
}


@pytest.mark.parametrize("model", FULL)
def test_the_full_record_leaves_no_field_at_its_default(model: type[Input]) -> None:
    full = FULL[model].model_dump()
    assert {name for name, field in model.model_fields.items() if full[name] == field.get_default()} == set()


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


def check_stamps(found: Any) -> None:
    assert found.uuid.startswith("uuid-")
    assert found.created_at == found.updated_at == NOW
