"""Everything about an event: whom one met there, and what came of it."""

from datetime import timedelta

import pytest

from pln.facts.event import Encounter, Event, Met
from pln.facts.promise import Promise
from pln.reports.event_card import MetPerson, PromiseMade, event_card
from tests.readable import TODAY, day, fill, ref, talk

ENDED = day("2026-11-02")  # twenty days before TODAY
FEST = fill(Event, slug="fest", name="Fest", starts_on=ENDED, place="Berlin")


def follow_up(again: int | None = None, planned: int | None = None, ended: int = 20) -> MetPerson:
    """The line about somebody met, with whom the next talk came so many days after the end."""
    ended_on = TODAY - timedelta(ended)
    found = Encounter(
        ref("Fest"),
        ended_on,
        ref("Ann"),
        None if again is None else ended_on + timedelta(again),
        None if planned is None else TODAY + timedelta(planned),
    )
    event = fill(Event, name="Fest", starts_on=ended_on, people=(Met(ref("Ann"), "Tall"),))
    (card,) = event_card(event, [found], (), (), TODAY).rows
    (line,) = card.people
    return line


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (follow_up(again=3), "within a week"),
        (follow_up(again=9), "later"),
        (follow_up(planned=2), "planned"),
        (follow_up(), "waits"),
        (follow_up(ended=4), "still time"),
        (follow_up(ended=90), ""),
    ],
)
def test_what_came_of_meeting_somebody(line: MetPerson, words: str) -> None:
    assert (line.contact, line.note, line.follow_up) == (ref("Ann"), "Tall", words)


def test_the_day_of_the_next_talk() -> None:
    assert follow_up(again=3).followed_on == ENDED + timedelta(3)
    assert follow_up().followed_on is None


def test_somebody_archived_is_named_all_the_same() -> None:
    event = fill(Event, name="Fest", people=(Met(ref("Bo"), ""),))
    (card,) = event_card(event, (), (), (), TODAY).rows
    assert card.people == (MetPerson(ref("Bo"), "", None, ""),)


def test_a_card_holds_the_event_its_promises_and_its_talks() -> None:
    promise = fill(
        Promise, contact=ref("Ann"), whose="mine", what="Send it", made_on=ENDED, due_on=TODAY, kept_on=ENDED
    )
    report = event_card(FEST, (), [promise], [talk("2026-11-02", "event", people=(ref("Ann"),))], TODAY)
    (card,) = report.rows
    assert (report.name, report.title, card.place) == ("show event", "Fest", "Berlin")
    assert card.promises == (PromiseMade(ref("Ann"), "mine", "Send it", TODAY, ENDED, None),)
    assert [(line.day, line.what, line.people) for line in card.timeline] == [(ENDED, "event", (ref("Ann"),))]
