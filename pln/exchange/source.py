"""The files that an import may read: one file, a folder's or a ZIP's, made by a stranger.

Nothing is ever unpacked to disk, and names from a ZIP are never used as paths.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from contextlib import ExitStack, contextmanager
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO, Self, cast

from pln.classes import dataclass
from pln.errors import InputError, SystemFailureError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from _typeshed import WriteableBuffer

MAX_MEMBERS = 20_000  # an address book may have a file for each person
HEAD_BYTES = 65_536
_MOST_HEADS = 1_000
MAX_MEMBER_BYTES = 100_000_000
MAX_TOTAL_BYTES = 200_000_000
_MAX_ZIP_LIST_BYTES = 1_000_000
_ENCRYPTED = 0x1
# What `zipfile` raises for damaged files, besides its own error.
_DAMAGE = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, RuntimeError, ValueError)


@dataclass(frozen=True, slots=True)
class Member:
    """One file of a source: its name without folders, and how many folders it lies in."""

    name: str
    depth: int
    open_raw: Callable[[], BinaryIO]

    @classmethod
    def called(cls, name: str, depth: int, open_raw: Callable[[], BinaryIO]) -> Self:
        """A file by the name that its maker chose: one line, so that no part of it passes for talk of ours."""
        return cls(" ".join(name.splitlines()), depth, open_raw)


class Source:
    """The files behind the path that the user named; use it in a `with` block.

    `is_one_file` says that the path itself is the file, so that its name says nothing about what it holds.
    """

    def __init__(
        self,
        path: str,
        members: tuple[Member, ...],
        *,
        is_one_file: bool = False,
        close: Callable[[], None] = lambda: None,
    ) -> None:
        self.path = path
        self.members = members
        self.is_one_file = is_one_file
        self._close = close
        self._bytes_read = 0
        self._heads: dict[int, bytes] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def find(self, name: str) -> Member | None:
        """The member called so, whatever its case, its spaces or underscores, or a prefix that ends in `-`.

        The name itself goes before a prefixed one, fewer folders before more. Raises InputError where two
        are equally near.
        """
        found = self._called_so(name)
        if not found:
            return None
        nearest = min(member.depth for member in found)
        first, *others = [member for member in found if member.depth == nearest]
        if others:
            message = f"'{self.path}' holds {len(others) + 1} files that could be {name}"
            raise InputError(message, "give the path of the one to import")
        return first

    def holds(self, name: str) -> bool:
        """Whether there is a member that `find` could give."""
        return bool(self._called_so(name))

    def _called_so(self, name: str) -> list[Member]:
        wanted = _name_key(name)
        exact = [member for member in self.members if _name_key(member.name) == wanted]
        return exact or [member for member in self.members if _name_key(member.name).endswith(f"-{wanted}")]

    def open(self, member: Member) -> BinaryIO:
        """The bytes of a member. Reading raises InputError where it is damaged or larger than 100 MB."""
        what = self._called(member)
        with _failures_told(what):
            raw = member.open_raw()
        return io.BufferedReader(_Counted(raw, what, self._count), buffer_size=65_536)

    def head(self, member: Member, size: int = HEAD_BYTES) -> bytes:
        """How a member begins, at most `size` bytes of it and never more than 64 kB, to be recognised by.

        However many formats look at it, it is read once (but for those beyond the first 1,000 of a folder,
        so that they are not all in memory), and does not count as read.
        """
        head = self._heads.get(id(member))
        if head is None:
            with _failures_told(self._called(member)), member.open_raw() as raw:
                head = raw.read(HEAD_BYTES)
            if len(self._heads) < _MOST_HEADS:
                self._heads[id(member)] = head
        return head[:size]

    def _called(self, member: Member) -> str:
        return f"'{member.name}'" if self.is_one_file else f"'{member.name}' in '{self.path}'"

    def _count(self, number: int) -> None:
        self._bytes_read += number
        if self._bytes_read > MAX_TOTAL_BYTES:
            raise InputError(f"'{self.path}' holds more than {MAX_TOTAL_BYTES // 1_000_000} MB to read")


class _Counted(io.RawIOBase):
    """Counts what is really read: the sizes that a ZIP states of its members are only claims."""

    def __init__(self, raw: BinaryIO, what: str, count: Callable[[int], None]) -> None:
        self._raw = raw
        self._what = what
        self._count = count
        self._bytes_read = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        room = memoryview(buffer)
        with _failures_told(self._what):
            data = self._raw.read(len(room))
        self._bytes_read += len(data)
        if self._bytes_read > MAX_MEMBER_BYTES:
            raise InputError(f"{self._what} is larger than {MAX_MEMBER_BYTES // 1_000_000} MB")
        self._count(len(data))
        room[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._raw.close()
        super().close()


@contextmanager
def _failures_told(what: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise SystemFailureError(f"{what} could not be read: {error.strerror or error}") from None
    except _DAMAGE:
        raise InputError(f"{what} is damaged", "download it again") from None


def _name_key(name: str) -> str:
    return " ".join(name.replace("_", " ").casefold().split())


def _open(place: Path) -> BinaryIO:
    return place.open("rb")


def one_file(path: str, place: Path) -> Source:
    """The file itself."""
    return Source(path, (Member.called(place.name, 0, partial(_open, place)),), is_one_file=True)


def folder(path: str, place: Path) -> Source:
    """The files of a folder or, where it holds nothing but folders, theirs. Hidden ones are left out."""
    with _failures_told(f"'{path}'"):
        entries = _entries(path, place)
        files = [entry for entry in entries if entry.is_file()]
        if not files:
            parents = (entry for entry in entries if entry.is_dir())
            files = [entry for parent in parents for entry in _entries(path, parent) if entry.is_file()]
    _refuse_too_many(path, len(files))
    return Source(path, tuple(Member.called(file.name, 0, partial(_open, file)) for file in files))


def _entries(path: str, place: Path) -> list[Path]:
    shown = (entry for entry in place.iterdir() if not entry.name.startswith("."))
    entries = sorted(islice(shown, MAX_MEMBERS + 1))
    _refuse_too_many(path, len(entries))
    return entries


def _refuse_too_many(path: str, number: int) -> None:
    if number > MAX_MEMBERS:
        raise InputError(f"'{path}' holds more than {MAX_MEMBERS:,} files", "give the path of one file")


def is_zip(start: bytes) -> bool:
    """Whether a file that begins so is a ZIP."""
    return start.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def zip_file(path: str, place: Path) -> Source:
    """The files of a ZIP. Raises InputError for a damaged one and for more than 20,000 files."""
    return zip_of(path, lambda: cast("io.RawIOBase", place.open("rb", 0)))


def zip_of(
    path: str, open_raw: Callable[[], io.RawIOBase], close: Callable[[], None] = lambda: None
) -> Source:
    """The files of a ZIP whose bytes `open_raw` opens; `close` is called in the end, too."""
    with _failures_told(f"'{path}'"), ExitStack() as opened:
        opened.callback(close)
        archive = opened.enter_context(zipfile.ZipFile(opened.enter_context(_ZipBytes(open_raw()))))
        infos = archive.infolist()
        _refuse_too_many(path, len(infos))
        members = tuple(_zip_member(archive, info) for info in infos if _is_shown_file(info))
        return Source(path, members, close=opened.pop_all().close)


class _ZipBytes(io.BufferedReader):
    """Refuses to load a list of members that only a hostile ZIP would have: `zipfile` loads it whole."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > _MAX_ZIP_LIST_BYTES:
            raise zipfile.BadZipFile
        return super().read(size)


def _is_shown_file(info: zipfile.ZipInfo) -> bool:
    name = _path_parts(info)[-1]
    return name != "" and not name.startswith(".")  # a folder's name ends in a slash


def _path_parts(info: zipfile.ZipInfo) -> list[str]:
    return info.filename.replace("\\", "/").split("/")


def _zip_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Member:
    *parents, name = _path_parts(info)
    return Member.called(name, len(parents), partial(_open_in_zip, archive, info))


def _open_in_zip(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> BinaryIO:
    if info.flag_bits & _ENCRYPTED:
        raise InputError("the ZIP is encrypted", "unpack it and give the path of the folder")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise InputError("the ZIP is packed in an unusual way", "unpack it and give the path of the folder")
    return cast("BinaryIO", archive.open(info))
