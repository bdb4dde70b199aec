"""The list of formats that can be imported."""

import subprocess
import sys

import pytest

from pln.exchange import IMPORTERS, linkedin


@pytest.mark.parametrize("name", IMPORTERS)
def test_every_importer_has_a_reader_and_says_what_to_give_it(name: str) -> None:
    assert callable(IMPORTERS[name].reader())
    assert IMPORTERS[name].title


def test_linkedin_is_listed() -> None:
    assert IMPORTERS["linkedin"].reader() is linkedin.read


def test_the_list_loads_no_format() -> None:
    code = "import sys, pln.exchange; print(*(m for m in sys.modules if m.startswith('pln.') or m == 'csv'))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert loaded.split() == ["pln.exchange"]
