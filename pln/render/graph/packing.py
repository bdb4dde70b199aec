"""Where whole groups stand: discs of different sizes, near those they have ties with, and none over another."""

from collections.abc import Mapping, Sequence
from math import sqrt

Point = tuple[float, float]

_GAP = 22.0
_DIRECTIONS = 24
_COS, _SIN = 0.9659258262890683, 0.25881904510252074  # a 24th of a turn
_TO_CENTRE = 0.6  # what a way to the centre costs, against a way to a group with one tie


def packed(radii: Sequence[float], ties: Sequence[Mapping[int, int]], down: float) -> list[Point]:
    """Centres for discs, the largest at the origin. `ties[one][other]`: how many there are between two groups.

    One after the other, each takes the free place beside one already there that is nearest to its relatives; `down` is
    how much dearer a way down is than one across: above 1 it all gets wide, below 1 high.
    """
    placed: dict[int, Point] = {}
    for one in sorted(range(len(radii)), key=lambda one: (-radii[one], one)):
        placed[one] = _best(one, radii, ties[one], placed, down)
    return [placed[one] for one in range(len(radii))]


def _best(
    one: int, radii: Sequence[float], ties: Mapping[int, int], placed: Mapping[int, Point], down: float
) -> Point:
    best, least = (0.0, 0.0), -1.0
    relatives = [(placed[other], weight) for other, weight in ties.items() if other in placed]
    for beside, (x, y) in placed.items():
        distance = radii[beside] + radii[one] + _GAP
        east, north = 1.0, 0.0
        for _ in range(_DIRECTIONS):
            point = (x + east * distance, y + north * distance)
            cost = _cost(point, relatives, down)
            if (least < 0 or cost < least) and _is_free(point, radii[one], radii, placed):
                best, least = point, cost
            east, north = east * _COS - north * _SIN, east * _SIN + north * _COS
    return best


def _cost(point: Point, relatives: Sequence[tuple[Point, int]], down: float) -> float:
    cost = _TO_CENTRE * sqrt(point[0] * point[0] + down * point[1] * point[1])
    for (x, y), weight in relatives:
        away_x, away_y = point[0] - x, point[1] - y
        cost += min(weight, 5) * sqrt(away_x * away_x + down * away_y * away_y)
    return cost


def _is_free(point: Point, radius: float, radii: Sequence[float], placed: Mapping[int, Point]) -> bool:
    for other, (x, y) in placed.items():
        away_x, away_y = point[0] - x, point[1] - y
        apart = radius + radii[other] + _GAP - 0.01
        if away_x * away_x + away_y * away_y < apart * apart:
            return False
    return True
