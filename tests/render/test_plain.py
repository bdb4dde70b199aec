from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from pln.render.plain import lines
from pln.reports.report import Layout

from .samples import CARD, GOALS, PEOPLE, SECTIONS, Line, empty, line, lines_of


def test_a_table_is_complete_and_aligned() -> None:
    assert "\n".join(lines(PEOPLE)) == (
        """\
Reconnect

Contact      Last contact  Days  Ratio  Estimated  Why now
Ann Lee        7 Nov 2026    15   1.1×             helps with Learn Rust
Zoë Ødegård             –     –      –  yes        never talked
李伟           4 Aug 2026   110   2.2×             birthday in 3 days

148 not sorted yet"""
    )


def test_shares_numbers_and_lists() -> None:
    assert "\n".join(lines(GOALS)) == (
        """\
Goals

Goal        Slug        Progress  Weight  Flags
Learn Rust  learn-rust      42 %       2
Italian B1  italian-b1         –     0.5  stalled, no next action
SQLite      sqlite         100 %       –"""
    )


def test_a_card_is_label_and_value_with_its_tables_beneath() -> None:
    assert "\n".join(lines(CARD)) == (
        """\
Ann Lee

Name: Ann Lee
Tier: inner
E-mail: ann@example.org (work), ann@home.example
Introduced by: Bob
Shared with: Bob, 20 Nov 2026
Note: Met at RustFest.

  Likes long walks.

Timeline
        Day  With          Summary
20 Nov 2026  Ann Lee, Bob  lifetimes
 2 Sep 2026  Ann Lee       talk proposal"""
    )


def test_a_card_shows_what_a_table_has_no_room_for() -> None:
    assert "Place: Berlin" in list(lines(replace(PEOPLE, layout=Layout.CARD)))


def test_a_card_without_nested_rows_has_no_table() -> None:
    alone = replace(CARD, rows=[replace(CARD.rows[0], talks=())])
    assert "Timeline" not in list(lines(alone))


def test_cards_stand_apart() -> None:
    two = lines_of(line("a"), line("b"), layout=Layout.CARD, title="")
    assert list(lines(two)) == ["Text: a", "Name: a", "Items: a", "", "Text: b", "Name: b", "Items: b"]


def test_sections_have_headings_and_no_blank_columns() -> None:
    assert "\n".join(lines(SECTIONS)) == (
        """\
Sunday 22 November 2026

Reconnect
Ann Lee  45 days, every 14
李伟     95 days, every 90

Goals
Learn Rust  42 %  1 Mar 2027  finish chapter 10
Italian B1     –           –  no next action

Dates
Zoë  24 Nov 2026  birthday

Log one: pln log interaction"""
    )


def test_an_empty_report_says_so() -> None:
    assert list(lines(empty(PEOPLE))) == ["Reconnect", "", "Nothing here yet."]


def test_a_section_with_nothing_but_a_heading() -> None:
    bare = lines_of(line("Alone", name="", items=()), layout=Layout.SECTIONS, title="")
    assert list(lines(bare)) == ["Alone"]


def test_a_note_cannot_pass_for_a_field() -> None:
    forged = lines_of(line("hello\nName: Mallory", name="Ann"), layout=Layout.CARD)
    assert "Name: Mallory" not in list(lines(forged))
    assert "  Name: Mallory" in list(lines(forged))


@given(st.lists(st.builds(line, st.text("ab李é \n\x1b\u202e|", max_size=300)), min_size=1, max_size=5))
@settings(max_examples=100, deadline=None)
def test_one_row_is_one_line_however_long(rows: list[Line]) -> None:
    text = "\n".join(lines(lines_of(*rows, title="")))
    assert len(text.split("\n")) == len(rows) + 1
