"""Resources on their way into files of other programs: address, folders, what is kept, and text within markup."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from pln.names import fold, is_unsafe

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    Record = Mapping[str, Any]

_KEPT = "\n\t"


def address(record: Record) -> str:
    """The address as it was typed, fragment and all, where it is a whole one; else as it is stored."""
    typed: str = record["original_url"]
    whole = typed.lower().startswith(("http://", "https://"))
    return typed if whole else str(record["url"])


def by_first_topic(records: Iterable[Record]) -> list[tuple[str, list[Record]]]:
    """The records by title, under the first topic of each; those without one come first, under ""."""
    folders: dict[str, list[Record]] = {}
    for record in sorted(records, key=lambda one: (fold(one["title"]), one["uuid"])):
        folders.setdefault((record["topics"] or [""])[0], []).append(record)
    return sorted(folders.items())


def markup(text: str) -> str:
    """The text for XML and HTML, also within quotes.

    What a terminal would obey or the eye be misled by stands as a number, `&#8238;`; for the two characters that
    XML cannot hold at all, U+FFFE and U+FFFF, there is U+FFFD.
    """
    escaped = escape(text)
    if escaped.isprintable() and escaped.isascii():
        return escaped
    return "".join(map(_harmless, escaped))


def as_attributes(given: Mapping[str, object]) -> str:
    """Attributes of a tag in their order, on one line; empty ones are left out."""
    said = ((name, markup(str(value)).replace("\n", "&#10;")) for name, value in given.items() if value)
    return " ".join(f'{name}="{value}"' for name, value in said)


def kept(record: Record, format: str) -> dict[str, str]:
    """What files of a format said of a resource beyond what pln models, by the names that they gave it."""
    return {one["name"]: one["value"] for one in record["kept"] if one["format"] == format}


def _harmless(character: str) -> str:
    if character in "\ufffe\uffff":
        return "\ufffd"
    return f"&#{ord(character)};" if is_unsafe(character) and character not in _KEPT else character
