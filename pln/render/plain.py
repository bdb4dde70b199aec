"""Aligned text for pipes and files: complete rows, one a line, never cut or wrapped, and no Rich."""

from collections.abc import Iterator
from typing import Any

from pln.render.blocks import Card, Grid, blocks
from pln.render.safe import safe
from pln.render.text import QUANTITIES, one_line, width, words
from pln.reports.report import Report


def lines(report: Report[Any]) -> Iterator[str]:
    """The report's lines, without line ends: title, blocks and notes, blank lines between them."""
    if report.title:
        yield safe(report.title)
        yield ""
    if not report.rows:
        yield safe(report.empty)
    for number, block in enumerate(blocks(report)):
        if number:
            yield ""
        yield from _card(block) if isinstance(block, Card) else _table(block)
    if report.notes:
        yield ""
        yield from (safe(note) for note in report.notes)


def _card(card: Card) -> Iterator[str]:
    for column, value in card.fields:
        first, *others = words(value, column.kind).split("\n")
        yield f"{safe(column.label)}: {first}"
        # Indented, so that no line of a note can pass for a field of its own.
        yield from (f"  {line}".rstrip(" ") for line in others)


def _table(grid: Grid) -> Iterator[str]:
    if grid.heading:
        yield grid.heading
    kinds = [column.kind for column in grid.columns]
    rows = [
        [one_line(words(value, kind)) for value, kind in zip(row, kinds, strict=True)] for row in grid.rows
    ]
    if grid.labelled:
        rows.insert(0, [safe(column.label) for column in grid.columns])
    widths = [[width(text) for text in row] for row in rows]
    sizes = [max(column) for column in zip(*widths, strict=True)]
    is_right = [kind in QUANTITIES for kind in kinds]
    for row, taken in zip(rows, widths, strict=True):
        cells = [
            " " * (size - cells) + text if right else text + " " * (size - cells)
            for text, cells, size, right in zip(row, taken, sizes, is_right, strict=True)
        ]
        yield "  ".join(cells).rstrip(" ")
