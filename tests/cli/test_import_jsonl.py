"""`pln import jsonl`: pln's own export, previewed, written, and given out again."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import Pln


@pytest.fixture
def other(tmp_path: Path) -> Pln:
    """A second network, which is not there yet."""
    return Pln(tmp_path / "other" / "pln.db", {})


@pytest.fixture
def network(pln: Pln, tmp_path: Path) -> Path:
    """The export of two people, a goal and a talk."""
    pln("add", "contact", "Zoë 李伟", "--note", "a\u202eb", "--tier", "inner", "--email", "zoe@example.org")
    pln("add", "contact", "Ann Lee", "--tag", "club", "--introduced-by", "zoe")
    pln("add", "goal", "Learn Rust")
    pln("log", "interaction", "coffee with Ann Lee +learn-rust")
    file = tmp_path / "network.jsonl"
    pln("export", "jsonl", str(file))
    return file


def rows(pln: Pln, *words: str, code: int = 0) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(pln("import", *words, "--format", "json", code=code).out)["rows"]
    return found


def edited(file: Path, old: str, new: str) -> None:
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_out_in_and_out_again(other: Pln, network: Path) -> None:
    preview = other("import", str(network))
    assert "contacts: 2 added" in preview.out
    assert "say --yes" in preview.err
    assert not other.database.exists()
    done = other("import", "jsonl", str(network), "--yes")
    assert done.err.endswith("Imported: 2 new contacts, 1 new goal, 1 new interaction.\n")
    assert other("export", "jsonl").out == network.read_text(encoding="utf-8")
    assert other("import", "jsonl", str(network), "--yes").err == "Nothing to change.\n"


def test_from_standard_input(pln: Pln, other: Pln, network: Path) -> None:
    other("import", "-", "--yes", typed=network.read_bytes())
    assert other("export", "jsonl").out == pln("export", "jsonl").out


def test_what_was_edited_in_the_file_is_shown_field_by_field(pln: Pln, network: Path) -> None:
    edited(network, '"tier": "inner"', '"tier": "close", "place": "Berlin"')
    (changed,) = [row for row in rows(pln, str(network)) if row["outcome"] == "updated"]
    assert (changed["kind"], changed["name"], changed["detail"]) == (
        "contact",
        "Zoë 李伟",
        "place: + Berlin; tier: inner → close",
    )
    assert pln("import", str(network), "--yes").err == "Imported: 1 changed.\n"
    assert pln("export", "jsonl").out != network.read_text(encoding="utf-8")  # the order of its keys
    assert '"place": "Berlin"' in pln("export", "jsonl").out
    assert pln("import", str(network), "--yes").err == "Nothing to change.\n"


def test_undo_takes_all_of_it_back(other: Pln, network: Path) -> None:
    other("add", "contact", "Bob")
    before = other("export", "jsonl").out
    other("import", str(network), "--yes")
    after = other("export", "jsonl").out
    other("undo")
    assert other("export", "jsonl").out == before
    other("redo")
    assert other("export", "jsonl").out == after


def test_a_bad_line_stops_it_unless_it_is_left_out(other: Pln, network: Path) -> None:
    edited(network, '"tier": "inner"', '"tier": "dearest"')
    refused = other("import", str(network), "--yes", code=5)
    assert ": tier: 'dearest' is not one of inner, close" in refused.err
    assert "refers to contact zoe-李伟, which is neither here nor in the file" in refused.err
    assert not other.database.exists()
    other("import", str(network), "--yes", "--skip-bad", code=5)
    # Ann was introduced by her, and the talk was with Ann.
    assert [json.loads(line)["type"] for line in other("export", "jsonl").out.splitlines()] == ["pln", "goal"]


def test_a_newer_format(other: Pln, network: Path) -> None:
    edited(network, '"format": 1', '"format": 2')
    refused = other("import", "jsonl", str(network), "--yes", code=5)
    assert "line 1: format 2 is of a newer pln than this one, which reads 1" in refused.err
    assert not other.database.exists()


def test_somebody_known_by_another_record_is_not_merged(other: Pln, network: Path) -> None:
    other("add", "contact", "Zoe", "--email", "ZOE@example.org")
    refused = other("import", str(network), "--yes", code=5)
    assert "may be zoe, here with the same e-mail or address, but is another record" in refused.err
    assert len(other("export", "jsonl").out.splitlines()) == 2


def test_the_records_say_their_tiers_and_tags_themselves(other: Pln, network: Path) -> None:
    refused = other("import", str(network), "--yes", "--tag", "new", code=2)
    assert refused.err.startswith(
        "error: the records of pln's own export say their tiers and tags themselves"
    )
    assert not other.database.exists()


@pytest.mark.parametrize("yes", [False, True])
def test_nothing_on_a_terminal_that_it_would_obey(other: Pln, network: Path, yes: bool) -> None:
    edited(network, "a\\u202eb", "\\u001b]0;x\\u0007")
    said = other("import", str(network), *(["--yes"] if yes else []), code=5)
    assert "\x1b" not in said.out + said.err
    assert "note: has a control character (U+001B)" in said.err
