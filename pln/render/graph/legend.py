"""What the shapes and lines of the picture mean."""

from collections.abc import Iterator

from pln.render.graph.lettering import text_width
from pln.render.graph.shapes import ring, shape

WIDTH, HEIGHT = 1240.0, 84.0
_LEFT, _ROW, _LETTERS = 36.0, 26.0, 12.0

# A sample, half its width, and what it means.
_SHAPES = (
    (shape("person", 7), 8.0, "person, larger the oftener you talk"),
    (shape("community", 8), 9.0, "community"),
    (shape("organisation", 7), 8.0, "organisation"),
    (shape("goal", 9), 9.0, "goal"),
    (shape("topic", 13), 13.0, "topic that several share"),
    (shape("person", 6) + ring("bridge", 6), 11.0, "bridge: alone joins circles"),
    (shape("person", 6) + ring("hanging", 6), 11.0, "reached through one other only"),
)
_LINES = (
    ("introduced", "introduced"),
    ("relation", "know each other"),
    ("goal", "has a part in a goal"),
    ("topic", "shares a topic"),
)
_LINE = 15.0  # half of a sample


def legend(top: float) -> str:
    """The legend, from this height of the picture down."""
    return f'<g class="legend" transform="translate({_LEFT} {top + 18:.0f})">\n{"".join(_items())}</g>\n'


def legend_alone() -> str:
    """The legend as a picture of its own, to stand in a page."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="pln-graph" viewBox="0 0 {WIDTH:.0f} {HEIGHT:.0f}" '
        f'role="img" aria-label="What the shapes and lines mean">\n{legend(0)}</svg>'
    )


def _items() -> Iterator[str]:
    lines = [(f'<path class="tie {kind}" d="M-15 0L15 0"/>', _LINE, words) for kind, words in _LINES]
    for row, items in enumerate((_SHAPES, lines)):
        x = 0.0
        for sample, half, words in items:
            kind = "topic" if words.startswith("topic") else "person"
            yield (
                f'<g class="node {kind} hue-0" transform="translate({x + half:.0f} {row * _ROW:.0f})">{sample}'
                f'<text x="{half + 6:.0f}" y="4">{words}</text></g>\n'
            )
            x += 2 * half + 6 + text_width(words, _LETTERS) + 20
