"""What only reads must not pay for what writes."""

import subprocess
import sys

import pytest

READING = """
import importlib, pkgutil, sys
import pln.store.queries
for module in pkgutil.iter_modules(pln.store.queries.__path__):
    importlib.import_module(f"pln.store.queries.{module.name}")
for name in ("reader", "resolve", "place", "schema", "failures"):
    importlib.import_module(f"pln.store.{name}")
print(*sorted(sys.modules))
"""
WRITING = "import sys, pln.store.session; print(*sorted(sys.modules))"
HEAVY = (
    "sqlmodel",
    "sqlalchemy",
    "pydantic",
    "pydantic_core",
    "rich",
    "typer",
    "rapidfuzz",
    "dateutil",
)


def loaded(code: str) -> set[str]:
    """The modules that a fresh interpreter has loaded in the end."""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(run.stdout.split())


@pytest.fixture(scope="module")
def reading() -> set[str]:
    return loaded(READING)


@pytest.mark.parametrize("module", HEAVY)
def test_the_reading_side_does_not_load(reading: set[str], module: str) -> None:
    assert "pln.store.queries.contacts" in reading
    assert module not in reading


def test_the_writing_side_would_be_noticed() -> None:
    assert {"sqlmodel", "sqlalchemy", "pydantic"} <= loaded(WRITING)
