"""What came of asking for feedback, in sentences."""

from datetime import date, timedelta

import pytest

from pln.reports.feedback_wording import NAMES_SHOWN, feedback_notes
from pln.rules.feedback import FeedbackHabit, Sample, Unseen
from pln.vocabulary import UNREADABLE
from tests.readable import TODAY, ref

NOTHING = FeedbackHabit(Sample(0, 0), None, 0, Sample(0, 0), ())


def ago(days: int) -> date:
    return TODAY - timedelta(days)


@pytest.mark.parametrize(
    ("habit", "notes"),
    [
        (NOTHING, []),
        (
            FeedbackHabit(Sample(1, 2), 4.0, 1, Sample(1, 1), ()),
            [
                "Response rate: not enough data yet, 2 of 3 questions.",
                "Applied: not enough data yet, 1 of 3 pieces of advice adopted.",
            ],
        ),
        (
            FeedbackHabit(Sample(3, 4), 4.0, 3, Sample(2, 3), ()),
            [
                "Answered so far: 3 of 4 questions (75 %); the first 14 days without an answer do not count.",
                "Half of the 3 answers came after 4 days or sooner.",
                "Applied so far: 2 of 3 pieces of advice adopted (67 %).",
            ],
        ),
        (
            FeedbackHabit(Sample(0, 3), None, 0, Sample(0, 0), ()),
            ["Answered so far: 0 of 3 questions (0 %); the first 14 days without an answer do not count."],
        ),
    ],
)
def test_every_figure_has_its_sample(habit: FeedbackHabit, notes: list[str]) -> None:
    assert list(feedback_notes(habit, TODAY)) == notes


@pytest.mark.parametrize(
    ("median", "words"),
    [(0.0, "the same day"), (0.5, "the same day"), (1.0, "after 1 day"), (2.5, "after 2.5 days")],
)
def test_the_delay_in_words(median: float, words: str) -> None:
    habit = FeedbackHabit(Sample(4, 4), median, 4, Sample(0, 0), ())
    assert f"Half of the 4 answers came {words} or sooner." in list(feedback_notes(habit, TODAY))


@pytest.mark.parametrize(
    ("unseen", "words"),
    [
        (Unseen(ref("Rust"), None, None), "Rust (never)"),
        (Unseen(ref("Rust"), ago(100), None), "Rust (last 3 months ago)"),
        (Unseen(ref("Rust"), ago(100), ago(20)), "Rust (asked 2 weeks ago, no answer yet)"),
        (Unseen(ref("Rust"), UNREADABLE, UNREADABLE), "Rust"),
    ],
)
def test_a_goal_that_nobody_looks_at_and_whom_to_ask(unseen: Unseen, words: str) -> None:
    (note,) = feedback_notes(FeedbackHabit(Sample(0, 0), None, 0, Sample(0, 0), (unseen,)), TODAY)
    assert note == f'No outside view for 90 days: {words}. Ask: pln log feedback CONTACT "…" --goal rust'


def test_many_goals_are_counted() -> None:
    unseen = tuple(Unseen(ref(f"Goal {number}"), None, None) for number in range(NAMES_SHOWN + 2))
    (note,) = feedback_notes(FeedbackHabit(Sample(0, 0), None, 0, Sample(0, 0), unseen), TODAY)
    assert "Goal 4 (never) and 2 more. Ask:" in note
