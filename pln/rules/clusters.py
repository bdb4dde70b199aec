"""Clusters: who and what hangs together more closely than with the rest.

The modularity of a division is the share of the ties that lie within its parts, less what that share would be if
the same ties were laid at random:

    Q = Σ over the parts of  (weight of the ties within / W) − (weight at its nodes / 2 W)²        W: of all ties

It is raised as V. D. Blondel et al. do ("Fast unfolding of communities in large networks", J. Stat. Mech., 2008):
each node moves to the neighbouring part where Q gains the most, until none moves; then the parts are nodes, and so
on. The nodes come in the order given and ties between gains go to the part that came first, all in whole numbers:
the same graph has the same clusters everywhere.

An introduction or a relation weighs 3, a role in a goal or a meeting 2, a shared topic 1: people who know each
other are nearer than people who care for the same.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pln.classes import dataclass
from pln.rules.graph import Graph, Node, TieKind

WEIGHTS: Mapping[TieKind, int] = {"introduced": 3, "relation": 3, "met": 2, "goal": 2, "part": 2, "topic": 1}
FEWEST = 3  # contacts in a cluster that is worth a name

Neighbours = dict[int, dict[int, int]]  # node: other node: weight


@dataclass(frozen=True, slots=True)
class Cluster:
    """A group by number, from 1, the largest first; named after what most of it is tied to.

    `members` are ids in the order of the graph.
    """

    number: int
    name: str
    members: tuple[str, ...]
    contacts: int


def clusters(graph: Graph) -> tuple[Cluster, ...]:
    """The clusters with at least 3 contacts, those with the most contacts first."""
    by_id = {node.id: node for node in graph.nodes}
    degrees = degrees_of(graph)
    found = []
    for members in groups(graph):
        nodes = [by_id[one] for one in members]
        contacts = sum(node.is_contact for node in nodes)
        if contacts >= FEWEST:
            found.append((contacts, _name(nodes, degrees), tuple(members)))
    found.sort(key=lambda one: -one[0])
    return tuple(
        Cluster(number, name, members, contacts) for number, (contacts, name, members) in enumerate(found, 1)
    )


def groups(graph: Graph) -> list[list[str]]:
    """All ids, each in the group where it belongs: alone where it is tied to nothing."""
    places = {node.id: place for place, node in enumerate(graph.nodes)}
    neighbours: Neighbours = {place: {} for place in places.values()}
    for tie in graph.ties:
        one, other = places[tie.source], places[tie.target]
        weight = WEIGHTS[tie.kind]
        neighbours[one][other] = neighbours[other][one] = neighbours[one].get(other, 0) + weight
    parts = _divided(neighbours)
    found: dict[int, list[str]] = defaultdict(list)
    for node in graph.nodes:
        found[parts[places[node.id]]].append(node.id)
    return list(found.values())


def degrees_of(graph: Graph) -> dict[str, int]:
    """How many ties each node that has any has."""
    found: dict[str, int] = defaultdict(int)
    for tie in graph.ties:
        found[tie.source] += 1
        found[tie.target] += 1
    return found


def _name(nodes: Sequence[Node], degrees: Mapping[str, int]) -> str:
    """A goal or topic that gathers people, else a community, else whoever has the most ties."""
    ranks = {"goal": 2, "topic": 2, "community": 1, "organisation": 1}
    best = min(nodes, key=lambda node: (-ranks.get(node.kind, 0), -degrees.get(node.id, 0)))
    return best.name if best.kind != "person" else f"around {best.name}"


def _divided(neighbours: Neighbours) -> dict[int, int]:
    """The part of each node, moved and merged until modularity gains no more."""
    part_of = {node: node for node in neighbours}
    while True:
        moved = _moved(neighbours)
        if len(set(moved.values())) == len(neighbours):
            return part_of
        part_of = {node: moved[part] for node, part in part_of.items()}
        neighbours = _merged(neighbours, moved)


def _moved(neighbours: Neighbours) -> dict[int, int]:
    """One pass of moving single nodes. The gain of a move, times 2 W: 2 W × ties to the part − weights."""
    weights = {node: sum(others.values()) for node, others in neighbours.items()}
    double = sum(weights.values())
    part_of = {node: node for node in neighbours}
    in_part = dict(weights)
    changed = True
    while changed:
        changed = False
        for node, others in neighbours.items():
            old = part_of[node]
            in_part[old] -= weights[node]
            to_part: dict[int, int] = {old: 0}
            for other, weight in others.items():
                if other != node:
                    to_part[part_of[other]] = to_part.get(part_of[other], 0) + weight
            best = max(to_part, key=lambda part: _gain(to_part[part], in_part[part], weights[node], double))
            in_part[best] += weights[node]
            if best != old:
                part_of[node] = best
                changed = True
    return part_of


def _gain(to_part: int, in_part: int, weight: int, double: int) -> int:
    return double * to_part - in_part * weight


def _merged(neighbours: Neighbours, part_of: Mapping[int, int]) -> Neighbours:
    """The parts as nodes; what lies within a part is a tie with itself, counted from both ends."""
    merged: Neighbours = {}
    for node, others in neighbours.items():
        mine = merged.setdefault(part_of[node], {})
        for other, weight in others.items():
            mine[part_of[other]] = mine.get(part_of[other], 0) + weight
    return merged


def number_of(found: Iterable[Cluster]) -> dict[str, Cluster]:
    """The cluster of each id that is in one."""
    return {one: cluster for cluster in found for one in cluster.members}
