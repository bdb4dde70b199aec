"""The network as a page for a browser: the picture to walk in, and everybody in a table."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from pln.render.graph.drawing import Drawn, about, drawing, told
from pln.render.graph.labels import Label, title_of, weighed
from pln.render.graph.layout import PILL_HEIGHT, Place
from pln.render.graph.legend import legend_alone
from pln.render.page import asset, escape, page
from pln.render.text import MONTHS, words
from pln.reports.graph import GraphRow, Insight, network_graph, sentences
from pln.reports.report import Kind
from pln.rules.clusters import number_of

_BODY = """\
<main class="network">
<h1>Your network</h1>
<p class="muted">As of {day}: {about}.</p>
{sentences}
<form class="controls unprinted" role="search" aria-label="In the picture" hidden>
<label>Find <input type="search" id="find" autocomplete="off"></label>
<label>Tag <select id="tag"><option value="">any</option>{tags}</select></label>
<label>As of <input type="range" id="day" min="0" max="{last}" value="{last}"> <output id="day-said"></output></label>
<span role="group" aria-label="Zoom"><button type="button" id="closer" aria-label="Closer">+</button>
<button type="button" id="farther" aria-label="Farther">−</button>
<button type="button" id="whole">Whole</button></span>
</form>
<p id="said" class="muted unprinted" role="status"></p>
<div class="stage">
{svg}
<aside id="card" class="unprinted" aria-live="polite" hidden></aside>
</div>
<p class="muted unprinted">Drag to move, scroll or + and − to zoom, Tab and the arrow keys to go from one to the next,
Enter to keep a card open, Escape to close it.</p>
<div class="legend-line">{legend}</div>
<h2>As a list</h2>
<table>
<thead><tr><th scope="col">Name</th><th scope="col">Kind</th><th scope="col">Cluster</th>
<th scope="col">Came through</th><th scope="col">What it means</th><th scope="col">Tied to</th></tr></thead>
<tbody>
{rows}</tbody>
</table>
</main>"""


def network_page(seen: Insight, today: date) -> str:
    """The whole page, in one file."""
    drawn = drawing(seen, today, every_label=True)
    rows = {row.id: row for row in network_graph(seen, today).rows}
    ordered = [rows[node.id] for node in seen.graph.nodes]
    days = _days(seen, today)
    body = _BODY.format(
        day=words(today, Kind.DAY),
        about=escape(about(seen)),
        sentences=_list(sentences(seen)),
        tags="".join(f"<option>{escape(tag)}</option>" for tag in _tags(seen)),
        last=len(days) - 1,
        svg=drawn.svg,
        legend=legend_alone(),
        rows="".join(_row(row, rows) for row in ordered),
    )
    return page(
        f"Network on {words(today, Kind.DAY)}",
        body,
        styles=(asset("graph.css"), asset("network.css")),
        scripts=(asset("graph.js"),),
        data={"graph": picture_data(seen, drawn, today)},
    )


def picture_data(seen: Insight, drawn: Drawn, today: date) -> dict[str, Any]:
    """What `graph.js` knows of the picture: nodes and ties in their order in it."""
    rows = {row.id: row for row in network_graph(seen, today).rows}
    clusters = number_of(seen.clusters)
    numbers = {node.id: place for place, node in enumerate(seen.graph.nodes)}
    nodes = []
    for node in seen.graph.nodes:
        place, cluster = drawn.layout.places[node.id], clusters.get(node.id)
        nodes.append(
            {
                "name": node.name,
                "kind": node.kind,
                "contact": node.is_contact,
                "told": told(node, seen),
                "said": ", ".join([*([] if node.kind == "goal" else [node.kind]), *node.about]),
                "meaning": rows[node.id].meaning,
                "tags": node.tags,
                "talks": node.talks,
                "since": node.since.isoformat() if node.since else None,
                "last": node.last_on.isoformat() if node.last_on else None,
                "cluster": cluster.number if cluster else None,
                "cluster_name": title_of(cluster) if cluster else None,
                "x": place.x,
                "y": place.y,
                "size": place.size,
                "label_box": _label_box(place, drawn.labels.get(node.id)),
            }
        )
    ties = [
        {
            "ends": [numbers[tie.source], numbers[tie.target]],
            "kind": tie.kind,
            "label": tie.label,
            "since": tie.since.isoformat() if tie.since else None,
        }
        for tie in seen.graph.ties
    ]
    return {
        "nodes": nodes,
        "ties": ties,
        "order": [numbers[place.node.id] for place in weighed(seen, drawn.layout)],
        "days": _days(seen, today),
        "months": MONTHS,
    }


def _label_box(place: Place, label: Label | None) -> list[float] | None:
    """The room of a node's text around its centre."""
    if label is None:
        half = PILL_HEIGHT / 2
        return [-place.size, -half, place.size, half] if place.node.kind == "topic" else None
    box = label.box
    return [
        round(edge, 1)
        for edge in (box.left - place.x, box.top - place.y, box.right - place.x, box.bottom - place.y)
    ]


def _days(seen: Insight, today: date) -> list[str]:
    """The days on which the network grew, and today."""
    since = [*(node.since for node in seen.graph.nodes), *(tie.since for tie in seen.graph.ties)]
    return sorted({day.isoformat() for day in since if day is not None and day < today} | {today.isoformat()})


def _tags(seen: Insight) -> list[str]:
    return sorted({tag for node in seen.graph.nodes for tag in node.tags})


def _list(texts: Iterator[str]) -> str:
    items = "".join(f"<li>{escape(text)}</li>\n" for text in texts)
    return f"<ul>\n{items}</ul>" if items else ""


def _row(row: GraphRow, rows: dict[str, GraphRow]) -> str:
    by = rows[row.introduced_by].name if row.introduced_by in rows else ""
    others = ", ".join(dict.fromkeys(rows[tie.other].name for tie in row.ties))
    cells = (row.kind, row.cluster or "", by, f"{row.marks} {row.meaning}".strip(), others)
    return (
        f'<tr><th scope="row">{escape(row.name)}</th>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in cells)
        + "</tr>\n"
    )
