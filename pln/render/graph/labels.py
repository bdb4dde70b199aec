"""Labels in the picture: those that matter most first, none over another, a node, or a cluster's name."""

from collections.abc import Iterator, Mapping

from pln.classes import dataclass
from pln.render.graph.arrows import head
from pln.render.graph.boxes import Box, Occupied
from pln.render.graph.layout import LETTERS, PILL_HEIGHT, TITLE_LETTERS, Layout, Place
from pln.render.graph.lettering import shortened, text_width
from pln.reports.graph import Insight
from pln.rules.clusters import Cluster, degrees_of
from pln.rules.graph import Node

Anchor = str  # start, middle or end: where in the text its point is

_ASCENT, _DESCENT = 0.78, 0.24  # of the size of the letters
_NEAR = 4.0


@dataclass(frozen=True, slots=True)
class Label:
    """A text in the picture: the point of its baseline, which part of it is there, and the room that it takes."""

    text: str
    x: float
    y: float
    anchor: Anchor
    box: Box


def titles(drawn: Layout) -> dict[int, Label]:
    """The names of the clusters, above the highest node of each."""
    found = {}
    for cluster in drawn.clusters:
        places = [drawn.places[one] for one in cluster.members]
        top = min(place.y - _half_height(place) for place in places)
        middle = (min(place.x for place in places) + max(place.x for place in places)) / 2
        text = title_of(cluster)
        width = text_width(text, TITLE_LETTERS, bold=True)
        x = round(min(max(middle, width / 2 + 8), drawn.width - width / 2 - 8), 1)
        found[cluster.number] = _label(text, x, round(top - 14, 1), "middle", width, TITLE_LETTERS)
    return found


def title_of(cluster: Cluster) -> str:
    """A cluster by the letter that it goes by in the picture, and its name: `A · rust`."""
    return f"{letter(cluster.number)} · {shortened(cluster.name)}"


def letter(number: int) -> str:
    """A to Z for the first 26 clusters, then A2 and so on."""
    round_, place = divmod(number - 1, 26)
    return chr(ord("A") + place) + (str(round_ + 1) if round_ else "")


def labels(seen: Insight, drawn: Layout, named: Mapping[int, Label]) -> dict[str, Label]:
    """The labels of the nodes that have room for one, by id; topics carry their names themselves."""
    occupied = Occupied()
    for title in named.values():
        occupied.add(title.box)
    for place in drawn.places.values():
        occupied.add(_body(place))
    for tie in seen.graph.ties:
        if tie.kind == "introduced":
            occupied.add(head(drawn.places[tie.source], drawn.places[tie.target]))
    found = {}
    for place in weighed(seen, drawn):
        for label in _wishes(place):
            if label.box.left > 0 and label.box.right < drawn.width and occupied.is_free(label.box):
                occupied.add(label.box)
                found[place.node.id] = label
                break
    return found


def width_of(node: Node) -> float:
    """How wide the label of a node is."""
    return text_width(shortened(node.name), LETTERS, bold=node.kind == "goal")


def spare(place: Place) -> Label:
    """The label of a node that has no room for one yet."""
    return next(_wishes(place))


def weighed(seen: Insight, drawn: Layout) -> list[Place]:
    """All places, those that say the most first."""
    ties = degrees_of(seen.graph)
    bridges = {one.id for one in seen.bridges}

    def weight(place: Place) -> tuple[bool, bool, int]:
        node = place.node
        return node.id in bridges, node.kind == "goal", 2 * ties.get(node.id, 0) + node.talks

    return sorted(drawn.places.values(), key=weight, reverse=True)


def _wishes(place: Place) -> Iterator[Label]:
    """Where a label may stand, best first; a topic carries its name itself."""
    if place.node.kind == "topic":
        return
    text, width = shortened(place.node.name), width_of(place.node)
    x, y, out = place.x, place.y, place.reach + _NEAR
    level = round(y + LETTERS * 0.35, 1)
    beside = [
        _label(text, round(x + out, 1), level, "start", width),
        _label(text, round(x - out, 1), level, "end", width),
    ]
    if place.alone:
        yield beside[0]
        return
    yield _label(text, x, round(y + out + LETTERS * _ASCENT, 1), "middle", width)
    yield from beside
    yield _label(text, x, round(y - out - LETTERS * _DESCENT, 1), "middle", width)


def _label(text: str, x: float, y: float, anchor: Anchor, width: float, letters: float = LETTERS) -> Label:
    left = {"start": x, "middle": x - width / 2, "end": x - width}[anchor]
    return Label(text, x, y, anchor, Box(left, y - letters * _ASCENT, left + width, y + letters * _DESCENT))


def _half_height(place: Place) -> float:
    return PILL_HEIGHT / 2 if place.node.kind == "topic" else place.reach


def _body(place: Place) -> Box:
    height = _half_height(place)
    return Box(-place.reach, -height, place.reach, height).at(place.x, place.y)
