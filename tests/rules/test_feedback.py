"""Whether those asked for feedback answer, what comes of it, and which goals nobody looks at."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pln.facts.feedback import Feedback
from pln.facts.goal import Goal
from pln.rules.feedback import FeedbackHabit, Sample, Unseen, feedback_habit
from pln.vocabulary import UNREADABLE
from tests.readable import TODAY, fill, goal, ref


def ago(days: int | None) -> date | None:
    return None if days is None else TODAY - timedelta(days)


def asked(
    days: int, answered: int | None = None, decision: Any = None, applied: int | None = None, about: str = ""
) -> Feedback:
    """A question of so many days ago, answered and applied so many days ago, about a goal of that name."""
    return fill(
        Feedback,
        contact=ref("Ann"),
        about="My talk",
        goal=ref(about) if about else None,
        asked_on=ago(days),
        answered_on=ago(answered),
        decision=decision,
        applied_on=ago(applied),
    )


def judged(*known: Feedback, goals: tuple[Goal, ...] = ()) -> FeedbackHabit:
    return feedback_habit(known, goals, TODAY)


@pytest.mark.parametrize(
    ("question", "answered"),
    [
        (asked(13), Sample(0, 0)),  # give them time
        (asked(14), Sample(0, 1)),
        (asked(400), Sample(0, 1)),  # they never answered, and still count
        (asked(2, answered=1), Sample(1, 1)),  # what is answered needs no more time
        (asked(60, answered=1), Sample(1, 1)),
    ],
)
def test_who_is_asked_lately_is_given_time(question: Feedback, answered: Sample) -> None:
    assert judged(question).answered == answered


@pytest.mark.parametrize(
    ("question", "applied"),
    [
        (asked(90, answered=80, decision="adopt", applied=70), Sample(1, 1)),
        (asked(90, answered=80, decision="adopt"), Sample(0, 1)),  # adopted, and then forgotten
        (asked(20, answered=14, decision="adopt"), Sample(0, 1)),
        (asked(20, answered=13, decision="adopt"), Sample(0, 0)),  # said last week: there is time
        (asked(3, answered=2, decision="adopt", applied=1), Sample(1, 1)),
        (asked(90, answered=80, decision="reject"), Sample(0, 0)),  # nothing to apply
        (asked(90, answered=80, decision="later"), Sample(0, 0)),
        (asked(90, answered=80), Sample(0, 0)),
        (asked(90), Sample(0, 0)),
    ],
)
def test_what_was_adopted_is_to_be_applied(question: Feedback, applied: Sample) -> None:
    assert judged(question).applied == applied


@pytest.mark.parametrize(
    ("delays", "median"),
    [([], None), ([3], 3), ([0, 0], 0), ([1, 9, 2], 2), ([1, 2, 3, 40], 2.5)],
)
def test_the_delay_is_the_median_of_those_answered(delays: list[int], median: float | None) -> None:
    found = judged(asked(50), *(asked(50, answered=50 - days) for days in delays))
    assert (found.median_days, found.delays) == (median, len(delays))


def test_a_day_that_cannot_be_read_is_no_delay() -> None:
    odd = fill(Feedback, contact=ref("Ann"), asked_on=UNREADABLE, answered_on=TODAY)
    found = judged(odd, asked(9, answered=5))
    assert (found.answered, found.median_days, found.delays) == (Sample(2, 2), 4, 1)


def test_a_share_has_its_sample() -> None:
    assert Sample(0, 0).share is None
    assert (Sample(1, 2).share, Sample(1, 2).is_thin) == (0.5, True)
    assert (Sample(3, 3).share, Sample(3, 3).is_thin) == (1.0, False)


def begun(days: int, name: str = "Rust", **values: Any) -> Goal:
    return goal(name, started_on=ago(days), **values)


@pytest.mark.parametrize(
    ("aim", "known", "unseen"),
    [
        (begun(200), [], (None, None)),  # never shown to anybody
        (begun(200), [asked(120, answered=91, about="Rust")], (91, None)),
        (begun(200), [asked(120, answered=90, about="Rust")], None),  # somebody looked within the quarter
        (begun(200), [asked(120, answered=90, about="Go")], (None, None)),  # but not at this one
        (begun(200), [asked(120, answered=90)], (None, None)),
        (begun(200), [asked(13, about="Rust")], None),  # asked: now it is their turn
        (begun(200), [asked(14, about="Rust")], (None, 14)),  # they do not answer: ask somebody else
        (begun(200), [asked(200, answered=190, about="Rust"), asked(30, about="Rust")], (190, 30)),
        (begun(200), [asked(200, about="Rust"), asked(60, answered=50, about="Rust")], None),
        (begun(13), [], None),  # there is nothing to show yet
        (begun(14), [], (None, None)),
        (begun(200, status="paused"), [], None),
        (begun(200, status="achieved"), [], None),
    ],
)
def test_a_goal_that_nobody_looks_at(
    aim: Goal, known: list[Feedback], unseen: tuple[int | None, int | None] | None
) -> None:
    expected = () if unseen is None else (Unseen(ref("Rust"), ago(unseen[0]), ago(unseen[1])),)
    assert judged(*known, goals=(aim,)).unseen == expected


def test_what_nobody_ever_saw_comes_first_and_then_the_oldest_view() -> None:
    views = {"Rust": 100, "Go": 300}
    known = [asked(400, answered=days, about=name) for name, days in views.items()]
    aims = tuple(begun(500, name) for name in ("Rust", "Go", "Zig"))
    assert [one.goal.name for one in judged(*known, goals=aims).unseen] == ["Zig", "Go", "Rust"]


days = st.integers(0, 400)


@st.composite
def questions(draw: st.DrawFn) -> Feedback:
    when = draw(days)
    answered = draw(st.none() | st.integers(0, when))
    decision = None if answered is None else draw(st.sampled_from([None, "adopt", "reject", "later"]))
    applied = draw(st.none() | st.integers(0, answered or 0)) if decision == "adopt" else None
    return asked(when, answered, decision, applied, draw(st.sampled_from(["", "Rust", "Go"])))


GOALS = (begun(200, "Rust"), begun(100, "Go"))


@given(st.lists(questions()))
def test_the_shares_are_shares(known: list[Feedback]) -> None:
    found = judged(*known, goals=GOALS)
    for sample in (found.answered, found.applied):
        assert 0 <= sample.count <= sample.n <= len(known)
    assert found.delays == found.answered.count
    assert (found.median_days is None) == (found.delays == 0)


@given(st.lists(questions()))
def test_the_order_of_the_questions_does_not_matter(known: list[Feedback]) -> None:
    assert judged(*known, goals=GOALS) == judged(*known[::-1], goals=GOALS)


@given(st.lists(questions()), days)
def test_an_answer_never_lowers_the_response_rate(known: list[Feedback], when: int) -> None:
    before, after = judged(*known).answered, judged(*known, asked(when, answered=0)).answered
    assert (after.share or 0) >= (before.share or 0)


@given(st.lists(questions()), st.integers(0, 90))
def test_a_view_of_the_last_quarter_is_enough(known: list[Feedback], seen: int) -> None:
    found = judged(*known, asked(400, answered=seen, about="Rust"), goals=GOALS)
    assert "Rust" not in [one.goal.name for one in found.unseen]
