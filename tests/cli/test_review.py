"""The guided review, as somebody types it."""

import json

import pytest

from tests.cli.built_once import built_once
from tests.cli.running import Pln


@built_once
def reviewed(pln: Pln) -> Pln:
    """Three goals; Speaking is the least confident, Spanish has never been asked about."""
    pln("add", "goal", "Papers", "--measure", "metric", "--unit", "papers", "--target", "10")
    pln("add", "goal", "Speaking", "--measure", "manual", "--next", "Ask for a slot")
    pln("add", "goal", "Spanish")
    pln("log", "progress", "papers", "--confidence", "8")
    pln("log", "progress", "speaking", "--confidence", "3")
    return pln


def check_ins(pln: Pln, goal: str) -> list[dict[str, object]]:
    found = json.loads(pln("list", "check-ins", "--goal", goal, "--format", "json").out)["rows"]
    assert isinstance(found, list)
    return found


def test_goes_through_all_goals_least_confident_first(reviewed: Pln) -> None:
    answers = ["4", "", "Find a tandem", "30", "5", "No slot", "", "6", "9", "", ""]
    done = reviewed.on_terminal("goals", "review", answers=answers)
    assert [line for line in done.out.splitlines() if line in ("Spanish", "Speaking", "Papers")] == [
        "Spanish",
        "Speaking",
        "Papers",
    ]
    assert "Review done: 3 answered, 0 skipped." in done.err
    latest = check_ins(reviewed, "speaking")[0]
    assert (latest["value"], latest["confidence"], latest["blocker"]) == (30.0, 5, "No slot")
    assert check_ins(reviewed, "spanish")[0]["next_action"] == "Find a tandem"
    goals = json.loads(reviewed("list", "goals", "--format", "json").out)["rows"]
    assert {goal["slug"]: goal["next_action"] for goal in goals}["spanish"] == "Find a tandem"


def test_can_be_left_and_resumed(reviewed: Pln) -> None:
    left = reviewed.on_terminal("goals", "review", answers=["4", "", "", "quit"])
    assert "resume with: pln goals review" in left.err
    assert len(check_ins(reviewed, "speaking")) == 1
    rows = json.loads(reviewed("list", "reviews", "--format", "json").out)["rows"]
    assert rows[0]["finished_on"] is None
    assert [one["goal"]["name"] for one in rows[0]["goals"]] == ["Spanish"]

    resumed = reviewed.on_terminal("goals", "review", answers=["35", "", "", "", "skip"])
    assert "Resuming the review of Sun 22 Nov 2026." in resumed.err
    assert "Goal 2 of 3" in resumed.out
    assert "Review done: 2 answered, 1 skipped." in resumed.err
    assert check_ins(reviewed, "speaking")[0]["value"] == 35.0


def test_the_end_of_input_leaves_it_too(reviewed: Pln) -> None:
    left = reviewed.on_terminal("goals", "review", answers=[])
    assert "Left." in left.err
    assert json.loads(reviewed("list", "reviews", "--format", "json").out)["rows"] == []


@pytest.mark.parametrize("answers", [["4"], ["4", "quit"]])
def test_what_was_answered_before_leaving_is_saved(reviewed: Pln, answers: list[str]) -> None:
    assert "Saved: Spanish." in reviewed.on_terminal("goals", "review", answers=answers).err
    assert check_ins(reviewed, "spanish")[0]["confidence"] == 4


def test_skipping_keeps_what_was_answered_before(reviewed: Pln) -> None:
    reviewed.on_terminal("goals", "review", answers=["6", "skip", "quit"])
    assert check_ins(reviewed, "spanish")[0]["confidence"] == 6


def test_a_bad_answer_is_asked_again(reviewed: Pln) -> None:
    done = reviewed.on_terminal("goals", "review", answers=["11", "many", "4", "", "", "quit"])
    assert "confidence: is more than 10; once more:" in done.err
    assert "'many' is not a whole number; once more:" in done.err
    assert check_ins(reviewed, "spanish")[0]["confidence"] == 4


def test_reviews_on_end_make_a_streak(reviewed: Pln) -> None:
    every_goal = ["skip", "skip", "skip"]
    reviewed.on_terminal("goals", "review", answers=every_goal)
    reviewed.environ["PLN_TODAY"] = "2026-11-29"
    assert "2 weeks in a row." in reviewed.on_terminal("goals", "review", answers=every_goal).err


