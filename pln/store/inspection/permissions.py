"""Who may read the files: nobody but their owner should."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from shlex import quote

from pln.config import config_path
from pln.errors import PlnError
from pln.folders import data_folder
from pln.store.backups import folder_of
from pln.store.copying import SIDECARS
from pln.store.inspection.case import Finding, Placed, or_well, warn
from pln.store.inspection.files import names_in, real, status
from pln.store.search.index import ENDING

_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def look(case: Placed) -> Iterator[Finding]:
    """Each file and folder of pln's that others may get into, or that is not one's own."""
    findings = [finding for path in _paths(case) for finding in _judged(path)]
    backups = folder_of(case.database)
    if loose := _loose_within(backups):
        found = f"others may get at {loose} of the files in {backups}"
        findings.append(warn(found, f"chmod -R go-rwx {quote(str(backups))}"))
    return or_well(findings, "nobody else may read what is yours")


def _paths(case: Placed) -> Iterator[Path]:
    database = real(case.database)
    yield database
    yield from (Path(f"{database}{ending}") for ending in (*SIDECARS, ENDING))
    try:
        # Any other folder is the user's own business.
        if database.parent == real(data_folder(case.environ)):
            yield database.parent
    except PlnError:
        pass
    yield folder_of(case.database)
    try:
        if configuration := config_path(case.environ):
            yield configuration
    except (PlnError, OSError):
        pass


def _judged(path: Path) -> Iterator[Finding]:
    found = status(path)
    if found is None:
        return
    if found.st_uid != os.geteuid():
        yield warn(
            f"{path} belongs to another user (number {found.st_uid})", f"sudo chown $USER {quote(str(path))}"
        )
    if found.st_mode & _OTHERS:
        wanted = "700" if stat.S_ISDIR(found.st_mode) else "600"
        mode = f"{stat.S_IMODE(found.st_mode):04o}"
        yield warn(f"others may get at {path} (mode {mode})", f"chmod {wanted} {quote(str(path))}")


def _loose_within(folder: Path) -> int:
    found = [status(folder / name) for name in names_in(folder)]
    return sum(bool(one.st_mode & _OTHERS) for one in found if one is not None)
