"""What completion knows of the commands is what the commands are."""

from pln.cli.completion_table import TABLE, table
from tests.test_completeness import commands

WRITTEN = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()]


def test_the_table_is_up_to_date() -> None:
    written, wanted = set(TABLE.read_text(encoding="utf-8").splitlines()), table().splitlines()
    stale = [line for line in wanted if line not in written] + sorted(written - set(wanted))
    assert stale == [], "run: python -m pln.cli.completion_table"


def test_every_command_and_flag_can_be_completed() -> None:
    known = {(command, name) for command, words, *_ in WRITTEN for name in words.rstrip("*").split(" ")}
    wanted = {tuple(words.rpartition(" ")[::2]) for words in commands()}
    wanted |= {
        (words, name)
        for words, command in commands().items()
        for parameter in command.params
        for name in parameter.opts
        if name.startswith("-")
    }
    assert wanted - known == set()


def test_every_line_has_four_parts_and_says_something() -> None:
    assert [line for line in WRITTEN if len(line) != 4 or not line[3]] == []


def test_where_a_record_is_expected_its_names_are_offered() -> None:
    names = {(command, word.rstrip("*")): takes for command, word, takes, _ in WRITTEN if takes[:1] == "@"}
    assert names["show contact", "NAME"] == names["contacts brief", "NAME"] == "@contact"
    assert names["log progress", "GOAL"] == names["delete milestone", "GOAL"] == "@goal"
    assert names["log interaction", "--with"] == names["add resource", "--shared-with"] == "@contact"
    assert names["link goal", "--resource"] == names["edit resource", "NAME"] == "@resource"
    assert names["list contacts", "--tag"] == names["add contact", "--tag"] == "@tag"
    assert names["show event", "NAME"] == names["events close", "NAME"] == "@event"
    assert names["link goal", "--event"] == names["add contact", "--met-at"] == "@event"
    assert names["events close", "--met"] == names["list events", "--community"] == "@contact"
    assert ("add contact", "NAME") not in names
