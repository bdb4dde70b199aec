"""What to begin a talk with."""

from datetime import timedelta
from typing import Any

import pytest

from pln.facts.resource import Resource, Share
from pln.rules.openings import Openings
from tests.readable import TODAY, ref, resource, tie


def finished(title: str, days_ago: int, **said: Any) -> Resource:
    finished_on = TODAY - timedelta(days_ago)
    return resource(title, **{"status": "done", "finished_on": finished_on, "topics": ("rust",), **said})


ANN = tie("Ann", last_on=TODAY - timedelta(100), interests=("Rust", "jazz"))


def opening(*items: Resource, **said: Any) -> str:
    person = tie("Ann", **{"last_on": ANN.last_on, "interests": ANN.interests, **said})
    return Openings(items, TODAY).of(person)


@pytest.mark.parametrize(
    ("goals", "words"),
    [
        (("Learn Rust",), "goal in common: Learn Rust"),
        (("Rust", "Go"), "goals in common: Rust, Go"),
        (("Rust", "Go", "C"), "goals in common: Rust, Go and 1 more"),
    ],
)
def test_a_goal_in_common_comes_first(goals: tuple[str, ...], words: str) -> None:
    assert opening(finished("The Book", 20), goals=tuple(map(ref, goals))) == words


def test_then_what_they_recommended_and_i_finished_since() -> None:
    advised = finished("Old", 99, recommended_by=ref("Ann"))
    assert opening(finished("New", 2), advised) == "you finished “Old”, which they recommended"
    both = (advised, finished("Later", 50, recommended_by=ref("Ann")))
    assert opening(*both) == "you finished “Later”, which they recommended"


def test_what_they_recommended_is_no_news_twice() -> None:
    assert opening(finished("Old", 100, recommended_by=ref("Ann"))) == ""
    assert opening(finished("Old", 2, recommended_by=ref("Bob"))) == "share “Old”: they like Rust"


def test_then_the_latest_finished_that_they_would_like() -> None:
    items = (finished("Old", 300), finished("New", 2, topics=("Jazz",)), finished("Mid", 30))
    assert opening(*items) == "share “New”: they like jazz"
    assert opening(items[0]) == "share “Old”: they like Rust"
    assert opening(finished("Today", 0)) == "share “Today”: they like Rust"


@pytest.mark.parametrize(
    "said",
    [
        {"topics": ("cooking",)},
        {"status": "doing", "finished_on": None},
        {"finished_on": TODAY + timedelta(1)},
        {"shared_with": (Share(ref("Ann"), TODAY),)},
    ],
)
def test_what_does_not_fit_is_not_offered(said: dict[str, Any]) -> None:
    assert opening(finished("The Book", 20, **said)) == ""


def test_what_was_shared_with_somebody_else_still_fits() -> None:
    assert opening(finished("The Book", 20, shared_with=(Share(ref("Bob"), TODAY),))) != ""


def test_somebody_never_talked_to_hears_of_anything_they_recommended() -> None:
    advised = finished("Old", 900, recommended_by=ref("Ann"))
    assert opening(advised, last_on=None) == "you finished “Old”, which they recommended"
