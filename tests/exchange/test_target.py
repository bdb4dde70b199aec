"""The file of an export: whole or not at all, for its owner alone, and never in the place of something else."""

import os
import resource
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pln.errors import InputError, SystemFailureError
from pln.exchange.target import destination, new_file


def is_ours(start: bytes) -> bool:
    return start.startswith(b"ours")


@pytest.fixture
def network(tmp_path: Path) -> Path:
    path = tmp_path / "pln.db"
    path.write_bytes(b"SQLite format 3\0")
    return path


Place = Callable[[str], Path]


def into(path: str, network: Path) -> Path:
    return destination(path, network, network.with_name(f"{network.name}.backups"), is_ours)


@pytest.fixture
def place(network: Path) -> Place:
    return lambda name: into(str(network.parent / name), network)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


# Where it may go


def test_a_free_place(place: Place, tmp_path: Path) -> None:
    assert place("new.jsonl") == tmp_path / "new.jsonl"


@pytest.mark.parametrize("content", [b"ours, earlier", b""])
def test_an_earlier_export_or_nothing_may_be_replaced(place: Place, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "old").write_bytes(content)
    assert place("old") == tmp_path / "old"


def test_any_other_file_stays(place: Place, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(InputError, match="is no export of pln, and stays as it is"):
        place("notes.txt")


@pytest.mark.parametrize("suffix", ["", "-journal", "-wal", "-shm"])
def test_the_database_and_its_journals_are_no_place(place: Place, suffix: str) -> None:
    with pytest.raises(InputError, match="is the database itself"):
        place(f"pln.db{suffix}")


@pytest.mark.parametrize("link", [os.symlink, os.link])
def test_the_database_is_known_behind_links(
    place: Place, network: Path, tmp_path: Path, link: Callable[[Path, Path], None]
) -> None:
    network.write_bytes(b"ours")  # so that nothing else refuses it
    link(network, tmp_path / "other")
    with pytest.raises(InputError, match="is the database itself"):
        place("other")


def test_the_database_behind_a_link_is_known_by_its_own_name(tmp_path: Path, network: Path) -> None:
    (tmp_path / "linked.db").symlink_to(network)
    with pytest.raises(InputError, match="is the database itself"):
        into(str(network) + "-journal", tmp_path / "linked.db")


@pytest.mark.parametrize("name", ["new.jsonl", "old.jsonl", "deeper/new.jsonl", "link.jsonl"])
def test_among_the_backups_is_no_place(place: Place, tmp_path: Path, name: str) -> None:
    folder = tmp_path / "pln.db.backups"
    (folder / "deeper").mkdir(parents=True)
    (folder / "old.jsonl").write_text("ours, earlier")
    (tmp_path / "link.jsonl").symlink_to(folder / "new.jsonl")
    with pytest.raises(InputError, match="is in the folder of backups"):
        place(name if name == "link.jsonl" else f"pln.db.backups/{name}")
    (tmp_path / "pln.db.backups.too").mkdir()
    assert place("pln.db.backups.too/x") == tmp_path / "pln.db.backups.too" / "x"


def test_a_folder_of_backups_elsewhere_is_no_place_either(place: Place, tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "pln.db.backups").symlink_to(tmp_path / "disk")
    with pytest.raises(InputError, match="is in the folder of backups"):
        place("disk/new.jsonl")


def test_the_database_may_be_missing(tmp_path: Path) -> None:
    assert into(str(tmp_path / "x"), tmp_path / "none.db") == tmp_path / "x"
    with pytest.raises(InputError, match="is the database itself"):
        into(str(tmp_path / "none.db"), tmp_path / "none.db")


@pytest.mark.parametrize("name", ["folder", "folder/", "nothing/", "."])
def test_a_folder_is_no_place(place: Place, tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(InputError, match="is a folder"):
        into(f"{tmp_path}/{name}", tmp_path / "pln.db")


def test_a_pipe_and_a_device_are_no_place(place: Place, tmp_path: Path) -> None:
    # Never a device that the machine needs: root would replace it, were it not refused.
    os.mkfifo(tmp_path / "pipe")
    leader, follower = os.openpty()
    for name in (str(tmp_path / "pipe"), os.ttyname(follower)):
        with pytest.raises(InputError, match="is no regular file"):
            place(name)
    os.close(leader)
    os.close(follower)


def test_a_pipe_of_the_shell_is_no_place(place: Place) -> None:
    reading, writing = os.pipe()
    with pytest.raises(InputError, match="is no regular file"):
        place(f"/dev/fd/{writing}")
    os.close(reading)
    os.close(writing)


@pytest.mark.parametrize("name", ["no/file", "pln.db/file"])
def test_a_folder_that_is_not_there(place: Place, name: str) -> None:
    with pytest.raises(InputError, match="there is no folder"):
        place(name)


def test_no_name() -> None:
    with pytest.raises(InputError, match="needs a file name"):
        into("", Path("pln.db"))


def test_links_are_followed(place: Place, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert place("link") == tmp_path / "real"
    (tmp_path / "real").write_text("mine")
    with pytest.raises(InputError, match="no export"):
        place("link")


def test_a_circle_of_links(place: Place, tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(SystemFailureError, match="could not be written: Too many levels"):
        place("a")


# How it is written


@pytest.mark.usefixtures("umask")
@pytest.mark.parametrize("before", [None, 0o644, 0o666])
def test_only_its_owner_reads_it(tmp_path: Path, before: int | None) -> None:
    place = tmp_path / "x"
    if before is not None:
        place.write_bytes(b"old")
        place.chmod(before)
    with new_file(place) as file:
        file.write(b"new")
        (part,) = tmp_path.glob("*.part")
        assert mode(part) == 0o600
    assert (place.read_bytes(), mode(place)) == (b"new", 0o600)
    assert list(tmp_path.iterdir()) == [place]


@pytest.mark.parametrize("error", [KeyboardInterrupt(), SystemExit(143), InputError("no")])
def test_what_fails_leaves_the_old_file(tmp_path: Path, error: BaseException) -> None:
    place = tmp_path / "x"
    place.write_bytes(b"old")
    with pytest.raises(type(error)):
        _write_and_fail(place, error)
    assert place.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [place]


def _write_and_fail(place: Path, error: BaseException) -> None:
    with new_file(place) as file:
        file.write(b"new" * 100_000)
        raise error


def test_nothing_changes_before_the_end(tmp_path: Path) -> None:
    place = tmp_path / "x"
    place.write_bytes(b"old")
    with new_file(place) as file:
        file.write(b"new")
        file.flush()
        assert place.read_bytes() == b"old"


def test_a_folder_that_went_away(tmp_path: Path) -> None:
    with (
        pytest.raises(SystemFailureError, match="could not be written: No such file"),
        new_file(tmp_path / "a" / "b"),
    ):
        pass


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """Lets this process write no file beyond a size, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("size", [10, 1_000_000])
def test_a_full_disk_leaves_the_old_file(tmp_path: Path, size: int) -> None:
    place = tmp_path / "x"
    place.write_bytes(b"old")
    with (
        largest_file(5),
        pytest.raises(SystemFailureError, match="could not be written: File too large"),
        new_file(place) as file,
    ):
        file.write(b"n" * size)
    assert place.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [place]
