"""The shapes that stand for people, communities, organisations, goals and topics, and what is marked on them.

No meaning hangs on a colour: each kind has a shape of its own, each cluster an outline with a letter, a bridge a
second ring, and whoever is reached through one other only a broken one.
"""

from collections.abc import Iterable

from pln.render.graph.layout import CORNERS, PILL_HEIGHT, RING
from pln.rules.graph import NodeKind

# A hexagon's corner, from the centre of one whose corners are 1 away.
_HEXAGON = ((1, 0), (0.5, 0.866), (-0.5, 0.866), (-1, 0), (-0.5, -0.866), (0.5, -0.866))


def shape(kind: NodeKind, size: float) -> str:
    """The shape of a node around the origin."""
    match kind:
        case "person":
            return f'<circle class="shape" r="{number(size)}"/>'
        case "organisation":
            side = number(2 * size)
            corner = number(-size)
            return f'<rect class="shape" x="{corner}" y="{corner}" width="{side}" height="{side}" rx="2"/>'
        case "community":
            return f'<polygon class="shape" points="{_corners(_HEXAGON, size * CORNERS)}"/>'
        case "goal":
            return f'<polygon class="shape" points="{_corners(((0, -1), (1, 0), (0, 1), (-1, 0)), size)}"/>'
        case "topic":
            left, width, height = number(-size), number(2 * size), number(PILL_HEIGHT)
            half = number(PILL_HEIGHT / 2)
            return (
                f'<rect class="shape" x="{left}" y="-{half}" width="{width}" height="{height}" rx="{half}"/>'
            )


def ring(mark: str, size: float) -> str:
    """A ring around a shape: `bridge` or `hanging`."""
    return f'<circle class="ring {mark}" r="{number(size + RING)}"/>'


def path(corners: Iterable[tuple[float, float]]) -> str:
    """The path around something, from corner to corner."""
    return f"M{'L'.join(f'{number(x)} {number(y)}' for x, y in corners)}Z"


def number(value: float) -> str:
    """A coordinate with one decimal at most, and no more signs than it needs."""
    return f"{value:.1f}".removesuffix(".0").replace("-0", "0") if abs(value) < 0.05 else _short(value)


def _short(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _corners(corners: tuple[tuple[float, float], ...], size: float) -> str:
    return " ".join(f"{number(x * size)},{number(y * size)}" for x, y in corners)
