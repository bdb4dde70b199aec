"""Resources: what to learn from next in the order of `resources next`, then everything else by its status."""

from typing import Any

from pln.reports.report import Kind
from pln.tui.commands import Commands
from pln.tui.lines import Line, Listing, Width, cell, heading, remark, remarks

_WIDTHS = (Width(24, 3), Width(10), Width(8), Width(16, 3))
_STATUSES = ("doing", "inbox", "done", "dropped")


def load(commands: Commands) -> Listing:
    """Everything there is to learn from."""
    wanted = commands.run(("resources", "next", "--limit", "0")).report
    known = commands.run(("list", "resources")).report
    if wanted is None or known is None:
        return Listing("Resources", _WIDTHS, ())
    things = {one.slug: one for one in known.rows}
    first = [_line(things.pop(row.slug), row.why) for row in wanted.rows if row.slug in things]
    lines = [heading("Next to learn from"), *first] if first else []
    for status in _STATUSES:
        rest = [_line(one, "") for one in things.values() if one.status == status]
        lines += [*([remark("")] if lines else []), heading(status.capitalize()), *rest] if rest else []
    return Listing("Resources", _WIDTHS, lines or remarks(known))


def _line(thing: Any, why: str) -> Line:
    about = why or ", ".join(filter(None, (thing.author, *thing.topics)))
    cells = (
        cell(thing.title, Kind.NAME, "bold"),
        cell(thing.kind),
        cell(thing.status),
        cell(about, look="dim"),
    )
    return Line(("show", "resource", thing.slug), cells, cell(why).text)
