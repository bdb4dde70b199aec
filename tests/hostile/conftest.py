from pathlib import Path
from shutil import copyfile

import pytest

from tests.cli.running import Pln
from tests.hostile.network import build
from tests.hostile.past import Filled


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small network, made once. Not to be changed: `network` works on a copy."""
    path = tmp_path_factory.mktemp("hostile") / "pln.db"
    build(path)
    return path


@pytest.fixture
def network(built: Path, tmp_path: Path) -> Pln:
    """A pln with the small network."""
    return Pln(Path(copyfile(built, tmp_path / "pln.db")), {})


@pytest.fixture(scope="session")
def filled(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Filled:
    return Filled(built, tmp_path_factory.mktemp("filled"))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, in which files may be read and written."""
    monkeypatch.chdir(tmp_path)
    return tmp_path
