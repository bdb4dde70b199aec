"""Asking for feedback, and all that comes of it, on the command line."""

import json
from typing import Any

import pytest

from tests.cli.built_once import built_once
from tests.cli.running import Pln


@built_once
def ann(pln: Pln) -> Pln:
    pln("add", "contact", "Ann Lee")
    pln("add", "contact", "Bob Ray")
    pln("add", "goal", "Learn Rust", "--started", "2026-08-01")
    return pln


def feedback(pln: Pln, number: str = "last") -> dict[str, Any]:
    (row,) = json.loads(pln("show", "feedback", number, "--format", "json").out)["rows"]
    assert isinstance(row, dict)
    return row


def test_from_a_question_to_what_came_of_it(ann: Pln) -> None:
    asked = ann(
        "log", "feedback", "ann", "my talk", "--goal", "rust", "--on", "2026-11-01", "--note", "By mail"
    )
    assert asked.err == (
        "Asked Ann Lee on Sun 1 Nov 2026 about my talk (feedback 1).\n"
        'When they answer: pln log feedback ann-lee --gist "…"\n'
    )
    answered = ann("log", "feedback", "ann", "--gist", "Too long", "--on", "2026-11-05")
    assert answered.err == (
        "Feedback 1 about my talk: Ann Lee answered after 4 days.\n"
        "What do you make of it? pln log feedback ann-lee --decision adopt (or reject, or later)\n"
    )
    later = ann("log", "feedback", "ann", "--decision", "later")
    assert later.err.startswith("Feedback 1 about my talk: you decide later.\nWhat do you make of it?")
    adopted = ann("log", "feedback", "ann", "--decision", "adopt")
    assert adopted.err == (
        "Feedback 1 about my talk: you adopt it.\nWhen it is done: pln log feedback ann-lee --applied\n"
    )
    applied = ann("log", "feedback", "ann", "--applied", "--on", "yesterday")
    assert applied.err == (
        "Feedback 1 about my talk: you applied it.\nNext: tell Ann Lee how it turned out.\n"
    )
    row = feedback(ann)
    assert (
        row.items()
        >= {
            "contact": {"slug": "ann-lee", "name": "Ann Lee"},
            "about": "my talk",
            "goal": {"slug": "learn-rust", "name": "Learn Rust"},
            "asked_on": "2026-11-01",
            "answered_on": "2026-11-05",
            "gist": "Too long",
            "decision": "adopt",
            "applied_on": "2026-11-21",
            "note": "By mail",
        }.items()
    )


def test_all_of_it_at_once(ann: Pln) -> None:
    ann("log", "feedback", "ann", "my talk", "--on", "2026-11-21")
    done = ann("log", "feedback", "ann", "--gist", "Too long", "--decision", "adopt", "--applied")
    assert done.err.startswith(
        "Feedback 1 about my talk: Ann Lee answered after 1 day, you adopt it, you applied it.\n"
    )
    ann("undo")
    assert feedback(ann)["answered_on"] is None
    ann("redo")
    assert feedback(ann)["applied_on"] == "2026-11-22"


def test_what_was_said_without_being_asked_before(ann: Pln) -> None:
    said = ann(
        "log", "feedback", "ann", "my hat", "--gist", "Fine", "--decision", "reject", "--on", "2026-11-20"
    )
    assert said.err == "Feedback 1 about my hat: Ann Lee answered, you leave it.\n"
    assert (feedback(ann)["asked_on"], feedback(ann)["answered_on"]) == ("2026-11-20", "2026-11-20")


@built_once
def several(ann: Pln) -> Pln:
    """Two open questions to Ann, and one to Bob."""
    for who, about in (("ann", "my talk"), ("ann", "the plan"), ("bob", "my talk")):
        ann("log", "feedback", who, about, "--on", "2026-11-01")
    return ann


def test_several_that_wait_are_told_apart_by_id_or_by_what_they_are_about(several: Pln) -> None:
    refused = several("log", "feedback", "ann", "--gist", "Good", code=4)
    assert refused.err == (
        "error: 2 of theirs wait for an answer: 2 (the plan), 1 (my talk)\nhint: say which: --id N\n"
    )
    last = several("log", "feedback", "ann", "--gist", "Good", "--id", "2")
    assert last.err.endswith("pln log feedback ann-lee --decision adopt (or reject, or later)\n")
    assert several("log", "feedback", "bob", "TALK", "--gist", "Fine", "--id", "last").code == 0
    assert [feedback(several, number)["gist"] for number in "123"] == ["", "Good", "Fine"]
    several("log", "feedback", "ann", "talk", "--gist", "Long")
    assert feedback(several, "1")["gist"] == "Long"
    hint = several("log", "feedback", "ann", "--decision", "adopt", "--id", "1").err
    assert hint.endswith("When it is done: pln log feedback ann-lee --applied\n")


