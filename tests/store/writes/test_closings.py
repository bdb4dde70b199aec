"""Closing an event: everything at once, nothing twice."""

from typing import Any

import pytest

from pln.errors import DuplicateError, InputError
from pln.facts.event import Met
from pln.facts.interaction import Interaction
from pln.facts.refs import Ref
from pln.store.queries.contacts import contact
from pln.store.queries.events import event as event_of
from pln.store.queries.interactions import InteractionFilter, interactions
from pln.store.queries.promises import PromiseFilter, promises
from pln.store.session import Writer
from pln.store.writes import events
from pln.store.writes.closings import Attendance, Closed, FollowUp, Somebody, close, miss
from tests.readable import day
from tests.store.conftest import Writing
from tests.store.samples import add_contacts, add_goals, add_talk, event

FRIDAY, SUNDAY, TOMORROW = day("2026-11-20"), day("2026-11-22"), day("2026-11-23")
ANN, BO, CLUB, ZED = Ref("ann", "Ann"), Ref("bo", "Bo"), Ref("club", "Club"), Ref("zed-shaw", "Zed Shaw")


@pytest.fixture
def fest(writer: Writer) -> Writer:
    """An event of Friday, by a community, for a goal."""
    add_contacts(writer, "Ann", "Bo")
    add_contacts(writer, "Club", kind="community")
    add_goals(writer, "Rust")
    events.add(
        writer, event("Fest", starts_on=day("2026-11-18"), ends_on=FRIDAY, community="club", goals=("rust",))
    )
    return writer


def known(slug: str, note: str = "") -> Attendance:
    return Attendance(Somebody(slug), note)


def new(name: str, note: str = "") -> Attendance:
    return Attendance(Somebody(name, is_new=True), note)


def talks(writer: Writer) -> list[Interaction]:
    return list(interactions(writer.rows, InteractionFilter()))


def promised(writer: Writer) -> list[tuple[Ref, str]]:
    return sorted((one.contact, one.what) for one in promises(writer.rows, PromiseFilter()))


def test_everything_is_recorded_at_once(fest: Writer) -> None:
    follow_ups = [FollowUp(Somebody("Zed Shaw", is_new=True), "Send it", SUNDAY)]
    closed = close(fest, "fest", [known("ann", "Tall"), new("Zed Shaw", "Kind")], follow_ups)
    assert closed.event == event_of(fest.rows, "fest")
    assert closed.event.status == "attended"
    assert closed.event.people == (Met(ANN, "Tall"), Met(ZED, "Kind"))
    assert (closed.added, closed.wished) == ((ZED,), ())
    zed = contact(fest.rows, "zed-shaw")
    assert (zed.met_on, zed.met_at, zed.added_on) == (FRIDAY, Ref("fest", "Fest"), SUNDAY)
    assert talks(fest) == [closed.talk]
    assert (closed.talk.day, closed.talk.kind, closed.talk.status) == (FRIDAY, "event", "done")
    assert (closed.talk.summary, closed.talk.event) == ("Fest", Ref("fest", "Fest"))
    assert (closed.talk.people, closed.talk.goals) == ((ANN, CLUB, ZED), (Ref("rust", "Rust"),))
    (made,) = closed.promises
    assert (made.contact, made.whose, made.kind, made.what) == (ZED, "mine", "task", "Send it")
    assert (made.made_on, made.due_on, made.interaction) == (FRIDAY, SUNDAY, closed.talk.id)


def test_somebody_known_before_keeps_where_we_met(fest: Writer) -> None:
    close(fest, "fest", [known("ann")], ())
    assert contact(fest.rows, "ann").met_at is None


def test_nobody_met_is_logged_with_the_community(fest: Writer) -> None:
    assert close(fest, "fest", (), ()).talk.people == (CLUB,)


def test_an_event_of_nobody_is_logged_all_the_same(writer: Writer) -> None:
    events.add(writer, event("Fest", starts_on=FRIDAY))
    assert (close(writer, "fest", (), ()).talk.people, talks(writer)[0].day) == ((), FRIDAY)


