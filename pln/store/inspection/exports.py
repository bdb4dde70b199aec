"""Where exports were written to: whoever is to be forgotten is in those, too."""

from collections.abc import Iterator
from pathlib import Path

from pln.store.exports import noted
from pln.store.inspection.case import Finding, Placed, ok
from pln.store.inspection.files import status


def look(case: Placed) -> Iterator[Finding]:
    """How many exports were noted, and how many of their files are still there."""
    exports = noted(case.database)
    if not exports:
        yield ok("none noted")
        return
    there = sum(status(Path(path)) is not None for path in {one.path for one in exports})
    verb, newest = "is" if there == 1 else "are", exports[-1]
    yield ok(
        f"{len(exports)} noted, the last of {newest.at[:10]} at {newest.path}; {there} of the files {verb} still there"
    )
