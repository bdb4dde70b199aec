"""The files that still hold somebody: none is missed, none is changed, none stops the search."""

import gzip
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from pln.store.backups import folder_of, keep, listed, write_copy
from pln.store.exports import note
from pln.store.holders import holders
from pln.store.queries.everything import everything
from pln.store.reader import read
from pln.store.session import write
from pln.store.somebody import Somebody, find
from pln.store.writes import contacts
from tests.conftest import NOW
from tests.exchange.encoding import encoded
from tests.readable import TODAY
from tests.store import damaging
from tests.store.samples import add_contacts

SCHEMA_1 = Path(__file__).parent.parent / "data" / "schema-1.db.gz"
Asking = Callable[[], dict[str, tuple[str, str]]]


@pytest.fixture
def database(database: Path) -> Path:
    """Ann Lee and somebody else."""
    with write(database, "test", TODAY, NOW) as writer:
        add_contacts(writer, "Ann Lee", nicknames=("Annie",))
        add_contacts(writer, "Bob Ray", note="x" * 20_000)
    return database


@pytest.fixture
def ann(database: Path) -> Somebody:
    with read(database) as db:
        return find(db, "ann-lee")


@pytest.fixture
def asking(database: Path, ann: Somebody) -> Asking:
    """By the name of each file: what it is, and what it holds of Ann."""
    return lambda: {one.path.name: (one.what, one.state) for one in holders(database, ann)}


def change_bob(database: Path, note: str) -> None:
    with write(database, "test", TODAY, NOW, keep_daily=False) as writer:
        contacts.change(writer, "bob-ray", {"note": note})


def delete_ann(database: Path) -> None:
    with write(database, "test", TODAY, NOW, keep_daily=False) as writer:
        contacts.delete(writer, "ann-lee")


def export(database: Path, path: Path) -> None:
    with read(database) as db:
        path.write_text(encoded("jsonl", everything(db)), encoding="utf-8")
    note(database, NOW, "jsonl", str(path))


def test_where_there_is_nothing_else_nothing_is_found(asking: Asking) -> None:
    assert asking() == {}


def test_backups_with_and_without_them(asking: Asking, database: Path) -> None:
    keep(database, "hand", "2026-11-22T11:00:00Z")
    delete_ann(database)
    keep(database, "daily", "2026-11-23T11:00:00Z")  # the history has her
    damaging.run_sql(database, "DELETE FROM contact_history", "DELETE FROM contact_nickname_history")
    keep(database, "daily", "2026-11-24T11:00:00Z")
    change_bob(database, "annie told him")
    keep(database, "import", "2026-11-25T11:00:00Z")
    assert asking() == {
        "2026-11-25T110000Z-import.db": ("import backup", "speaks of them"),
        "2026-11-23T110000Z-daily.db": ("daily backup", "holds them"),
        "2026-11-22T110000Z-hand.db": ("hand backup", "holds them"),
    }


def test_a_backup_of_an_older_schema(asking: Asking, database: Path) -> None:
    folder_of(database).mkdir()
    old = folder_of(database) / "2026-11-01T110000Z-upgrade.db"
    old.write_bytes(gzip.decompress(SCHEMA_1.read_bytes()))
    assert asking() == {}
    damaging.run_sql(old, "UPDATE contact SET note = 'as Annie says'")
    assert asking() == {old.name: ("upgrade backup", "speaks of them")}


def test_backups_that_cannot_be_read_may_hold_anything(asking: Asking, database: Path, ann: Somebody) -> None:
    garbage, halved, whole = (keep(database, "hand", f"2026-11-2{day}T11:00:00Z") for day in (2, 3, 4))
    damaging.overwrite(garbage, 100, garbage.stat().st_size - 100)
    damaging.halve(halved)
    (uuid,) = ann.uuids
    state = "holds them" if uuid.encode() in halved.read_bytes() else "cannot be read"
    found = asking()
    assert found[garbage.name] == ("hand backup", "cannot be read")
    assert found[halved.name] == ("hand backup", state)
    assert found[whole.name] == ("hand backup", "holds them")
    garbage.write_bytes(b"not a database any more")
    assert garbage.name not in asking()


def test_what_lies_among_the_backups_and_beside_the_database(asking: Asking, database: Path) -> None:
    copy = keep(database, "hand", NOW).read_bytes()
    folder = folder_of(database)
    (folder / "2026-11-22T100000Z-daily.db.part").write_bytes(copy)
    (folder / "mine.db").write_bytes(copy)
    beside = (
        "pln.db.damaged-2026-11-22T100000Z",
        "pln.db.old",
        "pln (conflicted copy).db",
        "other.db",
        "pln.txt",
    )
    for name in beside:
        database.with_name(name).write_bytes(copy if name != "pln.txt" else b"Ann Lee")
    database.with_name("pln.db.d").mkdir()
    assert asking() == {
        "2026-11-22T100000Z-hand.db": ("hand backup", "holds them"),
        "mine.db": ("file among the backups", "holds them"),
        "2026-11-22T100000Z-daily.db.part": ("file among the backups", "holds them"),
        **dict.fromkeys(beside[:3], ("file beside the database", "holds them")),
    }


