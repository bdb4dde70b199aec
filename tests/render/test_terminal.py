import re
from dataclasses import dataclass, replace
from typing import Annotated

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from pln.render.terminal import draw
from pln.render.text import in_ascii
from pln.reports.report import Column, Fitting, Kind, Layout, Report

from .samples import ALL, ANN, CARD, GOALS, PEOPLE, SECTIONS, TODAY, Line, empty, line, lines_of

STYLE = re.compile(r"\x1b\[([0-9;]*)m")
# Reset, bold, dim, their combinations, and the colours that the terminal's theme defines.
THEMED = re.compile(r"(0|1|2|[39][0-7])(;(1|2|[39][0-7]))*")


def test_a_narrow_table_leaves_out_what_is_for_wide_screens() -> None:
    assert draw(PEOPLE, width=71, color=False) == (
        """\
Reconnect

Contact      Last contact  Days  Estimated  Why now
─────────────────────────────────────────────────────────────────
Ann Lee        7 Nov 2026    15             helps with Learn Rust
Zoë Ødegård             –     –  yes        never talked
李伟           4 Aug 2026   110             birthday in 3 days

148 not sorted yet
"""
    )


@pytest.mark.parametrize("width", [72, 80, 160])
def test_a_table_has_every_column_where_no_cell_wraps_and_is_not_stretched(width: int) -> None:
    assert draw(PEOPLE, width=width, color=False) == (
        """\
Reconnect

Contact      Last contact  Days  Ratio  Estimated  Why now
────────────────────────────────────────────────────────────────────────
Ann Lee        7 Nov 2026    15   1.1×             helps with Learn Rust
Zoë Ødegård             –     –      –  yes        never talked
李伟           4 Aug 2026   110   2.2×             birthday in 3 days

148 not sorted yet
"""
    )


def test_the_label_of_a_column_counts_and_so_does_every_row() -> None:
    short = [replace(row, contact="A", why="b") for row in (ANN, ANN)]
    whole = 1 + 12 + 4 + 5 + 9 + 7 + 5 * 2  # the labels, but for the contact's
    for rows, width in ((short, whole + 6), ([*short, replace(short[0], why="b" * 12)], whole + 11)):
        report = replace(PEOPLE, rows=rows, notes=())
        assert "Ratio" in draw(report, width=width, color=False)
        assert "Ratio" not in draw(report, width=width - 1, color=False)


def test_shares_are_bars_with_their_percentage() -> None:
    assert draw(GOALS, width=80, color=False) == (
        """\
Goals

Goal        Slug              Progress  Weight  Flags
───────────────────────────────────────────────────────────────────────
Learn Rust  learn-rust  ███▍░░░░  42 %       2
Italian B1  italian-b1               –     0.5  stalled, no next action
SQLite      sqlite      ████████ 100 %       –
"""
    )


def test_a_screen_without_unicode_gets_the_same_picture_in_ascii() -> None:
    assert in_ascii(draw(GOALS, width=80, color=False)) == (
        """\
Goals

Goal        Slug              Progress  Weight  Flags
-----------------------------------------------------------------------
Learn Rust  learn-rust  ###-----  42 %       2
Italian B1  italian-b1               -     0.5  stalled, no next action
SQLite      sqlite      ######## 100 %       -
"""
    )


@pytest.mark.parametrize(
    ("share", "bar"),
    [
        (0.0, "  ░░░░░░░░   0 %  "),
        (0.01, "  ▏░░░░░░░   1 %  "),
        (0.5, "  ████░░░░  50 %  "),
        (1.5, "  ████████ 150 %  "),
        (-0.5, "  ░░░░░░░░ -50 %  "),
    ],
)
def test_a_bar_shows_at_least_a_trace_and_at_most_its_length(share: float, bar: str) -> None:
    goal = replace(GOALS.rows[0], progress=share)
    assert bar in draw(replace(GOALS, rows=[goal]), width=80, color=False)


def test_a_card_sets_labels_beside_values_and_tables_beneath() -> None:
    assert draw(CARD, width=80, color=False) == (
        """\
Ann Lee

Name           Ann Lee
Tier           inner
E-mail         ann@example.org (work), ann@home.example
Introduced by  Bob
Shared with    Bob, 20 Nov 2026
Note           Met at RustFest.

               Likes long walks.

Timeline
          Day  With          Summary
  ────────────────────────────────────────
  20 Nov 2026  Ann Lee, Bob  lifetimes
   2 Sep 2026  Ann Lee       talk proposal
"""
    )


