"""Mentorships on the command line: named, changed, edited, and what a talk does to them."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.built_once import built_once
from tests.cli.running import Pln


@built_once
def pln(pln: Pln) -> Pln:
    """Ann mentors me for my craft: mentorship 1. Bo and Cy are known."""
    for name in ("Ann Lee", "Bo Ray", "Cy Young"):
        pln("add", "contact", name)
    pln(*("add", "mentorship", "ann", "--focus", "craft", "--every", "monthly", "--since", "2026-03-01"))
    return pln


def shown(pln: Pln, which: str = "1") -> dict[str, Any]:
    (row,) = json.loads(pln("show", "mentorship", which, "--format", "json").out)["rows"]
    assert isinstance(row, dict)
    return row


def items(pln: Pln, field: str, which: str = "1") -> list[tuple[str, str, str | None]]:
    return [(one["item"], one["added_on"], one["done_on"]) for one in shown(pln, which)[field]]


def talk(pln: Pln, *words: str, who: str = "ann", code: int = 0) -> str:
    return pln("log", "interaction", "code", "--with", who, "--kind", "mentoring", *words, code=code).err


def test_adding_says_what_comes_next(pln: Pln) -> None:
    said = pln(
        "add", "mentorship", "bo", "--role", "mentee", "--every", "2w", "--agenda", "Her first talk"
    ).err
    assert said.splitlines() == [
        "Added Bo Ray as your mentee, every 2 weeks: mentorship 2.",
        'After a session: pln log interaction "…" --with bo-ray --kind mentoring --agreed "…"',
    ]
    assert items(pln, "agenda", "2") == [("Her first talk", "2026-11-22", None)]
    assert shown(pln, "2")["since_on"] == "2026-11-22"


@pytest.mark.parametrize("which", ["1", "last", "ann", "ann-lee", "Ann Lee"])
def test_it_is_known_by_its_id_or_by_whose_it_is(pln: Pln, which: str) -> None:
    assert shown(pln, which)["id"] == 1


def test_a_name_that_is_not_enough(pln: Pln) -> None:
    assert "no mentorship with Bo Ray goes on" in pln("show", "mentorship", "bo", code=3).err
    assert "no mentorship has the id 9" in pln("show", "mentorship", "9", code=3).err
    assert "no contact answers to 'xx'" in pln("delete", "mentorship", "xx", code=3).err
    pln("add", "mentorship", "ann", "--focus", "career")
    several = pln("edit", "mentorship", "ann", "--note", "x", code=4).err
    assert (
        "2 mentorships with Ann Lee go on: 2 (career), 1 (craft)" in several
        or "1 (craft), 2 (career)" in several
    )
    pln("edit", "mentorship", "2", "--until", "today")
    assert shown(pln, "ann")["id"] == 1


def test_the_same_mentor_twice(pln: Pln) -> None:
    assert "already: mentorship 1" in pln("add", "mentorship", "ann", "--focus", "craft", code=4).err


def test_items_are_added_ticked_off_and_taken_away(pln: Pln) -> None:
    pln("edit", "mentorship", "1", "--action", "Draft", "--action", "Read", "--agenda", "Which talk?")
    pln.environ["PLN_TODAY"] = "2026-11-29"
    pln("edit", "mentorship", "1", "--action", "Draft done 2026-11-28", "--action", "New")
    assert items(pln, "actions") == [
        ("Draft", "2026-11-22", "2026-11-28"),
        ("Read", "2026-11-22", None),
        ("New", "2026-11-29", None),
    ]
    pln("edit", "mentorship", "1", "--remove", "action=Read")
    assert [item for item, *_ in items(pln, "actions")] == ["Draft", "New"]
    pln("edit", "mentorship", "1", "--clear", "action")
    assert items(pln, "actions") == []
    assert items(pln, "agenda") == [("Which talk?", "2026-11-22", None)]


@pytest.mark.parametrize(
    ("typed", "item", "done_on"),
    [
        ("write it done 2026-11-20", "write it", "2026-11-20"),
        ("get it done friday", "get it done friday", None),
        ("done 2026-11-20", "done 2026-11-20", None),
        ("write it  done  2026-11-20 ", "write it", "2026-11-20"),
    ],
)
def test_only_a_full_date_says_that_it_is_done(pln: Pln, typed: str, item: str, done_on: str | None) -> None:
    pln("edit", "mentorship", "1", "--action", typed)
    assert items(pln, "actions") == [(item, done_on or "2026-11-22", done_on)]


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("x done 2026-11-23", "done 2026-11-23 has not come yet"),
        ("x done 2026-02-30", "--action: 2026-02-30 is no day"),
        (" ", "is empty"),
    ],
)
def test_items_that_cannot_be(pln: Pln, typed: str, message: str) -> None:
    assert message in pln("edit", "mentorship", "1", "--action", typed, code=2).err


def in_editor(pln: Pln, folder: Path, old: str, new: str) -> str:
    program = folder / "editor.py"
    program.write_text(
        "import sys, pathlib\npath = pathlib.Path(sys.argv[1])\n"
        f"path.write_text(path.read_text(encoding='utf-8').replace({old!r}, {new!r}), encoding='utf-8')\n",
        encoding="utf-8",
    )
    pln.environ["VISUAL"] = f"{sys.executable} {program}"
    return pln.on_terminal("edit", "mentorship", "1").err


def test_an_editor_keeps_the_days_that_it_does_not_show(pln: Pln, tmp_path: Path) -> None:
    talk(
        pln,
        "--agreed",
        "Read",
        "--agreed",
        "Draft",
        "--agreed",
        "get it done 2026-11-20",
        "--on",
        "2026-11-01",
    )
    assert "Changed mentorship 1 with Ann Lee: actions" in in_editor(
        pln, tmp_path, '"Draft"', '"Draft done 2026-11-10",\n"New"'
    )
    assert items(pln, "actions") == [
        ("Read", "2026-11-01", None),
        ("Draft", "2026-11-01", "2026-11-10"),
        ("New", "2026-11-22", None),
        ("get it done 2026-11-20", "2026-11-01", None),
    ]
    assert "Nothing changed" in in_editor(pln, tmp_path, "x-x-x", "y")


def test_an_editor_puts_them_in_another_order(pln: Pln, tmp_path: Path) -> None:
    pln("edit", "mentorship", "1", "--agenda", "One", "--agenda", "Two")
    in_editor(pln, tmp_path, '    "One",\n    "Two",', '    "Two",\n    "One",')
    assert [item for item, *_ in items(pln, "agenda")] == ["Two", "One"]


def test_lists(pln: Pln) -> None:
    pln("add", "mentorship", "bo", "--role", "mentee")
    pln("edit", "mentorship", "ann", "--until", "yesterday")

    def listed(*flags: str) -> list[int]:
        rows = json.loads(pln("list", "mentorships", *flags, "--format", "json").out)["rows"]
        return [row["id"] for row in rows]

    assert listed() == [2, 1]
    assert listed("--open") == [2]
    assert listed("--role", "mentor") == [1]
    assert listed("--with", "ann") == [1]
    assert "No mentorships fit." in pln("list", "mentorships", "--with", "cy").out


def test_deleting_and_taking_it_back(pln: Pln) -> None:
    pln("edit", "mentorship", "1", "--action", "Draft", "--agenda", "Talk", "--told", "yesterday")
    before = shown(pln)
    said = pln("delete", "mentorship", "ann").err
    assert "Deleted mentorship 1 with Ann Lee. What you logged with them stays." in said
    pln("undo")
    assert shown(pln) == before


def test_a_talk_ticks_off_agrees_and_tells_in_one_step(pln: Pln) -> None:
    pln("edit", "mentorship", "1", "--action", "write the abstract", "--agenda", "Which talk?")
    before = shown(pln)
    said = talk(
        pln,
        "--did",
        "ABSTRACT",
        "--did",
        "which",
        "--agreed",
        "send the abstract",
        "--told",
        "--on",
        "2026-11-20",
    )
    assert "Done with Ann Lee: write the abstract" in said
    assert "Agreed with Ann Lee: send the abstract" in said
    assert "Ann Lee, your mentor, has heard how it went." in said
    after = shown(pln)
    assert after["told_on"] == "2026-11-20"
    assert items(pln, "agenda") == [("Which talk?", "2026-11-22", "2026-11-20")]
    assert items(pln, "actions") == [
        ("write the abstract", "2026-11-22", "2026-11-20"),
        ("send the abstract", "2026-11-20", None),
    ]
    pln("undo")
    assert shown(pln) == before
    assert "Nothing logged" in pln("list", "interactions").out


def test_told_is_the_latest_day_and_of_mentors_only(pln: Pln) -> None:
    pln("add", "mentorship", "bo", "--role", "mentee")
    talk(pln, "--told", "--on", "2026-11-20")
    talk(pln, "--told", "--on", "2026-11-10")
    talk(pln, "--told", who="bo")
    assert (shown(pln, "1")["told_on"], shown(pln, "2")["told_on"]) == ("2026-11-20", None)


def test_what_was_done_and_is_agreed_again_is_open_again(pln: Pln) -> None:
    talk(pln, "--agreed", "Draft", "--on", "2026-11-01")
    talk(pln, "--agreed", "draft", "--on", "2026-11-05")
    assert items(pln, "actions") == [("draft", "2026-11-01", None)]
    talk(pln, "--did", "draft", "--agreed", "draft", "--on", "2026-11-10")
    assert items(pln, "actions") == [("draft", "2026-11-10", None)]


@pytest.mark.parametrize(
    ("words", "who", "code", "message"),
    [
        (
            ("--did", "nothing like it"),
            "ann",
            3,
            "nothing that is open with them has the words 'nothing like it'",
        ),
        (("--did", "draft"), "bo", 3, "nothing that is open with them has the words 'draft'"),
        (("--did", "draft"), "ann", 4, "'draft' fits 2 things that are open with them"),
        (("--did", "done already"), "ann", 3, "has the words 'done already'"),
        (("--did", ""), "ann", 3, "has the words ''"),
        (("--agreed", "x"), "bo", 3, "none of them is your mentor or mentee"),
        (("--agreed", "x"), "cy", 4, "2 mentorships with them go on"),
        (("--agreed", " "), "ann", 2, "is empty"),
        (("--agreed", "x", "--planned", "--on", "tomorrow"), "ann", 2, "a talk that is yet to come"),
        (("--did", "x", "--planned", "--on", "tomorrow"), "ann", 2, "a talk that is yet to come"),
    ],
)
def test_what_cannot_be_meant_logs_nothing(
    pln: Pln, words: tuple[str, ...], who: str, code: int, message: str
) -> None:
    for text in ("First draft", "Draft two", "done already done 2026-11-20"):
        pln("edit", "mentorship", "1", "--action", text)
    for focus in ("career", "peer"):
        pln("add", "mentorship", "cy", "--focus", focus)
    assert message in talk(pln, *words, who=who, code=code)
    assert "Nothing logged" in pln("list", "interactions").out


def test_the_whole_text_wins_over_a_part_of_another(pln: Pln) -> None:
    pln("edit", "mentorship", "1", "--action", "Draft", "--action", "Draft two")
    talk(pln, "--did", "draft")
    assert [item for item, _, done in items(pln, "actions") if done] == ["Draft"]


def test_errors_tell_nothing_of_what_was_agreed(pln: Pln) -> None:
    pln("edit", "mentorship", "1", "--action", "secret one", "--action", "secret two")
    assert "secret two" not in talk(pln, "--did", "secret", code=4)


def test_before_a_session_one_reads_what_is_open(pln: Pln) -> None:
    pln(
        "edit",
        "mentorship",
        "1",
        "--agenda",
        "Which talk?",
        "--agenda",
        "Asked done 2026-11-01",
        "--action",
        "Draft",
    )
    lines = pln("contacts", "brief", "ann").out.splitlines()
    assert lines[lines.index("Agenda") + 1 : lines.index("Agreed") + 2] == [
        "Which talk?  22 Nov 2026",
        "",
        "Agreed",
        "Draft  22 Nov 2026  open, agreed today",
    ]
    pln("edit", "mentorship", "1", "--until", "today")
    assert "Agenda" not in pln("contacts", "brief", "ann").out


def test_how_mentoring_goes(pln: Pln) -> None:
    talk(pln, "--agreed", "Draft", "--on", "2026-05-01")
    found = json.loads(pln("network", "mentoring", "--format", "json").out)
    row = found["rows"][0]
    assert (row["who"], row["sessions"], row["sessions_expected"], row["actions_share"]) == (
        "Ann Lee",
        1,
        8,
        0.0,
    )
    assert found["notes"][-1].startswith(
        "A session with Ann Lee is due (the last was 6 months ago, meant every month)"
    )
    pln("log", "interaction", "soon", "--with", "ann", "--planned", "--on", "tomorrow")
    assert not any(
        "is due" in note for note in json.loads(pln("network", "mentoring", "--format", "json").out)["notes"]
    )


def test_a_network_without_mentors_says_how_to_begin(pln: Pln) -> None:
    pln("delete", "mentorship", "1")
    assert 'pln add mentorship "Ann Lee" --focus craft' in pln("network", "mentoring").out
    assert json.loads(pln("network", "mentoring", "--format", "json").out)["rows"] == []


def test_what_is_done_may_be_a_promise(pln: Pln) -> None:
    pln("add", "promise", "ann", "send the paper")
    said = talk(pln, "--did", "paper")
    assert "Kept: send the paper (Ann Lee)" in said
    (promise,) = json.loads(pln("list", "promises", "--format", "json").out)["rows"]
    assert promise["kept_on"] == "2026-11-22"


def test_a_promise_to_somebody_else_is_not_kept_by_the_way(pln: Pln) -> None:
    pln("add", "contact", "Bob Ray")
    pln("add", "promise", "bob", "send the paper")
    before = pln("list", "interactions").out
    said = pln("log", "interaction", "coffee", "--with", "ann", "--did", "paper", code=3).err
    assert "nothing that is open with them has the words 'paper'" in said
    assert pln("list", "interactions").out == before
