"""Files that are read whole, since their format has no rows to be read one by one: bytes, text, JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pln.errors import InputError
from pln.exchange.decoding import decoded

if TYPE_CHECKING:
    from pln.exchange.source import Member, Source

MAX_BYTES = 20_000_000
_BOM = b"\xef\xbb\xbf"


def read_bytes(source: Source, member: Member, limit: int = MAX_BYTES) -> bytes:
    """All of a file. Raises InputError where it has more than `limit` bytes."""
    with source.open(member) as binary:
        content = binary.read(limit + 1)
    if len(content) > limit:
        raise InputError(f"'{member.name}' is larger than {limit // 1_000_000} MB")
    return content


def read_text(source: Source, member: Member, encoding: str | None = None, limit: int = MAX_BYTES) -> str:
    """All of a text file, line ends as LF. Raises InputError as `read_bytes` and `decoded` do."""
    text = decoded(read_bytes(source, member, limit), member.name, encoding)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_json_list(source: Source, member: Member) -> list[Any]:
    """The entries of a JSON array. Raises InputError where the file is no such thing."""
    try:
        found = json.loads(read_bytes(source, member).removeprefix(_BOM))
    except RecursionError:
        raise InputError(f"'{member.name}' is nested too deep") from None
    except ValueError as error:
        line = f", line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise InputError(f"'{member.name}'{line}: is no JSON") from None
    if not isinstance(found, list):
        raise InputError(f"'{member.name}' is no list of entries")
    return found


def first_entry(head: bytes) -> dict[str, Any]:
    """The first object of a JSON array that begins so; an empty one where it does not, or cannot be told."""
    text = head.removeprefix(_BOM).decode("utf-8", "replace").lstrip()
    if not text.startswith("["):
        return {}
    try:
        entry, _ = json.JSONDecoder().raw_decode(text[1:].lstrip())
    except (ValueError, RecursionError):
        return {}
    return entry if isinstance(entry, dict) else {}
