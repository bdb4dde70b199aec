"""The network as a page for a browser: the picture to walk in, and everybody in a table."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from pln.render.graph.drawing import Drawn, about, drawing, told
from pln.render.graph.grouping import TALL
from pln.render.graph.hulls import outline
from pln.render.graph.labels import title_of, titles, weighed, width_of
from pln.render.graph.layout import MARGIN, Layout, layout
from pln.render.graph.legend import legend_list
from pln.render.graph.shapes import path
from pln.render.page import asset, command_line, escape, page, with_command
from pln.render.text import MONTHS, words
from pln.reports.beginning import FIRST_STEPS
from pln.reports.graph import GraphRow, Insight, network_graph, sentences
from pln.reports.report import Kind
from pln.rules.clusters import number_of

_BODY = """\
<main class="network">
<header><h1>Your network</h1>
<p class="muted">As of {day}: {about}.</p></header>
<form class="controls unprinted" role="search" aria-label="In the picture" hidden>
<label class="find"><span>Find</span> <input type="search" id="find" autocomplete="off" enterkeyhint="search"
placeholder="name or tag"></label>
<label{no_tags}><span>Tag</span> <select id="tag"><option value="">any</option>{tags}</select></label>
<label class="day"{no_days}><span>As of</span> <input type="range" id="day" min="0" max="{last}" value="{last}">
<output id="day-said" for="day"></output></label>
</form>
<div class="bar unprinted"><p id="said" class="muted" role="status"></p>
<div class="zoom" role="group" aria-label="Zoom">
<button type="button" id="closer" aria-label="Closer" title="Closer">+</button>
<button type="button" id="farther" aria-label="Farther" title="Farther">−</button>
<button type="button" id="whole">Whole</button></div></div>
<div class="seen">
<div class="stage">
{svg}
</div>
<div class="side">
<section id="card" class="unprinted" aria-labelledby="card-name" tabindex="-1" hidden>
<div class="top"><h2 id="card-name"></h2>
<button type="button" id="close" aria-label="Close" title="Close">✕</button></div>
<div class="facts"></div>
</section>
{sentences}
</div>
</div>
{legend}
<p id="keys" class="muted unprinted">Drag to move; pinch, or scroll with Ctrl, to come closer. With the keyboard: Tab
into the picture, the arrow keys go from one to the next, Enter opens a card, Escape closes it, + and − come closer and
go back, 0 shows the whole. A name that has no room yet shows closer up.</p>
<h2>As a list</h2>
<table>
<thead><tr><th scope="col">Name</th><th scope="col">Kind</th><th scope="col">Cluster</th>
<th scope="col">Came through</th><th scope="col">What it means</th><th scope="col">Tied to</th></tr></thead>
<tbody>
{rows}</tbody>
</table>
</main>"""

_BEGINNING = """\
<main class="network">
<header><h1>Your network</h1>
<p class="muted">As of {day}: nobody is in it yet.</p></header>
<h2>How to begin</h2>
<p>As soon as somebody is, this page draws who knows whom, and says what stands out.</p>
<ul>
{steps}</ul>
</main>"""
_STEPS = (
    *FIRST_STEPS,
    ("pln import FILE", "whom you know elsewhere"),
    ("pln network graph --html FILE", "this page, made anew"),
)

_SCRIPTS = ("picture", "labels", "card", "narrowing", "network")
_COLUMNS = ("Kind", "Cluster", "Came through", "What it means", "Tied to")


def network_page(seen: Insight, today: date) -> str:
    """The whole page, in one file."""
    title = f"Network on {words(today, Kind.DAY)}"
    if not seen.graph.nodes:
        steps = "".join(f"<li>{command_line(line)} {escape(effect)}</li>\n" for line, effect in _STEPS)
        return page(title, _BEGINNING.format(day=words(today, Kind.DAY), steps=steps))
    drawn = drawing(seen, today, every_label=True)
    rows = {row.id: row for row in network_graph(seen, today).rows}
    ordered = [rows[node.id] for node in seen.graph.nodes]
    days, tags = _days(seen, today), _tags(seen)
    body = _BODY.format(
        day=words(today, Kind.DAY),
        about=escape(about(seen)),
        sentences=_told(sentences(seen)),
        tags="".join(f"<option>{escape(tag)}</option>" for tag in tags),
        no_tags="" if tags else " hidden",
        no_days="" if len(days) > 1 else " hidden",
        last=len(days) - 1,
        svg=drawn.svg,
        legend=legend_list(),
        rows="".join(_row(row, rows) for row in ordered),
    )
    return page(
        title,
        body,
        styles=(asset("graph.css"), asset("network.css")),
        scripts=[asset(f"{name}.js") for name in _SCRIPTS],
        data={"graph": picture_data(seen, drawn, today)},
    )


def picture_data(seen: Insight, drawn: Drawn, today: date) -> dict[str, Any]:
    """What the scripts know of the picture: nodes and ties in their order in it, and where they stand on a screen that
    is wide or high.
    """
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
                "alone": place.alone,
                "size": place.size,
                "reach": place.reach,
                "label_width": round(width_of(node), 1),
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
        "layouts": [_laid_out(seen, one) for one in (drawn.layout, layout(seen, TALL))],
        "nodes": nodes,
        "ties": ties,
        "order": [numbers[place.node.id] for place in weighed(seen, drawn.layout)],
        "days": _days(seen, today),
        "months": MONTHS,
    }


def _laid_out(seen: Insight, drawn: Layout) -> dict[str, Any]:
    """Where everything stands: nodes, outlines and names of clusters, each in its order in the picture."""
    return {
        "width": drawn.width,
        "height": drawn.height,
        "places": [[drawn.places[node.id].x, drawn.places[node.id].y] for node in seen.graph.nodes],
        "hulls": [path(outline(cluster, drawn)) for cluster in drawn.clusters],
        "titles": [[title.x, title.y] for title in titles(drawn).values()],
        "alone": None if drawn.alone_at is None else [MARGIN, drawn.alone_at],
    }


def _days(seen: Insight, today: date) -> list[str]:
    """The days on which the network grew, and today."""
    since = [*(node.since for node in seen.graph.nodes), *(tie.since for tie in seen.graph.ties)]
    return sorted({day.isoformat() for day in since if day is not None and day < today} | {today.isoformat()})


def _tags(seen: Insight) -> list[str]:
    return sorted({tag for node in seen.graph.nodes for tag in node.tags})


def _told(texts: Iterator[str]) -> str:
    items = "".join(f"<li>{with_command(text)}</li>\n" for text in texts)
    if not items:
        return ""
    heading = "What stands out today"
    return f'<section class="told" aria-label="{heading}"><h2>{heading}</h2>\n<ul>\n{items}</ul></section>'


def _row(row: GraphRow, rows: dict[str, GraphRow]) -> str:
    by = rows[row.introduced_by].name if row.introduced_by in rows else ""
    others = ", ".join(dict.fromkeys(rows[tie.other].name for tie in row.ties))
    cells = (row.kind, row.cluster or "", by, f"{row.marks} {row.meaning}".strip(), others)
    return f'<tr><th scope="row">{escape(row.name)}</th>' + "".join(map(_cell, _COLUMNS, cells)) + "</tr>\n"


def _cell(column: str, text: str) -> str:
    """A cell that says which column it is of, for where there is no room for columns."""
    return f'<td data-column="{column}">{escape(text)}</td>' if text else "<td></td>"
