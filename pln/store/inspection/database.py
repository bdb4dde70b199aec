"""Where the database is, how big it is, and what is in it."""

from collections.abc import Iterator

from pln.rules.wording import counted
from pln.store.inspection.case import Case, Current, Finding, Opened, fail, ok
from pln.store.inspection.sizes import in_words
from pln.store.queries.exported import KINDS


def look(case: Case) -> Iterator[Finding]:
    """The file and its records; or why there is nothing to look at."""
    if isinstance(case, Opened):
        records = _records(case) if isinstance(case, Current) else "what is in it was not looked at"
        yield ok(f"{case.database}, {in_words(case.database.stat().st_size)}: {records}")
    else:
        yield case.shut or fail("there is none")


def _records(case: Current) -> str:
    counts = [
        (case.db.execute(f"SELECT count(*) FROM {kind.table}").fetchone()[0], kind.type)  # noqa: S608
        for kind in KINDS
    ]
    said = [counted(count, noun) for count, noun in counts if count]
    return ", ".join(said) or "no records yet"
