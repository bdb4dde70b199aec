"""What a database holds, and whether it is whole. None of these must be called while it is open elsewhere."""

import sqlite3
import time
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from tests.harness.driving import damage_of

Columns = Mapping[str, tuple[str, ...]]
Contents = dict[str, set[tuple[Any, ...]]]

_FLAWS = {
    "contact_last is not what the interactions say": """
        WITH told AS (
            SELECT l.contact_id, max(i.day) AS last_on
            FROM interaction_contact l JOIN interaction i ON i.id = l.interaction_id
            WHERE i.status = 'done' GROUP BY l.contact_id)
        SELECT 1 FROM (SELECT * FROM told EXCEPT SELECT contact_id, last_on FROM contact_last)
        UNION ALL SELECT 1 FROM (SELECT contact_id, last_on FROM contact_last EXCEPT SELECT * FROM told)""",
    "contact_day is not what the interactions say": """
        WITH told AS (
            SELECT i.day, l.contact_id,
                (SELECT count(*) FROM interaction_contact o WHERE o.interaction_id = i.id) AS people, count(*)
            FROM interaction i JOIN interaction_contact l ON l.interaction_id = i.id
            WHERE i.status = 'done' GROUP BY i.day, l.contact_id, people)
        SELECT 1 FROM (SELECT * FROM told EXCEPT SELECT * FROM contact_day)
        UNION ALL SELECT 1 FROM (SELECT * FROM contact_day EXCEPT SELECT * FROM told)""",
    "goal_day is not what the interactions say": """
        WITH told AS (
            SELECT g.goal_id, 0 AS contact_id, i.day, count(*)
            FROM interaction_goal g JOIN interaction i ON i.id = g.interaction_id
            WHERE i.status = 'done' GROUP BY g.goal_id, i.day
            UNION ALL SELECT g.goal_id, l.contact_id, i.day, count(*)
            FROM interaction_goal g JOIN interaction i ON i.id = g.interaction_id
            JOIN interaction_contact l ON l.interaction_id = i.id
            WHERE i.status = 'done' AND i.kind <> 'event' GROUP BY g.goal_id, l.contact_id, i.day)
        SELECT 1 FROM (SELECT * FROM told EXCEPT SELECT * FROM goal_day)
        UNION ALL SELECT 1 FROM (SELECT * FROM goal_day EXCEPT SELECT * FROM told)""",
    "topic_day is not what the interactions say": """
        WITH told AS (
            SELECT day, topic, topics, count(*) FROM (
                SELECT i.day, t.topic, count(*) OVER (PARTITION BY i.id) AS topics
                FROM interaction i JOIN (
                    SELECT interaction_id, tag AS topic FROM interaction_tag
                    UNION SELECT g.interaction_id, t.topic
                    FROM interaction_goal g JOIN goal_topic t ON t.goal_id = g.goal_id) t ON t.interaction_id = i.id
                WHERE i.status = 'done') GROUP BY day, topic, topics)
        SELECT 1 FROM (SELECT * FROM told EXCEPT SELECT * FROM topic_day)
        UNION ALL SELECT 1 FROM (SELECT * FROM topic_day EXCEPT SELECT * FROM told)""",
    "a step was left open": "SELECT 1 FROM step WHERE is_open",
    "a step changed nothing": """
        SELECT 1 FROM step WHERE kind <> 'barrier'
        AND id NOT IN (SELECT _step FROM contact_history UNION SELECT _step FROM interaction_history)""",
    "a contact has no history": """
        SELECT 1 FROM contact
        WHERE id NOT IN (SELECT id FROM contact_history WHERE _step IS NOT NULL)""",
    "an interaction has no history": """
        SELECT 1 FROM interaction
        WHERE id NOT IN (SELECT id FROM interaction_history WHERE _step IS NOT NULL)""",
}


def columns_of(database: Path) -> Columns:
    """Every table with its columns; nothing where the database has not been begun."""
    if not database.exists():
        return {}
    with closing(sqlite3.connect(database)) as db:
        names = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        sql = "SELECT name FROM pragma_table_info(?)"
        return {name: tuple(column for (column,) in db.execute(sql, (name,))) for name in names}


def contents(database: Path, columns: Columns | None = None) -> Contents:
    """The rows of every table that has some, or of those given and only their columns.

    sqlite3.Error where those given are not there.
    """
    columns = columns_of(database) if columns is None else columns
    if not columns:
        return {}
    with closing(sqlite3.connect(database)) as db:
        queries = {name: f"SELECT {', '.join(each)} FROM {name}" for name, each in columns.items()}  # noqa: S608
        found = {name: set(db.execute(sql)) for name, sql in queries.items()}
    return {name: rows for name, rows in found.items() if rows}


def flaw_of(database: Path) -> str:
    """What is wrong with a database of contacts and interactions that pln alone has written; "" if nothing."""
    if not database.exists():
        return ""
    if damage := damage_of(database):
        return damage
    with closing(sqlite3.connect(database)) as db:
        if not db.execute("SELECT 1 FROM sqlite_master").fetchone():
            return ""
        return next((flaw for flaw, sql in _FLAWS.items() if db.execute(sql).fetchone()), "")


def journal_of(database: Path) -> Path:
    return database.with_name(f"{database.name}-journal")


def is_hot(journal: Path) -> bool:
    """Whether the journal would be played back: until it is safe on the disk it begins with zeros.

    That is so from the first to the last write of a commit.
    """
    try:
        with journal.open("rb") as file:
            return file.read(1) > b"\0"
    except FileNotFoundError:
        return False


def wait_until_hot(journal: Path, seconds: float) -> None:
    """Returns within a commit, a moment that would seldom be met by chance; or after so many seconds without one."""
    until = time.monotonic() + seconds
    while not is_hot(journal) and time.monotonic() < until:
        pass
