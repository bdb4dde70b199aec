"""Adding, changing and deleting relations."""

from typing import get_args

import pytest

from pln.errors import ChangedMeanwhileError, DuplicateError, InputError, NotFoundError
from pln.facts.relation import Relation
from pln.store.session import Writer
from pln.store.writes import contacts, relations
from pln.vocabulary import RELATION_INVERSES, RELATION_TYPES, RelationType
from tests.readable import day
from tests.store.conftest import Writing
from tests.store.samples import add_contacts, relation


def said(one: Relation) -> str:
    return f"{one.contact.slug} {one.type} {one.other.slug}"


def add(writer: Writer, words: str) -> str:
    return said(relations.add(writer, relation(*words.split())))


@pytest.fixture
def network(writer: Writer) -> Writer:
    add_contacts(writer, "Ann", "Bo", "Cy")
    return writer


def test_every_type_has_its_inverse() -> None:
    assert set(RELATION_INVERSES) == set(get_args(RelationType))
    assert all(RELATION_INVERSES[inverse] == one for one, inverse in RELATION_INVERSES.items())


@pytest.mark.parametrize("type_", RELATION_TYPES)
def test_either_way_of_saying_it_is_kept_the_same(network: Writer, type_: RelationType) -> None:
    first = add(network, f"ann {type_} bo")
    again = f"relation {1}"
    for words in (f"ann {type_} bo", f"bo {RELATION_INVERSES[type_]} ann"):
        with pytest.raises(DuplicateError, match=f"is known already: {again}"):
            add(network, words)
    relations.delete(network, 1)
    turned = add(network, f"bo {RELATION_INVERSES[type_]} ann")
    assert turned == (first if RELATION_INVERSES[type_] != type_ else f"bo {type_} ann")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("bo report ann", "ann manager bo"),
        ("ann manager bo", "ann manager bo"),
        ("bo student ann", "ann teacher bo"),
        ("bo friend ann", "bo friend ann"),
        ("ann member bo", "ann member bo"),
        ("bo community ann", "ann member bo"),
        ("bo employer ann", "ann employee bo"),
    ],
)
def test_it_is_stored_one_way_only(network: Writer, typed: str, kept: str) -> None:
    assert add(network, typed) == kept


def test_two_may_be_several_things_to_each_other(network: Writer) -> None:
    assert add(network, "ann manager bo") == "ann manager bo"
    assert add(network, "ann friend bo") == "ann friend bo"
    assert add(network, "bo manager ann") == "bo manager ann"  # odd, but not the same
    assert add(network, "ann friend cy") == "ann friend cy"


def test_a_change_is_turned_around_too_and_may_not_say_it_twice(network: Writer) -> None:
    add(network, "ann manager bo")
    add(network, "ann friend bo")
    with pytest.raises(DuplicateError, match="that Ann is manager of Bo is known already: relation 1"):
        relations.change(network, 2, {"type": "manager"})
    with pytest.raises(DuplicateError):
        relations.change(network, 2, {"contact": "bo", "type": "report", "other": "ann"})
    assert said(relations.change(network, 2, {"type": "report"})) == "bo manager ann"
    assert relations.change(network, 1, {"since_on": day("2020-01-01")}).since_on == day("2020-01-01")


def test_what_says_the_same_is_no_step(writing: Writing) -> None:
    with writing() as writer:
        add_contacts(writer, "Ann", "Bo")
        before = relations.add(writer, relation("ann", "manager", "bo", note="Yes"))
    with writing() as writer:
        turned = {"contact": "bo", "type": "report", "other": "ann"}
        assert relations.change(writer, 1, {"note": "Yes"}) == before
        assert relations.change(writer, 1, turned) == before
    assert not writer.steps.changed_something


def test_what_is_refused(network: Writer) -> None:
    with pytest.raises(InputError, match="since 2026-11-23 has not come yet"):
        relations.add(network, relation(since_on=day("2026-11-23")))
    with pytest.raises(NotFoundError, match="no contact answers to 'nobody'"):
        relations.add(network, relation(other="nobody"))
    add(network, "ann friend bo")
    with pytest.raises(InputError, match="a relation is between two"):
        relations.change(network, 1, {"other": "ann"})
    for number in (1, 9):
        if number == 1:
            relations.delete(network, 1)
        with pytest.raises(NotFoundError, match=f"there is no relation {number} any more"):
            relations.change(network, number, {"note": "x"})
        with pytest.raises(NotFoundError, match=f"there is no relation {number} any more"):
            relations.delete(network, number)


def test_what_was_changed_meanwhile_is_not_overwritten(network: Writer) -> None:
    shown = relations.add(network, relation("ann", "friend", "bo"))
    relations.change(network, 1, {"note": "One"}, expected=shown)
    with pytest.raises(ChangedMeanwhileError, match="relation 1 was changed meanwhile"):
        relations.change(network, 1, {"note": "Two"}, expected=shown)


def test_who_is_deleted_takes_the_relation_along(network: Writer) -> None:
    add(network, "ann friend bo")
    add(network, "cy friend ann")
    contacts.delete(network, "ann")
    assert network.rows.execute("SELECT * FROM relation").fetchall() == []
