"""The inventory is whole, and every test that it names is there."""

import ast
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from tests.hostile.inventory import HERE, HOSTILE

ROOT = Path(__file__).parents[2]
_OURS = sorted(path.stem for path in Path(__file__).parent.glob("test_*.py"))


@cache
def numbers_here() -> frozenset[int]:
    """The numbers that ids of tests in this folder begin with."""
    found: set[int] = set()
    for name in _OURS:
        for test in vars(import_module(f"tests.hostile.{name}")).values():
            for mark in getattr(test, "pytestmark", []) if callable(test) else []:
                parameters = mark.args[1] if mark.name == "parametrize" else ()
                ids = [str(getattr(one, "id", "")) for one in parameters]
                found.update(int(one.partition("-")[0]) for one in ids if one[:1].isdigit())
    return frozenset(found)


@cache
def known_in(file: str) -> frozenset[str]:
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


def test_all_ninety_two_are_accounted_for() -> None:
    assert list(HOSTILE) == list(range(1, 93))
    assert all(entry.what and entry.where for entry in HOSTILE.values())


def test_what_is_tried_here_is_said_to_be_and_the_other_way_round() -> None:
    assert {number for number, entry in HOSTILE.items() if HERE in entry.where} == numbers_here()


@pytest.mark.parametrize("number", HOSTILE)
def test_every_test_that_is_named_is_there(number: int) -> None:
    for where in HOSTILE[number].where:
        file, mark, test = where.partition("::")
        if mark:
            assert test in known_in(file), where
        else:
            assert where == HERE
