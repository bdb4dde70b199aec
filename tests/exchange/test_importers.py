"""The list of formats that can be imported."""

import subprocess
import sys


def test_the_list_loads_no_format() -> None:
    code = "import sys, pln.exchange; print(*(m for m in sys.modules if m.startswith('pln.') or m == 'csv'))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert set(loaded.split()) == {"pln.exchange", "pln.classes"}
