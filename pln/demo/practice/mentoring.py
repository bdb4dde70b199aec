"""Mentors and a mentee, what is on the agenda, and feedback that was asked for."""

from collections.abc import Iterable
from datetime import date

from pln.demo.goals import PULL_REQUEST, RUST, SPANISH, SPEAKING, STATISTICS
from pln.demo.offsets import Fields, dated, record
from pln.models.feedback import FeedbackIn
from pln.models.mentorship import MentorshipIn


def mentorships(made_on: date) -> list[MentorshipIn]:
    """All mentorships, the oldest first."""
    return [MentorshipIn.model_validate(_with_items(fields, made_on)) for fields in _MENTORSHIPS]


def feedback(made_on: date) -> list[FeedbackIn]:
    """All questions for feedback, the oldest first."""
    known = [FeedbackIn.model_validate(dated(fields, made_on)) for fields in _FEEDBACK]
    return sorted(known, key=lambda one: one.asked_on)


def _with_items(fields: Fields, made_on: date) -> dict[str, object]:
    return {
        name: tuple(dated(item, made_on) for item in value)
        if name in ("agenda", "actions") and isinstance(value, Iterable)
        else value
        for name, value in dated(fields, made_on).items()
    }


def _item(item: str, added_on: int, done_on: int | None = None) -> Fields:
    return {"item": item, "added_on": added_on, "done_on": done_on}


_MENTORSHIPS: tuple[Fields, ...] = (
    record(
        contact="sigridur-jonsdottir",
        focus="craft",
        since_on=437,
        until_on=40,
        cadence_days=42,
        goals=(SPEAKING,),
        actions=(
            _item("Record three rehearsals", 240, 200),
            _item("One talk without a single slide", 180, 120),
        ),
    ),
    record(
        contact="lukasz-nowak",
        focus="craft",
        since_on=420,
        cadence_days=28,
        told_on=40,
        goals=(RUST, PULL_REQUEST),
        agenda=(
            _item("Does the core need its own thread?", 8),
            _item("What to leave out of the first release", 23),
            _item("How he reviews code he does not like", 60, 37),
        ),
        actions=(
            _item("Read the errors of ten crates", 150, 118),
            _item("Benchmark with real timetables", 65, 40),
            _item("Measure the core before changing it", 37),
        ),
    ),
    record(
        contact="priya-raghunathan",
        focus="challenger",
        since_on=300,
        cadence_days=42,
        goals=(STATISTICS,),
        agenda=(_item("Is my question even a statistical one?", 45),),
        actions=(
            _item("Simulate before fitting", 118, 96),
            _item("Write the model down in words", 74),
        ),
    ),
    record(
        contact="ravi-menon",
        focus="sponsor",
        since_on=260,
        cadence_days=90,
        note="Never asked him in so many words.",
    ),
    record(
        contact="marta-kowalczyk",
        role="mentee",
        since_on=200,
        cadence_days=21,
        agenda=(_item("Her first talk inside the company", 18),),
        actions=(
            _item("Propose a project of her own", 190, 150),
            _item("Draft the project plan", 60, 4),
        ),
    ),
)

_FEEDBACK: tuple[Fields, ...] = (
    record(
        contact="sigridur-jonsdottir",
        about="The talk on delays, in full",
        goal=SPEAKING,
        asked_on=186,
        answered_on=180,
        gist="Too many slides, and the end comes twice",
        decision="adopt",
        applied_on=150,
    ),
    record(
        contact="priya-raghunathan",
        about="The first model of tram delays",
        goal=STATISTICS,
        asked_on=125,
        answered_on=118,
        gist="Simulate first; the prior is too sure of itself",
        decision="adopt",
        applied_on=96,
    ),
    record(
        contact="kwame-mensah",
        about="The opening without a joke",
        note="He laughed at it twice, so he may be partial.",
        goal=SPEAKING,
        asked_on=90,
        answered_on=84,
        gist="Keep the joke",
        decision="reject",
    ),
    record(
        contact="tomas-dvorak",
        about="The error type of the parser",
        goal=RUST,
        asked_on=91,
        answered_on=88,
        gist="One variant per cause, and say where",
        decision="adopt",
        applied_on=80,
    ),
    record(
        contact="ngozi-okafor",
        about="The quarterly report",
        asked_on=44,
        answered_on=40,
        gist="Lead with the question",
        decision="adopt",
    ),
    record(contact="soren-lindqvist", about="The second patch", goal=PULL_REQUEST, asked_on=33),
    record(contact="jose-alvarez", about="A letter in Spanish", goal=SPANISH, asked_on=8),
)
