"""`pln history`, as somebody looks back."""

import csv
import io
import json
import re
import sqlite3
import time
from contextlib import closing
from typing import Any

import pytest

from pln.store.session import write
from tests.cli.built_once import built_once
from tests.cli.running import Pln
from tests.conftest import NOW
from tests.readable import TODAY
from tests.store.samples import add_contacts


def rows(pln: Pln, *words: str) -> list[dict[str, Any]]:
    found = json.loads(pln("history", *words, "--format", "json").out)["rows"]
    assert isinstance(found, list)
    return found


def notes(pln: Pln, *words: str) -> list[str]:
    return list(json.loads(pln("history", *words, "--format", "json").out)["notes"])


@built_once
def lived(pln: Pln) -> Pln:
    """Six steps, the last of which undid the fifth."""
    pln("add", "contact", "Ann Lee", "--tag", "club")
    pln("add", "goal", "Learn Rust")
    pln("log", "interaction", "coffee with Ann Lee yesterday")
    pln("edit", "contact", "ann", "--place", "Bonn", "--remove", "tag=club")
    pln("delete", "contact", "ann")
    pln("undo")
    return pln


def test_every_command_that_changed_something_is_a_step(lived: Pln) -> None:
    lived("list", "contacts")
    lived("add", "contact", "Ann Lee", code=4)
    assert [
        (one["step"], one["command"], one["what"], one["records"], one["state"]) for one in rows(lived)
    ] == [
        (6, "undo", "Ann Lee", 2, "undo of 5"),
        (5, "delete contact", "Ann Lee", 2, "undone"),
        (4, "edit contact", "Ann Lee", 1, "done"),
        (3, "log interaction", "coffee with Ann Lee", 1, "done"),
        (2, "add goal", "Learn Rust", 1, "done"),
        (1, "add contact", "Ann Lee", 1, "done"),
    ]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", one["at"]) for one in rows(lived))


def test_what_was_redone_is_done_again(lived: Pln) -> None:
    lived("redo")
    assert [(one["state"], one["of_step"], one["undone_by"]) for one in rows(lived)[:3]] == [
        ("redo of 5", 5, None),
        ("undo of 5", 5, None),
        ("done", None, None),
    ]


def test_what_a_step_changed(lived: Pln) -> None:
    assert [tuple(one.values()) for one in rows(lived, "4")] == [
        ("Ann Lee", "contact", 1, "changed", "place", "", "Bonn"),
        ("Ann Lee", "contact", 1, "changed", "tag", "club", ""),
    ]
    assert {one["change"] for one in rows(lived, "1")} == {"added"}
    assert {(one["record"], one["change"]) for one in rows(lived, "5")} == {
        ("Ann Lee", "deleted"),
        ("coffee with Ann Lee", "changed"),
    }
    assert lived("history", "4").out.startswith("Step 4: edit contact, 20")


@pytest.mark.parametrize(
    ("step", "said"), [("5", ["Step 6 has undone it."]), ("6", ["It undid step 5."]), ("4", [])]
)
def test_what_became_of_a_step(lived: Pln, step: str, said: list[str]) -> None:
    assert notes(lived, step) == said


def test_a_step_done_again_says_so(lived: Pln) -> None:
    lived("redo")
    assert notes(lived, "7") == ["It did step 5 again."]


@pytest.mark.parametrize(
    ("words", "steps"),
    [
        (("--contact", "ann"), [6, 5, 4, 1]),
        (("--goal", "learn rust"), [2]),
        (("--interaction", "1"), [6, 5, 3]),
        (("--interaction", "last"), [6, 5, 3]),
    ],
)
def test_the_history_of_one_record(lived: Pln, words: tuple[str, ...], steps: list[int]) -> None:
    assert [one["step"] for one in rows(lived, *words)] == steps


def test_the_history_of_a_resource(lived: Pln) -> None:
    lived("add", "resource", "The Book")
    assert [one["step"] for one in rows(lived, "--resource", "book")] == [7]


