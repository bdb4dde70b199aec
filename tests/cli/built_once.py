"""Networks that many tests begin with."""

from collections.abc import Callable
from inspect import signature
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from tests.cli.running import Pln

_KEPT: dict[Any, Path] = {}


def built_once(build: Callable[[Pln], Pln]) -> Callable[[Pln], Pln]:
    """As `pytest.fixture`, for a network that is the same for every test: built for the first, copied for others.

    It is built on the fixture that `build` takes.
    """
    (ground,) = signature(build).parameters

    @pytest.fixture(name=build.__name__)
    def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Pln:
        pln: Pln = request.getfixturevalue(ground)
        folder = pln.database.parent
        if build in _KEPT:
            copytree(_KEPT[build], folder, dirs_exist_ok=True)
        else:
            build(pln)
            _KEPT[build] = copytree(folder, tmp_path_factory.mktemp(build.__name__) / folder.name)
        return pln

    return built
