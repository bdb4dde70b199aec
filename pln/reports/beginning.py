"""What the dashboard says where there is no network yet: how to begin one."""

from __future__ import annotations

from datetime import date

from pln.reports.dashboard import DashboardRow
from pln.reports.report import Layout, Report

NO_NETWORK = "No network yet"
# A command, and what comes in by it.
FIRST_STEPS = (
    ('pln add contact "Ann Lee" --tier close', "somebody you learn from"),
    ('pln add goal "Learn Rust" --due "in 6 months"', "something to learn"),
    ('pln log interaction "coffee with Ann Lee"', "what passes between you"),
)


def beginning(today: date) -> Report[DashboardRow]:
    """What to do first, instead of a dashboard of nothing."""
    return Report(
        name="dashboard",
        title=NO_NETWORK,
        today=today,
        row_type=DashboardRow,
        rows=(),
        notes=(
            *(f"  {command:<48}{what}" for command, what in FIRST_STEPS),
            "Whom you know elsewhere comes along: pln import FILE",
            "To look around in a sample network first: pln demo",
        ),
        empty="Three lines begin one:",
        layout=Layout.GLANCE,
    )
