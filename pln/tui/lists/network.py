"""Network: the reports that judge it as a whole, and what has passed and is to come."""

from pln.tui.commands import Commands
from pln.tui.lines import Line, Listing, Width, cell, heading, remark

_WIDTHS = (Width(38), Width(0, 1))
_SECTIONS = {
    "How it does": (
        ("Dials, streak and a year of talks", "dashboard"),
        ("Give and take, thanks, promises", "network balance"),
        ("Variety of what you take in", "network diversity"),
        ("Mentors and mentees", "network mentoring"),
        ("Twelve months of growth", "network growth"),
        ("Who led you to whom, clusters, bridges", "network graph"),
    ),
    "Whom to turn to": (
        ("Dormant ties worth a message", "contacts reconnect"),
        ("What goals lack", "goals gaps"),
        ("What to pass on to whom", "resources share"),
        ("Birthdays", "contacts birthdays"),
        ("Who may be here twice", "contacts duplicates"),
    ),
    "Records": (
        ("Promises", "list promises"),
        ("Events to come, and to close", "events upcoming"),
        ("Talks", "list interactions"),
        ("Exchanges", "list exchanges"),
        ("Feedback", "list feedback"),
        ("Mentorships", "list mentorships"),
        ("Tags", "list tags"),
    ),
}


def load(commands: Commands) -> Listing:
    """The questions; their answers are the details."""
    lines: list[Line] = []
    for name, questions in _SECTIONS.items():
        lines += [*([remark("")] if lines else []), heading(name)]
        for what, command in questions:
            lines.append(
                Line(tuple(command.split()), (cell(what, look="bold"), cell(f"pln {command}", look="dim")))
            )
    return Listing("Network", _WIDTHS, lines)
