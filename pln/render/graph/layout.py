"""Where everything in the picture of a network stands.

What hangs together stands together: each group of the graph is settled by itself, is a disc from then on, and the
discs are packed, near those they have ties with. So the picture stays in order however large the network is, and takes
time in proportion to it. Whoever has no ties at all stands in rows below.
"""

from collections.abc import Mapping, Sequence
from math import sqrt

from pln.classes import dataclass
from pln.render.graph.boxes import Box
from pln.render.graph.forces import Point
from pln.render.graph.grouping import TITLE_ROOM, WIDE, Groups, Shape
from pln.render.graph.lettering import shortened, text_width
from pln.reports.graph import Insight
from pln.rules.clusters import Cluster, groups, number_of
from pln.rules.graph import Node

LETTERS, TITLE_LETTERS = 12.0, 14.0
ROOMY = 160  # up to so many nodes with ties, each has room for its label
PILL_HEIGHT = 20.0
RING = 4.0  # units around a shape
CORNERS = 1.2  # how much farther than its size a hexagon reaches
MARGIN = 36.0

_LENGTH, _DENSE_LENGTH = 66.0, 40.0  # of a tie
_ALONE_ROW, _ALONE_DOT = 24.0, 16.0
_ALONE_LABELLED = 120


@dataclass(frozen=True, slots=True)
class Place:
    """Where a node stands: its centre, its size from there (a radius; of a topic half its width), its cluster.

    `reach` is how far it is drawn: with its ring, if it has one.
    """

    node: Node
    x: float
    y: float
    size: float
    reach: float
    cluster: int | None = None
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """All places, by id, in a picture of this size. `alone_at` is where those begin who have no ties, if any."""

    width: float
    height: float
    places: Mapping[str, Place]
    clusters: tuple[Cluster, ...]
    alone_at: float | None

    @property
    def is_roomy(self) -> bool:
        """Whether every node that has ties has room for its label."""
        return is_roomy(sum(not place.alone for place in self.places.values()))


def is_roomy(tied: int) -> bool:
    """Whether so many nodes with ties have room for a label each."""
    return tied <= ROOMY


def size_of(node: Node) -> float:
    """How far a node reaches from its centre: people the farther, the oftener one talks with them."""
    match node.kind:
        case "person":
            return round(5 + min(7.0, 1.3 * sqrt(node.talks)), 1)
        case "goal":
            return 10.0
        case "topic":
            return round(text_width(shortened(node.name), LETTERS) / 2 + 9, 1)
        case _:
            return 8.0


def reach_of(node: Node, *, ringed: bool) -> float:
    """How far a node is drawn from its centre: a community has corners, and a mark is a ring around the shape."""
    size = size_of(node)
    if ringed:
        return size + RING
    return size * CORNERS if node.kind == "community" else size


def footprint(node: Node, *, labelled: bool) -> Box:
    """The room that a node wants around its centre, with that of its label below it."""
    size = size_of(node)
    if node.kind == "topic":
        return Box(-size - 4, -PILL_HEIGHT / 2 - 4, size + 4, PILL_HEIGHT / 2 + 4)
    if not labelled:
        return Box(-size - 5, -size - 5, size + 5, size + 5)
    half = max(size, text_width(shortened(node.name), LETTERS, bold=node.kind == "goal") / 2) + 5
    return Box(-half, -size - 5, half, size + LETTERS + 9)


def layout(seen: Insight, shape: Shape = WIDE) -> Layout:
    """The picture of a network: the same for the same network."""
    nodes = {node.id: node for node in seen.graph.nodes}
    known = number_of(seen.clusters)
    divided = groups(seen.graph)
    together = [group for group in divided if len(group) > 1]
    alone = [nodes[group[0]] for group in divided if len(group) == 1]
    labelled = is_roomy(sum(map(len, together)))
    boxes = {one: footprint(nodes[one], labelled=labelled) for group in together for one in group}
    titled = {one.members[0] for one in seen.clusters}
    grouped = Groups(seen.graph, together, boxes, titled, shape)
    points = _moved_to_corner(grouped.arranged(_LENGTH if labelled else _DENSE_LENGTH), boxes)
    tied_width, height = _extent(points, boxes)
    width, alone_at = tied_width, height + MARGIN if alone else None
    rows: dict[str, Place] = {}
    if alone_at is not None:
        width, height = _in_rows(alone, rows, tied_width, alone_at, shape)
    ringed = {*seen.through, *(one.id for one in seen.bridges)}
    inward = (width - tied_width) / 2  # the rows below may be wider
    tied = {
        one: Place(
            nodes[one],
            round(x + inward, 1),
            round(y, 1),
            size_of(nodes[one]),
            reach_of(nodes[one], ringed=one in ringed),
            _number(known.get(one)),
        )
        for one, (x, y) in points.items()
    }
    return Layout(round(width + MARGIN), round(height + MARGIN), tied | rows, seen.clusters, alone_at)


def _number(cluster: Cluster | None) -> int | None:
    return cluster.number if cluster else None


def _moved_to_corner(points: Mapping[str, Point], boxes: Mapping[str, Box]) -> dict[str, Point]:
    taken = [boxes[one].at(x, y) for one, (x, y) in points.items()]
    left = min((box.left for box in taken), default=0.0) - MARGIN
    top = min((box.top for box in taken), default=0.0) - MARGIN - TITLE_ROOM
    return {one: (x - left, y - top) for one, (x, y) in points.items()}


def _extent(points: Mapping[str, Point], boxes: Mapping[str, Box]) -> tuple[float, float]:
    taken = [boxes[one].at(x, y) for one, (x, y) in points.items()]
    return max((box.right for box in taken), default=0.0), max((box.bottom for box in taken), default=0.0)


def _in_rows(
    alone: Sequence[Node], places: dict[str, Place], width: float, top: float, shape: Shape
) -> tuple[float, float]:
    """Adds those without ties, from the left, a row below the other; how wide and high it all is then."""
    labelled = len(alone) <= _ALONE_LABELLED
    spread = shape.spread if labelled else 1.0
    x, y, right = MARGIN, top + _ALONE_ROW + 8, width
    for node in alone:
        size = size_of(node)
        label = text_width(shortened(node.name), LETTERS) + 6 if labelled and node.kind != "topic" else 0.0
        room = max(_ALONE_DOT, 2 * size) + label * spread + 12
        if x + room > max(width, shape.row) and x > MARGIN:
            x, y = MARGIN, y + _ALONE_ROW * spread
        reach = reach_of(node, ringed=False)
        places[node.id] = Place(node, round(x + size, 1), round(y, 1), size, reach, alone=True)
        x += room
        right = max(right, x)
    return right, y + _ALONE_ROW / 2
