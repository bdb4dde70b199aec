"""Where the file lies and what lies beside it: file systems, synchronised folders, copies, leftovers, permissions."""

import os
import shutil
from collections import namedtuple
from pathlib import Path

import pytest

from pln.store.backups import folder_of, keep
from pln.store.inspection.place import file_system_of
from tests.conftest import NOW
from tests.store.inspection.looking import LOCAL_DISK, look, states, the_only

# Lines of /proc/self/mountinfo, below a root on a local disk; the path that is asked for; the type it is on.
MOUNTS = [
    ("31 22 0:45 / /net rw - nfs4 server:/home rw", "/net/ann/pln.db", "nfs4"),
    ("31 22 0:45 / /net rw - nfs server:/home rw", "/net/pln.db", "nfs"),
    ("31 22 0:46 / /mnt/share rw,relatime - cifs //server/share rw", "/mnt/share/pln.db", "cifs"),
    ("31 22 0:46 / /mnt/share rw - smb3 //server/share rw", "/mnt/share/pln.db", "smb3"),
    ("31 22 0:47 / /home/ann/far rw shared:9 master:3 - fuse.sshfs ann@host: rw", "/home/ann/far/x/pln.db", "fuse.sshfs"),
    ("31 22 0:48 / /mnt/c rw - 9p drvfs rw", "/mnt/c/Users/ann/pln.db", "9p"),
    ("31 22 0:49 / /media/usb rw - fuseblk /dev/sdb1 rw", "/media/usb/pln.db", "fuseblk"),
    ("31 22 0:50 / /srv rw - ceph mon:/ rw", "/srv/pln.db", "ceph"),
    ("31 22 0:51 / /with\\040space rw - fuse.rclone drive: rw", "/with space/pln.db", "fuse.rclone"),
]  # fmt: skip
LOCAL = [
    ("31 22 0:45 / /net rw - nfs4 server:/home rw", "/network/pln.db", "ext4"),
    ("31 22 0:45 / /home rw - nfs4 s:/home rw\n32 31 8:2 / /home/ann rw - btrfs /dev/sdb rw", "/home/ann/pln.db", "btrfs"),
    ("31 22 0:45 / /data rw - nfs4 s:/x rw\n32 22 8:2 / /data rw - xfs /dev/sdb rw", "/data/pln.db", "xfs"),
    ("nonsense\n31 22 0:9 - cifs", "/pln.db", "ext4"),
    ("31 22 0:30 / /sys/fs/fuse/connections rw - fusectl none rw", "/sys/fs/fuse/connections/x", "fusectl"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "path", "kind"), MOUNTS + LOCAL)
def test_the_file_system_that_a_path_is_on(lines: str, path: str, kind: str) -> None:
    assert file_system_of(Path(path), LOCAL_DISK + lines + "\n") == kind


@pytest.mark.parametrize("kind", [kind for _, _, kind in MOUNTS])
def test_a_network_or_user_space_file_system_is_warned_of(network: Path, kind: str) -> None:
    mountinfo = network.parent.parent / "mountinfo"
    mountinfo.write_text(f"{LOCAL_DISK}31 22 0:45 / {network.parent} rw - {kind} somewhere rw\n")
    told = the_only(look(network, "place"), "warn")
    assert f"({kind}), where locks may not hold" in told.found
    assert "local disk" in told.advice


@pytest.mark.parametrize("kind", ["ext4", "btrfs", "tmpfs", "overlay", "fusectl", "apfs"])
def test_a_local_one_is_well(network: Path, kind: str) -> None:
    mountinfo = network.parent.parent / "mountinfo"
    mountinfo.write_text(f"31 22 0:45 / / rw - {kind} somewhere rw\n")
    assert f"({kind})" in the_only(look(network, "place"), "ok").found


def test_a_system_that_tells_of_no_mounts(network: Path, tmp_path: Path) -> None:
    told = the_only(look(network, "place", mountinfo=tmp_path / "nothing"), "ok")
    assert told.found == "in no synchronised folder"


@pytest.mark.parametrize(
    "folder",
    ["Dropbox", "Dropbox (Work)", "OneDrive", "OneDrive - Firm", "Google Drive", "GoogleDrive-ann@example.org",
     "Library/CloudStorage/Box", "Mobile Documents/com~apple~CloudDocs", "iCloudDrive", "Nextcloud", "ownCloud", "MEGA"],
)  # fmt: skip
def test_a_synchronised_folder_is_known_by_its_name(network: Path, tmp_path: Path, folder: str) -> None:
    inside = tmp_path / folder / "notes" / "pln.db"
    inside.parent.mkdir(parents=True)
    shutil.move(network, inside)
    told = the_only(look(inside, "place"), "warn")
    assert "by its name" in told.found
    assert "pln backup FILE" in told.advice


@pytest.mark.parametrize(
    "marker",
    [".dropbox", ".dropbox.cache/", ".stfolder/", ".sync_8a6b2f.db", "._sync_8a6b2f.db", ".owncloudsync.log",
     ".nextcloudsync.log", ".tmp.drivedownload/", ".sync/"],
)  # fmt: skip
@pytest.mark.parametrize("above", [0, 1])
def test_a_synchronised_folder_is_known_by_what_is_in_it(network: Path, marker: str, above: int) -> None:
    folder = network.parents[above]
    if marker.endswith("/"):
        (folder / marker).mkdir()
    else:
        (folder / marker).touch()
    told = the_only(look(network, "place"), "warn")
    assert told.found.startswith(f"{folder} is kept in step")
    assert marker.rstrip("/") in told.found


