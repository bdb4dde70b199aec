"""Reports for programs: JSON, JSON Lines and CSV, with every field under its stable name.

Days are ISO dates; unknown, and what cannot be read, is null (an empty CSV cell). No format lets a control
character through.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from math import isfinite
from typing import Any

from pln.classes import fields, is_dataclass, values
from pln.facts.refs import Detail, Ref
from pln.facts.resource import Share
from pln.formulas import guarded
from pln.names import is_unsafe
from pln.render.safe import escape_controls
from pln.reports.report import Report
from pln.vocabulary import UNREADABLE


def json_chunks(report: Report[Any]) -> Iterator[str]:
    """One JSON object: `report`, `version`, `today`, `rows`, `notes`. It comes a row at a time, a line each.

    Indenting the rows too would take Python's own encoder, which is several times slower.
    """
    head = {"report": report.name, "version": report.version, "today": report.today.isoformat()}
    yield _json(head, indent=2).removesuffix("\n}") + ',\n  "rows": ['
    between = "\n"
    for row in report.rows:
        yield f"{between}    {_json(row)}"
        between = ",\n"
    notes = _json(list(report.notes), indent=2)
    yield ("\n  ]" if report.rows else "]") + f',\n  "notes": {_indented(notes, 2).lstrip()}\n}}\n'


def jsonl_chunks(report: Report[Any]) -> Iterator[str]:
    """One JSON object per row and line."""
    for row in report.rows:
        yield _json(row) + "\n"


def json_in_ascii(chunk: str) -> str:
    """JSON with everything beyond ASCII as `\\u00e9`: the same data, for a stream that lacks characters."""
    return "".join(character if character.isascii() else json.dumps(character)[1:-1] for character in chunk)


def csv_chunks(report: Report[Any]) -> Iterator[str]:
    """RFC 4180 with a header, but with the line ends that Unix tools expect: LF.

    Several values share a cell with "; " between them; nested rows are JSON. Text that a spreadsheet would
    take for a formula gets an apostrophe in front, and so does text that already looks like that (so the
    apostrophe can be taken off again without doubt).
    """
    names = _field_names(report.row_type)
    yield _csv_line(names)
    for row in report.rows:
        yield _csv_line([_csv_cell(getattr(row, name)) for name in names])


_names_known: dict[type, tuple[str, ...]] = {}


def _field_names(row_type: type) -> tuple[str, ...]:
    """The names of a row type's fields, found once for its thousands of rows."""
    if row_type not in _names_known:
        _names_known[row_type] = tuple(field.name for field in fields(row_type))
    return _names_known[row_type]


def _known(value: Any) -> Any:
    """What JSON's encoder does not know by itself: days, rows and what is nested in them."""
    if isinstance(value, date):
        return None if value is UNREADABLE else value.isoformat()
    return dict(zip(_field_names(type(value)), values(value), strict=True))


def _finite(value: Any) -> Any:
    """The value with null for numbers that JSON does not have."""
    if isinstance(value, float):
        return value if isfinite(value) else None
    if isinstance(value, tuple | list):
        return [_finite(item) for item in value]
    return {name: _finite(one) for name, one in _known(value).items()} if is_dataclass(value) else value


def _json(value: Any, indent: int | None = None) -> str:
    try:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent, default=_known)
    except ValueError:
        text = json.dumps(_finite(value), ensure_ascii=False, indent=indent, default=_known)
    return "\n".join(line if line.isprintable() else _escaped(line) for line in text.split("\n"))


def _escaped(line: str) -> str:
    """What JSON leaves as it is: DEL, C1 controls, bidirectional overrides, lone surrogates."""
    return "".join(json.dumps(character)[1:-1] if is_unsafe(character) else character for character in line)


def _indented(text: str, spaces: int) -> str:
    margin = " " * spaces
    return margin + text.replace("\n", "\n" + margin)


def _csv_line(cells: Iterable[str]) -> str:
    import csv
    import io

    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()


def _csv_cell(value: object) -> str:
    """Numbers and days as they are; text made harmless to terminals and spreadsheets."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and isfinite(value):
        return repr(value).removesuffix(".0")
    if isinstance(value, int):
        return str(value)
    text = escape_controls(_csv_text(value), keep_newlines=True)
    return guarded(text)


def _csv_text(value: object) -> str:
    match value:
        case str():
            return value
        case date():
            return "" if value is UNREADABLE else value.isoformat()
        case Ref():
            return value.name
        case Detail():
            return f"{value.value} ({value.label})" if value.label else value.value
        case Share():
            return f"{value.contact.name}, {value.day.isoformat()}"
        case tuple() | list() if not any(map(_is_row, value)):
            return "; ".join(map(_csv_text, value))
        case None | float():
            return ""
        case _ if (typed := _as_typed(value)) is not None:
            return typed
        case _:
            return _json(value)


def _is_row(value: object) -> bool:
    is_value = isinstance(value, Ref | Detail | Share)
    return is_dataclass(value) and not is_value and _as_typed(value) is None


def _as_typed(value: object) -> str | None:
    """Somebody met and an agreed action, as one types them; None for what is neither."""
    from pln.facts.event import Met  # few lists hold them
    from pln.facts.mentorship import Item

    if type(value) is Met:  # what is more than that is a row
        return f"{value.contact.name}: {value.note}" if value.note else value.contact.name
    if type(value) is Item:
        return f"{value.item} done {value.done_on.isoformat()}" if value.done_on else value.item
    return None
