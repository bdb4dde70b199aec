"""The README's commands run as they stand, on an export of the shape that LinkedIn sends."""

import re
import shlex
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.cli.running import Outcome, Pln

ROOT = Path(__file__).parent.parent
EXPORT = ROOT / "tests" / "data" / "linkedin" / "export"
_BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)


@pytest.fixture(scope="module")
def commands() -> list[list[str]]:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    lines = [line for block in _BLOCK.findall(text) for line in block.splitlines()]
    assert all(line.startswith("$ pln") for line in lines)
    return [shlex.split(line)[2:] for line in lines]


@pytest.fixture
def walked(
    commands: list[list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> list[tuple[list[str], Outcome]]:
    """Every command of the README's walk-through with what it printed; each must end with 0."""
    with ZipFile(tmp_path / "linkedin-export.zip", "w") as archive:
        for file in EXPORT.iterdir():
            archive.write(file, file.name)
    monkeypatch.chdir(tmp_path)
    pln = Pln(tmp_path / "pln.db", {})
    return [(words, pln(*words)) for words in commands]


def test_the_walk_through_says_something(walked: list[tuple[list[str], Outcome]]) -> None:
    said = {" ".join(words): outcome for words, outcome in walked}
    assert "say --yes" in said["import linkedin linkedin-export.zip"].err
    assert "Imported" in said["import linkedin linkedin-export.zip --yes"].out
    assert "Odile Marchetti" in said["contacts neglected"].out
    assert "not sorted yet" in said["contacts neglected"].out
    assert "33 %" in said["goals progress"].out
    assert "Ownership chapter" in said["goals review --report"].out
    assert "data pipelines" in said["contacts brief odile"].out
    assert "Learn Rust" in said[""].out


def test_the_shell_lines_name_only_what_exists() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for target in re.findall(r"\]\(((?!http)[^)]+)\)", text):
        assert (ROOT / target).exists(), target