def test_one_left_long_ago_is_not_resumed(reviewed: Pln) -> None:
    reviewed.on_terminal("goals", "review", answers=["4", "", "", "quit"])
    reviewed.environ["PLN_TODAY"] = "2026-12-01"
    assert "Resuming" not in reviewed.on_terminal("goals", "review", answers=["quit"]).err


@pytest.mark.parametrize("words", [("--report",), ("--format", "json"), ("--format", "table")])
def test_a_report_saves_nothing(reviewed: Pln, words: tuple[str, ...]) -> None:
    assert "Speaking" in reviewed.on_terminal("goals", "review", *words).out
    assert "Speaking" in reviewed("goals", "review").out
    assert json.loads(reviewed("list", "reviews", "--format", "json").out)["rows"] == []


def test_without_goals_it_says_how_to_begin(pln: Pln) -> None:
    pln("add", "contact", "Ann Lee")
    done = pln.on_terminal("goals", "review")
    assert "pln add goal" in done.err
    assert "Nothing to review this week." in done.err
    assert "pln add goal" in pln("goals", "review").out


@built_once
def busy(pln: Pln) -> Pln:
    """Thanks due to Ann, a promise to her, Bob to reconnect with, something begun; no goal."""
    pln("add", "contact", "Ann Lee", "--cadence", "never")
    pln("add", "contact", "Bob", "--tier", "inner")
    pln("log", "interaction", "coffee", "--with", "bob", "--on", "2026-10-20")
    pln("log", "exchange", "ann", "on my talk", "--got", "feedback", "--on", "2026-11-01")
    pln("add", "promise", "ann", "send the paper", "--due", "2026-11-24")
    pln("add", "resource", "The Book", "--status", "doing")
    return pln


def rows(pln: Pln, *words: str) -> list[dict[str, object]]:
    found = json.loads(pln(*words, "--format", "json").out)["rows"]
    assert isinstance(found, list)
    return found


def test_it_asks_about_all_that_is_due(busy: Pln) -> None:
    done = busy.on_terminal("goals", "review", answers=["o", "k", "s", "d"])
    headings = ("Thanks due", "Promises", "Reconnect", "Next to learn from")
    assert [line for line in done.out.splitlines() if line in headings] == list(headings)
    assert "Review done: 4 answered, 0 skipped." in done.err
    (exchange,) = rows(busy, "list", "exchanges")
    assert (exchange["thanked_on"], exchange["told_on"]) == ("2026-11-22", "2026-11-22")
    (promise,) = rows(busy, "list", "promises")
    assert promise["kept_on"] == "2026-11-22"
    (bob,) = rows(busy, "show", "contact", "bob")
    assert bob["snoozed_until"] == "2026-12-06"
    (book,) = rows(busy, "list", "resources")
    assert book["status"] == "done"


def test_a_promise_can_be_put_off_to_a_day_that_can_be_read(busy: Pln) -> None:
    done = busy.on_terminal("goals", "review", answers=["", "somehow", "?", "next friday", "", ""])
    assert "'somehow' is not a day; or k, d; once more:" in done.err
    assert done.err.count("quit: leave, resume later.") == 2
    assert "Due Fri 27 Nov 2026: send the paper." in done.err
    (promise,) = rows(busy, "list", "promises")
    assert promise["due_on"] == "2026-11-27"


def test_what_is_no_answer_is_asked_again(busy: Pln) -> None:
    done = busy.on_terminal("goals", "review", answers=["maybe", "t", "quit"])
    assert "'maybe' is not one of t, o; once more:" in done.err
    assert "Thanked Ann Lee." in done.err


def test_sections_that_were_gone_through_are_not_asked_again(busy: Pln) -> None:
    busy.on_terminal("goals", "review", answers=["skip", "quit"])
    (review,) = rows(busy, "list", "reviews")
    assert review["sections"] == [{"section": "thanks", "outcome": "skipped"}]
    resumed = busy.on_terminal("goals", "review", answers=["k", "", ""])
    assert "Resuming the review of Sun 22 Nov 2026." in resumed.err
    assert "Thanks due" not in resumed.out
    assert "Review done: 1 answered, 3 skipped." in resumed.err


def test_each_answer_is_a_step_of_its_own(busy: Pln) -> None:
    busy.on_terminal("goals", "review", answers=["t", "k", "quit"])
    undone = busy("undo", "2").err
    assert "goals review" in undone
    (promise,) = rows(busy, "list", "promises")
    assert promise["kept_on"] is None
    (exchange,) = rows(busy, "list", "exchanges")
    assert exchange["thanked_on"] == "2026-11-22"
