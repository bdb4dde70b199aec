"""What the shapes and lines of the picture mean."""

from collections.abc import Iterator
from itertools import accumulate

from pln.render.graph.lettering import text_width
from pln.render.graph.shapes import ring, shape

HEIGHT = 84.0
_LEFT, _ROW, _LETTERS = 36.0, 26.0, 12.0
_LINE = 15.0  # half of a sample
_GAP, _APART = 6.0, 20.0  # between a sample and its words, and between two of them

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
_ARROW = '<path class="arrow" d="M8 -3.5L15 0L8 3.5Z"/>'
_LINES = tuple(
    (f'<path class="tie {kind}" d="M-15 0L15 0"/>{head}', _LINE, words)
    for kind, head, words in (
        ("introduced", _ARROW, "introduced"),
        ("relation", "", "know each other"),
        ("goal", "", "has a part in a goal"),
        ("topic", "", "shares a topic"),
    )
)

_PLACES = tuple(
    tuple(
        accumulate(
            (2 * half + _GAP + text_width(words, _LETTERS) + _APART for _, half, words in row), initial=0.0
        )
    )
    for row in (_SHAPES, _LINES)
)
WIDTH = 2 * _LEFT - _APART + max(places[-1] for places in _PLACES)


def legend(top: float) -> str:
    """The legend, from this height of the picture down."""
    return f'<g class="legend" transform="translate({_LEFT} {top + 18:.0f})">\n{"".join(_rows())}</g>\n'


def legend_list() -> str:
    """The legend as a list, to stand in a page beside the picture."""
    return f'<ul class="legend">\n{"".join(map(_item, (*_SHAPES, *_LINES)))}</ul>'


def _rows() -> Iterator[str]:
    for row, items in enumerate((_SHAPES, _LINES)):
        for x, (sample, half, words) in zip(_PLACES[row], items, strict=False):
            place = f'transform="translate({x + half:.0f} {row * _ROW:.0f})"'
            text = f'<text x="{half + _GAP:.0f}" y="4">{words}</text>'
            yield f'<g class="{_kind(words)}" {place}>{sample}{text}</g>\n'


def _item(item: tuple[str, float, str]) -> str:
    sample, _, words = item
    return (
        f'<li><svg class="pln-graph sample" viewBox="-16 -13 32 26" width="32" height="26" aria-hidden="true">'
        f'<g class="{_kind(words)}">{sample}</g></svg>{words}</li>\n'
    )


def _kind(words: str) -> str:
    return f"node {'topic' if words.startswith('topic') else 'person'} hue-0"
