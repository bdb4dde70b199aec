"""Logging, changing and deleting interactions."""

from dataclasses import replace
from typing import Any

import pytest

from pln.errors import ChangedMeanwhileError, InputError, NotFoundError
from pln.facts.refs import Ref
from pln.store.queries.interactions import InteractionFilter
from pln.store.queries.interactions import interactions as interactions_of
from pln.store.session import Writer
from pln.store.writes import interactions
from tests.readable import TODAY, day
from tests.store.conftest import Writing
from tests.store.samples import (
    FULL_TALK,
    add_contacts,
    add_goals,
    add_neighbours,
    add_resources,
    add_talk,
    talk,
)

TOMORROW = day("2026-11-23")


def test_the_same_may_happen_twice(writer: Writer) -> None:
    add_contacts(writer, "Ann")
    assert add_talk(writer, "ann") != add_talk(writer, "ann")


def test_nothing_was_done_on_a_day_to_come(writer: Writer) -> None:
    with pytest.raises(InputError) as refusal:
        interactions.add(writer, talk(day=TOMORROW))
    assert refusal.value.message == "2026-11-23 has not come yet, so nothing was done on it"
    assert refusal.value.hint == "plan it with --planned"
    interactions.add(writer, talk(day=TODAY))


def test_what_was_done_too_late_already_can_be_changed_otherwise(writer: Writer) -> None:
    number = add_talk(writer)
    writer.rows.execute("UPDATE interaction SET day = '2026-11-23'")
    assert interactions.change(writer, number, {"summary": "Rust"}).day == TOMORROW
    interactions.change(writer, number, {"status": "planned"})
    with pytest.raises(InputError, match="2026-11-23 has not come yet"):
        interactions.change(writer, number, {"status": "done"})


def test_what_is_planned_may_be_on_any_day_and_is_done_once_it_has_come(writer: Writer) -> None:
    number = add_talk(writer, status="planned", day=TOMORROW)
    add_talk(writer, status="planned", day=day("2020-01-01"))
    with pytest.raises(InputError, match="has not come yet"):
        interactions.change(writer, number, {"status": "done"})
    done = interactions.change(writer, number, {"status": "done", "day": TODAY})
    assert (done.status, done.day) == ("done", TODAY)


def test_a_change_leaves_everything_else_as_it_is(writing: Writing) -> None:
    with writing() as writer:
        add_neighbours(writer)
        before = interactions.add(writer, FULL_TALK)
    with writing() as writer:
        after = interactions.change(writer, before.id, {"minutes": None})
    assert replace(after, minutes=before.minutes) == before
    assert after.minutes is None


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"people": ("bo", "cy")}, ("bo", "cy")),
        ({"people": ("cy", "bo", "cy")}, ("bo", "cy")),
        ({"people": ()}, ()),
        ({"goals": ("go",)}, ("go",)),
        ({"goals": ()}, ()),
        ({"resources": ("film", "book")}, ("book", "film")),
        ({"resources": ()}, ()),
        ({"tags": ("b", "#C")}, ("b", "c")),
        ({"tags": ()}, ()),
    ],
)
def test_several_values_are_replaced_not_added_to(
    writer: Writer, changes: dict[str, Any], expected: tuple[str, ...]
) -> None:
    add_contacts(writer, "Ann", "Bo", "Cy")
    add_goals(writer, "Rust", "Go")
    add_resources(writer, "Book", "Film")
    number = add_talk(writer, "ann", "bo", goals=("rust",), resources=("book",), tags=("a", "b"))
    changed = interactions.change(writer, number, changes)
    ((name, _),) = changes.items()
    assert tuple(one.slug if isinstance(one, Ref) else one for one in getattr(changed, name)) == expected


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"people": ("nobody",)}, "no contact answers to 'nobody'"),
        ({"goals": ("nothing",)}, "no goal answers to 'nothing'"),
        ({"resources": ("nothing",)}, "no resource answers to 'nothing'"),
    ],
)
def test_what_it_refers_to_must_be_known(writer: Writer, values: dict[str, Any], message: str) -> None:
    number = add_talk(writer)
    with pytest.raises(NotFoundError, match=message):
        interactions.change(writer, number, values)
    with pytest.raises(NotFoundError, match=message):
        add_talk(writer, **values)


def test_a_bad_change_is_refused(writer: Writer) -> None:
    number = add_talk(writer)
    with pytest.raises(InputError, match="minutes: is less than 1"):
        interactions.change(writer, number, {"minutes": 0})


def test_what_was_changed_meanwhile_is_not_overwritten(writer: Writer) -> None:
    shown = interactions.add(writer, talk())
    interactions.change(writer, shown.id, {"tags": ("a",)}, expected=shown)
    with pytest.raises(ChangedMeanwhileError, match="interaction 1 was changed meanwhile"):
        interactions.change(writer, shown.id, {"minutes": 5}, expected=shown)


def test_what_was_deleted_meanwhile_is_not_found(writing: Writing) -> None:
    with writing() as writer:
        add_contacts(writer, "Ann")
        number = add_talk(writer, "ann", tags=("a",))
    with writing() as writer:
        interactions.delete(writer, number)
    with writing() as writer:
        assert interactions_of(writer.rows, InteractionFilter()) == []
        for table in ("interaction_contact", "interaction_tag", "contact_last"):
            assert writer.rows.execute(f"SELECT * FROM {table}").fetchall() == []  # noqa: S608
        with pytest.raises(NotFoundError, match="there is no interaction 1 any more"):
            interactions.change(writer, number, {})
        with pytest.raises(NotFoundError, match="there is no interaction 1 any more"):
            interactions.delete(writer, number)


def test_what_an_import_knows_it_by_is_kept(writer: Writer) -> None:
    interactions.add(writer, talk(added_by="linkedin", summary="2 messages"), external_id="x-1")
    interactions.change(writer, 1, {"summary": "my own words"})
    kept = writer.rows.execute("SELECT external_id, imported_summary FROM interaction").fetchall()
    assert kept == [("x-1", "2 messages")]
