"""Workshops, conferences and meetups: long ago, just over, and to come."""

from datetime import date

from pln.demo.goals import RUST, SPEAKING, STATISTICS
from pln.demo.offsets import Fields, dated, record
from pln.models.event import EventIn

# Who was met for the first time at which event.
FIRST_MET: dict[str, tuple[str, ...]] = {
    "timetable-conference": ("hiroshi-tanaka", "ingrid-bakke"),
    "voice-weekend": ("sigridur-jonsdottir",),
    "learning-week": ("fatima-zahra-benali",),
}


def events(made_on: date) -> list[EventIn]:
    """All events, the first to take place first."""
    return [EventIn.model_validate(dated(fields, made_on)) for fields in _EVENTS]


def _met(slug: str, note: str = "") -> Fields:
    return {"contact": slug, "note": note}


_EVENTS: tuple[Fields, ...] = (
    record(
        name="Timetable conference",
        kind="conference",
        status="attended",
        starts_on=440,
        ends_on=438,
        place="Ghent",
        people=(
            _met("hiroshi-tanaka", "Measures delays to the second; owes nobody an apology for it"),
            _met("ingrid-bakke", "Schedules ferries, wants to see trams"),
        ),
    ),
    record(
        name="Voice weekend",
        kind="workshop",
        status="attended",
        starts_on=438,
        ends_on=437,
        place="Utrecht",
        goals=(SPEAKING,),
        people=(_met("sigridur-jonsdottir", "Stops you in mid-sentence, and is right"),),
    ),
    record(
        name="Learning week",
        kind="workshop",
        status="attended",
        starts_on=330,
        ends_on=326,
        place="online",
        people=(_met("fatima-zahra-benali", "Asks what a day of learning is for"),),
    ),
    record(
        name="Systems Days",
        kind="conference",
        status="attended",
        starts_on=100,
        ends_on=98,
        place="Rotterdam",
        url="https://example.org/systems-days",
        goals=(RUST,),
        people=(
            _met("lukasz-nowak", "Introduced me to half the room"),
            _met("nguyen-thi-mai", "First time in one room; taller than her camera"),
            _met("soren-lindqvist", "His talk ran over, nobody minded"),
        ),
    ),
    record(
        name="Bayes in a Day",
        kind="workshop",
        status="missed",
        starts_on=70,
        place="Leiden",
        goals=(STATISTICS,),
        note="Had a cold. The slides are on their site.",
    ),
    record(
        name="Data and Maps Day",
        kind="conference",
        status="attended",
        starts_on=16,
        place="Amsterdam",
        goals=(STATISTICS,),
        people=(
            _met("山田-花子", "Her keynote: a map is a claim"),
            _met("ngozi-okafor", "Saw what our own page could be"),
            _met("chloe-dubois", "Sat behind me by chance"),
            _met("marta-kowalczyk", "Her first conference; asked the first question of the day"),
        ),
    ),
    record(
        name="Rust Utrecht demo night",
        kind="meetup",
        status="going",
        starts_on=3,
        place="Library, Utrecht",
        community="rust-utrecht",
        goals=(RUST,),
    ),
    record(
        name="Open stage at Speakers' Corner",
        kind="meetup",
        status="going",
        starts_on=-9,
        place="Utrecht",
        community="speakers-corner-club",
    ),
    record(
        name="Rust Utrecht async evening",
        kind="meetup",
        status="going",
        starts_on=-12,
        place="Library, Utrecht",
        community="rust-utrecht",
        goals=(RUST,),
    ),
    record(
        name="Uncertainty in Public",
        kind="conference",
        status="interested",
        starts_on=-40,
        ends_on=-41,
        place="Antwerp",
        url="https://example.org/uncertainty",
        goals=(STATISTICS,),
        note="Early price until the end of the month.",
    ),
)
