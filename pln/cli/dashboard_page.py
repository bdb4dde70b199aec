"""`pln dashboard --html`: the dashboard as a page, read in one transaction and written whole or not at all."""

from typing import TYPE_CHECKING

from pln.cli.invocation import Invocation
from pln.cli.overview import Overview, overview

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pln.reports.dashboard_page import DashboardPage
    from pln.store.reader import Connection

_PEOPLE_WITH_CARD = 50  # of those to reconnect with; more than the page shows


def write_dashboard(invocation: Invocation, file: str) -> None:
    """Writes the page to a file, or prints it for `-`. InputError for a file that is no earlier page."""
    from pln.cli.to_file import STANDARD_OUTPUT, hand_out
    from pln.render.dashboard import dashboard_page
    from pln.render.page import is_page

    with invocation.read() as db:
        found = _page(db, invocation)
    where = hand_out(invocation, dashboard_page(found), file, "page", is_page)
    if file not in STANDARD_OUTPUT:
        invocation.say(f"Written to {where}: open it in a browser. It is readable for you alone.")


def _page(db: "Connection", invocation: Invocation) -> "DashboardPage":
    from pln.cli.gather import MOST_DRAWN, diversity_of, network_of
    from pln.reports.dashboard_page import DashboardPage, goal_pictures
    from pln.reports.graph import insight
    from pln.reports.person_cards import person_cards
    from pln.rules.graph import graph

    today, found = invocation.today, overview(db, invocation, whole=True, most=_PEOPLE_WITH_CARD)
    assert found.health is not None  # noqa: S101 - it was asked for
    records = network_of(db, today)
    network = insight(graph(records)) if len(records.contacts) <= MOST_DRAWN else None
    drawn = {node.slug for node in network.graph.nodes if node.is_contact} if network else set()
    named = drawn.union(_named(found))
    return DashboardPage(
        today=today,
        glance=found.report,
        people=found.people,
        owed=found.owed,
        goals=goal_pictures(found.goals.rows, found.records, today),
        health=found.health,
        diversity=diversity_of(db, today),
        network=network,
        cards=person_cards(
            [one for one in records.contacts if one.slug in named], found.promised, found.records, today
        ),
    )


def _named(found: Overview) -> "Iterator[str]":
    """The slugs of everybody whom the page names, and of other records, too, which name nobody."""
    yield from (row.slug for row in found.people.rows[:_PEOPLE_WITH_CARD])
    yield from (row.slug for row in found.report.rows)
    for record in found.records:
        yield from (supporter.tie.slug for supporter in record.supporters)
