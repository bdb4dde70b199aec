"""Free space on the disk of the database."""

import shutil
from collections.abc import Iterator

from pln.store.inspection.case import Finding, Placed, ok, warn
from pln.store.inspection.files import real, status
from pln.store.inspection.sizes import MIB, in_words


def look(case: Placed) -> Iterator[Finding]:
    """Whether there is room for a backup, a journal of the whole file, and some more."""
    file = real(case.database)
    found = status(file)
    size = found.st_size if found is not None else 0
    folder = next(folder for folder in file.parents if status(folder) is not None)
    free, needed = shutil.disk_usage(folder).free, 2 * size + 10 * MIB
    if free < needed:
        yield warn(f"only {in_words(free)} are free, and pln may need {in_words(needed)}", "free some space")
    else:
        yield ok(f"{in_words(free)} are free")
