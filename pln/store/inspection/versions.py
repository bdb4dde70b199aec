"""The versions of pln and of what it stands on."""

import platform
import sqlite3
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version

from pln import __version__
from pln.store.inspection.case import Case, Finding, fail, ok

_PACKAGES = ("sqlmodel", "sqlalchemy", "pydantic", "typer", "rich")
_OLDEST_SQLITE = (3, 37, 0)  # the first with STRICT tables


def look(case: Case) -> Iterator[Finding]:
    """Each version, in one line; what is missing or too old by itself. Nothing is imported for it."""
    said = [f"pln {__version__}", f"Python {platform.python_version()}", f"SQLite {sqlite3.sqlite_version}"]
    missing = []
    for name in _PACKAGES:
        try:
            said.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            missing.append(name)
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        wanted = ".".join(map(str, _OLDEST_SQLITE[:2]))
        yield fail(f"SQLite {sqlite3.sqlite_version} is too old: pln needs {wanted}", "use a newer Python")
    for name in missing:
        yield fail(f"the package {name} is not installed", "install pln anew")
    yield ok(", ".join(said))
