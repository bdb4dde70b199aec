"""A report cut into what people see of it: grids (tables) and cards, still holding values, not text."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pln.classes import dataclass, replace
from pln.render.text import is_blank, one_line, words
from pln.reports.report import Column, Kind, Layout, Report, When, columns


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows under common columns. `heading` may be empty.

    `labelled` is whether the columns' labels are worth a line: under a section's heading, a handful of
    values speaks for itself. `glance`: each row is one line.
    """

    heading: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[object]]
    labelled: bool = True
    glance: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """One row as label and value; fields with nothing to show are left out."""

    fields: tuple[tuple[Column, object], ...]


def blocks(report: Report[Any], *, roomy: bool = True) -> Iterator[Grid | Card]:
    """The report's rows in its layout. Without `roomy`, tables lose their columns for wide screens."""
    if not report.rows:
        return
    match report.layout:
        case Layout.TABLE:
            yield _grid("", report.row_type, report.rows, roomy=roomy)
        case Layout.CARD:
            for row in report.rows:
                yield from _card(row, roomy=roomy)
        case _:
            yield from _sections(report, roomy=roomy)


def first_rows(grid: Grid, most: int, total: int) -> Grid:
    """So many rows of a section at most, a line each; the heading says how many there are in all."""
    heading = grid.heading if total <= most else f"{grid.heading} ({most} of {total})"
    return replace(grid, heading=heading, rows=grid.rows[:most], glance=True)


def as_cards(grid: Grid) -> Iterator[Card]:
    """The rows of a grid as cards, for a screen too narrow for the grid."""
    columns = grid.columns if grid.labelled else [replace(column, label="") for column in grid.columns]
    for row in grid.rows:
        yield Card(_shown_fields(zip(columns, row, strict=True)))


def _columns_for_people(row_type: type) -> dict[str, Column]:
    return {name: column for name, column in columns(row_type).items() if column.when is not When.MACHINE}


def _card(row: object, *, roomy: bool) -> Iterator[Grid | Card]:
    fields = [(column, getattr(row, name)) for name, column in _columns_for_people(type(row)).items()]
    yield Card(_shown_fields((column, value) for column, value in fields if column.kind is not Kind.TABLE))
    for column, nested in fields:
        if column.kind is Kind.TABLE and nested:
            yield _without_blank_columns(_grid(column.label, type(nested[0]), nested, roomy=roomy))


def _sections(report: Report[Any], *, roomy: bool) -> Iterator[Grid]:
    first, heading_column = next(iter(_columns_for_people(report.row_type).items()))
    sections: dict[str, list[object]] = {}
    for row in report.rows:
        heading = one_line(words(getattr(row, first), heading_column.kind))
        sections.setdefault(heading, []).append(row)
    for heading, rows in sections.items():
        grid = _grid(heading, report.row_type, rows, roomy=roomy, leave_out=first)
        yield replace(_without_blank_columns(grid), labelled=False)


def _grid(heading: str, row_type: type, rows: Sequence[object], *, roomy: bool, leave_out: str = "") -> Grid:
    shown = {
        name: column
        for name, column in _columns_for_people(row_type).items()
        if column.kind is not Kind.TABLE
        and (column.when is When.ALWAYS or (roomy and column.when is When.ROOMY))
        and name != leave_out
    }
    return Grid(heading, tuple(shown.values()), [[getattr(row, name) for name in shown] for row in rows])


def _without_blank_columns(grid: Grid) -> Grid:
    kept = [index for index in range(len(grid.columns)) if not all(is_blank(row[index]) for row in grid.rows)]
    return replace(
        grid,
        columns=tuple(grid.columns[index] for index in kept),
        rows=[[row[index] for index in kept] for row in grid.rows] if kept else (),
    )


def _shown_fields(fields: Iterable[tuple[Column, object]]) -> tuple[tuple[Column, object], ...]:
    return tuple((column, value) for column, value in fields if not is_blank(value))
