"""Promises of mine and theirs: kept, open, late and dropped."""

from datetime import date

from pln.demo.offsets import Fields, dated, record
from pln.models.promise import PromiseIn


def promises(made_on: date) -> list[PromiseIn]:
    """All promises, the oldest first."""
    known = [PromiseIn.model_validate(dated(fields, made_on)) for fields in _PROMISES]
    return sorted(known, key=lambda one: one.made_on)


_PROMISES: tuple[Fields, ...] = (
    record(contact="lukasz-nowak", what="Send the measurements of the core", made_on=23, due_on=-3),
    record(contact="sigridur-jonsdottir", what="Send the recording of the talk", made_on=34, due_on=6),
    record(
        contact="marta-kowalczyk",
        what="Introduce her to Kwame",
        kind="introduction",
        made_on=28,
        due_on=14,
        kept_on=13,
    ),
    record(contact="tomas-dvorak", what="Review the retry loop", made_on=70, due_on=63, kept_on=66),
    record(contact="ngozi-okafor", what="Look at the slow query", made_on=72, due_on=64, kept_on=65),
    record(contact="priya-raghunathan", what="Move the course site", made_on=120, due_on=100, kept_on=92),
    record(
        contact="giulia-conti",
        what="Return the second cello",
        kind="loan",
        made_on=205,
        due_on=-60,
        note="With the good bow.",
    ),
    record(
        contact="hiroshi-tanaka", what="Send the delay data of the night buses", made_on=210, dropped_on=150
    ),
    record(contact="marta-kowalczyk", what="Read her project plan", made_on=4, due_on=-5),
    record(contact="soren-lindqvist", whose="theirs", what="Look at the second patch", made_on=33, due_on=5),
    record(
        contact="grace-murphy",
        whose="theirs",
        what="Give back Forty Faces",
        kind="loan",
        made_on=260,
        due_on=120,
    ),
    record(
        contact="jose-alvarez",
        whose="theirs",
        what="Bring the verb game",
        made_on=128,
        due_on=110,
        kept_on=112,
    ),
    record(contact="zoe-martens", whose="theirs", what="Try the crate on her recipes", made_on=3, due_on=-4),
)
