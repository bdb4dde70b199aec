"""The schema: whatever was added, dropped or changed has its name said, and how to get back."""

import shlex
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from pln.store.backups import keep
from pln.store.inspection.checks import inspect
from pln.store.inspection.structure import structure_problems
from tests.conftest import NOW
from tests.store.inspection.looking import case_of, look, run, states, the_only


def problems(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as db:
        return structure_problems(db)


def test_a_structure_as_pln_made_it(network: Path) -> None:
    assert the_only(look(network, "schema"), "ok").found.startswith("schema 7, its structure as pln made it")
    assert problems(network) == []


ADDED = {
    "CREATE TRIGGER spy AFTER INSERT ON contact BEGIN DELETE FROM goal; END": "the trigger spy was added",
    "CREATE VIEW everybody AS SELECT * FROM contact": "the view everybody was added",
    "CREATE INDEX fast ON contact (place)": "the index fast was added",
    "CREATE TABLE theirs (a)": "the table theirs was added",
    'CREATE TRIGGER "a""b\'c d" AFTER INSERT ON goal BEGIN SELECT 1; END': "the trigger a\"b'c d was added",
}


@pytest.mark.parametrize(("statement", "said"), ADDED.items())
def test_what_was_added_is_named_and_goes_by_the_command_that_is_advised(
    network: Path, statement: str, said: str
) -> None:
    run(network, statement)
    told = the_only(look(network, "schema"), "fail")
    assert told.found == f"{said}, so pln does not write to it"
    assert problems(network) == [said]
    tool, file, drop = shlex.split(told.advice.partition(": ")[2])
    assert (tool, file) == ("sqlite3", str(network))
    run(network, drop)
    the_only(look(network, "schema"), "ok")


def _edited(sql: str, find: str, put: str) -> Callable[[Path], None]:
    """Changes the text of the schema itself, past every guard."""

    def edit(path: Path) -> None:
        replaced = f"UPDATE sqlite_master SET sql = replace(sql, '{find}', '{put}') WHERE name = '{sql}'"  # noqa: S608
        run(path, "PRAGMA writable_schema=ON", replaced)

    return edit


LOST = {
    "the trigger contact_last_link_added is missing": lambda path: run(
        path, "DROP TRIGGER contact_last_link_added"
    ),
    "the index contact_name_key is missing": lambda path: run(path, "DROP INDEX contact_name_key"),
    "the table contact_tag is missing": lambda path: run(path, "DROP TABLE contact_tag"),
    "the table goal was changed": lambda path: run(path, "ALTER TABLE goal ADD COLUMN mood TEXT"),
    "the table contact was changed": _edited("contact", "BETWEEN 1 AND 3650", "BETWEEN 1 AND 9999"),
    "the trigger goal_history_insert was changed": _edited("goal_history_insert", ", 1,", ", 0,"),
}


@pytest.mark.parametrize(("said", "spoil"), LOST.items())
def test_what_is_missing_or_changed_is_named(network: Path, said: str, spoil: Callable[[Path], None]) -> None:
    spoil(network)
    assert said in problems(network)
    found = look(network, "schema")
    assert set(states(found)) == {"fail"}
    assert f"{said}, so pln does not write to it" in [finding.found for finding in found]


def test_the_way_back_is_a_backup_where_there_is_one(network: Path) -> None:
    run(network, "DROP INDEX contact_name_key")
    assert "pln restore FILE" in look(network, "schema")[0].advice
    keep(network, "hand", NOW)
    assert "pln restore latest" in look(network, "schema")[0].advice


def test_a_view_in_the_place_of_a_table_is_never_read(network: Path) -> None:
    endless = (
        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x FROM n) SELECT x AS tag, x AS contact_id FROM n"
    )
    run(network, "DROP TABLE contact_tag", f"CREATE VIEW contact_tag AS {endless}")
    found = inspect(case_of(network))
    assert "not looked at" in found[0][1].found
    assert "values" not in {subject for subject, _ in found}


def test_an_added_trigger_keeps_no_check_of_the_records_away(network: Path) -> None:
    run(network, next(iter(ADDED)))
    assert {subject for subject, _ in inspect(case_of(network))} >= {"values", "history"}


def test_what_sqlite_keeps_for_itself_is_no_difference(network: Path) -> None:
    run(network, "ANALYZE")
    assert problems(network) == []


def test_an_older_schema_is_the_next_commands_business(network: Path) -> None:
    run(network, "PRAGMA user_version=1")
    told = the_only(look(network, "schema"), "ok")
    assert (told.found, "upgrades it" in told.advice) == ("schema 1, of an older pln", True)
    assert "values" not in {subject for subject, _ in inspect(case_of(network))}
