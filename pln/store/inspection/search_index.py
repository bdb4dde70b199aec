"""The full-text index beside the database: does it hold what the records do?"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import chain
from shlex import quote

from pln.search.document import TEXTS
from pln.store.inspection.case import Current, Finding, ok, warn
from pln.store.place import sqlite_uri
from pln.store.search.documents import KINDS, kind_of, record_of, texts
from pln.store.search.index import documents, index_of, seen_by, state_of

_ROWS = f"SELECT rowid, day, {', '.join(TEXTS)} FROM record ORDER BY rowid"  # noqa: S608


def look(case: Current) -> Iterator[Finding]:
    """The first record of which the index holds something else. One that is behind catches up by itself."""
    path = index_of(case.database)
    if not path.exists():
        yield ok("not made yet: the first pln search makes it")
        return
    anew = f"rm {quote(str(path))}; the next pln search makes it anew"
    try:
        with closing(sqlite3.connect(sqlite_uri(path, "ro"), uri=True)) as index:
            if seen_by(index) != state_of(case.db):
                yield ok("behind; the next pln search brings it up to date")
            elif different := _first_difference(case.db, index):
                yield warn(f"{different} is not in it as it is", anew)
            else:
                yield ok("holds what the records do")
    except sqlite3.Error as error:
        yield warn(f"cannot be read: {error}", anew)


def _first_difference(db: sqlite3.Connection, index: sqlite3.Connection) -> str:
    """Such as `contact 3`; "" where there is none."""
    there = iter(index.execute(_ROWS))
    for wanted in chain.from_iterable(documents(kind, texts(db, kind)) for kind in KINDS):
        found = next(there, None)
        if found != wanted:
            return _called(min(wanted[0], found[0]) if found else wanted[0])
    left = next(there, None)
    return _called(left[0]) if left else ""


def _called(key: int) -> str:
    return f"{kind_of(key).subject} {record_of(key)}"
