"""`pln doctor`: one line a check, whatever the state of everything else; and what it advises works."""

import csv
import io
import json
import os
import shlex
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from pln.store.inspection.checks import CHECKS
from tests.cli.built_once import built_once
from tests.cli.running import Pln
from tests.store.inspection.looking import run

SUBJECTS = [check.subject for check in CHECKS]


@built_once
def network(pln: Pln) -> Pln:
    """A small network of one's own."""
    pln("add", "contact", "Ann Lee", "--birthday", "1990-03-14")
    pln("add", "goal", "Learn Rust")
    pln("log", "interaction", "coffee with Ann Lee")
    return pln


def rows(pln: Pln, *words: str, code: int = 0) -> list[dict[str, Any]]:
    found = json.loads(pln("doctor", *words, "--format", "json", code=code).out)["rows"]
    assert isinstance(found, list)
    return found


def about(found: list[dict[str, Any]], subject: str) -> dict[str, Any]:
    (row,) = (row for row in found if row["subject"] == subject)
    return row


def test_all_is_well(network: Pln) -> None:
    told = network("doctor")
    lines = told.out.splitlines()
    assert (lines[0], lines[2].split()) == ("Checkup", ["Subject", "State", "Found", "What", "to", "do"])
    assert len(lines) == 3 + len(SUBJECTS)
    assert told.err == "All is well.\n"


def test_the_formats_hold_the_same_rows(network: Pln) -> None:
    found = rows(network)
    assert [row["subject"] for row in found] == SUBJECTS
    assert list(found[0]) == ["subject", "state", "found", "advice"]
    lines = [json.loads(line) for line in network("doctor", "--format", "jsonl").out.splitlines()]
    assert [row for row in lines if row["subject"] != "clock"] == [
        row for row in found if row["subject"] != "clock"
    ]
    header, *cells = csv.reader(io.StringIO(network("doctor", "--format", "csv").out))
    assert (header, len(cells)) == (list(found[0]), len(found))
    assert network("doctor", "--format", "markdown").out.startswith("# Checkup\n")


def test_on_a_terminal_every_line_is_shown_and_states_are_words(network: Pln) -> None:
    network.environ["COLUMNS"] = "200"
    told = network.on_terminal("doctor")
    assert [subject for subject in SUBJECTS if subject not in told.out] == []
    assert told.out.count(" ok ") >= len(SUBJECTS)


def test_what_failed_stands_first_then_what_is_warned_of(network: Pln) -> None:
    run(network.database, "UPDATE contact SET birthday = '1990-02-30'")
    network.database.chmod(0o644)
    told = network("doctor", "--format", "jsonl", code=1)
    found = [json.loads(line) for line in told.out.splitlines()]
    assert [row["state"] for row in found[:4]] == ["fail", "warn", "warn", "ok"]
    assert [row["subject"] for row in found[:3]] == ["values", "history", "permissions"]
    assert told.err == "1 problem, 2 warnings.\n"


def test_a_warning_is_no_failure(network: Pln) -> None:
    network.database.chmod(0o644)
    told = network("doctor")
    assert told.err == "1 warning.\n"
    os.chmod(network.database, 0o600)  # noqa: PTH101
    assert network("doctor").err == "All is well.\n"


def test_a_bad_birthday_and_the_command_that_mends_it(network: Pln) -> None:
    run(network.database, "UPDATE contact SET birthday = '1990-02-30'")
    row = about(rows(network, code=1), "values")
    assert row["found"] == "contact ann-lee: birthday '1990-02-30' is no day"
    assert row["advice"] == "pln edit contact ann-lee --birthday …"
    network(*_words(row["advice"], "03-14"))
    assert about(rows(network), "values")["state"] == "ok"


@pytest.mark.parametrize(
    ("statement", "subject", "value"),
    [
        ("UPDATE contact SET name_key = 'x'", "search keys", "Ann Lee"),
        ("UPDATE goal SET name_key = 'x'", "search keys", "Learn Rust"),
        ("UPDATE contact SET place = CAST(x'42ff' AS TEXT)", "texts", "Bonn"),
        ("UPDATE contact SET introduced_by_id = 77", "references", "bob-ray"),
        ("UPDATE interaction SET kind = 'seance'", "values", "call"),
        ("UPDATE goal SET due_on = 'soon'", "values", "2030-01-01"),
        ("UPDATE contact SET cadence_days = 0", "values", "2w"),
    ],
)
def test_what_else_edit_mends(network: Pln, statement: str, subject: str, value: str) -> None:
    network("add", "contact", "Bob Ray")
    run(network.database, statement + (" WHERE id = 1"))
    row = about(rows(network, code=1), subject)
    network(*_words(row["advice"], value))
    assert about(rows(network), subject)["state"] == "ok"


def _words(advice: str, value: str) -> list[str]:
    """The words of an advised command after `pln`, its … filled in."""
    return [value if word == "…" else word for word in shlex.split(advice)[1:]]


