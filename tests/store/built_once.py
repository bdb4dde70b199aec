"""Databases that many tests begin with: written for the first of them, copied for the others."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from pln.store.connection import create_private
from pln.store.session import Writer, write
from tests.conftest import NOW
from tests.readable import TODAY
from tests.store.conftest import Writing

# The bytes of each, and how many ids it has used.
_KEPT: dict[Any, tuple[bytes, int]] = {}


def steps_once(build: Callable[[Writing], object]) -> Callable[[Path, Iterator[int]], Path]:
    """As `pytest.fixture`, for a database with some steps: the fixture is its path."""

    @pytest.fixture(name=build.__name__)
    def built(database: Path, ids_to_give: Iterator[int]) -> Path:
        _place(build, database, ids_to_give)
        return database

    return built


def begun_once(build: Callable[[Writer], object]) -> Callable[[Path, Iterator[int]], Iterator[Writer]]:
    """As `pytest.fixture`, for what the one transaction of a test finds: the fixture is its writer."""

    def step(writing: Writing) -> None:
        with writing() as writer:
            build(writer)

    @pytest.fixture(name=build.__name__)
    def begun(database: Path, ids_to_give: Iterator[int]) -> Iterator[Writer]:
        _place(step, database, ids_to_give)
        with _writing(database, ids_to_give)() as writer:
            yield writer

    return begun


def _place(build: Callable[[Writing], object], database: Path, ids_to_give: Iterator[int]) -> None:
    assert not database.exists(), "something was written already"
    if build not in _KEPT:
        build(_writing(database, ids_to_give))
        _KEPT[build] = database.read_bytes(), next(ids_to_give)
    else:
        content, used = _KEPT[build]
        database.parent.mkdir(mode=0o700)
        create_private(database).write_bytes(content)
        list(islice(ids_to_give, used))


def _writing(database: Path, ids_to_give: Iterator[int]) -> Writing:
    return partial(write, database, "test", TODAY, NOW, lambda: f"uuid-{next(ids_to_give)}", keep_daily=False)
