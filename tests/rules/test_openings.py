"""What to begin a talk with."""

from datetime import date, timedelta
from typing import Any

import pytest

from pln.facts.imported import News
from pln.facts.promise import Promise
from pln.facts.resource import Resource, Share
from pln.rules.openings import Openings
from pln.vocabulary import UNREADABLE
from tests.readable import TODAY, promise, ref, resource, tie


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
def test_then_a_goal_in_common(goals: tuple[str, ...], words: str) -> None:
    assert opening(finished("The Book", 20), goals=tuple(map(ref, goals))) == words


def ahead(days: int) -> date:
    return TODAY + timedelta(days)


@pytest.mark.parametrize(
    ("promises", "words"),
    [
        ([promise("send it")], "you promised “send it”"),
        ([promise("send it", due_on=ahead(3))], "you promised “send it”, due in 3 days"),
        ([promise("send it", due_on=ahead(-1))], "you promised “send it”, due yesterday"),
        ([promise("send it", due_on=UNREADABLE)], "you promised “send it”"),
        (
            [promise("later", due_on=ahead(9)), promise("sooner", due_on=ahead(3))],
            "you promised “sooner”, due in 3 days",
        ),
        ([promise("bring it", whose="theirs", due_on=ahead(-9))], "they promised “bring it”, due 9 days ago"),
        (
            [promise("bring it", whose="theirs", due_on=ahead(-9)), promise("send it", due_on=ahead(-1))],
            "you promised “send it”, due yesterday",
        ),
        (
            [promise("bring it", whose="theirs", due_on=ahead(-9)), promise("send it")],
            "they promised “bring it”, due 9 days ago",
        ),
    ],
)
def test_an_open_promise_comes_before_all(promises: list[Promise], words: str) -> None:
    person = tie("Ann", goals=(ref("Learn Rust"),))
    assert Openings([finished("The Book", 20)], TODAY, promises).of(person) == words


@pytest.mark.parametrize(
    "said",
    [
        {"kept_on": TODAY},
        {"dropped_on": TODAY, "due_on": ahead(-9)},
        {"contact": ref("Bob")},
        {"whose": "theirs", "due_on": ahead(1)},
        {"whose": "theirs"},
    ],
)
def test_what_nobody_waits_for_is_no_opening(said: dict[str, Any]) -> None:
    assert Openings([], TODAY, [promise(**said)]).of(ANN) == ""


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


def test_what_is_new_with_them_since_the_last_talk_comes_before_a_goal() -> None:
    news = [
        News(ref("Ann"), TODAY - timedelta(days), "role", "", f"Chief {days}", "vcard") for days in (50, 200)
    ]
    person = tie("Ann", last_on=ANN.last_on, goals=(ref("Learn Rust"),))
    assert Openings((), TODAY, news=news).of(person) == "news of them: now Chief 50"
    assert Openings((), TODAY, news=news[1:]).of(person) == "goal in common: Learn Rust"
    assert Openings((), TODAY, [promise("send it")], news).of(person) == "you promised “send it”"