def test_a_second_closing_adds(fest: Writer) -> None:
    first = close(fest, "fest", [known("ann", "Tall")], [FollowUp(Somebody("ann"), "Send it")])
    again = close(
        fest,
        "fest",
        [known("bo", "Loud"), known("ann")],
        [FollowUp(Somebody("ann"), "send  it"), FollowUp(Somebody("ann"), "Call")],
    )
    assert again.event.people == (Met(ANN, "Tall"), Met(BO, "Loud"))
    assert (again.talk.id, again.talk.people) == (first.talk.id, (ANN, BO, CLUB))
    assert len(talks(fest)) == 1
    assert [one.what for one in again.promises] == ["Call"]
    assert promised(fest) == [(ANN, "Call"), (ANN, "Send it")]


def test_closing_again_with_the_same_is_no_step(writing: Writing) -> None:
    with writing() as writer:
        add_contacts(writer, "Ann")
        events.add(writer, event("Fest", starts_on=FRIDAY))

    def closed() -> tuple[Closed, bool]:
        with writing() as writer:
            found = close(writer, "fest", [known("ann")], [FollowUp(Somebody("ann"), "Send it")])
        return found, writer.steps.changed_something

    assert closed()[1]
    assert not closed()[1]


def test_a_talk_at_the_event_is_not_its_log(fest: Writer) -> None:
    add_talk(fest, "ann", day=FRIDAY, kind="coffee", event="fest")
    add_talk(fest, "ann", day=FRIDAY, kind="event")
    assert close(fest, "fest", [known("bo")], ()).talk.people == (BO, CLUB)
    assert len(talks(fest)) == 3


def test_the_same_new_name_twice_is_one_person(fest: Writer) -> None:
    closed = close(fest, "fest", [new("Zed Shaw"), new("zed  shaw", "Kind")], ())
    assert closed.added == (ZED,)
    assert closed.event.people == (Met(ZED, "Kind"),)


def test_whoever_is_new_in_a_promise_was_there(fest: Writer) -> None:
    closed = close(fest, "fest", (), [FollowUp(Somebody("Zed Shaw", is_new=True), "Send it")])
    assert closed.event.people == (Met(ZED, ""),)


def test_those_wished_for_are_named(fest: Writer) -> None:
    add_contacts(fest, "Di", status="wished")
    assert close(fest, "fest", [known("di"), known("ann")], ()).wished == (Ref("di", "Di"),)


@pytest.mark.parametrize("days", [{"starts_on": TOMORROW}, {"starts_on": FRIDAY, "ends_on": TOMORROW}])
def test_it_must_be_over(writer: Writer, days: dict[str, Any]) -> None:
    events.add(writer, event("Fest", **days))
    with pytest.raises(InputError, match="Fest ends on Mon 23 Nov 2026, so it cannot be closed yet"):
        close(writer, "fest", (), ())


def test_on_its_last_day_it_can_be_closed(writer: Writer) -> None:
    events.add(writer, event("Fest", starts_on=SUNDAY))
    assert close(writer, "fest", (), ()).event.status == "attended"


def test_a_failure_leaves_nothing_half_written(writing: Writing) -> None:
    with writing() as writer:
        add_contacts(writer, "Ann")
        events.add(writer, event("Fest", starts_on=FRIDAY))
    with pytest.raises(DuplicateError), writing() as writer:
        close(writer, "fest", [known("ann"), new("Zed Shaw"), new("ann")], ())
    with writing() as writer:
        found = event_of(writer.rows, "fest")
        assert (found.status, found.people, talks(writer)) == ("interested", (), [])
        assert writer.rows.execute("SELECT slug FROM contact").fetchall() == [("ann",)]


def test_missed(writer: Writer) -> None:
    events.add(writer, event("Fest", starts_on=TOMORROW))
    assert miss(writer, "fest").status == "missed"
    assert talks(writer) == []


def test_what_was_missed_can_be_closed_after_all(fest: Writer) -> None:
    miss(fest, "fest")
    assert close(fest, "fest", [known("ann")], ()).event.status == "attended"


def test_what_was_attended_is_not_missed_by_the_way(fest: Writer) -> None:
    close(fest, "fest", (), ())
    with pytest.raises(InputError, match="Fest was closed as attended already"):
        miss(fest, "fest")
    events.add(fest, event("Other", starts_on=FRIDAY, people=({"contact": "ann"},)))
    with pytest.raises(InputError, match="Other was closed as attended already"):
        miss(fest, "other")
