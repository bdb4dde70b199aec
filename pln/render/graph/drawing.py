"""The picture of a network as SVG: to stand in a page, with the style `graph.css`, or in a file of its own."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from pln.classes import dataclass
from pln.render.graph.arrows import tip
from pln.render.graph.hulls import outline
from pln.render.graph.labels import Label, labels, spare, titles
from pln.render.graph.layout import LETTERS, MARGIN, TITLE_LETTERS, Layout, Place, layout
from pln.render.graph.legend import HEIGHT as LEGEND_HEIGHT
from pln.render.graph.legend import WIDTH as LEGEND_WIDTH
from pln.render.graph.legend import legend
from pln.render.graph.lettering import shortened
from pln.render.graph.shapes import number, path, ring, shape
from pln.render.page import asset, escape
from pln.render.text import words
from pln.reports.graph import Insight
from pln.reports.report import Kind
from pln.rules.graph import Node, Tie
from pln.rules.wording import counted

HUES = 8
_HEADER = '<?xml version="1.0" encoding="UTF-8"?>\n<!-- A network, drawn by pln. -->\n'
_VARIABLE = re.compile(r"var\(--([a-z0-9-]+)\)")
_VALUE = re.compile(r"--([a-z0-9-]+): (#[0-9a-f]{6});")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture: the SVG element, and where everything in it stands."""

    svg: str
    layout: Layout


def svg_file(seen: Insight, today: date) -> str:
    """The picture as a file that every program can show: with its own colours, for day and night, and a legend."""
    return _HEADER + drawing(seen, today, style=_style(), explained=True).svg + "\n"


def is_svg_file(start: bytes) -> bool:
    """Whether a file that starts so is a picture that `svg_file` made."""
    return start.startswith(_HEADER.encode())


def drawing(
    seen: Insight,
    today: date,
    *,
    prefix: str = "graph",
    style: str = "",
    explained: bool = False,
    every_label: bool = False,
) -> Drawn:
    """The picture. Ids in it begin with `prefix`; a page that holds it needs the style `graph.css`.

    `style` is put into the picture itself. `explained`: with a legend below. `every_label`: also those that have
    no room yet, of the class `unseen`, for a script that makes room.
    """
    drawn = layout(seen)
    named = titles(drawn)
    written = labels(seen, drawn, named)
    hidden: dict[str, Label] = {}
    if every_label:
        unnamed = (place for one, place in drawn.places.items() if one not in written)
        hidden = {place.node.id: spare(place) for place in unnamed if place.node.kind != "topic"}
    width, height, left = drawn.width, drawn.height, 0.0
    if explained:
        width, height = max(width, LEGEND_WIDTH), height + LEGEND_HEIGHT
        left = (width - drawn.width) / 2
    size = f"{number(width)} {number(height)}"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="pln-graph" viewBox="0 0 {size}" '
        f'width="{number(width)}" height="{number(height)}" role="img" '
        f'aria-labelledby="{prefix}-title {prefix}-about">\n',
        f'<title id="{prefix}-title">{escape(heading(seen, today))}</title>\n',
        f'<desc id="{prefix}-about">{escape(about(seen))}</desc>\n',
        f"<style>{style}</style>\n" if style else "",
        f'<defs><marker id="{prefix}-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" '
        'markerHeight="7" orient="auto"><path class="arrow" d="M0 0.5L8 4L0 7.5Z"/></marker></defs>\n',
        f'<rect class="ground" width="{number(width)}" height="{number(height)}"/>\n' if style else "",
        f'<g class="view" transform="translate({number(left)} 0)">\n' if left else '<g class="view">\n',
        *_hulls(drawn),
        *_ties(seen, drawn, prefix),
        *_nodes(seen, drawn, written, hidden, prefix),
        *_titles(named),
        *_alone(drawn),
        "</g>\n",
        legend(drawn.height) if explained else "",
        "</svg>",
    ]
    return Drawn("".join(parts), drawn)


def heading(seen: Insight, today: date) -> str:
    """What the picture shows, and as of when: `Network on 22 Nov 2026`."""
    return f"Network on {words(today, Kind.DAY)}"


def about(seen: Insight) -> str:
    """How much is in the picture: `40 contacts, 6 goals, 29 topics, 104 ties`."""
    nodes = seen.graph.nodes
    contacts = sum(node.is_contact for node in nodes)
    goals = sum(node.kind == "goal" for node in nodes)
    parts = [
        counted(contacts, "contact"),
        counted(goals, "goal"),
        counted(len(nodes) - contacts - goals, "topic"),
        counted(len(seen.graph.ties), "tie"),
    ]
    return ", ".join(parts)


def hue(cluster: int | None) -> str:
    """The class that colours what is in a cluster; there are eight, and the letters go on."""
    return "hue-0" if cluster is None else f"hue-{(cluster - 1) % HUES + 1}"


