from pathlib import Path
from shutil import copyfile

import pytest

from pln.demo import build
from tests.cli.running import Pln
from tests.readable import TODAY


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample network, made once. Not to be changed: `demo` works on a copy."""
    path = tmp_path_factory.mktemp("sample") / "demo.db"
    build(path, TODAY)
    return path


@pytest.fixture
def demo(built: Path, tmp_path: Path) -> Pln:
    """A pln with the sample network."""
    return Pln(Path(copyfile(built, tmp_path / "demo.db")), {})
