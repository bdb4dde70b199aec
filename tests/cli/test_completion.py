"""`pln completion`: the script that makes a shell complete, in its place or printed."""

from pathlib import Path

import pytest

from tests.cli.running import Pln

PLACES = {
    "bash": ".bash_completions/pln.sh",
    "zsh": ".zfunc/_pln",
    "fish": ".config/fish/completions/pln.fish",
}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("shell", PLACES)
def test_it_is_installed_for_the_shell_that_is_used(pln: Pln, home: Path, shell: str) -> None:
    pln.environ["SHELL"] = f"/usr/bin/{shell}"
    said = pln("completion", "install")
    script = home / PLACES[shell]
    assert f"_PLN_COMPLETE=complete_{shell}" in script.read_text(encoding="utf-8")
    assert said.err.splitlines()[0] == f"Installed for {shell}: {script}"
    assert f"installed for {shell}: {script}" in pln("doctor", code=None).out


@pytest.mark.parametrize("shell", PLACES)
def test_it_is_shown_for_the_shell_that_is_named(pln: Pln, home: Path, shell: str) -> None:
    assert f"_PLN_COMPLETE=complete_{shell}" in pln("completion", "show", shell).out
    assert not (home / PLACES[shell]).exists()


@pytest.mark.parametrize("used", ["/bin/ksh", ""])
def test_another_shell_is_not_completed(pln: Pln, home: Path, used: str) -> None:
    pln.environ["SHELL"] = used
    said = pln("completion", "install", code=2).err
    assert "say which it is: bash, zsh or fish" in said
    assert "is not one of" in pln("completion", "install", "ksh", code=2).err
