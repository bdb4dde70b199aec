"""The tree of introductions: me, whom I found by myself, whom they introduced to me, and so on.

Everybody is in it once, below who introduced them. Those who led to the most come first. Where introductions go in a
circle, it begins with the one who comes first in the graph.
"""

from collections.abc import Iterator, Sequence

from pln.classes import dataclass
from pln.rules.graph import Graph, Node


@dataclass(frozen=True, slots=True)
class Limb:
    """Somebody in the tree: so many introductions from me (0: found by myself), and how many they led to.

    `more` says for each level down to this one whether others are to come there: what guides are drawn from.
    """

    node: Node
    more: tuple[bool, ...]
    led_to: int

    @property
    def steps(self) -> int:
        return len(self.more) - 1


def lineage(graph: Graph) -> list[Limb]:
    """The contacts of the graph in the order of the tree."""
    contacts = {node.id: node for node in graph.nodes if node.is_contact}
    below: dict[str | None, list[str]] = {}
    for node in contacts.values():
        by = node.introduced_by if node.introduced_by in contacts else None
        below.setdefault(by, []).append(node.id)
    order, parents = _walked(contacts, below)
    led_to = dict.fromkeys(contacts, 0)
    for one in reversed(order):
        if (parent := parents[one]) is not None:
            led_to[parent] += 1 + led_to[one]
    children: dict[str | None, list[str]] = {}
    for one in contacts:
        children.setdefault(parents[one], []).append(one)
    for several in children.values():
        several.sort(key=lambda one: -led_to[one])
    return [Limb(contacts[one], more, led_to[one]) for one, more in _laid_out(children)]


def _walked(
    contacts: dict[str, Node], below: dict[str | None, list[str]]
) -> tuple[list[str], dict[str, str | None]]:
    """Everybody after who introduced them, and their parents in the tree; a circle is cut at its first."""
    parents: dict[str, str | None] = {}
    order: list[str] = []
    for start in (*below.get(None, ()), *contacts):
        if start in parents:
            continue
        parents[start] = None
        waiting = [start]
        while waiting:
            by = waiting.pop()
            order.append(by)
            new = [one for one in below.get(by, ()) if one not in parents]
            parents.update(dict.fromkeys(new, by))
            waiting += new
    return order, parents


def _laid_out(children: dict[str | None, list[str]]) -> Iterator[tuple[str, tuple[bool, ...]]]:
    waiting = _last_first(children.get(None, ()), ())
    while waiting:
        one, more = waiting.pop()
        yield one, more
        waiting += _last_first(children.get(one, ()), more)


def _last_first(siblings: Sequence[str], above: tuple[bool, ...]) -> list[tuple[str, tuple[bool, ...]]]:
    return [(one, (*above, place > 0)) for place, one in enumerate(reversed(siblings))]
