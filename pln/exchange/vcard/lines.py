"""The content lines of a vCard file: its bytes, as any program may have written them, unfolded.

Lines end in CR, LF or CRLF, mixed as they come. A line that begins with a space or a tab continues the one
before; so does, as address books of phones write them, a line of bare base64 within a picture, and what
follows a soft line break (`=`) in quoted-printable. Folds may cut a character in two: hence bytes. The time
is in proportion to the length, and no line is held longer than 2 MB.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, BinaryIO

from pln.classes import dataclass
from pln.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BYTES = 2_000_000  # of an unfolded line; what goes beyond is left out, and the line marked as cut
_CHUNK = 65_536
_LONGEST_HEAD = 2_000  # bytes in which name and parameters stand, for what is to be known while unfolding
_MARKS = (  # the longer ones first: UTF-32's begins like UTF-16's
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_UNMARKED = ((b"B\0E\0", "utf-16-le"), (b"\0B\0E", "utf-16-be"))
# Codecs in which harmless bytes turn into markup, or that are no encodings of text in any file.
_REFUSED = frozenset(
    {
        "utf-7",
        "idna",
        "punycode",
        "unicode-escape",
        "unicode_escape",
        "raw-unicode-escape",
        "raw_unicode_escape",
    }
)
_BASE64 = re.compile(rb"[A-Za-z0-9+/]+={0,2}")
_IS_BASE64 = re.compile(rb"[;=](BASE64|B)(;|:|$)")


@dataclass(frozen=True, slots=True)
class ContentLine:
    """An unfolded line in bytes, and the number of the line of the file at which it begins."""

    number: int
    content: bytes
    is_cut: bool = False


class UnknownEncodingError(ValueError):
    """A name that is no encoding's; the message says so."""


class RefusedEncodingError(UnknownEncodingError):
    """An encoding that nothing is read in, whatever the bytes; the message names it."""


def codec_of(name: str) -> str:
    """Python's name of an encoding. Raises UnknownEncodingError, or RefusedEncodingError."""
    try:
        codec = codecs.lookup(name.strip())
    except (LookupError, ValueError, UnicodeError):
        raise UnknownEncodingError("is in an unknown encoding") from None
    if codec.name in _REFUSED or not getattr(codec, "_is_text_encoding", True):
        raise RefusedEncodingError(f"is in {codec.name.upper()}, which is refused")
    return codec.name


def is_wide(encoding: str) -> bool:
    """Whether an encoding writes every letter in two or four bytes."""
    return encoding.startswith(("utf-16", "utf-32"))


def encoding_by_mark(start: bytes) -> tuple[str, int]:
    """The encoding that a file which begins so is in, and how many bytes its mark takes; "": not to be told."""
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            return encoding, len(mark)
    return next(((encoding, 0) for begin, encoding in _UNMARKED if start.startswith(begin)), ("", 0))


def content_lines(binary: BinaryIO, file: str, encoding: str = "") -> Iterator[ContentLine]:
    """The lines of a file, without blank ones.

    UTF-16 and UTF-32 come as UTF-8, whatever told of them: their marks or `encoding`. Raises InputError
    where the file breaks their rules.
    """
    growing: _Growing | None = None
    for number, text in enumerate(_physical_lines(_chunks(binary, file, encoding)), 1):
        if growing is not None and growing.takes(text):
            continue
        if not text or text.isspace():
            continue
        if growing is not None:
            yield growing.line()
        growing = _Growing(number, text)
    if growing is not None:
        yield growing.line()


def _chunks(binary: BinaryIO, file: str, encoding: str) -> Iterator[bytes]:
    start = binary.read(_CHUNK)
    found, mark = encoding_by_mark(start)
    encoding = found or encoding
    plain = _pieces(start[mark:], binary)
    if not is_wide(encoding):
        yield from plain
        return
    try:
        for text in codecs.iterdecode(plain, encoding):
            yield text.encode()
    except UnicodeError:
        raise InputError(f"'{file}' is not {encoding.upper()} text") from None


def _pieces(start: bytes, binary: BinaryIO) -> Iterator[bytes]:
    yield start
    while chunk := binary.read(_CHUNK):
        yield chunk


def _physical_lines(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Lines without their ends; what goes beyond the longest of them is passed over."""
    pieces: list[bytes] = []
    size = 0
    after_cr = False
    for chunk in filter(None, chunks):
        rest = chunk[1:] if after_cr and chunk.startswith(b"\n") else chunk
        after_cr = chunk.endswith(b"\r")
        for piece in rest.splitlines(keepends=True):
            text = piece.rstrip(b"\r\n")
            if size <= MAX_BYTES:
                pieces.append(text)
            size += len(text)
            if len(text) != len(piece):
                yield b"".join(pieces)
                pieces, size = [], 0
    if pieces:
        yield b"".join(pieces)


class _Growing:
    """A line that may go on in the next one."""

    def __init__(self, number: int, text: bytes) -> None:
        self._number = number
        self._pieces: list[bytes] = []
        self._size = 0
        self._head = b""
        self._is_complete_head = False
        self._is_after_blank = False
        self._add(text.removeprefix(codecs.BOM_UTF8))

    def takes(self, text: bytes) -> bool:
        """Whether a line of the file is part of this one, which it then is."""
        if self._ends_in_soft_break() and not text[:10].upper().startswith(b"END:VCARD"):
            self._pieces[-1] = self._pieces[-1][:-1]
            self._add(text)
        elif text[:1] in (b" ", b"\t"):
            self._add(text[1:])
        elif not text:
            self._is_after_blank = True
        elif not self._is_after_blank and self._is_base64() and _BASE64.fullmatch(text):
            self._add(text)
        else:
            return False
        return True

    def line(self) -> ContentLine:
        return ContentLine(self._number, b"".join(self._pieces)[:MAX_BYTES], self._size > MAX_BYTES)

    def _add(self, text: bytes) -> None:
        self._size += len(text)
        if self._size <= MAX_BYTES + len(text):
            self._pieces.append(text)
        if not self._is_complete_head:
            head, colon, _ = text.partition(b":")
            self._head += head.upper()
            self._is_complete_head = bool(colon) or len(self._head) > _LONGEST_HEAD

    def _ends_in_soft_break(self) -> bool:
        return self._pieces[-1][-1:] == b"=" and b"QUOTED-PRINTABLE" in self._head

    def _is_base64(self) -> bool:
        return _IS_BASE64.search(self._head) is not None