def _style() -> str:
    """The style with its colours in it: few programs besides browsers know variables."""
    base, rules = asset("base.css"), asset("graph.css")
    light, dark = (dict(_VALUE.findall(part)) for part in base.split("@media screen")[:2])
    by_night = _VARIABLE.sub(lambda found: dark[found[1]], rules)
    by_day = _VARIABLE.sub(lambda found: light[found[1]], rules)
    return f"\n{by_day}\n@media screen and (prefers-color-scheme: dark) {{\n{by_night}}}\n"


def _hulls(drawn: Layout) -> Iterator[str]:
    for cluster in drawn.clusters:
        around = path(outline(cluster, drawn))
        yield f'<path class="hull {hue(cluster.number)}" data-cluster="{cluster.number}" d="{around}"/>\n'


def _ties(seen: Insight, drawn: Layout, prefix: str) -> Iterator[str]:
    numbers = {node.id: place for place, node in enumerate(seen.graph.nodes)}
    for tie in seen.graph.ties:
        one, other = drawn.places[tie.source], drawn.places[tie.target]
        yield (
            f'<path class="tie {tie.kind}" data-ends="{numbers[tie.source]} {numbers[tie.target]}" '
            f'd="{_line(tie, one, other)}"{_arrow(tie, prefix)}/>\n'
        )


def _arrow(tie: Tie, prefix: str) -> str:
    return f' marker-end="url(#{prefix}-arrow)"' if tie.kind == "introduced" else ""


def _line(tie: Tie, one: Place, other: Place) -> str:
    """A straight line; an introduction ends with its arrow beside whom it led to."""
    x, y = tip(one, other) if tie.kind == "introduced" else (other.x, other.y)
    return f"M{number(one.x)} {number(one.y)}L{number(x)} {number(y)}"


def _nodes(
    seen: Insight, drawn: Layout, written: Mapping[str, Label], hidden: Mapping[str, Label], prefix: str
) -> Iterator[str]:
    bridges = {one.id for one in seen.bridges}
    for place_in_graph, node in enumerate(seen.graph.nodes):
        place = drawn.places[node.id]
        marks = [mark for mark, has in (("wished", node.wished), ("archived", node.archived)) if has]
        classes = " ".join(["node", node.kind, hue(place.cluster), *marks])
        parts = [
            f'<g class="{classes}" id="{prefix}-{place_in_graph}" '
            f'transform="translate({number(place.x)} {number(place.y)})">',
            f"<title>{escape(told(node, seen))}</title>",
            ring("bridge", place.size) if node.id in bridges else "",
            ring("hanging", place.size) if node.id in seen.through else "",
            shape(node.kind, place.size),
            _text(node, place, written.get(node.id), hidden.get(node.id)),
            "</g>\n",
        ]
        yield "".join(parts)


def told(node: Node, seen: Insight) -> str:
    """Who or what a node is, in a line: for whoever points at it, and for those who hear it."""
    parts = [node.name, *([] if node.kind == "goal" else [node.kind]), *node.about]
    if node.wished:
        parts.append("wished for")
    if any(one.id == node.id for one in seen.bridges):
        parts.append("a bridge")
    if node.id in seen.through:
        parts.append(f"only through {seen.node(seen.through[node.id]).name}")
    return ", ".join(parts)


def _text(node: Node, place: Place, shown: Label | None, hidden: Label | None) -> str:
    if node.kind == "topic":
        return (
            f'<text class="pill" y="{number(LETTERS * 0.35)}" text-anchor="middle">'
            f"{escape(shortened(node.name))}</text>"
        )
    if (label := shown or hidden) is None:
        return ""
    x, y = number(label.x - place.x), number(label.y - place.y)
    unseen = "" if shown else ' class="unseen"'
    return f'<text{unseen} x="{x}" y="{y}" text-anchor="{label.anchor}">{escape(label.text)}</text>'


def _titles(named: Mapping[int, Label]) -> Iterator[str]:
    for cluster, label in named.items():
        yield (
            f'<text class="title {hue(cluster)}" data-cluster="{cluster}" x="{number(label.x)}" '
            f'y="{number(label.y)}" text-anchor="middle" font-size="{number(TITLE_LETTERS)}">'
            f"{escape(label.text)}</text>\n"
        )


def _alone(drawn: Layout) -> Iterator[str]:
    if drawn.alone_at is None:
        return
    count = sum(place.alone for place in drawn.places.values())
    more = " more," if count < len(drawn.places) else ""
    yield (
        f'<text class="aside" x="{number(MARGIN)}" y="{number(drawn.alone_at)}">'
        f"{count}{more} without ties so far</text>\n"
    )
