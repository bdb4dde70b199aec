"""Where everything in the picture of a network stands.

What hangs together stands together: each group of the graph is settled by itself, is a disc from then on, and the
discs are packed, near those they have ties with. So the picture stays in order however large the network is, and takes
time in proportion to it. Whoever has no ties at all stands in rows below.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import sqrt

from pln.classes import dataclass
from pln.render.graph.boxes import Box, pushed_apart
from pln.render.graph.forces import Point, settled
from pln.render.graph.lettering import shortened, text_width
from pln.render.graph.packing import packed
from pln.reports.graph import Insight
from pln.rules.clusters import Cluster, groups, number_of
from pln.rules.graph import Graph, Node

LETTERS, TITLE_LETTERS = 12.0, 14.0
ROOMY = 160  # up to so many nodes with ties, each has room for its label
PILL_HEIGHT = 20.0
MARGIN = 36.0

_LENGTH, _DENSE_LENGTH = 66.0, 40.0  # of a tie
_FLAT = 1.35  # how much wider than high: labels are wide, and so are screens
_TITLE_ROOM = 26.0
_GAP = 14.0
_CLOSER = 0.5  # how far the discs move in before the boxes keep apart
_ALONE_ROW, _ALONE_DOT = 24.0, 16.0
_ALONE_LABELLED = 120
_ALONE_WIDTH = 900.0


@dataclass(frozen=True, slots=True)
class Place:
    """Where a node stands: its centre, its size from there (a radius; of a topic half its width), its cluster."""

    node: Node
    x: float
    y: float
    size: float
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


def footprint(node: Node, *, labelled: bool) -> Box:
    """The room that a node wants around its centre, with that of its label below it."""
    size = size_of(node)
    if node.kind == "topic":
        return Box(-size - 4, -PILL_HEIGHT / 2 - 4, size + 4, PILL_HEIGHT / 2 + 4)
    if not labelled:
        return Box(-size - 5, -size - 5, size + 5, size + 5)
    half = max(size, text_width(shortened(node.name), LETTERS, bold=node.kind == "goal") / 2) + 5
    return Box(-half, -size - 5, half, size + LETTERS + 9)


def layout(seen: Insight) -> Layout:
    """The picture of a network: the same for the same network."""
    nodes = {node.id: node for node in seen.graph.nodes}
    known = number_of(seen.clusters)
    divided = groups(seen.graph)
    together = [group for group in divided if len(group) > 1]
    alone = [nodes[group[0]] for group in divided if len(group) == 1]
    labelled = is_roomy(sum(map(len, together)))
    points = _moved_to_corner(_arranged(seen, together, labelled=labelled), nodes, labelled=labelled)
    width, height = _extent(points, nodes, labelled=labelled)
    places = {
        one: Place(nodes[one], round(x, 1), round(y, 1), size_of(nodes[one]), _number(known.get(one)))
        for one, (x, y) in points.items()
    }
    alone_at = height + MARGIN if alone else None
    if alone_at is not None:
        width, height = _in_rows(alone, places, max(width, _ALONE_WIDTH), alone_at)
    return Layout(round(width + MARGIN), round(height + MARGIN), places, seen.clusters, alone_at)


def _number(cluster: Cluster | None) -> int | None:
    return cluster.number if cluster else None


def _arranged(seen: Insight, together: Sequence[Sequence[str]], *, labelled: bool) -> dict[str, Point]:
    """A place for everybody in a group, around the largest group."""
    nodes = {node.id: node for node in seen.graph.nodes}
    inside = [_settled_group(seen.graph, group, nodes, labelled=labelled) for group in together]
    titled = {one.members[0] for one in seen.clusters}
    radii = [
        _radius(points, nodes, labelled=labelled) + (_TITLE_ROOM if group[0] in titled else 0)
        for group, points in zip(together, inside, strict=True)
    ]
    centres = packed(radii, _ties_between(seen.graph, together))
    rooms = [
        _room(points, nodes, labelled=labelled, titled=group[0] in titled)
        for group, points in zip(together, inside, strict=True)
    ]
    # The discs say who is beside whom; boxes then move together as closely as they can.
    near = [(x * _FLAT * _CLOSER, y * _CLOSER) for x, y in centres]
    close = pushed_apart(near, rooms)
    points: dict[str, Point] = {}
    for (x, y), group in zip(close, inside, strict=True):
        points.update({one: (x + east, y + south) for one, (east, south) in group.items()})
    for centre, group in zip(close, inside, strict=True):
        points.update(_turned(group, centre, seen.graph, points, nodes, labelled=labelled))
    return points


def _room(points: Mapping[str, Point], nodes: Mapping[str, Node], *, labelled: bool, titled: bool) -> Box:
    """What a group takes around its centre, with a gap; its name may be above or, once it is turned, below."""
    boxes = [footprint(nodes[one], labelled=labelled).at(x, y) for one, (x, y) in points.items()]
    across = max(max(-box.left, box.right) for box in boxes) + _GAP
    down = max(max(-box.top, box.bottom) for box in boxes) + _GAP
    return Box(-across, -down - (_TITLE_ROOM if titled else 0), across, down)


def _settled_group(
    graph: Graph, group: Sequence[str], nodes: Mapping[str, Node], *, labelled: bool
) -> dict[str, Point]:
    numbers = {one: number for number, one in enumerate(group)}
    ties = [
        (numbers[tie.source], numbers[tie.target])
        for tie in graph.ties
        if tie.source in numbers and tie.target in numbers
    ]
    found = settled(len(group), ties, _LENGTH if labelled else _DENSE_LENGTH)
    flat = [(x * _FLAT, y) for x, y in found]
    apart = pushed_apart(flat, [footprint(nodes[one], labelled=labelled) for one in group])
    return dict(zip(group, _centred(apart), strict=True))


def _centred(points: Sequence[Point]) -> list[Point]:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    middle_x, middle_y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    return [(x - middle_x, y - middle_y) for x, y in points]


def _radius(points: Mapping[str, Point], nodes: Mapping[str, Node], *, labelled: bool) -> float:
    """Of the disc around a group, once its width is divided by how flat everything is."""
    farthest = 0.0
    for one, (x, y) in points.items():
        box = footprint(nodes[one], labelled=labelled).at(x, y)
        across, down = max(-box.left, box.right) / _FLAT, max(-box.top, box.bottom)
        farthest = max(farthest, across * across + down * down)
    return sqrt(farthest)


def _ties_between(graph: Graph, together: Sequence[Sequence[str]]) -> list[dict[int, int]]:
    place = {one: number for number, group in enumerate(together) for one in group}
    found: list[dict[int, int]] = [defaultdict(int) for _ in together]
    for tie in graph.ties:
        one, other = place[tie.source], place[tie.target]
        if one != other:
            found[one][other] += 1
            found[other][one] += 1
    return found


def _turned(
    group: Mapping[str, Point],
    centre: Point,
    graph: Graph,
    points: Mapping[str, Point],
    nodes: Mapping[str, Node],
    *,
    labelled: bool,
) -> dict[str, Point]:
    """A group mirrored so that its ties to others are short."""
    outward = [
        (mine, points[other])
        for tie in graph.ties
        for mine, other in ((tie.source, tie.target), (tie.target, tie.source))
        if mine in group and other not in group
    ]
    x, y = centre
    best, least = (1, 1), -1.0
    for across in (1, -1):
        for down in (1, -1):
            length = 0.0
            for mine, (other_x, other_y) in outward:
                east, south = group[mine]
                away_x, away_y = x + across * east - other_x, y + down * south - other_y
                length += away_x * away_x + away_y * away_y
            if least < 0 or length < least - 0.5:
                best, least = (across, down), length
    turned = [(x + best[0] * east, y + best[1] * south) for east, south in group.values()]
    shapes = [footprint(nodes[one], labelled=labelled) for one in group]
    return dict(zip(group, pushed_apart(turned, shapes), strict=True))


def _moved_to_corner(
    points: Mapping[str, Point], nodes: Mapping[str, Node], *, labelled: bool
) -> dict[str, Point]:
    boxes = [footprint(nodes[one], labelled=labelled).at(x, y) for one, (x, y) in points.items()]
    left = min((box.left for box in boxes), default=0.0) - MARGIN
    top = min((box.top for box in boxes), default=0.0) - MARGIN - _TITLE_ROOM
    return {one: (x - left, y - top) for one, (x, y) in points.items()}


def _extent(points: Mapping[str, Point], nodes: Mapping[str, Node], *, labelled: bool) -> tuple[float, float]:
    boxes = [footprint(nodes[one], labelled=labelled).at(x, y) for one, (x, y) in points.items()]
    return max((box.right for box in boxes), default=0.0), max((box.bottom for box in boxes), default=0.0)


def _in_rows(
    alone: Sequence[Node], places: dict[str, Place], width: float, top: float
) -> tuple[float, float]:
    """Adds those without ties, from the left, a row below the other; how wide and high it all is then."""
    labelled = len(alone) <= _ALONE_LABELLED
    x, y, right = MARGIN, top + _ALONE_ROW + 8, 0.0
    for node in alone:
        size = size_of(node)
        label = text_width(shortened(node.name), LETTERS) + 6 if labelled and node.kind != "topic" else 0.0
        room = max(_ALONE_DOT, 2 * size) + label + 12
        if x + room > width and x > MARGIN:
            x, y = MARGIN, y + _ALONE_ROW
        places[node.id] = Place(node, round(x + size, 1), round(y, 1), size, alone=True)
        x += room
        right = max(right, x)
    return max(right, width), y + _ALONE_ROW / 2
