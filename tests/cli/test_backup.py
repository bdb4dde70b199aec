"""`pln backup` and `pln restore`: what is kept, what is told, and that one command brings everything back."""

import json
import shlex
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from pln.cli.invocation import Invocation
from pln.store.backups import folder_of, listed
from tests.cli.running import Outcome, Pln
from tests.store import damaging
from tests.store.damaging import dump


def kept(pln: Pln) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(pln("backup", "list", "--format", "json").out)["rows"]
    return found


def set_clock(monkeypatch: pytest.MonkeyPatch, day: int, hour: int = 9) -> None:
    moment = date(2026, 11, 22) + timedelta(day)
    monkeypatch.setattr(Invocation, "now", f"{moment.isoformat()}T{hour:02}:00:00Z")


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    set_clock(monkeypatch, 0)


# pln backup


def test_a_backup_is_kept_and_listed(demo: Pln) -> None:
    assert "No backups yet" in demo("backup", "list").out
    path = folder_of(demo.database) / "2026-11-22T090000Z-hand.db"
    assert demo("backup") == Outcome("", f"Kept a backup: {path}\n", 0)
    assert dump(path) == dump(demo.database)
    assert kept(demo) == [
        {
            "file": path.name,
            "made_at": "2026-11-22T09:00:00Z",
            "reason": "hand",
            "bytes": path.stat().st_size,
            "state": "whole",
        }
    ]
    assert demo("backup", "now").err.endswith("-hand-2.db\n")
    shown = demo("backup", "list").out
    assert f"They are in {folder_of(demo.database)}" in shown
    assert shown.count(" whole") == 2


def test_a_backup_that_was_changed_is_listed_as_such(demo: Pln) -> None:
    demo("backup")
    damaging.halve(folder_of(demo.database) / kept(demo)[0]["file"])
    assert [one["state"] for one in kept(demo)] == ["changed"]


