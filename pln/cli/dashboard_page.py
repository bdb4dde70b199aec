"""`pln dashboard --html`: the dashboard as a page, read in one transaction and written whole or not at all."""

from typing import TYPE_CHECKING

from pln.cli.invocation import Invocation
from pln.cli.overview import Overview, overview

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pln.reports.dashboard_page import DashboardPage
    from pln.store.reader import Connection


def write_dashboard(invocation: Invocation, file: str) -> None:
    """Writes the page to a file, or prints it for `-`. InputError for a file that is no earlier page."""
    from pln.cli.page_file import write_page
    from pln.render.dashboard import dashboard_page

    with invocation.read() as db:
        found = _page(db, invocation)
    write_page(invocation, "page", file, dashboard_page(found))


def _page(db: "Connection", invocation: Invocation) -> "DashboardPage":
    from pln.cli.gather import diversity_of
    from pln.reports.dashboard_page import DashboardPage, goal_pictures
    from pln.reports.person_cards import person_cards
    from pln.store.queries.contacts import ContactFilter, contacts

    today, found = invocation.today, overview(db, invocation, whole=True)
    assert found.health is not None  # noqa: S101 - it was asked for
    people = contacts(db, ContactFilter(slugs=sorted(set(_named(found))), archived=None))
    return DashboardPage(
        today=today,
        glance=found.report,
        people=found.people,
        goals=goal_pictures(found.goals.rows, found.records, today),
        health=found.health,
        diversity=diversity_of(db, today),
        cards=person_cards(people, found.promised, found.records, today),
    )


def _named(found: Overview) -> "Iterator[str]":
    """The slugs of everybody whom the page names, and of other records, too, which name nobody."""
    yield from (row.slug for row in found.people.rows[:50])
    yield from (row.slug for row in found.report.rows)
    for record in found.records:
        yield from (supporter.tie.slug for supporter in record.supporters)
