"""Adding, changing, keeping, dropping and deleting promises."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pln.errors import ChangedMeanwhileError, InputError, NotFoundError
from pln.facts.promise import Promise
from pln.store.queries.promises import PromiseFilter, promises
from pln.store.session import Writer
from pln.store.writes import contacts, interactions
from pln.store.writes import promises as writes
from tests.readable import TODAY, day
from tests.store.conftest import Writing
from tests.store.samples import add_contacts, add_talk, promise

YESTERDAY, TOMORROW = day("2026-11-21"), day("2026-11-23")


@pytest.fixture
def ann(writer: Writer) -> Writer:
    add_contacts(writer, "Ann")
    return writer


def add(writer: Writer, **values: Any) -> Promise:
    return writes.add(writer, promise(**values))


def test_what_is_said_of_nobody_or_of_no_talk_is_refused(ann: Writer) -> None:
    with pytest.raises(NotFoundError, match="no contact answers to 'bo'"):
        add(ann, contact="bo")
    with pytest.raises(NotFoundError, match="no interaction has the id 9"):
        add(ann, interaction=9)
    with pytest.raises(NotFoundError, match="no interaction has the id 9"):
        writes.change(ann, add(ann).id, {"interaction": 9})


@pytest.mark.parametrize("name", ["made_on", "kept_on", "dropped_on"])
def test_what_has_not_come_has_not_happened(ann: Writer, name: str) -> None:
    with pytest.raises(InputError, match=r"\w+ 2026-11-23 has not come yet"):
        add(ann, **{name: TOMORROW})
    with pytest.raises(InputError, match=r"\w+ 2026-11-23 has not come yet"):
        writes.change(ann, add(ann).id, {name: TOMORROW})


def test_a_day_to_come_that_is_there_already_may_stay(ann: Writer) -> None:
    number = add(ann).id
    ann.rows.execute("UPDATE promise SET made_on = '2026-11-23'")
    assert writes.change(ann, number, {"note": "by another clock"}).made_on == TOMORROW


def test_it_may_be_due_whenever(ann: Writer) -> None:
    assert add(ann, due_on=TOMORROW).due_on == TOMORROW
    assert add(ann, due_on=YESTERDAY).due_on == YESTERDAY


def test_it_is_kept_or_dropped_not_both(ann: Writer) -> None:
    number = add(ann, kept_on=TODAY).id
    with pytest.raises(InputError, match="a promise is kept or dropped, not both"):
        writes.change(ann, number, {"dropped_on": TODAY})


def test_what_is_like_that_already_is_not_written(writing: Writing) -> None:
    with writing() as writer:
        add_contacts(writer, "Ann")
        add(writer)
    with writing() as writer:
        writes.change(writer, 1, {"what": "Send the paper", "kind": "task"})
    assert not writer.steps.changed_something
    with writing() as writer:
        writes.change(writer, 1, {"what": "Send both papers"})
    assert writer.steps.changed_something


def test_what_an_editor_was_shown_must_still_be_so(ann: Writer) -> None:
    shown = add(ann)
    with pytest.raises(ChangedMeanwhileError, match="promise 1 was changed meanwhile"):
        writes.change(ann, 1, {"note": "x"}, replace(shown, what="Something else"))
    assert writes.change(ann, 1, {"note": "x"}, shown).note == "x"


ENDS = [
    ("kept", None, TODAY),
    ("kept", YESTERDAY, YESTERDAY),
    ("dropped", None, TODAY),
    ("dropped", YESTERDAY, YESTERDAY),
]


@pytest.mark.parametrize(("how", "on", "ended_on"), ENDS)
@pytest.mark.parametrize("before", [{}, {"kept_on": day("2026-11-01")}, {"dropped_on": day("2026-11-01")}])
def test_what_was_dropped_may_be_kept_but_what_was_kept_is_not_dropped(
    ann: Writer, how: writes.End, on: date | None, ended_on: date, before: dict[str, date]
) -> None:
    number = add(ann, **before).id
    if how == "dropped" and "kept_on" in before:
        with pytest.raises(InputError, match="promise 1 was kept on Sun 1 Nov 2026"):
            writes.end(ann, number, how, on)
        return
    if on is None and f"{how}_on" in before:
        with pytest.raises(InputError, match=f"promise 1 was {how} on Sun 1 Nov 2026 already"):
            writes.end(ann, number, how)
        return
    ended = writes.end(ann, number, how, on)
    assert (ended.kept_on, ended.dropped_on) == ((ended_on, None) if how == "kept" else (None, ended_on))


def test_it_does_not_end_in_days_to_come(ann: Writer) -> None:
    with pytest.raises(InputError, match="kept 2026-11-23 has not come yet"):
        writes.end(ann, add(ann).id, "kept", TOMORROW)


def test_a_promise_goes_with_its_contact_and_outlives_its_talk(ann: Writer) -> None:
    talk = add_talk(ann, "ann")
    add(ann, interaction=talk)
    interactions.delete(ann, talk)
    assert [one.interaction for one in promises(ann.rows, PromiseFilter())] == [None]
    contacts.delete(ann, "ann")
    assert promises(ann.rows, PromiseFilter()) == []


def test_deleting(ann: Writer) -> None:
    writes.delete(ann, add(ann).id)
    assert promises(ann.rows, PromiseFilter()) == []
    with pytest.raises(NotFoundError):
        writes.delete(ann, 1)
