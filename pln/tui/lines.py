"""What a list is made of: lines with cells, and how wide each cell is."""

import textwrap
from collections.abc import Sequence
from typing import Any, Literal

from pln.classes import dataclass
from pln.names import fold
from pln.render.text import one_line, words
from pln.reports.report import Kind

Look = Literal["", "bold", "dim"]


@dataclass(frozen=True, slots=True)
class Cell:
    """A text of one line, harmless to show."""

    text: str
    look: Look = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list. `opens` is the command that shows the whole, without `pln`; () for a heading or a remark.

    `note` is said above the whole: what a line is too short for.
    """

    opens: tuple[str, ...]
    cells: tuple[Cell, ...]
    note: str = ""

    @property
    def called(self) -> str:
        """What is shown in bold: the name of what the line is about."""
        return next((cell.text for cell in self.cells if cell.look == "bold"), "")

    @property
    def sought(self) -> str:
        """What a filter looks at."""
        return fold(" ".join(cell.text for cell in self.cells))


@dataclass(frozen=True, slots=True)
class Width:
    """How wide a column of cells is: `least` cells, and a `share` of what is left over."""

    least: int
    share: int = 0


@dataclass(frozen=True)
class Listing:
    """A list as it is shown. `title` says what it is a list of."""

    title: str
    widths: tuple[Width, ...]
    lines: Sequence[Line]


def cell(value: object, kind: Kind = Kind.TEXT, look: Look = "") -> Cell:
    """A value of a report as a cell."""
    return Cell(one_line(words(value, kind)), look)


def remark(text: str) -> Line:
    """A line that says something and opens nothing."""
    return Line((), (cell(text, look="dim"),))


def heading(text: str) -> Line:
    """A line above others."""
    return Line((), (cell(text, look="bold"),))


def remarks(report: Any) -> list[Line]:
    """What a report says besides its rows; without rows, what that means."""
    said = list(report.notes) if report.rows else [report.empty, *report.notes]
    return [remark(text) for text in said]


def wrapped(said: Line, room: int) -> list[Line]:
    """A heading or a remark in as many lines as it needs."""
    (one,) = said.cells
    return [Line((), (Cell(part, one.look),)) for part in textwrap.wrap(one.text, room) or [""]]


def shared_out(widths: Sequence[Width], room: int) -> list[int]:
    """The cells that each column gets, with one between them. The last ones are left out where there is no room."""
    room -= len(widths) - 1
    spare = max(0, room - sum(width.least for width in widths))
    shares = sum(width.share for width in widths) or 1
    sizes = []
    for width in widths:
        size = min(width.least + spare * width.share // shares, max(room, 0))
        room -= size
        sizes.append(size)
    return sizes