@pytest.mark.parametrize("name", [".dropbox", "Dropboxes", "MEGAphone", ".sync_notes.db", "my.stfolder"])
def test_what_only_looks_a_little_like_it(network: Path, tmp_path: Path, name: str) -> None:
    """A home has a folder .dropbox: the settings of that program."""
    (tmp_path / name).mkdir()
    inside = tmp_path / name.lstrip(".") / "pln.db"
    inside.parent.mkdir(exist_ok=True)
    shutil.move(network, inside)
    the_only(look(inside, "place"), "ok")


def test_a_second_name_of_the_file(network: Path) -> None:
    os.link(network, network.with_name("other.db"))
    told = the_only(look(network, "place"), "warn")
    assert "has 2 names (hard links)" in told.found
    assert str(network) in told.advice


CONFLICTS = [
    "pln (Ann's conflicted copy 2026-11-01).db",
    "pln (conflicted copy 2026-11-01 101500).db",
    "pln.sync-conflict-20261101-101500-ABCDEFG.db",
    "pln (1).db",
    "pln(2).db",
    "pln 2.db",
    "pln_conflict-20261101.db",
]


@pytest.mark.parametrize("name", CONFLICTS)
def test_a_copy_in_conflict_is_warned_of(network: Path, name: str) -> None:
    network.with_name(name).touch()
    told = the_only(look(network, "copies"), "warn")
    assert told.found.startswith(f"{name} looks like a copy in conflict with pln.db")
    assert "--db" in told.advice


@pytest.mark.parametrize(
    "name", ["pln.db-journal", "pln2.db", "plane.db", "conflict.db", "pln.toml", "pln-old.db"]
)
def test_another_file_is_none(network: Path, name: str) -> None:
    network.with_name(name).touch()
    the_only(look(network, "copies"), "ok")


def test_beyond_twenty_copies_the_rest_is_counted(network: Path) -> None:
    for number in range(23):
        network.with_name(f"pln ({number}).db").touch()
    found = look(network, "copies")
    assert (len(found), found[-1].state, found[-1].found) == (21, "warn", "and 3 more")


LEFT = [
    "pln.db-journal",
    "pln.db-wal",
    "pln.db-shm",
    "pln.db.damaged-2026-11-22T100000Z",
    "pln.db.2026-11-22T100000Z.part",
    ".pln-x.part",
]


@pytest.mark.parametrize("name", LEFT)
def test_leftovers_are_named_and_harmless(network: Path, name: str) -> None:
    assert the_only(look(network, "leftovers"), "ok").found == "none"
    network.with_name(name).touch()
    assert the_only(look(network, "leftovers"), "ok").found == f"harmless: {name}"


def test_a_half_written_backup_is_a_leftover(network: Path) -> None:
    folder = folder_of(network)
    folder.mkdir()
    (folder / "2026-11-22T100000Z-daily.db.part").touch()
    assert "pln.db.backups/2026" in the_only(look(network, "leftovers"), "ok").found


def test_what_only_its_owner_may_read(network: Path) -> None:
    keep(network, "hand", NOW)
    the_only(look(network, "permissions"), "ok")


@pytest.mark.parametrize("mode", [0o644, 0o660, 0o602, 0o610])
@pytest.mark.parametrize("name", ["pln.db", "pln.db-journal"])
def test_a_file_that_others_may_get_at(network: Path, name: str, mode: int) -> None:
    file = network.with_name(name)
    file.touch()
    file.chmod(mode)
    told = the_only(look(network, "permissions"), "warn")
    assert told.found == f"others may get at {file} (mode {mode:04o})"
    assert told.advice == f"chmod 600 {file}"


def test_the_data_folder_is_judged_and_no_other(network: Path) -> None:
    network.parent.chmod(0o755)
    the_only(look(network, "permissions"), "ok")
    own = network.parent.rename(network.parent.with_name("pln"))
    environ = {"XDG_DATA_HOME": str(own.parent)}
    told = the_only(look(own / "pln.db", "permissions", environ=environ), "warn")
    assert told.advice == f"chmod 700 {own}"


def test_loose_backups(network: Path) -> None:
    backup = keep(network, "hand", NOW)
    folder = backup.parent
    folder.chmod(0o755)
    backup.chmod(0o644)
    whole, within = look(network, "permissions")
    assert whole.advice == f"chmod 700 {folder}"
    assert f"1 of the files in {folder}" in within.found
    assert within.advice == f"chmod -R go-rwx {folder}"


def test_a_loose_configuration(network: Path, tmp_path: Path) -> None:
    path = tmp_path / "my settings.toml"
    path.touch(0o644)
    told = the_only(look(network, "permissions", environ={"PLN_CONFIG": str(path)}), "warn")
    assert told.advice == f"chmod 600 '{path}'"


def test_a_configuration_that_is_not_there_is_another_checks_business(network: Path) -> None:
    the_only(look(network, "permissions", environ={"PLN_CONFIG": "/nowhere"}), "ok")


def test_another_users_file(network: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    told = the_only(look(network, "permissions"), "warn")
    assert "belongs to another user" in told.found
    assert told.advice.startswith("sudo chown")


Usage = namedtuple("Usage", "total used free")


@pytest.mark.parametrize(("free", "state"), [(21 * 2**19, "warn"), (25 * 2**19, "ok"), (0, "warn")])
def test_free_space(network: Path, monkeypatch: pytest.MonkeyPatch, free: int, state: str) -> None:
    assert 2**19 < network.stat().st_size < 5 * 2**18
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: Usage(10**12, 10**12 - free, free))
    assert "free" in the_only(look(network, "free space"), state).found


def test_free_space_where_there_is_no_folder_yet(tmp_path: Path) -> None:
    path = tmp_path / "not" / "yet" / "pln.db"
    path.parents[1].mkdir()
    assert states(look(path, "free space")) == ["ok"]
