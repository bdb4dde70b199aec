from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pln.rules.bridges import bridges, only_through
from pln.rules.graph import Graph, Node, Tie
from tests.networks import network


@pytest.mark.parametrize(
    ("ties", "joined"),
    [
        ("", {}),
        ("ann", {}),
        ("ann-bo bo-cy", {}),  # one person on either side is no circle
        ("ann-bo bo-cy cy-di", {}),
        ("ann-bo bo-cy cy-di di-ed", {"cy": (2, 2)}),
        ("ann-bo bo-cy cy-di di-ed ann-ed", {}),  # a circle: nobody is needed
        ("ann-bo ann-cy bo-cy cy-di di-ed ed-fay di-fay", {"cy": (3, 2), "di": (3, 2)}),
        ("ann-hub bo-ann cy-hub di-cy ed-hub fay-ed", {"hub": (2, 2, 2)}),
        ("ann~rust bo~rust bo-cy", {}),  # what one has in common joins nobody
        ("ann-bo bo-hub hub-cy cy-di  eve-fay fay-x x-gil gil-hal", {"hub": (2, 2), "x": (2, 2)}),
    ],
)
def test_a_bridge_alone_joins_circles(ties: str, joined: dict[str, tuple[int, ...]]) -> None:
    assert {one.id: one.parts for one in bridges(network(ties))} == joined


def test_the_bridge_that_joins_the_most_comes_first() -> None:
    found = bridges(network("a-b b-c c-d d-e e-f f-g g-h"))
    assert [(one.id, one.parts) for one in found] == [
        ("d", (4, 3)),
        ("e", (4, 3)),
        ("c", (5, 2)),
        ("f", (5, 2)),
    ]


@pytest.mark.parametrize(
    ("ties", "talked", "wished", "through"),
    [
        ("ann", "", "", {}),
        ("ann>bo", "", "", {"bo": "ann"}),
        ("ann>bo", "bo", "", {}),  # that tie is my own by now
        ("ann>bo bo>cy", "", "", {"bo": "ann", "cy": "bo"}),  # the nearest
        ("ann>bo bo>cy", "bo", "", {"cy": "bo"}),
        ("ann>bo bo-di di", "", "", {}),  # Di leads to Bo, too
        ("ann>bo bo-di", "", "di", {"bo": "ann", "di": "bo"}),
        ("ann-di", "", "di", {"di": "ann"}),  # somebody I wish to know
        ("ann-di bo-di", "", "di", {}),  # and two who could introduce me
        ("ann>bo bo>ann", "", "", {}),  # a circle
        ("ann>bo bo>ann bo>cy", "", "", {}),
        ("ann>bo cy>bo", "", "", {}),
        ("ann>bo ann~rust bo~rust cy~rust", "", "", {"bo": "ann"}),
        ("ann-di", "", "ann di", {}),  # nobody leads there
    ],
)
def test_whom_one_reaches_through_one_other_only(
    ties: str, talked: str, wished: str, through: dict[str, str]
) -> None:
    assert only_through(network(ties, talked=talked.split(), wished=wished.split())) == through


NAMES = "abcdefgh"
TIES = st.lists(st.sampled_from(list(combinations(NAMES, 2))), max_size=14, unique=True)


def _graph(ties: list[tuple[str, str]]) -> Graph:
    nodes = tuple(Node(one, "person", one, one) for one in NAMES)
    return Graph(nodes, tuple(Tie(one, other, "relation", "friend") for one, other in ties))


def _parts(ties: list[tuple[str, str]], without: str) -> list[int]:
    """The sizes of what hangs together with those that were tied to one who is taken away, by plain search."""
    neighbours: dict[str, set[str]] = {one: set() for one in NAMES}
    for one, other in ties:
        neighbours[one].add(other)
        neighbours[other].add(one)
    rest, sizes = set(neighbours[without]), []
    while rest:
        found, waiting = {without}, [min(rest)]
        while waiting:
            found.add(one := waiting.pop())
            waiting += neighbours[one] - found
        sizes.append(len(found) - 1)
        rest -= found
    return sorted(sizes, reverse=True)


@given(TIES)
def test_a_bridge_is_whoever_taken_away_leaves_two_circles(ties: list[tuple[str, str]]) -> None:
    parts = {one: tuple(_parts(ties, one)) for one in NAMES}
    expected = {one: sizes for one, sizes in parts.items() if len(sizes) > 1 and sizes[1] > 1}
    assert {one.id: one.parts for one in bridges(_graph(ties))} == expected
