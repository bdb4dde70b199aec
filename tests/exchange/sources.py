"""Sources of a few texts, for the reader of a format."""

import io
from functools import partial

from pln.exchange.source import Member, Source


def one_file(content: str | bytes, name: str = "a file") -> Source:
    """A path that is the file itself."""
    return Source(name, (_member(name, content),), is_one_file=True)


def folder(files: dict[str, str]) -> Source:
    """A folder of files."""
    return Source("a folder", tuple(_member(name, content) for name, content in files.items()))


def _member(name: str, content: str | bytes) -> Member:
    return Member(name, 0, partial(io.BytesIO, content if isinstance(content, bytes) else content.encode()))
