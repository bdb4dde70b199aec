"""The page of the dashboard: one file that shows what the commands say, with their figures drawn."""

from collections.abc import Iterator

from pln.dates import describe_day
from pln.render.dashboard.beginning import beginning_section, is_empty
from pln.render.dashboard.goals import goals_section
from pln.render.dashboard.health import health_section
from pln.render.dashboard.markup import People, paragraph
from pln.render.dashboard.network import cards_of_picture, network_section
from pln.render.dashboard.people import cards_section, people_section
from pln.render.dashboard.soon import soon_section
from pln.render.page import asset, escape, page
from pln.reports.dashboard_page import DashboardPage

_TITLE = "Your learning network"
# What is at the top of the page: the question, and where it is answered.
_QUESTIONS = (
    ("reach-out", "Whom to reach out to"),
    ("soon", "What is coming up"),
    ("goals", "Am I getting there?"),
    ("health", "Is my network healthy?"),
    ("network", "Who knows whom"),
    ("people", "People"),
)
_FOOTER = '<footer class="muted">Made by pln. It stays as it is until it is made anew.</footer>'


def dashboard_page(found: DashboardPage) -> str:
    """The whole page, as text for UTF-8. It can be read without scripts; they show cards beside names."""
    title = f"{_TITLE}, {describe_day(found.today)}"
    if is_empty(found):
        return page(title, "\n".join(_beginning(found)), styles=(asset("dashboard.css"),))
    return page(
        title,
        "\n".join(_body(found)),
        styles=(asset("dashboard.css"), asset("graph.css")),
        scripts=(asset("dashboard.js"),),
        data={"cards": cards_of_picture(found)},
    )


def _body(found: DashboardPage) -> Iterator[str]:
    people = People({card.slug for card in found.cards})
    yield '<a class="skip" href="#reach-out">To the content</a>'
    yield _header(found, _links())
    yield "<main>"
    yield people_section(found.people, people)
    yield soon_section(found.glance, people, found.owed)
    yield goals_section(found.goals, people)
    yield health_section(found.health, found.diversity)
    yield network_section(found.network, found.today)
    yield cards_section(found.cards)
    yield "</main>"
    yield _FOOTER
    yield '<div id="peek" class="card peek unprinted" role="tooltip" hidden></div>'


def _beginning(found: DashboardPage) -> Iterator[str]:
    """The page of a network that nobody and nothing is in yet."""
    yield _header(found)
    yield f"<main>{beginning_section()}</main>"
    yield _FOOTER


def _header(found: DashboardPage, links: str = "") -> str:
    day = paragraph(f"As of {describe_day(found.today)}.", "muted")
    return f"<header><h1>{_TITLE}</h1>{day}{links}</header>"


def _links() -> str:
    links = (f'<li><a href="#{name}">{escape(words)}</a></li>' for name, words in _QUESTIONS)
    return f'<nav class="unprinted" aria-label="On this page"><ul>{"".join(links)}</ul></nav>'
