"""A table of contacts that a spreadsheet opens without harm, and that pln reads again: the format `csv`.

Every detail has columns of its own, so that no cell holds two of them; words share a cell. Text that a
spreadsheet would take for a formula is guarded. A byte order mark tells spreadsheets that it is UTF-8.
"""

from __future__ import annotations

import csv
import io
from itertools import count
from typing import TYPE_CHECKING, Any

from pln.exchange.delimited import column_name
from pln.exchange.exporting import ExportContext, Piece
from pln.formulas import guarded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

OWN_MARK = "pln id"
KEPT_PREFIX = "kept: "
_MARK = "\ufeff"
_FIRST = ("name", OWN_MARK)
_TEXTS = {
    "kind": "kind",
    "status": "status",
    "own role": "own_role",
    "organisation": "organisation",
    "role": "role",
    "place": "place",
    "relationship": "relationship",
    "tier": "tier",
    "snoozed until": "snoozed_until",
    "birthday": "birthday",
    "met on": "met_on",
    "met how": "met_how",
    "note": "note",
}
_DETAILS = {"email": "emails", "phone": "phones", "url": "urls", "address": "addresses"}
_WORDS = ("expertise", "interests", "tags")
_TABLES = frozenset({"csv", "google", "outlook"})  # the formats whose columns come out again
_LONGEST_KEPT = 90  # characters of a column's name; a reader takes up to 100


def encode(records: Iterable[Mapping[str, Any]], context: ExportContext) -> Iterator[Piece]:
    """The lines of the table. All contacts have to be there first, since they say how many columns there are."""
    spellings: dict[str, str] = {}
    rows = [_cells(record, spellings) for record in records if record["type"] == "contact"]
    columns = _columns(rows)
    yield Piece(_MARK + _line(columns))
    for row in rows:
        yield Piece(_line([guarded(row.get(column, "")) for column in columns]), "contact")


def is_export(start: bytes) -> bool:
    """Whether a file that begins so is an earlier table of pln's."""
    return start.decode("utf-8", "replace").removeprefix(_MARK).startswith(",".join(_FIRST) + ",")


def list_in(cell: str) -> list[str]:
    """The words that `list_cell` put in a cell."""
    return [word for row in csv.reader([cell], delimiter=";", skipinitialspace=True) for word in row]


def list_cell(words: Iterable[str]) -> str:
    """Words in a cell, `; ` between them; a word with a semicolon or a quote in it is quoted."""
    return "; ".join('"' + word.replace('"', '""') + '"' if {";", '"'} & {*word} else word for word in words)


def _cells(contact: Mapping[str, Any], spellings: dict[str, str]) -> dict[str, str]:
    """What is known of a contact, by column; what is not is left out.

    `spellings` has the columns of what is kept, by what they are compared by.
    """
    cells = {"name": contact["name"], OWN_MARK: contact["uuid"]}
    cells |= {column: contact.get(key) or "" for column, key in _TEXTS.items()}
    cells |= {f"nickname{_number(n)}": one for n, one in enumerate(contact["nicknames"], 1)}
    for column, key in _DETAILS.items():
        for number, detail in enumerate(contact[key], 1):
            numbered = column + _number(number)
            cells[numbered] = detail["value"]
            cells[f"{numbered} label"] = detail["label"]
            cells[f"{numbered} preferred"] = "yes" if detail["preferred"] else ""
    cells["cadence"] = "never" if contact["ambient"] else str(contact["cadence_days"] or "")
    cells["archived"] = "yes" if contact["archived"] else ""
    cells |= {column: list_cell(contact[column]) for column in _WORDS}
    return {column: cell for column, cell in (cells | _kept(contact, spellings)).items() if cell}


def _kept(contact: Mapping[str, Any], spellings: dict[str, str]) -> dict[str, str]:
    """What other tables said of somebody that pln does not model, by a name that no other column has."""
    cells: dict[str, str] = {}
    for one in contact.get("kept", ()):
        if one["format"] in _TABLES:
            for number in count(1):
                title = f"{KEPT_PREFIX}{one['name'][:_LONGEST_KEPT]}{_number(number)}"
                title = spellings.setdefault(column_name(title), title)
                if title not in cells:
                    break
            cells[title] = one["value"]
    return cells


def _columns(rows: Sequence[Mapping[str, str]]) -> list[str]:
    """Those that hold something, and those that every table has, in the order of a business card."""
    used = dict.fromkeys(column for row in rows for column in row)
    order = [
        *_FIRST,
        *("kind", "status", "own role"),
        *_of("nickname", used),
        *(column for detail in _DETAILS for column in _of(detail, used)),
        *("organisation", "role", "place", "relationship", "tier", "cadence", "snoozed until"),
        *("birthday", "met on", "met how"),
        *_WORDS,
        *("note", "archived"),
    ]
    kept = sorted(column for column in used if column.startswith(KEPT_PREFIX))
    return [*order, *kept]


def _of(detail: str, used: Iterable[str]) -> list[str]:
    """The columns of a numbered field that hold something, in order: `email`, `email label`, `email 2` …"""
    columns = [detail]
    present, number = set(used), 1
    while (numbered := detail + _number(number)) in present or number == 1:
        if number > 1:
            columns.append(numbered)
        columns += [
            f"{numbered} {about}" for about in ("label", "preferred") if f"{numbered} {about}" in present
        ]
        number += 1
    return columns


def _number(number: int) -> str:
    return "" if number == 1 else f" {number}"


def _line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()
