"""What SQLite's own check says: damage, indexes that disagree, and what is harmless."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pln.store.backups import keep
from pln.store.inspection import integrity
from tests.conftest import NOW
from tests.store.inspection.looking import look, run, states, the_only


def root_page(path: Path, name: str) -> int:
    with closing(sqlite3.connect(path)) as db:
        (page,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)).fetchone()
    return int(page)


def overwrite(path: Path, page: int, content: bytes) -> None:
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(content)


def test_a_whole_file(network: Path) -> None:
    assert the_only(look(network, "integrity"), "ok").found == "whole, by SQLite's integrity_check"


def test_a_huge_file_is_looked_at_quickly(network: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(integrity, "_WHOLE_UP_TO", 1000)
    assert the_only(look(network, "integrity"), "ok").found == "whole, by SQLite's quick_check"


def test_damage_is_told_with_the_way_back(network: Path) -> None:
    keep(network, "hand", NOW)
    overwrite(network, root_page(network, "interaction_tag"), bytes(4096))
    (told,) = look(network, "integrity")
    assert (told.state, "the file is damaged" in told.found) == ("fail", True)
    assert "pln restore latest" in told.advice


def test_much_damage_is_told_briefly(network: Path) -> None:
    for name in ("goal_topic", "contact_tag", "resource_topic", "contact_topic", "review_goal"):
        overwrite(network, root_page(network, name), b"\x0a\x00\x00\x00\x01\x00\x00")
    (told,) = look(network, "integrity")
    assert "in all)" in told.found
    assert "keep a copy" in told.advice


def test_an_index_that_disagrees_is_named(network: Path) -> None:
    with closing(sqlite3.connect(network)) as db:
        db.execute("PRAGMA writable_schema=ON")
        # Without its index in the schema, a row changes in the table only.
        (sql, page) = db.execute(
            "SELECT sql, rootpage FROM sqlite_master WHERE name = 'contact_name_key'"
        ).fetchone()
        db.execute("DELETE FROM sqlite_master WHERE name = 'contact_name_key'")
        db.commit()
    with closing(sqlite3.connect(network)) as db:
        db.execute("UPDATE contact SET name_key = 'zzz' WHERE id = 1")
        db.execute("PRAGMA writable_schema=ON")
        row = ("index", "contact_name_key", "contact", page, sql)
        db.execute("INSERT INTO sqlite_master VALUES (?, ?, ?, ?, ?)", row)
        db.commit()
    told = the_only(look(network, "integrity"), "fail")
    assert "the index contact_name_key does not agree with its table" in told.found


def test_pages_that_nothing_uses_are_harmless(network: Path) -> None:
    content = bytearray(network.read_bytes()) + bytes(4096)
    content[28:32] = (len(content) // 4096).to_bytes(4, "big")
    network.write_bytes(content)
    assert "1 page in it without use, which is harmless" in the_only(look(network, "integrity"), "ok").found


def test_values_that_break_a_rule_are_no_damage(network: Path) -> None:
    run(network, "UPDATE contact SET birthday = 'soon'")
    the_only(look(network, "integrity"), "ok")
    assert set(states(look(network, "values"))) == {"fail"}
