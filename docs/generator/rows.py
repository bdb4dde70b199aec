"""What the rows of every list and report hold, from their row types and from the reports themselves."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from generator.commands import commands
from generator.markdown import table
from generator.sample import SampleNetwork
from pln.classes import fields
from pln.columns import Kind, columns
from pln.facts.event import Met
from pln.facts.mentorship import Item
from pln.facts.refs import Detail, Ref
from pln.facts.resource import Share
from pln.facts.review import ReviewedGoal, ReviewedSection

# Commands whose rows are another's.
SAME_ROWS: Mapping[tuple[str, ...], tuple[str, ...]] = {("demo",): ("dashboard",)}
PARTS: Mapping[type, str] = {
    Ref: "reference",
    Detail: "detail",
    Share: "share",
    ReviewedGoal: "reviewed goal",
    ReviewedSection: "reviewed section",
    Met: "person met",
    Item: "item",
}
# What null says of a field, where it says more than that nothing was set.
NULLS = {
    "confidence": "no check-in said one",
    "day": "not bound to a day",
    "done_on": "not done yet",
    "forecast_early_on": "open or unknown",
    "forecast_late_on": "open or unknown",
    "forecast_on": "unknown, not converging, or more than ten years ahead",
    "now": "no database that can be read",
    "last_on": "no done interaction yet",
    "pace_ratio": "unknown, or nothing to compare with",
    "progress": "unknown",
    "turns": "year of birth not known",
}
_SPELLINGS = {
    "birthday": "text: `1990-03-14`, or `--03-14` without the year",
    "time": "text: `HH:MM`",
    **dict.fromkeys(("created_at", "updated_at", "made_at"), "instant in UTC"),
}
_QUANTITIES = {
    Kind.DAYS: "whole number of days",
    Kind.INSTANT: "instant in UTC",
    Kind.SHARE: "fraction from 0 to 1",
    Kind.RATIO: "ratio",
}
_PLAIN = {str: "text", int: "whole number", float: "number", bool: "true or false", date: "day"}


def rows_as_markdown(network: SampleNetwork) -> str:
    """The parts that rows share, then a section for each row type, headed by the commands that print it."""
    printed: dict[type, list[str]] = {}
    for command in commands():
        if command.prints_rows:
            words = SAME_ROWS.get(command.words, command.words)
            row_type = network.report(*words).row_type
            printed.setdefault(row_type, []).append(f"`{' '.join(command.words)}`")
    return "\n\n".join([_parts(), *_Sections(printed)])


def _parts() -> str:
    lines = ["#### Objects inside rows", ""]
    for part, name in PARTS.items():
        held = ", ".join(f"`{key}` ({_with_null(key, hint)})" for key, hint in _hints(part).items())
        lines.append(f"- a *{name}* holds {held}")
    return "\n".join(lines)


class _Sections:
    """Describes every row type once, and says where it stands when it is met again."""

    def __init__(self, printed: Mapping[type, Sequence[str]]) -> None:
        self._printed = printed
        self._place: dict[type, str] = {}

    def __iter__(self) -> Iterator[str]:
        for row_type, names in self._printed.items():
            yield f"#### {', '.join(names)}"
            yield from self._row_type(row_type, names[0])

    def _row_type(self, row_type: type, place: str) -> Iterator[str]:
        self._place[row_type] = place
        if about := _about(row_type):
            yield about
        own, hints = columns(row_type), _hints(row_type)
        for known in row_type.__mro__[1:]:
            if known in self._place:
                own = {key: column for key, column in own.items() if key not in columns(known)}
                yield f"The fields of {self._place[known]}, and:"
        cells = [
            (f"`{key}`", column.label, _with_null(key, hints[key], column.kind))
            for key, column in own.items()
        ]
        yield table(("field", "label", "what it is"), cells)
        for key, column in own.items():
            (nested, *_) = get_args(hints[key]) or (None,)
            if column.kind is Kind.TABLE and nested not in PARTS:
                yield from self._nested(key, nested, place)

    def _nested(self, key: str, row_type: type, place: str) -> Iterator[str]:
        if row_type in self._place:
            yield f"Each of `{key}` is as in {self._place[row_type]}."
        else:
            yield f"Each of `{key}`:"
            yield from self._row_type(row_type, place)


def _about(row_type: type) -> str:
    """The docstring in the words of JSON, unless it is only the signature that dataclasses write."""
    text = " ".join((row_type.__doc__ or "").split())
    return "" if text.startswith(f"{row_type.__name__}(") else re.sub(r"\bNone\b", "null", text)


def _hints(row_type: type) -> dict[str, Any]:
    hints = get_type_hints(row_type)
    return {field.name: hints[field.name] for field in fields(row_type)}


def _with_null(key: str, hint: Any, kind: Kind = Kind.TEXT) -> str:
    if get_origin(hint) not in (Union, UnionType):
        return _described(key, hint, kind)
    (known,) = (one for one in get_args(hint) if one is not type(None))
    return f"{_described(key, known, kind)}; null: {NULLS.get(key, 'not set')}"


def _described(key: str, hint: Any, kind: Kind = Kind.TEXT) -> str:
    """The type of a field in words."""
    if get_origin(hint) is Literal:
        return f"one of {', '.join(get_args(hint))}"
    if get_origin(hint) is tuple:
        (item, *_) = get_args(hint)
        return f"list of {PARTS.get(item, _PLAIN.get(item, 'object'))}s"
    return PARTS.get(hint) or _SPELLINGS.get(key) or _QUANTITIES.get(kind) or _PLAIN[hint]