def test_a_copy_is_written_to_a_file(demo: Pln, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert demo("backup", "copy.db").err == f"Wrote a copy of {demo.database} to copy.db.\n"
    demo("backup", "./list")
    demo("backup", "--", "now.db")
    for name in ("copy.db", "list", "now.db"):
        assert dump(tmp_path / name) == dump(demo.database)
    assert kept(demo) == []
    before = (tmp_path / "copy.db").read_bytes()
    assert "copy.db is there already" in demo("backup", "copy.db", code=2).err
    assert (tmp_path / "copy.db").read_bytes() == before
    assert "belongs to the database itself" in demo("backup", str(demo.database), code=2).err


@pytest.mark.parametrize("words", [("-",), ("now", "-"), ("--", "-")])
def test_a_backup_does_not_go_to_standard_output(
    demo: Pln, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    refused = demo("backup", *words, code=2)
    assert refused == Outcome(
        "",
        "error: a backup is a file, and does not go to standard output\n"
        "hint: give the file a name; one that is called - is ./-\n",
        2,
    )
    assert (list(folder.iterdir()), kept(demo)) == ([], [])
    demo("backup", "./-")
    assert dump(folder / "-") == dump(demo.database)


def test_a_backup_takes_one_file_and_says_what_it_does(demo: Pln) -> None:
    assert "extra argument" in demo("backup", "a", "b", code=2).err
    assert kept(demo) == []
    for words in (("backup", "--help"), ("backup", "-h"), ("help", "backup")):
        assert "list " in demo(*words).out


def test_without_a_network_there_is_nothing_to_keep(pln: Pln) -> None:
    assert "no network yet" in pln("backup", code=3).err
    assert "No backups yet" in pln("backup", "list").out
    assert "there are no backups of" in pln("restore", "latest", "--yes", code=3).err
    assert not pln.database.parent.exists()


def test_the_first_change_of_a_day_keeps_a_backup(demo: Pln, monkeypatch: pytest.MonkeyPatch) -> None:
    for day in range(10):
        set_clock(monkeypatch, day)
        before = dump(demo.database)
        demo("add", "contact", f"Number {day} Lee")
        assert dump(listed(demo.database)[0].path) == before
        demo("add", "contact", f"Other {day} Ray")
    assert {one["reason"] for one in kept(demo)} == {"daily"}
    assert [one["made_at"][:10] for one in kept(demo)] == [
        *("2026-12-01", "2026-11-30", "2026-11-29", "2026-11-28", "2026-11-27", "2026-11-26", "2026-11-25"),
        "2026-11-22",  # the last of its week
    ]


def test_a_backup_that_could_not_be_kept_is_told_once_the_change_is_saved(demo: Pln) -> None:
    folder_of(demo.database).write_text("in the way")
    refused = demo("edit", "contact", "ann", "--expertise", "x" * 3000, code=2).err
    assert (refused.startswith("error: "), "backup" in refused) == (True, False)
    told, *_ = demo("add", "contact", "Zed").err.splitlines()
    assert told.startswith("Today's backup could not be kept: cannot keep a backup in ")


# pln restore


@pytest.fixture
def changed(demo: Pln) -> Pln:
    """The sample network, of which a backup was kept, and then some was changed."""
    demo("backup")
    demo("delete", "goal", "rust")
    demo("add", "contact", "Zed Shaw")
    demo("log", "interaction", "yesterday: coffee with Zed Shaw")
    return demo


def backup_of(pln: Pln) -> Path:
    return folder_of(pln.database) / "2026-11-22T090000Z-hand.db"


def rows(outcome: Outcome) -> dict[str, dict[str, Any]]:
    return {row["records"]: row for row in json.loads(outcome.out)["rows"]}


def test_it_shows_what_changes_and_brings_it_back(changed: Pln) -> None:
    before, wanted = dump(changed.database), dump(backup_of(changed))
    outcome = changed("restore", str(backup_of(changed)), "--yes", "--format", "json")
    found = rows(outcome)
    more = {kind: row["now"] - row["backup"] for kind, row in found.items()}
    assert (more["contacts"], more["goals"], more["interactions"]) == (1, -1, 1)
    assert found["goals"]["changed_backup_at"] <= "2026-11-22T20:00:00Z"
    notes = json.loads(outcome.out)["notes"]
    assert notes[0] == "Latest interaction: Sat 21 Nov 2026 now, Thu 19 Nov 2026 in the backup"
    assert notes[1:] == [f"Backup: {backup_of(changed)}", f"Database: {changed.database}"]
    assert dump(changed.database) == wanted
    said = outcome.err.splitlines()
    assert said[0] == f"Restored {changed.database} from {backup_of(changed)}."
    back = said[1].removeprefix("What was there is kept. To go back: pln ")
    changed(*shlex.split(back), "--yes")
    assert dump(changed.database) == before


def test_the_way_back_leads_to_the_same_database(changed: Pln) -> None:
    elsewhere = Pln(changed.database.with_name("elsewhere.db"), {})
    path = str(changed.database)
    outcome = elsewhere("--db", path, "restore", backup_of(changed).name, "--yes")
    assert f"To go back: pln --db {path} restore " in outcome.err
    assert not elsewhere.database.exists()


@pytest.mark.parametrize("answer", ["n", "", "maybe"])
def test_on_a_terminal_it_asks_and_may_be_refused(changed: Pln, answer: str) -> None:
    before = changed.database.read_bytes()
    outcome = changed.on_terminal("restore", "latest", answers=[answer])
    assert "What restoring changes" in outcome.out
    assert f"Put this backup in the place of {changed.database}? [y/N]" in outcome.err
    assert "Nothing was changed." in outcome.err
    assert changed.database.read_bytes() == before
    assert len(kept(changed)) == 2


def test_on_a_terminal_it_asks_and_may_be_agreed_to(changed: Pln) -> None:
    wanted = dump(backup_of(changed))
    changed.on_terminal("restore", backup_of(changed).name, answers=["y"])
    assert dump(changed.database) == wanted


def test_where_nobody_can_be_asked_it_changes_nothing(changed: Pln) -> None:
    before = changed.database.read_bytes()
    outcome = changed("restore", "latest", typed="y\n", code=2)
    assert "What restoring changes" in outcome.out
    assert "--yes" in outcome.err
    assert changed.database.read_bytes() == before
    assert len(kept(changed)) == 2


def test_the_latest_is_the_newest_that_is_whole(changed: Pln, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = dump(listed(changed.database)[0].path)
    for hour in (10, 11):
        set_clock(monkeypatch, 0, hour)
        changed("backup")
    for broken in listed(changed.database)[:2]:
        damaging.spoil_a_page(broken.path)
    outcome = changed("restore", "latest", "--yes")
    assert outcome.err.startswith(
        "Passed over 2026-11-22T110000Z-hand.db: it is not whole.\n"
        "Passed over 2026-11-22T100000Z-hand.db: it is not whole.\n"
    )
    assert dump(changed.database) == wanted


def test_where_no_backup_is_whole_nothing_is_changed(changed: Pln) -> None:
    before = changed.database.read_bytes()
    for one in listed(changed.database):
        damaging.halve(one.path)
    outcome = changed("restore", "latest", "--yes", code=1)
    assert "error: no backup is whole\nhint: any other copy" in outcome.err
    assert changed.database.read_bytes() == before


def test_a_backup_from_a_wrong_clock_is_pointed_out(changed: Pln, monkeypatch: pytest.MonkeyPatch) -> None:
    set_clock(monkeypatch, 20_000)
    changed("backup")
    set_clock(monkeypatch, 0)
    said = changed("restore", "latest", code=2).err
    assert "is dated later than now; see: pln backup list" in said


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["nowhere.db"], 3, "there is no file nowhere.db"),
        (["{database}"], 2, "is the database itself"),
        (["{folder}"], 1, "is not a regular file"),
        ([], 2, "Missing argument"),
    ],
)
def test_what_cannot_be_restored(changed: Pln, words: list[str], code: int, said: str) -> None:
    before = changed.database.read_bytes()
    places = {"database": changed.database, "folder": folder_of(changed.database)}
    outcome = changed("restore", *(word.format(**places) for word in words), "--yes", code=code)
    assert said.casefold() in outcome.err.casefold()
    assert changed.database.read_bytes() == before


