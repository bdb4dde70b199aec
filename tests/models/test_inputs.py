"""Every field of every input model refuses what it must, and takes what it may."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from pln.models.base import Input
from pln.models.contact import ContactIn, DetailIn
from pln.models.feedback import FeedbackIn
from pln.models.goal import GoalIn
from pln.models.interaction import InteractionIn
from pln.models.relation import RelationIn
from pln.models.resource import ResourceIn
from tests.models.bad_values import FIELDS, FINE, KINDS


def every_model(base: type[Input] = Input) -> set[type[Input]]:
    """Those that values of commands come in through; an export read back has narrower ones, with its reader."""
    found = set(base.__subclasses__()).union(*map(every_model, base.__subclasses__()))
    return {model for model in found if model.__module__.startswith("pln.models.")}


def test_every_model_is_tried() -> None:
    assert set(KINDS) == set(FINE) == every_model()


@pytest.mark.parametrize("model", KINDS)
def test_every_field_is_tried(model: type[Input]) -> None:
    assert set(KINDS[model]) == set(model.model_fields)


@pytest.mark.parametrize("model", KINDS)
@settings(max_examples=25)
@given(data=st.data())
def test_a_bad_value_is_refused_for_its_field(model: type[Input], data: st.DataObject) -> None:
    for field in KINDS[model]:
        assert_refused_for_its_field(model, field, data)


@pytest.mark.long
@pytest.mark.parametrize(("model", "field"), FIELDS)
@settings(max_examples=500, derandomize=False)
@given(data=st.data())
def test_any_bad_value_is_refused_for_its_field(model: type[Input], field: str, data: st.DataObject) -> None:
    assert_refused_for_its_field(model, field, data)


def assert_refused_for_its_field(model: type[Input], field: str, data: st.DataObject) -> None:
    kind = KINDS[model][field]
    bad = data.draw(kind.bad if kind.optional else kind.bad | st.none(), label=field)
    with pytest.raises(ValidationError) as refusal:
        model.model_validate(FINE[model] | {field: bad})
    assert refusal.value.errors()[0]["loc"][0] == field


@pytest.mark.parametrize("model", KINDS)
@settings(max_examples=20)
@given(data=st.data())
def test_a_good_value_is_taken_and_what_was_taken_is_taken_again(
    model: type[Input], data: st.DataObject
) -> None:
    for field, kind in KINDS[model].items():
        good = data.draw(kind.good, label=field)
        taken = model.model_validate(FINE[model] | {field: good})
        assert model.model_validate(taken.model_dump()) == taken


@pytest.mark.parametrize("model", KINDS)
def test_an_unknown_field_is_refused(model: type[Input]) -> None:
    with pytest.raises(ValidationError, match="typo"):
        model.model_validate(FINE[model] | {"typo": 1})


@pytest.mark.parametrize("model", KINDS)
def test_what_was_taken_cannot_be_changed(model: type[Input]) -> None:
    taken = model.model_validate(FINE[model])
    with pytest.raises(ValidationError, match="frozen"):
        setattr(taken, next(iter(model.model_fields)), "x")


@given(st.text(max_size=30))
def test_whatever_text_is_taken_as_a_name_or_tag_is_taken_as_it_is_the_next_time(typed: str) -> None:
    """Else an edit of one field would change or refuse another."""
    values = {"name": typed, "nicknames": (typed,), "tags": (typed,), "note": typed, "place": typed}
    try:
        taken = ContactIn.model_validate(FINE[ContactIn] | values)
    except ValidationError:
        return
    assert ContactIn.model_validate(taken.model_dump()) == taken


@pytest.mark.parametrize(
    ("typed", "tag"),
    [("#Rust", "rust"), ("  # Rust ", "rust"), ("##x", "x"), ("C++", "c++"), ("ÉTÉ", "été"), ("a  b", "a b")],
)
def test_a_tag_is_kept_without_its_mark_and_case(typed: str, tag: str) -> None:
    assert ContactIn(name="Ann", added_on=date(2026, 11, 22), tags=(typed,)).tags == (tag,)


@pytest.mark.parametrize("typed", ["#", " # ", "##", "#\u200b", "#\u3164"])
def test_a_mark_alone_is_no_tag(typed: str) -> None:
    with pytest.raises(ValidationError, match="is empty"):
        ContactIn(name="Ann", added_on=date(2026, 11, 22), tags=(typed,))


@pytest.mark.parametrize(
    ("model", "values", "message"),
    [
        (GoalIn, {"measure": "milestones"}, "start and target belong to --measure metric"),
        (GoalIn, {"measure": "manual", "start_value": None}, "start and target belong to --measure metric"),
        (GoalIn, {"target_value": None}, "a metric needs a target"),
        (GoalIn, {"start_value": 100.0}, "start and target are the same"),
        (GoalIn, {"start_value": None, "target_value": 0.0}, "start and target are the same"),
        (GoalIn, {"due_on": date(2026, 11, 21)}, "due before it starts"),
        (ResourceIn, {"size": 10.0, "position": 10.5}, "position is beyond the size"),
        (RelationIn, {"other": "ann-lee"}, "a relation is between two"),
        (FeedbackIn, {"answered_on": date(2026, 11, 21)}, "answered before it was asked"),
        (FeedbackIn, {"answered_on": None}, "a decision needs an answer"),
        (
            FeedbackIn,
            {"decision": "later", "applied_on": date(2026, 11, 22)},
            "only what is adopted can be applied",
        ),
    ],
)
def test_fields_must_agree(model: type[Input], values: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        model.model_validate(FINE[model] | values)


@pytest.mark.parametrize(
    ("model", "values"),
    [
        (GoalIn, {"measure": "manual", "start_value": None, "target_value": None}),
        (GoalIn, {"start_value": None, "target_value": -5.0}),
        (GoalIn, {"due_on": date(2026, 11, 22)}),
        (ResourceIn, {"size": 10.0, "position": 10.0}),
        (ResourceIn, {"position": 10.0}),
        (InteractionIn, {"people": ()}),
    ],
)
def test_fields_that_agree_are_taken(model: type[Input], values: dict[str, Any]) -> None:
    assert model.model_validate(FINE[model] | values).model_dump().items() >= values.items()


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("  Ann   Lee ", "Ann Lee"),
        ("Zoe\u0308", "Zoë"),
        ("Ann\nLee", "Ann Lee"),
        ("NULL", "NULL"),
        ("--help", "--help"),
        ("-1", "-1"),
        ("[bold]:heart:\\", "[bold]:heart:\\"),
        ("👩‍👩‍👧 Family", "👩‍👩‍👧 Family"),
    ],
)
def test_a_name_is_kept_as_typed_but_for_spaces_and_composition(typed: str, stored: str) -> None:
    assert DetailIn(value=typed).value == stored