@pytest.mark.parametrize(
    "statement", ["UPDATE contact_last SET last_on = '2001-01-01'", "DELETE FROM contact_last"]
)
def test_a_wrong_last_contact_and_the_commands_that_mend_it(network: Pln, statement: str) -> None:
    run(network.database, statement)
    row = about(rows(network, code=1), "last contacts")
    for command in row["advice"].split(", then: "):
        network(*shlex.split(command)[1:])
    assert about(rows(network), "last contacts")["state"] == "ok"


def test_an_added_trigger_and_the_command_that_removes_it(network: Pln) -> None:
    run(network.database, "CREATE TRIGGER spy AFTER INSERT ON contact BEGIN DELETE FROM goal; END")
    row = about(rows(network, code=1), "schema")
    assert row["found"].startswith("the trigger spy was added")
    assert "pln doctor says what differs" in network("add", "contact", "Bob Ray", code=1).err
    _, file, statement = shlex.split(row["advice"].partition(": ")[2])
    run(Path(file), statement)
    network("add", "contact", "Bob Ray")


# When everything else does not work


def test_no_network_yet(pln: Pln) -> None:
    found = rows(pln)
    assert about(found, "database")["advice"].startswith("begin with: pln add contact")
    assert not pln.database.parent.exists()


def test_a_lost_database(network: Pln) -> None:
    network("backup")
    network.database.write_bytes(b"")
    row = about(rows(network, code=1), "database")
    assert ("is empty" in row["found"], "pln restore latest" in row["advice"]) == (True, True)


def test_a_newer_schema(network: Pln) -> None:
    run(network.database, "PRAGMA user_version=99")
    row = about(rows(network, code=1), "database")
    assert ("schema 99" in row["found"], row["advice"]) == (True, "upgrade pln")


@pytest.mark.parametrize("text", ["goal_limt = 3\n", "goal_limit = \n", "goal_limit = 'x'\n"])
def test_a_broken_configuration_is_a_line_like_any_other(network: Pln, tmp_path: Path, text: str) -> None:
    path = tmp_path / "pln.toml"
    path.write_text(text)
    path.chmod(0o600)
    network.environ["PLN_CONFIG"] = str(path)
    network("config", code=2)
    found = rows(network, code=1)
    assert str(path) in about(found, "configuration")["found"]
    assert [row["subject"] for row in found if row["state"] != "ok"] == ["configuration"]


def test_no_home(network: Pln) -> None:
    environ = {"HOME": "", "XDG_DATA_HOME": "", "XDG_CONFIG_HOME": ""}
    network.environ.update(environ)
    assert about(rows(network), "database")["state"] == "ok"
    network.environ["PLN_DB"] = ""
    found = rows(network, code=1)
    assert about(found, "database")["found"] == "HOME is not set, so there is no data folder"
    assert about(found, "versions")["state"] == "ok"


def test_a_day_of_judgement_that_is_none(network: Pln) -> None:
    network.environ["PLN_TODAY"] = "someday"
    network("list", "contacts", code=2)
    row = about(rows(network, code=1), "today")
    assert "PLN_TODAY is 'someday'" in row["found"]


def test_the_sample_network_is_looked_at_and_not_made(pln: Pln) -> None:
    assert "no network yet" in about(rows(pln, "--demo"), "database")["found"]
    pln("demo")
    found = rows(pln, "--demo")
    assert "43 contacts" in about(found, "database")["found"]
    assert {row["state"] for row in found} == {"ok"}


def test_nothing_that_is_stored_reaches_the_terminal_as_it_is(network: Pln) -> None:
    run(
        network.database,
        "UPDATE contact SET birthday = char(27) || '[2J' || char(8238)",
        'CREATE TRIGGER "\x1b]52;c;x\x07[/b]" AFTER INSERT ON contact BEGIN SELECT 1; END',
    )
    for out in (
        network.on_terminal("doctor", code=1).out,
        *(network("doctor", "--format", name, code=1).out for name in ("table", "json", "csv", "markdown")),
    ):
        assert not {"\x1b", "\x07", "\u202e"} & set(out)


def test_it_writes_nothing(network: Pln) -> None:
    network.environ["PLN_TODAY"] = "2026-11-30"
    before = network.database.read_bytes(), sorted(network.database.parent.rglob("*"))
    network("doctor")
    assert (network.database.read_bytes(), sorted(network.database.parent.rglob("*"))) == before


def test_it_says_more_than_the_first_command_that_fails(network: Pln) -> None:
    with closing(sqlite3.connect(network.database)) as db:
        (page,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'contact'").fetchone()
    with network.database.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 4096)
    told = network("doctor", code=1)
    assert "the file is damaged" in told.out
    assert "Traceback" not in told.err
    unreadable = [row for row in rows(network, code=1) if "the file is damaged" in row["found"]]
    assert len(unreadable) > 1
    assert "pln restore latest" in unreadable[0]["advice"]
    assert {row["advice"] for row in unreadable[1:]} == {""}
