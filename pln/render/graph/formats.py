"""The graph for other programs: DOT for Graphviz, GraphML and GEXF for Gephi, yEd, Cytoscape and libraries.

Each says of every node what the rows of the report say of it, and of every tie its kind, its words and since when it
is known. All ties have a direction, since readers refuse a graph in which only some have: of a kind that has none,
`relation` and `met`, it is that of the words.
"""

import re
from collections.abc import Callable, Iterator
from typing import Literal

from pln.render.graph.labels import title_of
from pln.render.page import escape
from pln.render.safe import safe
from pln.reports.graph import Insight
from pln.rules.clusters import number_of
from pln.rules.graph import Node, NodeKind, Tie, TieKind

ForPrograms = Literal["dot", "graphml", "gexf"]
Values = dict[str, str]

_NODE_KEYS = {
    "kind": "string",
    "slug": "string",
    "cluster": "string",
    "bridge": "boolean",
    "through": "string",
    "talks": "integer",
    "since": "string",
    "last_on": "string",
    "wished": "boolean",
    "archived": "boolean",
    "tags": "string",
}
_TIE_KEYS = {"kind": "string", "label": "string", "since": "string"}
_GRAPHML_TYPES = {"integer": "int"}

# Room around nodes, and lines below them: as Graphviz comes, names cover each other.
_DOT_START = """\
digraph network {
  graph [layout=fdp, overlap=prism, K=0.8, sep="+12", outputorder=edgesfirst, fontname="Helvetica", color="#8a949e"];
  node [fontname="Helvetica", fontsize=12];
  edge [fontname="Helvetica", fontsize=9, color="#57606a", fontcolor="#57606a", arrowsize=0.7];
"""
_DOT_SHAPES: dict[NodeKind, str] = {
    "person": "ellipse", "community": "hexagon", "organisation": "box", "goal": "octagon", "topic": "plaintext",
}  # fmt: skip
# What is the same of a hundred lines need not be written on each of them.
_DOT_LINES: dict[TieKind, Values] = {
    "relation": {"dir": "none"},
    "met": {"dir": "none"},
    "topic": {"dir": "none", "style": "dotted", "fontcolor": "#57606a00"},
}
_ENTITY = re.compile(r"&(?=#?\w+;)")


def written(seen: Insight, format: ForPrograms) -> str:
    """The graph in one of these formats."""
    return "".join(_WRITERS[format](seen))


def _dot(seen: Insight) -> Iterator[str]:
    yield _DOT_START
    told = _Told(seen)
    for cluster in seen.clusters:
        members = "; ".join(_quoted(one) for one in cluster.members)
        yield f"  subgraph cluster_{cluster.number} {{ label={_drawn(title_of(cluster))}; {members}; }}\n"
    for node in seen.graph.nodes:
        values = told.node(node)
        double = {"peripheries": "2"} if "bridge" in values else {}
        looks = {"shape": _DOT_SHAPES[node.kind], **double, **({"style": "dashed"} if node.wished else {})}
        yield f"  {_quoted(node.id)} [{_dot_list({'label': node.name, **values, **looks})}];\n"
    for tie in seen.graph.ties:
        said = _dot_list({**told.tie(tie), **_DOT_LINES.get(tie.kind, {})})
        yield f"  {_quoted(tie.source)} -> {_quoted(tie.target)} [{said}];\n"
    yield "}\n"


def _dot_list(values: Values) -> str:
    return ", ".join(
        f"{key}={_drawn(value) if key == 'label' else _quoted(value)}" for key, value in values.items()
    )


def _quoted(text: str) -> str:
    """A text of DOT, in which Graphviz finds no escape of its own."""
    escaped = safe(text, keep_newlines=True).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _drawn(text: str) -> str:
    """A text that Graphviz draws, in which it finds no entity of HTML either."""
    return _quoted(_ENTITY.sub("&amp;", text))