def test_sections_below_each_other() -> None:
    assert draw(SECTIONS, width=80, color=False) == (
        """\
Sunday 22 November 2026

Reconnect
  Ann Lee  45 days, every 14
  李伟     95 days, every 90

Goals
  Learn Rust  ███▍░░░░  42 %  1 Mar 2027  finish chapter 10
  Italian B1               –           –  no next action

Dates
  Zoë  24 Nov 2026  birthday

Log one: pln log interaction
"""
    )


def test_sections_side_by_side_where_there_is_room() -> None:
    assert draw(SECTIONS, width=120, color=False) == (
        """\
Sunday 22 November 2026

Reconnect                       Goals
  Ann Lee  45 days, every 14      Learn Rust  ███▍░░░░  42 %  1 Mar 2027  finish chapter 10
  李伟     95 days, every 90      Italian B1               –           –  no next action

                                Dates
                                  Zoë  24 Nov 2026  birthday

Log one: pln log interaction
"""
    )


def test_sections_side_by_side_are_about_as_tall() -> None:
    one, *_, last = SECTIONS.rows
    tall = [one] * 4 + [replace(last, section=name) for name in ("Goals", "Dates", "Reading")]
    drawn = draw(replace(SECTIONS, rows=tall, notes=()), width=120, color=False)
    assert "Reconnect                       Goals" in drawn


def test_one_section_stays_alone() -> None:
    alone = replace(SECTIONS, rows=SECTIONS.rows[-1:], notes=())
    assert draw(alone, width=160, color=False).splitlines()[2:] == ["Dates", "  Zoë  24 Nov 2026  birthday"]


def test_long_texts_wrap_in_their_column() -> None:
    why = "promised to send the article about lifetimes and to introduce her to the study group"
    report = replace(PEOPLE, rows=[replace(PEOPLE.rows[0], why=why)], notes=())
    assert draw(report, width=80, color=False) == (
        """\
Reconnect

Contact  Last contact  Days  Estimated  Why now
────────────────────────────────────────────────────────────────────────────────
Ann Lee    7 Nov 2026    15             promised to send the article about
                                        lifetimes and to introduce her to the
                                        study group
"""
    )


def test_a_table_that_cannot_be_read_at_the_width_becomes_cards() -> None:
    assert draw(PEOPLE, width=40, color=False).startswith(
        """\
Reconnect

Contact       Ann Lee
Last contact  7 Nov 2026
Days          15
Why now       helps with Learn Rust

Contact       Zoë Ødegård
Estimated     yes
Why now       never talked

"""
    )


def test_an_address_is_folded_never_cut() -> None:
    address = "https://example.org/" + "a/long/path/" * 12
    card = lines_of(line(address, name="", items=()), layout=Layout.CARD)
    table = lines_of(line(address, name="", items=()))
    for report in (card, table):
        drawn = draw(report, width=60, color=False)
        assert "…" not in drawn
        assert re.sub(r"\s|–", "", drawn).endswith(address)


def test_an_empty_report_says_so() -> None:
    assert draw(empty(PEOPLE), width=80, color=False) == "Reconnect\n\nNothing here yet.\n"


def test_colours_are_those_of_the_theme_and_never_on_blanks() -> None:
    for report in ALL:
        drawn = draw(report, width=80, color=True)
        styles = STYLE.findall(drawn)
        assert styles
        assert all(map(THEMED.fullmatch, styles)), styles
        assert not re.search(r"\x1b\[[1-9][0-9;]*m +\x1b\[0m", drawn)
        assert STYLE.sub("", drawn) == draw(report, width=80, color=False)


def test_names_and_headings_are_bold() -> None:
    assert "\x1b[1mAnn Lee" in draw(PEOPLE, width=80, color=True)
    assert "\x1b[1mReconnect\x1b[0m" in draw(SECTIONS, width=80, color=True)


@pytest.mark.parametrize("report", ALL, ids=lambda report: report.name)
@pytest.mark.parametrize("width", [40, 60, 79, 80, 119, 120, 160, 200])
def test_no_line_is_wider_than_the_screen_or_ends_in_blanks(report: Report[object], width: int) -> None:
    for text in draw(report, width=width, color=False).split("\n"):
        assert cell_len(text) <= width
        assert text == text.rstrip(" ")


TEXTS = st.text("ab 李é👩\u200d\n\x1b\u202e[]:", max_size=120)


