"""Nothing in the data reaches the screen as a control, and markup is only text, in every sink there is."""

import csv
import io
import json
import re
from dataclasses import replace
from itertools import product
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pln.facts.refs import Detail, Ref
from pln.facts.resource import Share
from pln.names import is_unsafe
from pln.render.output import Format, Screen, emit, say
from pln.render.safe import safe
from pln.reports.report import Layout, Report

from .samples import CARD, MARKUP, PAYLOADS, TODAY, line, lines_of

OURS = re.compile(r"\x1b\[[0-9;]*m")
FORMATS: tuple[Format, ...] = get_args(Format)
SCREENS = {
    "pipe": Screen(width=80, is_terminal=False, color=False, unicode=True, pager=None),
    "terminal": Screen(width=80, is_terminal=True, color=True, unicode=True, pager=None),
    "wide terminal": Screen(width=160, is_terminal=True, color=True, unicode=True, pager=None),
    "bare terminal": Screen(width=40, is_terminal=True, color=False, unicode=False, pager=None),
}


def emitted(report: Report[Any], format: Format, screen: Screen) -> str:
    pieces: list[str] = []
    emit(report, format, screen, limit=None, write=pieces.append)
    return "".join(pieces)


def unsafe_in(text: str) -> set[str]:
    return {character for character in OURS.sub("", text) if is_unsafe(character) and character != "\n"}


def full_of(text: str) -> list[Report[Any]]:
    """Reports that hold the text wherever a report can hold one."""
    talk = replace(CARD.rows[0].talks[0], people=(Ref(text, text),), summary=text, note=text, uuid=text)
    card = replace(
        CARD.rows[0],
        name=text,
        uuid=text,
        tier=text,
        emails=(Detail(text, text),),
        introduced_by=Ref(text, text),
        shared_with=(Share(Ref(text, text), TODAY),),
        note=text,
        talks=(talk,),
    )
    lines = [
        lines_of(line(text), line("other"), title=text, notes=[text], empty=text, layout=layout)
        for layout in Layout
    ]
    return [*lines, replace(lines[0], rows=()), replace(CARD, rows=[card], title=text, notes=[text])]


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_no_payload_gets_through_any_sink(payload: str, format: Format, screen: Screen) -> None:
    for report in full_of(payload):
        assert unsafe_in(emitted(report, format, screen)) == set()


@given(st.text(st.characters(), max_size=40), st.sampled_from(FORMATS), st.sampled_from([*SCREENS]))
@settings(max_examples=60, deadline=None)
def test_no_text_gets_through_any_sink(text: str, format: Format, screen: str) -> None:
    for report in full_of(text):
        shown = emitted(report, format, SCREENS[screen])
        assert unsafe_in(shown) == set()
        if not SCREENS[screen].color:
            assert "\x1b" not in shown


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
@pytest.mark.parametrize("name", MARKUP)
def test_markup_is_printed_literally(name: str, screen: Screen) -> None:
    report = lines_of(line(name, items=()), title=name, notes=[name])
    for layout in Layout:
        drawn = emitted(replace(report, layout=layout), "table", screen)
        words = re.sub(r"\s+", " ", OURS.sub("", drawn))
        assert words.count(name) == 4  # in the title, in two columns and in the note


@pytest.mark.parametrize("name", MARKUP)
def test_markup_is_itself_in_machine_formats(name: str) -> None:
    report = lines_of(line(name))
    assert json.loads(emitted(report, "json", SCREENS["pipe"]))["rows"][0]["name"] == name
    assert json.loads(emitted(report, "jsonl", SCREENS["pipe"]))["name"] == name
    assert (
        next(iter(csv.DictReader(io.StringIO(emitted(report, "csv", SCREENS["pipe"])))))["name"].lstrip("'")
        == name
    )


@pytest.mark.parametrize("text", [*PAYLOADS.values(), *MARKUP])
def test_talk_is_safe_too(text: str) -> None:
    stream = io.StringIO()
    say(f"Added {text}.", stream)
    assert stream.getvalue() == f"Added {safe(text)}.\n"


def test_families_and_names_of_other_scripts_are_intact() -> None:
    for name in ("👩\u200d👩\u200d👧", "عربی\u200cها", "שלום", "李伟"):
        capable = [screen for screen in SCREENS.values() if screen.unicode]
        for format_, screen in product(FORMATS, capable):
            assert name in emitted(lines_of(line(name)), format_, screen)


def test_a_thousand_marks_do_not_flood_the_screen() -> None:
    zalgo = lines_of(line("Z" + "\u0301" * 1000, items=(), name=""))
    for screen in SCREENS.values():
        assert emitted(zalgo, "table", screen).count("\u0301") == 8
    assert emitted(zalgo, "json", SCREENS["pipe"]).count("\u0301") == 2000


@pytest.mark.parametrize("format", FORMATS)
def test_a_very_long_name_is_whole(format: Format) -> None:
    report = lines_of(line("", name="x" * 100_000))
    for screen in SCREENS.values():
        assert emitted(report, format, screen).count("x") >= 100_000
