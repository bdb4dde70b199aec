"""The graph in the formats of other programs, read back as XML, and as Graphviz would read DOT."""

import re
from datetime import date
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pln.render.graph.formats import ForPrograms, written
from pln.render.safe import safe
from pln.reports.graph import insight
from pln.rules.graph import Graph, Node, Tie
from tests.networks import network

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
GEXF = "{http://gexf.net/1.3}"
NAMES = ['Ann "the crab" Lee', "</node>", "\\N", "a\nb", "&amp;", "\x1b[31m\u202e", "李 伟", "]]>", ""]
TEXTS = st.text("ab\"\\<>&'\n\x00\x1b\ufffe\u202e\ud800{};é", max_size=12) | st.sampled_from(NAMES)


def shown(text: str) -> str:
    """A text as XML can hold it."""
    return safe(text, keep_newlines=True).replace("\ufffe", "\\ufffe")


def read(graph: Graph, format: ForPrograms) -> ElementTree.Element:
    return ElementTree.fromstring(written(insight(graph), format).encode())  # noqa: S314


def labelled(name: str) -> Graph:
    nodes = (
        Node("contact:a", "person", "a", name, date(2025, 3, 1), tags=(name,), talks=2),
        Node("contact:b", "person", "b", "Bo", date(2026, 1, 2), introduced_by="contact:a"),
        Node("topic:t t", "topic", "t t", "t t"),
    )
    ties = (
        Tie("contact:a", "contact:b", "introduced", "introduced", date(2026, 1, 2)),
        Tie("contact:b", "contact:a", "relation", name),
        Tie("contact:a", "topic:t t", "topic", "knows"),
    )
    return Graph(nodes, ties)


@given(TEXTS)
def test_graphml_holds_every_node_and_tie(name: str) -> None:
    root = read(labelled(name), "graphml")
    assert root.tag == f"{GRAPHML}graphml"
    keys = {one.get("id"): (one.get("attr.name"), one.get("for")) for one in root.iter(f"{GRAPHML}key")}
    nodes, edges = list(root.iter(f"{GRAPHML}node")), list(root.iter(f"{GRAPHML}edge"))
    said = [{keys[data.get("key")]: data.text or "" for data in node} for node in nodes]
    assert [one["label", "node"] for one in said] == [shown(name), "Bo", "t t"]
    assert [one["record", "node"] for one in said] == ["contact:a", "contact:b", "topic:t t"]
    assert said[1]["through", "node"] == "contact:a"
    ids = [node.get("id") for node in nodes]
    assert all(re.fullmatch(r"[\w.:-]+", one or "") for one in ids)  # names, as the schema wants them
    assert [(edge.get("source"), edge.get("target")) for edge in edges] == [
        (ids[0], ids[1]),
        (ids[1], ids[0]),
        (ids[0], ids[2]),
    ]


@given(TEXTS)
def test_gexf_holds_every_node_and_tie_with_its_day(name: str) -> None:
    root = read(labelled(name), "gexf")
    assert (root.tag, root.get("version")) == (f"{GEXF}gexf", "1.3")
    nodes, edges = list(root.iter(f"{GEXF}node")), list(root.iter(f"{GEXF}edge"))
    assert [(one.get("id"), one.get("start")) for one in nodes] == [
        ("contact:a", "2025-03-01"),
        ("contact:b", "2026-01-02"),
        ("topic:t t", None),
    ]
    # Gephi makes one of several ties between two, unless they are of different kinds.
    assert [one.get("kind") for one in edges] == ["introduced", "relation", "topic"]
    # An attribute of XML has blanks for line ends.
    assert (nodes[0].get("label") or "").replace(" ", "\n") == shown(name).replace(" ", "\n")
    assert [(one.get("source"), one.get("target")) for one in edges] == [
        ("contact:a", "contact:b"),
        ("contact:b", "contact:a"),
        ("contact:a", "topic:t t"),
    ]
    declared = {of.get("class"): {one.get("id") for one in of} for of in root.iter(f"{GEXF}attributes")}
    for of, found in (("node", nodes), ("edge", edges)):
        assert {value.get("for") for one in found for value in one.iter(f"{GEXF}attvalue")} <= declared[of]


# A token of DOT: a text in quotation marks, a name or number, or a sign.
_TOKEN = re.compile(r'"((?:[^"\\]|\\.)*)"|([A-Za-z_][A-Za-z_0-9]*|[0-9.]+)|(->|[{}\[\]=;,])|\s+', re.DOTALL)


def tokens(text: str) -> list[str]:
    found, at = [], 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        assert match is not None, text[at : at + 20]
        at = match.end()
        quoted, name, sign = match.groups()
        if quoted is not None:
            found.append('"' + re.sub(r"\\(.)", lambda one: {"n": "\n"}.get(one[1], one[1]), quoted))
        elif name or sign:
            found.append(name or sign)
    return found


@given(TEXTS)
def test_dot_holds_every_node_and_tie(name: str) -> None:
    found = tokens(written(insight(labelled(name)), "dot"))
    text = '"' + safe(name, keep_newlines=True)
    assert found[:3] == ["digraph", "network", "{"]
    assert found.count("{") == found.count("}")
    assert found.count("->") == 3
    start = found.index('"contact:a')
    *before, label = found[start : start + 5]
    # Graphviz reads entities in what it draws.
    assert [*before, re.sub(r"&amp;(?=#?\w+;)", "&", label)] == ['"contact:a', "[", "label", "=", text]
    assert re.search(r"&(?!amp;)#?\w+;", label) is None


@pytest.mark.parametrize("format", ["dot", "graphml", "gexf"])
def test_an_empty_network_is_an_empty_graph(format: ForPrograms) -> None:
    text = written(insight(Graph()), format)
    assert "contact" not in text.replace("Bo", "")


def test_clusters_are_boxes_for_graphviz() -> None:
    text = written(insight(network("a~rust b~rust c~rust")), "dot")
    assert 'subgraph cluster_1 { label="A · Rust"; "a"; "rust"; "b"; "c"; }' in text
