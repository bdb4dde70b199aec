"""The picture of the network among the rest of the page: who is tied to whom, and what that means."""

from datetime import date

from pln.render.dashboard.markup import card_id, notes, paragraph, section
from pln.render.graph.drawing import about, drawing
from pln.render.graph.legend import legend_list
from pln.reports.dashboard_page import DashboardPage
from pln.reports.graph import Insight, sentences

PREFIX = "graph"


def network_section(seen: Insight | None, today: date) -> str:
    """The picture, with sentences on what stands out; a sentence alone where there is nothing to draw."""
    if seen is None:
        return section(
            "network", "Who knows whom", [paragraph("Too many for a picture here: pln network graph")]
        )
    if not seen.graph.nodes:
        return section("network", "Who knows whom", [paragraph("Nobody to draw yet.")])
    picture = drawing(seen, today, prefix=PREFIX).svg
    parts = [
        notes(list(sentences(seen))),
        f'<div class="scroll picture" tabindex="0" role="region" aria-label="The picture">{picture}</div>',
        legend_list(),
    ]
    return section(
        "network",
        "Who knows whom",
        parts,
        f"{about(seen)}. With more to do in it: pln network graph --html FILE",
    )


def cards_of_picture(found: DashboardPage) -> dict[str, str]:
    """For each node of the picture that stands for somebody: the id of the card that tells of them."""
    if found.network is None:
        return {}
    known = {card.slug for card in found.cards}
    return {
        f"{PREFIX}-{place}": card_id(node.slug)
        for place, node in enumerate(found.network.graph.nodes)
        if node.is_contact and node.slug in known
    }
