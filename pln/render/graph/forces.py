"""Where the nodes of one group stand: ties pull together, everything else keeps apart.

After T. Fruchterman and E. Reingold ("Graph drawing by force-directed placement", 1991): at distance d two nodes
push each other away with k²/d, nodes that are tied pull with d²/k, and no step is longer than a temperature that
falls. Only what is within 2 k pushes, so that a step takes time for the nodes, not for their pairs.
"""

from collections.abc import Iterable, Sequence
from math import sqrt

Point = tuple[float, float]
Pair = tuple[int, int]

_STEPS, _FEWEST_STEPS = 90, 20
_WORK = 4_000  # nodes times steps, beyond which a large group takes fewer of them
_GRAVITY = 0.06  # of the way to the centre: keeps a group round
# The golden angle as a rotation: points that turn by it fill a disc evenly.
_COS, _SIN = -0.7373688780783197, 0.6754902942615238


def settled(count: int, ties: Sequence[Pair], length: float) -> list[Point]:
    """Places for nodes 0 to `count` - 1 around the origin; tied ones about `length` apart."""
    xs, ys = _spiral(_nearest_first(count, ties), length)
    steps = max(_FEWEST_STEPS, min(_STEPS, _WORK // max(count, 1)))
    for step in range(steps):
        heat = length * (1 - step / steps) * 0.5
        dx, dy = _pushes(xs, ys, length)
        _pull(xs, ys, ties, length, dx, dy)
        for one in range(count):
            dx[one] -= xs[one] * _GRAVITY
            dy[one] -= ys[one] * _GRAVITY
            far = sqrt(dx[one] * dx[one] + dy[one] * dy[one])
            if far > heat:
                dx[one] *= heat / far
                dy[one] *= heat / far
            xs[one] += dx[one]
            ys[one] += dy[one]
    return list(zip(xs, ys, strict=True))


def _nearest_first(count: int, ties: Iterable[Pair]) -> list[int]:
    """The nodes from the one with the most ties outwards."""
    neighbours: list[list[int]] = [[] for _ in range(count)]
    for one, other in ties:
        neighbours[one].append(other)
        neighbours[other].append(one)
    order: list[int] = []
    seen = [False] * count
    for start in sorted(range(count), key=lambda one: -len(neighbours[one])):
        if not seen[start]:
            seen[start] = True
            found = [start]
            for one in found:
                new = [other for other in neighbours[one] if not seen[other]]
                for other in dict.fromkeys(new):
                    seen[other] = True
                    found.append(other)
            order += found
    return order


def _spiral(order: Sequence[int], length: float) -> tuple[list[float], list[float]]:
    xs, ys = [0.0] * len(order), [0.0] * len(order)
    east, north = 1.0, 0.0
    for place, one in enumerate(order):
        radius = length * 0.6 * sqrt(place)
        xs[one], ys[one] = east * radius, north * radius
        east, north = east * _COS - north * _SIN, east * _SIN + north * _COS
    return xs, ys


def _pushes(xs: Sequence[float], ys: Sequence[float], length: float) -> tuple[list[float], list[float]]:
    reach = 2 * length
    cells: dict[Pair, list[int]] = {}
    for one in range(len(xs)):
        cells.setdefault((int(xs[one] // reach), int(ys[one] // reach)), []).append(one)
    dx, dy = [0.0] * len(xs), [0.0] * len(xs)
    square, limit = length * length, reach * reach
    for (column, row), inside in cells.items():
        # Each pair of cells once: this one with itself, and with those to the right and below.
        beside = [*cells.get((column + 1, row - 1), ()), *cells.get((column + 1, row), ())]
        beside += [*cells.get((column + 1, row + 1), ()), *cells.get((column, row + 1), ())]
        for place, one in enumerate(inside):
            x, y, sum_x, sum_y = xs[one], ys[one], 0.0, 0.0
            for other in inside[place + 1 :] + beside:
                away_x, away_y = x - xs[other], y - ys[other]
                far = away_x * away_x + away_y * away_y
                if far < limit:
                    push = square / (far + 0.01)
                    sum_x += away_x * push
                    sum_y += away_y * push
                    dx[other] -= away_x * push
                    dy[other] -= away_y * push
            dx[one] += sum_x
            dy[one] += sum_y
    return dx, dy


def _pull(
    xs: Sequence[float],
    ys: Sequence[float],
    ties: Iterable[Pair],
    length: float,
    dx: list[float],
    dy: list[float],
) -> None:
    for one, other in ties:
        away_x, away_y = xs[one] - xs[other], ys[one] - ys[other]
        pull = sqrt(away_x * away_x + away_y * away_y) / length
        dx[one] -= away_x * pull
        dy[one] -= away_y * pull
        dx[other] += away_x * pull
        dy[other] += away_y * pull
