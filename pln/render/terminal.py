"""Reports drawn with Rich, for people at a terminal.

Only bold, dim and the 16 colours of the terminal's own theme are used, and no meaning hangs on them.
Every width is worked out here, so that nothing is cut: what does not fit wraps, and a table that cannot be
read at the width there is becomes a list of cards.
"""

import io
import re
from collections.abc import Iterator, Sequence
from typing import Any

from rich import box
from rich.cells import cell_len
from rich.console import Console, Group, JustifyMethod, OverflowMethod, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pln.render.blocks import Card, Grid, as_cards, blocks
from pln.render.fitting import best_split, fitted_to, least_lines
from pln.render.safe import safe
from pln.render.text import QUANTITIES, one_line, words
from pln.render.widths import fitted, one_line_each
from pln.reports.report import Kind, Layout, Report

ROOMY_WIDTH = 120
_GAP = 2  # cells between columns
_PROSE = 88  # cells in a line of prose, beyond which the eye loses its way
_BAR = 8  # cells in a bar
_STYLED_BLANKS = re.compile(r"\x1b\[[0-9;]*m( +)\x1b\[0m")
_TRAILING_BLANKS = re.compile(r" +((?:\x1b\[0m)?) *$", re.MULTILINE)
_EIGHTHS = ("", "▏", "▎", "▍", "▌", "▋", "▊", "▉")


def draw(report: Report[Any], *, width: int, color: bool, height: int | None = None) -> str:
    """The report in lines of at most `width` cells; without `color` there is no escape sequence in them.

    A glance is kept within `height` lines where that can be: with fewer rows of a line each, without blank lines, and
    at last without the sections that can be missed.
    """
    canvas = _canvas(width, color=color)
    parts = _parts(report, canvas)
    grids = [part for part in parts if isinstance(part, Grid)]
    if report.layout is not Layout.GLANCE or height is None or not grids:
        return _drawn(report, parts, canvas)
    notes = [safe(note) for note in report.notes]
    side_by_side = _is_roomy(canvas)
    if least_lines(grids, notes, width, side_by_side=side_by_side) < height:
        text = _drawn(report, parts, canvas)
        if text.count("\n") < height:
            return text
    shown, airy = fitted_to(height, grids, len(notes), report.fitting, side_by_side=side_by_side)
    return _drawn(report, shown, canvas, airy=airy, clipped=True)


def _canvas(width: int, *, color: bool) -> Console:
    return Console(
        file=io.StringIO(),
        width=width,
        height=100,
        force_terminal=color,
        color_system="standard" if color else None,
        no_color=not color,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )


def _drawn(
    report: Report[Any],
    parts: Sequence[Grid | Card],
    canvas: Console,
    *,
    airy: bool = True,
    clipped: bool = False,
) -> str:
    """`airy`: with blank lines between blocks; `clipped`: each note is one line."""
    with canvas.capture() as captured:
        for line in _lines(report, parts, canvas, airy=airy, clipped=clipped):
            canvas.print(line)
    return _TRAILING_BLANKS.sub(r"\1", _STYLED_BLANKS.sub(r"\1", captured.get()))


def _lines(
    report: Report[Any], parts: Sequence[Grid | Card], canvas: Console, *, airy: bool, clipped: bool
) -> Iterator[RenderableType]:
    if report.title:
        yield Text(safe(report.title), "bold")
        if airy:
            yield ""
    if not report.rows:
        yield Text(safe(report.empty))
    yield from _body(report, parts, canvas, airy=airy)
    if report.notes:
        if airy:
            yield ""
        for note in report.notes:
            text = Text(safe(note), "dim")
            if clipped:
                text.truncate(canvas.width, overflow="ellipsis")
            yield text


def _is_roomy(canvas: Console) -> bool:
    return canvas.width >= ROOMY_WIDTH


def _parts(report: Report[Any], canvas: Console) -> list[Grid | Card]:
    parts = list(blocks(report, roomy=_is_roomy(canvas)))
    if not _is_roomy(canvas) and report.layout is Layout.TABLE:
        whole = list(blocks(report))
        if all(isinstance(part, Grid) and _fits_unwrapped(part, canvas.width) for part in whole):
            return whole
    return parts


def _body(
    report: Report[Any], parts: Sequence[Grid | Card], canvas: Console, *, airy: bool
) -> Iterator[RenderableType]:
    grids = [part for part in parts if isinstance(part, Grid)]
    if _is_roomy(canvas) and report.layout in (Layout.SECTIONS, Layout.GLANCE) and len(grids) > 1:
        yield _side_by_side(grids, canvas, airy=airy)
    else:
        label_width = _label_width([part for part in parts if isinstance(part, Card)])
        yield from _spaced((_block(part, canvas.width, label_width) for part in parts), airy=airy)


