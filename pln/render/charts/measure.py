"""A figure as a bar, and what it was before as a mark across it."""

from pln.render.charts.figure import figure, number

_WIDTH, _HEIGHT = 200, 14


def measure(
    name: str, title: str, words: str, value: float | None, before: float | None = None, *, most: float = 1
) -> str:
    """`value` and `before` between 0 and `most`; None where they are not known: an empty bar, no mark."""
    parts = [f'<rect class="whole" x="0" y="3" width="{_WIDTH}" height="8" rx="4"/>']
    if value is not None:
        parts.append(f'<rect class="part" x="0" y="3" width="{_along(value, most)}" height="8" rx="4"/>')
    if before is not None:
        parts.append(f'<path class="before" d="M{_along(before, most)} 0v{_HEIGHT}"/>')
    return figure(name, "measure", (_WIDTH, _HEIGHT), title, words, "".join(parts))


def _along(value: float, most: float) -> str:
    return number(_WIDTH * min(1.0, max(0.0, value / most if most else 0.0)))
