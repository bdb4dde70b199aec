"""`network graph`: everybody in the order of introductions, goals and topics after them, and what each is tied to."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Annotated

from pln.classes import dataclass, field
from pln.facts.refs import Ref
from pln.reports.report import Column, Kind, Report, Told, When
from pln.rules.bridges import Bridge, bridges, only_through
from pln.rules.clusters import Cluster, clusters, number_of
from pln.rules.graph import Graph, Node, Tie
from pln.rules.lineage import Limb, lineage
from pln.rules.wording import counted, listed

BRIDGE, HANGING = "◎", "◌"  # as the rings in the picture
_NAMED = 3  # in one sentence


@dataclass(frozen=True, slots=True)
class TieRow:
    """A tie, seen from one of its ends: the id of the other, what kind of tie, and in a word or two which."""

    other: Annotated[str, Column("Other")]
    kind: Annotated[str, Column("Kind")]
    label: Annotated[str, Column("Tie", Kind.NAME)]
    outward: Annotated[bool, Column("Outward", Kind.FLAG)]
    since: Annotated[date | None, Column("Since", Kind.DAY)]


@dataclass(frozen=True, slots=True)
class GraphRow:
    """A contact, goal or topic. `steps` are introductions from me, 0: found by myself; None for goals and topics.

    `joins` are the sizes of the parts that a bridge joins, `through` is the only one who leads to somebody.
    """

    name: Annotated[str, Column("You", Kind.BRANCH)]
    marks: Annotated[str, Column("")]
    cluster: Annotated[str | None, Column("Cluster")]
    meaning: Annotated[str, Column("What it means")]
    led_to: Annotated[int | None, Column("Led to", Kind.COUNT, When.ROOMY)]
    talks: Annotated[int | None, Column("Talks in a year", Kind.COUNT, When.ROOMY)]
    kind: Annotated[str, Column("Kind", when=When.ROOMY)]
    id: Annotated[str, Column("Id", when=When.MACHINE)]
    slug: Annotated[str, Column("Slug", when=When.MACHINE)]
    steps: Annotated[int | None, Column("Steps", Kind.COUNT, When.MACHINE)]
    introduced_by: Annotated[str | None, Column("Introduced by", when=When.MACHINE)]
    through: Annotated[Ref | None, Column("Only through", when=When.MACHINE)]
    joins: Annotated[tuple[int, ...], Column("Joins", Kind.LIST, When.MACHINE)]
    cluster_number: Annotated[int | None, Column("Cluster number", Kind.COUNT, When.MACHINE)]
    since: Annotated[date | None, Column("Since", Kind.DAY, When.MACHINE)]
    last_on: Annotated[date | None, Column("Last contact", Kind.DAY, When.MACHINE)]
    wished: Annotated[bool, Column("Wished", Kind.FLAG, When.MACHINE)]
    archived: Annotated[bool, Column("Archived", Kind.FLAG, When.MACHINE)]
    tags: Annotated[tuple[str, ...], Column("Tags", Kind.LIST, When.MACHINE)]
    ties: Annotated[tuple[TieRow, ...], Column("Ties", Kind.TABLE, When.MACHINE)]


@dataclass(frozen=True)
class Insight:
    """What is judged of a graph: its clusters, its bridges, and who is reached through one other only."""

    graph: Graph
    clusters: tuple[Cluster, ...] = ()
    bridges: tuple[Bridge, ...] = ()
    through: Mapping[str, str] = field(default_factory=dict)

    def node(self, id: str) -> Node:
        """The node with this id."""
        return next(node for node in self.graph.nodes if node.id == id)


def insight(graph: Graph) -> Insight:
    """Everything that is judged of a graph."""
    return Insight(graph, clusters(graph), bridges(graph), only_through(graph))


def network_graph(seen: Insight, today: date) -> Report[GraphRow]:
    """One row for each contact, below who introduced it; then goals, then topics. Notes say what the marks mean."""
    limbs = lineage(seen.graph)
    make = _Rows(seen)
    rows = [make.of_contact(limb) for limb in limbs]
    rows += [make.of_other(node) for node in seen.graph.nodes if not node.is_contact]
    return Report(
        name="network graph",
        title="Who came through whom",
        today=today,
        row_type=GraphRow,
        rows=rows,
        notes=list(sentences(seen)),
        shown=[row for row, limb in zip(rows, limbs, strict=False) if _is_shown(limb, row)] or None,
        empty="Nobody in your network yet: pln add contact NAME",
    )


def sentences(seen: Insight) -> Iterator[str]:
    """What the picture says in words: clusters, bridges, whom one reaches through one other, who stands alone."""
    if seen.clusters:
        named = listed([f"{one.name} ({one.contacts})" for one in seen.clusters], _NAMED)
        yield f"{counted(len(seen.clusters), 'cluster')}: {named}"
    for bridge in seen.bridges[:_NAMED]:
        yield _of_bridge(seen, bridge)
    if (more := len(seen.bridges) - _NAMED) > 0:
        yield f"{BRIDGE} {counted(more, 'more bridge')}"
    yield from _of_hanging(seen)
    yield from _of_unlinked(seen)


def _of_bridge(seen: Insight, bridge: Bridge) -> str:
    name = seen.node(bridge.id).name
    largest, *others = bridge.parts
    parts = f"{', '.join(map(str, (largest, *others[:-1])))} and {others[-1]}"
    return (
        f"{BRIDGE} {name} alone joins circles of {parts}: bring somebody from each together, "
        "so that it does not hang on one person"
    )


def _of_hanging(seen: Insight) -> Iterator[str]:
    if not seen.through:
        return
    by = Counter(seen.through.values())
    named = listed([f"{number} through {seen.node(one).name}" for one, number in by.most_common()], _NAMED)
    who = "1 contact is" if len(seen.through) == 1 else f"{len(seen.through)} contacts are"
    yield (
        f"{HANGING} {who} reached through one other only ({named}): a talk with them makes the tie your own"
    )


def _of_unlinked(seen: Insight) -> Iterator[str]:
    tied = {end for tie in seen.graph.ties for end in (tie.source, tie.target)}
    alone = sum(node.is_contact and node.id not in tied for node in seen.graph.nodes)
    if alone:
        yield (
            f"{counted(alone, 'contact')} linked to nobody and nothing: "
            "pln edit contact NAME --introduced-by NAME, pln add relation, pln link goal"
        )


class _Rows:
    """Makes the rows of one graph."""

    def __init__(self, seen: Insight) -> None:
        self._through = seen.through
        self._bridges = {one.id: one.parts for one in seen.bridges}
        self._clusters = number_of(seen.clusters)
        self._names = {node.id: node for node in seen.graph.nodes}
        self._ties: dict[str, list[TieRow]] = defaultdict(list)
        for tie in seen.graph.ties:
            self._ties[tie.source].append(_end(tie, tie.target, outward=True))
            self._ties[tie.target].append(_end(tie, tie.source, outward=False))

    def of_contact(self, limb: Limb) -> GraphRow:
        """The row of somebody in the tree."""
        return self._row(limb.node, guides(limb.more), limb.led_to, limb.node.talks, limb.steps)

    def of_other(self, node: Node) -> GraphRow:
        """The row of a goal or a topic."""
        return self._row(node, "", None, None, None)

    def _row(
        self, node: Node, drawn: str, led_to: int | None, talks: int | None, steps: int | None
    ) -> GraphRow:
        cluster = self._clusters.get(node.id)
        through = self._names.get(self._through.get(node.id, ""))
        joins = self._bridges.get(node.id, ())
        return GraphRow(
            name=Told(node.name, drawn + node.name),
            marks=(BRIDGE if joins else "") + (HANGING if through else ""),
            cluster=cluster.name if cluster else None,
            meaning="; ".join(_meanings(node, joins, through)),
            led_to=led_to,
            talks=talks,
            kind=node.kind,
            id=node.id,
            slug=node.slug,
            steps=steps,
            introduced_by=node.introduced_by,
            through=Ref(through.slug, through.name) if through else None,
            joins=joins,
            cluster_number=cluster.number if cluster else None,
            since=node.since,
            last_on=node.last_on,
            wished=node.wished,
            archived=node.archived,
            tags=node.tags,
            ties=tuple(self._ties[node.id]),
        )


def _meanings(node: Node, joins: Sequence[int], through: Node | None) -> Iterator[str]:
    if joins:
        yield f"bridge: joins {', '.join(map(str, joins[:-1]))} and {joins[-1]}"
    if through is not None:
        yield f"only through {through.name}"
    if node.wished:
        yield "wished for"
    if node.archived:
        yield "archived"


def _end(tie: Tie, other: str, *, outward: bool) -> TieRow:
    return TieRow(other, tie.kind, tie.label, outward, tie.since)


def guides(more: Sequence[bool]) -> str:
    """What stands before a name in the tree below me, for the levels down to it that go on."""
    return "".join("│  " if goes_on else "   " for goes_on in more[:-1]) + ("├─ " if more[-1] else "└─ ")


def _is_shown(limb: Limb, row: GraphRow) -> bool:
    """Whether a terminal shows somebody: in the tree below or above others, or with a mark."""
    return limb.led_to > 0 or limb.steps > 0 or bool(row.marks)