def _spaced(parts: Iterator[RenderableType], *, airy: bool = True) -> Iterator[RenderableType]:
    for number, part in enumerate(parts):
        if number and airy:
            yield ""
        yield part


def _block(block: Grid | Card, width: int, label_width: int = 0) -> RenderableType:
    if isinstance(block, Card):
        return _card(block, width, label_width)
    if not block.heading:
        return _grid(block, width)
    return Group(Text(block.heading, "bold"), Padding(_grid(block, width - 2), (0, 0, 0, 2)))


def _side_by_side(grids: Sequence[Grid], canvas: Console, *, airy: bool) -> RenderableType:
    """The grids in two columns, in reading order, broken where the taller column is shortest."""
    room = canvas.width - 2 * _GAP
    split = best_split([len(grid.rows) + 2 for grid in grids])
    wishes = [_widest(grids[:split], room, canvas), _widest(grids[split:], room, canvas)]
    left = min(wishes[0], max(room // 2, room - wishes[1]))
    widths = (left, min(wishes[1], room - left))
    page = Table.grid(padding=(0, 2 * _GAP, 0, 0))
    for width in widths:
        page.add_column(width=width)
    page.add_row(
        Group(*_spaced((_block(grid, widths[0]) for grid in grids[:split]), airy=airy)),
        Group(*_spaced((_block(grid, widths[1]) for grid in grids[split:]), airy=airy)),
    )
    return page


def _widest(grids: Sequence[Grid], room: int, canvas: Console) -> int:
    """The cells that the widest of the grids takes where there is room."""
    return max(canvas.measure(_block(grid, room)).maximum for grid in grids)


def _card(card: Card, width: int, label_width: int) -> RenderableType:
    label_width = min(label_width, width // 3)
    table = Table.grid(padding=(0, _GAP, 0, 0))
    table.add_column(width=label_width, style="dim", overflow="fold")
    table.add_column(width=min(width - label_width - _GAP, _PROSE), overflow="fold")
    for column, value in card.fields:
        table.add_row(Text(safe(column.label)), _cell(value, column.kind))
    return table


def _label_width(cards: Sequence[Card]) -> int:
    """The cells of the longest label, so that the values of cards shown together are aligned."""
    return max((cell_len(safe(column.label)) for card in cards for column, _ in card.fields), default=0)


def _grid(grid: Grid, width: int) -> RenderableType:
    rows = [
        [_flat(_cell(value, column.kind)) for value, column in zip(row, grid.columns, strict=True)]
        for row in grid.rows
    ]
    kinds = [column.kind for column in grid.columns]
    labels = [safe(column.label) if grid.labelled else "" for column in grid.columns]
    texts = [[cell.plain for cell in row] for row in rows]
    room = width - _GAP * (len(kinds) - 1)
    widths = one_line_each(texts, room) if grid.glance else fitted(kinds, labels, texts, room)
    if widths is None:
        cards = list(as_cards(grid))
        return Group(*_spaced(_card(card, width, _label_width(cards)) for card in cards))
    table = Table(
        box=box.SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
        padding=(0, _GAP - 1, 0, 0),
        show_header=grid.labelled,
        header_style="bold",
        border_style="dim",
    )
    for label, kind, size in zip(labels, kinds, widths, strict=True):
        justify: JustifyMethod = "right" if kind in QUANTITIES else "left"
        overflow: OverflowMethod = "ellipsis" if grid.glance else "fold"
        table.add_column(Text(label), width=size, justify=justify, overflow=overflow, no_wrap=grid.glance)
    for row in rows:
        table.add_row(*row)
    return table


def _fits_unwrapped(grid: Grid, width: int) -> bool:
    """Whether every cell of a table stays on one line."""
    room = width - _GAP * (len(grid.columns) - 1)
    widths = [cell_len(safe(column.label)) for column in grid.columns]
    for row in grid.rows:
        cells = (_flat(_cell(value, column.kind)) for value, column in zip(row, grid.columns, strict=True))
        widths = [max(most, cell.cell_len) for most, cell in zip(widths, cells, strict=True)]
        if sum(widths) > room:
            return False
    return sum(widths) <= room


def _cell(value: object, kind: Kind) -> Text:
    if kind is Kind.SHARE and isinstance(value, int | float):
        return _bar(value, words(value, kind))
    style = {Kind.NAME: "bold", Kind.BRANCH: "bold", Kind.SLUG: "dim"}.get(kind, "")
    return Text(words(value, kind), style)


def _flat(text: Text) -> Text:
    text.plain = one_line(text.plain)
    return text


def _bar(share: float, label: str) -> Text:
    eighths = round(min(max(share, 0), 1) * _BAR * 8)
    full = "█" * (eighths // 8) + _EIGHTHS[eighths % 8]
    return Text.assemble((full, "cyan"), ("░" * (_BAR - len(full)), "dim"), f" {label:>5}")
