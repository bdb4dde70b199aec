"""`pln help QUESTION` finds the command for what people want, in their own words."""

import json
import re
import shlex
from pathlib import Path

import pytest

from pln.cli.asking import meant
from pln.cli.questions import QUESTIONS
from tests.cli.running import Pln
from tests.test_completeness import commands

# What the examples speak of.
SETTING = (
    'add contact "Ann Lee" --tag rust',
    "add contact Bob",
    'add goal "Learn Rust" --topic rust',
    'add milestone rust "Ownership"',
    'add resource "The Rust Book" --kind book',
    'log interaction "2 days ago: call with Bob about lifetimes"',
    'log exchange ann "which book to read" --got advice',
)
CARD = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Carl Gauss\r\nEND:VCARD\r\n"
# Verbs that take any record: one of them stands for all.
EVERY_RECORD = {"add", "list", "show", "edit", "delete", "export"}
EXPLAINED_BY_ANOTHER = {
    "restore",
    "backup now",
    "contacts tag",
    "contacts merge",
    "promises drop",
    "completion install",
    "help",
}


@pytest.mark.parametrize(
    ("asked", "command"),
    [
        ("birthday", "pln contacts birthdays"),
        ("overdue", "pln contacts neglected"),
        ("thank", "pln log thanks ann"),
        ("Who is OVERDUE?", "pln contacts neglected"),
        ("thanking people", "pln log thanks ann"),
        ("how do I import from linkedin", "pln import contacts.vcf"),
        ("undo a mistake", "pln undo"),
        ("what should I read", "pln resources next"),
        ("who can help me with rust", "pln goals who rust"),
        ("stop nagging me", "pln edit contact ann --cadence never"),
        ("prepare a meeting", "pln contacts brief ann"),
        ("did I promise anything", "pln list promises --open"),
        ("erase", "pln forget dana-scott --yes"),
    ],
)
def test_a_question_is_answered_first(asked: str, command: str) -> None:
    assert command in [answer.command for answer in meant(asked)[0].answers]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.asks)
def test_each_question_as_it_stands_finds_itself(question: object) -> None:
    assert meant(question.asks)[0] == question  # type: ignore[attr-defined]


def test_the_answers_are_rows_for_people_and_programs(tmp_path: Path) -> None:
    pln = Pln(tmp_path / "pln.db", {})
    assert "Whose birthday comes next?\npln contacts birthdays " in pln("help", "birthday").out
    rows = json.loads(pln("help", "birthday", "--format", "json").out)["rows"]
    assert rows[0]["command"] == "pln contacts birthdays"
    assert not pln.database.exists()


def test_a_command_has_its_own_page(tmp_path: Path) -> None:
    pln = Pln(tmp_path / "pln.db", {})
    assert pln("help", "add", "goal").out == pln("add", "goal", "--help").out
    assert pln("help").out == pln("--help").out


@pytest.mark.parametrize(
    ("asked", "hint"), [("brthday", "did you mean birthday"), ("how", "did you mean"), ("zzzz", "--help")]
)
def test_what_nobody_knows_is_said(asked: str, hint: str, tmp_path: Path) -> None:
    outcome = Pln(tmp_path / "pln.db", {})("help", asked, code=3)
    assert f"'{asked}'" in outcome.err
    assert hint in outcome.err
    assert not outcome.out


def test_every_example_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("contacts.vcf").write_text(CARD, encoding="utf-8", newline="")
    pln = Pln(tmp_path / "pln.db", {})
    for line in SETTING:
        pln(*shlex.split(line))
    for question in QUESTIONS:
        for command, _ in question.answers:
            pln(*shlex.split(command)[1:])


def test_every_command_answers_a_question() -> None:
    told = " ".join(
        f"{answer.command} {answer.does}" for question in QUESTIONS for answer in question.answers
    )
    leaves = {words for words, node in commands().items() if not hasattr(node, "list_commands")}
    missing = {words for words in leaves if not re.search(rf"\b{words}\b", told)}
    assert {
        words for words in missing if words.split()[0] not in EVERY_RECORD
    } - EXPLAINED_BY_ANOTHER == set()
