"""History: the newest steps of `history`."""

from typing import Any

from pln.reports.report import Kind
from pln.tui.commands import Commands
from pln.tui.lines import Line, Listing, Width, cell, remark, remarks

_MOST = 500
_WIDTHS = (Width(6), Width(16), Width(16), Width(20, 1), Width(7))


def load(commands: Commands) -> Listing:
    """The steps, newest first."""
    report = commands.run(("history", "--limit", str(_MOST))).report
    if report is None:
        return Listing("History", _WIDTHS, ())
    lines = [_line(row) for row in report.rows]
    more = [remark(f"The newest {_MOST}. All: pln history --limit 0")] if len(lines) == _MOST else []
    return Listing("History", _WIDTHS, [*lines, *more, *remarks(report)])


def _line(row: Any) -> Line:
    cells = (
        cell(row.step, Kind.COUNT, "dim"),
        cell(row.at, Kind.INSTANT),
        cell(row.command),
        cell(row.what, Kind.NAME, "bold"),
        cell("" if row.state == "done" else row.state),
    )
    return Line(("history", str(row.step)), cells)
