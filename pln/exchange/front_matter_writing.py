"""Properties of a note as YAML: block style, plain words as they are, everything else in quotes."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from pln.names import is_unsafe

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

# A letter first and no sign that YAML knows: nothing else reads the same to every reader of YAML.
_PLAIN = re.compile(
    r"[^\W\d_](?:[\w .+-]*\w)?|[0-9]{4}-[0-9]{2}-[0-9]{2}|[1-9][0-9]{0,5}|[0-9a-f]{8}(?:-[0-9a-f]{4,12}){4}"
)
_WORDS_OF_YAML = frozenset({"y", "n", "yes", "no", "true", "false", "on", "off", "null"})


def front_matter(properties: Mapping[str, str | Sequence[str]], raw: Iterable[str]) -> str:
    """The properties, empty ones left out, and below them others as they are written already."""
    lines = ["---"]
    for key, value in properties.items():
        if isinstance(value, str):
            lines += [f"{key}: {scalar(value)}"] if value else []
        elif value:
            lines += [f"{key}:", *(f"  - {scalar(one)}" for one in value)]
    return "\n".join((*lines, *raw, "---", ""))


def scalar(text: str) -> str:
    """A text as one scalar."""
    if _PLAIN.fullmatch(text) and text.casefold() not in _WORDS_OF_YAML and text.isprintable():
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return (
        quoted
        if quoted.isprintable()
        else "".join(_escaped(one) if is_unsafe(one) else one for one in quoted)
    )


def _escaped(character: str) -> str:
    number = ord(character)
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
