"""JSON Lines: everything that is stored, one record a line, for git, for other programs and for another pln.

The first line says what it is, `{"type": "pln", "format": 1}`, with no date in it: the same data gives the
same bytes. UTF-8, lines end in LF, and a space follows each comma and colon, so that `git diff --word-diff`
shows the value that changed.

What is absent is left out: null, false, the empty list, the empty text. A line then shows only what somebody
knows, and a field that a later version adds changes no line of those who do not use it. A reader gives a
missing key the value that the field is empty by. Two texts may be empty without being absent: `external_id`
and `imported_summary` stand as they are, and only null is left out.

Characters that a terminal would obey, or that mislead the eye, stand as `\\u202e`: the same text to every
reader of JSON, and harmless to whoever looks at the file.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pln.exchange.exporting import ExportContext, Piece
from pln.names import is_unsafe

FORMAT = 1

_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
_TYPE = b'"pln"'
_HEADER = _encode({"type": "pln", "format": FORMAT})
_NULL_OR_TEXT = frozenset({"external_id", "imported_summary"})


def encode(records: Iterable[Mapping[str, Any]], context: ExportContext) -> Iterator[Piece]:
    """The lines of an export: its header, then the records in the order they come in."""
    yield Piece(f"{_HEADER}\n")
    for record in records:
        yield Piece(f"{line(record)}\n", record["type"])


def line(record: Mapping[str, Any]) -> str:
    """One record, without the end of its line."""
    text = _encode(_present(record))
    return text if text.isprintable() else _escaped(text)


def is_export(start: bytes) -> bool:
    """Whether a file that begins so, with its first line at least, is an export of any version of this format."""
    return format_of(start.partition(b"\n")[0]) is not None


def format_of(line: bytes) -> int | None:
    """The number of the format, if the line is the header of an export."""
    if _TYPE not in line:
        return None
    try:
        header = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(header, dict) or header.get("type") != "pln":
        return None
    number = header.get("format")
    return number if isinstance(number, int) else None


def _present(record: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _known(value) for key, value in record.items() if not _is_absent(key, value)}


def _is_absent(key: str, value: Any) -> bool:
    return value is None or value is False or value == [] or (value == "" and key not in _NULL_OR_TEXT)


def _known(value: Any) -> Any:
    if isinstance(value, list):
        return [_known(item) for item in value]
    return _present(value) if isinstance(value, dict) else value


def _escaped(line: str) -> str:
    return "".join(json.dumps(one)[1:-1] if is_unsafe(one) else one for one in line)
