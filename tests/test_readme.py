"""What the README and the guide say works as it stands, and what they point at is there."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from shutil import copyfile, which
from zipfile import ZipFile

import pytest

from tests.cli.running import Outcome, Pln

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), ROOT / "benchmarks" / "README.md"]
EXPORT = ROOT / "tests" / "data" / "linkedin" / "export"
_BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
_SHELL = re.compile(r"```sh\n(.*?)```", re.DOTALL)
_LINK = re.compile(r"\]\(((?!https?:)[^)]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def commands(page: str) -> list[list[str]]:
    """The command lines of a page's walk-through, without the `pln`."""
    text = (ROOT / page).read_text(encoding="utf-8")
    lines = [line for block in _BLOCK.findall(text) for line in block.splitlines()]
    assert all(line.startswith("$ pln") for line in lines)
    return [shlex.split(line)[2:] for line in lines]


@pytest.fixture
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pln:
    """A pln of somebody who has an export of LinkedIn in the current folder, and nothing else yet."""
    with ZipFile(tmp_path / "linkedin-export.zip", "w") as archive:
        for file in EXPORT.iterdir():
            archive.write(file, file.name)
    monkeypatch.chdir(tmp_path)
    return Pln(tmp_path / "pln.db", {})


def walk(pln: Pln, page: str) -> dict[str, Outcome]:
    """What each command of a page printed; each must end with 0."""
    return {" ".join(words): pln(*words) for words in commands(page)}


def test_the_readme_in_five_lines(fresh: Pln) -> None:
    said = walk(fresh, "README.md")
    assert (
        "Learn Rust"
        in said["log interaction yesterday: coffee with Zoë about lifetimes #rust +learn-rust"].err
    )
    assert "Read chapter 1" in said[""].out


def test_the_guide_says_something(fresh: Pln) -> None:
    said = walk(fresh, "docs/guide.md")
    assert "say --yes" in said["import linkedin linkedin-export.zip"].err
    assert "Imported" in said["import linkedin linkedin-export.zip --yes"].out
    assert "Odile Marchetti" in said["contacts neglected"].out
    assert "not sorted yet" in said["contacts neglected"].out
    assert "33 %" in said["goals progress"].out
    assert "Ownership chapter" in said["goals review --report"].out
    assert "data pipelines" in said["contacts brief odile"].out
    assert "Learn Rust" in said[""].out


def test_the_recipes_run_in_a_shell(fresh: Pln, tmp_path: Path) -> None:
    fresh("demo")
    data = Path(os.environ["XDG_DATA_HOME"]) / "pln"
    copyfile(data / "demo.db", data / "pln.db")
    (tmp_path / "talks.txt").write_text("coffee with Zoë Martens about lifetimes\n", encoding="utf-8")
    script = tmp_path / "pln"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m pln "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    environ = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "PLN_TODAY": "2026-11-22"}
    if git := which("git"):
        subprocess.run([git, "init", "-q", tmp_path], check=True)
    text = (ROOT / "docs" / "recipes.md").read_text(encoding="utf-8")
    ran = 0
    for line in "".join(_SHELL.findall(text)).splitlines():
        if all(which(tool) for tool in ("jq", "git") if f"{tool} " in line):
            done = subprocess.run(
                ["sh", "-c", line], env=environ, cwd=tmp_path, capture_output=True, check=False
            )
            assert (done.returncode, b"error" in done.stderr) == (0, False), (line, done.stderr)
            assert b"null" not in done.stdout, (line, "a field that is none")
            ran += 1
    assert ran >= 3


def anchors(page: Path) -> set[str]:
    """What a link to a heading of the page may be called."""
    headings = _HEADING.findall(page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in _LINK.findall(page.read_text(encoding="utf-8")):
        file, _, heading = target.partition("#")
        there = page.parent / file if file else page
        assert there.exists(), target
        assert not heading or heading in anchors(there), target
