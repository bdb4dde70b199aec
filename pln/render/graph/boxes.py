"""Boxes that must not cover each other: pushed apart, or looked up where one wants to be placed."""

from collections.abc import Iterator, Sequence
from itertools import product

from pln.classes import dataclass

_CELL = 64.0
_ROUNDS = 80


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its edges; `top` is above `bottom`, and smaller."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether the two have more than an edge in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def at(self, x: float, y: float) -> "Box":
        """The box moved, such as from around the origin to around a point."""
        return Box(self.left + x, self.top + y, self.right + x, self.bottom + y)


class Occupied:
    """The boxes placed so far, to be asked whether another would cover one of them."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[Box]] = {}

    def add(self, box: Box) -> None:
        """Takes the room of a box."""
        for cell in _cells(box):
            self._cells.setdefault(cell, []).append(box)

    def is_free(self, box: Box) -> bool:
        """Whether a box would cover none of those added."""
        return not any(box.meets(other) for cell in _cells(box) for other in self._cells.get(cell, ()))


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    across = range(int(box.left // _CELL), int(box.right // _CELL) + 1)
    down = range(int(box.top // _CELL), int(box.bottom // _CELL) + 1)
    return product(across, down)


def pushed_apart(places: Sequence[tuple[float, float]], shapes: Sequence[Box]) -> list[tuple[float, float]]:
    """The places moved as little as is needed until no two boxes meet; `shapes` are boxes around the origin.

    After 80 rounds it ends as it is: labels that still meet are left out where they are drawn.
    """
    xs, ys = [x for x, _ in places], [y for _, y in places]
    for _ in range(_ROUNDS):
        if not _separated(xs, ys, shapes):
            break
    return list(zip(xs, ys, strict=True))


def _separated(xs: list[float], ys: list[float], shapes: Sequence[Box]) -> bool:
    """Moves every pair that meets apart, on the shorter way; whether there was any."""
    order = sorted(range(len(xs)), key=lambda one: (xs[one] + shapes[one].left, one))
    moved = False
    for place, one in enumerate(order):
        for other in order[place + 1 :]:
            # In order of the left edges as they were; what this round moved is seen in the next.
            if xs[other] + shapes[other].left > xs[one] + shapes[one].right:
                break
            if _part(one, other, xs, ys, shapes):
                moved = True
    return moved


def _part(one: int, other: int, xs: list[float], ys: list[float], shapes: Sequence[Box]) -> bool:
    mine, others = shapes[one], shapes[other]
    to_right = xs[one] + mine.right - xs[other] - others.left
    to_left = xs[other] + others.right - xs[one] - mine.left
    down = ys[one] + mine.bottom - ys[other] - others.top
    up = ys[other] + others.bottom - ys[one] - mine.top
    across, along = min(to_right, to_left), min(down, up)
    if across <= 0.01 or along <= 0.01:
        return False
    if across < along:
        step = (across / 2 + 0.1) if to_right <= to_left else -(across / 2 + 0.1)
        xs[one] -= step
        xs[other] += step
    else:
        step = (along / 2 + 0.1) if down <= up else -(along / 2 + 0.1)
        ys[one] -= step
        ys[other] += step
    return True
