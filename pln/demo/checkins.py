"""What was said of the goals over time: check-ins, and the reviews in which some of them were given."""

from datetime import date

from pln.demo.goals import CELLO, PULL_REQUEST, RUST, SPANISH, SPEAKING, STATISTICS
from pln.demo.offsets import Fields, dated, record
from pln.models.goal import CheckInIn
from pln.vocabulary import ReviewOutcome, ReviewSection


def check_ins(made_on: date) -> list[CheckInIn]:
    """All check-ins, oldest first."""
    said = [
        CheckInIn.model_validate({"goal": goal, **dated(fields, made_on)})
        for goal, answers in _CHECK_INS.items()
        for fields in answers
    ]
    return sorted(said, key=lambda one: one.day)


_CHECK_INS: dict[str, tuple[Fields, ...]] = {
    RUST: (
        record(day=398, confidence=5, note="The book is friendlier than I feared."),
        record(day=371, confidence=6, next_action="Find somebody to read the book with"),
        record(day=345, confidence=4, blocker="Ownership makes no sense to me yet"),
        record(day=317, confidence=5, next_action="One chapter a week, with cake as the fine"),
        record(day=290, confidence=6),
        record(day=226, confidence=7, note="Zoë understood it, and then so did I."),
        record(
            day=261,
            confidence=6,
            blocker="Evenings go to the speech",
            next_action="Explain lifetimes to Zoë, aloud",
        ),
        record(day=205, confidence=6),
        record(
            day=187, confidence=7, next_action="Rework the error types", note="I use the tool every morning."
        ),
        record(day=156, confidence=6, blocker="Holiday; nothing done"),
        record(day=128, confidence=6),
        record(day=111, confidence=7, next_action="Write tests before adding anything"),
        record(day=84, confidence=7),
        record(day=69, confidence=7, next_action="Finish the web service"),
        record(day=39, confidence=8, next_action="Send Łukasz the code a week ahead"),
        record(
            day=12,
            confidence=8,
            next_action="Show Ahmed the benchmark of the new core",
            note="The review took half an hour and was mostly about names.",
        ),
    ),
    PULL_REQUEST: (
        record(day=160, confidence=7),
        record(day=117, confidence=7, note="The typo fix was merged within a day!"),
        record(day=83, confidence=6, blocker="I do not know which issue is small enough"),
        record(day=33, confidence=6, note="Took the one about empty stop names."),
        record(day=12, confidence=5, blocker="Two tests fail on a platform that I do not have"),
    ),
    SPANISH: (
        record(day=328, value=1.0, confidence=5, next_action="Book a weekly hour with José"),
        record(day=300, value=6.5, confidence=6),
        record(
            day=272, value=12.0, confidence=7, note="Dreamt a sentence. It was wrong, but it was Spanish."
        ),
        record(day=244, value=19.0, confidence=7),
        record(day=216, value=25.5, confidence=7, next_action="Learn the past tenses with stories"),
        record(day=188, value=31.0, confidence=6),
        record(day=160, value=36.5, confidence=6, blocker="Holidays: a month with few conversations"),
        record(day=132, value=42.0, confidence=7),
        record(day=104, value=47.5, confidence=7),
        record(day=76, value=52.0, confidence=6, blocker="José works nights"),
        record(day=48, value=55.0, confidence=6, next_action="Ask Mateo for a fixed lunch"),
        record(day=30, value=56.5, confidence=5),
        record(day=20, value=57.0, confidence=4, blocker="Two tandems fell through"),
        record(
            day=9,
            value=58.0,
            confidence=3,
            blocker="No fixed time left in the week",
            next_action="Write to José and find a new evening",
        ),
    ),
    STATISTICS: (
        record(day=255, confidence=6, next_action="Read the first three chapters"),
        record(day=224, confidence=6),
        record(day=186, confidence=7, note="Priors finally feel like an honest habit, not a trick."),
        record(day=158, confidence=6),
        record(day=127, confidence=5, blocker="The exercises take longer than the chapters"),
        record(day=96, confidence=6, next_action="Model one tram line only"),
        record(day=62, confidence=5, blocker="The sampler does not converge"),
        record(
            day=37,
            confidence=5,
            next_action="Finish the other half of the model of one tram line",
            note="Half a model is still half a model.",
        ),
    ),
    SPEAKING: (
        record(day=430, value=5.0, confidence=2, blocker="My hands shake"),
        record(day=396, value=20.0, confidence=3),
        record(day=340, value=30.0, confidence=5),
        record(day=285, value=40.0, confidence=5, blocker="I still read the first minute from paper"),
        record(day=230, value=55.0, confidence=6),
        record(day=175, value=65.0, confidence=7),
        record(day=110, value=80.0, confidence=7),
        record(
            day=47,
            value=100.0,
            confidence=9,
            note="Twenty minutes, no notes, and two laughs that I had hoped for.",
        ),
    ),
    CELLO: (
        record(day=235, value=0.0, confidence=6),
        record(day=180, value=1.0, confidence=6, note="The saraband, slowly."),
        record(
            day=121, value=1.0, confidence=4, blocker="No evenings left", next_action="Decide within a month"
        ),
        record(day=98, value=1.0, next_action="Ask Giulia for a lesson once the evenings are free again"),
    ),
}

REVIEWS: tuple[tuple[int, tuple[tuple[str, ReviewOutcome], ...]], ...] = (
    (160, ((RUST, "skipped"), (PULL_REQUEST, "answered"), (SPANISH, "answered"), (STATISTICS, "skipped"))),
    (69, ((RUST, "answered"), (SPANISH, "skipped"), (STATISTICS, "skipped"), (PULL_REQUEST, "skipped"))),
    (12, ((PULL_REQUEST, "answered"), (STATISTICS, "skipped"), (SPANISH, "skipped"), (RUST, "answered"))),
)
"""(days ago, the goals gone through in their order)"""

SECTIONS: tuple[tuple[ReviewSection, ReviewOutcome], ...] = (
    ("thanks", "answered"),
    ("promises", "answered"),
    ("people", "skipped"),
    ("resources", "answered"),
)
"""What else the last review went through."""
