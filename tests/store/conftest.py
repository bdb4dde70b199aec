"""The two doors to a test's own database."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from pln.store.reader import read
from pln.store.session import Writer, write
from tests.conftest import NOW
from tests.readable import TODAY

Writing = Callable[[], AbstractContextManager[Writer]]
Reading = Callable[[], AbstractContextManager[sqlite3.Connection]]


@pytest.fixture
def ids_to_give() -> Iterator[int]:
    """Of the ids that a test gives away."""
    return count(1)


@pytest.fixture
def writing(database: Path, ids_to_give: Iterator[int]) -> Writing:
    return partial(write, database, "test", TODAY, NOW, lambda: f"uuid-{next(ids_to_give)}")


@pytest.fixture
def writer(writing: Writing) -> Iterator[Writer]:
    """One transaction for the whole test."""
    with writing() as writer:
        yield writer


@pytest.fixture
def reading(database: Path) -> Reading:
    return partial(read, database)
