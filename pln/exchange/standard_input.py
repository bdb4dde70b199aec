"""What another program pipes in, as a source: kept in a file without a name, never in memory."""

from __future__ import annotations

import io
import os
from contextlib import ExitStack
from functools import partial
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, BinaryIO, cast

from pln.errors import InputError, SystemFailureError
from pln.exchange.source import MAX_TOTAL_BYTES, Member, Source, is_zip, zip_of

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

NAME = "standard input"
_PIECE = 1_048_576


def standard_input(stream: BinaryIO) -> Source:
    """Everything that a stream gives, read now. Raises InputError for more than 200 MB and a damaged ZIP."""
    with ExitStack() as opened:
        file = opened.enter_context(TemporaryFile(buffering=0))
        _spool(stream, file)
        open_kept = partial(_Kept, file.fileno())
        if is_zip(os.pread(file.fileno(), 4, 0)):
            return zip_of(NAME, open_kept, close=opened.pop_all().close)
        member = Member.called(NAME, 0, lambda: cast("BinaryIO", open_kept()))
        return Source(NAME, (member,), is_one_file=True, close=opened.pop_all().close)


def _spool(stream: BinaryIO, file: io.FileIO) -> None:
    size = 0
    try:
        while piece := stream.read(_PIECE):
            size += len(piece)
            if size > MAX_TOTAL_BYTES:
                raise InputError(f"{NAME} gives more than {MAX_TOTAL_BYTES // 1_000_000} MB to read")
            file.write(piece)
    except OSError as error:
        raise SystemFailureError(f"{NAME} could not be read: {error.strerror or error}") from None


class _Kept(io.RawIOBase):
    """The kept bytes from their beginning, at a place of their own: several may read at the same time."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        start = (0, self._at, os.fstat(self._number).st_size)[whence]
        self._at = max(0, start + offset)
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        data = os.pread(self._number, len(memoryview(buffer)), self._at)
        memoryview(buffer)[: len(data)] = data
        self._at += len(data)
        return len(data)
