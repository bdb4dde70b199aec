"""Bridges, and the people whom one reaches through one other only.

Both are about ties between contacts (introductions, relations, events of a community), not about what they have in
common: one topic brings nobody to somebody.

A *bridge* is a contact without whom what hangs together falls into parts, at least two of them of three contacts or
more: a cut vertex between circles, and two are none. It is where news come from, and where a network is thin: if this
one tie goes quiet, two circles know nothing of each other any more.

Somebody is *only through* another if every way from me to them leads past that other. I stand beside those I found
by myself, and beside those I talked with in the last 365 days: whoever introduced them, that tie is my own by now.
Where a circle of introductions leaves nobody whom I found by myself (Ann by Bob, Bob by Ann), I stand beside all of it.

Cut vertices are found in one walk (J. Hopcroft, R. Tarjan, "Efficient algorithms for graph manipulation", 1973).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pln.classes import dataclass
from pln.rules.graph import BETWEEN_CONTACTS, Graph, Node

SMALLEST_PART = 3  # contacts
_ME = ""

Neighbours = Mapping[str, Sequence[str]]
Cut = tuple[str, list[str]]  # a cut vertex, and whom it cuts off from where the walk began


@dataclass(frozen=True, slots=True)
class Bridge:
    """A contact who alone joins parts of these sizes (in contacts), the largest first."""

    id: str
    parts: tuple[int, ...]


def bridges(graph: Graph) -> tuple[Bridge, ...]:
    """The bridges, those that join the most first: by the size of all parts but the largest."""
    neighbours = _neighbours(graph)
    found = []
    for start, members in _pieces(neighbours):
        off: dict[str, list[int]] = defaultdict(list)
        for vertex, below in _cuts(neighbours, start):
            off[vertex].append(len(below))
        for vertex, sizes in off.items():
            rest = len(members) - 1 - sum(sizes)
            parts = sorted([*sizes, *([rest] if rest else [])], reverse=True)
            if len(parts) > 1 and parts[1] >= SMALLEST_PART:
                found.append(Bridge(vertex, tuple(parts)))
    places = {node.id: place for place, node in enumerate(graph.nodes)}
    return tuple(sorted(found, key=lambda one: (-sum(one.parts[1:]), places[one.id])))


def only_through(graph: Graph) -> dict[str, str]:
    """Whoever is reached through one other only, by id, with that other: the nearest, where there are several."""
    neighbours = {one: list(others) for one, others in _neighbours(graph).items()}
    near = _near(graph, neighbours)
    for one in near:
        neighbours[one].append(_ME)
    neighbours[_ME] = near
    found: dict[str, str] = {}
    # From the farthest vertex to the nearest: whom one cuts off stays with it.
    for vertex, below in _cuts(neighbours, _ME):
        for one in below:
            if vertex != _ME:
                found.setdefault(one, vertex)
    return {node.id: found[node.id] for node in graph.nodes if node.id in found}


def _near(graph: Graph, neighbours: Neighbours) -> list[str]:
    """Whom I am beside: found by myself, or talked with; in each piece at least somebody."""
    by_id = {node.id: node for node in graph.nodes}
    near = [one for one in neighbours if _is_near(by_id[one], by_id)]
    beside = set(near)
    for _, members in _pieces(neighbours):
        if not beside.intersection(members):
            near += [one for one in members if by_id[one].introduced_by is not None]
    return near


def _is_near(node: Node, by_id: Mapping[str, Node]) -> bool:
    if node.talks:
        return True
    return not node.wished and (node.introduced_by is None or node.introduced_by not in by_id)


def _neighbours(graph: Graph) -> dict[str, list[str]]:
    found: dict[str, dict[str, None]] = {node.id: {} for node in graph.nodes if node.is_contact}
    for tie in graph.ties:
        if tie.kind in BETWEEN_CONTACTS:
            found[tie.source][tie.target] = None
            found[tie.target][tie.source] = None
    return {one: list(others) for one, others in found.items()}


def _pieces(neighbours: Neighbours) -> Iterator[tuple[str, list[str]]]:
    """What hangs together, each with whom to begin at."""
    seen: set[str] = set()
    for start in neighbours:
        if start in seen:
            continue
        seen.add(start)
        members = [start]
        for one in members:
            for other in neighbours[one]:
                if other not in seen:
                    seen.add(other)
                    members.append(other)
        yield start, members


def _cuts(neighbours: Neighbours, start: str) -> Iterator[Cut]:
    """Every vertex with each branch that only it joins to `start`, the farthest first; `start` with all its own.

    `low` is the earliest vertex that a branch reaches by a tie past its own way in.
    """
    order = {start: 0}
    low = {start: 0}
    visited = [start]
    way: list[tuple[str, str, Iterator[str]]] = [(start, start, iter(neighbours[start]))]
    while way:
        one, before, others = way[-1]
        for other in others:
            if other not in order:
                order[other] = low[other] = len(visited)
                visited.append(other)
                way.append((other, one, iter(neighbours[other])))
                break
            if other != before:
                low[one] = min(low[one], order[other])
        else:
            way.pop()
            if way:
                low[before] = min(low[before], low[one])
                if low[one] >= order[before]:
                    yield before, visited[order[one] :]
