"""What a person is told about a value that cannot be stored."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from pln.errors import InputError, NotFoundError
from pln.models.base import Input
from pln.models.contact import ContactIn, ContactRow
from pln.models.goal import CheckInIn, CheckInRow, GoalIn, GoalRow, MilestoneIn, MilestoneRow
from pln.models.interaction import InteractionIn, InteractionRow
from pln.models.resource import ResourceIn, ResourceRow
from pln.models.review import ReviewRow
from pln.store.queries.contacts import contact as contact_of
from pln.store.session import Writer
from pln.store.writes import contacts
from pln.store.writes.records import (
    change_record,
    delete_record,
    free_slug,
    id_of,
    ids_of,
    input_of,
    validated,
)
from tests.models.bad_values import FINE
from tests.store.samples import add_contacts, contact

PRIVATE = "she told me about the divorce"


@pytest.mark.parametrize(
    ("model", "values", "message"),
    [
        (ContactIn, {"name": ""}, "name: is empty"),
        (ContactIn, {"name": "\u200b"}, "name: is empty"),
        (ContactIn, {"name": "x" * 501}, "name: is longer than 500 characters"),
        (ContactIn, {"name": "a\x1b[2J"}, "name: has a control character (U+001B)"),
        (ContactIn, {"name": "a\x00"}, "name: has a control character (U+0000)"),
        (ContactIn, {"name": "\udcff"}, "name: not valid UTF-8"),
        (ContactIn, {"name": 5}, "name: is not a text"),
        (ContactIn, {"name": None}, "name: is not a text"),
        (ContactIn, {"tier": "weird"}, "tier: 'weird' is not one of inner, close, regular, wide, distant"),
        (
            ContactIn,
            {"tier": "w" * 41},
            f"tier: '{'w' * 40}…' is not one of inner, close, regular, wide, distant",
        ),
        (ContactIn, {"tier": 5}, "tier: '5' is not one of inner, close, regular, wide, distant"),
        (ContactIn, {"status": "lost"}, "status: 'lost' is not one of known, wished"),
        (ContactIn, {"cadence_days": 0}, "cadence days: is less than 1"),
        (ContactIn, {"cadence_days": 3651}, "cadence days: is more than 3650"),
        (ContactIn, {"cadence_days": 2.5}, "cadence days: is not a whole number"),
        (ContactIn, {"cadence_days": True}, "cadence days: is not a whole number"),
        (ContactIn, {"ambient": "yes"}, "ambient: is neither yes nor no"),
        (ContactIn, {"met_on": "2026-01-01"}, "met on: is not a day"),
        (ContactIn, {"met_on": datetime(2026, 1, 1, 10)}, "met on: is not a day"),  # noqa: DTZ001
        (ContactIn, {"birthday": "14 March"}, "birthday: is not a birthday such as 1990-03-14 or --03-14"),
        (ContactIn, {"birthday": "1990-02-30"}, "birthday: is a day that does not exist"),
        (ContactIn, {"birthday": ""}, "birthday: is not a birthday such as 1990-03-14 or --03-14"),
        (ContactIn, {"introduced_by": "\udcff"}, "introduced by: not valid UTF-8"),
        (ContactIn, {"tags": ("ok", "#")}, "tags: is empty"),
        (ContactIn, {"tags": ("x" * 101,)}, "tags: is longer than 100 characters"),
        (ContactIn, {"tags": "ok"}, "tags: is not a list"),
        (ContactIn, {"emails": ({"value": "ann"},)}, "emails: 'ann' is not an e-mail address"),
        (ContactIn, {"emails": ({"value": ""},)}, "emails value: is empty"),
        (ContactIn, {"emails": ({"label": "work"},)}, "emails value: is missing"),
        (ContactIn, {"colour": "red"}, "colour: is no field of this record"),
        (ContactIn, {"note": PRIVATE + "\x07"}, "note: has a control character (U+0007)"),
        (ContactIn, {"note": PRIVATE * 4000}, "note: is longer than 100000 characters"),
        (GoalIn, {"target_value": float("nan")}, "target value: is not a number"),
        (GoalIn, {"target_value": "ten"}, "target value: is not a number"),
        (GoalIn, {"target_value": 2e15}, "target value: is more than 1000000000000000"),
        (GoalIn, {"measure": "manual"}, "start and target belong to --measure metric"),
        (GoalIn, {"target_value": None}, "a metric needs a target: --target NUMBER"),
        (GoalIn, {"due_on": date(2026, 1, 1)}, "due before it starts: --started says an earlier day"),
        (MilestoneIn, {"weight": -0.5}, "weight: is less than 0"),
        (CheckInIn, {"confidence": 11}, "confidence: is more than 10"),
        (InteractionIn, {"time": "25:00"}, "time: is not a time of day such as 14:30"),
        (ResourceIn, {"shared_with": ({"contact": "ann"},)}, "shared with day: is missing"),
        (ResourceIn, {"size": 1.0, "position": 2.0}, "position is beyond the size"),
    ],
)
def test_what_is_wrong_is_said_in_one_line_that_names_the_field(
    model: type[Input], values: dict[str, Any], message: str
) -> None:
    with pytest.raises(InputError) as refusal:
        validated(model, FINE[model] | values)
    assert refusal.value.message == message
    assert refusal.value.hint == "nothing was written"


@pytest.mark.parametrize("model", FINE)
def test_a_field_that_is_missing_is_named(model: type[Input]) -> None:
    required = next(name for name, field in model.model_fields.items() if field.is_required())
    without = {name: value for name, value in FINE[model].items() if name != required}
    with pytest.raises(InputError) as refusal:
        validated(model, without)
    assert refusal.value.message == f"{required.replace('_', ' ')}: is missing"


def test_an_edit_validates_the_whole_record(writer: Writer) -> None:
    """Also what was not changed, so that nothing that is stored stays wrong."""
    add_contacts(writer, "Ann Lee")
    ann = replace(contact_of(writer.rows, "ann-lee"), organisation="x" * 501)
    with pytest.raises(InputError, match="organisation: is longer than 500 characters"):
        input_of(ann, ContactIn, {"place": "Bonn"})


@pytest.mark.parametrize(
    ("table", "noun"),
    [
        (ContactRow, "contact"),
        (GoalRow, "goal"),
        (MilestoneRow, "milestone"),
        (CheckInRow, "checkin"),
        (InteractionRow, "interaction"),
        (ResourceRow, "resource"),
        (ReviewRow, "review"),
    ],
)
def test_what_is_gone_cannot_be_changed_or_deleted(writer: Writer, table: Any, noun: str) -> None:
    with pytest.raises(NotFoundError, match=f"there is no {noun} 7 any more"):
        delete_record(writer, table, 7)
    with pytest.raises(NotFoundError, match=f"there is no {noun} 7 any more"):
        change_record(writer, table, 7, {})


def test_a_slug_becomes_an_id_once(writer: Writer) -> None:
    add_contacts(writer, "Ann Lee", "Bob")
    assert id_of(writer, "contact", "bob") == 2
    assert ids_of(writer, "contact", ["bob", "ann-lee", "bob"]) == [2, 1]
    with pytest.raises(NotFoundError, match="no contact answers to 'carol'"):
        id_of(writer, "contact", "carol")


@pytest.mark.parametrize(
    ("known", "name", "slug"),
    [
        ([], "Ann Lee", "ann-lee"),
        (["Ann Lee"], "Ann Lee", "ann-lee-2"),
        (["Ann Lee", "Ann Lee"], "Ann Lée", "ann-lee-3"),
        (["Ann Lee 2"], "Ann Lee", "ann-lee"),
        (["Ann Lee 2", "Ann Lee"], "Ann Lee", "ann-lee-3"),
        (["Ann Leeds"], "Ann Lee", "ann-lee"),
        (["Ann Lee", "Ann Lee"], "Ann Lee 2", "ann-lee-2-2"),
        (["a_b"], "a%b", "a-b-2"),
        ([], "123", "contact-123"),
        ([], "???", "contact"),
        (["???"], "!!!", "contact-2"),
        ([], "Łukasz Ångström", "lukasz-angstrom"),
        ([], "李小龙", "李小龙"),
    ],
)
def test_a_slug_is_the_folded_name_numbered_where_others_bear_it(
    writer: Writer, known: list[str], name: str, slug: str
) -> None:
    for other in known:
        contacts.add(writer, contact(other), allow_duplicate=True)
    assert free_slug(writer, ContactRow, name) == slug
    assert contacts.add(writer, contact(name), allow_duplicate=True).contact.slug == slug