@given(
    st.lists(st.builds(line, TEXTS, name=TEXTS, items=st.tuples(TEXTS)), min_size=1, max_size=4),
    st.sampled_from([40, 60, 80, 120]),
    st.sampled_from([layout for layout in Layout if layout is not Layout.GLANCE]),
)
@settings(max_examples=150, deadline=None)
def test_nothing_is_cut_whatever_the_texts(rows: list[Line], width: int, layout: Layout) -> None:
    drawn = draw(lines_of(*rows, layout=layout), width=width, color=False)
    letters = sorted(re.sub(r"[^abé李]", "", "".join(row.text + row.name + row.items[0] for row in rows)))
    found = sorted(re.sub(r"[^abé李]", "", drawn.replace("Name", "").replace("Number", "")))
    spelt_out = drawn.count("\\x1b")
    for letter in set(letters) - {"b"}:
        assert found.count(letter) >= letters.count(letter) or layout is Layout.SECTIONS
    assert found.count("b") >= letters.count("b") + spelt_out or layout is Layout.SECTIONS
    assert all(cell_len(text) <= width for text in drawn.split("\n"))


@dataclass(frozen=True, slots=True)
class Seen:
    section: Annotated[str, Column("Section")]
    item: Annotated[str, Column("What", Kind.NAME)]
    detail: Annotated[str, Column("Detail")]


def glance(sections: int, rows: int) -> Report[Seen]:
    seen = [
        Seen(f"Part {part}", f"Item {part}.{row}", "a long detail that goes on and on " * 4)
        for part in range(sections)
        for row in range(rows)
    ]
    return Report("glance", "Today", TODAY, Seen, seen, notes=["A note"], layout=Layout.GLANCE)


def drawn_lines(report: Report[Seen], height: int | None, width: int = 80) -> list[str]:
    return draw(report, width=width, color=False, height=height).splitlines()


def test_a_glance_that_fits_whole_is_cut_nowhere() -> None:
    text = " ".join("".join(drawn_lines(glance(2, 2), 40)).split())
    assert "…" not in text
    assert text.count("goes on") == 16


def test_a_glance_that_does_not_keeps_each_row_on_one_line() -> None:
    lines = drawn_lines(glance(2, 2), 12)
    assert [line.split()[0] for line in lines if line.startswith("  ")] == ["Item"] * 4
    assert all(line.endswith("…") for line in lines if line.startswith("  "))
    assert max(map(len, lines)) == 80


def test_a_glance_says_how_many_rows_there_are_where_it_shows_fewer() -> None:
    lines = drawn_lines(glance(1, 9), 11)
    assert "Part 0 (5 of 9)" in lines
    assert "Item 0.5" not in "\n".join(lines)
    assert "Part 0" in drawn_lines(glance(1, 5), 11)


@pytest.mark.parametrize("height", [18, 20, 24, 30, 40, 60])
def test_a_glance_fits_the_screen(height: int) -> None:
    lines = drawn_lines(glance(4, 9), height)
    assert len(lines) < height
    assert [line for line in lines if line.startswith("Part")] != []


def test_a_glance_gives_up_blank_lines_before_the_last_rows() -> None:
    lines = drawn_lines(glance(3, 9), 16)
    assert [line for line in lines if line.startswith("Part")] == [
        "Part 0 (4 of 9)", "Part 1 (3 of 9)", "Part 2 (3 of 9)",
    ]  # fmt: skip
    assert "" not in lines


def test_a_glance_on_a_tiny_screen_still_says_something() -> None:
    assert "Part 0 (1 of 9)" in drawn_lines(glance(4, 9), 5)
    more = replace(glance(4, 9), fitting=Fitting(totals={"Part 0": 12}))
    assert "Part 0 (1 of 12)" in drawn_lines(more, 5)


def test_a_picture_is_shown_whole_or_not_at_all_and_what_can_be_missed_goes_first() -> None:
    report = replace(glance(4, 6), fitting=Fitting(whole=("Part 2", "Part 3"), spare=("Part 3", "Part 0")))
    headings = {
        height: [line for line in drawn_lines(report, height) if line.startswith("Part")]
        for height in (32, 24, 20, 16)
    }
    assert headings == {
        32: ["Part 0 (4 of 6)", "Part 1 (4 of 6)", "Part 2", "Part 3"],
        24: ["Part 0", "Part 1", "Part 2"],
        20: ["Part 0 (4 of 6)", "Part 1 (4 of 6)", "Part 2"],
        16: ["Part 1 (5 of 6)", "Part 2"],
    }


def test_a_note_below_a_glance_that_does_not_fit_is_one_line() -> None:
    report = replace(glance(4, 6), notes=["A note that is far too long for its line " * 4])
    assert drawn_lines(report, 20)[-1].endswith("…")


def test_a_glance_stands_in_two_columns_where_there_is_room() -> None:
    assert any("Part 0" in line and "Part 1" in line for line in drawn_lines(glance(2, 2), 40, width=160))
