"""Whole processes: closed pipes, full disks, missing streams, odd locales, signals."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from shutil import copyfile

import pytest

from tests.cli.running import Pln

PLN = (sys.executable, "-m", "pln")


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database of a hundred people."""
    pln = Pln(tmp_path_factory.mktemp("crowd") / "pln.db", {})
    for number in range(100):
        pln("add", "contact", f"Zoë {number}", "--allow-duplicate")
    return pln.database


@pytest.fixture
def environ(crowd: Path, tmp_path: Path) -> dict[str, str]:
    """An environment with a copy of that database."""
    copied = copyfile(crowd, tmp_path / "pln.db")
    return {**os.environ, "PLN_DB": str(copied), "PLN_TODAY": "2026-11-22"}


def shell(command: str, environ: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Runs a line of shell in which `pln` is this one."""
    line = f'pln() {{ {sys.executable} -m pln "$@"; }}; {command}'
    return subprocess.run(
        ["bash", "-c", line], env=environ, capture_output=True, text=True, errors="replace", check=False
    )


def test_a_closed_pipe_is_silent(environ: dict[str, str]) -> None:
    # More than a pipe holds, so that the reader is gone while there is still something to write.
    ended = shell("pln list contacts --format json | head -n 1; echo ${PIPESTATUS[0]} >&2", environ)
    assert (ended.stdout, ended.stderr) == ("{\n", "141\n")


def test_a_full_disk_behind_standard_output(environ: dict[str, str]) -> None:
    ended = shell("pln list contacts > /dev/full", environ)
    assert (ended.returncode, ended.stderr) == (1, "error: No space left on device\n")


def test_no_standard_output(environ: dict[str, str]) -> None:
    ended = shell("pln list contacts >&-", environ)
    assert (ended.returncode, ended.stderr) == (1, "error: standard output is closed\n")


def test_no_standard_error(environ: dict[str, str]) -> None:
    assert shell("pln add contact Ann 2>&-", environ).returncode == 0
    assert "Ann" in shell("pln list contacts", environ).stdout


@pytest.mark.parametrize("closing", ["<&-", "</dev/null"])
def test_no_standard_input(environ: dict[str, str], closing: str) -> None:
    ended = shell(f"pln log interaction 'coffee with Bob' {closing}", environ)
    assert ended.returncode == 3
    assert "--create" in ended.stderr


@pytest.mark.parametrize("locale", ["LC_ALL=C PYTHONUTF8=0 PYTHONCOERCECLOCALE=0", "PYTHONIOENCODING=ascii"])
def test_an_encoding_that_lacks_letters(environ: dict[str, str], locale: str) -> None:
    ended = shell(f"env {locale} {sys.executable} -m pln list contacts", environ)
    assert ended.returncode == 0
    assert "Zo\\xeb 0" in ended.stdout


def test_an_empty_environment() -> None:
    ended = subprocess.run(["env", "-i", *PLN, "list", "tags"], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "HOME is not set" in ended.stderr


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_while_it_waits(environ: dict[str, str], number: signal.Signals, code: int) -> None:
    # The command reads standard input; a line on standard error says when the handlers are in place.
    script = (
        "import os, sys\nfrom pln.cli import main\n"
        "class Waiting:\n"
        "    def isatty(self): return False\n"
        "    def read(self, size):\n"
        "        print('waiting', file=sys.stderr, flush=True)\n"
        "        return sys.__stdin__.read(size)\n"
        "sys.stdin = Waiting()\n"
        "sys.exit(main.run(['log', 'interaction', '-'], os.environ))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script], env=environ, stdin=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stderr is not None
        assert process.stderr.readline() == b"waiting\n"
        process.send_signal(number)
        assert process.wait(timeout=30) == code
