"""`pln export jsonl`: to a file, to standard output, and never in the place of something else."""

import io
import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest

from pln.cli import export
from pln.cli.main import run
from pln.names import is_unsafe
from pln.store.exports import NotedExport, noted
from tests.cli.built_once import built_once
from tests.cli.running import Pln, Terminal

HEADER = '{"type": "pln", "format": 1}'


@built_once
def network(pln: Pln) -> Pln:
    """A pln with two people, a goal and a talk."""
    pln("add", "contact", "Zoë 李伟", "--note", "a\u202eb 👩‍👩‍👧", "--tier", "inner")
    pln("add", "contact", "Ann Lee", "--tag", "club")
    pln("add", "goal", "Learn Rust")
    pln("log", "interaction", "coffee with Ann Lee +learn-rust")
    return pln


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_to_standard_output(network: Pln) -> None:
    done = network("export", "jsonl")
    header, *records = done.out.splitlines()
    assert header == HEADER
    assert [json.loads(line)["type"] for line in records] == ["contact", "contact", "goal", "interaction"]
    assert done.err == "Exported to standard output: 2 contacts, 1 goal, 1 interaction.\n"
    assert network("export", "jsonl", "-").out == done.out
    assert network("export", "jsonl", "/dev/stdout").out == done.out
    assert noted(network.database) == []


def test_to_a_file(network: Pln, tmp_path: Path) -> None:
    file = tmp_path / "network.jsonl"
    done = network("export", "jsonl", str(file))
    assert done.out == ""
    assert done.err == f"Exported to {file}: 2 contacts, 1 goal, 1 interaction.\n"
    assert file.read_bytes() == network("export", "jsonl").out.encode()


def test_the_same_data_gives_the_same_bytes(demo: Pln, tmp_path: Path) -> None:
    file = tmp_path / "network.jsonl"
    demo("export", "jsonl", str(file))
    first = file.read_bytes()
    demo("export", "jsonl", str(file))
    assert file.read_bytes() == first
    assert len(first.splitlines()) > 400


def test_a_change_of_one_record_is_a_change_of_one_line(demo: Pln) -> None:
    before = demo("export", "jsonl").out.splitlines()
    demo("edit", "contact", "dirk-vos", "--place", "Delft")
    after = demo("export", "jsonl").out.splitlines()
    (changed,) = set(after) - set(before)
    assert (len(after), json.loads(changed)["place"]) == (len(before), "Delft")


def test_the_note_says_when_what_and_where(
    network: Pln, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "link").symlink_to(tmp_path / "real.jsonl")
    network("export", "jsonl", "a.jsonl")
    network("export", "jsonl", "./link")
    first, second = noted(network.database)
    assert (first, second.path) == (
        NotedExport(first.at, "jsonl", str(tmp_path / "a.jsonl")),
        str(tmp_path / "real.jsonl"),
    )
    assert len(first.at) == len("2026-11-22T10:00:00Z")


def test_a_note_that_fails_is_only_a_warning(network: Pln, tmp_path: Path) -> None:
    folder = network.database.with_name("pln.db.backups")
    for one in folder.glob("*"):
        one.unlink()
    if folder.exists():
        folder.rmdir()
    folder.touch()
    done = network("export", "jsonl", str(tmp_path / "x.jsonl"))
    warning, said = done.err.splitlines()
    assert warning.startswith("warning: this export is not noted: cannot write")
    assert said.startswith("Exported to")
    assert (tmp_path / "x.jsonl").exists()


@pytest.mark.usefixtures("umask")
def test_files_are_private_whatever_the_umask(network: Pln, tmp_path: Path) -> None:
    file = tmp_path / "x.jsonl"
    network("export", "jsonl", str(file))
    folder = network.database.with_name("pln.db.backups")
    assert (mode(file), mode(folder), mode(folder / "exports.jsonl")) == (0o600, 0o700, 0o600)
    file.chmod(0o644)
    network("export", "jsonl", str(file))
    assert mode(file) == 0o600


