"""What holds of every format that is exported: a new one is in these tests as soon as it is in EXPORTERS."""

import stat
from pathlib import Path
from shutil import copyfile

import pytest

from pln.demo import build
from pln.exchange import EXPORTERS, FolderExporter
from pln.names import is_unsafe
from pln.store.exports import noted
from pln.store.queries.everything import TYPES
from tests.cli.running import Pln
from tests.readable import TODAY
from tests.test_completeness import commands

WORDS = [
    pytest.param((name, *(("--version", version) if version else ())), id=f"{name} {version}".strip())
    for name, one in EXPORTERS.items()
    for version in one.versions or ("",)
]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "demo.db"
    build(path, TODAY)
    return path


@pytest.fixture
def demo(built: Path, tmp_path: Path) -> Pln:
    """A pln with the sample network."""
    return Pln(Path(copyfile(built, tmp_path / "demo.db")), {})


def contents(place: Path) -> dict[str, bytes]:
    """The files of an export, by their paths; one that is a file by itself has none."""
    files = [path for path in place.rglob("*") if path.is_file()] if place.is_dir() else [place]
    return {str(file.relative_to(place)): file.read_bytes() for file in files}


def modes(place: Path) -> set[tuple[str, int]]:
    below = [place, *place.rglob("*")]
    return {("folder" if path.is_dir() else "file", stat.S_IMODE(path.stat().st_mode)) for path in below}


@pytest.mark.parametrize("name", EXPORTERS)
def test_is_a_command_that_says_what_is_in_it(name: str) -> None:
    exporter = EXPORTERS[name]
    assert f"export {name}" in commands()
    assert exporter.title
    assert not exporter.title.endswith(".")
    assert exporter.about.endswith(".")
    assert callable(exporter.load().encode)
    assert not exporter.load().is_export(b"mine\n")
    assert {*exporter.kinds, *exporter.also_reads} <= set(TYPES)
    assert [kind for kind in TYPES if kind in exporter.kinds] == list(exporter.kinds)


@pytest.mark.parametrize("words", WORDS)
def test_twice_the_same_bytes_for_their_owner_alone(
    demo: Pln, tmp_path: Path, words: tuple[str, ...]
) -> None:
    place = tmp_path / "exported"
    said = demo("export", *words, str(place))
    first = contents(place)
    assert said.out == ""
    assert said.err.startswith(f"Exported to {place}: ")
    assert "no records" not in said.err
    assert all(first.values())
    assert modes(place) <= {("file", 0o600), ("folder", 0o700)}
    assert demo("export", *words, str(place)).err == said.err
    assert contents(place) == first
    assert [(one.format, one.path) for one in noted(demo.database)] == [(words[0], str(place))] * 2
    assert list(tmp_path.glob(".pln-export-*")) == []
    if not isinstance(EXPORTERS[words[0]], FolderExporter):
        assert demo("export", *words).out.encode() == first["."]


@pytest.mark.parametrize("words", WORDS)
def test_nothing_in_it_that_a_terminal_would_obey(demo: Pln, tmp_path: Path, words: tuple[str, ...]) -> None:
    place = tmp_path / "exported"
    demo("export", *words, str(place))
    for content in contents(place).values():
        text = content.decode().removeprefix("\ufeff").replace("\r\n", "\n")
        assert {character for character in text if is_unsafe(character)} <= {"\n", "\t"}


@pytest.mark.parametrize("words", WORDS)
def test_a_file_of_somebody_else_stays(demo: Pln, tmp_path: Path, words: tuple[str, ...]) -> None:
    place = tmp_path / "exported"
    demo("export", *words, str(place))
    file = place / next(iter(contents(place)))
    file.write_text("mine")
    before = contents(place)
    refused = demo("export", *words, str(place), code=2)
    assert f"'{file}' is no export of pln, and stays as it is" in refused.err
    assert contents(place) == before


@pytest.mark.parametrize("name", EXPORTERS)
def test_what_is_not_in_it_is_said(demo: Pln, tmp_path: Path, name: str) -> None:
    said = demo("export", name, str(tmp_path / "exported")).err
    assert ("Not in this format: " in said) == bool(EXPORTERS[name].kinds)


@pytest.mark.parametrize("name", [name for name, one in EXPORTERS.items() if one.versions])
def test_a_version_that_there_is_not_is_refused(demo: Pln, name: str) -> None:
    refused = demo("export", name, "--version", "0.1", code=2)
    assert f"'0.1' is not one of {', '.join(map(repr, EXPORTERS[name].versions))}" in refused.err
