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
        ("ann-bo bo-cy cy-di di-ed", {}),  # two people on either side are no circles
        ("ann-bo bo-cy cy-hub hub-di di-ed ed-fay", {"hub": (3, 3)}),
        ("ann-bo ann-cy bo-cy cy-hub hub-di di-ed ed-fay di-fay", {"hub": (3, 3)}),
        ("ann-bo bo-cy cy-hub hub-di di-ed ed-fay fay-ann", {}),  # all around: nobody is needed
        ("hub-ann bo-ann ann-cy  di-hub di-ed di-fay  gil-hub hal-gil ivy-gil", {"hub": (3, 3, 3)}),
        ("ann-bo bo-cy cy~rust rust di~rust di-ed ed-fay", {}),  # what one has in common joins nobody
        ("a-b b-c c-hub hub-d d-e e-f  g-h h-i i-x x-j j-k k-l", {"hub": (3, 3), "x": (3, 3)}),
    ],
)
def test_a_bridge_alone_joins_circles(ties: str, joined: dict[str, tuple[int, ...]]) -> None:
    assert {one.id: one.parts for one in bridges(network(ties))} == joined


def test_the_bridge_that_joins_the_most_comes_first() -> None:
    found = bridges(network("a-b b-c c-d d-e e-f f-g g-h h-i"))
    assert [(one.id, one.parts) for one in found] == [("e", (4, 4)), ("d", (5, 3)), ("f", (5, 3))]


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
    expected = {one: sizes for one, sizes in parts.items() if len(sizes) > 1 and sizes[1] > 2}
    assert {one.id: one.parts for one in bridges(_graph(ties))} == expected
