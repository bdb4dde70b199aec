"""Where the file lies: whether locks hold there, and whether another program copies it about."""

import re
from collections.abc import Iterator
from pathlib import Path
from shlex import quote

from pln.store.inspection.case import Finding, Placed, or_well, warn
from pln.store.inspection.files import names_in, real, status

_LOCAL = "a folder on a local disk, by PLN_DB or --db FILE"
_NETWORK = re.compile(
    r"nfs4?|cifs|smb3|smbfs|ncpfs|9p|afs|ceph|glusterfs|lustre|davfs|gfs2|ocfs2|beegfs|coda|acfs"
    r"|vboxsf|vmhgfs|prl_fs|virtiofs|drvfs|fuse(blk)?(\..+)?"
)
_ESCAPED = re.compile(r"\\([0-7]{3})")
# The folders that such programs make, and what they leave in them.
_SYNCED_NAME = re.compile(
    r"(Dropbox|OneDrive|GoogleDrive|Google Drive|iCloud ?Drive|CloudStorage|Mobile Documents|Nextcloud|ownCloud"
    r"|pCloud ?Drive|MEGA(sync)?|Syncthing|Seafile)( ?[-(].*)?"
)
_MARKER = re.compile(
    r"\.dropbox|\.dropbox\.cache|\.stfolder|\.stignore|\._?sync_[0-9a-f]+\.db|\.(owncloud|nextcloud)sync\.log"
    r"|\.tmp\.drivedownload|\.sync|\.seafile-data"
)


def look(case: Placed) -> Iterator[Finding]:
    """Links, network and FUSE file systems, and folders that are kept in step with other machines."""
    file = real(case.database)
    kind = _file_system(case, file)
    findings = [*_second_names(file), *_network(file, kind), *_synced(file)]
    link = f"{case.database} is a link to {file}; " if case.database.is_symlink() else ""
    where = f"on a local file system ({kind}), " if kind else ""
    return or_well(findings, f"{link}{where}in no synchronised folder")


def _second_names(file: Path) -> Iterator[Finding]:
    found = status(file)
    if found is not None and found.st_nlink > 1:
        # A journal lies beside one name only, and a restore leaves the other as it was.
        names = f"{file} has {found.st_nlink} names (hard links), of which pln keeps one in order"
        yield warn(names, f"find the others: find / -xdev -samefile {quote(str(file))}")


def _file_system(case: Placed, file: Path) -> str:
    try:
        mounts = case.mountinfo.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ""  # a system that does not say
    return file_system_of(file, mounts)


def _network(file: Path, kind: str) -> Iterator[Finding]:
    if _NETWORK.fullmatch(kind):
        found = f"{file.parent} is on a network or user-space file system ({kind}), where locks may not hold"
        yield warn(found, f"keep it in {_LOCAL}")


def file_system_of(path: Path, mounts: str) -> str:
    """The type of the file system that a path is on, by the text of /proc/self/mountinfo; "" where it says none."""
    found, longest = "", -1
    for line in mounts.splitlines():
        left, separator, right = line.partition(" - ")
        fields, kinds = left.split(" "), right.split(" ")
        if not separator or len(fields) < 5:
            continue
        point = _ESCAPED.sub(lambda octal: chr(int(octal[1], 8)), fields[4])
        # Of several on one point, the last covers the others.
        if len(point) >= longest and path.is_relative_to(point):
            found, longest = kinds[0], len(point)
    return found


def _synced(file: Path) -> Iterator[Finding]:
    for folder in file.parents:
        if sign := _sign(folder):
            found = f"{folder} is kept in step with other machines, it seems ({sign}), which spoils databases"
            yield warn(found, f"keep it in {_LOCAL}, and only copies there: pln backup FILE")
            return


def _sign(folder: Path) -> str:
    """What shows that a folder is synchronised; "" where nothing does."""
    if _SYNCED_NAME.fullmatch(folder.name):
        return "by its name"
    found = [name for name in names_in(folder) if _MARKER.fullmatch(name)]
    # A home has a folder .dropbox, with that program's own settings; in what it synchronises it is a file.
    if ".dropbox" in found and (folder / ".dropbox").is_dir():
        found.remove(".dropbox")
    return min(found, default="")
