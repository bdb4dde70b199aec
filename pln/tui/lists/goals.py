"""Goals: the rows of `goals progress --all`, what needs a look first."""

from typing import Any

from pln.render.text import words
from pln.reports.report import Kind
from pln.tui.charts import bar
from pln.tui.commands import Commands
from pln.tui.lines import Cell, Line, Listing, Width, cell, remark, remarks

_WIDTHS = (Width(20, 3), Width(15), Width(15), Width(14), Width(0, 4))


def load(commands: Commands) -> Listing:
    """Every goal with its status, progress and forecast."""
    report = commands.run(("goals", "progress", "--all")).report
    if report is None:
        return Listing("Goals", _WIDTHS, ())
    notes = list(report.notes)
    lines = []
    for row in report.rows:
        own = next((note for note in notes if note.startswith(f"{row.goal}: ")), "")
        lines.append(_line(row, own.removeprefix(f"{row.goal}: ")))
        notes = [note for note in notes if note != own]
    said = [remark(""), *map(remark, notes)] if lines else remarks(report)
    return Listing("Goals", _WIDTHS, [*lines, *said])


def _line(row: Any, outlook: str) -> Line:
    forecast = f"by {words(row.forecast_on, Kind.DAY)}" if row.forecast_on else ""
    cells = (
        cell(row.goal, Kind.NAME, "bold"),
        cell(row.status),
        Cell(bar(row.progress)),
        Cell(forecast, "dim"),
        cell(f"next: {row.next_action}" if row.next_action else row.rule),
    )
    return Line(
        ("show", "goal", row.slug), cells, cell(f"{row.rule}; {outlook}" if outlook else row.rule).text
    )
