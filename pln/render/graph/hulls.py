"""The outline of a cluster: the smallest convex one around the room that its members take."""

from collections.abc import Iterable, Sequence

from pln.render.graph.layout import Layout, footprint
from pln.rules.clusters import Cluster

Point = tuple[float, float]


def outline(cluster: Cluster, drawn: Layout) -> list[Point]:
    """The corners of a cluster's outline, all around."""
    corners, labelled = [], drawn.is_roomy
    for one in cluster.members:
        place = drawn.places[one]
        box = footprint(place.node, labelled=labelled).at(place.x, place.y)
        corners += [(x, y) for x in (box.left, box.right) for y in (box.top, box.bottom)]
    return convex(corners)


def convex(points: Iterable[Point]) -> list[Point]:
    """The corners of the convex hull (A. M. Andrew's monotone chain, 1979)."""
    ordered = sorted(set(points))
    if len(ordered) < 3:
        return ordered
    lower, upper = _chain(ordered), _chain(ordered[::-1])
    return lower[:-1] + upper[:-1]


def _chain(points: Sequence[Point]) -> list[Point]:
    found: list[Point] = []
    for point in points:
        while len(found) > 1 and _turn(found[-2], found[-1], point) <= 0:
            found.pop()
        found.append(point)
    return found


def _turn(one: Point, two: Point, three: Point) -> float:
    return (two[0] - one[0]) * (three[1] - one[1]) - (two[1] - one[1]) * (three[0] - one[0])