def _graphml(seen: Insight) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    # Gephi takes `label` for what is written beside a node; `id` is a name that many libraries want for themselves.
    for of, keys in (("node", {"label": "string", "record": "string", **_NODE_KEYS}), ("edge", _TIE_KEYS)):
        for key, kind in keys.items():
            kind = _GRAPHML_TYPES.get(kind, kind)
            yield f'  <key id="{of}_{key}" for="{of}" attr.name="{key}" attr.type="{kind}"/>\n'
    yield '  <graph id="network" edgedefault="directed">\n'
    told = _Told(seen)
    # The ids of GraphML are names, without blanks or commas.
    names = {node.id: f"n{place}" for place, node in enumerate(seen.graph.nodes)}
    for node in seen.graph.nodes:
        values = {"label": node.name, "record": node.id, **told.node(node)}
        yield f'    <node id="{names[node.id]}">{_data("node", values)}</node>\n'
    for place, tie in enumerate(seen.graph.ties):
        ends = f'source="{names[tie.source]}" target="{names[tie.target]}"'
        yield f'    <edge id="e{place}" {ends}>{_data("edge", told.tie(tie))}</edge>\n'
    yield "  </graph>\n</graphml>\n"


def _data(of: str, values: Values) -> str:
    return "".join(f'<data key="{of}_{key}">{escape(value)}</data>' for key, value in values.items())


def _gexf(seen: Insight) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
    yield "  <meta><creator>pln</creator><description>A personal learning network</description></meta>\n"
    yield '  <graph defaultedgetype="directed" mode="dynamic" timeformat="date">\n'
    for of, keys in (("node", _NODE_KEYS), ("edge", _TIE_KEYS)):
        titles = "".join(f'<attribute id="{key}" title="{key}" type="{kind}"/>' for key, kind in keys.items())
        yield f'    <attributes class="{of}">{titles}</attributes>\n'
    told = _Told(seen)
    yield "    <nodes>\n"
    for node in seen.graph.nodes:
        start = f' start="{node.since}"' if node.since else ""
        yield (
            f'      <node id="{escape(node.id)}" label="{escape(node.name)}"{start}>'
            f"{_attributes(told.node(node))}</node>\n"
        )
    yield "    </nodes>\n    <edges>\n"
    for place, tie in enumerate(seen.graph.ties):
        start = f' start="{tie.since}"' if tie.since else ""
        yield (
            f'      <edge id="{place}" source="{escape(tie.source)}" target="{escape(tie.target)}"'
            f' kind="{tie.kind}" label="{escape(tie.label)}"{start}>{_attributes(told.tie(tie))}</edge>\n'
        )
    yield "    </edges>\n  </graph>\n</gexf>\n"


def _attributes(values: Values) -> str:
    parts = (f'<attvalue for="{key}" value="{escape(value)}"/>' for key, value in values.items())
    return f"<attvalues>{''.join(parts)}</attvalues>"


class _Told:
    """What is said of nodes and ties, as texts; what is not known is left out."""

    def __init__(self, seen: Insight) -> None:
        self._through = seen.through
        self._bridges = {one.id for one in seen.bridges}
        self._clusters = number_of(seen.clusters)

    def node(self, node: Node) -> Values:
        """Of a node, by the keys of every format."""
        cluster = self._clusters.get(node.id)
        values = {
            "kind": node.kind,
            "slug": node.slug,
            "cluster": cluster.name if cluster else "",
            "bridge": "true" if node.id in self._bridges else "",
            "through": self._through.get(node.id, ""),
            "talks": str(node.talks) if node.is_contact else "",
            "since": node.since.isoformat() if node.since else "",
            "last_on": node.last_on.isoformat() if node.last_on else "",
            "wished": "true" if node.wished else "",
            "archived": "true" if node.archived else "",
            "tags": ", ".join(node.tags),
        }
        return {key: value for key, value in values.items() if value}

    def tie(self, tie: Tie) -> Values:
        """Of a tie, by the keys of every format."""
        since = {"since": tie.since.isoformat()} if tie.since else {}
        return {"kind": tie.kind, "label": tie.label, **since}


_WRITERS: dict[ForPrograms, Callable[[Insight], Iterator[str]]] = {
    "dot": _dot,
    "graphml": _graphml,
    "gexf": _gexf,
}
