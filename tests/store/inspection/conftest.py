"""A network with a record of each kind and every field filled, in a private folder of its own."""

import shutil
from pathlib import Path

import pytest

from pln.store.session import write
from pln.store.writes import contacts, goals, interactions, resources, reviews
from tests.conftest import NOW
from tests.readable import TODAY
from tests.store import samples


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The network, made once. Not to be changed: `network` is a copy."""
    path = tmp_path_factory.mktemp("inspected") / "pln.db"
    with write(path, "test", TODAY, NOW) as writer:
        samples.add_neighbours(writer)
        contacts.add(writer, samples.FULL_CONTACT)
        goals.add(writer, samples.FULL_GOAL)
        goals.add_milestone(writer, samples.FULL_MILESTONE)
        goals.add_check_in(writer, samples.FULL_CHECK_IN)
        interactions.add(writer, samples.FULL_TALK)
        samples.add_talk(writer, "bo-neighbour", summary="Really met")
        resources.add(writer, samples.FULL_RESOURCE)
        reviews.record_outcome(writer, "linked-goal", "answered")
    return path


@pytest.fixture
def network(built: Path, tmp_path: Path) -> Path:
    path = tmp_path / "data" / "pln.db"
    path.parent.mkdir(mode=0o700)
    shutil.copyfile(built, path)
    path.chmod(0o600)
    return path
