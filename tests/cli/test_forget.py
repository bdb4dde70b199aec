"""`pln forget`: shows, asks, removes for good, and tells what still holds somebody."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from pln.cli.invocation import Invocation
from pln.store import connection
from pln.store.backups import folder_of
from tests.cli.built_once import built_once
from tests.cli.running import Outcome, Pln
from tests.store import damaging


@built_once
def network(pln: Pln) -> Pln:
    pln("add", "contact", "Ann Zanzibar", "--nickname", "Zanzi", "--email", "zanzibar@example.org")
    pln("add", "contact", "Bob Ray", "--introduced-by", "ann-zanzibar")
    pln("log", "interaction", "coffee, all about Zanzibar", "--with", "ann-zanzibar")
    pln("log", "interaction", "tea", "--with", "ann-zanzibar", "--with", "bob-ray")
    pln("edit", "contact", "ann-zanzibar", "--note", "Zanzibar is moving")
    return pln


def left(pln: Pln, *words: str) -> list[dict[str, Any]]:
    """What the command says is left, as a program reads it."""
    rows: list[dict[str, Any]] = json.loads(pln("forget", *words, "--yes", "--format", "json").out)["rows"]
    return rows


def copies(pln: Pln, text: str = "zanzi") -> int:
    return pln.database.read_bytes().lower().count(text.encode())


def clear_backups(pln: Pln) -> None:
    for path in folder_of(pln.database).iterdir():
        path.unlink()


def test_what_will_go_is_shown_and_asked_for(network: Pln) -> None:
    before = network.database.read_bytes()
    told = network.on_terminal("forget", "zanzibar", answers=["n"])
    assert told.err == (
        "Of Ann Zanzibar (ann-zanzibar) this goes for good: the contact, 1 interaction\n"
        "with nobody else and 10 entries of the history.\n"
        "What stays, without them: 1 interaction with others.\n"
        "These stay as they are, and may speak of them: interaction 2.\n"
        "Change those first, and what they said before goes, too.\n"
        "Nothing that was done before can be undone afterwards.\n"
        "Forget Ann Zanzibar (ann-zanzibar) for good? [y/N] Nothing was changed.\n"
    )
    assert (told.out, network.database.read_bytes()) == ("", before)


def test_what_will_go_is_shown_in_lines_that_fit_and_break_between_words(network: Pln) -> None:
    slugs = [f"the-long-and-winding-road-to-number-{number}" for number in range(9)]
    for slug in slugs:
        network("add", "goal", slug, "--why", "for Zanzi")
    told = network.on_terminal("forget", "zanzibar", answers=["n"]).err.splitlines()
    assert max(map(len, told)) <= 80
    assert [slug for slug in slugs if slug not in " ".join(told)] == []


def test_it_removes_somebody_and_nobody_else(network: Pln) -> None:
    told = network.on_terminal("forget", "ann-zanzibar", answers=["y"])
    assert "Forgot Ann Zanzibar (ann-zanzibar): the contact, 1 interaction with nobody else\nand " in told.err
    assert "What is left of Ann Zanzibar" in told.out
    assert copies(network) == 0
    assert network("list", "contacts", "--format", "jsonl").out.count("\n") == 1
    assert "tea" in network("list", "interactions").out
    refused = network("undo", code=1).err
    assert "before the forget of" in refused
    assert "what was forgotten cannot come back; which backups still hold it says: pln forget NAME" in refused
    assert "pln undo --to" not in refused
    assert "barrier" in network("history").out
    assert "no contact answers to" in network("history", "--contact", "ann-zanzibar", code=3).err
    network("add", "contact", "Ann Zanzibar")
    network("undo")


@pytest.mark.parametrize("words", [("ann-zanzibar",), ("ann",)])
def test_without_a_terminal_it_wants_a_yes(network: Pln, words: tuple[str, ...]) -> None:
    before = network.database.read_bytes()
    told = network("forget", *words, code=2)
    assert "this goes for good: the contact" in told.err
    assert told.err.endswith(
        "error: nothing was forgotten: there is no terminal to ask on\nhint: to do it without: pln forget ann-zanzibar --yes\n"
    )
    assert network.database.read_bytes() == before


def test_a_part_of_a_name_is_not_enough_for_a_yes(network: Pln) -> None:
    before = network.database.read_bytes()
    told = network("forget", "zanz", "--yes", code=2)
    assert "'zanz' is only a part of a name: Ann Zanzibar [ann-zanzibar]" in told.err
    assert network.database.read_bytes() == before
    network("forget", "zanzi", "--yes")
    assert copies(network) == 0


def test_nobody_answers(network: Pln) -> None:
    network("add", "contact", "Ann Moe")
    before = network.database.read_bytes()
    assert "no contact answers to 'Dora'" in network("forget", "Dora", "--yes", code=3).err
    assert "did you mean Bob Ray" in network("forget", "Bob Rey", code=3).err
    assert "fits 2 contacts" in network("forget", "ann", code=4).err
    assert network("forget", "", code=3).err
    assert network.database.read_bytes() == before


def test_without_a_network_there_is_nobody(pln: Pln) -> None:
    pln("forget", "Ann", "--yes", code=3)
    assert not pln.database.exists()


def test_somebody_who_was_deleted(network: Pln) -> None:
    told = network("delete", "contact", "ann-zanzibar")
    assert told.err.endswith("\nBack with: pln undo. For good: pln forget ann-zanzibar\n")
    told = network("forget", "ann-zanzibar", "--yes")
    assert (
        "Forgot Ann Zanzibar (ann-zanzibar), who was deleted: 1 interaction with nobody\nelse and "
        in told.err
    )
    assert copies(network) == 0


def test_no_backup_is_kept_of_whom_it_forgets(network: Pln, monkeypatch: pytest.MonkeyPatch) -> None:
    clear_backups(network)
    monkeypatch.setattr(Invocation, "now", "2030-01-01T10:00:00Z")
    assert left(network, "ann-zanzibar") == [
        {"what": "interaction", "where": "2", "state": "they took part", "name": ""}
    ]
    assert list(folder_of(network.database).iterdir()) == []
    network("add", "contact", "Cem")
    (kept,) = folder_of(network.database).glob("*.db")
    assert b"anzibar" not in kept.read_bytes()


def test_backups_and_exports_that_hold_them_are_listed(network: Pln, tmp_path: Path) -> None:
    clear_backups(network)
    network("edit", "interaction", "2", "--summary", "tea with Zanzi")
    network("backup")
    network("export", "jsonl", str(tmp_path / "out.jsonl"))
    network("log", "interaction", "--with", "bob-ray")
    (kept,) = folder_of(network.database).glob("*-hand*.db")
    (daily,) = folder_of(network.database).glob("*-daily*.db")
    shown = network("forget", "ann-zanzibar", "--yes").out
    assert "To erase that, too, by the name in it: pln forget Zanzi\n" in shown
    assert "What you need no more goes with: rm FILE" in shown
    assert "brings them back" in shown
    network("edit", "interaction", "2", "--summary", "tea")
    network.on_terminal("forget", "Zanzi", answers=["y"])
    rows = left(network, "Zanzi")
    files = [("hand backup", kept), ("daily backup", daily), ("jsonl export", tmp_path / "out.jsonl")]
    assert rows == [
        {"what": what, "where": str(path), "state": "speaks of them", "name": ""} for what, path in files
    ]
    assert copies(network) == 0


def test_it_can_be_asked_again_what_holds_them(network: Pln) -> None:
    network("backup")
    network("forget", "ann-zanzibar", "--yes")
    before = network.database.read_bytes()
    told = network("forget", "Ann Zanzibar")
    assert told.err == "No contact is called 'Ann Zanzibar', and the history has nothing of them.\n"
    assert "hand backup" in told.out
    clear_backups(network)
    assert "no contact answers" in network("forget", "Ann Zanzibar", code=3).err
    assert network("doctor").code == 0
    assert len(network.database.read_bytes()) == len(before)


def test_a_record_that_still_speaks_of_them_is_told_of_without_its_text(network: Pln) -> None:
    network("add", "goal", "Learn Rust", "--why", "secret: Zanzi said so")
    told = network("forget", "ann-zanzibar", "--yes")
    row = next(line for line in told.out.splitlines() if line.startswith("goal"))
    assert row.split() == ["goal", "learn-rust", "speaks", "of", "them", "Zanzi"]
    assert "secret" not in told.out + told.err
    again = network("forget", "Zanzi")
    assert again.err == "No contact is called 'Zanzi', and the history has nothing of them.\n"
    assert "learn-rust" in again.out


def test_a_sweep_that_fails_is_told_and_done_when_asked_again(
    network: Pln, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaging.run_sql(
        network.database,
        "PRAGMA secure_delete=OFF",
        "CREATE TABLE other (text)",
        "INSERT INTO other VALUES (printf('%.9000c', 'x') || 'Zanzi')",
        "DROP TABLE other",
    )
    with monkeypatch.context() as patched:
        patched.setattr(connection, "BUSY_SECONDS", 0.0)
        connect = connection.connect

        def locked(path: Path, now: str) -> sqlite3.Connection:
            holder.execute("BEGIN IMMEDIATE")
            return connect(path, now)

        patched.setattr("pln.store.forgetting.connect_to_write", locked)
        with closing(sqlite3.connect(network.database, isolation_level=None)) as holder:
            told = network("forget", "ann-zanzibar", "--yes", code=1)
    assert "Forgot Ann Zanzibar" in told.err
    assert "What is left of Ann Zanzibar" in told.out
    assert "may be left in unused parts of the file" in told.err
    assert copies(network) > 0
    network("forget", "ann-zanzibar", "--yes")  # backups still hold her
    assert copies(network) == 0


@pytest.mark.parametrize("format", ["table", "json", "jsonl", "csv", "markdown"])
def test_every_format(network: Pln, format: str) -> None:
    told = network("forget", "ann-zanzibar", "--yes", "--format", format)
    assert "they took part" in told.out


def test_a_name_with_control_characters_is_told_safely(network: Pln) -> None:
    damaging.run_sql(network.database, "UPDATE contact SET name = 'Ev' || char(27) || ']0;il' WHERE id = 1")
    told = network("forget", "ann-zanzibar", "--yes")
    assert "\x1b" not in told.out + told.err


def test_the_sample_network_forgets_too(demo: Pln) -> None:
    told = demo("forget", "zoe-martens", "--yes")
    assert isinstance(told, Outcome)
    assert demo.database.read_bytes().count(b"zoe-martens") == 0
    assert demo("doctor", code=None).code == 0


def test_any_word_is_not_taken_out_of_the_history_by_yes_alone(network: Pln) -> None:
    network("add", "contact", "Dora Del")
    network("log", "interaction", "yesterday: coffee with Dora Del")
    network("delete", "contact", "dora-del")
    before = network.database.read_bytes()
    for word in ("coffee", "dora"):
        assert "nobody is or was called" in network("forget", word, "--yes", code=2).err
    assert network.database.read_bytes() == before
    network("forget", "dora del", "--yes")
    assert b"dora" not in network.database.read_bytes().lower()