def test_a_journal_beside_a_damaged_file_is_not_played_into_it(asking: Asking, database: Path) -> None:
    damaged = database.with_name("pln.db.damaged-2026-11-22T100000Z")
    write_copy(database, damaged)
    damaging.kill_a_writer(damaged)
    before = {path.name: path.read_bytes() for path in database.parent.iterdir()}
    assert asking()[damaged.name] == ("file beside the database", "holds them")
    assert {path.name: path.read_bytes() for path in database.parent.iterdir()} == before


def test_a_copy_in_another_writing_mode_gets_no_files_beside_it(asking: Asking, database: Path) -> None:
    path = keep(database, "hand", NOW)
    damaging.run_sql(path, "PRAGMA journal_mode=WAL")
    before = sorted(path.parent.iterdir())
    assert asking() == {path.name: ("hand backup", "holds them")}
    assert sorted(path.parent.iterdir()) == before


def test_exports(asking: Asking, database: Path, tmp_path: Path) -> None:
    export(database, tmp_path / "first.jsonl")
    export(database, tmp_path / "deleted.jsonl")
    (tmp_path / "deleted.jsonl").unlink()
    export(database, tmp_path / "first.jsonl")
    delete_ann(database)
    export(database, tmp_path / "without.jsonl")
    change_bob(database, "Ann  LEE said so")
    export(database, tmp_path / "mentioned.jsonl")
    assert asking() == {
        "first.jsonl": ("jsonl export", "holds them"),
        "mentioned.jsonl": ("jsonl export", "speaks of them"),
    }


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("name,email\r\nÄnn Lee,a@example.org\r\n", "speaks of them"),
        (
            "BEGIN:VCARD\r\nNOTE:long line that ends with Ann\r\n  Lee and goes on\r\nEND:VCARD\r\n",
            "speaks of them",
        ),
        ("BEGIN:VCARD\r\nFN:Anni\r\n e\r\n", "speaks of them"),
        ("FN:Ann\r\n L\r\n e\r\n\te\r\n", ""),
        ("FN:Ann \r\n L\r\n e\r\n\te\r\n", "speaks of them"),
        ("FN:Ann Leeson\r\n", ""),
        ("", ""),
    ],
)
def test_other_formats(asking: Asking, database: Path, tmp_path: Path, text: str, state: str) -> None:
    path = tmp_path / "out.vcf"
    path.write_bytes(text.encode() + b"\xff\n")
    note(database, NOW, "vcard", str(path))
    assert asking() == ({"out.vcf": ("vcard export", state)} if state else {})


def test_what_is_no_file_any_more_is_passed_over(asking: Asking, database: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    for name in ("pipe", "folder", "gone/away", "nul\0"):
        note(database, NOW, "jsonl", f"{tmp_path}/{name}")
    assert asking() == {}


def test_who_is_only_a_name_is_looked_for_by_it(database: Path) -> None:
    keep(database, "hand", NOW)
    found = holders(database, Somebody("annie", "", frozenset(), ("annie",)))
    assert [one.state for one in found] == ["speaks of them"]
    assert holders(database, Somebody("Dora", "", frozenset(), ("Dora",))) == []


def test_nothing_is_changed(asking: Asking, database: Path, tmp_path: Path) -> None:
    keep(database, "hand", NOW)
    export(database, tmp_path / "out.jsonl")

    def everywhere() -> dict[Path, tuple[bytes, int]]:
        files = [path for path in tmp_path.rglob("*") if path.is_file()]
        return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in files}

    before = everywhere()
    assert len(asking()) == 2
    assert everywhere() == before
    assert len(listed(database)) == 1


def test_what_one_cannot_look_at_is_listed(asking: Asking, database: Path, tmp_path: Path) -> None:
    note(database, NOW, "jsonl", str(tmp_path / "circle.jsonl"))
    (tmp_path / "circle.jsonl").symlink_to(tmp_path / "circle.jsonl")
    assert asking() == {"circle.jsonl": ("jsonl export", "cannot be read")}
    folder = folder_of(database)
    folder.rename(tmp_path / "elsewhere")
    folder.symlink_to(folder)
    assert asking() == {folder.name: ("folder of backups", "cannot be read")}


def test_a_folder_of_exported_files_is_looked_through(asking: Asking, database: Path, tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    (folder / "people").mkdir(parents=True)
    (folder / ".trash").mkdir()
    (folder / "people" / "ann-lee.md").write_text("# Ann Lee")
    (folder / "people" / "bob.md").write_text("# Bob")
    (folder / ".trash" / "ann-old.md").write_text("# Ann Lee")
    (folder / "ann-linked.md").symlink_to(folder / "people" / "ann-lee.md")
    note(database, NOW, "markdown", str(folder))
    assert asking() == {"ann-lee.md": ("markdown export", "speaks of them")}
