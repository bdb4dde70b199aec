"""Networks written in a line: `ann>bo` Ann introduced Bo, `ann-bo` they know each other, `ann~rust` a topic, `ann` alone."""

import re
from collections.abc import Iterable
from random import Random

from pln.rules.graph import Graph, Node, Tie, TieKind

_KINDS: dict[str, TieKind] = {">": "introduced", "-": "relation", "~": "topic"}
_TIE = re.compile(r"(\w+)(?:([>~-])(\w+))?")


def network(text: str, *, talked: Iterable[str] = (), wished: Iterable[str] = ()) -> Graph:
    """The graph of such ties, its nodes in the order in which they are named; ids are the names."""
    found = [match.groups() for match in _TIE.finditer(text)]
    topics = {other for _, sign, other in found if sign == "~"}
    names = dict.fromkeys(name for one, _, other in found for name in (one, other) if name)
    by = {other: one for one, sign, other in found if sign == ">"}
    nodes = [
        Node(
            name,
            "topic" if name in topics else "person",
            name,
            name.title(),
            talks=3 if name in set(talked) else 0,
            introduced_by=by.get(name),
            wished=name in set(wished),
        )
        for name in names
    ]
    ties = [Tie(one, other, _KINDS[sign], "tied") for one, sign, other in found if sign]
    return Graph(tuple(nodes), tuple(ties))


def grown(contacts: int, seed: int = 7) -> Graph:
    """A network of this size as it may have grown: circles of up to 25 with a topic, introductions, a few alone."""
    random = Random(seed)  # noqa: S311
    nodes, ties = [], []
    for number in range(contacts):
        circle = number // 25
        by = random.randrange(circle * 25, number) if number % 25 and number % 3 else None
        name = f"{random.choice(_GIVEN)} {random.choice(_FAMILY)}{number}"
        introducer = None if by is None else f"contact:p{by}"
        talks = random.randrange(20)
        nodes.append(
            Node(f"contact:p{number}", "person", f"p{number}", name, talks=talks, introduced_by=introducer)
        )
        if by is not None:
            ties.append(Tie(f"contact:p{by}", f"contact:p{number}", "introduced", "introduced"))
        if number % 11:
            ties.append(Tie(f"contact:p{number}", f"topic:t{circle}", "topic", "knows"))
        if number % 17 == 16:
            ties.append(
                Tie(f"contact:p{random.randrange(number)}", f"contact:p{number}", "relation", "friend")
            )
    topics = [
        Node(f"topic:t{one}", "topic", f"t{one}", f"topic {one}") for one in range((contacts + 24) // 25)
    ]
    return Graph((*nodes, *topics), tuple(ties))


_GIVEN = ("Ann", "Zoë", "Łukasz", "Bartholomew", "Li", "Мария", "花子", "Guadalupe", "Jo", "Þórunn")
_FAMILY = ("Lee", "Martens", "Ødegård", "van den Heuvel", "Ng", "Иванова", "Papadopoulou", "Ito", "Fernández")