def test_another_file_stays_as_it_is(network: Pln, tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("mine")
    refused = network("export", "jsonl", str(file), code=2)
    assert "is no export of pln, and stays as it is" in refused.err
    assert "hint: choose another name, or delete it first" in refused.err
    assert file.read_text() == "mine"


@pytest.mark.parametrize("suffix", ["", "-journal"])
def test_the_database_is_no_place_for_an_export(network: Pln, suffix: str) -> None:
    before = network.database.read_bytes()
    refused = network("export", "jsonl", f"{network.database}{suffix}", code=2)
    assert "is the database itself" in refused.err
    assert network.database.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "reason"),
    [("folder", "is a folder"), ("pipe", "is no regular file"), ("no/x", "there is no folder")],
)
def test_places_that_are_none(network: Pln, tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    assert reason in network("export", "jsonl", str(tmp_path / name), code=2).err
    assert "needs a file name" in network("export", "jsonl", "", code=2).err
    assert noted(network.database) == []


def test_among_the_backups_is_no_place(network: Pln) -> None:
    folder = network.database.with_name("pln.db.backups")
    before = sorted(folder.iterdir())
    refused = network("export", "jsonl", str(folder / "x.jsonl"), code=2)
    assert refused.err == (
        f"error: '{folder}/x.jsonl' is in the folder of backups\nhint: choose a place outside of it\n"
    )
    assert sorted(folder.iterdir()) == before


def test_without_a_network_there_is_nothing_to_export(pln: Pln, tmp_path: Path) -> None:
    for words in ((), (str(tmp_path / "x.jsonl"),)):
        refused = pln("export", "jsonl", *words, code=3)
        assert (refused.out, "no network yet" in refused.err) == ("", True)
    assert not pln.database.exists()
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == []


def test_an_empty_network_is_a_header(pln: Pln) -> None:
    pln("add", "contact", "Ann")
    pln("delete", "contact", "ann")
    done = pln("export", "jsonl")
    assert (done.out, done.err) == (f"{HEADER}\n", "Exported to standard output: no records yet.\n")


def test_the_sample_network_is_exported_with_demo(pln: Pln, tmp_path: Path) -> None:
    done = pln("--demo", "export", "jsonl")
    assert '"slug": "zoe-martens"' in done.out
    pln("export", "jsonl", str(tmp_path / "demo.jsonl"), "--demo")
    assert (tmp_path / "demo.jsonl").read_text(encoding="utf-8") == done.out
    assert noted(pln.database) == []
    assert not pln.database.exists()


def test_more_than_memory_should_hold(demo: Pln, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = demo("export", "jsonl").out
    monkeypatch.setattr(export, "_IN_MEMORY", 1_000)
    assert demo("export", "jsonl").out == whole


def test_whoever_is_slow_to_read_keeps_no_writer_out(demo: Pln) -> None:
    """Everything is read before the first line is printed, so that printing may take its time."""

    class Slow(io.StringIO):
        def write(self, text: str) -> int:
            if not self.getvalue():
                demo("add", "contact", "Somebody new")
            return super().write(text)

    environ = {**os.environ, "PLN_DB": str(demo.database)}
    with patch.object(sys, "stdout", Slow()) as shown:
        assert run(["export", "jsonl"], environ) == 0
    assert shown.getvalue().startswith(HEADER)
    assert "Somebody new" not in shown.getvalue()
    assert "Somebody new" in demo("export", "jsonl").out


# Streams, in processes of their own


@pytest.fixture
def shell(network: Pln) -> Callable[[str], subprocess.CompletedProcess[bytes]]:
    """Runs a line of shell in which `pln` is this one."""

    def run(command: str) -> subprocess.CompletedProcess[bytes]:
        line = f'pln() {{ {sys.executable} -m pln "$@"; }}; {command}'
        environ = {**os.environ, "PLN_DB": str(network.database), "PLN_TODAY": "2026-11-22"}
        return subprocess.run(["bash", "-c", line], env=environ, capture_output=True, check=False)

    return run


Shell = Callable[[str], subprocess.CompletedProcess[bytes]]


@pytest.mark.parametrize(
    "locale", ["", "LC_ALL=C PYTHONUTF8=0 PYTHONCOERCECLOCALE=0 ", "PYTHONIOENCODING=latin-1 ", "LC_ALL=C "]
)
def test_a_pipe_gets_the_bytes_of_the_file_whatever_the_locale(
    shell: Shell, tmp_path: Path, locale: str
) -> None:
    piped = shell(f"{locale}pln export jsonl")
    assert piped.returncode == 0
    assert shell(f"pln export jsonl '{tmp_path}/x.jsonl'").returncode == 0
    assert (tmp_path / "x.jsonl").read_bytes() == piped.stdout
    assert "李伟".encode() in piped.stdout


def test_a_closed_pipe_is_silent(shell: Shell, demo: Pln) -> None:
    # More than a pipe holds, so that the reader is gone while there is still something to write.
    ended = shell(f"PLN_DB='{demo.database}' pln export jsonl | head -n 1; echo ${{PIPESTATUS[0]}} >&2")
    assert (ended.stdout, ended.stderr) == (f"{HEADER}\n".encode(), b"141\n")


def test_a_full_disk_behind_standard_output(shell: Shell) -> None:
    ended = shell("pln export jsonl > /dev/full")
    assert (ended.returncode, ended.stderr) == (1, b"error: No space left on device\n")


def test_no_standard_output(shell: Shell) -> None:
    ended = shell("pln export jsonl >&-")
    assert (ended.returncode, ended.stderr) == (1, b"error: standard output is closed\n")


def test_a_full_disk_behind_the_file(shell: Shell, tmp_path: Path) -> None:
    assert shell(f"cd '{tmp_path}' && pln export jsonl x.jsonl").returncode == 0
    before = (tmp_path / "x.jsonl").read_bytes()
    ended = shell(f"cd '{tmp_path}' && ulimit -f 0 && pln export jsonl x.jsonl")
    assert ended.returncode == 1
    assert b"x.jsonl' could not be written: File too large" in ended.stderr
    assert (tmp_path / "x.jsonl").read_bytes() == before
    assert list(tmp_path.glob(".pln-export-*")) == []


def test_nothing_on_a_terminal_that_it_would_obey(network: Pln) -> None:
    shown = network.on_terminal("export", "jsonl").out
    assert [character for character in shown if is_unsafe(character) and character != "\n"] == []
    assert json.loads(shown.splitlines()[1])["type"] == "contact"


def test_a_terminal_that_lacks_letters_gets_them_escaped(
    network: Pln, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = network("export", "jsonl").out
    monkeypatch.setattr(Terminal, "encoding", "ascii")
    shown = network.on_terminal("export", "jsonl").out
    assert shown.isascii()
    assert list(map(json.loads, shown.splitlines())) == list(map(json.loads, whole.splitlines()))
