"""Agenda items, actions and people met, as values of a list."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

import pytest

from pln.columns import Column, Kind
from pln.facts.event import Met
from pln.facts.mentorship import Item
from pln.facts.refs import Ref
from pln.render.data import csv_chunks, jsonl_chunks
from pln.render.markdown import chunks
from pln.render.text import words
from pln.reports.report import Layout, Report
from pln.vocabulary import UNREADABLE
from tests.readable import TODAY

ADDED, DONE = date(2026, 11, 1), date(2026, 11, 20)
ANN = Ref("ann-lee", "Ann Lee")
OPEN, DID = Item("Drop, or keep?", ADDED, None), Item("Draft", ADDED, DONE)
MET, MET_ONCE = Met(ANN, "Works on compilers"), Met(Ref("bo", "Bo"), "")


@dataclass(frozen=True, slots=True)
class Row:
    items: Annotated[tuple[Item, ...], Column("Agreed", Kind.LIST)]
    people: Annotated[tuple[Met, ...], Column("Met", Kind.LIST)]


def report(items: tuple[Item, ...], people: tuple[Met, ...]) -> Report[Row]:
    return Report("things", "Things", TODAY, Row, (Row(items, people),), layout=Layout.CARD)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ((OPEN, DID), "Drop, or keep?; Draft (done 20 Nov 2026)"),
        ((Item("Draft", ADDED, UNREADABLE),), "Draft (done ?)"),
        (
            (Item("\x1b[2J", ADDED, None), Item("\u202eevil", ADDED, DONE)),
            r"\x1b[2J; \u202eevil (done 20 Nov 2026)",
        ),
        ((MET, MET_ONCE), "Ann Lee, Bo"),
        ((Met(Ref("x", "\x1b[2J"), ""),), r"\x1b[2J"),
        ((), ""),
    ],
)
def test_in_words(value: object, expected: str) -> None:
    assert words(value, Kind.LIST) == expected


def test_as_markdown() -> None:
    page = "".join(chunks(report((OPEN, Item("*bold*", ADDED, DONE)), (MET,))))
    assert r"- **Agreed:** Drop, or keep?; \*bold\* (done 20 Nov 2026)" in page
    assert "- **Met:** Ann Lee" in page


def test_a_spreadsheet_gets_them_as_they_are_typed() -> None:
    header, line = "".join(csv_chunks(report((OPEN, DID), (MET, MET_ONCE)))).splitlines()
    assert header == "items,people"
    assert line == '"Drop, or keep?; Draft done 2026-11-20",Ann Lee: Works on compilers; Bo'


def test_no_item_is_a_formula() -> None:
    _, line = "".join(csv_chunks(report((Item("=1+1", ADDED, None),), ()))).splitlines()
    assert line == "'=1+1,"


def test_programs_get_every_part() -> None:
    (line,) = jsonl_chunks(report((OPEN, Item("Draft", ADDED, UNREADABLE)), (MET,)))
    assert line == (
        '{"items": [{"item": "Drop, or keep?", "added_on": "2026-11-01", "done_on": null}, '
        '{"item": "Draft", "added_on": "2026-11-01", "done_on": null}], '
        '"people": [{"contact": {"slug": "ann-lee", "name": "Ann Lee"}, "note": "Works on compilers"}]}\n'
    )