def test_what_is_about_exactly_that_goes_before_what_only_holds_the_words(several: Pln) -> None:
    several("log", "feedback", "ann", "my talk in Rome")
    several("log", "feedback", "ann", "My Talk", "--gist", "Long")
    assert (feedback(several, "1")["gist"], feedback(several, "4")["gist"]) == ("Long", "")


def test_what_comes_next_names_the_question_where_several_wait(several: Pln) -> None:
    asked = several("log", "feedback", "ann", "the book")
    assert 'pln log feedback ann-lee --id 4 --gist "…"' in asked.err


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        ("ann", 2, "what is it about?"),
        ("ann --id 1", 2, "what is it about?"),
        ("ann hats --id 1", 2, "--id: names what was asked before"),
        ("ann --decision adopt --on yesterday", 2, "--on: a decision is kept without its day"),
        ("ann --decision maybe", 2, "--decision: 'maybe' is not one of adopt, reject, later"),
        ("ann --gist x --id 1 --applied", 2, "only what is adopted can be applied"),
        ("ann --gist x --id 1 --on 2026-10-31", 2, "answered before it was asked"),
        ("ann --gist x --id 1 --on tomorrow", 2, "answered 2026-11-23 has not come yet"),
        ("ann --gist x --id two", 2, "'two' is not an id"),
        ("ann --gist x --id 9", 3, "no feedback has the id 9"),
        ("ann --gist x --id 3", 3, "feedback 3 is none of theirs that waits for an answer"),
        ("ann --decision adopt", 3, "nothing of theirs waits for a decision"),
        ("ann --applied", 3, "nothing of theirs waits for being applied"),
        ("ann hats --decision adopt", 3, "nothing of theirs waits for a decision"),
        ("nobody hats", 3, "no contact answers to 'nobody'"),
        ("ann hats --goal nothing", 3, "no goal answers to 'nothing'"),
    ],
)
def test_what_makes_no_sense_changes_nothing(several: Pln, words: str, code: int, message: str) -> None:
    before = several("export", "jsonl").out
    refused = several("log", "feedback", *words.split(), code=code)
    assert refused.err.startswith(f"error: {message}")
    assert several("export", "jsonl").out == before


def test_the_list_says_what_came_of_asking(several: Pln) -> None:
    several("log", "feedback", "bob", "--gist", "Fine", "--on", "2026-11-03")
    answer = json.loads(several("list", "feedback", "--format", "json").out)
    assert [row["id"] for row in answer["rows"]] == [3, 2, 1]
    assert answer["notes"] == [
        "Answered so far: 1 of 3 questions (33 %); the first 14 days without an answer do not count.",
        'No outside view for 90 days: Learn Rust (never). Ask: pln log feedback CONTACT "…" --goal learn-rust',
    ]
    for words, ids in ((("--with", "ann"), [2, 1]), (("--open",), [2, 1]), (("--goal", "rust"), [])):
        rows = json.loads(several("list", "feedback", *words, "--format", "json").out)["rows"]
        assert [row["id"] for row in rows] == ids
    some = json.loads(several("list", "feedback", "--with", "ann", "--format", "json").out)
    assert some["notes"] == answer["notes"]  # about all that was ever asked
    assert "No feedback fits." in several("list", "feedback", "--goal", "rust").out


def test_nothing_was_asked_yet(ann: Pln) -> None:
    assert 'No feedback asked for yet: pln log feedback "Ann Lee" "my talk"' in ann("list", "feedback").out
    hint = ann("show", "feedback", "1", code=3).err
    assert hint == "error: no feedback has the id 1\nhint: see: pln list feedback\n"
    assert "a number from pln list feedback, or 'last'" in ann("show", "feedback", "x", code=2).err


def test_feedback_is_changed_and_deleted(several: Pln) -> None:
    edited = several(
        "edit", "feedback", "3", "--about", "My hat", "--answered", "2026-11-02", "--gist", "Nice"
    )
    assert edited.err == "Changed feedback 3: about, gist, answered.\n"
    several(
        "edit", "feedback", "3", "--decision", "adopt", "--applied", "2026-11-04", "--asked", "2026-10-30"
    )
    row = feedback(several, "3")
    assert (row["about"], row["asked_on"], row["applied_on"]) == ("My hat", "2026-10-30", "2026-11-04")
    assert several("edit", "feedback", "3", "--clear", "decision", code=2).err.startswith(
        "error: only what is adopted can be applied"
    )
    assert several("delete", "feedback", "last").err == "Deleted feedback 3.\nBack with: pln undo\n"
    several("show", "feedback", "3", code=3)
    several("undo")
    assert feedback(several, "3") == row


def test_a_goal_shows_what_was_said_about_it(ann: Pln) -> None:
    ann("log", "feedback", "ann", "my talk", "--goal", "rust")
    (card,) = json.loads(ann("show", "goal", "rust", "--format", "json").out)["rows"]
    (line,) = card["feedback"]
    assert (line["contact"]["name"], line["about"]) == ("Ann Lee", "my talk")
    assert "Asked    About" in ann("show", "goal", "rust").out
