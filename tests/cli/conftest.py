from pathlib import Path

import pytest

from tests.cli.running import Pln


@pytest.fixture
def pln(tmp_path: Path) -> Pln:
    """A pln whose database does not exist yet."""
    return Pln(tmp_path / "data" / "pln.db", {})
