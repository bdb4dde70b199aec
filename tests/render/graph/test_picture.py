"""The picture of a network: what it shows, that nothing covers a label, and that it is the same everywhere."""

import re
from hashlib import sha256
from itertools import combinations
from math import dist
from typing import Any
from xml.etree import ElementTree

import pytest

from pln.render.graph import boxes
from pln.render.graph.arrows import head
from pln.render.graph.boxes import Occupied
from pln.render.graph.drawing import drawing, is_svg_file, svg_file
from pln.render.graph.labels import labels, titles
from pln.render.graph.layout import RING, footprint, layout
from pln.render.graph.legend import WIDTH
from pln.reports.graph import insight
from pln.rules.graph import Graph, Node, Tie
from tests.networks import grown, network
from tests.readable import TODAY

SVG = "{http://www.w3.org/2000/svg}"


def shown(graph: Graph) -> ElementTree.Element:
    return ElementTree.fromstring(svg_file(insight(graph), TODAY))  # noqa: S314


def classes(picture: ElementTree.Element) -> list[set[str]]:
    return [set((one.get("class") or "").split()) for one in picture.iter()]


@pytest.mark.parametrize("ties", ["", "ann", "ann bo", "ann~rust bo~rust"])
def test_small_networks_have_a_picture(ties: str) -> None:
    graph = network(ties)
    picture = shown(graph)
    assert len([one for one in picture.iter(f"{SVG}g") if one.get("id")]) == len(graph.nodes)
    assert "NaN" not in ElementTree.tostring(picture, "unicode")


def test_kinds_and_marks_have_shapes_of_their_own() -> None:
    picture = shown(network("x-a a-b b-hub hub-c c-d d-y hub>e a~rust b~rust", wished=["d"]))
    found = classes(picture)
    assert {"ring", "bridge"} in found
    assert {"ring", "hanging"} in found
    assert any({"node", "person", "wished"} <= one for one in found)
    assert any({"node", "topic"} <= one for one in found)
    told = {one.text for one in picture.iter(f"{SVG}title")}
    assert {"Hub, person, a bridge", "E, person, only through Hub"} <= told


def test_a_small_network_stands_in_the_middle_with_every_name() -> None:
    seen = insight(network("ann>bo bo>cy dora emil"))
    drawn = layout(seen)
    named = titles(drawn)
    found = labels(seen, drawn, named)
    assert set(found) == {"ann", "bo", "cy", "dora", "emil"}
    tied = [place for place in drawn.places.values() if not place.alone]
    around = [box for place in tied for box in [footprint(place.node, labelled=True).at(place.x, place.y)]]
    left, right = min(box.left for box in around), max(box.right for box in around)
    assert left == pytest.approx(drawn.width - right, abs=1)
    # The head of each arrow is seen whole: beside the ring of whom it leads to, and beside every name.
    for one, other in (("ann", "bo"), ("bo", "cy")):
        to, arrow = drawn.places[other], head(drawn.places[one], drawn.places[other])
        middle = (arrow.left + arrow.right) / 2, (arrow.top + arrow.bottom) / 2
        assert dist(middle, (to.x, to.y)) > to.size + RING
        assert not any(arrow.meets(label.box) for label in found.values())
    assert float(shown(network("ann")).get("width", "0")) == round(WIDTH, 1)  # the legend is not cut


@pytest.mark.parametrize("contacts", [96, 300])
def test_labels_cover_neither_each_other_nor_a_node(contacts: int) -> None:
    seen = insight(grown(contacts))
    drawn = layout(seen)
    named = titles(drawn)
    found = labels(seen, drawn, named)
    taken = [*(one.box for one in named.values()), *(one.box for one in found.values())]
    assert [pair for pair in combinations(taken, 2) if pair[0].meets(pair[1])] == []
    assert all(box.left > 0 and box.right < drawn.width and box.top > 0 for box in taken)
    covered = [
        one
        for one, label in found.items()
        for place in drawn.places.values()
        if abs(place.x - (label.box.left + label.box.right) / 2) < (label.box.right - label.box.left) / 2
        and label.box.top < place.y < label.box.bottom
    ]
    assert covered == []
    contacts_named = sum(one in found for one in drawn.places if one.startswith("contact"))
    # Each has room for its name as long as they are about a hundred; then the most important ones have.
    assert contacts_named == contacts if contacts < 100 else contacts_named > contacts / 3


def test_the_picture_is_the_same_to_the_byte_wherever_it_is_drawn() -> None:
    text = svg_file(insight(grown(60)), TODAY)
    coordinates = "".join(re.findall(r'(?: d|transform)="[^"]*"', text))
    # Of Python 3.11 to 3.13, on machines of any kind: if this changes, the picture of everybody changes.
    assert sha256(coordinates.encode()).hexdigest()[:16] == "958bb0b8cf09185d"


def test_the_work_grows_with_the_network_not_with_its_square(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[int] = []
    part = boxes._part

    def counted(*pair: Any) -> bool:
        compared[-1] += 1
        return part(*pair)

    monkeypatch.setattr(boxes, "_part", counted)
    for contacts in (100, 400):
        compared.append(0)
        layout(insight(grown(contacts)))
    assert compared[1] < 6 * compared[0]


@pytest.mark.long
def test_two_thousand_have_a_picture_in_which_no_label_covers_another() -> None:
    seen = insight(grown(2_000))
    drawn = layout(seen)
    placed = Occupied()
    for label in labels(seen, drawn, titles(drawn)).values():
        assert placed.is_free(label.box)
        placed.add(label.box)


HOSTILE = [
    "</svg><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "\x1b[31mred\u202eevil",
    "]]>&<!--",
    "",
]


def test_no_name_breaks_out_of_the_picture() -> None:
    nodes = tuple(
        Node(f"n{place}", "person", "s", name, about=(name,), tags=(name,))
        for place, name in enumerate(HOSTILE)
    )
    picture = shown(Graph(nodes, (Tie("n0", "n1", "relation", HOSTILE[0]),)))
    assert {one.tag for one in picture.iter()} & {f"{SVG}script", f"{SVG}img"} == set()
    text = "".join(picture.itertext())
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "\\x1b[31mred" in text


def test_a_picture_knows_its_own() -> None:
    seen = insight(network("ann-bo"))
    assert is_svg_file(svg_file(seen, TODAY).encode()[:1000])
    assert not is_svg_file(b'<?xml version="1.0"?><svg/>')
    assert 'id="mine-0"' in drawing(seen, TODAY, prefix="mine").svg
