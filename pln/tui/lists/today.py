"""Today: what bare `pln` says."""

from pln.reports.beginning import NO_NETWORK
from pln.reports.report import Kind
from pln.tui.commands import Commands
from pln.tui.lines import Line, Listing, Width, cell, heading, remark, remarks

_WIDTHS = (Width(22, 2), Width(12, 0), Width(20, 5))
_BEGIN = (
    "a   add somebody you learn from, and a goal: a form asks for what it needs",
    "l   log a talk, in a sentence: coffee with Ann Lee about lifetimes",
    "?   all keys",
    "",
    "Whom you know elsewhere comes along: pln import FILE, in the shell.",
    "To look around in a sample network first: pln --demo tui",
)


def load(commands: Commands) -> Listing:
    """The rows by section, and what is good to know; without a network, how to begin."""
    report = commands.run(()).report
    if report is None or report.title == NO_NETWORK:
        begin = [heading(f"{NO_NETWORK}. Two keys begin one:"), remark(""), *map(remark, _BEGIN)]
        return Listing("Today", _WIDTHS, begin)
    lines: list[Line] = []
    section = ""
    for row in report.rows:
        if row.section != section:
            section = row.section
            lines += [remark(""), heading(section)] if lines else [heading(section)]
        day = cell(row.day, Kind.DAY) if row.progress is None else cell(row.progress, Kind.SHARE)
        if row.day is None and row.progress is None:
            day = cell("")
        opens = tuple(row.open.split()[1:]) or ("dashboard",)
        lines.append(Line(opens, (cell(row.item, look="bold"), day, cell(row.detail)), cell(row.detail).text))
    return Listing("Today", _WIDTHS, [*lines, *([remark("")] if lines else []), *remarks(report)])