def test_who_was_deleted_still_has_a_history(lived: Pln) -> None:
    lived("delete", "contact", "ann")
    lived("delete", "interaction", "1")
    assert [one["step"] for one in rows(lived, "--contact", "ann-lee")] == [7, 6, 5, 4, 1]
    assert [one["step"] for one in rows(lived, "--contact", "Ann Lee")] == [7, 6, 5, 4, 1]
    assert [one["step"] for one in rows(lived, "--interaction", "1")] == [8, 7, 6, 5, 3]
    assert lived("history", "--contact", "ann-lee").out.startswith("History of Ann Lee\n")


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("99",), 3, "there is no step 99"),
        (("--contact", "Zoe"), 3, "no contact answers to 'Zoe'"),
        (("--goal", "ann-lee"), 3, "no goal answers to 'ann-lee'"),
        (("--interaction", "9"), 3, "no interaction ever had the id 9"),
        (("--interaction", "tea"), 2, "'tea' is not an id"),
        (("1", "--contact", "ann"), 2, "one step, or one record"),
        (("--contact", "ann", "--goal", "rust"), 2, "one step, or one record"),
        (("0",), 2, "STEP"),
        (("9" * 30,), 2, "STEP"),
        (("first",), 2, "STEP"),
    ],
)
def test_what_makes_no_sense(lived: Pln, words: tuple[str, ...], code: int, message: str) -> None:
    refused = lived("history", *words, code=code)
    assert (refused.out, message in refused.err) == ("", True), refused


def test_without_a_network_there_is_no_history(pln: Pln) -> None:
    assert "no network yet" in pln("history", code=3).err
    assert not pln.database.exists()


def test_nothing_was_done_yet(pln: Pln) -> None:
    with write(pln.database, "test", TODAY, NOW):
        pass
    assert 'Nothing was done yet: pln add contact "Ann Lee"' in pln("history").out
    assert "no interaction yet" in pln("history", "--interaction", "last", code=3).err


def test_the_history_may_have_begun_after_a_record_did(lived: Pln) -> None:
    with closing(sqlite3.connect(lived.database, isolation_level=None)) as db:
        db.execute("DELETE FROM goal_history")
    assert "No step has changed Learn Rust." in lived("history", "--goal", "rust").out


def test_a_barrier_is_shown_as_such(lived: Pln) -> None:
    with write(lived.database, "test", TODAY, NOW) as writer:
        writer.steps.bar("upgrade", NOW)
    lived("add", "contact", "Bob")
    found = rows(lived)[1]
    assert (found["command"], found["what"], found["records"], found["state"]) == (
        "upgrade",
        "",
        0,
        "barrier",
    )
    said = "Nothing before step 7 (upgrade) can be undone."
    assert notes(lived) == [said]
    assert notes(lived, "--limit", "1") == []
    assert notes(lived, "7") == ["Nothing before it can be undone."]
    assert "It left every record as it was." in lived("history", "7").out


def test_another_program_is_named_as_such(lived: Pln) -> None:
    with closing(sqlite3.connect(lived.database, isolation_level=None)) as db:
        db.execute("UPDATE contact SET note = 'theirs'")
    said = ["Another program has changed Ann Lee; that is no step, and cannot be undone."]
    assert notes(lived) == notes(lived, "--contact", "ann") == said
    assert notes(lived, "--goal", "rust") == []


# How it is shown


