"""One sample network for all tests here, since making it takes most of a second."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copytree

import pytest

from pln.demo import ensure
from pln.store.reader import read
from tests.readable import TODAY


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the network was made TODAY. Not to be changed: `folder` is a copy of it."""
    folder = tmp_path_factory.mktemp("demo") / "pln"
    ensure(folder, TODAY)
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return copytree(made, tmp_path / "pln")


@pytest.fixture
def network(made: Path) -> Iterator[sqlite3.Connection]:
    with read(made / "demo.db") as db:
        yield db


@contextmanager
def changing(path: Path) -> Iterator[sqlite3.Connection]:
    """A plain connection that commits at the end."""
    db = sqlite3.connect(path)
    try:
        with db:
            yield db
    finally:
        db.close()
