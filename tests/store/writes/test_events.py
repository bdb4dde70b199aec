"""Adding, changing and deleting events, and linking them to goals."""

from dataclasses import replace
from typing import Any

import pytest

from pln.errors import ChangedMeanwhileError, DuplicateError, InputError, NotFoundError
from pln.facts.event import Event, Met
from pln.facts.refs import Ref
from pln.store.queries.contacts import contact
from pln.store.session import Writer
from pln.store.writes import contacts, events
from tests.readable import TODAY, day
from tests.store.conftest import Writing
from tests.store.samples import FULL_EVENT, add_contacts, add_goals, add_neighbours, add_talk, event

EARLIER, TOMORROW = day("2026-01-01"), day("2026-11-23")
ANN, BO = Ref("ann", "Ann"), Ref("bo", "Bo")


def add(writer: Writer, name: str = "RustConf", **values: Any) -> Event:
    return events.add(writer, event(name, **values))


def test_the_same_name_on_the_same_day_is_the_same_event(writer: Writer) -> None:
    add(writer, "Rust Conf")
    with pytest.raises(DuplicateError, match="'rust CONF' on Sun 22 Nov 2026 is an event already: rust-conf"):
        add(writer, "rust  CONF")
    assert events.add(writer, event("rust conf"), allow_duplicate=True).slug == "rust-conf-2"


def test_the_same_page_on_the_same_day_is_the_same_event(writer: Writer) -> None:
    add(writer, url="https://example.org/conf")
    for other_day in (TODAY, day("2026-11-20")):
        add(writer, "Another", starts_on=other_day)
    with pytest.raises(DuplicateError, match="is an event already: rustconf"):
        add(writer, "Other", url="http://www.example.org/conf/")
    for slug, changes in (
        ("another", {"url": "https://example.org/conf"}),
        ("another-2", {"starts_on": TODAY}),
    ):
        with pytest.raises(DuplicateError, match="is an event already") as refused:
            events.change(writer, slug, changes)
        assert refused.value.hint == "to have two of them all the same: --allow-duplicate"
    assert events.change(writer, "another-2", {"starts_on": TODAY}, allow_duplicate=True).starts_on == TODAY
    assert events.change(writer, "another-2", {"name": "ANOTHER"}).name == "ANOTHER"


def test_the_same_name_on_another_day_is_another_event(writer: Writer) -> None:
    assert [add(writer, starts_on=day(f"202{year}-03-01")).slug for year in (4, 5, 6)] == [
        *("rustconf", "rustconf-2", "rustconf-3")
    ]


def test_nobody_was_at_what_has_not_begun(writer: Writer) -> None:
    add_contacts(writer, "Ann")
    met = ({"contact": "ann"},)
    message = "it begins on Mon 23 Nov 2026, so nobody can have been there"
    for values in ({"status": "attended"}, {"people": met}):
        with pytest.raises(InputError, match=message):
            add(writer, starts_on=TOMORROW, **values)
    assert add(writer, status="attended", people=met).slug == "rustconf"
    assert add(writer, "Other", status="missed", starts_on=TOMORROW).status == "missed"
    for changes in ({"status": "attended"}, {"people": met}):
        with pytest.raises(InputError, match=message):
            events.change(writer, "other", changes)
    with pytest.raises(InputError, match=message):
        events.change(writer, "rustconf", {"starts_on": TOMORROW})


