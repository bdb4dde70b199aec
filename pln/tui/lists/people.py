"""People: those to reach out to in the order of `contacts neglected --all`, then everybody else by name."""

from datetime import date
from typing import Any

from pln.reports.report import Kind
from pln.tui.commands import Commands
from pln.tui.lines import Line, Listing, Width, cell, remarks

_WIDTHS = (Width(8), Width(20, 1), Width(8), Width(12, 0), Width(0, 2))


def load(commands: Commands) -> Listing:
    """Everybody who is not archived."""
    judged = commands.run(("contacts", "neglected", "--all")).report
    known = commands.run(("list", "contacts")).report
    if judged is None or known is None:
        return Listing("People", _WIDTHS, ())
    contacts = {one.slug: one for one in known.rows}
    lines = [
        _line(contacts.pop(row.slug), row.band, cell(row.why).text)
        for row in judged.rows
        if row.slug in contacts
    ]
    lines += [_line(one, *_unjudged(one, known.today)) for one in contacts.values()]
    return Listing("People", _WIDTHS, [*lines, *(remarks(judged) if lines else remarks(known))])


def _unjudged(contact: Any, today: date) -> tuple[str, str]:
    """The state of somebody whom no rhythm asks for, and why, where that can be said."""
    if contact.status == "wished":
        return "wished", ""
    if contact.snoozed_until is not None and contact.snoozed_until > today:
        return "snoozed", f"left out of the lists until {cell(contact.snoozed_until, Kind.DAY).text}"
    return ("ambient", "never to be reminded of") if contact.ambient else ("", "")


def _line(contact: Any, state: str, why: str) -> Line:
    about = ", ".join(
        filter(None, (contact.role, contact.organisation, *(f"#{tag}" for tag in contact.tags)))
    )
    cells = (
        cell(state),
        cell(contact.name, Kind.NAME, "bold"),
        cell(contact.tier),
        cell(contact.last_on, Kind.DAY),
        cell(about, look="dim"),
    )
    return Line(("show", "contact", contact.slug), cells, why)
