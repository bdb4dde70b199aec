"""Adding, changing and deleting mentorships, with their agenda and actions in order."""

from dataclasses import replace
from typing import Any

import pytest

from pln.errors import ChangedMeanwhileError, DuplicateError, InputError, NotFoundError
from pln.facts.mentorship import Item, Mentorship
from pln.store.queries.interactions import InteractionFilter, interactions
from pln.store.session import Writer
from pln.store.writes import mentorships
from tests.readable import TODAY, day
from tests.store.conftest import Writing
from tests.store.samples import (
    FULL_MENTORSHIP,
    add_contacts,
    add_neighbours,
    add_talk,
    items,
    mentorship,
)

TOMORROW = day("2026-11-23")


def add(writer: Writer, contact: str = "ann", **values: Any) -> Mentorship:
    return mentorships.add(writer, mentorship(contact, **values))


@pytest.fixture
def writer(writer: Writer) -> Writer:
    """With Ann and Bo to mentor, or to be mentored by."""
    add_contacts(writer, "Ann", "Bo")
    return writer


@pytest.mark.parametrize("field", ["agenda", "actions"])
def test_items_keep_the_order_they_were_given(writer: Writer, field: str) -> None:
    given = items("c", "a", "b")
    values: dict[str, Any] = {field: given}
    known = add(writer, **values)
    assert [one.item for one in getattr(known, field)] == ["c", "a", "b"]
    changed = mentorships.change(writer, known.id, {field: given[::-1]})
    assert [one.item for one in getattr(changed, field)] == ["b", "a", "c"]


def test_the_same_words_may_be_on_the_agenda_and_agreed(writer: Writer) -> None:
    known = add(writer, agenda=items("Talk"), actions=items("Talk", done="2026-11-02"))
    assert (known.agenda[0].done_on, known.actions[0].done_on) == (None, day("2026-11-02"))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        # Said again, it keeps its place and its first day.
        (
            (*items("Draft", added="2026-01-01"), *items("Else"), *items("draft", added="2026-11-01")),
            (Item("draft", day("2026-01-01"), None), Item("Else", day("2026-11-01"), None)),
        ),
        (
            (*items("Draft", added="2026-01-01"), *items("Draft", done="2026-11-02")),
            (Item("Draft", day("2026-01-01"), day("2026-11-02")),),
        ),
        # What was done begins anew.
        (
            (*items("Draft", added="2026-01-01", done="2026-02-01"), *items("Draft")),
            (Item("Draft", day("2026-11-01"), None),),
        ),
    ],
)
def test_an_item_stands_once(
    writer: Writer, given: tuple[dict[str, object], ...], expected: tuple[Item, ...]
) -> None:
    assert add(writer, actions=given).actions == expected
    assert mentorships.change(writer, add(writer, "bo").id, {"actions": given}).actions == expected


def test_nobody_is_the_same_twice(writer: Writer) -> None:
    known = add(writer, focus="craft")
    message = r"Ann is your mentor \(craft\) already: mentorship 1"
    with pytest.raises(DuplicateError, match=message):
        add(writer, focus="craft")
    career = add(writer, focus="career")
    add(writer, role="mentee")
    with pytest.raises(DuplicateError, match=message):
        mentorships.change(writer, career.id, {"focus": "craft"})
    mentorships.change(writer, known.id, {"until_on": TODAY})
    assert mentorships.change(writer, career.id, {"focus": "craft"}).focus == "craft"
    with pytest.raises(DuplicateError, match=r"mentorship 2"):
        mentorships.change(writer, known.id, {"until_on": None})


def test_nobody_is_a_twin_of_oneself(writer: Writer) -> None:
    known = add(writer, focus="craft")
    assert mentorships.change(writer, known.id, {"focus": "craft", "note": "New"}).note == "New"


def test_a_twin_that_is_there_already_does_not_keep_from_changing_the_rest(writer: Writer) -> None:
    add(writer)
    other = add(writer, "bo")
    writer.rows.execute("UPDATE mentorship SET contact_id = 1")
    assert mentorships.change(writer, other.id, {"note": "Odd"}).note == "Odd"


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"until_on": TOMORROW}, "until 2026-11-23 has not come yet"),
        ({"told_on": TOMORROW}, "told 2026-11-23 has not come yet"),
        ({"actions": items("Draft", done="2026-11-23")}, "done 2026-11-23 has not come yet"),
        ({"agenda": items("Draft", added="2026-11-23")}, "added 2026-11-23 has not come yet"),
        ({"until_on": day("2026-11-01")}, "ends before it begins"),
        ({"role": "mentee", "focus": "craft"}, "a focus belongs to a mentor"),
    ],
)
def test_what_cannot_be_is_refused(writer: Writer, values: dict[str, Any], message: str) -> None:
    with pytest.raises((InputError, ValueError), match=message):
        add(writer, **values)
    known = add(writer)
    with pytest.raises(InputError, match=message):
        mentorships.change(writer, known.id, values)


def test_it_may_begin_later(writer: Writer) -> None:
    assert add(writer, since_on=TOMORROW).since_on == TOMORROW


def test_a_day_to_come_that_is_there_already_may_stay(writer: Writer) -> None:
    known = add(writer, actions=items("Draft"))
    writer.rows.execute("UPDATE mentorship_item SET done_on = '2026-11-23'")
    writer.rows.execute("UPDATE mentorship SET told_on = '2026-11-23'")
    assert mentorships.change(writer, known.id, {"note": "Odd"}).told_on == TOMORROW


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"contact": "nobody"}, "no contact answers to 'nobody'"),
        ({"goals": ("x",)}, "no goal answers to 'x'"),
    ],
)
def test_what_it_refers_to_must_be_known(writer: Writer, values: dict[str, Any], message: str) -> None:
    with pytest.raises(NotFoundError, match=message):
        add(writer, **values)


def test_a_change_leaves_everything_else_as_it_is(writing: Writing) -> None:
    with writing() as writer:
        add_neighbours(writer)
        before = mentorships.add(writer, FULL_MENTORSHIP)
    with writing() as writer:
        after = mentorships.change(writer, before.id, {"note": "New"})
    assert replace(after, note=before.note) == before


def test_what_says_the_same_is_no_step(writing: Writing) -> None:
    with writing() as writer:
        add_neighbours(writer)
        before = mentorships.add(writer, FULL_MENTORSHIP)
    with writing() as writer:
        changes = {"goals": FULL_MENTORSHIP.goals[::-1], "role": "mentor"}
        assert mentorships.change(writer, before.id, changes) == before
    assert not writer.steps.changed_something


def test_what_was_changed_meanwhile_is_not_overwritten(writer: Writer) -> None:
    known = add(writer)
    mentorships.change(writer, known.id, {"note": "Meanwhile"})
    with pytest.raises(ChangedMeanwhileError):
        mentorships.change(writer, known.id, {"note": "Mine"}, known)


def test_deleting_takes_the_items_and_leaves_the_talks(writer: Writer) -> None:
    add_talk(writer, "ann", kind="mentoring")
    known = add(writer, agenda=items("Draft"))
    mentorships.delete(writer, known.id)
    assert writer.rows.execute("SELECT count(*) FROM mentorship_item").fetchone() == (0,)
    assert len(interactions(writer.rows, InteractionFilter(contact="ann"))) == 1
    with pytest.raises(NotFoundError):
        mentorships.delete(writer, known.id)
