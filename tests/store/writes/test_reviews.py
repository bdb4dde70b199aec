"""Saving a guided review, goal by goal."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

import pytest

from pln.errors import NotFoundError
from pln.facts.refs import Ref
from pln.facts.review import Review, ReviewedGoal
from pln.store.queries.reviews import reviews as reviews_of
from pln.store.session import Writer, write
from pln.store.writes import goals, reviews
from tests.conftest import NOW
from tests.readable import TODAY, day
from tests.store.samples import add_goals

On = Callable[[str], AbstractContextManager[Writer]]


@pytest.fixture
def on(database: Path) -> On:
    """The writing door on a day, to a database with the goals go, rust and zig."""
    with write(database, "test", TODAY, NOW) as writer:
        add_goals(writer, "Rust", "Go", "Zig")
    return lambda text: write(database, "test", day(text), NOW)


def gone_through(review: Review) -> list[tuple[str, str]]:
    return [(one.goal.slug, one.outcome) for one in review.goals]


def test_a_review_begins_with_its_first_goal_and_goes_on(on: On) -> None:
    with on("2026-11-22") as writer:
        first = reviews.record_outcome(writer, "rust", "answered")
        second = reviews.record_outcome(writer, "go", "skipped")
    assert first.goals == (ReviewedGoal(Ref("rust", "Rust"), "answered"),)
    assert (second.id, second.begun_on, second.finished_on) == (first.id, date(2026, 11, 22), None)
    assert gone_through(second) == [("rust", "answered"), ("go", "skipped")]


@pytest.mark.parametrize(
    ("resumed_on", "is_the_same"),
    [("2026-11-22", True), ("2026-11-29", True), ("2026-11-30", False), ("2026-11-21", True)],
)
def test_a_review_left_in_the_middle_is_resumed_within_a_week(
    on: On, resumed_on: str, is_the_same: bool
) -> None:
    with on("2026-11-22") as writer:
        left = reviews.record_outcome(writer, "rust", "answered")
    with on(resumed_on) as writer:
        resumed = reviews.record_outcome(writer, "go", "answered")
    assert (resumed.id == left.id) is is_the_same
    assert resumed.begun_on == (left.begun_on if is_the_same else day(resumed_on))


def test_after_a_finished_review_comes_a_new_one(on: On) -> None:
    with on("2026-11-22") as writer:
        first = reviews.record_outcome(writer, "rust", "answered")
        reviews.finish(writer, first.id)
        second = reviews.record_outcome(writer, "rust", "skipped")
        assert [(one.id, one.finished_on) for one in reviews_of(writer.rows)] == [
            (second.id, None),
            (first.id, TODAY),
        ]


def test_a_goal_gone_through_again_comes_last_with_its_new_outcome(on: On) -> None:
    with on("2026-11-22") as writer:
        for slug in ("zig", "rust", "go"):
            reviews.record_outcome(writer, slug, "skipped")
        reviews.record_outcome(writer, "rust", "answered")
        found = reviews.record_outcome(writer, "zig", "answered")
    assert gone_through(found) == [("go", "skipped"), ("rust", "answered"), ("zig", "answered")]


def test_the_order_stays_when_a_goal_is_deleted(on: On) -> None:
    with on("2026-11-22") as writer:
        for slug in ("zig", "rust"):
            reviews.record_outcome(writer, slug, "answered")
    with on("2026-11-22") as writer:
        goals.delete(writer, "zig")
        found = reviews.record_outcome(writer, "go", "answered")
    assert gone_through(found) == [("rust", "answered"), ("go", "answered")]


def test_a_review_finished_further_west_ends_on_the_day_it_began(on: On) -> None:
    with on("2026-11-22") as writer:
        review = reviews.record_outcome(writer, "rust", "answered")
    with on("2026-11-21") as writer:
        reviews.finish(writer, review.id)
        assert reviews_of(writer.rows)[0].finished_on == date(2026, 11, 22)


def test_a_review_is_deleted_with_what_it_says(on: On) -> None:
    with on("2026-11-22") as writer:
        review = reviews.record_outcome(writer, "rust", "answered")
        reviews.delete(writer, review.id)
        assert reviews_of(writer.rows) == []
        assert writer.rows.execute("SELECT * FROM review_goal").fetchall() == []


def test_what_is_not_there_cannot_be_reviewed_finished_or_deleted(on: On) -> None:
    with on("2026-11-22") as writer:
        with pytest.raises(NotFoundError, match="no goal answers to 'nothing'"):
            reviews.record_outcome(writer, "nothing", "answered")
        with pytest.raises(NotFoundError, match="there is no review 7 any more"):
            reviews.finish(writer, 7)
        with pytest.raises(NotFoundError, match="there is no review 7 any more"):
            reviews.delete(writer, 7)
