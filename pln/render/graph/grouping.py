"""Groups of nodes as wholes: each settled by itself, then placed beside those it has ties with."""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from math import sqrt

from pln.classes import dataclass
from pln.render.graph.boxes import Box, pushed_apart
from pln.render.graph.forces import Pair, Point, settled
from pln.render.graph.packing import packed
from pln.rules.graph import Graph

TITLE_ROOM = 26.0  # above a group that has a name

_GAP = 14.0
_CLOSER = 0.5  # how far the discs move in before the boxes keep apart


@dataclass(frozen=True, slots=True)
class Shape:
    """What a picture is to look like: how much wider than high a group is, how much dearer a way down is than one
    across where groups are put side by side, how wide a row of those without ties may be at least, and how many
    times the room of its label each of them has, since names stay readable where the picture is drawn smaller.
    """

    flat: float
    down: float
    row: float
    spread: float


WIDE = Shape(flat=1.35, down=1.8, row=900.0, spread=1.4)  # for screens, and since labels are wide
TALL = Shape(flat=0.85, down=0.3, row=420.0, spread=2.2)  # for a telephone held upright


class Groups:
    """The groups of a graph; `boxes` are what their nodes take around their centres.

    `titled` has the first member of each group that wants room for its name.
    """

    def __init__(
        self,
        graph: Graph,
        together: Sequence[Sequence[str]],
        boxes: Mapping[str, Box],
        titled: Set[str],
        shape: Shape,
    ) -> None:
        self._together = together
        self._boxes = boxes
        self._shape = shape
        self._titled = [group[0] in titled for group in together]
        self._inner: list[list[Pair]] = [[] for _ in together]  # by the places of nodes in their group
        self._outward: list[list[tuple[str, str]]] = [[] for _ in together]
        self._between: list[dict[int, int]] = [defaultdict(int) for _ in together]
        self._sort(graph)

    def _sort(self, graph: Graph) -> None:
        at = {
            one: (number, place)
            for number, group in enumerate(self._together)
            for place, one in enumerate(group)
        }
        for tie in graph.ties:
            (one, place), (other, other_place) = at[tie.source], at[tie.target]
            if one == other:
                self._inner[one].append((place, other_place))
                continue
            self._outward[one].append((tie.source, tie.target))
            self._outward[other].append((tie.target, tie.source))
            self._between[one][other] += 1
            self._between[other][one] += 1

    def arranged(self, length: float) -> dict[str, Point]:
        """A place for everybody, around the largest group; nodes that are tied are about `length` apart."""
        inside = [self._settled(number, length) for number in range(len(self._together))]
        radii = [self._radius(number, one) for number, one in enumerate(inside)]
        centres = packed(radii, self._between, self._shape.down)
        # The discs say who is beside whom; boxes then move together as closely as they can.
        near = [(x * self._shape.flat * _CLOSER, y * _CLOSER) for x, y in centres]
        close = pushed_apart(near, [self._room(number, one) for number, one in enumerate(inside)])
        points: dict[str, Point] = {}
        for (x, y), group in zip(close, inside, strict=True):
            points.update({one: (x + east, y + south) for one, (east, south) in group.items()})
        for number, (centre, group) in enumerate(zip(close, inside, strict=True)):
            points.update(self._turned(number, group, centre, points))
        return points

    def _settled(self, number: int, length: float) -> dict[str, Point]:
        group = self._together[number]
        flat = [(x * self._shape.flat, y) for x, y in settled(len(group), self._inner[number], length)]
        apart = pushed_apart(flat, [self._boxes[one] for one in group])
        xs, ys = [x for x, _ in apart], [y for _, y in apart]
        x, y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
        return {one: (east - x, south - y) for one, (east, south) in zip(group, apart, strict=True)}

    def _radius(self, number: int, points: Mapping[str, Point]) -> float:
        """Of the disc around a group, once its width is divided by how flat everything is."""
        farthest = 0.0
        for one, (x, y) in points.items():
            box = self._boxes[one].at(x, y)
            across, down = max(-box.left, box.right) / self._shape.flat, max(-box.top, box.bottom)
            farthest = max(farthest, across * across + down * down)
        return sqrt(farthest) + (TITLE_ROOM if self._titled[number] else 0)

    def _room(self, number: int, points: Mapping[str, Point]) -> Box:
        """What a group takes around its centre, mirrored or not, with a gap and with its name."""
        boxes = [self._boxes[one].at(x, y) for one, (x, y) in points.items()]
        across = max(max(-box.left, box.right) for box in boxes) + _GAP
        down = max(max(-box.top, box.bottom) for box in boxes) + _GAP
        return Box(-across, -down - (TITLE_ROOM if self._titled[number] else 0), across, down)

    def _turned(
        self, number: int, group: Mapping[str, Point], centre: Point, points: Mapping[str, Point]
    ) -> dict[str, Point]:
        """A group mirrored so that its ties to others are short."""
        x, y = centre
        best, least = (1, 1), -1.0
        for across, down in ((1, 1), (1, -1), (-1, 1), (-1, -1)):
            length = 0.0
            for mine, other in self._outward[number]:
                east, south = group[mine]
                away_x = x + across * east - points[other][0]
                away_y = y + down * south - points[other][1]
                length += away_x * away_x + away_y * away_y
            if least < 0 or length < least - 0.5:
                best, least = (across, down), length
        turned = [(x + best[0] * east, y + best[1] * south) for east, south in group.values()]
        apart = pushed_apart(turned, [self._boxes[one] for one in group])
        return dict(zip(group, apart, strict=True))
