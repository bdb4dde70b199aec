"""What waits to be closed, what comes, and who waits for a word."""

from datetime import timedelta
from typing import Any

import pytest

from pln.facts.event import Encounter, Event
from pln.reports.events_upcoming import COMING, OVER, EventAheadRow, events_upcoming
from pln.vocabulary import UNREADABLE
from tests.readable import TODAY, fill, ref


def event(name: str, begins: int, ends: int | None = None, **values: Any) -> Event:
    """An event that begins, and ends, in so many days."""
    said = {"kind": "meetup", "status": "going", **values}
    ends_on = None if ends is None else TODAY + timedelta(ends)
    starts_on = TODAY + timedelta(begins)
    return fill(Event, slug=ref(name).slug, name=name, **{"starts_on": starts_on, "ends_on": ends_on, **said})


def row(one: Event, known: dict[str, Any] | None = None) -> EventAheadRow:
    (found,) = events_upcoming([one], known or {}, (), TODAY).rows
    return found


def met(name: str, ended: int, again: int | None = None) -> Encounter:
    ended_on = TODAY - timedelta(ended)
    return Encounter(ref("Fest"), ended_on, ref(name), None if again is None else ended_on + timedelta(again))


def notes(*people: Encounter) -> list[str]:
    return list(events_upcoming((), {}, people, TODAY).notes)


def test_what_is_over_comes_first_and_the_next_before_the_later() -> None:
    found = [
        event("Later", 20),
        event("Long over", -90),
        event("On now", -1, 1),
        event("Just over", -4, -1),
        event("Next", 3),
        event("Today", 0),
    ]
    assert [(one.section, one.event) for one in events_upcoming(found, {}, (), TODAY).rows] == [
        *((OVER, "Just over"), (OVER, "Long over")),
        *((COMING, "On now"), (COMING, "Today"), (COMING, "Next"), (COMING, "Later")),
    ]


@pytest.mark.parametrize(
    ("begins", "ends", "when", "days_until"),
    [
        (-1, None, "yesterday", 0),
        (-9, -3, "3 days ago", 0),
        (0, None, "today", 0),
        (0, 2, "today", 0),
        (-1, 1, "until tomorrow", 0),
        (-1, 0, "until today", 0),
        (-3, 9, "9 days left", 0),
        (1, 3, "tomorrow", 1),
        (15, None, "in 2 weeks", 15),
    ],
)
def test_when_it_is(begins: int, ends: int | None, when: str, days_until: int) -> None:
    found = row(event("Fest", begins, ends))
    assert (found.when, found.days_until) == (when, days_until)


def test_a_day_that_cannot_be_read() -> None:
    found = row(event("Fest", 1, starts_on=UNREADABLE))
    assert (found.when, found.days_until) == ("on a day that cannot be read", 0)


def test_goals_and_those_i_know_there() -> None:
    fest = event("Fest", 5, goals=(ref("Learn Rust"), ref("Speak")), community=ref("Club"))
    four = tuple(map(ref, ("Ann", "Bo", "Cy", "Di")))
    assert row(fest).detail == "going; for Learn Rust, Speak"
    found = row(fest, {"club": four, "other": (ref("Ed"),)})
    assert found.detail == "going; for Learn Rust, Speak; you know Ann, Bo, Cy and 1 more"
    assert (found.known, found.goals, found.community) == (four, fest.goals, ref("Club"))
    assert row(event("Meet", 5, community=ref("Club")), {"club": four[:1]}).detail == "going; you know Ann"


def test_what_i_plan_and_where_it_is() -> None:
    assert row(event("Fest", 5, status="interested", place="Berlin")).detail == "interested, Berlin"


def test_what_is_over_says_how_to_close_it() -> None:
    assert row(event("Fest", -5, goals=(ref("Learn Rust"),))).detail == "pln events close fest"


def test_nothing_ahead_is_an_invitation() -> None:
    found = events_upcoming((), {}, (), TODAY)
    assert (found.rows, found.notes) == ([], [])
    assert found.empty == 'No event ahead: pln add event "Rust meetup" --on "next friday"'


def test_the_share_is_said_with_its_sample_and_window() -> None:
    people = [met(f"P{number}", 60, again=2) for number in range(4)]
    assert notes(*people[:3]) == ["Follow-through after events: not enough data yet, 3 of 5 people met."]
    assert notes(*people, met("Ed", 60)) == [
        "Follow-through: 4 of 5 people met at events of the last year heard from you within a week (80 %)."
    ]


def test_who_waits_is_named_with_the_time_there_is() -> None:
    assert notes(met("Ann", 2)) == ["Still to follow up: Ann (Fest, until Fri 27 Nov 2026)"]
    assert notes(met("Bo", 20), met("Ann", 2))[-1] == (
        "Still to follow up: Ann (Fest, until Fri 27 Nov 2026), Bo (Fest, 2 weeks ago)"
    )
    assert notes(*(met(f"P{number}", 2) for number in range(7)))[-1].endswith(" and 2 more")
