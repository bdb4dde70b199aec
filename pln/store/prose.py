"""What people have written: the texts in the tables of a database."""

import re
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from pln.rules.mentions import BETWEEN
from pln.store.history.shadows import SUFFIX

# Columns of pln's own words: those limited to them, and what an import calls itself.
_LIMITED = re.compile(r"CHECK \((\w+) IN \('")
_IMPORTER = "added_by"


def texts(
    db: sqlite3.Connection, table: str, beside: Sequence[str] = ()
) -> Iterator[tuple[tuple[Any, ...], str]]:
    """Of each row the values of the columns `beside`, and as one text all that people have written in it.

    The table may be one of the history.
    """
    columns = ", ".join(map(_quoted, [*beside, *_columns(db, table)]))
    for row in db.execute(f"SELECT {columns} FROM {_quoted(table)}"):  # noqa: S608
        written = (value for value in row[len(beside) :] if isinstance(value, str))
        yield row[: len(beside)], BETWEEN.join(written)


def _columns(db: sqlite3.Connection, table: str) -> list[str]:
    sql = "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?"
    (made_by,) = db.execute(sql, (table.removesuffix(SUFFIX),)).fetchone() or ("",)
    words = {_IMPORTER, *_LIMITED.findall(made_by)}
    names = db.execute("SELECT name FROM pragma_table_info(?)", (table,))
    return [name for (name,) in names if name not in words]


def _quoted(name: str) -> str:
    """As a name in SQL: another program may have made the table."""
    return '"' + name.replace('"', '""') + '"'
