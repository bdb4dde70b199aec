"""Whether SQLite can read all of the file, and each index agrees with its table.

SQLite keeps no checksums: a letter that a bad disk has changed within a text goes unseen here. Backups have them.
"""

import re
import sqlite3
from collections import Counter
from collections.abc import Iterator

from pln.rules.wording import counted
from pln.store.inspection.case import Finding, Opened, fail, ok
from pln.store.inspection.sizes import MIB
from pln.store.place import or_restore

# Above it, the check that compares every index would take longer than anybody waits.
_WHOLE_UP_TO = 200 * MIB
_MOST = 1000
_LISTED = 3
_UNUSED = re.compile(r"^Page \d+:? (?:is )?never used$")
_INDEX = re.compile(r"index (\w+)$")
# That all is well, headings, and single values, which the check of values names.
_NOTHING = re.compile(r"^ok$|^\*\*\*|value in \w+\.\w+$|^CHECK constraint failed")


def look(case: Opened) -> Iterator[Finding]:
    """Damage of the file or an index. Pages that nothing uses are no damage."""
    check = "integrity_check" if case.database.stat().st_size <= _WHOLE_UP_TO else "quick_check"
    told = [line for line in _said(case.db, check) if not _NOTHING.search(line)]
    unused = [line for line in told if _UNUSED.match(line)]
    indexes = Counter(found[1] for line in told if (found := _INDEX.search(line)))
    damage = [line for line in told if line not in unused and not _INDEX.search(line)]
    advice = or_restore(case.database, "keep a copy of the file, then: pln export")
    if damage:  # of which an index that disagrees would be a part
        more = f" … ({len(damage)} in all)" if len(damage) > _LISTED else ""
        yield fail(f"the file is damaged: {'; '.join(damage[:_LISTED])}{more}", advice)
        return
    for index, count in indexes.items():
        times = counted(count, "difference")
        yield fail(f"the index {index} does not agree with its table ({times})", advice)
    if not indexes:
        harmless = f"; {counted(len(unused), 'page')} in it without use, which is harmless" if unused else ""
        yield ok(f"whole, by SQLite's {check}{harmless}")


def _said(db: sqlite3.Connection, check: str) -> Iterator[str]:
    """The lines of SQLite's check, the last one why it could not go on, if it could not."""
    try:
        for (text,) in db.execute(f"PRAGMA {check}({_MOST})"):
            yield from str(text).split("\n")
    except sqlite3.DatabaseError as error:
        yield str(error)
