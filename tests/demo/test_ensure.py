"""When the sample network is made, remade, and left alone."""

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

import pln
from pln.demo import DEMO_FILE, ensure, reset
from pln.errors import InputError, SystemFailureError
from pln.store.reader import read
from tests.demo.conftest import changing
from tests.readable import TODAY

TOMORROW = TODAY + timedelta(1)


def _identity(path: Path) -> tuple[int, int, bytes]:
    stat = path.stat()
    return stat.st_ino, stat.st_mtime_ns, path.read_bytes()


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def _made_on(folder: Path) -> str:
    return str(json.loads((folder / "demo.json").read_text())["made_on"])


def _noted(folder: Path, **changes: str) -> None:
    """Makes the note say something else."""
    note = folder / "demo.json"
    note.write_text(json.dumps({**json.loads(note.read_text()), **changes}))


def _add_a_tag(folder: Path) -> None:
    with changing(folder / DEMO_FILE) as db:
        db.execute("INSERT INTO contact_tag VALUES (1, 'mine')")


def test_it_is_private_and_leaves_nothing_else(made: Path) -> None:
    assert _names(made) == ["demo.db", "demo.json"]
    assert [_mode(made), _mode(made / "demo.db"), _mode(made / "demo.json")] == [0o700, 0o600, 0o600]


def test_it_is_left_alone_on_its_day(folder: Path) -> None:
    before = _identity(folder / DEMO_FILE)
    assert ensure(folder, TODAY) == folder / DEMO_FILE
    assert _identity(folder / DEMO_FILE) == before


@pytest.mark.parametrize(
    ("today", "noted"),
    [
        (TOMORROW, {}),
        (TODAY - timedelta(1), {}),
        (TODAY, {"version": "0.0.1"}),
    ],
    ids=["its day is past", "its day is still to come", "another version made it"],
)
def test_it_is_remade_when_old_and_untouched(folder: Path, today: date, noted: dict[str, str]) -> None:
    _noted(folder, **noted)
    before = _identity(folder / DEMO_FILE)
    ensure(folder, today)
    assert _identity(folder / DEMO_FILE) != before
    assert _made_on(folder) == today.isoformat()
    with read(folder / DEMO_FILE) as db:
        assert db.execute("SELECT max(day) FROM interaction WHERE status = 'done'").fetchone() == (
            (today - timedelta(3)).isoformat(),
        )


def _damage(text: str) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        (folder / "demo.json").write_text(text)

    return damage


@pytest.mark.parametrize(
    "happened",
    [
        pytest.param(_add_a_tag, id="changed"),
        pytest.param(lambda folder: (folder / "demo.json").unlink(), id="note missing"),
        pytest.param(_damage(""), id="note empty"),
        pytest.param(_damage("{"), id="note cut off"),
        pytest.param(_damage("[1, 2]"), id="note is a list"),
        pytest.param(_damage('"made_on"'), id="note is a text"),
        pytest.param(_damage('{"made_on": "2026-11-22"}'), id="note lacks fields"),
        pytest.param(_damage('{"made_on": 1, "version": 2, "sha256": 3}'), id="note holds numbers"),
        pytest.param(_damage("[" * 100_000), id="note is nested deeply"),
        pytest.param(lambda folder: (folder / "demo.json").write_bytes(b"\xff\xfe"), id="note is no text"),
    ],
)
def test_it_is_kept_when_changed_or_doubtful(folder: Path, happened: Callable[[Path], object]) -> None:
    happened(folder)
    before = _identity(folder / DEMO_FILE)
    assert ensure(folder, TOMORROW) == folder / DEMO_FILE
    assert _identity(folder / DEMO_FILE) == before


def test_something_else_of_that_name_is_kept(tmp_path: Path) -> None:
    (tmp_path / DEMO_FILE).mkdir()
    (tmp_path / "demo.json").write_text('{"made_on": "2026-11-21", "version": "0", "sha256": "0"}')
    assert ensure(tmp_path, TODAY).is_dir()


def test_reset_remakes_a_changed_one(folder: Path, made: Path) -> None:
    _add_a_tag(folder)
    reset(folder, TODAY)
    assert (folder / DEMO_FILE).read_bytes() == (made / DEMO_FILE).read_bytes()
    assert (folder / "demo.json").read_bytes() == (made / "demo.json").read_bytes()


def test_a_journal_of_a_killed_writer_does_not_outlive_its_file(folder: Path, made: Path) -> None:
    with changing(folder / DEMO_FILE) as db:
        db.execute("PRAGMA cache_spill = 1")
        db.execute("PRAGMA cache_size = 1")
        db.execute("UPDATE contact SET note = 'half'")
        journal = (folder / "demo.db-journal").read_bytes()
        db.rollback()
    (folder / "demo.db-journal").write_bytes(journal)
    reset(folder, TODAY)
    assert _names(folder) == ["demo.db", "demo.json"]
    assert (folder / DEMO_FILE).read_bytes() == (made / DEMO_FILE).read_bytes()


def test_it_touches_no_other_file(tmp_path: Path) -> None:
    folder = tmp_path / "pln"
    folder.mkdir()
    (folder / "pln.db").write_bytes(b"mine")
    (folder / ".demo-notes").write_bytes(b"mine too")
    before = [_identity(folder / name) for name in ("pln.db", ".demo-notes")]
    reset(folder, TODAY)
    assert [_identity(folder / name) for name in ("pln.db", ".demo-notes")] == before
    assert _names(folder) == [".demo-notes", "demo.db", "demo.json", "pln.db"]
    assert _names(tmp_path) == ["pln"]


def test_a_folder_that_cannot_be_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(
        SystemFailureError, match=r"cannot make the sample network at .*demo\.db: Not a directory"
    ):
        ensure(tmp_path / "file" / "pln", TODAY)


def test_what_fails_leaves_all_as_it_was(tmp_path: Path) -> None:
    (tmp_path / DEMO_FILE).mkdir()
    (tmp_path / DEMO_FILE / "mine").write_text("kept")
    with pytest.raises(SystemFailureError, match="cannot make the sample network"):
        reset(tmp_path, TODAY)
    assert _names(tmp_path) == [DEMO_FILE]
    assert (tmp_path / DEMO_FILE / "mine").read_text() == "kept"


@pytest.mark.parametrize("today", [date.min, date.max])
def test_a_day_without_room_around_it_is_refused(tmp_path: Path, today: date) -> None:
    with pytest.raises(InputError, match=f"no sample network fits around {today}"):
        ensure(tmp_path / "pln", today)
    assert not (tmp_path / "pln" / DEMO_FILE).exists()


def test_it_is_cheap_to_import() -> None:
    script = "import sys, pln.demo; print({'sqlmodel', 'pydantic'} & set(sys.modules))"
    root = Path(pln.__file__).parents[1]
    run = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True)
    assert run.stdout == "set()\n"
