"""The rules that values must keep, read from the schema as pln makes it, each with the words for breaking it."""

import re
import sqlite3
from collections.abc import Iterator

from pln.classes import dataclass

_TYPES = {
    "INTEGER": ("integer", "no whole number"),
    "REAL": ("real", "no number"),
    "TEXT": ("text", "no text"),
}
_INSTANTS = frozenset({"created_at", "updated_at", "at"})
_CHECK = re.compile(r"CONSTRAINT (\w+) CHECK \(")
# CHECKs that say more than the form of one value.
_MEANT = {
    "goal_metric": "start and target do not fit how it is measured",
    "goal_due_after_start": "is due before it starts",
    "resource_position": "is not from 0 to the size",
    "review_order": "was finished before it began",
    "event_order": "ends before it starts",
    "exchange_fits_direction": "says of what was given what belongs to what was received, or the other way round",
    "promise_one_end": "is kept and dropped",
    "relation_of_two": "is of somebody with themselves",
    "mentorship_order": "ended before it began",
    "mentorship_focus_of_mentor": "has a focus, which belongs to a mentor",
    "feedback_order": "was answered before it was asked",
    "feedback_decided": "was decided without an answer",
    "feedback_applied": "was applied without being adopted",
    "contact_distinct_lower_first": "does not name two contacts, the lower number first",
    "step_of": "says needlessly which step it is of, or fails to",
}
# What a CHECK on one column looks like, and what its value is not.
_NO_DAY = "is no day"
_FORMS = (
    (re.compile(r"\bIS date\("), _NO_DAY),
    (re.compile(r" IN \((.+)\)$"), "is not one of {}"),
    (re.compile(r"^length\(\w+\) BETWEEN 1 AND (\d+) "), "is not a text of 1 to {} characters"),
    (re.compile(r"^length\(\w+\) <= (\d+) "), "is not a text of at most {} characters"),
    (re.compile(r" BETWEEN (\S+) AND (\S+)$"), "is not from {} to {}"),
    (re.compile(r" >= (\S+)$"), "is less than {}"),
    (re.compile(r"^time GLOB "), "is no time of day"),
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A condition in SQL that is false for a row that breaks it.

    `column` is the one whose value `broken` speaks of, such as "is no day"; None where it is about the row.
    """

    condition: str
    broken: str
    column: str | None = None


def rules(made: sqlite3.Connection, table: str) -> list[Rule]:
    """What each row of a table must keep: types, CHECKs, and what no CHECK can say of days and instants."""
    rows = made.execute('SELECT name, type, "notnull" FROM pragma_table_info(?)', (table,)).fetchall()
    names = [name for name, _, _ in rows]
    types = [_type_rule(name, kind, needed=needed) for name, kind, needed in rows if kind in _TYPES]
    # A history keeps values of any type, such as those that were bad once.
    instants = [_instant_rule(name) for name, kind, _ in rows if name in _INSTANTS and kind == "TEXT"]
    (sql,) = made.execute(
        "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", (table,)
    ).fetchone()
    return [*types, *(_check_rule(table, names, *check) for check in checks(sql)), *instants]


def _type_rule(column: str, kind: str, *, needed: int) -> Rule:
    word, wrong = _TYPES[kind]
    allowed = f"'{word}'" if needed else f"'{word}', 'null'"
    return Rule(f"typeof(t.{column}) IN ({allowed})", f"is {wrong}", column)


def _instant_rule(column: str) -> Rule:
    condition = f"strftime('%Y-%m-%dT%H:%M:%SZ', t.{column}) IS t.{column}"
    return Rule(condition, "is no instant such as 2026-11-22T10:00:00Z", column)


def _check_rule(table: str, columns: list[str], name: str, condition: str) -> Rule:
    column = name.removeprefix(f"{table}_")
    broken = _MEANT.get(name) or _formed(condition) or f"breaks the rule {name}"
    if broken == _NO_DAY:
        # SQLite knows a year 0, the calendar does not.
        condition = f"({condition}) AND t.{column} NOT GLOB '0000-*'"
    return Rule(condition, broken, column if column in columns else None)


def _formed(condition: str) -> str:
    for form, words in _FORMS:
        if found := form.search(condition):
            return words.format(*found.groups()).replace("'", "")
    return ""


def checks(sql: str) -> Iterator[tuple[str, str]]:
    """The name and condition of each CHECK in a CREATE TABLE."""
    for found in _CHECK.finditer(sql):
        yield found[1], _within_brackets(sql, found.end())


def _within_brackets(sql: str, start: int) -> str:
    """The text from `start` to the bracket that closes it; brackets in quotes do not count."""
    end, depth, is_quoted = start, 1, False
    while depth:
        is_quoted ^= sql[end] == "'"
        if not is_quoted:
            depth += (sql[end] == "(") - (sql[end] == ")")
        end += 1
    return sql[start : end - 1]
