"""Rows that refer to others that are not there."""

from collections.abc import Iterator

from pln.store.history.shadows import SUFFIX
from pln.store.inspection.case import Current, Finding, fail, or_well
from pln.store.inspection.records import in_words, whose
from pln.store.inspection.values import tables
from pln.store.place import or_restore


def look(case: Current) -> Iterator[Finding]:
    """Each reference that leads nowhere, by the record that has it. Those of a history are history's own."""
    own = (table for table in tables(case.made) if not table.endswith(SUFFIX))
    return or_well(
        (finding for table in own for finding in _broken(case, table)), "every reference leads to a record"
    )


def _broken(case: Current, table: str) -> Iterator[Finding]:
    names = whose(table)
    keys = case.made.execute('SELECT "table", "from" FROM pragma_foreign_key_list(?)', (table,)).fetchall()
    for target, column in keys:
        sql = f"""SELECT {names.columns}, t.{column} FROM {table} t
            WHERE t.{column} IS NOT NULL AND t.{column} NOT IN (SELECT id FROM {target})"""  # noqa: S608
        for *name, number in case.db.execute(sql):
            record = names.record(*name)
            advice = record.edit(case, column) or or_restore(case.database, "")
            yield fail(f"{in_words(table, record)}: {column} {number}: there is no such {target}", advice)
