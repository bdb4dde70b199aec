"""Modules that are put off: whoever uses one finds it whole, whatever way it was imported."""

import subprocess
import sys

import pytest

USES = {
    "an attribute": "import ipaddress; ipaddress.ip_address('::1')",
    "a name of it": "from ipaddress import ip_address; ip_address('::1')",
    "a name of it, later": "import inspect; from inspect import signature; inspect.signature(signature)",
    "everything": "from ipaddress import *; ip_address('::1')",
    "a function that was kept": "import asyncio; kept = asyncio.iscoroutine; assert kept(None) is False",
    "one kept beside the module": (
        "import asyncio; kept = asyncio.iscoroutine; asyncio.Event; import asyncio; assert kept(None) is False"
    ),
    "a module of a package": "import urllib.parse; assert urllib.parse.quote('a b') == 'a%20b'",
    "a function of one that was kept": (
        "from urllib.parse import quote_from_bytes as kept; assert kept(b'a b') == 'a%20b'"
    ),
    "a module of a package that was put off": "import asyncio.locks; from asyncio import locks; locks.Lock",
    "imported twice": "import asyncio as one; one.Queue; import asyncio as two; assert one.Queue is two.Queue",
}


@pytest.mark.parametrize("use", USES.values(), ids=USES)
def test_a_module_is_there_when_it_is_used(use: str) -> None:
    put_off = "import sys; from pln.later import import_later; import_later(); seldom = dict(sys.modules);"
    afterwards = "; assert any(seldom[name] is not sys.modules[name] for name in seldom)"
    command = [sys.executable, "-c", f"{put_off}{use}{afterwards}"]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert (ran.returncode, ran.stderr) == (0, "")


def test_what_is_imported_already_is_left_alone() -> None:
    use = "import ipaddress, sys; from pln.later import import_later; import_later(); assert sys.modules['ipaddress'] is ipaddress"
    assert subprocess.run([sys.executable, "-c", use], timeout=60).returncode == 0


def test_whoever_takes_what_is_kept_for_them_imports_no_more() -> None:
    use = (
        "import sys; from pln.later import import_later; import_later(); import dataclasses, pathlib;"
        "print(*(one for one in ('inspect', 'urllib.parse') if type(sys.modules[one]) is type(sys)))"
    )
    ran = subprocess.run([sys.executable, "-c", use], capture_output=True, text=True, timeout=60)
    assert (ran.stdout, ran.stderr) == ("\n", "")


def test_what_a_module_lacks_is_lacking() -> None:
    use = "from pln.later import import_later; import_later(); import ipaddress; print(hasattr(ipaddress, 'nothing'))"
    ran = subprocess.run([sys.executable, "-c", use], capture_output=True, text=True, timeout=60)
    assert ran.stdout == "False\n"
