"""Where the arrow of an introduction ends: beside whom it leads to, so that it is seen whole."""

from math import sqrt

from pln.render.graph.boxes import Box
from pln.render.graph.layout import Place

_GAP = 3.0
_LENGTH = 8.0


def tip(one: Place, other: Place) -> tuple[float, float]:
    """The point of an arrow from one to another."""
    return _before(one, other, other.reach + _GAP)


def head(one: Place, other: Place) -> Box:
    """The room that the arrow's head takes."""
    x, y = _before(one, other, other.reach + _GAP + _LENGTH / 2)
    half = _LENGTH / 2
    return Box(-half, -half, half, half).at(x, y)


def _before(one: Place, other: Place, short: float) -> tuple[float, float]:
    east, south = other.x - one.x, other.y - one.y
    length = sqrt(east * east + south * south)
    if length == 0:
        return other.x, other.y
    return other.x - east * short / length, other.y - south * short / length
