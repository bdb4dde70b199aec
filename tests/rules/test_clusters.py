import pytest
from hypothesis import given
from hypothesis import strategies as st

from pln.rules.clusters import WEIGHTS, clusters, groups
from pln.rules.graph import Graph
from tests.networks import grown, network

TRIANGLES = "a-b b-c a-c  x-y y-z x-z"


@pytest.mark.parametrize(
    ("ties", "together"),
    [
        ("", []),
        ("a", [["a"]]),
        ("a b", [["a"], ["b"]]),
        ("a-b c", [["a", "b"], ["c"]]),
        (TRIANGLES, [["a", "b", "c"], ["x", "y", "z"]]),
        (TRIANGLES + " c-x", [["a", "b", "c"], ["x", "y", "z"]]),  # one tie between two circles
        ("a-b b-c a-c a~rust d~rust", [["a", "b", "c"], ["d", "rust"]]),  # a topic alone holds less
    ],
)
def test_what_hangs_together_is_a_group(ties: str, together: list[list[str]]) -> None:
    assert [sorted(group) for group in groups(network(ties))] == [sorted(group) for group in together]


def test_a_cluster_has_three_contacts_and_the_name_of_what_gathers_them() -> None:
    found = clusters(network("a~rust b~rust c~rust c~sql  x-y y-z x-z z-w  p-q"))
    assert [(one.number, one.name, one.contacts, one.members) for one in found] == [
        (1, "around Z", 4, ("x", "y", "z", "w")),
        (2, "Rust", 3, ("a", "rust", "b", "c", "sql")),
    ]


def _modularity(graph: Graph, parts: list[list[str]]) -> float:
    """By its formula."""
    total = sum(WEIGHTS[tie.kind] for tie in graph.ties)
    found = 0.0
    for part in map(set, parts):
        ends = [(tie.source in part) + (tie.target in part) for tie in graph.ties]
        weights = [WEIGHTS[tie.kind] for tie in graph.ties]
        inside = sum(weight for weight, at in zip(weights, ends, strict=True) if at == 2)
        at_nodes = sum(weight * at for weight, at in zip(weights, ends, strict=True))
        found += inside / total - (at_nodes / (2 * total)) ** 2
    return found


def test_circles_that_were_grown_are_found() -> None:
    graph = grown(100)
    assert _modularity(graph, groups(graph)) > 0.6


@given(
    st.lists(
        st.tuples(st.sampled_from("abcdef"), st.sampled_from("ghijkl")), min_size=1, max_size=12, unique=True
    )
)
def test_no_node_is_better_off_in_the_group_of_a_neighbour(pairs: list[tuple[str, str]]) -> None:
    graph = network(" ".join(f"{one}-{other}" for one, other in pairs))
    parts = groups(graph)
    assert sorted(one for part in parts for one in part) == sorted(node.id for node in graph.nodes)
    assert _modularity(graph, parts) >= _modularity(graph, [[node.id] for node in graph.nodes])
