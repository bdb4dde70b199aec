"""What stands in the place of everything else as long as there is nothing to show: how to begin."""

from pln.render.dashboard.markup import section
from pln.render.dashboard.soon import SECTIONS
from pln.render.page import command_line, escape
from pln.reports.beginning import FIRST_STEPS
from pln.reports.dashboard_page import DashboardPage

_LEAD = (
    "Nobody and nothing is in it yet. As soon as there is, this page shows whom to reach out to and why, how far your "
    "goals are, how your network does, and who knows whom."
)
_MORE = (
    (
        "pln import FILE",
        "whom you know elsewhere: an address book, or an export of LinkedIn, Google and others",
    ),
    ("pln dashboard --html FILE", "this page, made anew"),
    ("pln demo", "a sample network, to look around in first"),
)


def is_empty(found: DashboardPage) -> bool:
    """Whether there is neither anybody nor a goal, nor anything that has a day or is to be read."""
    is_nobody = found.network is not None and not found.network.graph.nodes
    return is_nobody and not any(row.section in SECTIONS for row in found.glance.rows)


def beginning_section() -> str:
    """The commands to begin with, and what each does."""
    ways = "".join(
        f'<li class="card"><h3>{escape(effect[0].upper() + effect[1:])}</h3><p>{command_line(command)}</p></li>'
        for command, effect in (*FIRST_STEPS, *_MORE)
    )
    return section("begin", "How to begin", [f'<ol class="tiles">{ways}</ol>'], _LEAD)
