import csv
import io
import json
from collections.abc import Iterator
from dataclasses import fields
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pln.names import is_unsafe
from pln.render.data import csv_chunks, json_chunks, jsonl_chunks
from pln.render.safe import escape_controls

from .samples import CARD, PAYLOADS, PEOPLE, TODAY, Line, Person, empty, line, lines_of

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
ANY_TEXT = st.text(st.characters(), max_size=40) | st.sampled_from(
    [
        *PAYLOADS.values(),
        "=1+1",
        "'=1",
        "''=1",
        "'",
        "+49 30 1",
        "-5",
        "@me",
        "\t=1",
        "\r=1",
        "＝1",
        '"',
        ",",
        "a\r\nb",
    ]
)
LINES = st.builds(
    Line, ANY_TEXT, ANY_TEXT, st.none() | st.floats(allow_nan=False), st.tuples(ANY_TEXT, ANY_TEXT), ANY_TEXT
)


def cells(chunks: Iterator[str]) -> list[list[str]]:
    return list(csv.reader(io.StringIO("".join(chunks), newline=""), strict=True))


def without_apostrophe(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(FORMULA_STARTS) else cell


def test_json_is_one_object_with_a_line_for_each_row() -> None:
    report = lines_of(line("a", number=0.5, items=("x", "y")), line("é"), notes=["1 note"])
    *head, rows, first, second, end, notes, note, closed, last = "".join(json_chunks(report)).splitlines()
    assert head == ["{", '  "report": "lines",', '  "version": 1,', '  "today": "2026-11-22",']
    assert (rows, end, notes, note, closed, last) == (
        '  "rows": [',
        "  ],",
        '  "notes": [',
        '    "1 note"',
        "  ]",
        "}",
    )
    assert [json.loads(row.rstrip(",")) for row in (first, second)] == json.loads(
        "".join(json_chunks(report))
    )["rows"]
    assert (first[:5], second[:5]) == ("    {", "    {")
    assert "é" in second


def test_json_holds_nested_records_days_and_machine_fields() -> None:
    row = json.loads("".join(json_chunks(CARD)))["rows"][0]
    assert list(row) == [field.name for field in fields(CARD.row_type)]
    assert row["uuid"] == "0b6c"
    assert row["introduced_by"] == {"slug": "bob", "name": "Bob"}
    assert row["shared_with"] == [{"contact": {"slug": "bob", "name": "Bob"}, "day": "2026-11-20"}]
    assert row["met_on"] is None
    assert row["talks"][0]["day"] == "2026-11-20"
    assert row["talks"][1]["people"] == [{"slug": "ann", "name": "Ann Lee"}]


def test_jsonl_is_a_row_a_line() -> None:
    people = [json.loads(text) for text in "".join(jsonl_chunks(PEOPLE)).splitlines()]
    days = [row.pop("last_on") for row in people]
    assert days == ["2026-11-07", None, "2026-08-04"]
    assert [
        Person(last_on=date.fromisoformat(day) if day else None, **row)
        for row, day in zip(people, days, strict=True)
    ] == PEOPLE.rows
    assert "".join(jsonl_chunks(empty(PEOPLE))) == ""


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_what_json_cannot_say_is_unknown(number: float) -> None:
    report = lines_of(line(number=number))
    assert json.loads("".join(json_chunks(report)))["rows"][0]["number"] is None
    assert cells(csv_chunks(report))[1][2] == ""


@given(st.lists(LINES, max_size=4), st.lists(ANY_TEXT, max_size=2))
@settings(max_examples=300, deadline=None)
def test_json_gives_the_same_rows_back_and_no_control_character(rows: list[Line], notes: list[str]) -> None:
    report = lines_of(*rows, notes=notes)
    text = "".join(json_chunks(report))
    assert not any(is_unsafe(character) for character in text if character != "\n")
    read = json.loads(text)
    assert [Line(**row | {"items": tuple(row["items"])}) for row in read["rows"]] == [
        Line(
            row.text,
            row.name,
            None if row.number in {float("inf"), float("-inf")} else row.number,
            row.items,
            row.hidden,
        )
        for row in rows
    ]
    assert read["notes"] == notes
    assert [json.loads(row) for row in "".join(jsonl_chunks(report)).splitlines()] == read["rows"]


def test_csv_is_a_header_and_a_line_a_row() -> None:
    assert "".join(csv_chunks(PEOPLE)) == (
        """\
contact,slug,last_on,days_since,ratio,estimated,place,why
Ann Lee,ann-lee,2026-11-07,15,1.06,false,Berlin,helps with Learn Rust
Zoë Ødegård,zoe-odegard,,,,true,Oslo,never talked
李伟,li-wei,2026-08-04,110,2.25,false,,birthday in 3 days
"""
    )


def test_csv_of_nothing_is_its_header() -> None:
    assert "".join(csv_chunks(empty(PEOPLE))) == "contact,slug,last_on,days_since,ratio,estimated,place,why\n"


def test_csv_joins_lists_and_writes_nested_rows_as_json() -> None:
    header, row = cells(csv_chunks(CARD))
    card = dict(zip(header, row, strict=True))
    assert card["emails"] == "ann@example.org (work); ann@home.example"
    assert card["introduced_by"] == "Bob"
    assert card["shared_with"] == "Bob, 2026-11-20"
    assert card["note"] == "Met at RustFest.\n\nLikes long walks."
    assert json.loads(card["talks"])[0]["people"][1] == {"slug": "bob", "name": "Bob"}


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+49 30 1", "'+49 30 1"),
        ("-5", "'-5"),
        ("@SUM(1)", "'@SUM(1)"),
        ("＝1", "'＝1"),
        ("'=1", "''=1"),
        ("\n=1", "'\n=1"),
        ("'tis", "'tis"),
        ("a=1", "a=1"),
        ("\t=1", "\\x09=1"),
        ("\x1b[2J", "\\x1b[2J"),
        ("one\r\ntwo", "one\ntwo"),
    ],
)
def test_csv_text_is_no_formula_and_no_control_sequence(text: str, cell: str) -> None:
    assert cells(csv_chunks(lines_of(line(text))))[1][0] == cell


@pytest.mark.parametrize(("number", "cell"), [(-5.0, "-5"), (-0.25, "-0.25"), (1e300, "1e+300"), (3, "3")])
def test_csv_numbers_stay_numbers(number: float, cell: str) -> None:
    assert cells(csv_chunks(lines_of(line(number=number))))[1][2] == cell


@given(st.lists(LINES, max_size=4))
@settings(max_examples=300, deadline=None)
def test_csv_gives_the_same_cells_back(rows: list[Line]) -> None:
    header, *read = cells(csv_chunks(lines_of(*rows)))
    assert header == ["text", "name", "number", "items", "hidden"]
    for row, (text, name, number, items, hidden) in zip(rows, read, strict=True):
        shown = [
            escape_controls(value, keep_newlines=True)
            for value in (row.text, row.name, "; ".join(row.items), row.hidden)
        ]
        assert [without_apostrophe(cell) for cell in (text, name, items, hidden)] == shown
        assert not any(cell.startswith(FORMULA_STARTS) for cell in (text, name, items, hidden))
        assert number == "" or float(number) == row.number


def test_today_is_in_the_report() -> None:
    assert json.loads("".join(json_chunks(PEOPLE)))["today"] == TODAY.isoformat()