def test_what_is_wrong_already_does_not_keep_from_changing_the_rest(writer: Writer) -> None:
    add(writer)
    writer.rows.execute("UPDATE event SET starts_on = '2026-11-23', status = 'attended'")
    assert events.change(writer, "rustconf", {"note": "Odd"}).note == "Odd"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([("ann", "Tall"), ("bo", "")], (Met(ANN, "Tall"), Met(BO, ""))),
        ([("ann", "Tall"), ("ann", "")], (Met(ANN, "Tall"),)),
        ([("ann", ""), ("ann", "Tall")], (Met(ANN, "Tall"),)),
        ([("ann", "Tall"), ("bo", "Old"), ("ann", "Short")], (Met(ANN, "Short"), Met(BO, "Old"))),
    ],
)
def test_everybody_is_met_once_and_keeps_the_last_line(
    writer: Writer, given: list[tuple[str, str]], expected: tuple[Met, ...]
) -> None:
    add_contacts(writer, "Ann", "Bo")
    people = tuple({"contact": slug, "note": note} for slug, note in given)
    assert add(writer, people=people).people == expected
    assert events.change(writer, add(writer, "Other").slug, {"people": people}).people == expected


def test_a_change_leaves_everything_else_as_it_is(writing: Writing) -> None:
    with writing() as writer:
        add_neighbours(writer)
        before = events.add(writer, FULL_EVENT)
    with writing() as writer:
        after = events.change(writer, before.slug, {"place": "Lyon"})
    assert after.place == "Lyon"
    assert replace(after, place=before.place) == before


def test_what_says_the_same_is_no_step(writing: Writing) -> None:
    with writing() as writer:
        add_neighbours(writer)
        before = events.add(writer, FULL_EVENT)
    with writing() as writer:
        people = (*FULL_EVENT.people, {"contact": "bo-neighbour", "note": ""})
        assert events.change(writer, before.slug, {"place": "Paris", "people": people}) == before
    assert not writer.steps.changed_something


def test_it_does_not_end_before_it_starts(writer: Writer) -> None:
    add(writer)
    with pytest.raises(InputError, match="ends before it starts"):
        events.change(writer, "rustconf", {"ends_on": EARLIER})
    assert events.change(writer, "rustconf", {"ends_on": TODAY}).ends_on == TODAY


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"community": "nobody"}, "no contact answers to 'nobody'"),
        ({"people": ({"contact": "nobody"},)}, "no contact answers to 'nobody'"),
        ({"goals": ("nothing",)}, "no goal answers to 'nothing'"),
    ],
)
def test_what_it_refers_to_must_be_known(writer: Writer, values: dict[str, Any], message: str) -> None:
    with pytest.raises(NotFoundError, match=message):
        add(writer, **values)


def test_what_was_changed_meanwhile_is_not_overwritten(writer: Writer) -> None:
    shown = add(writer)
    events.change(writer, "rustconf", {"place": "Berlin"}, expected=shown)
    with pytest.raises(ChangedMeanwhileError, match="'RustConf' was changed meanwhile"):
        events.change(writer, "rustconf", {"place": "Rome"}, expected=shown)


def test_a_goal_is_linked_once_and_unlinked(writer: Writer) -> None:
    add_goals(writer, "Rust")
    add(writer)
    for _ in range(2):
        events.link_goal(writer, "rustconf", "rust")
    assert events.change(writer, "rustconf", {}).goals == (Ref("rust", "Rust"),)
    assert events.unlink_goal(writer, "rustconf", "rust")
    assert not events.unlink_goal(writer, "rustconf", "rust")
    assert events.change(writer, "rustconf", {}).goals == ()


def test_what_is_deleted_leaves_people_and_talks(writer: Writer) -> None:
    add_contacts(writer, "Ann")
    add(writer, people=({"contact": "ann"},))
    add_talk(writer, "ann", event="rustconf")
    contacts.change(writer, "ann", {"met_at": "rustconf"})
    events.delete(writer, "rustconf")
    assert contact(writer.rows, "ann").met_at is None
    assert writer.rows.execute("SELECT event_id FROM interaction").fetchall() == [(None,)]
    assert writer.rows.execute("SELECT * FROM event_contact").fetchall() == []
    with pytest.raises(NotFoundError, match="no event answers to 'rustconf'"):
        events.delete(writer, "rustconf")
    with pytest.raises(NotFoundError, match="there is no event rustconf any more"):
        events.change(writer, "rustconf", {})
