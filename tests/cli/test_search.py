"""`pln search` and `list … --search`: what is found, in which order, and that the index never tells old news."""

import json
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from pln.store.queries import search as query
from pln.store.search import index
from tests.cli.running import Pln


def rows(pln: Pln, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(pln("search", *words, "--format", "json").out)["rows"]
    return found


def opened_by(pln: Pln, *words: str) -> list[str]:
    return [row["open"].removeprefix("pln show ") for row in rows(pln, *words)]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The network, made once. Not to be changed: `network` is a copy."""
    pln = Pln(tmp_path_factory.mktemp("searched") / "pln.db", {})
    for command in (
        ("add", "contact", "Zoë Núñez", "--nickname", "Zed", "--tag", "rust", "--note", "Knows lifetimes"),
        ("add", "contact", "Łukasz O'Brien", "--org", "Acme", "--place", "Kraków"),
        ("add", "goal", "Learn Rust", "--why", "Faster tools", "--topic", "systems"),
        ("add", "milestone", "learn", "Ownership chapter"),
        ("add", "resource", "The C++ Annotations", "--takeaways", "Value categories"),
        ("add", "event", "Systems Days", "--on", "2026-12-01", "--place", "Ghent"),
        ("add", "promise", "zoe", "send the lifetimes paper"),
        ("log", "interaction", "2026-11-20: coffee with Zoë about pinning #async", "--note", "100% agreed"),
        ("log", "interaction", "2026-11-21: call with Łukasz about pinning"),
        ("log", "progress", "learn", "--confidence", "7", "--blocker", "No quiet evening"),
        ("log", "exchange", "zoe", "sketched the arena allocator", "--got", "advice"),
        ("log", "feedback", "zoe", "my allocator talk"),
        ("add", "mentorship", "zoe", "--focus", "craft", "--agenda", "Which crate next?"),
    ):
        pln(*command)
    return pln.database


@pytest.fixture
def network(written: Path, pln: Pln) -> Pln:
    pln.database.parent.mkdir(mode=0o700)
    shutil.copyfile(written, pln.database)
    return pln


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("nunez", ["contact zoe-nunez"]),
        ("ZED", ["contact zoe-nunez"]),
        ("lukasz krakow", ["contact lukasz-o-brien"]),
        ("o'brien", ["contact lukasz-o-brien"]),
        ("organisation:acme", ["contact lukasz-o-brien"]),
        ("name:acme", []),
        ("rust", ["goal learn-rust", "contact zoe-nunez"]),
        ("ownership", ["goal learn-rust"]),
        ("quiet", ["goal learn-rust"]),
        ("c++", ["resource the-c-annotations"]),
        ("categ", ["resource the-c-annotations"]),
        ("ghent", ["event systems-days"]),
        ("lifetimes", ["contact zoe-nunez", "promise 1"]),
        ("pinning", ["interaction 2", "interaction 1"]),
        ("async pin", ["interaction 1"]),
        ('"pinning about"', []),
        ("100%", ["interaction 1"]),
        ("arena", ["exchange 1"]),
        ("my alloc", ["feedback 1"]),
        ("crate", ["mentorship 1"]),
        ("%", None),
        ("'); DROP TABLE contact", []),
        ("pinning NEAR(", []),
        ("_____", None),
    ],
)
def test_what_is_found(network: Pln, words: str, found: list[str] | None) -> None:
    if found is None:
        assert "no word to search for" in network("search", words, code=2).err
    else:
        assert sorted(opened_by(network, words)) == sorted(found)


def test_filters_narrow_it(network: Pln) -> None:
    assert opened_by(network, "pinning", "--with", "zoe") == ["interaction 1"]
    assert opened_by(network, "pinning", "--since", "2026-11-21") == ["interaction 2"]
    assert opened_by(network, "pinning", "--until", "2026-11-20") == ["interaction 1"]
    assert opened_by(network, "allocator", "--kind", "feedback") == ["feedback 1"]
    assert opened_by(network, "lifetimes", "--kind", "promise", "--with", "zoe") == ["promise 1"]
    assert len(rows(network, "pinning", "--limit", "1")) == 1
    assert "1 more: --limit 0" in network("search", "pinning", "--limit", "1").out


def test_every_command_to_open_a_hit_opens_it(demo: Pln) -> None:
    hits = rows(demo, "rust", "--limit", "0")
    one_of_each = {row["subject"]: row["open"] for row in hits}
    assert len(one_of_each) > 5
    for command in one_of_each.values():
        demo(*command.split()[1:])


def test_nothing_found_says_what_is_spelt_alike(network: Pln) -> None:
    outcome = network("search", "pining")
    assert "Nothing found for: pining. Did you mean: pinning?" in outcome.out


@pytest.mark.parametrize("plural", ["contacts", "interactions", "goals", "resources", "events"])
def test_lists_can_be_searched(network: Pln, plural: str) -> None:
    word = {
        "contacts": "nunez",
        "interactions": "async",
        "goals": "faster",
        "resources": "value",
        "events": "ghent",
    }
    answer = json.loads(network("list", plural, "--search", word[plural], "--format", "json").out)
    assert len(answer["rows"]) == 1
    assert f"No {plural} fit." in network("list", plural, "--search", "nowhere").out


def test_what_is_written_undone_and_deleted_is_followed(network: Pln) -> None:
    assert opened_by(network, "walrus") == []
    network("edit", "contact", "zoe", "--note", "Likes the walrus")
    assert opened_by(network, "walrus") == ["contact zoe-nunez"]
    assert opened_by(network, "knows lifetimes") == []
    network("undo")
    assert opened_by(network, "walrus") == []
    assert opened_by(network, "knows lifetimes") == ["contact zoe-nunez"]
    network("delete", "contact", "zoe", "--yes")
    assert opened_by(network, "arena") == []


def test_another_program_and_a_restore_are_followed(network: Pln) -> None:
    opened_by(network, "pinning")
    kept = network.database.read_bytes()
    with closing(sqlite3.connect(network.database)) as db:
        db.execute("UPDATE contact SET note = 'a narwhal' WHERE slug = 'zoe-nunez'")
        db.commit()
    assert opened_by(network, "narwhal") == ["contact zoe-nunez"]
    network("log", "interaction", "saw an ocelot with Zoë")
    assert opened_by(network, "ocelot") == ["interaction 3"]
    network.database.write_bytes(kept)
    network("log", "interaction", "saw a tapir with Zoë")
    assert opened_by(network, "ocelot") == []
    assert opened_by(network, "narwhal") == []
    assert opened_by(network, "tapir") == ["interaction 3"]


def test_who_is_forgotten_is_in_no_index(network: Pln) -> None:
    assert opened_by(network, "nunez")
    path = index.index_of(network.database)
    assert b"nunez" in path.read_bytes()
    network("forget", "zoe-nunez", "--yes")
    assert not path.exists()
    assert opened_by(network, "nunez") == []
    assert b"nunez" not in path.read_bytes()


def test_the_index_is_private_and_the_database_is_not_touched(network: Pln, umask: None) -> None:
    before = network.database.read_bytes()
    network("search", "rust")
    assert index.index_of(network.database).stat().st_mode & 0o777 == 0o600
    assert network.database.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"no index at all", b"SQLite format 3\0" + bytes(4000)])
def test_a_damaged_index_is_made_anew(network: Pln, content: bytes) -> None:
    index.index_of(network.database).write_bytes(content)
    assert opened_by(network, "zed") == ["contact zoe-nunez"]


def test_without_fts5_every_text_is_looked_through(network: Pln, monkeypatch: pytest.MonkeyPatch) -> None:
    searches = ("rust", "pinning", "note:agreed", '"arena alloc"*', "nowhere")
    indexed = [sorted(opened_by(network, words)) for words in searches]

    def refuse(path: Path) -> sqlite3.Connection:
        raise index.NoIndexError("this SQLite has no full-text search (FTS5)")

    monkeypatch.setattr(index, "_connected", refuse)
    assert [sorted(opened_by(network, words)) for words in searches] == indexed
    assert "Every text was looked through, without an index: this SQLite" in network("search", "rust").out
    assert opened_by(network, "pinning", "--with", "zoe", "--until", "2026-11-20") == ["interaction 1"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_to_is_searched_all_the_same(network: Pln) -> None:
    network.database.parent.chmod(0o500)
    try:
        assert "Every text was looked through" in network("search", "zed").out
    finally:
        network.database.parent.chmod(0o700)


def test_of_very_many_hits_the_newest_are_ranked(network: Pln, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(query, "RANKED", 1)
    assert opened_by(network, "pinning") == ["interaction 2"]
    assert "only the newest were ranked" in network("search", "pinning").out


def test_without_a_network_it_says_how_to_begin(pln: Pln) -> None:
    outcome = pln("search", "rust", code=3)
    assert "pln demo" in outcome.err or "pln add" in outcome.err


def test_doctor_compares_the_index_with_the_records(network: Pln) -> None:
    def said() -> str:
        answer = json.loads(network("doctor", "--format", "json", code=None).out)
        (row,) = [row for row in answer["rows"] if row["subject"] == "search index"]
        return f"{row['state']}: {row['found']} {row['advice']}"

    path = index.index_of(network.database)
    assert said().startswith("ok: not made yet")
    network("search", "rust")
    assert said().startswith("ok: holds what the records do")
    network("edit", "contact", "zoe", "--note", "Else")
    assert said().startswith("ok: behind")
    network("search", "rust")
    with closing(sqlite3.connect(path)) as db:
        db.execute("DELETE FROM record WHERE record MATCH 'zed'")
        db.commit()
    assert said().startswith("warn: contact 1 is not in it as it is")
    assert f"rm {path}" in said()
    path.write_bytes(b"SQLite format 3\0" + bytes(5000))
    assert said().startswith("warn: cannot be read")
