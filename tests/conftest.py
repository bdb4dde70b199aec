"""What every test stands on: a fixed day, an environment of its own, and a place for a database."""

import os
import sqlite3
import time
from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path
from shutil import copy
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import Engine
from sqlalchemy import create_engine as really_create

from pln.demo import building
from pln.store import connection as store_connection
from pln.store.inspection import structure
from pln.store.schema import bring_up_to_date, version
from tests.cli.running import Pln
from tests.readable import TODAY

NOW = "2026-11-22T10:00:00Z"

settings.register_profile(
    "pln",
    deadline=None,
    derandomize=True,
    database=None,
    max_examples=50,
    # How long generating takes depends on what else the machine does.
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("pln")

_OURS = ("PLN_", "XDG_", "LC_")
_FOREIGN = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "PAGER", "VISUAL", "EDITOR", "LANGUAGE")


_HOMES = count()


@pytest.fixture(autouse=True)
def isolated_environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test sees or touches the home, settings, language or time zone of whoever runs it.

    Each has a home of its own, which is not there yet: to make a folder for every test would take three times as long
    as most of them do. What a test itself patches is put right before its folder is removed.
    """
    home = tmp_path_factory.getbasetemp() / "homes" / str(next(_HOMES))
    folders = {
        "HOME": home,
        "XDG_CONFIG_HOME": home / ".config",
        "XDG_DATA_HOME": home / ".local" / "share",
        "XDG_CACHE_HOME": home / ".cache",
        "XDG_STATE_HOME": home / ".local" / "state",
    }
    with pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):
            if name.startswith(_OURS) or name in _FOREIGN:
                patch.delenv(name)
        for name, folder in folders.items():
            patch.setenv(name, str(folder))
        for name, value in {"TERM": "xterm-256color", "LANG": "C.UTF-8", "TZ": "UTC"}.items():
            patch.setenv(name, value)
        time.tzset()
        yield


@pytest.fixture(scope="session", autouse=True)
def empty_networks_are_copied() -> Iterator[None]:
    """A new database is a copy of one that the migrations made: they would take half the time of all tests."""
    with sqlite3.connect(":memory:", isolation_level=None) as empty, pytest.MonkeyPatch.context() as patch:
        bring_up_to_date(empty, NOW)

        def brought_up_to_date(connection: sqlite3.Connection, now: str) -> None:
            if version(connection):
                bring_up_to_date(connection, now)
            else:
                empty.backup(connection)

        for room in (store_connection, structure):
            patch.setattr(room, "bring_up_to_date", brought_up_to_date)
        yield
    empty.close()


@pytest.fixture(scope="session", autouse=True)
def statements_are_compiled_once() -> Iterator[None]:
    """Each command has an engine of its own, as in a process of its own, and would compile each statement anew."""
    compiled: dict[Any, Any] = {}
    first = really_create("sqlite://")
    first.connect().close()

    def create_engine(*args: Any, **options: Any) -> Engine:
        engine = really_create(*args, **options)
        engine.dialect = first.dialect
        engine.update_execution_options(compiled_cache=compiled)
        return engine

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store_connection, "create_engine", create_engine)
        yield


@pytest.fixture(scope="session", autouse=True)
def sample_networks_are_copied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The sample network of a day is made once: it takes two seconds, and is the same to the byte every time."""
    made: dict[date, Path] = {}
    really_write = building.write_network
    kept = tmp_path_factory.mktemp("samples")

    def write_network(path: Path, made_on: date) -> None:
        if made_on not in made:
            network_of_the_day = kept / f"{made_on}.db"
            really_write(network_of_the_day, made_on)
            made[made_on] = network_of_the_day
        copy(made[made_on], path)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(building, "write_network", write_network)
        yield


@pytest.fixture(params=[0o000, 0o022, 0o077], ids="umask {:03o}".format)
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    """Each umask that matters: what is private must not lean on it."""
    before = os.umask(request.param)
    yield
    os.umask(before)


@pytest.fixture
def today() -> date:
    return TODAY


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Where a test's database is to be; neither the file nor its folder is there yet."""
    return tmp_path / "network" / "pln.db"


@pytest.fixture
def pln(tmp_path: Path) -> Pln:
    """A pln whose database does not exist yet."""
    return Pln(tmp_path / "data" / "pln.db", {})
