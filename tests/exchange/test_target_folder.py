"""The folder of an export: nothing in it changes before all is written, and nothing that others wrote."""

import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from pln.cli import export
from pln.cli.invocation import Invocation
from pln.errors import InputError, SystemFailureError
from pln.exchange import EXPORTERS, FolderExporter
from pln.exchange.target_folder import folder_destination, new_files
from pln.store.exports import NotedExport, noted
from tests.cli.running import Pln
from tests.exchange.leaves import LINE, is_export

LEAVES = FolderExporter("leaves", "Leaves.", "tests.exchange.leaves", kinds=("contact",))
Export = Callable[[], None]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "notes"


@pytest.fixture
def exporting(pln: Pln, place: Path, monkeypatch: pytest.MonkeyPatch) -> Export:
    """Exports two people as a folder."""
    monkeypatch.setitem(EXPORTERS, "leaves", LEAVES)
    pln("add", "contact", "Ann Lee")
    pln("add", "contact", "Bob")
    pln("add", "goal", "Learn Rust")
    invocation = Invocation({"PLN_DB": str(pln.database), "PLN_TODAY": "2026-11-22"})
    return lambda: export._export(invocation, "leaves", str(place))


@pytest.mark.usefixtures("umask")
def test_a_new_folder_is_private(exporting: Export, place: Path) -> None:
    exporting()
    files = {str(path.relative_to(place)) for path in place.rglob("*")}
    assert files == {"person", "person/ann-lee.txt", "person/bob.txt"}
    assert (place / "person" / "bob.txt").read_text() == f"Bob\n{LINE}"
    assert {stat.S_IMODE(path.stat().st_mode) for path in (place, place / "person")} == {0o700}
    assert stat.S_IMODE((place / "person" / "bob.txt").stat().st_mode) == 0o600


def test_what_it_says_and_notes(
    exporting: Export, pln: Pln, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    exporting()
    assert capsys.readouterr().err == (
        f"Exported to {place}: 2 leafs.\nNot in this format: 1 goal. All of it: pln export jsonl\n"
    )
    (one,) = noted(pln.database)
    assert one == NotedExport(one.at, "leaves", str(place))


def test_own_text_and_the_files_of_others_stay(exporting: Export, place: Path, pln: Pln) -> None:
    exporting()
    bob, mine = place / "person" / "bob.txt", place / "person" / "mine.txt"
    bob.write_text(bob.read_text() + "my own words")
    mine.write_text("mine")
    pln("edit", "contact", "bob", "--name", "Bob Ray")
    exporting()
    assert bob.read_text() == f"Bob Ray\n{LINE}my own words"
    assert mine.read_text() == "mine"
    assert [path.name for path in place.iterdir()] == ["person"]


def test_what_says_it_already_is_not_written_again(exporting: Export, place: Path) -> None:
    exporting()
    bob = place / "person" / "bob.txt"
    before = bob.stat().st_ino
    exporting()
    assert bob.stat().st_ino == before


def test_a_file_of_somebody_else_stops_it_before_anything_changes(exporting: Export, place: Path) -> None:
    (place / "person").mkdir(parents=True)
    (place / "person" / "bob.txt").write_bytes(b"\xffmine")
    with pytest.raises(InputError, match=r"bob.txt' is no export of pln, and stays as it is"):
        exporting()
    assert [path.name for path in place.rglob("*")] == ["person", "bob.txt"]


@pytest.mark.parametrize("inside", [True, False])
def test_links_are_not_followed(exporting: Export, place: Path, tmp_path: Path, inside: bool) -> None:
    """Neither a file that is a link nor a folder that leads elsewhere."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "bob.txt").write_text(LINE)
    place.mkdir()
    if inside:
        (place / "person").mkdir()
        (place / "person" / "bob.txt").symlink_to(elsewhere / "bob.txt")
    else:
        (place / "person").symlink_to(elsewhere)
    with pytest.raises(InputError, match="is no regular file in that folder"):
        exporting()
    assert (elsewhere / "bob.txt").read_text() == LINE
    assert len(list(elsewhere.iterdir())) == 1


@pytest.mark.parametrize("path", ["", "-", "/dev/stdout"])
def test_standard_output_is_no_folder(path: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="needs the name of a folder"):
        folder_destination(path, tmp_path / "backups")


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("file", "is no folder"),
        ("no/folder", "there is no folder"),
        ("backups/x", "in the folder of backups"),
    ],
)
def test_places_that_are_none(tmp_path: Path, path: str, reason: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "backups").mkdir()
    with pytest.raises(InputError, match=reason):
        folder_destination(str(tmp_path / path), tmp_path / "backups")


@pytest.mark.parametrize("path", ["../x", "/x", ".git/x", "a/../../x"])
def test_no_file_outside_or_hidden(place: Path, path: str) -> None:
    with pytest.raises(ValueError, match="x"), new_files(place, is_export) as files:
        files.add(path, "text")
    assert not place.exists()


@pytest.mark.parametrize("error", [KeyboardInterrupt(), OSError(28, "No space left on device")])
def test_what_fails_leaves_everything_as_it_was(place: Path, error: BaseException) -> None:
    with new_files(place, is_export) as files:
        files.add("a.txt", f"old {LINE}")
    with pytest.raises((KeyboardInterrupt, SystemFailureError)):
        _write_and_fail(place, error)
    assert [(path.name, path.read_text()) for path in place.iterdir()] == [("a.txt", f"old {LINE}")]
    assert list(place.parent.glob(".pln-export-*")) == []


def _write_and_fail(place: Path, error: BaseException) -> None:
    with new_files(place, is_export) as files:
        files.add("a.txt", f"new {LINE}")
        files.add("b.txt", f"new {LINE}")
        raise error


def test_what_an_earlier_export_wrote_is_found_wherever_it_is(place: Path) -> None:
    (place / "moved" / ".hidden").mkdir(parents=True)
    for path in ("ann.txt", "moved/bob.txt", "moved/bob.csv", "moved/.hidden/x.txt", ".x.txt"):
        (place / path).write_text(LINE)
    (place / "mine.txt").write_text("mine")
    (place / "link.txt").symlink_to(place / "ann.txt")
    with new_files(place, is_export) as files:
        assert list(files.earlier(".txt")) == [
            ("ann.txt", LINE.encode()),
            ("moved/bob.txt", LINE.encode()),
        ]
