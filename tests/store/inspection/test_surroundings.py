"""Backups, exports, configuration, completion, the day and the versions."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from typer import _completion_shared as typer_completion

from pln.errors import InputError
from pln.store.backups import folder_of, keep
from pln.store.exports import note
from pln.store.inspection import versions
from pln.store.inspection.sizes import in_words
from tests.store.inspection.looking import look, states, the_only

DAYS = ("2026-11-18", "2026-11-20", "2026-11-22")


@pytest.fixture
def backups(network: Path) -> list[Path]:
    """Backups of three days, the newest first; the database was written to on the last of them."""
    made = [keep(network, "hand", f"{day}T09:00:00Z") for day in DAYS]
    written_on(network, 1795341600)  # 2026-11-22T10:00:00Z
    return made[::-1]


def written_on(path: Path, instant: int) -> None:
    os.utime(path, (instant, instant))


def test_no_backups_yet(network: Path) -> None:
    assert the_only(look(network, "backups"), "ok").found.startswith("none yet")


def test_backups_that_are_whole(network: Path, backups: list[Path]) -> None:
    found = the_only(look(network, "backups"), "ok").found
    assert found == f"3 in {backups[0].parent}, the newest of 2026-11-22, the oldest of 2026-11-18"


def _changed(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"x")


def _without_checksum(path: Path) -> None:
    path.with_name(f"{path.name}.sha256").unlink()


def _damaged(path: Path) -> None:
    """Damaged before its checksum was made."""
    from hashlib import sha256

    content = bytearray(path.read_bytes())
    content[8192:] = b"\xff" * (len(content) - 8192)
    path.write_bytes(content)
    path.with_name(f"{path.name}.sha256").write_text(f"{sha256(content).hexdigest()}  {path.name}\n")


def _no_database(path: Path) -> None:
    from hashlib import sha256

    path.write_bytes(b"not a database" * 500)
    path.with_name(f"{path.name}.sha256").write_text(
        f"{sha256(path.read_bytes()).hexdigest()}  {path.name}\n"
    )


SPOILT: list[tuple[Callable[[Path], None], str, str]] = [
    (_changed, "its checksum differs", "fail"),
    (_damaged, "is damaged", "fail"),
    (_no_database, "SQLite cannot read it", "fail"),
    (_without_checksum, "has no checksum", "warn"),
]


@pytest.mark.parametrize(("spoil", "said", "state"), SPOILT)
def test_the_newest_one_must_be_whole(
    network: Path, backups: list[Path], spoil: Callable[[Path], None], said: str, state: str
) -> None:
    spoil(backups[0])
    broken, summary = look(network, "backups")
    assert (broken.state, summary.state) == (state, "ok")
    assert (said in broken.found, backups[0].name in broken.found) == (True, True)


def test_backups_of_a_database_that_is_gone(network: Path, backups: list[Path]) -> None:
    network.unlink()
    assert the_only(look(network, "backups"), "ok").found.startswith("3 in ")


@pytest.mark.parametrize(("spoil", "said", "state"), SPOILT)
def test_an_older_one_that_is_not_is_warned_of(
    network: Path, backups: list[Path], spoil: Callable[[Path], None], said: str, state: str
) -> None:
    spoil(backups[2])
    broken, _ = look(network, "backups")
    assert (broken.state, said in broken.found) == ("warn", True)
    assert "newest that is whole" in broken.advice


def test_a_backup_that_cannot_be_read(
    network: Path, backups: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    backups[1].with_name(f"{backups[1].name}.sha256").unlink()
    backups[1].with_name(f"{backups[1].name}.sha256").mkdir()
    assert "cannot be read" in look(network, "backups")[0].found


def test_only_the_newest_are_looked_into_by_sqlite(network: Path, backups: list[Path]) -> None:
    _damaged(backups[2])
    keep(network, "hand", "2026-11-22T09:30:00Z")
    the_only(look(network, "backups"), "ok")


@pytest.mark.parametrize(("days", "state"), [(0, "ok"), (1, "ok"), (2, "warn"), (40, "warn")])
def test_backups_that_do_not_keep_up(network: Path, backups: list[Path], days: int, state: str) -> None:
    written_on(network, 1795341600 + days * 86400)
    told = the_only(look(network, "backups"), state)
    assert (told.advice == "pln backup") is (state == "warn")


def test_backups_that_cannot_be_listed(network: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(network, "hand", "2026-11-22T09:00:00Z")

    look_in, folder = os.scandir, folder_of(network)

    def refuse(path: Path) -> object:
        if path == folder:
            raise PermissionError(13, "Permission denied")
        return look_in(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert "Permission denied" in the_only(look(network, "backups"), "fail").found


def test_exports(network: Path, tmp_path: Path) -> None:
    assert the_only(look(network, "exports"), "ok").found == "none noted"
    there, gone = tmp_path / "there.jsonl", tmp_path / "gone.jsonl"
    there.touch()
    note(network, "2026-11-20T10:00:00Z", "jsonl", str(gone))
    note(network, "2026-11-21T10:00:00Z", "jsonl", str(there))
    found = the_only(look(network, "exports"), "ok").found
    assert found == f"2 noted, the last of 2026-11-21 at {there}; 1 of the files is still there"


def test_no_configuration(network: Path) -> None:
    assert the_only(look(network, "configuration"), "ok").found.startswith("none")


def test_a_configuration(network: Path, tmp_path: Path) -> None:
    path = tmp_path / "pln.toml"
    path.write_text('goal_limit = 5\n[me]\nplace = "Bonn"\n')
    told = the_only(look(network, "configuration", environ={"PLN_CONFIG": str(path)}), "ok")
    assert told.found == f"{path}: 2 settings of your own"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"goal_limt = 3", "unknown setting goal_limt"),
        (b"goal_limit = 'x'", "goal_limit must be"),
        (b"goal_limit = \n", "line 1"),
        (b"\xff\xfe", "utf-8"),
        (b"#" * 1_000_001, "too large"),
    ],
)
def test_a_broken_configuration(network: Path, tmp_path: Path, text: bytes, said: str) -> None:
    path = tmp_path / "pln.toml"
    path.write_bytes(text)
    told = the_only(look(network, "configuration", environ={"PLN_CONFIG": str(path)}), "fail")
    assert said in told.found
    assert str(path) in told.found


def test_a_configuration_that_is_not_there(network: Path) -> None:
    told = the_only(look(network, "configuration", environ={"PLN_CONFIG": "/nowhere/pln.toml"}), "fail")
    assert "/nowhere/pln.toml" in told.found


INSTALLERS = {
    "bash": typer_completion.install_bash,
    "zsh": typer_completion.install_zsh,
    "fish": typer_completion.install_fish,
}


@pytest.mark.parametrize("shell", INSTALLERS)
def test_completion_is_found_where_typer_installs_it(network: Path, shell: str) -> None:
    environ = {"SHELL": f"/usr/bin/{shell}", "HOME": os.environ["HOME"]}
    missing = the_only(look(network, "completion", environ=environ), "ok")
    assert (missing.found, missing.advice) == (f"not installed for {shell}", "pln completion install")
    INSTALLERS[shell](prog_name="pln", complete_var="_PLN_COMPLETE", shell=shell)
    assert the_only(look(network, "completion", environ=environ), "ok").found.startswith(
        f"installed for {shell}: "
    )


@pytest.mark.parametrize("environ", [{}, {"SHELL": "/bin/tcsh", "HOME": "/home/ann"}, {"SHELL": "/bin/bash"}])
def test_completion_in_another_shell(network: Path, environ: dict[str, str]) -> None:
    assert "bash, zsh, fish" in the_only(look(network, "completion", environ=environ), "ok").found


def test_the_day(network: Path) -> None:
    assert the_only(look(network, "today"), "ok").found == "by the clock"
    told = the_only(look(network, "today", environ={"PLN_TODAY": "2026-11-22"}), "ok")
    assert told.found == "PLN_TODAY sets it to 2026-11-22"
    error = InputError("PLN_TODAY is 'x'", "write it so")
    told = the_only(look(network, "today", environ={"PLN_TODAY": "x"}, no_day=error), "fail")
    assert (told.found, told.advice) == ("PLN_TODAY is 'x'", "write it so")


def test_the_versions(network: Path) -> None:
    found = the_only(look(network, "versions"), "ok").found
    assert f"SQLite {sqlite3.sqlite_version}" in found
    assert [
        name for name in ("pln", "Python", "sqlmodel", "pydantic", "typer", "rich") if f"{name} " not in found
    ] == []


def test_an_sqlite_that_is_too_old(network: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 36, 0))
    found = look(network, "versions")
    assert states(found) == ["fail", "ok"]
    assert "pln needs 3.37" in found[0].found


def test_a_package_that_is_missing(network: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "_PACKAGES", ("rich", "no-such-package"))
    found = look(network, "versions")
    assert states(found) == ["fail", "ok"]
    assert "no-such-package is not installed" in found[0].found


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (0, "0 bytes"),
        (1023, "1023 bytes"),
        (1024, "1 KiB"),
        (1536, "1.5 KiB"),
        (10 * 2**20, "10 MiB"),
        (3 * 2**30, "3 GiB"),
    ],
)
def test_sizes(size: int, said: str) -> None:
    assert in_words(size) == said
