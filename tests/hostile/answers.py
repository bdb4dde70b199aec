"""What commands answer: rows, or refusals that changed nothing."""

import json
from collections.abc import Sequence
from typing import Any

from tests.cli.running import Pln


def rows(pln: Pln, words: str) -> list[dict[str, Any]]:
    """The rows of a report, as a program reads them."""
    found: list[dict[str, Any]] = json.loads(pln(*words.split(), "--format", "json").out)["rows"]
    return found


def refusals(network: Pln, *commands: Sequence[str]) -> list[str]:
    """What is said to each of the commands, all of which must be refused and leave the database as it is."""
    before = network.database.read_bytes()
    said = [network(*words, code=2).err for words in commands]
    assert [one for one in said if not one.startswith("error: ")] == []
    assert network.database.read_bytes() == before
    return said