def test_a_strangers_backup_is_refused(changed: Pln, tmp_path: Path) -> None:
    stranger = tmp_path / "stranger.db"
    stranger.write_bytes(changed.database.read_bytes())
    damaging.run_sql(stranger, "CREATE TRIGGER mine AFTER INSERT ON contact BEGIN DELETE FROM goal; END")
    before = changed.database.read_bytes()
    outcome = changed("restore", str(stranger), "--yes", code=1)
    assert "another program has changed the structure of" in outcome.err
    assert "hint: choose another: pln backup list" in outcome.err
    assert (changed.database.read_bytes(), outcome.out) == (before, "")


# When the database is lost or damaged


def _remove(path: Path) -> None:
    path.unlink()


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _overwrite(path: Path) -> None:
    damaging.overwrite(path, 0, 4096, b"\0")


LOSSES: list[Callable[[Path], None]] = [_remove, _empty, damaging.halve, _overwrite, damaging.spoil_a_page]


@pytest.mark.parametrize("lose", LOSSES)
def test_every_command_names_the_way_back_and_it_is_one_command(
    changed: Pln, lose: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    set_clock(monkeypatch, 1)
    wanted = dump(listed(changed.database)[0].path)
    lose(changed.database)
    left = changed.database.read_bytes() if changed.database.exists() else None
    for words in ([], ["list", "contacts"], ["dashboard"], ["add", "contact", "Ann Lee"], ["backup"]):
        outcome = changed(*words, code=1)
        assert "pln restore latest" in outcome.err, words
        assert "No network yet" not in outcome.out
        assert (changed.database.read_bytes() if changed.database.exists() else None) == left
    outcome = changed("restore", "latest", "--yes", "--format", "json")
    if lose is not damaging.spoil_a_page:
        assert rows(outcome)["contacts"]["now"] is None
    assert dump(changed.database) == wanted
    aside = sorted(changed.database.parent.glob("demo.db.damaged-*"))
    assert [path.read_bytes() for path in aside] == ([] if left is None else [left])
    assert ("could not be used and is kept" in outcome.err) is (left is not None)
    changed("add", "contact", "Ann Lee")


def test_damage_that_lasts_forty_days_is_told_and_costs_no_backup(
    demo: Pln, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in range(-30, 0):
        set_clock(monkeypatch, day)
        demo("add", "contact", f"Number {day + 40} Lee")
    good = kept(demo)
    assert {one["state"] for one in good} == {"whole"}
    damaging.spoil_a_page(demo.database)
    left = demo.database.read_bytes()
    for day in range(40):
        set_clock(monkeypatch, day)
        said = demo("add", "contact", "Ann Lee", code=1).err
        assert "error: " in said
        assert "is damaged" in said
        assert "pln restore latest" in said
    assert kept(demo) == good
    assert demo.database.read_bytes() == left
    demo("restore", "latest", "--yes")
    assert "Number 39 Lee" not in demo("list", "contacts").out
    assert "Number 38 Lee" in demo("list", "contacts").out


def test_after_a_restore_what_came_back_is_kept_too(changed: Pln, monkeypatch: pytest.MonkeyPatch) -> None:
    set_clock(monkeypatch, 0, 10)
    changed("restore", backup_of(changed).name, "--yes")
    wanted = dump(changed.database)
    set_clock(monkeypatch, 0, 11)
    changed("add", "contact", "Ann Lee")
    newest = listed(changed.database)[0]
    assert (newest.reason, dump(newest.path)) == ("daily", wanted)
