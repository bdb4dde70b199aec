"""What has a day, and what to learn from next: the sections of the glance that are no part of their own here."""

from collections.abc import Iterator

from pln.render.charts.figure import short_day
from pln.render.dashboard.markup import People, notes, paragraph, section
from pln.render.page import escape, with_command
from pln.reports.dashboard import DashboardRow
from pln.reports.report import Report

SECTIONS = ("Promises", "Coming up", "Next to learn from")


def soon_section(glance: Report[DashboardRow], people: People, owed: str) -> str:
    """Promises, days to come and reading, a list each; below them what else is `owed`."""
    lists = list(_lists(glance, people))
    parts = [f'<div class="lists">{"".join(lists)}</div>'] if lists else [paragraph("Nothing in sight.")]
    parts.append(notes([owed] if owed else []))
    return section(
        "soon", "What is coming up", parts, f"Promises and days within {14} days, and what to read."
    )


def _lists(glance: Report[DashboardRow], people: People) -> Iterator[str]:
    for name in SECTIONS:
        rows = [row for row in glance.rows if row.section == name]
        if rows:
            items = "".join(_item(row, people) for row in rows)
            yield f'<div><h3>{escape(name)}</h3><ul class="lines">{items}</ul></div>'


def _item(row: DashboardRow, people: People) -> str:
    day = f'<time datetime="{row.day}">{short_day(row.day)}</time> ' if row.day else ""
    return f"<li>{day}<strong>{people.named(row.slug, row.item)}</strong> {with_command(row.detail)}</li>"
