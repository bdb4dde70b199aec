"""Reports as GitHub-flavoured Markdown, in which data shows literally, whatever is in it."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from pln.render.blocks import Card, Grid, blocks
from pln.render.safe import safe
from pln.render.text import QUANTITIES, words
from pln.reports.report import Report

# Either an address, which goes into <> as it is (a backslash would end up in the link), or a sign that
# begins emphasis, code, links, HTML, entities, table cells, headings, strikethrough or formulas.
_SPECIAL = re.compile(r"(https?://[^\s<>|\\`;]*[^\s<>|\\`;.,:!?)\]'\"])|([\\`*_\[\]<>|~&#$])")
# What a line may begin with to become a list, or to make a heading of the line above.
_LINE_START = re.compile(r"^(\d+(?=[.)])|(?=[-+=]))")


def chunks(report: Report[Any]) -> Iterator[str]:
    """The report as Markdown: a heading, then a list or table at a time, blank lines between them."""
    between = ""
    for part in _parts(report):
        yield between + part + "\n"
        between = "\n"


def _parts(report: Report[Any]) -> Iterator[str]:
    if report.title:
        yield f"# {_literal(report.title)}"
    if not report.rows:
        yield _paragraph(report.empty)
    cards = 0
    for block in blocks(report):
        if isinstance(block, Grid):
            yield from _headed_table(block)
            continue
        if cards:
            yield "---"
        cards += 1
        yield _list(block)
    yield from map(_paragraph, report.notes)


def _headed_table(grid: Grid) -> Iterator[str]:
    if grid.heading:
        yield f"## {_literal(grid.heading)}"
    if grid.columns:
        yield _table(grid)


def _table(grid: Grid) -> str:
    kinds = [column.kind for column in grid.columns]
    lines = [
        _row(_literal(column.label) for column in grid.columns),
        _row("---:" if kind in QUANTITIES else "---" for kind in kinds),
    ]
    lines.extend(
        _row(_literal(words(value, kind)) for value, kind in zip(row, kinds, strict=True))
        for row in grid.rows
    )
    return "\n".join(lines)


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _list(card: Card) -> str:
    return "\n".join(
        f"- **{_literal(column.label)}:** {_literal(words(value, column.kind))}"
        for column, value in card.fields
    )


def _paragraph(sentence: str) -> str:
    return _LINE_START.sub(r"\1\\", _literal(sentence).strip())


def _literal(text: str) -> str:
    return _SPECIAL.sub(_shown, safe(text, keep_newlines=True)).replace("\n", "<br>")


def _shown(special: re.Match[str]) -> str:
    address, sign = special.groups()
    return f"<{address}>" if address else f"\\{sign}"
