"""The configuration: which file it is, and whether it can be read. A broken one stops every other command."""

from collections.abc import Iterator

from pln.config import config_path, load
from pln.rules.wording import counted
from pln.store.inspection.case import Case, Finding, ok


def look(case: Case) -> Iterator[Finding]:
    """The file and how many settings it has. InputError says what is wrong with it."""
    path = config_path(case.environ)
    own = [value for value in load(path).values if value.origin == "file"]
    if path is None:
        yield ok("none; every setting is at its default")
    else:
        yield ok(f"{path}: {counted(len(own), 'setting')} of your own")
