"""Texts that are not valid UTF-8, which Python cannot read."""

import sqlite3
from collections.abc import Iterator

from pln.store.history.shadows import SUFFIX
from pln.store.inspection.case import Current, Finding, fail, or_well
from pln.store.inspection.records import in_words, whose
from pln.store.inspection.values import tables


def look(case: Current) -> Iterator[Finding]:
    """Each text that is not valid UTF-8. What a history keeps of it is passed over: nothing shows it."""
    shown = (table for table in tables(case.made) if not table.endswith(SUFFIX))
    found = (
        finding for table in shown if not _is_readable(case.db, table) for finding in _unreadable(case, table)
    )
    return or_well(found, "every text is valid UTF-8")


def _is_readable(db: sqlite3.Connection, table: str) -> bool:
    """Whether sqlite3 itself can decode all of a table, which is much faster than trying text by text."""
    tolerant, db.text_factory = db.text_factory, str
    try:
        for _ in db.execute(f"SELECT * FROM {table}"):  # noqa: S608
            pass
    except sqlite3.OperationalError as error:
        if "decode" not in str(error):
            raise
        return False
    finally:
        db.text_factory = tolerant
    return True


def _unreadable(case: Current, table: str) -> Iterator[Finding]:
    names = whose(table)
    sql = "SELECT name FROM pragma_table_info(?) WHERE type = 'TEXT'"
    for (column,) in case.made.execute(sql, (table,)).fetchall():
        # A text that cannot be decoded does not survive there and back.
        rows = case.db.execute(f"SELECT {names.columns}, CAST(t.{column} AS BLOB) FROM {table} t")  # noqa: S608
        for *name, value in rows:
            if value is not None and not _is_utf8(value):
                record = names.record(*name)
                yield fail(
                    f"{in_words(table, record)}: {column} is not valid UTF-8",
                    record.edit(case, None if names.is_part else column),
                )


def _is_utf8(text: bytes) -> bool:
    try:
        text.decode()
    except UnicodeDecodeError:
        return False
    return True
