"""How much of a glance fits a screen, by counting its lines before anything is drawn."""

from collections.abc import Iterator, Sequence

from pln.render.blocks import Grid, first_rows
from pln.render.text import width as cells
from pln.reports.report import Fitting

_LEAST = (3, 2, 1)  # rows of a section, as many as can be


def best_split(heights: Sequence[int]) -> int:
    """After how many of several blocks a second column begins, so that the taller column is shortest."""
    return min(range(1, len(heights)), key=lambda at: max(sum(heights[:at]), sum(heights[at:])))


def least_lines(grids: Sequence[Grid], notes: Sequence[str], width: int, *, side_by_side: bool) -> int:
    """The fewest lines that the whole glance can have: as many as if no row were longer than one."""
    below = sum(max(1, -(-cells(note) // width)) for note in notes)
    return _around(below, airy=True) + _body(
        [len(grid.rows) for grid in grids], airy=True, side_by_side=side_by_side
    )


def fitted_to(
    height: int, grids: Sequence[Grid], notes: int, fitting: Fitting, *, side_by_side: bool
) -> tuple[list[Grid], bool]:
    """The sections with as many rows as fit, a line each, below a title and above notes; and whether blank lines do.

    Every section has its first rows before any has more; then they get one more in turn, the first first. Where
    nothing fits each has one row.
    """
    for shown, least, airy in _attempts(grids, fitting):
        room = height - 1 - _around(notes, airy=airy)
        most = [len(grid.rows) for grid in shown]
        counts = [
            total if grid.heading in fitting.whole else min(least, total)
            for grid, total in zip(shown, most, strict=True)
        ]
        if _body(counts, airy=airy, side_by_side=side_by_side) <= room:
            counts = _grown(counts, most, room, airy=airy, side_by_side=side_by_side)
            break
    totals = [fitting.totals.get(grid.heading, len(grid.rows)) for grid in shown]
    return [first_rows(*one) for one in zip(shown, counts, totals, strict=True)], airy


def _attempts(grids: Sequence[Grid], fitting: Fitting) -> Iterator[tuple[list[Grid], int, bool]]:
    """From the most generous on: which sections, with how many rows at least, and whether with blank lines."""
    shown = list(grids)
    yield shown, _LEAST[0], True
    yield shown, _LEAST[0], False
    for name in fitting.spare:
        shown = [grid for grid in shown if grid.heading != name]
        yield shown, _LEAST[0], False
    for least in _LEAST[1:]:
        yield shown, least, False


def _grown(counts: list[int], most: Sequence[int], room: int, *, airy: bool, side_by_side: bool) -> list[int]:
    """The counts with one more for each section in turn, as long as there is room."""
    while True:
        before = counts
        for at, total in enumerate(most):
            more = [*counts[:at], counts[at] + 1, *counts[at + 1 :]]
            if counts[at] < total and _body(more, airy=airy, side_by_side=side_by_side) <= room:
                counts = more
        if counts == before:
            return counts


def _around(notes: int, *, airy: bool) -> int:
    """The lines of the title and of the notes."""
    return 1 + notes + (1 + (notes > 0) if airy else 0)


def _body(counts: Sequence[int], *, airy: bool, side_by_side: bool) -> int:
    """The lines of sections with so many rows, each below a heading."""
    if side_by_side and len(counts) > 1:
        split = best_split([count + 2 for count in counts])
        return max(_column(counts[:split], airy=airy), _column(counts[split:], airy=airy))
    return _column(counts, airy=airy)


def _column(counts: Sequence[int], *, airy: bool) -> int:
    return sum(counts) + len(counts) + (len(counts) - 1 if airy else 0)
