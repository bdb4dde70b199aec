"""46 to 59: names and texts as strangers, slips and other alphabets bring them."""

import json
import sqlite3
from contextlib import closing
from typing import Any

import pytest
from rich.cells import cell_len

from pln.render.text import width
from tests.cli.running import Pln
from tests.hostile.marks import hostile, inputs
from tests.hostile.screen import OnScreen
from tests.hostile.texts import OURS, unsafe_in


def contact(pln: Pln, slug: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(pln("show", "contact", slug, "--format", "json").out)["rows"][0]
    return found


def names(pln: Pln) -> list[str]:
    return [row["name"] for row in json.loads(pln("list", "contacts", "--format", "json").out)["rows"]]


def on_screen(pln: Pln, *words: str) -> str:
    return OURS.sub("", OnScreen(pln.database, {}).shown(*words))


@pytest.mark.parametrize(
    "typed",
    [
        *inputs(46, close_all="[/]", close="[/b]", bold="[bold]x", link="[link=http://evil]click[/link]"),
        *inputs(47, emoji=":heart:", backslash="foo\\", escaped="C:\\[x]"),
    ],
)
def test_markup_is_text(pln: Pln, typed: str) -> None:
    said = pln("add", "contact", typed, "--org", typed, "--note", typed).err
    assert f"Added {typed} (" in said
    assert names(pln) == [typed]
    assert typed in on_screen(pln, "list", "contacts")
    assert on_screen(pln, "show", "contact", "1").count(typed) == 4  # and as the title


@pytest.mark.parametrize(
    "typed",
    [
        *inputs(
            48,
            clear="\x1b[2J",
            title="\x1b]0;x\x07",
            link="\x1b]8;;http://evil\x1b\\",
            c1="\x9b2J",
            delete="\x7f",
        ),
        *inputs(55, nul="Ann\0Lee"),
    ],
)
def test_control_characters_are_refused_and_shown_by_their_number(pln: Pln, typed: str) -> None:
    for words in (["Ann", "--org", typed], ["Ann", "--note", typed], ["Ann", "--tag", typed], [typed]):
        refused = pln("add", "contact", *words, code=2).err
        assert f"has a control character (U+{ord(typed.lstrip('An')[0]):04X})" in refused
        assert unsafe_in(refused) == set()
    assert not pln.database.exists()


@hostile(49, override="\u202egnp.exe", isolate="\u2066ab\u2069", mark="Ann\u200fLee")
def test_directions_are_shown_escaped(pln: Pln, typed: str) -> None:
    pln("add", "contact", typed)
    assert names(pln) == [typed]
    shown = on_screen(pln, "list", "contacts") + pln("show", "contact", "1").out
    assert unsafe_in(shown) == set()
    assert "\\u20" in shown


@hostile(49, hebrew="שלום עליכם", arabic="محمد", persian="علی\u200cرضا")
def test_names_of_other_directions_are_intact(pln: Pln, typed: str) -> None:
    pln("add", "contact", typed)
    assert typed in on_screen(pln, "list", "contacts")


@hostile(
    50,
    nothing="",
    spaces=" \u00a0 ",
    zero_width="\u200b\u2060",
    hangul="\u3164",
    mark="\u200f",
    braille="\u2800",
)
def test_what_cannot_be_seen_is_no_name(pln: Pln, typed: str) -> None:
    for what in ("contact", "goal", "resource"):
        assert "is empty" in pln("add", what, typed, code=2).err
    assert not pln.database.exists()


@hostile(51, composed="Zoe\u0308 Lee", zero_width="Zoë\u200b Lee", no_break="Zoë\u00a0Lee", case="ZOË LEE")
def test_twins_are_noticed(pln: Pln, typed: str) -> None:
    pln("add", "contact", "Zoë Lee")
    assert "seems to be known: Zoë Lee [zoe-lee]" in pln("add", "contact", typed, code=4).err
    assert names(pln) == ["Zoë Lee"]


@hostile(52, cyrillic="Аnn Lee", greek="Αnn Lee")
def test_look_alikes_are_allowed_with_a_warning(pln: Pln, typed: str) -> None:
    pln("add", "contact", "Ann Lee")
    assert "mixes letters of two alphabets" in pln("add", "contact", typed).err
    assert len(names(pln)) == 2


@hostile(53, family="👩\u200d👩\u200d👧", flag="🇩🇪", wide="李伟", thumb="👍🏽")
def test_signs_of_several_letters_are_whole_and_aligned(pln: Pln, typed: str) -> None:
    pln("add", "contact", typed, "--org", "After")
    pln("add", "contact", "Ann", "--org", "After")
    assert width(typed) == cell_len(typed)
    first, second = (line for line in pln("list", "contacts").out.splitlines() if "After" in line)
    assert {cell_len(line.partition("After")[0]) for line in (first, second)} == {
        cell_len(first.partition("After")[0])
    }


@hostile(53, zalgo="Z" + "\u0301" * 100)
def test_a_heap_of_marks_does_not_flood_the_screen(pln: Pln, typed: str) -> None:
    pln("add", "contact", typed)
    assert on_screen(pln, "list", "contacts").count("\u0301") <= 8
    assert contact(pln, "1")["name"].count("\u0301") == 99  # one of them is in the letter


@hostile(54, byte="Ann\udcff", half="Ann\ud83d")
def test_what_is_not_utf_8_is_refused(pln: Pln, typed: str) -> None:
    for words in (["add", "contact", typed], ["add", "contact", "Ann", "--note", typed]):
        assert "not valid UTF-8" in pln(*words, code=2).err
    assert not pln.database.exists()


@hostile(
    56, lf="Ann\nLee", crlf="Ann\r\nLee", cr="Ann\rLee", line_separator="Ann\u2028Lee", next_line="Ann\x85Lee"
)
def test_a_name_is_one_line_and_a_note_keeps_its_own(pln: Pln, typed: str) -> None:
    pln("add", "contact", typed, "--note", typed)
    ann = contact(pln, "ann-lee")
    assert (ann["name"], ann["note"]) == ("Ann Lee", "Ann\nLee")


@hostile(57, name=("--name", 500), role=("--role", 500), tag=("--tag", 100), note=("--note", 100_000))
def test_texts_have_a_longest_length(pln: Pln, typed: tuple[str, int]) -> None:
    flag, most = typed
    pln("add", "contact", "Ann")
    pln("edit", "contact", "1", flag, "é" * most)
    for length in (most + 1, 1_000_000):
        refused = pln("edit", "contact", "1", flag, "x" * length, code=2).err
        assert f"is longer than {most} characters" in refused
        assert len(refused) < 200


@hostile(57, name=("name", 501), nothing=("name", 0), note=("note", 100_001))
def test_the_database_knows_the_length_too(pln: Pln, typed: tuple[str, int]) -> None:
    column, length = typed
    pln("add", "contact", "Ann")
    with closing(sqlite3.connect(pln.database)) as db, pytest.raises(sqlite3.IntegrityError, match=column):
        db.execute(f"UPDATE contact SET {column} = ?", ("x" * length,))  # noqa: S608


SYNTAX = {
    "quote": "Robert'); DROP TABLE contact;--",
    "percent": "%",
    "underscore": "_",
    "star": "*",
    "double_quote": '"',
    "backslash": "\\",
    "and": "AND",
    "near": "NEAR(",
    "bracket": "[a-z]",
    "question": "?1",
}


@hostile(58, **SYNTAX)
def test_signs_of_sql_and_of_patterns_mean_themselves(pln: Pln, typed: str) -> None:
    pln("add", "contact", "Ann Lee", "--tag", "rust", "--place", "Berlin")
    assert f"no contact answers to '{typed}'" in pln("show", "contact", typed, code=3).err
    pln("add", "contact", typed, "--tag", typed, "--place", typed)
    assert contact(pln, typed)["name"] == typed
    for flag in ("--tag", "--in"):
        found = json.loads(pln("list", "contacts", flag, typed, "--format", "json").out)["rows"]
        assert [row["name"] for row in found] == [typed]
    pln("log", "interaction", f"about {typed}", "--with", typed)
    has_words = any(sign.isalnum() for sign in typed)
    searched = pln("search", "--format", "json", "--", typed, code=0 if has_words else 2)
    assert not has_words or typed in {row["title"] for row in json.loads(searched.out)["rows"]}
    pln("delete", "contact", typed)
    assert names(pln) == ["Ann Lee"]


@hostile(
    59, null="NULL", none="None", true="true", number="123", minus="-1", flag="--help", last="last", dots=".."
)
def test_words_that_mean_something_elsewhere_are_names(pln: Pln, typed: str) -> None:
    pln("add", "contact", "--", typed)
    assert names(pln) == [typed]
    assert typed in pln("show", "contact", "--", typed).out
    pln("edit", "contact", "1", f"--org={typed}")
    assert contact(pln, "1")["organisation"] == typed
    pln("log", "interaction", "tea", f"--with={typed}")
    pln("delete", "contact", "--", typed)
    assert names(pln) == []
