from itertools import pairwise

import pytest

from pln.reports.graph import guides
from pln.rules.lineage import lineage
from tests.networks import network


def drawn(ties: str) -> list[str]:
    return [f"{guides(limb.more)}{limb.node.id} {limb.led_to}" for limb in lineage(network(ties))]


@pytest.mark.parametrize(
    ("ties", "tree"),
    [
        ("", []),
        ("ann", ["└─ ann 0"]),
        ("cy ann>bo ann>di bo>ed", ["├─ ann 3", "│  ├─ bo 1", "│  │  └─ ed 0", "│  └─ di 0", "└─ cy 0"]),
        ("ann>bo bo>cy cy>ann", ["└─ ann 2", "   └─ bo 1", "      └─ cy 0"]),  # a circle, cut at its first
        ("ann~rust bo~rust", ["├─ ann 0", "└─ bo 0"]),
    ],
)
def test_everybody_stands_below_who_introduced_them(ties: str, tree: list[str]) -> None:
    assert drawn(ties) == tree


def test_a_chain_of_thousands_is_walked() -> None:
    names = [f"p{number}" for number in range(3_000)]
    limbs = lineage(network(" ".join(f"{one}>{other}" for one, other in pairwise(names))))
    assert [limb.steps for limb in limbs[-2:]] == [2_998, 2_999]
