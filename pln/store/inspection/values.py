"""Values that break a rule: what another program, or a bad disk, has put where pln would not."""

import sqlite3
from collections.abc import Iterator
from typing import Any

from pln.store.inspection.case import Current, Finding, fail, or_well
from pln.store.inspection.records import Record, in_words, shown, whose
from pln.store.inspection.rules import Rule, rules

_NAMES = 3  # columns that a record's name is made of


def look(case: Current) -> Iterator[Finding]:
    """Each value that breaks a rule of its table, by the record it belongs to."""
    found = (finding for table in tables(case.made) for finding in _broken(case, table))
    return or_well(found, "every value keeps the rules of its table")


def tables(made: sqlite3.Connection) -> list[str]:
    """The tables of the schema, histories included, in the order of their names."""
    sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"
    return [name for (name,) in made.execute(sql)]


def _broken(case: Current, table: str) -> Iterator[Finding]:
    kept, names = rules(case.made, table), whose(table)
    values = [f"t.{rule.column}" if rule.column else "NULL" for rule in kept]
    verdicts = [f"NOT ({rule.condition})" for rule in kept]
    sql = f"""SELECT {", ".join([names.columns, *values, *verdicts])} FROM {table} t
        WHERE {" OR ".join(verdicts)}"""  # noqa: S608
    for row in case.db.execute(sql):
        record = names.record(*row[:_NAMES])
        judged = list(zip(kept, row[_NAMES:], row[_NAMES + len(kept) :], strict=False))
        yield from _of_row(case, table, record, [(rule, value) for rule, value, broken in judged if broken])


def _of_row(case: Current, table: str, record: Record, broken: list[tuple[Rule, Any]]) -> Iterator[Finding]:
    """One finding for each column, by the first of its rules that is broken."""
    told: set[str | None] = set()
    for rule, value in broken:
        if rule.column is None or rule.column not in told:
            told.add(rule.column)
            subject = f"{rule.column} {shown(value)} " if rule.column else ""
            found = f"{in_words(table, record)}: {subject}{rule.broken}"
            yield fail(found, record.edit(case, None if whose(table).is_part else rule.column))
