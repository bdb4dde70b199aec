"""Completion in real shells, with the scripts that Typer writes; a shell that is not installed is skipped."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import Pln
from tests.cli.terminal_session import TerminalSession

ROOT = Path(__file__).parent.parent.parent
PROMPT = "READY> "


def needs(shell: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(shell) is None, reason=f"{shell} is not installed")


@pytest.fixture
def environ(pln: Pln, tmp_path: Path) -> dict[str, str]:
    """An environment in which `pln` completes; called otherwise, it shows its arguments."""
    pln("add", "contact", 'Zoë O\'Kaya "Zo" $(touch ran)', "--tag", "rust")
    pln("add", "contact", "Łukasz Źrebak")
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "pln"
    run = f"exec {shlex.quote(sys.executable)} -m pln"
    program.write_text(f'#!/bin/sh\n[ -n "$_PLN_COMPLETE" ] && {run}\nprintf "<%s>" "$@"; echo\n')
    program.chmod(0o755)
    return {
        **os.environ,
        "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "PLN_DB": str(pln.database),
        "PS1": PROMPT,
        "COLUMNS": "200",
        # The test's own process is no shell.
        "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1",
    }


def output(environ: dict[str, str], *command: str) -> str:
    ran = subprocess.run(command, env=environ, capture_output=True, text=True, check=True, timeout=60)
    assert ran.stderr == ""
    return ran.stdout


def script(environ: dict[str, str], shell: str, tmp_path: Path) -> str:
    path = tmp_path / f"completion.{shell}"
    path.write_text(output(environ, sys.executable, "-m", "pln", "completion", "show", shell))
    return str(path)


def typed(session: TerminalSession, *lines: str) -> str:
    for line in lines:
        session.type(f"{line}\n")
    session.type("exit\n")
    return session.end()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_its_script_is_shown(environ: dict[str, str], shell: str) -> None:
    shown = output(environ, sys.executable, "-m", "pln", "completion", "show", shell)
    assert f"_PLN_COMPLETE=complete_{shell}" in shown


@needs("bash")
def test_its_script_is_installed(environ: dict[str, str]) -> None:
    install = [sys.executable, "-m", "pln", "completion", "install", "bash"]
    subprocess.run(install, env=environ, check=True, capture_output=True, timeout=60)
    asked = "COMP_WORDS=(pln contacts ne); COMP_CWORD=2; _pln_completion pln; echo ${COMPREPLY[@]}"
    assert output(environ, "bash", "--norc", "-c", f"source ~/.bashrc; {asked}") == "neglected\n"


def test_powershell_is_answered_by_typer(environ: dict[str, str]) -> None:
    asked = {"_PLN_COMPLETE": "complete_powershell", "_TYPER_COMPLETE_ARGS": "pln contacts "}
    assert "neglected:::" in output(environ | asked, sys.executable, "-m", "pln")


@needs("bash")
def test_in_bash(environ: dict[str, str], tmp_path: Path) -> None:
    session = TerminalSession(["bash", "--norc", "--noprofile", "-i"], environ, PROMPT)
    shown = typed(
        session,
        f"source {script(environ, 'bash', tmp_path)}",
        "pln contacts ne\t",
        "pln show contact zo\t",
        'pln show contact "Zoë O\t',
        "pln list contacts --tier=inn\t--tag r\t",
    )
    assert "<contacts><neglected>" in shown
    assert shown.count("<show><contact><zoe-o-kaya-zo-touch-ran>") == 2
    assert "<list><contacts><--tier=inner><--tag><rust>" in shown
    assert not Path("ran").exists()


@needs("zsh")
def test_in_zsh(environ: dict[str, str], tmp_path: Path) -> None:
    session = TerminalSession(["zsh", "-f", "-i"], environ, PROMPT)
    shown = typed(
        session,
        "autoload -Uz compinit; compinit -u -D",
        f"source {script(environ, 'zsh', tmp_path)}",
        "pln contacts ne\t",
        "pln show contact zo\t",
        "pln show contact \tl\t",
        "pln list contacts --tier=inn\t--tag r\t",
    )
    assert "<contacts><neglected>" in shown
    assert "<show><contact><zoe-o-kaya-zo-touch-ran>" in shown
    assert "Zoë O’Kaya ”Zo” $(touch ran)" in shown
    assert "<show><contact><lukasz-zrebak>" in shown
    assert "<list><contacts><--tier=inner><--tag><rust>" in shown
    assert not Path("ran").exists()


@needs("fish")
def test_in_fish(environ: dict[str, str], tmp_path: Path) -> None:
    def offered(line: str) -> list[str]:
        source = f"source {script(environ, 'fish', tmp_path)}"
        asked = f"{source}; complete -C {shlex.quote(line)}"
        return output(environ, "fish", "--no-config", "-c", asked).splitlines()

    assert [line.partition("\t")[0] for line in offered("pln contacts ")] == [
        "birthdays",
        "brief",
        "neglected",
        "reconnect",
        "snooze",
    ]
    assert offered("pln show contact zo") == ['zoe-o-kaya-zo-touch-ran\tZoë O\'Kaya "Zo" $(touch ran)']
    assert offered("pln list contacts --tier=inn") == ["--tier=inner"]
    assert offered("pln show contact nobody") == []
    assert f"{tmp_path}/bin/" in offered(f"pln import linkedin {tmp_path}/bi")
