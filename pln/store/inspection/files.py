"""Looking at files that may be missing, or that one may not look at."""

import os
from pathlib import Path


def real(path: Path) -> Path:
    """The file that a path leads to in the end, whether it is there or not, or the links form a circle."""
    return Path(os.path.realpath(path))


def status(path: Path) -> os.stat_result | None:
    """What the file system knows of a file; None where it is missing or out of reach."""
    try:
        return path.stat()
    except OSError:
        return None


def names_in(folder: Path) -> list[str]:
    """The names in a folder, sorted; none where it is missing or out of reach."""
    try:
        return sorted(one.name for one in folder.iterdir())
    except OSError:
        return []