def test_the_local_time_for_people_and_the_instant_for_programs(
    lived: Pln, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(sqlite3.connect(lived.database, isolation_level=None)) as db:
        db.execute("UPDATE step SET at = '2026-11-24T23:51:59Z'")
    monkeypatch.setenv("TZ", "Asia/Kolkata")
    time.tzset()
    for words in ((), ("--format", "markdown")):
        shown = lived("history", *words).out
        assert "2026-11-25 05:21" in shown
        assert "T23:51" not in shown
    assert "2026-11-25 05:21" in lived.on_terminal("history").out
    assert lived("history", "1").out.startswith("Step 1: add contact, 2026-11-25 05:21\n")
    assert rows(lived)[0]["at"] == "2026-11-24T23:51:59Z"
    assert "2026-11-24T23:51:59Z" in lived("history", "--format", "csv").out


def test_the_formats_hold_the_same_rows(lived: Pln) -> None:
    for words in ((), ("5",)):
        expected = rows(lived, *words)
        lines = lived("history", *words, "--format", "jsonl").out.splitlines()
        assert [json.loads(line) for line in lines] == expected
        header, *cells = csv.reader(io.StringIO(lived("history", *words, "--format", "csv").out))
        assert header == list(expected[0])
        assert len(cells) == len(expected)
        assert lived("history", *words, "--format", "markdown").out.startswith("# ")


def test_limits(lived: Pln) -> None:
    assert [one["step"] for one in rows(lived, "--limit", "2")] == [6, 5]
    assert [one["step"] for one in rows(lived, "--limit", "2", "--contact", "ann")] == [6, 5]
    for limit in ("0", "6", "9" * 30):
        assert len(rows(lived, "--limit", limit)) == 6
    everything = rows(lived, "5")
    assert rows(lived, "5", "--limit", "3") == everything[:3]
    for limit in ("0", "9" * 30):
        assert rows(lived, "5", "--limit", limit) == everything


def test_a_screen_shows_the_newest_and_says_how_many_there_are(pln: Pln) -> None:
    for number in range(25):
        pln("add", "contact", f"Person {number}", "--allow-duplicate")
    shown = pln.on_terminal("history").out
    assert "Person 24" in shown
    assert "Person 4 " not in shown
    assert "5 earlier steps: --limit 0" in shown
    assert "Person 0" in pln.on_terminal("history", "--limit", "0").out
    assert "earlier" not in pln.on_terminal("history", "--limit", "3").out
    assert len(rows(pln)) == 25
    assert "Person 0" in pln("history").out


def test_a_screen_shows_the_beginning_of_a_step_that_changed_very_much(pln: Pln) -> None:
    with write(pln.database, "import", TODAY, NOW) as writer:
        add_contacts(writer, *(f"Person {number}" for number in range(30)))
    shown = pln.on_terminal("history", "1").out
    assert "It changed more, 30 records in all: --limit 0" in shown
    assert "Person 2" in shown
    assert "Person 29" not in shown
    assert "Person 29" in pln.on_terminal("history", "1", "--limit", "0").out
    assert "Person 29" in pln("history", "1").out
    assert "30 contacts" in pln("history").out


@pytest.mark.parametrize("columns", ["1", "60", "80", "120", "200"])
def test_long_texts_stay_within_the_screen(pln: Pln, columns: str) -> None:
    pln("add", "contact", "Ann " + "x" * 400, "--note", "long " * 300 + "y" * 300)
    pln.environ["COLUMNS"] = columns
    for words in ((), ("1",)):
        drawn = pln.on_terminal("history", *words).out
        assert max(map(len, drawn.splitlines())) <= max(40, int(columns))


def test_nothing_that_a_terminal_would_obey_comes_out(lived: Pln) -> None:
    evil = "\x1b]52;c;x\x07\u202egro"
    with closing(sqlite3.connect(lived.database, isolation_level=None)) as db:
        for table in ("contact", "goal", "interaction"):
            name = "summary" if table == "interaction" else "name"
            db.execute(f"UPDATE {table}_history SET {name} = ?", (evil,))  # noqa: S608
        db.execute("UPDATE contact_tag_history SET tag = ?", (evil,))
        db.execute("UPDATE step SET command = ?, at = ?", (evil, evil))
    for words in ((), ("1",), ("4",), ("5",), ("--contact", "ann")):
        for form in ("table", "json", "jsonl", "csv", "markdown"):
            shown = lived("history", *words, "--format", form).out
            assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", shown)
            assert "gro" in shown
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", lived.on_terminal("history", *words).out)
    undone = lived("undo", code=None)
    assert "\x1b" not in undone.out + undone.err


def test_help_says_what_to_type(pln: Pln) -> None:
    shown = pln("history", "--help").out
    assert "pln history 12" in shown
    assert "pln history --contact ann-lee" in shown
