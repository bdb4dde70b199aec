"""The text of a stranger's file: by its byte order mark, by the encoding that the user names, else UTF-8."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from pln.errors import InputError

if TYPE_CHECKING:
    from pln.exchange.source import Member, Source

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decoded(content: bytes, file: str, encoding: str | None = None) -> str:
    """The bytes as text, without a byte order mark.

    Raises InputError where they are no text of their encoding: nothing is guessed or replaced.
    """
    name = _encoding(content, encoding)
    try:
        return content.decode(name)
    except UnicodeDecodeError:
        raise InputError(
            f"'{file}' is not {name.upper()} text", "name its encoding: --encoding cp1252"
        ) from None
    except LookupError:
        raise InputError(f"there is no encoding '{name}'", "such as utf-8, cp1252, utf-16") from None


def start_of(source: Source, member: Member) -> str:
    """How a member begins, to be recognised by: what is no text of it stands as U+FFFD."""
    head = source.head(member)
    return head.decode(_encoding(head, None), errors="replace")


def _encoding(content: bytes, named: str | None) -> str:
    return next((name for mark, name in _MARKS if content.startswith(mark)), named or "utf-8")
